/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["volley-spark"] || ($protobuf.roots["volley-spark"] = {});

export const spark = $root.spark = (() => {

const spark = {};

spark.connect = (function() {

const connect = {};

connect.Plan = (function() {

const Plan = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Plan.prototype.root = null;
Plan.prototype.command = null;

let $oneOfFields;

$Object.defineProperty(Plan.prototype, "opType", {
get: $util.oneOfGetter($oneOfFields = ["root", "command"]),
set: $util.oneOfSetter($oneOfFields)
});

Plan.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
$root.spark.connect.Relation.encode(message.root, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.command != null && $Object.hasOwnProperty.call(message, "command"))
$root.spark.connect.Command.encode(message.command, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Plan.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Plan();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.root = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.root);
message.opType = "root";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.command = $root.spark.connect.Command.decode(reader, reader.size(), $undefined, _depth + 1, message.command);
message.opType = "command";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Plan;
})();

connect.UserContext = (function() {

const UserContext = function (properties) {
this.extensions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

UserContext.prototype.userId = "";
UserContext.prototype.userName = "";
UserContext.prototype.extensions = $util.emptyArray;

UserContext.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
writer.uint32(10).string(message.userId);
if (message.userName != null && $Object.hasOwnProperty.call(message, "userName") && message.userName !== "")
writer.uint32(18).string(message.userName);
if (message.extensions != null && message.extensions.length)
for (let i = 0; i < message.extensions.length; ++i)
$root.google.protobuf.Any.encode(message.extensions[i], writer.uint32(7994).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

UserContext.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.UserContext();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.userId = value;
else
delete message.userId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.userName = value;
else
delete message.userName;
continue;
}
case 999: {
if (wireType !== 2)
break;
if (!(message.extensions && message.extensions.length))
message.extensions = [];
message.extensions.push($root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return UserContext;
})();

connect.ExecutePlanRequest = (function() {

const ExecutePlanRequest = function (properties) {
this.requestOptions = [];
this.tags = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExecutePlanRequest.prototype.sessionId = "";
ExecutePlanRequest.prototype.userContext = null;
ExecutePlanRequest.prototype.plan = null;
ExecutePlanRequest.prototype.clientType = null;
ExecutePlanRequest.prototype.requestOptions = $util.emptyArray;
ExecutePlanRequest.prototype.operationId = null;
ExecutePlanRequest.prototype.tags = $util.emptyArray;
ExecutePlanRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ExecutePlanRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ExecutePlanRequest.prototype, "_operationId", {
get: $util.oneOfGetter($oneOfFields = ["operationId"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ExecutePlanRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

ExecutePlanRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.plan != null && $Object.hasOwnProperty.call(message, "plan"))
$root.spark.connect.Plan.encode(message.plan, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(34).string(message.clientType);
if (message.requestOptions != null && message.requestOptions.length)
for (let i = 0; i < message.requestOptions.length; ++i)
$root.spark.connect.ExecutePlanRequest.RequestOption.encode(message.requestOptions[i], writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId"))
writer.uint32(50).string(message.operationId);
if (message.tags != null && message.tags.length)
for (let i = 0; i < message.tags.length; ++i)
writer.uint32(58).string(message.tags[i]);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(66).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExecutePlanRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.plan = $root.spark.connect.Plan.decode(reader, reader.size(), $undefined, _depth + 1, message.plan);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.requestOptions && message.requestOptions.length))
message.requestOptions = [];
message.requestOptions.push($root.spark.connect.ExecutePlanRequest.RequestOption.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 6: {
if (wireType !== 2)
break;
message.operationId = reader.stringVerify();
message._operationId = "operationId";
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.tags && message.tags.length))
message.tags = [];
message.tags.push(reader.stringVerify());
continue;
}
case 8: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ExecutePlanRequest.RequestOption = (function() {

const RequestOption = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

RequestOption.prototype.reattachOptions = null;
RequestOption.prototype.extension = null;

let $oneOfFields;

$Object.defineProperty(RequestOption.prototype, "requestOption", {
get: $util.oneOfGetter($oneOfFields = ["reattachOptions", "extension"]),
set: $util.oneOfSetter($oneOfFields)
});

RequestOption.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reattachOptions != null && $Object.hasOwnProperty.call(message, "reattachOptions"))
$root.spark.connect.ReattachOptions.encode(message.reattachOptions, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
$root.google.protobuf.Any.encode(message.extension, writer.uint32(7994).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

RequestOption.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanRequest.RequestOption();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.reattachOptions = $root.spark.connect.ReattachOptions.decode(reader, reader.size(), $undefined, _depth + 1, message.reattachOptions);
message.requestOption = "reattachOptions";
continue;
}
case 999: {
if (wireType !== 2)
break;
message.extension = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
message.requestOption = "extension";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return RequestOption;
})();

return ExecutePlanRequest;
})();

connect.ReattachOptions = (function() {

const ReattachOptions = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReattachOptions.prototype.reattachable = false;

ReattachOptions.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reattachable != null && $Object.hasOwnProperty.call(message, "reattachable") && message.reattachable !== false)
writer.uint32(8).bool(message.reattachable);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReattachOptions.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReattachOptions();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.reattachable = value;
else
delete message.reattachable;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReattachOptions;
})();

connect.ExecutePlanResponse = (function() {

const ExecutePlanResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExecutePlanResponse.prototype.sessionId = "";
ExecutePlanResponse.prototype.arrowBatch = null;
ExecutePlanResponse.prototype.resultComplete = null;
ExecutePlanResponse.prototype.executionProgress = null;
ExecutePlanResponse.prototype.extension = null;
ExecutePlanResponse.prototype.metrics = null;
ExecutePlanResponse.prototype.schema = null;
ExecutePlanResponse.prototype.operationId = "";
ExecutePlanResponse.prototype.responseId = "";
ExecutePlanResponse.prototype.serverSideSessionId = "";

let $oneOfFields;

$Object.defineProperty(ExecutePlanResponse.prototype, "responseType", {
get: $util.oneOfGetter($oneOfFields = ["arrowBatch", "resultComplete", "executionProgress", "extension"]),
set: $util.oneOfSetter($oneOfFields)
});

ExecutePlanResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.arrowBatch != null && $Object.hasOwnProperty.call(message, "arrowBatch"))
$root.spark.connect.ExecutePlanResponse.ArrowBatch.encode(message.arrowBatch, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics"))
$root.spark.connect.ExecutePlanResponse.Metrics.encode(message.metrics, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
$root.spark.connect.DataType.encode(message.schema, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId") && message.operationId !== "")
writer.uint32(98).string(message.operationId);
if (message.responseId != null && $Object.hasOwnProperty.call(message, "responseId") && message.responseId !== "")
writer.uint32(106).string(message.responseId);
if (message.resultComplete != null && $Object.hasOwnProperty.call(message, "resultComplete"))
$root.spark.connect.ExecutePlanResponse.ResultComplete.encode(message.resultComplete, writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(122).string(message.serverSideSessionId);
if (message.executionProgress != null && $Object.hasOwnProperty.call(message, "executionProgress"))
$root.spark.connect.ExecutePlanResponse.ExecutionProgress.encode(message.executionProgress, writer.uint32(146).fork(), _depth + 1).ldelim();
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
$root.google.protobuf.Any.encode(message.extension, writer.uint32(7994).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExecutePlanResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.arrowBatch = $root.spark.connect.ExecutePlanResponse.ArrowBatch.decode(reader, reader.size(), $undefined, _depth + 1, message.arrowBatch);
message.responseType = "arrowBatch";
continue;
}
case 14: {
if (wireType !== 2)
break;
message.resultComplete = $root.spark.connect.ExecutePlanResponse.ResultComplete.decode(reader, reader.size(), $undefined, _depth + 1, message.resultComplete);
message.responseType = "resultComplete";
continue;
}
case 18: {
if (wireType !== 2)
break;
message.executionProgress = $root.spark.connect.ExecutePlanResponse.ExecutionProgress.decode(reader, reader.size(), $undefined, _depth + 1, message.executionProgress);
message.responseType = "executionProgress";
continue;
}
case 999: {
if (wireType !== 2)
break;
message.extension = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
message.responseType = "extension";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.metrics = $root.spark.connect.ExecutePlanResponse.Metrics.decode(reader, reader.size(), $undefined, _depth + 1, message.metrics);
continue;
}
case 7: {
if (wireType !== 2)
break;
message.schema = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.schema);
continue;
}
case 12: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.operationId = value;
else
delete message.operationId;
continue;
}
case 13: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.responseId = value;
else
delete message.responseId;
continue;
}
case 15: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ExecutePlanResponse.ArrowBatch = (function() {

const ArrowBatch = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArrowBatch.prototype.rowCount = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
ArrowBatch.prototype.data = $util.newBuffer([]);
ArrowBatch.prototype.startOffset = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ArrowBatch.prototype, "_startOffset", {
get: $util.oneOfGetter($oneOfFields = ["startOffset"]),
set: $util.oneOfSetter($oneOfFields)
});

ArrowBatch.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.rowCount != null && $Object.hasOwnProperty.call(message, "rowCount") && (typeof message.rowCount === "object" ? message.rowCount.low || message.rowCount.high : message.rowCount !== 0))
writer.uint32(8).int64(message.rowCount);
if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
writer.uint32(18).bytes(message.data);
if (message.startOffset != null && $Object.hasOwnProperty.call(message, "startOffset"))
writer.uint32(24).int64(message.startOffset);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArrowBatch.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.ArrowBatch();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.rowCount = value;
else
delete message.rowCount;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.data = value;
else
delete message.data;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.startOffset = reader.int64();
message._startOffset = "startOffset";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ArrowBatch;
})();

ExecutePlanResponse.ResultComplete = (function() {

const ResultComplete = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ResultComplete.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ResultComplete.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.ResultComplete();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ResultComplete;
})();

ExecutePlanResponse.Metrics = (function() {

const Metrics = function (properties) {
this.metrics = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Metrics.prototype.metrics = $util.emptyArray;

Metrics.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.metrics != null && message.metrics.length)
for (let i = 0; i < message.metrics.length; ++i)
$root.spark.connect.ExecutePlanResponse.Metrics.MetricObject.encode(message.metrics[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Metrics.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.Metrics();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.metrics && message.metrics.length))
message.metrics = [];
message.metrics.push($root.spark.connect.ExecutePlanResponse.Metrics.MetricObject.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Metrics.MetricObject = (function() {

const MetricObject = function (properties) {
this.executionMetrics = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

MetricObject.prototype.name = "";
MetricObject.prototype.planId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
MetricObject.prototype.parent = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
MetricObject.prototype.executionMetrics = $util.emptyObject;

MetricObject.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.planId != null && $Object.hasOwnProperty.call(message, "planId") && (typeof message.planId === "object" ? message.planId.low || message.planId.high : message.planId !== 0))
writer.uint32(16).int64(message.planId);
if (message.parent != null && $Object.hasOwnProperty.call(message, "parent") && (typeof message.parent === "object" ? message.parent.low || message.parent.high : message.parent !== 0))
writer.uint32(24).int64(message.parent);
if (message.executionMetrics != null && $Object.hasOwnProperty.call(message, "executionMetrics"))
for (let keys = $Object.keys(message.executionMetrics), i = 0; i < keys.length; ++i) {
writer.uint32(34).fork().uint32(10).string(keys[i]);
$root.spark.connect.ExecutePlanResponse.Metrics.MetricValue.encode(message.executionMetrics[keys[i]], writer.uint32(18).fork(), _depth + 1).ldelim().ldelim();
}
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

MetricObject.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.Metrics.MetricObject();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.planId = value;
else
delete message.planId;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.parent = value;
else
delete message.parent;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (message.executionMetrics === $util.emptyObject)
message.executionMetrics = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = null;
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = $root.spark.connect.ExecutePlanResponse.Metrics.MetricValue.decode(reader, reader.size(), $undefined, _depth + 1, value);
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.executionMetrics, key);
message.executionMetrics[key] = value || new $root.spark.connect.ExecutePlanResponse.Metrics.MetricValue();
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return MetricObject;
})();

Metrics.MetricValue = (function() {

const MetricValue = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

MetricValue.prototype.name = "";
MetricValue.prototype.value = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
MetricValue.prototype.metricType = "";

MetricValue.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && (typeof message.value === "object" ? message.value.low || message.value.high : message.value !== 0))
writer.uint32(16).int64(message.value);
if (message.metricType != null && $Object.hasOwnProperty.call(message, "metricType") && message.metricType !== "")
writer.uint32(26).string(message.metricType);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

MetricValue.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.Metrics.MetricValue();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.value = value;
else
delete message.value;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.metricType = value;
else
delete message.metricType;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return MetricValue;
})();

return Metrics;
})();

ExecutePlanResponse.ExecutionProgress = (function() {

const ExecutionProgress = function (properties) {
this.stages = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExecutionProgress.prototype.stages = $util.emptyArray;
ExecutionProgress.prototype.numInflightTasks = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

ExecutionProgress.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.stages != null && message.stages.length)
for (let i = 0; i < message.stages.length; ++i)
$root.spark.connect.ExecutePlanResponse.ExecutionProgress.StageInfo.encode(message.stages[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.numInflightTasks != null && $Object.hasOwnProperty.call(message, "numInflightTasks") && (typeof message.numInflightTasks === "object" ? message.numInflightTasks.low || message.numInflightTasks.high : message.numInflightTasks !== 0))
writer.uint32(16).int64(message.numInflightTasks);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExecutionProgress.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.ExecutionProgress();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.stages && message.stages.length))
message.stages = [];
message.stages.push($root.spark.connect.ExecutePlanResponse.ExecutionProgress.StageInfo.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.numInflightTasks = value;
else
delete message.numInflightTasks;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ExecutionProgress.StageInfo = (function() {

const StageInfo = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

StageInfo.prototype.stageId = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
StageInfo.prototype.numTasks = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
StageInfo.prototype.numCompletedTasks = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
StageInfo.prototype.inputBytesRead = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
StageInfo.prototype.done = false;

StageInfo.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.stageId != null && $Object.hasOwnProperty.call(message, "stageId") && (typeof message.stageId === "object" ? message.stageId.low || message.stageId.high : message.stageId !== 0))
writer.uint32(8).int64(message.stageId);
if (message.numTasks != null && $Object.hasOwnProperty.call(message, "numTasks") && (typeof message.numTasks === "object" ? message.numTasks.low || message.numTasks.high : message.numTasks !== 0))
writer.uint32(16).int64(message.numTasks);
if (message.numCompletedTasks != null && $Object.hasOwnProperty.call(message, "numCompletedTasks") && (typeof message.numCompletedTasks === "object" ? message.numCompletedTasks.low || message.numCompletedTasks.high : message.numCompletedTasks !== 0))
writer.uint32(24).int64(message.numCompletedTasks);
if (message.inputBytesRead != null && $Object.hasOwnProperty.call(message, "inputBytesRead") && (typeof message.inputBytesRead === "object" ? message.inputBytesRead.low || message.inputBytesRead.high : message.inputBytesRead !== 0))
writer.uint32(32).int64(message.inputBytesRead);
if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== false)
writer.uint32(40).bool(message.done);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

StageInfo.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExecutePlanResponse.ExecutionProgress.StageInfo();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.stageId = value;
else
delete message.stageId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.numTasks = value;
else
delete message.numTasks;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.numCompletedTasks = value;
else
delete message.numCompletedTasks;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.inputBytesRead = value;
else
delete message.inputBytesRead;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.done = value;
else
delete message.done;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return StageInfo;
})();

return ExecutionProgress;
})();

return ExecutePlanResponse;
})();

connect.AnalyzePlanRequest = (function() {

const AnalyzePlanRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

AnalyzePlanRequest.prototype.sessionId = "";
AnalyzePlanRequest.prototype.userContext = null;
AnalyzePlanRequest.prototype.clientType = null;
AnalyzePlanRequest.prototype.schema = null;
AnalyzePlanRequest.prototype.explain = null;
AnalyzePlanRequest.prototype.treeString = null;
AnalyzePlanRequest.prototype.sparkVersion = null;
AnalyzePlanRequest.prototype.ddlParse = null;
AnalyzePlanRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(AnalyzePlanRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

$Object.defineProperty(AnalyzePlanRequest.prototype, "analyze", {
get: $util.oneOfGetter($oneOfFields = ["schema", "explain", "treeString", "sparkVersion", "ddlParse"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(AnalyzePlanRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

AnalyzePlanRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(26).string(message.clientType);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
$root.spark.connect.AnalyzePlanRequest.Schema.encode(message.schema, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.explain != null && $Object.hasOwnProperty.call(message, "explain"))
$root.spark.connect.AnalyzePlanRequest.Explain.encode(message.explain, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.treeString != null && $Object.hasOwnProperty.call(message, "treeString"))
$root.spark.connect.AnalyzePlanRequest.TreeString.encode(message.treeString, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.sparkVersion != null && $Object.hasOwnProperty.call(message, "sparkVersion"))
$root.spark.connect.AnalyzePlanRequest.SparkVersion.encode(message.sparkVersion, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.ddlParse != null && $Object.hasOwnProperty.call(message, "ddlParse"))
$root.spark.connect.AnalyzePlanRequest.DDLParse.encode(message.ddlParse, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(138).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

AnalyzePlanRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.schema = $root.spark.connect.AnalyzePlanRequest.Schema.decode(reader, reader.size(), $undefined, _depth + 1, message.schema);
message.analyze = "schema";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.explain = $root.spark.connect.AnalyzePlanRequest.Explain.decode(reader, reader.size(), $undefined, _depth + 1, message.explain);
message.analyze = "explain";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.treeString = $root.spark.connect.AnalyzePlanRequest.TreeString.decode(reader, reader.size(), $undefined, _depth + 1, message.treeString);
message.analyze = "treeString";
continue;
}
case 10: {
if (wireType !== 2)
break;
message.sparkVersion = $root.spark.connect.AnalyzePlanRequest.SparkVersion.decode(reader, reader.size(), $undefined, _depth + 1, message.sparkVersion);
message.analyze = "sparkVersion";
continue;
}
case 11: {
if (wireType !== 2)
break;
message.ddlParse = $root.spark.connect.AnalyzePlanRequest.DDLParse.decode(reader, reader.size(), $undefined, _depth + 1, message.ddlParse);
message.analyze = "ddlParse";
continue;
}
case 17: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

AnalyzePlanRequest.Schema = (function() {

const Schema = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Schema.prototype.plan = null;

Schema.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.plan != null && $Object.hasOwnProperty.call(message, "plan"))
$root.spark.connect.Plan.encode(message.plan, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Schema.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest.Schema();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.plan = $root.spark.connect.Plan.decode(reader, reader.size(), $undefined, _depth + 1, message.plan);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Schema;
})();

AnalyzePlanRequest.Explain = (function() {

const Explain = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Explain.prototype.plan = null;
Explain.prototype.explainMode = 0;

Explain.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.plan != null && $Object.hasOwnProperty.call(message, "plan"))
$root.spark.connect.Plan.encode(message.plan, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.explainMode != null && $Object.hasOwnProperty.call(message, "explainMode") && message.explainMode !== 0)
writer.uint32(16).int32(message.explainMode);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Explain.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest.Explain();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.plan = $root.spark.connect.Plan.decode(reader, reader.size(), $undefined, _depth + 1, message.plan);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.explainMode = value;
else
delete message.explainMode;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Explain.ExplainMode = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "EXPLAIN_MODE_UNSPECIFIED"] = 0;
values[valuesById[1] = "EXPLAIN_MODE_SIMPLE"] = 1;
values[valuesById[2] = "EXPLAIN_MODE_EXTENDED"] = 2;
values[valuesById[3] = "EXPLAIN_MODE_CODEGEN"] = 3;
values[valuesById[4] = "EXPLAIN_MODE_COST"] = 4;
values[valuesById[5] = "EXPLAIN_MODE_FORMATTED"] = 5;
return values;
})();

return Explain;
})();

AnalyzePlanRequest.TreeString = (function() {

const TreeString = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TreeString.prototype.plan = null;
TreeString.prototype.level = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(TreeString.prototype, "_level", {
get: $util.oneOfGetter($oneOfFields = ["level"]),
set: $util.oneOfSetter($oneOfFields)
});

TreeString.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.plan != null && $Object.hasOwnProperty.call(message, "plan"))
$root.spark.connect.Plan.encode(message.plan, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.level != null && $Object.hasOwnProperty.call(message, "level"))
writer.uint32(16).int32(message.level);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TreeString.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest.TreeString();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.plan = $root.spark.connect.Plan.decode(reader, reader.size(), $undefined, _depth + 1, message.plan);
continue;
}
case 2: {
if (wireType !== 0)
break;
message.level = reader.int32();
message._level = "level";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return TreeString;
})();

AnalyzePlanRequest.SparkVersion = (function() {

const SparkVersion = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SparkVersion.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SparkVersion.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest.SparkVersion();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SparkVersion;
})();

AnalyzePlanRequest.DDLParse = (function() {

const DDLParse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DDLParse.prototype.ddlString = "";

DDLParse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ddlString != null && $Object.hasOwnProperty.call(message, "ddlString") && message.ddlString !== "")
writer.uint32(10).string(message.ddlString);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DDLParse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanRequest.DDLParse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.ddlString = value;
else
delete message.ddlString;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return DDLParse;
})();

return AnalyzePlanRequest;
})();

connect.AnalyzePlanResponse = (function() {

const AnalyzePlanResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

AnalyzePlanResponse.prototype.sessionId = "";
AnalyzePlanResponse.prototype.schema = null;
AnalyzePlanResponse.prototype.explain = null;
AnalyzePlanResponse.prototype.treeString = null;
AnalyzePlanResponse.prototype.sparkVersion = null;
AnalyzePlanResponse.prototype.ddlParse = null;
AnalyzePlanResponse.prototype.serverSideSessionId = "";

let $oneOfFields;

$Object.defineProperty(AnalyzePlanResponse.prototype, "result", {
get: $util.oneOfGetter($oneOfFields = ["schema", "explain", "treeString", "sparkVersion", "ddlParse"]),
set: $util.oneOfSetter($oneOfFields)
});

AnalyzePlanResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
$root.spark.connect.AnalyzePlanResponse.Schema.encode(message.schema, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.explain != null && $Object.hasOwnProperty.call(message, "explain"))
$root.spark.connect.AnalyzePlanResponse.Explain.encode(message.explain, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.treeString != null && $Object.hasOwnProperty.call(message, "treeString"))
$root.spark.connect.AnalyzePlanResponse.TreeString.encode(message.treeString, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.sparkVersion != null && $Object.hasOwnProperty.call(message, "sparkVersion"))
$root.spark.connect.AnalyzePlanResponse.SparkVersion.encode(message.sparkVersion, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.ddlParse != null && $Object.hasOwnProperty.call(message, "ddlParse"))
$root.spark.connect.AnalyzePlanResponse.DDLParse.encode(message.ddlParse, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(122).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

AnalyzePlanResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.schema = $root.spark.connect.AnalyzePlanResponse.Schema.decode(reader, reader.size(), $undefined, _depth + 1, message.schema);
message.result = "schema";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.explain = $root.spark.connect.AnalyzePlanResponse.Explain.decode(reader, reader.size(), $undefined, _depth + 1, message.explain);
message.result = "explain";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.treeString = $root.spark.connect.AnalyzePlanResponse.TreeString.decode(reader, reader.size(), $undefined, _depth + 1, message.treeString);
message.result = "treeString";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.sparkVersion = $root.spark.connect.AnalyzePlanResponse.SparkVersion.decode(reader, reader.size(), $undefined, _depth + 1, message.sparkVersion);
message.result = "sparkVersion";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.ddlParse = $root.spark.connect.AnalyzePlanResponse.DDLParse.decode(reader, reader.size(), $undefined, _depth + 1, message.ddlParse);
message.result = "ddlParse";
continue;
}
case 15: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

AnalyzePlanResponse.Schema = (function() {

const Schema = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Schema.prototype.schema = null;

Schema.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
$root.spark.connect.DataType.encode(message.schema, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Schema.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse.Schema();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.schema = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.schema);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Schema;
})();

AnalyzePlanResponse.Explain = (function() {

const Explain = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Explain.prototype.explainString = "";

Explain.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.explainString != null && $Object.hasOwnProperty.call(message, "explainString") && message.explainString !== "")
writer.uint32(10).string(message.explainString);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Explain.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse.Explain();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.explainString = value;
else
delete message.explainString;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Explain;
})();

AnalyzePlanResponse.TreeString = (function() {

const TreeString = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TreeString.prototype.treeString = "";

TreeString.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.treeString != null && $Object.hasOwnProperty.call(message, "treeString") && message.treeString !== "")
writer.uint32(10).string(message.treeString);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TreeString.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse.TreeString();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.treeString = value;
else
delete message.treeString;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return TreeString;
})();

AnalyzePlanResponse.SparkVersion = (function() {

const SparkVersion = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SparkVersion.prototype.version = "";

SparkVersion.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
writer.uint32(10).string(message.version);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SparkVersion.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse.SparkVersion();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.version = value;
else
delete message.version;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SparkVersion;
})();

AnalyzePlanResponse.DDLParse = (function() {

const DDLParse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DDLParse.prototype.parsed = null;

DDLParse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.parsed != null && $Object.hasOwnProperty.call(message, "parsed"))
$root.spark.connect.DataType.encode(message.parsed, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DDLParse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AnalyzePlanResponse.DDLParse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.parsed = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.parsed);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return DDLParse;
})();

return AnalyzePlanResponse;
})();

connect.KeyValue = (function() {

const KeyValue = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

KeyValue.prototype.key = "";
KeyValue.prototype.value = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(KeyValue.prototype, "_value", {
get: $util.oneOfGetter($oneOfFields = ["value"]),
set: $util.oneOfSetter($oneOfFields)
});

KeyValue.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key !== "")
writer.uint32(10).string(message.key);
if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
writer.uint32(18).string(message.value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

KeyValue.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.KeyValue();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.key = value;
else
delete message.key;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.value = reader.stringVerify();
message._value = "value";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return KeyValue;
})();

connect.ConfigRequest = (function() {

const ConfigRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ConfigRequest.prototype.sessionId = "";
ConfigRequest.prototype.userContext = null;
ConfigRequest.prototype.operation = null;
ConfigRequest.prototype.clientType = null;
ConfigRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ConfigRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ConfigRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

ConfigRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.operation != null && $Object.hasOwnProperty.call(message, "operation"))
$root.spark.connect.ConfigRequest.Operation.encode(message.operation, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(34).string(message.clientType);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(66).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ConfigRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.operation = $root.spark.connect.ConfigRequest.Operation.decode(reader, reader.size(), $undefined, _depth + 1, message.operation);
continue;
}
case 4: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ConfigRequest.Operation = (function() {

const Operation = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Operation.prototype.set = null;
Operation.prototype.get = null;
Operation.prototype.getWithDefault = null;
Operation.prototype.getOption = null;
Operation.prototype.getAll = null;
Operation.prototype.unset = null;
Operation.prototype.isModifiable = null;

let $oneOfFields;

$Object.defineProperty(Operation.prototype, "opType", {
get: $util.oneOfGetter($oneOfFields = ["set", "get", "getWithDefault", "getOption", "getAll", "unset", "isModifiable"]),
set: $util.oneOfSetter($oneOfFields)
});

Operation.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.set != null && $Object.hasOwnProperty.call(message, "set"))
$root.spark.connect.ConfigRequest.Set.encode(message.set, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.get != null && $Object.hasOwnProperty.call(message, "get"))
$root.spark.connect.ConfigRequest.Get.encode(message.get, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.getWithDefault != null && $Object.hasOwnProperty.call(message, "getWithDefault"))
$root.spark.connect.ConfigRequest.GetWithDefault.encode(message.getWithDefault, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.getOption != null && $Object.hasOwnProperty.call(message, "getOption"))
$root.spark.connect.ConfigRequest.GetOption.encode(message.getOption, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.getAll != null && $Object.hasOwnProperty.call(message, "getAll"))
$root.spark.connect.ConfigRequest.GetAll.encode(message.getAll, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.unset != null && $Object.hasOwnProperty.call(message, "unset"))
$root.spark.connect.ConfigRequest.Unset.encode(message.unset, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.isModifiable != null && $Object.hasOwnProperty.call(message, "isModifiable"))
$root.spark.connect.ConfigRequest.IsModifiable.encode(message.isModifiable, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Operation.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.Operation();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.set = $root.spark.connect.ConfigRequest.Set.decode(reader, reader.size(), $undefined, _depth + 1, message.set);
message.opType = "set";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.get = $root.spark.connect.ConfigRequest.Get.decode(reader, reader.size(), $undefined, _depth + 1, message.get);
message.opType = "get";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.getWithDefault = $root.spark.connect.ConfigRequest.GetWithDefault.decode(reader, reader.size(), $undefined, _depth + 1, message.getWithDefault);
message.opType = "getWithDefault";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.getOption = $root.spark.connect.ConfigRequest.GetOption.decode(reader, reader.size(), $undefined, _depth + 1, message.getOption);
message.opType = "getOption";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.getAll = $root.spark.connect.ConfigRequest.GetAll.decode(reader, reader.size(), $undefined, _depth + 1, message.getAll);
message.opType = "getAll";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.unset = $root.spark.connect.ConfigRequest.Unset.decode(reader, reader.size(), $undefined, _depth + 1, message.unset);
message.opType = "unset";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.isModifiable = $root.spark.connect.ConfigRequest.IsModifiable.decode(reader, reader.size(), $undefined, _depth + 1, message.isModifiable);
message.opType = "isModifiable";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Operation;
})();

ConfigRequest.Set = (function() {

const Set = function (properties) {
this.pairs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Set.prototype.pairs = $util.emptyArray;
Set.prototype.silent = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Set.prototype, "_silent", {
get: $util.oneOfGetter($oneOfFields = ["silent"]),
set: $util.oneOfSetter($oneOfFields)
});

Set.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.pairs != null && message.pairs.length)
for (let i = 0; i < message.pairs.length; ++i)
$root.spark.connect.KeyValue.encode(message.pairs[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.silent != null && $Object.hasOwnProperty.call(message, "silent"))
writer.uint32(16).bool(message.silent);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Set.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.Set();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.pairs && message.pairs.length))
message.pairs = [];
message.pairs.push($root.spark.connect.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 0)
break;
message.silent = reader.bool();
message._silent = "silent";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Set;
})();

ConfigRequest.Get = (function() {

const Get = function (properties) {
this.keys = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Get.prototype.keys = $util.emptyArray;

Get.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
writer.uint32(10).string(message.keys[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Get.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.Get();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Get;
})();

ConfigRequest.GetWithDefault = (function() {

const GetWithDefault = function (properties) {
this.pairs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

GetWithDefault.prototype.pairs = $util.emptyArray;

GetWithDefault.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.pairs != null && message.pairs.length)
for (let i = 0; i < message.pairs.length; ++i)
$root.spark.connect.KeyValue.encode(message.pairs[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

GetWithDefault.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.GetWithDefault();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.pairs && message.pairs.length))
message.pairs = [];
message.pairs.push($root.spark.connect.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return GetWithDefault;
})();

ConfigRequest.GetOption = (function() {

const GetOption = function (properties) {
this.keys = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

GetOption.prototype.keys = $util.emptyArray;

GetOption.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
writer.uint32(10).string(message.keys[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

GetOption.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.GetOption();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return GetOption;
})();

ConfigRequest.GetAll = (function() {

const GetAll = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

GetAll.prototype.prefix = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(GetAll.prototype, "_prefix", {
get: $util.oneOfGetter($oneOfFields = ["prefix"]),
set: $util.oneOfSetter($oneOfFields)
});

GetAll.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
writer.uint32(10).string(message.prefix);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

GetAll.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.GetAll();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.prefix = reader.stringVerify();
message._prefix = "prefix";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return GetAll;
})();

ConfigRequest.Unset = (function() {

const Unset = function (properties) {
this.keys = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Unset.prototype.keys = $util.emptyArray;

Unset.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
writer.uint32(10).string(message.keys[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Unset.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.Unset();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Unset;
})();

ConfigRequest.IsModifiable = (function() {

const IsModifiable = function (properties) {
this.keys = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

IsModifiable.prototype.keys = $util.emptyArray;

IsModifiable.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
writer.uint32(10).string(message.keys[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

IsModifiable.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigRequest.IsModifiable();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return IsModifiable;
})();

return ConfigRequest;
})();

connect.ConfigResponse = (function() {

const ConfigResponse = function (properties) {
this.pairs = [];
this.warnings = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ConfigResponse.prototype.sessionId = "";
ConfigResponse.prototype.pairs = $util.emptyArray;
ConfigResponse.prototype.warnings = $util.emptyArray;
ConfigResponse.prototype.serverSideSessionId = "";

ConfigResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.pairs != null && message.pairs.length)
for (let i = 0; i < message.pairs.length; ++i)
$root.spark.connect.KeyValue.encode(message.pairs[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.warnings != null && message.warnings.length)
for (let i = 0; i < message.warnings.length; ++i)
writer.uint32(26).string(message.warnings[i]);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(34).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ConfigResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ConfigResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.pairs && message.pairs.length))
message.pairs = [];
message.pairs.push($root.spark.connect.KeyValue.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.warnings && message.warnings.length))
message.warnings = [];
message.warnings.push(reader.stringVerify());
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ConfigResponse;
})();

connect.AddArtifactsRequest = (function() {

const AddArtifactsRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

AddArtifactsRequest.prototype.sessionId = "";
AddArtifactsRequest.prototype.userContext = null;
AddArtifactsRequest.prototype.batch = null;
AddArtifactsRequest.prototype.beginChunk = null;
AddArtifactsRequest.prototype.chunk = null;
AddArtifactsRequest.prototype.clientType = null;
AddArtifactsRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

$Object.defineProperty(AddArtifactsRequest.prototype, "payload", {
get: $util.oneOfGetter($oneOfFields = ["batch", "beginChunk", "chunk"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(AddArtifactsRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(AddArtifactsRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

AddArtifactsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
$root.spark.connect.AddArtifactsRequest.Batch.encode(message.batch, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.beginChunk != null && $Object.hasOwnProperty.call(message, "beginChunk"))
$root.spark.connect.AddArtifactsRequest.BeginChunkedArtifact.encode(message.beginChunk, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.chunk != null && $Object.hasOwnProperty.call(message, "chunk"))
$root.spark.connect.AddArtifactsRequest.ArtifactChunk.encode(message.chunk, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(50).string(message.clientType);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(58).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

AddArtifactsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.batch = $root.spark.connect.AddArtifactsRequest.Batch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
message.payload = "batch";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.beginChunk = $root.spark.connect.AddArtifactsRequest.BeginChunkedArtifact.decode(reader, reader.size(), $undefined, _depth + 1, message.beginChunk);
message.payload = "beginChunk";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.chunk = $root.spark.connect.AddArtifactsRequest.ArtifactChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.chunk);
message.payload = "chunk";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

AddArtifactsRequest.ArtifactChunk = (function() {

const ArtifactChunk = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArtifactChunk.prototype.data = $util.newBuffer([]);
ArtifactChunk.prototype.crc = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

ArtifactChunk.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
writer.uint32(10).bytes(message.data);
if (message.crc != null && $Object.hasOwnProperty.call(message, "crc") && (typeof message.crc === "object" ? message.crc.low || message.crc.high : message.crc !== 0))
writer.uint32(16).int64(message.crc);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArtifactChunk.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsRequest.ArtifactChunk();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.data = value;
else
delete message.data;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.crc = value;
else
delete message.crc;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ArtifactChunk;
})();

AddArtifactsRequest.SingleChunkArtifact = (function() {

const SingleChunkArtifact = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SingleChunkArtifact.prototype.name = "";
SingleChunkArtifact.prototype.data = null;

SingleChunkArtifact.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
$root.spark.connect.AddArtifactsRequest.ArtifactChunk.encode(message.data, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SingleChunkArtifact.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsRequest.SingleChunkArtifact();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.data = $root.spark.connect.AddArtifactsRequest.ArtifactChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SingleChunkArtifact;
})();

AddArtifactsRequest.Batch = (function() {

const Batch = function (properties) {
this.artifacts = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Batch.prototype.artifacts = $util.emptyArray;

Batch.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.artifacts != null && message.artifacts.length)
for (let i = 0; i < message.artifacts.length; ++i)
$root.spark.connect.AddArtifactsRequest.SingleChunkArtifact.encode(message.artifacts[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Batch.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsRequest.Batch();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.artifacts && message.artifacts.length))
message.artifacts = [];
message.artifacts.push($root.spark.connect.AddArtifactsRequest.SingleChunkArtifact.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Batch;
})();

AddArtifactsRequest.BeginChunkedArtifact = (function() {

const BeginChunkedArtifact = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

BeginChunkedArtifact.prototype.name = "";
BeginChunkedArtifact.prototype.totalBytes = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
BeginChunkedArtifact.prototype.numChunks = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
BeginChunkedArtifact.prototype.initialChunk = null;

BeginChunkedArtifact.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
writer.uint32(16).int64(message.totalBytes);
if (message.numChunks != null && $Object.hasOwnProperty.call(message, "numChunks") && (typeof message.numChunks === "object" ? message.numChunks.low || message.numChunks.high : message.numChunks !== 0))
writer.uint32(24).int64(message.numChunks);
if (message.initialChunk != null && $Object.hasOwnProperty.call(message, "initialChunk"))
$root.spark.connect.AddArtifactsRequest.ArtifactChunk.encode(message.initialChunk, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

BeginChunkedArtifact.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsRequest.BeginChunkedArtifact();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.totalBytes = value;
else
delete message.totalBytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.numChunks = value;
else
delete message.numChunks;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.initialChunk = $root.spark.connect.AddArtifactsRequest.ArtifactChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.initialChunk);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return BeginChunkedArtifact;
})();

return AddArtifactsRequest;
})();

connect.AddArtifactsResponse = (function() {

const AddArtifactsResponse = function (properties) {
this.artifacts = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

AddArtifactsResponse.prototype.artifacts = $util.emptyArray;
AddArtifactsResponse.prototype.sessionId = "";
AddArtifactsResponse.prototype.serverSideSessionId = "";

AddArtifactsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.artifacts != null && message.artifacts.length)
for (let i = 0; i < message.artifacts.length; ++i)
$root.spark.connect.AddArtifactsResponse.ArtifactSummary.encode(message.artifacts[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(18).string(message.sessionId);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(26).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

AddArtifactsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.artifacts && message.artifacts.length))
message.artifacts = [];
message.artifacts.push($root.spark.connect.AddArtifactsResponse.ArtifactSummary.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

AddArtifactsResponse.ArtifactSummary = (function() {

const ArtifactSummary = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArtifactSummary.prototype.name = "";
ArtifactSummary.prototype.isCrcSuccessful = false;

ArtifactSummary.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.isCrcSuccessful != null && $Object.hasOwnProperty.call(message, "isCrcSuccessful") && message.isCrcSuccessful !== false)
writer.uint32(16).bool(message.isCrcSuccessful);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArtifactSummary.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.AddArtifactsResponse.ArtifactSummary();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isCrcSuccessful = value;
else
delete message.isCrcSuccessful;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ArtifactSummary;
})();

return AddArtifactsResponse;
})();

connect.ArtifactStatusesRequest = (function() {

const ArtifactStatusesRequest = function (properties) {
this.names = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArtifactStatusesRequest.prototype.sessionId = "";
ArtifactStatusesRequest.prototype.userContext = null;
ArtifactStatusesRequest.prototype.clientType = null;
ArtifactStatusesRequest.prototype.names = $util.emptyArray;
ArtifactStatusesRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ArtifactStatusesRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ArtifactStatusesRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

ArtifactStatusesRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(26).string(message.clientType);
if (message.names != null && message.names.length)
for (let i = 0; i < message.names.length; ++i)
writer.uint32(34).string(message.names[i]);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(42).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArtifactStatusesRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ArtifactStatusesRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.names && message.names.length))
message.names = [];
message.names.push(reader.stringVerify());
continue;
}
case 5: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ArtifactStatusesRequest;
})();

connect.ArtifactStatusesResponse = (function() {

const ArtifactStatusesResponse = function (properties) {
this.statuses = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArtifactStatusesResponse.prototype.statuses = $util.emptyObject;
ArtifactStatusesResponse.prototype.sessionId = "";
ArtifactStatusesResponse.prototype.serverSideSessionId = "";

ArtifactStatusesResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.statuses != null && $Object.hasOwnProperty.call(message, "statuses"))
for (let keys = $Object.keys(message.statuses), i = 0; i < keys.length; ++i) {
writer.uint32(10).fork().uint32(10).string(keys[i]);
$root.spark.connect.ArtifactStatusesResponse.ArtifactStatus.encode(message.statuses[keys[i]], writer.uint32(18).fork(), _depth + 1).ldelim().ldelim();
}
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(18).string(message.sessionId);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(26).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArtifactStatusesResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ArtifactStatusesResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (message.statuses === $util.emptyObject)
message.statuses = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = null;
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = $root.spark.connect.ArtifactStatusesResponse.ArtifactStatus.decode(reader, reader.size(), $undefined, _depth + 1, value);
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.statuses, key);
message.statuses[key] = value || new $root.spark.connect.ArtifactStatusesResponse.ArtifactStatus();
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ArtifactStatusesResponse.ArtifactStatus = (function() {

const ArtifactStatus = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ArtifactStatus.prototype.exists = false;

ArtifactStatus.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.exists != null && $Object.hasOwnProperty.call(message, "exists") && message.exists !== false)
writer.uint32(8).bool(message.exists);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ArtifactStatus.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ArtifactStatusesResponse.ArtifactStatus();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.exists = value;
else
delete message.exists;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ArtifactStatus;
})();

return ArtifactStatusesResponse;
})();

connect.InterruptRequest = (function() {

const InterruptRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

InterruptRequest.prototype.sessionId = "";
InterruptRequest.prototype.userContext = null;
InterruptRequest.prototype.clientType = null;
InterruptRequest.prototype.interruptType = 0;
InterruptRequest.prototype.operationTag = null;
InterruptRequest.prototype.operationId = null;
InterruptRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(InterruptRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

$Object.defineProperty(InterruptRequest.prototype, "interrupt", {
get: $util.oneOfGetter($oneOfFields = ["operationTag", "operationId"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(InterruptRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

InterruptRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(26).string(message.clientType);
if (message.interruptType != null && $Object.hasOwnProperty.call(message, "interruptType") && message.interruptType !== 0)
writer.uint32(32).int32(message.interruptType);
if (message.operationTag != null && $Object.hasOwnProperty.call(message, "operationTag"))
writer.uint32(42).string(message.operationTag);
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId"))
writer.uint32(50).string(message.operationId);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(58).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

InterruptRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.InterruptRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.interruptType = value;
else
delete message.interruptType;
continue;
}
case 5: {
if (wireType !== 2)
break;
message.operationTag = reader.stringVerify();
message.interrupt = "operationTag";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.operationId = reader.stringVerify();
message.interrupt = "operationId";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

InterruptRequest.InterruptType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "INTERRUPT_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "INTERRUPT_TYPE_ALL"] = 1;
values[valuesById[2] = "INTERRUPT_TYPE_TAG"] = 2;
values[valuesById[3] = "INTERRUPT_TYPE_OPERATION_ID"] = 3;
return values;
})();

return InterruptRequest;
})();

connect.InterruptResponse = (function() {

const InterruptResponse = function (properties) {
this.interruptedIds = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

InterruptResponse.prototype.sessionId = "";
InterruptResponse.prototype.interruptedIds = $util.emptyArray;
InterruptResponse.prototype.serverSideSessionId = "";

InterruptResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.interruptedIds != null && message.interruptedIds.length)
for (let i = 0; i < message.interruptedIds.length; ++i)
writer.uint32(18).string(message.interruptedIds[i]);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(26).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

InterruptResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.InterruptResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.interruptedIds && message.interruptedIds.length))
message.interruptedIds = [];
message.interruptedIds.push(reader.stringVerify());
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return InterruptResponse;
})();

connect.ReattachExecuteRequest = (function() {

const ReattachExecuteRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReattachExecuteRequest.prototype.sessionId = "";
ReattachExecuteRequest.prototype.userContext = null;
ReattachExecuteRequest.prototype.operationId = "";
ReattachExecuteRequest.prototype.clientType = null;
ReattachExecuteRequest.prototype.lastResponseId = null;
ReattachExecuteRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReattachExecuteRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReattachExecuteRequest.prototype, "_lastResponseId", {
get: $util.oneOfGetter($oneOfFields = ["lastResponseId"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReattachExecuteRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

ReattachExecuteRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId") && message.operationId !== "")
writer.uint32(26).string(message.operationId);
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(34).string(message.clientType);
if (message.lastResponseId != null && $Object.hasOwnProperty.call(message, "lastResponseId"))
writer.uint32(42).string(message.lastResponseId);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(50).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReattachExecuteRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReattachExecuteRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.operationId = value;
else
delete message.operationId;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.lastResponseId = reader.stringVerify();
message._lastResponseId = "lastResponseId";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReattachExecuteRequest;
})();

connect.ReleaseExecuteRequest = (function() {

const ReleaseExecuteRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseExecuteRequest.prototype.sessionId = "";
ReleaseExecuteRequest.prototype.userContext = null;
ReleaseExecuteRequest.prototype.operationId = "";
ReleaseExecuteRequest.prototype.clientType = null;
ReleaseExecuteRequest.prototype.releaseAll = null;
ReleaseExecuteRequest.prototype.releaseUntil = null;
ReleaseExecuteRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReleaseExecuteRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

$Object.defineProperty(ReleaseExecuteRequest.prototype, "release", {
get: $util.oneOfGetter($oneOfFields = ["releaseAll", "releaseUntil"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReleaseExecuteRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

ReleaseExecuteRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId") && message.operationId !== "")
writer.uint32(26).string(message.operationId);
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(34).string(message.clientType);
if (message.releaseAll != null && $Object.hasOwnProperty.call(message, "releaseAll"))
$root.spark.connect.ReleaseExecuteRequest.ReleaseAll.encode(message.releaseAll, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.releaseUntil != null && $Object.hasOwnProperty.call(message, "releaseUntil"))
$root.spark.connect.ReleaseExecuteRequest.ReleaseUntil.encode(message.releaseUntil, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(58).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseExecuteRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseExecuteRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.operationId = value;
else
delete message.operationId;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.releaseAll = $root.spark.connect.ReleaseExecuteRequest.ReleaseAll.decode(reader, reader.size(), $undefined, _depth + 1, message.releaseAll);
message.release = "releaseAll";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.releaseUntil = $root.spark.connect.ReleaseExecuteRequest.ReleaseUntil.decode(reader, reader.size(), $undefined, _depth + 1, message.releaseUntil);
message.release = "releaseUntil";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

ReleaseExecuteRequest.ReleaseAll = (function() {

const ReleaseAll = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseAll.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseAll.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseExecuteRequest.ReleaseAll();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReleaseAll;
})();

ReleaseExecuteRequest.ReleaseUntil = (function() {

const ReleaseUntil = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseUntil.prototype.responseId = "";

ReleaseUntil.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.responseId != null && $Object.hasOwnProperty.call(message, "responseId") && message.responseId !== "")
writer.uint32(10).string(message.responseId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseUntil.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseExecuteRequest.ReleaseUntil();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.responseId = value;
else
delete message.responseId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReleaseUntil;
})();

return ReleaseExecuteRequest;
})();

connect.ReleaseExecuteResponse = (function() {

const ReleaseExecuteResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseExecuteResponse.prototype.sessionId = "";
ReleaseExecuteResponse.prototype.operationId = null;
ReleaseExecuteResponse.prototype.serverSideSessionId = "";

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReleaseExecuteResponse.prototype, "_operationId", {
get: $util.oneOfGetter($oneOfFields = ["operationId"]),
set: $util.oneOfSetter($oneOfFields)
});

ReleaseExecuteResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.operationId != null && $Object.hasOwnProperty.call(message, "operationId"))
writer.uint32(18).string(message.operationId);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(26).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseExecuteResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseExecuteResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.operationId = reader.stringVerify();
message._operationId = "operationId";
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReleaseExecuteResponse;
})();

connect.ReleaseSessionRequest = (function() {

const ReleaseSessionRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseSessionRequest.prototype.sessionId = "";
ReleaseSessionRequest.prototype.userContext = null;
ReleaseSessionRequest.prototype.clientType = null;
ReleaseSessionRequest.prototype.allowReconnect = false;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(ReleaseSessionRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

ReleaseSessionRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(26).string(message.clientType);
if (message.allowReconnect != null && $Object.hasOwnProperty.call(message, "allowReconnect") && message.allowReconnect !== false)
writer.uint32(32).bool(message.allowReconnect);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseSessionRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseSessionRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.allowReconnect = value;
else
delete message.allowReconnect;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReleaseSessionRequest;
})();

connect.ReleaseSessionResponse = (function() {

const ReleaseSessionResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ReleaseSessionResponse.prototype.sessionId = "";
ReleaseSessionResponse.prototype.serverSideSessionId = "";

ReleaseSessionResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(18).string(message.serverSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ReleaseSessionResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ReleaseSessionResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ReleaseSessionResponse;
})();

connect.FetchErrorDetailsRequest = (function() {

const FetchErrorDetailsRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FetchErrorDetailsRequest.prototype.sessionId = "";
FetchErrorDetailsRequest.prototype.userContext = null;
FetchErrorDetailsRequest.prototype.errorId = "";
FetchErrorDetailsRequest.prototype.clientType = null;
FetchErrorDetailsRequest.prototype.clientObservedServerSideSessionId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchErrorDetailsRequest.prototype, "_clientType", {
get: $util.oneOfGetter($oneOfFields = ["clientType"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchErrorDetailsRequest.prototype, "_clientObservedServerSideSessionId", {
get: $util.oneOfGetter($oneOfFields = ["clientObservedServerSideSessionId"]),
set: $util.oneOfSetter($oneOfFields)
});

FetchErrorDetailsRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(10).string(message.sessionId);
if (message.userContext != null && $Object.hasOwnProperty.call(message, "userContext"))
$root.spark.connect.UserContext.encode(message.userContext, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.errorId != null && $Object.hasOwnProperty.call(message, "errorId") && message.errorId !== "")
writer.uint32(26).string(message.errorId);
if (message.clientType != null && $Object.hasOwnProperty.call(message, "clientType"))
writer.uint32(34).string(message.clientType);
if (message.clientObservedServerSideSessionId != null && $Object.hasOwnProperty.call(message, "clientObservedServerSideSessionId"))
writer.uint32(42).string(message.clientObservedServerSideSessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FetchErrorDetailsRequest.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.FetchErrorDetailsRequest();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.userContext = $root.spark.connect.UserContext.decode(reader, reader.size(), $undefined, _depth + 1, message.userContext);
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.errorId = value;
else
delete message.errorId;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.clientType = reader.stringVerify();
message._clientType = "clientType";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.clientObservedServerSideSessionId = reader.stringVerify();
message._clientObservedServerSideSessionId = "clientObservedServerSideSessionId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return FetchErrorDetailsRequest;
})();

connect.FetchErrorDetailsResponse = (function() {

const FetchErrorDetailsResponse = function (properties) {
this.errors = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FetchErrorDetailsResponse.prototype.rootErrorIdx = null;
FetchErrorDetailsResponse.prototype.errors = $util.emptyArray;
FetchErrorDetailsResponse.prototype.serverSideSessionId = "";
FetchErrorDetailsResponse.prototype.sessionId = "";

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(FetchErrorDetailsResponse.prototype, "_rootErrorIdx", {
get: $util.oneOfGetter($oneOfFields = ["rootErrorIdx"]),
set: $util.oneOfSetter($oneOfFields)
});

FetchErrorDetailsResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.rootErrorIdx != null && $Object.hasOwnProperty.call(message, "rootErrorIdx"))
writer.uint32(8).int32(message.rootErrorIdx);
if (message.errors != null && message.errors.length)
for (let i = 0; i < message.errors.length; ++i)
$root.spark.connect.FetchErrorDetailsResponse.Error.encode(message.errors[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.serverSideSessionId != null && $Object.hasOwnProperty.call(message, "serverSideSessionId") && message.serverSideSessionId !== "")
writer.uint32(26).string(message.serverSideSessionId);
if (message.sessionId != null && $Object.hasOwnProperty.call(message, "sessionId") && message.sessionId !== "")
writer.uint32(34).string(message.sessionId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FetchErrorDetailsResponse.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.FetchErrorDetailsResponse();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.rootErrorIdx = reader.int32();
message._rootErrorIdx = "rootErrorIdx";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.errors && message.errors.length))
message.errors = [];
message.errors.push($root.spark.connect.FetchErrorDetailsResponse.Error.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.serverSideSessionId = value;
else
delete message.serverSideSessionId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sessionId = value;
else
delete message.sessionId;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

FetchErrorDetailsResponse.QueryContext = (function() {

const QueryContext = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

QueryContext.prototype.contextType = 0;
QueryContext.prototype.objectType = "";
QueryContext.prototype.objectName = "";
QueryContext.prototype.startIndex = 0;
QueryContext.prototype.stopIndex = 0;
QueryContext.prototype.fragment = "";
QueryContext.prototype.callSite = "";
QueryContext.prototype.summary = "";

QueryContext.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.objectType != null && $Object.hasOwnProperty.call(message, "objectType") && message.objectType !== "")
writer.uint32(10).string(message.objectType);
if (message.objectName != null && $Object.hasOwnProperty.call(message, "objectName") && message.objectName !== "")
writer.uint32(18).string(message.objectName);
if (message.startIndex != null && $Object.hasOwnProperty.call(message, "startIndex") && message.startIndex !== 0)
writer.uint32(24).int32(message.startIndex);
if (message.stopIndex != null && $Object.hasOwnProperty.call(message, "stopIndex") && message.stopIndex !== 0)
writer.uint32(32).int32(message.stopIndex);
if (message.fragment != null && $Object.hasOwnProperty.call(message, "fragment") && message.fragment !== "")
writer.uint32(42).string(message.fragment);
if (message.callSite != null && $Object.hasOwnProperty.call(message, "callSite") && message.callSite !== "")
writer.uint32(50).string(message.callSite);
if (message.summary != null && $Object.hasOwnProperty.call(message, "summary") && message.summary !== "")
writer.uint32(58).string(message.summary);
if (message.contextType != null && $Object.hasOwnProperty.call(message, "contextType") && message.contextType !== 0)
writer.uint32(80).int32(message.contextType);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

QueryContext.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.FetchErrorDetailsResponse.QueryContext();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 10: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.contextType = value;
else
delete message.contextType;
continue;
}
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.objectType = value;
else
delete message.objectType;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.objectName = value;
else
delete message.objectName;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.startIndex = value;
else
delete message.startIndex;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.stopIndex = value;
else
delete message.stopIndex;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.fragment = value;
else
delete message.fragment;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.callSite = value;
else
delete message.callSite;
continue;
}
case 7: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.summary = value;
else
delete message.summary;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

QueryContext.ContextType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "SQL"] = 0;
values[valuesById[1] = "DATAFRAME"] = 1;
return values;
})();

return QueryContext;
})();

FetchErrorDetailsResponse.SparkThrowable = (function() {

const SparkThrowable = function (properties) {
this.messageParameters = {};
this.queryContexts = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SparkThrowable.prototype.errorClass = null;
SparkThrowable.prototype.messageParameters = $util.emptyObject;
SparkThrowable.prototype.queryContexts = $util.emptyArray;
SparkThrowable.prototype.sqlState = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(SparkThrowable.prototype, "_errorClass", {
get: $util.oneOfGetter($oneOfFields = ["errorClass"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(SparkThrowable.prototype, "_sqlState", {
get: $util.oneOfGetter($oneOfFields = ["sqlState"]),
set: $util.oneOfSetter($oneOfFields)
});

SparkThrowable.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.errorClass != null && $Object.hasOwnProperty.call(message, "errorClass"))
writer.uint32(10).string(message.errorClass);
if (message.messageParameters != null && $Object.hasOwnProperty.call(message, "messageParameters"))
for (let keys = $Object.keys(message.messageParameters), i = 0; i < keys.length; ++i)
writer.uint32(18).fork().uint32(10).string(keys[i]).uint32(18).string(message.messageParameters[keys[i]]).ldelim();
if (message.queryContexts != null && message.queryContexts.length)
for (let i = 0; i < message.queryContexts.length; ++i)
$root.spark.connect.FetchErrorDetailsResponse.QueryContext.encode(message.queryContexts[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.sqlState != null && $Object.hasOwnProperty.call(message, "sqlState"))
writer.uint32(34).string(message.sqlState);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SparkThrowable.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.FetchErrorDetailsResponse.SparkThrowable();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.errorClass = reader.stringVerify();
message._errorClass = "errorClass";
continue;
}
case 2: {
if (wireType !== 2)
break;
if (message.messageParameters === $util.emptyObject)
message.messageParameters = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.messageParameters, key);
message.messageParameters[key] = value;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.queryContexts && message.queryContexts.length))
message.queryContexts = [];
message.queryContexts.push($root.spark.connect.FetchErrorDetailsResponse.QueryContext.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
message.sqlState = reader.stringVerify();
message._sqlState = "sqlState";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SparkThrowable;
})();

FetchErrorDetailsResponse.Error = (function() {

const Error = function (properties) {
this.errorTypeHierarchy = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Error.prototype.errorTypeHierarchy = $util.emptyArray;
Error.prototype.message = "";
Error.prototype.causeIdx = null;
Error.prototype.sparkThrowable = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Error.prototype, "_causeIdx", {
get: $util.oneOfGetter($oneOfFields = ["causeIdx"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Error.prototype, "_sparkThrowable", {
get: $util.oneOfGetter($oneOfFields = ["sparkThrowable"]),
set: $util.oneOfSetter($oneOfFields)
});

Error.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.errorTypeHierarchy != null && message.errorTypeHierarchy.length)
for (let i = 0; i < message.errorTypeHierarchy.length; ++i)
writer.uint32(10).string(message.errorTypeHierarchy[i]);
if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
writer.uint32(18).string(message.message);
if (message.causeIdx != null && $Object.hasOwnProperty.call(message, "causeIdx"))
writer.uint32(32).int32(message.causeIdx);
if (message.sparkThrowable != null && $Object.hasOwnProperty.call(message, "sparkThrowable"))
$root.spark.connect.FetchErrorDetailsResponse.SparkThrowable.encode(message.sparkThrowable, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Error.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.FetchErrorDetailsResponse.Error();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.errorTypeHierarchy && message.errorTypeHierarchy.length))
message.errorTypeHierarchy = [];
message.errorTypeHierarchy.push(reader.stringVerify());
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.message = value;
else
delete message.message;
continue;
}
case 4: {
if (wireType !== 0)
break;
message.causeIdx = reader.int32();
message._causeIdx = "causeIdx";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.sparkThrowable = $root.spark.connect.FetchErrorDetailsResponse.SparkThrowable.decode(reader, reader.size(), $undefined, _depth + 1, message.sparkThrowable);
message._sparkThrowable = "sparkThrowable";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Error;
})();

return FetchErrorDetailsResponse;
})();

connect.DataType = (function() {

const DataType = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DataType.prototype["null"] = null;
DataType.prototype.binary = null;
DataType.prototype.boolean = null;
DataType.prototype.byte = null;
DataType.prototype.short = null;
DataType.prototype.integer = null;
DataType.prototype.long = null;
DataType.prototype.float = null;
DataType.prototype.double = null;
DataType.prototype.decimal = null;
DataType.prototype.string = null;
DataType.prototype.char = null;
DataType.prototype.varChar = null;
DataType.prototype.date = null;
DataType.prototype.timestamp = null;
DataType.prototype.timestampNtz = null;
DataType.prototype.calendarInterval = null;
DataType.prototype.yearMonthInterval = null;
DataType.prototype.dayTimeInterval = null;
DataType.prototype.array = null;
DataType.prototype.struct = null;
DataType.prototype.map = null;
DataType.prototype.unparsed = null;
DataType.prototype.variant = null;
DataType.prototype.time = null;

let $oneOfFields;

$Object.defineProperty(DataType.prototype, "kind", {
get: $util.oneOfGetter($oneOfFields = ["null", "binary", "boolean", "byte", "short", "integer", "long", "float", "double", "decimal", "string", "char", "varChar", "date", "timestamp", "timestampNtz", "calendarInterval", "yearMonthInterval", "dayTimeInterval", "array", "struct", "map", "unparsed", "variant", "time"]),
set: $util.oneOfSetter($oneOfFields)
});

DataType.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message["null"] != null && $Object.hasOwnProperty.call(message, "null"))
$root.spark.connect.DataType.NULL.encode(message["null"], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.binary != null && $Object.hasOwnProperty.call(message, "binary"))
$root.spark.connect.DataType.Binary.encode(message.binary, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.boolean != null && $Object.hasOwnProperty.call(message, "boolean"))
$root.spark.connect.DataType.Boolean.encode(message.boolean, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.byte != null && $Object.hasOwnProperty.call(message, "byte"))
$root.spark.connect.DataType.Byte.encode(message.byte, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.short != null && $Object.hasOwnProperty.call(message, "short"))
$root.spark.connect.DataType.Short.encode(message.short, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.integer != null && $Object.hasOwnProperty.call(message, "integer"))
$root.spark.connect.DataType.Integer.encode(message.integer, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.long != null && $Object.hasOwnProperty.call(message, "long"))
$root.spark.connect.DataType.Long.encode(message.long, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.float != null && $Object.hasOwnProperty.call(message, "float"))
$root.spark.connect.DataType.Float.encode(message.float, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.double != null && $Object.hasOwnProperty.call(message, "double"))
$root.spark.connect.DataType.Double.encode(message.double, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.decimal != null && $Object.hasOwnProperty.call(message, "decimal"))
$root.spark.connect.DataType.Decimal.encode(message.decimal, writer.uint32(82).fork(), _depth + 1).ldelim();
if (message.string != null && $Object.hasOwnProperty.call(message, "string"))
$root.spark.connect.DataType.String.encode(message.string, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.char != null && $Object.hasOwnProperty.call(message, "char"))
$root.spark.connect.DataType.Char.encode(message.char, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.varChar != null && $Object.hasOwnProperty.call(message, "varChar"))
$root.spark.connect.DataType.VarChar.encode(message.varChar, writer.uint32(106).fork(), _depth + 1).ldelim();
if (message.date != null && $Object.hasOwnProperty.call(message, "date"))
$root.spark.connect.DataType.Date.encode(message.date, writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
$root.spark.connect.DataType.Timestamp.encode(message.timestamp, writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.timestampNtz != null && $Object.hasOwnProperty.call(message, "timestampNtz"))
$root.spark.connect.DataType.TimestampNTZ.encode(message.timestampNtz, writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.calendarInterval != null && $Object.hasOwnProperty.call(message, "calendarInterval"))
$root.spark.connect.DataType.CalendarInterval.encode(message.calendarInterval, writer.uint32(138).fork(), _depth + 1).ldelim();
if (message.yearMonthInterval != null && $Object.hasOwnProperty.call(message, "yearMonthInterval"))
$root.spark.connect.DataType.YearMonthInterval.encode(message.yearMonthInterval, writer.uint32(146).fork(), _depth + 1).ldelim();
if (message.dayTimeInterval != null && $Object.hasOwnProperty.call(message, "dayTimeInterval"))
$root.spark.connect.DataType.DayTimeInterval.encode(message.dayTimeInterval, writer.uint32(154).fork(), _depth + 1).ldelim();
if (message.array != null && $Object.hasOwnProperty.call(message, "array"))
$root.spark.connect.DataType.Array.encode(message.array, writer.uint32(162).fork(), _depth + 1).ldelim();
if (message.struct != null && $Object.hasOwnProperty.call(message, "struct"))
$root.spark.connect.DataType.Struct.encode(message.struct, writer.uint32(170).fork(), _depth + 1).ldelim();
if (message.map != null && $Object.hasOwnProperty.call(message, "map"))
$root.spark.connect.DataType.Map.encode(message.map, writer.uint32(178).fork(), _depth + 1).ldelim();
if (message.unparsed != null && $Object.hasOwnProperty.call(message, "unparsed"))
$root.spark.connect.DataType.Unparsed.encode(message.unparsed, writer.uint32(194).fork(), _depth + 1).ldelim();
if (message.variant != null && $Object.hasOwnProperty.call(message, "variant"))
$root.spark.connect.DataType.Variant.encode(message.variant, writer.uint32(202).fork(), _depth + 1).ldelim();
if (message.time != null && $Object.hasOwnProperty.call(message, "time"))
$root.spark.connect.DataType.Time.encode(message.time, writer.uint32(226).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DataType.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message["null"] = $root.spark.connect.DataType.NULL.decode(reader, reader.size(), $undefined, _depth + 1, message["null"]);
message.kind = "null";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.binary = $root.spark.connect.DataType.Binary.decode(reader, reader.size(), $undefined, _depth + 1, message.binary);
message.kind = "binary";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.boolean = $root.spark.connect.DataType.Boolean.decode(reader, reader.size(), $undefined, _depth + 1, message.boolean);
message.kind = "boolean";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.byte = $root.spark.connect.DataType.Byte.decode(reader, reader.size(), $undefined, _depth + 1, message.byte);
message.kind = "byte";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.short = $root.spark.connect.DataType.Short.decode(reader, reader.size(), $undefined, _depth + 1, message.short);
message.kind = "short";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.integer = $root.spark.connect.DataType.Integer.decode(reader, reader.size(), $undefined, _depth + 1, message.integer);
message.kind = "integer";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.long = $root.spark.connect.DataType.Long.decode(reader, reader.size(), $undefined, _depth + 1, message.long);
message.kind = "long";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.float = $root.spark.connect.DataType.Float.decode(reader, reader.size(), $undefined, _depth + 1, message.float);
message.kind = "float";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.double = $root.spark.connect.DataType.Double.decode(reader, reader.size(), $undefined, _depth + 1, message.double);
message.kind = "double";
continue;
}
case 10: {
if (wireType !== 2)
break;
message.decimal = $root.spark.connect.DataType.Decimal.decode(reader, reader.size(), $undefined, _depth + 1, message.decimal);
message.kind = "decimal";
continue;
}
case 11: {
if (wireType !== 2)
break;
message.string = $root.spark.connect.DataType.String.decode(reader, reader.size(), $undefined, _depth + 1, message.string);
message.kind = "string";
continue;
}
case 12: {
if (wireType !== 2)
break;
message.char = $root.spark.connect.DataType.Char.decode(reader, reader.size(), $undefined, _depth + 1, message.char);
message.kind = "char";
continue;
}
case 13: {
if (wireType !== 2)
break;
message.varChar = $root.spark.connect.DataType.VarChar.decode(reader, reader.size(), $undefined, _depth + 1, message.varChar);
message.kind = "varChar";
continue;
}
case 14: {
if (wireType !== 2)
break;
message.date = $root.spark.connect.DataType.Date.decode(reader, reader.size(), $undefined, _depth + 1, message.date);
message.kind = "date";
continue;
}
case 15: {
if (wireType !== 2)
break;
message.timestamp = $root.spark.connect.DataType.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.timestamp);
message.kind = "timestamp";
continue;
}
case 16: {
if (wireType !== 2)
break;
message.timestampNtz = $root.spark.connect.DataType.TimestampNTZ.decode(reader, reader.size(), $undefined, _depth + 1, message.timestampNtz);
message.kind = "timestampNtz";
continue;
}
case 17: {
if (wireType !== 2)
break;
message.calendarInterval = $root.spark.connect.DataType.CalendarInterval.decode(reader, reader.size(), $undefined, _depth + 1, message.calendarInterval);
message.kind = "calendarInterval";
continue;
}
case 18: {
if (wireType !== 2)
break;
message.yearMonthInterval = $root.spark.connect.DataType.YearMonthInterval.decode(reader, reader.size(), $undefined, _depth + 1, message.yearMonthInterval);
message.kind = "yearMonthInterval";
continue;
}
case 19: {
if (wireType !== 2)
break;
message.dayTimeInterval = $root.spark.connect.DataType.DayTimeInterval.decode(reader, reader.size(), $undefined, _depth + 1, message.dayTimeInterval);
message.kind = "dayTimeInterval";
continue;
}
case 20: {
if (wireType !== 2)
break;
message.array = $root.spark.connect.DataType.Array.decode(reader, reader.size(), $undefined, _depth + 1, message.array);
message.kind = "array";
continue;
}
case 21: {
if (wireType !== 2)
break;
message.struct = $root.spark.connect.DataType.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.struct);
message.kind = "struct";
continue;
}
case 22: {
if (wireType !== 2)
break;
message.map = $root.spark.connect.DataType.Map.decode(reader, reader.size(), $undefined, _depth + 1, message.map);
message.kind = "map";
continue;
}
case 24: {
if (wireType !== 2)
break;
message.unparsed = $root.spark.connect.DataType.Unparsed.decode(reader, reader.size(), $undefined, _depth + 1, message.unparsed);
message.kind = "unparsed";
continue;
}
case 25: {
if (wireType !== 2)
break;
message.variant = $root.spark.connect.DataType.Variant.decode(reader, reader.size(), $undefined, _depth + 1, message.variant);
message.kind = "variant";
continue;
}
case 28: {
if (wireType !== 2)
break;
message.time = $root.spark.connect.DataType.Time.decode(reader, reader.size(), $undefined, _depth + 1, message.time);
message.kind = "time";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

DataType.NULL = (function() {

const NULL = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

NULL.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

NULL.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.NULL();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return NULL;
})();

DataType.Binary = (function() {

const Binary = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Binary.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Binary.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Binary();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Binary;
})();

DataType.Boolean = (function() {

const Boolean = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Boolean.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Boolean.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Boolean();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Boolean;
})();

DataType.Byte = (function() {

const Byte = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Byte.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Byte.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Byte();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Byte;
})();

DataType.Short = (function() {

const Short = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Short.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Short.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Short();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Short;
})();

DataType.Integer = (function() {

const Integer = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Integer.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Integer.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Integer();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Integer;
})();

DataType.Long = (function() {

const Long = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Long.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Long.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Long();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Long;
})();

DataType.Float = (function() {

const Float = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Float.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Float.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Float();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Float;
})();

DataType.Double = (function() {

const Double = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Double.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Double.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Double();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Double;
})();

DataType.Date = (function() {

const Date = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Date.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Date.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Date();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Date;
})();

DataType.Timestamp = (function() {

const Timestamp = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Timestamp.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Timestamp.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Timestamp();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Timestamp;
})();

DataType.TimestampNTZ = (function() {

const TimestampNTZ = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TimestampNTZ.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TimestampNTZ.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.TimestampNTZ();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return TimestampNTZ;
})();

DataType.CalendarInterval = (function() {

const CalendarInterval = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

CalendarInterval.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

CalendarInterval.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.CalendarInterval();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return CalendarInterval;
})();

DataType.Variant = (function() {

const Variant = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Variant.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Variant.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Variant();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
reader.skipType(tag & 7, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Variant;
})();

DataType.Decimal = (function() {

const Decimal = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Decimal.prototype.scale = null;
Decimal.prototype.precision = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Decimal.prototype, "_scale", {
get: $util.oneOfGetter($oneOfFields = ["scale"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Decimal.prototype, "_precision", {
get: $util.oneOfGetter($oneOfFields = ["precision"]),
set: $util.oneOfSetter($oneOfFields)
});

Decimal.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.scale != null && $Object.hasOwnProperty.call(message, "scale"))
writer.uint32(8).int32(message.scale);
if (message.precision != null && $Object.hasOwnProperty.call(message, "precision"))
writer.uint32(16).int32(message.precision);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Decimal.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Decimal();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.scale = reader.int32();
message._scale = "scale";
continue;
}
case 2: {
if (wireType !== 0)
break;
message.precision = reader.int32();
message._precision = "precision";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Decimal;
})();

DataType.String = (function() {

const String = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

String.prototype.collation = "";

String.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.collation != null && $Object.hasOwnProperty.call(message, "collation") && message.collation !== "")
writer.uint32(18).string(message.collation);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

String.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.String();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.collation = value;
else
delete message.collation;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return String;
})();

DataType.Char = (function() {

const Char = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Char.prototype.length = 0;

Char.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
writer.uint32(8).int32(message.length);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Char.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Char();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.length = value;
else
delete message.length;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Char;
})();

DataType.VarChar = (function() {

const VarChar = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

VarChar.prototype.length = 0;

VarChar.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
writer.uint32(8).int32(message.length);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

VarChar.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.VarChar();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.length = value;
else
delete message.length;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return VarChar;
})();

DataType.YearMonthInterval = (function() {

const YearMonthInterval = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

YearMonthInterval.prototype.startField = null;
YearMonthInterval.prototype.endField = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(YearMonthInterval.prototype, "_startField", {
get: $util.oneOfGetter($oneOfFields = ["startField"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(YearMonthInterval.prototype, "_endField", {
get: $util.oneOfGetter($oneOfFields = ["endField"]),
set: $util.oneOfSetter($oneOfFields)
});

YearMonthInterval.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.startField != null && $Object.hasOwnProperty.call(message, "startField"))
writer.uint32(8).int32(message.startField);
if (message.endField != null && $Object.hasOwnProperty.call(message, "endField"))
writer.uint32(16).int32(message.endField);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

YearMonthInterval.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.YearMonthInterval();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.startField = reader.int32();
message._startField = "startField";
continue;
}
case 2: {
if (wireType !== 0)
break;
message.endField = reader.int32();
message._endField = "endField";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return YearMonthInterval;
})();

DataType.DayTimeInterval = (function() {

const DayTimeInterval = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DayTimeInterval.prototype.startField = null;
DayTimeInterval.prototype.endField = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(DayTimeInterval.prototype, "_startField", {
get: $util.oneOfGetter($oneOfFields = ["startField"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(DayTimeInterval.prototype, "_endField", {
get: $util.oneOfGetter($oneOfFields = ["endField"]),
set: $util.oneOfSetter($oneOfFields)
});

DayTimeInterval.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.startField != null && $Object.hasOwnProperty.call(message, "startField"))
writer.uint32(8).int32(message.startField);
if (message.endField != null && $Object.hasOwnProperty.call(message, "endField"))
writer.uint32(16).int32(message.endField);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DayTimeInterval.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.DayTimeInterval();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.startField = reader.int32();
message._startField = "startField";
continue;
}
case 2: {
if (wireType !== 0)
break;
message.endField = reader.int32();
message._endField = "endField";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return DayTimeInterval;
})();

DataType.Array = (function() {

const Array = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Array.prototype.elementType = null;
Array.prototype.containsNull = false;

Array.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.elementType != null && $Object.hasOwnProperty.call(message, "elementType"))
$root.spark.connect.DataType.encode(message.elementType, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.containsNull != null && $Object.hasOwnProperty.call(message, "containsNull") && message.containsNull !== false)
writer.uint32(16).bool(message.containsNull);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Array.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Array();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.elementType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.elementType);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.containsNull = value;
else
delete message.containsNull;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Array;
})();

DataType.StructField = (function() {

const StructField = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

StructField.prototype.name = "";
StructField.prototype.dataType = null;
StructField.prototype.nullable = false;
StructField.prototype.metadata = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(StructField.prototype, "_metadata", {
get: $util.oneOfGetter($oneOfFields = ["metadata"]),
set: $util.oneOfSetter($oneOfFields)
});

StructField.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.dataType != null && $Object.hasOwnProperty.call(message, "dataType"))
$root.spark.connect.DataType.encode(message.dataType, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.nullable != null && $Object.hasOwnProperty.call(message, "nullable") && message.nullable !== false)
writer.uint32(24).bool(message.nullable);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
writer.uint32(34).string(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

StructField.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.StructField();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.dataType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.dataType);
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.nullable = value;
else
delete message.nullable;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.metadata = reader.stringVerify();
message._metadata = "metadata";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return StructField;
})();

DataType.Struct = (function() {

const Struct = function (properties) {
this.fields = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Struct.prototype.fields = $util.emptyArray;

Struct.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.fields != null && message.fields.length)
for (let i = 0; i < message.fields.length; ++i)
$root.spark.connect.DataType.StructField.encode(message.fields[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Struct.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Struct();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.fields && message.fields.length))
message.fields = [];
message.fields.push($root.spark.connect.DataType.StructField.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Struct;
})();

DataType.Map = (function() {

const Map = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Map.prototype.keyType = null;
Map.prototype.valueType = null;
Map.prototype.valueContainsNull = false;

Map.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keyType != null && $Object.hasOwnProperty.call(message, "keyType"))
$root.spark.connect.DataType.encode(message.keyType, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.valueType != null && $Object.hasOwnProperty.call(message, "valueType"))
$root.spark.connect.DataType.encode(message.valueType, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.valueContainsNull != null && $Object.hasOwnProperty.call(message, "valueContainsNull") && message.valueContainsNull !== false)
writer.uint32(24).bool(message.valueContainsNull);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Map.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Map();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.keyType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.keyType);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.valueType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.valueType);
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.valueContainsNull = value;
else
delete message.valueContainsNull;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Map;
})();

DataType.Unparsed = (function() {

const Unparsed = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Unparsed.prototype.dataTypeString = "";

Unparsed.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.dataTypeString != null && $Object.hasOwnProperty.call(message, "dataTypeString") && message.dataTypeString !== "")
writer.uint32(10).string(message.dataTypeString);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Unparsed.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Unparsed();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.dataTypeString = value;
else
delete message.dataTypeString;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Unparsed;
})();

DataType.Time = (function() {

const Time = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Time.prototype.precision = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Time.prototype, "_precision", {
get: $util.oneOfGetter($oneOfFields = ["precision"]),
set: $util.oneOfSetter($oneOfFields)
});

Time.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.precision != null && $Object.hasOwnProperty.call(message, "precision"))
writer.uint32(8).int32(message.precision);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Time.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.DataType.Time();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.precision = reader.int32();
message._precision = "precision";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Time;
})();

return DataType;
})();

connect.Relation = (function() {

const Relation = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Relation.prototype.common = null;
Relation.prototype.read = null;
Relation.prototype.project = null;
Relation.prototype.filter = null;
Relation.prototype.join = null;
Relation.prototype.setOp = null;
Relation.prototype.sort = null;
Relation.prototype.limit = null;
Relation.prototype.aggregate = null;
Relation.prototype.localRelation = null;
Relation.prototype.sample = null;
Relation.prototype.deduplicate = null;
Relation.prototype.range = null;
Relation.prototype.subqueryAlias = null;
Relation.prototype.repartition = null;
Relation.prototype.withColumnsRenamed = null;
Relation.prototype.drop = null;
Relation.prototype.withColumns = null;
Relation.prototype.hint = null;
Relation.prototype.repartitionByExpression = null;
Relation.prototype.withRelations = null;
Relation.prototype.extension = null;

let $oneOfFields;

$Object.defineProperty(Relation.prototype, "relType", {
get: $util.oneOfGetter($oneOfFields = ["read", "project", "filter", "join", "setOp", "sort", "limit", "aggregate", "localRelation", "sample", "deduplicate", "range", "subqueryAlias", "repartition", "withColumnsRenamed", "drop", "withColumns", "hint", "repartitionByExpression", "withRelations", "extension"]),
set: $util.oneOfSetter($oneOfFields)
});

Relation.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.common != null && $Object.hasOwnProperty.call(message, "common"))
$root.spark.connect.RelationCommon.encode(message.common, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.read != null && $Object.hasOwnProperty.call(message, "read"))
$root.spark.connect.Read.encode(message.read, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
$root.spark.connect.Project.encode(message.project, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.filter != null && $Object.hasOwnProperty.call(message, "filter"))
$root.spark.connect.Filter.encode(message.filter, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
$root.spark.connect.Join.encode(message.join, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.setOp != null && $Object.hasOwnProperty.call(message, "setOp"))
$root.spark.connect.SetOperation.encode(message.setOp, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.sort != null && $Object.hasOwnProperty.call(message, "sort"))
$root.spark.connect.Sort.encode(message.sort, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
$root.spark.connect.Limit.encode(message.limit, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.aggregate != null && $Object.hasOwnProperty.call(message, "aggregate"))
$root.spark.connect.Aggregate.encode(message.aggregate, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.localRelation != null && $Object.hasOwnProperty.call(message, "localRelation"))
$root.spark.connect.LocalRelation.encode(message.localRelation, writer.uint32(90).fork(), _depth + 1).ldelim();
if (message.sample != null && $Object.hasOwnProperty.call(message, "sample"))
$root.spark.connect.Sample.encode(message.sample, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.deduplicate != null && $Object.hasOwnProperty.call(message, "deduplicate"))
$root.spark.connect.Deduplicate.encode(message.deduplicate, writer.uint32(114).fork(), _depth + 1).ldelim();
if (message.range != null && $Object.hasOwnProperty.call(message, "range"))
$root.spark.connect.Range.encode(message.range, writer.uint32(122).fork(), _depth + 1).ldelim();
if (message.subqueryAlias != null && $Object.hasOwnProperty.call(message, "subqueryAlias"))
$root.spark.connect.SubqueryAlias.encode(message.subqueryAlias, writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.repartition != null && $Object.hasOwnProperty.call(message, "repartition"))
$root.spark.connect.Repartition.encode(message.repartition, writer.uint32(138).fork(), _depth + 1).ldelim();
if (message.withColumnsRenamed != null && $Object.hasOwnProperty.call(message, "withColumnsRenamed"))
$root.spark.connect.WithColumnsRenamed.encode(message.withColumnsRenamed, writer.uint32(154).fork(), _depth + 1).ldelim();
if (message.drop != null && $Object.hasOwnProperty.call(message, "drop"))
$root.spark.connect.Drop.encode(message.drop, writer.uint32(170).fork(), _depth + 1).ldelim();
if (message.withColumns != null && $Object.hasOwnProperty.call(message, "withColumns"))
$root.spark.connect.WithColumns.encode(message.withColumns, writer.uint32(186).fork(), _depth + 1).ldelim();
if (message.hint != null && $Object.hasOwnProperty.call(message, "hint"))
$root.spark.connect.Hint.encode(message.hint, writer.uint32(194).fork(), _depth + 1).ldelim();
if (message.repartitionByExpression != null && $Object.hasOwnProperty.call(message, "repartitionByExpression"))
$root.spark.connect.RepartitionByExpression.encode(message.repartitionByExpression, writer.uint32(218).fork(), _depth + 1).ldelim();
if (message.withRelations != null && $Object.hasOwnProperty.call(message, "withRelations"))
$root.spark.connect.WithRelations.encode(message.withRelations, writer.uint32(330).fork(), _depth + 1).ldelim();
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
$root.google.protobuf.Any.encode(message.extension, writer.uint32(7986).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Relation.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Relation();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.common = $root.spark.connect.RelationCommon.decode(reader, reader.size(), $undefined, _depth + 1, message.common);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.read = $root.spark.connect.Read.decode(reader, reader.size(), $undefined, _depth + 1, message.read);
message.relType = "read";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.project = $root.spark.connect.Project.decode(reader, reader.size(), $undefined, _depth + 1, message.project);
message.relType = "project";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.filter = $root.spark.connect.Filter.decode(reader, reader.size(), $undefined, _depth + 1, message.filter);
message.relType = "filter";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.join = $root.spark.connect.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
message.relType = "join";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.setOp = $root.spark.connect.SetOperation.decode(reader, reader.size(), $undefined, _depth + 1, message.setOp);
message.relType = "setOp";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.sort = $root.spark.connect.Sort.decode(reader, reader.size(), $undefined, _depth + 1, message.sort);
message.relType = "sort";
continue;
}
case 8: {
if (wireType !== 2)
break;
message.limit = $root.spark.connect.Limit.decode(reader, reader.size(), $undefined, _depth + 1, message.limit);
message.relType = "limit";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.aggregate = $root.spark.connect.Aggregate.decode(reader, reader.size(), $undefined, _depth + 1, message.aggregate);
message.relType = "aggregate";
continue;
}
case 11: {
if (wireType !== 2)
break;
message.localRelation = $root.spark.connect.LocalRelation.decode(reader, reader.size(), $undefined, _depth + 1, message.localRelation);
message.relType = "localRelation";
continue;
}
case 12: {
if (wireType !== 2)
break;
message.sample = $root.spark.connect.Sample.decode(reader, reader.size(), $undefined, _depth + 1, message.sample);
message.relType = "sample";
continue;
}
case 14: {
if (wireType !== 2)
break;
message.deduplicate = $root.spark.connect.Deduplicate.decode(reader, reader.size(), $undefined, _depth + 1, message.deduplicate);
message.relType = "deduplicate";
continue;
}
case 15: {
if (wireType !== 2)
break;
message.range = $root.spark.connect.Range.decode(reader, reader.size(), $undefined, _depth + 1, message.range);
message.relType = "range";
continue;
}
case 16: {
if (wireType !== 2)
break;
message.subqueryAlias = $root.spark.connect.SubqueryAlias.decode(reader, reader.size(), $undefined, _depth + 1, message.subqueryAlias);
message.relType = "subqueryAlias";
continue;
}
case 17: {
if (wireType !== 2)
break;
message.repartition = $root.spark.connect.Repartition.decode(reader, reader.size(), $undefined, _depth + 1, message.repartition);
message.relType = "repartition";
continue;
}
case 19: {
if (wireType !== 2)
break;
message.withColumnsRenamed = $root.spark.connect.WithColumnsRenamed.decode(reader, reader.size(), $undefined, _depth + 1, message.withColumnsRenamed);
message.relType = "withColumnsRenamed";
continue;
}
case 21: {
if (wireType !== 2)
break;
message.drop = $root.spark.connect.Drop.decode(reader, reader.size(), $undefined, _depth + 1, message.drop);
message.relType = "drop";
continue;
}
case 23: {
if (wireType !== 2)
break;
message.withColumns = $root.spark.connect.WithColumns.decode(reader, reader.size(), $undefined, _depth + 1, message.withColumns);
message.relType = "withColumns";
continue;
}
case 24: {
if (wireType !== 2)
break;
message.hint = $root.spark.connect.Hint.decode(reader, reader.size(), $undefined, _depth + 1, message.hint);
message.relType = "hint";
continue;
}
case 27: {
if (wireType !== 2)
break;
message.repartitionByExpression = $root.spark.connect.RepartitionByExpression.decode(reader, reader.size(), $undefined, _depth + 1, message.repartitionByExpression);
message.relType = "repartitionByExpression";
continue;
}
case 41: {
if (wireType !== 2)
break;
message.withRelations = $root.spark.connect.WithRelations.decode(reader, reader.size(), $undefined, _depth + 1, message.withRelations);
message.relType = "withRelations";
continue;
}
case 998: {
if (wireType !== 2)
break;
message.extension = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
message.relType = "extension";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Relation;
})();

connect.RelationCommon = (function() {

const RelationCommon = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

RelationCommon.prototype.planId = null;
RelationCommon.prototype.origin = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(RelationCommon.prototype, "_planId", {
get: $util.oneOfGetter($oneOfFields = ["planId"]),
set: $util.oneOfSetter($oneOfFields)
});

RelationCommon.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.planId != null && $Object.hasOwnProperty.call(message, "planId"))
writer.uint32(16).int64(message.planId);
if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
$root.spark.connect.Origin.encode(message.origin, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

RelationCommon.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.RelationCommon();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 2: {
if (wireType !== 0)
break;
message.planId = reader.int64();
message._planId = "planId";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.origin = $root.spark.connect.Origin.decode(reader, reader.size(), $undefined, _depth + 1, message.origin);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return RelationCommon;
})();

connect.Read = (function() {

const Read = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Read.prototype.namedTable = null;
Read.prototype.dataSource = null;
Read.prototype.isStreaming = false;

let $oneOfFields;

$Object.defineProperty(Read.prototype, "readType", {
get: $util.oneOfGetter($oneOfFields = ["namedTable", "dataSource"]),
set: $util.oneOfSetter($oneOfFields)
});

Read.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.namedTable != null && $Object.hasOwnProperty.call(message, "namedTable"))
$root.spark.connect.Read.NamedTable.encode(message.namedTable, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.dataSource != null && $Object.hasOwnProperty.call(message, "dataSource"))
$root.spark.connect.Read.DataSource.encode(message.dataSource, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.isStreaming != null && $Object.hasOwnProperty.call(message, "isStreaming") && message.isStreaming !== false)
writer.uint32(24).bool(message.isStreaming);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Read.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Read();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.namedTable = $root.spark.connect.Read.NamedTable.decode(reader, reader.size(), $undefined, _depth + 1, message.namedTable);
message.readType = "namedTable";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.dataSource = $root.spark.connect.Read.DataSource.decode(reader, reader.size(), $undefined, _depth + 1, message.dataSource);
message.readType = "dataSource";
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isStreaming = value;
else
delete message.isStreaming;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Read.NamedTable = (function() {

const NamedTable = function (properties) {
this.options = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

NamedTable.prototype.unparsedIdentifier = "";
NamedTable.prototype.options = $util.emptyObject;

NamedTable.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.unparsedIdentifier != null && $Object.hasOwnProperty.call(message, "unparsedIdentifier") && message.unparsedIdentifier !== "")
writer.uint32(10).string(message.unparsedIdentifier);
if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
for (let keys = $Object.keys(message.options), i = 0; i < keys.length; ++i)
writer.uint32(18).fork().uint32(10).string(keys[i]).uint32(18).string(message.options[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

NamedTable.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Read.NamedTable();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.unparsedIdentifier = value;
else
delete message.unparsedIdentifier;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (message.options === $util.emptyObject)
message.options = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.options, key);
message.options[key] = value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return NamedTable;
})();

Read.DataSource = (function() {

const DataSource = function (properties) {
this.options = {};
this.paths = [];
this.predicates = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DataSource.prototype.format = null;
DataSource.prototype.schema = null;
DataSource.prototype.options = $util.emptyObject;
DataSource.prototype.paths = $util.emptyArray;
DataSource.prototype.predicates = $util.emptyArray;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(DataSource.prototype, "_format", {
get: $util.oneOfGetter($oneOfFields = ["format"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(DataSource.prototype, "_schema", {
get: $util.oneOfGetter($oneOfFields = ["schema"]),
set: $util.oneOfSetter($oneOfFields)
});

DataSource.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.format != null && $Object.hasOwnProperty.call(message, "format"))
writer.uint32(10).string(message.format);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
writer.uint32(18).string(message.schema);
if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
for (let keys = $Object.keys(message.options), i = 0; i < keys.length; ++i)
writer.uint32(26).fork().uint32(10).string(keys[i]).uint32(18).string(message.options[keys[i]]).ldelim();
if (message.paths != null && message.paths.length)
for (let i = 0; i < message.paths.length; ++i)
writer.uint32(34).string(message.paths[i]);
if (message.predicates != null && message.predicates.length)
for (let i = 0; i < message.predicates.length; ++i)
writer.uint32(42).string(message.predicates[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DataSource.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Read.DataSource();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.format = reader.stringVerify();
message._format = "format";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.schema = reader.stringVerify();
message._schema = "schema";
continue;
}
case 3: {
if (wireType !== 2)
break;
if (message.options === $util.emptyObject)
message.options = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.options, key);
message.options[key] = value;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.paths && message.paths.length))
message.paths = [];
message.paths.push(reader.stringVerify());
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.predicates && message.predicates.length))
message.predicates = [];
message.predicates.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return DataSource;
})();

return Read;
})();

connect.Project = (function() {

const Project = function (properties) {
this.expressions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Project.prototype.input = null;
Project.prototype.expressions = $util.emptyArray;

Project.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.expressions != null && message.expressions.length)
for (let i = 0; i < message.expressions.length; ++i)
$root.spark.connect.Expression.encode(message.expressions[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Project.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Project();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.expressions && message.expressions.length))
message.expressions = [];
message.expressions.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Project;
})();

connect.Filter = (function() {

const Filter = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Filter.prototype.input = null;
Filter.prototype.condition = null;

Filter.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.condition != null && $Object.hasOwnProperty.call(message, "condition"))
$root.spark.connect.Expression.encode(message.condition, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Filter.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Filter();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.condition = $root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1, message.condition);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Filter;
})();

connect.Join = (function() {

const Join = function (properties) {
this.usingColumns = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Join.prototype.left = null;
Join.prototype.right = null;
Join.prototype.joinCondition = null;
Join.prototype.joinType = 0;
Join.prototype.usingColumns = $util.emptyArray;

Join.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.left != null && $Object.hasOwnProperty.call(message, "left"))
$root.spark.connect.Relation.encode(message.left, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.right != null && $Object.hasOwnProperty.call(message, "right"))
$root.spark.connect.Relation.encode(message.right, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.joinCondition != null && $Object.hasOwnProperty.call(message, "joinCondition"))
$root.spark.connect.Expression.encode(message.joinCondition, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.joinType != null && $Object.hasOwnProperty.call(message, "joinType") && message.joinType !== 0)
writer.uint32(32).int32(message.joinType);
if (message.usingColumns != null && message.usingColumns.length)
for (let i = 0; i < message.usingColumns.length; ++i)
writer.uint32(42).string(message.usingColumns[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Join.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Join();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.left = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.left);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.right = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.right);
continue;
}
case 3: {
if (wireType !== 2)
break;
message.joinCondition = $root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1, message.joinCondition);
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.joinType = value;
else
delete message.joinType;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.usingColumns && message.usingColumns.length))
message.usingColumns = [];
message.usingColumns.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Join.JoinType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "JOIN_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "JOIN_TYPE_INNER"] = 1;
values[valuesById[2] = "JOIN_TYPE_FULL_OUTER"] = 2;
values[valuesById[3] = "JOIN_TYPE_LEFT_OUTER"] = 3;
values[valuesById[4] = "JOIN_TYPE_RIGHT_OUTER"] = 4;
values[valuesById[5] = "JOIN_TYPE_LEFT_ANTI"] = 5;
values[valuesById[6] = "JOIN_TYPE_LEFT_SEMI"] = 6;
values[valuesById[7] = "JOIN_TYPE_CROSS"] = 7;
return values;
})();

return Join;
})();

connect.SetOperation = (function() {

const SetOperation = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SetOperation.prototype.leftInput = null;
SetOperation.prototype.rightInput = null;
SetOperation.prototype.setOpType = 0;
SetOperation.prototype.isAll = null;
SetOperation.prototype.byName = null;
SetOperation.prototype.allowMissingColumns = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(SetOperation.prototype, "_isAll", {
get: $util.oneOfGetter($oneOfFields = ["isAll"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(SetOperation.prototype, "_byName", {
get: $util.oneOfGetter($oneOfFields = ["byName"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(SetOperation.prototype, "_allowMissingColumns", {
get: $util.oneOfGetter($oneOfFields = ["allowMissingColumns"]),
set: $util.oneOfSetter($oneOfFields)
});

SetOperation.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.leftInput != null && $Object.hasOwnProperty.call(message, "leftInput"))
$root.spark.connect.Relation.encode(message.leftInput, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.rightInput != null && $Object.hasOwnProperty.call(message, "rightInput"))
$root.spark.connect.Relation.encode(message.rightInput, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.setOpType != null && $Object.hasOwnProperty.call(message, "setOpType") && message.setOpType !== 0)
writer.uint32(24).int32(message.setOpType);
if (message.isAll != null && $Object.hasOwnProperty.call(message, "isAll"))
writer.uint32(32).bool(message.isAll);
if (message.byName != null && $Object.hasOwnProperty.call(message, "byName"))
writer.uint32(40).bool(message.byName);
if (message.allowMissingColumns != null && $Object.hasOwnProperty.call(message, "allowMissingColumns"))
writer.uint32(48).bool(message.allowMissingColumns);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SetOperation.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.SetOperation();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.leftInput = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.leftInput);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.rightInput = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.rightInput);
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.setOpType = value;
else
delete message.setOpType;
continue;
}
case 4: {
if (wireType !== 0)
break;
message.isAll = reader.bool();
message._isAll = "isAll";
continue;
}
case 5: {
if (wireType !== 0)
break;
message.byName = reader.bool();
message._byName = "byName";
continue;
}
case 6: {
if (wireType !== 0)
break;
message.allowMissingColumns = reader.bool();
message._allowMissingColumns = "allowMissingColumns";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

SetOperation.SetOpType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "SET_OP_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "SET_OP_TYPE_INTERSECT"] = 1;
values[valuesById[2] = "SET_OP_TYPE_UNION"] = 2;
values[valuesById[3] = "SET_OP_TYPE_EXCEPT"] = 3;
return values;
})();

return SetOperation;
})();

connect.Sort = (function() {

const Sort = function (properties) {
this.order = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Sort.prototype.input = null;
Sort.prototype.order = $util.emptyArray;
Sort.prototype.isGlobal = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Sort.prototype, "_isGlobal", {
get: $util.oneOfGetter($oneOfFields = ["isGlobal"]),
set: $util.oneOfSetter($oneOfFields)
});

Sort.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.order != null && message.order.length)
for (let i = 0; i < message.order.length; ++i)
$root.spark.connect.Expression.SortOrder.encode(message.order[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.isGlobal != null && $Object.hasOwnProperty.call(message, "isGlobal"))
writer.uint32(24).bool(message.isGlobal);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Sort.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Sort();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.order && message.order.length))
message.order = [];
message.order.push($root.spark.connect.Expression.SortOrder.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
message.isGlobal = reader.bool();
message._isGlobal = "isGlobal";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Sort;
})();

connect.Limit = (function() {

const Limit = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Limit.prototype.input = null;
Limit.prototype.limit = 0;

Limit.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
writer.uint32(16).int32(message.limit);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Limit.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Limit();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.limit = value;
else
delete message.limit;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Limit;
})();

connect.Aggregate = (function() {

const Aggregate = function (properties) {
this.groupingExpressions = [];
this.aggregateExpressions = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Aggregate.prototype.input = null;
Aggregate.prototype.groupType = 0;
Aggregate.prototype.groupingExpressions = $util.emptyArray;
Aggregate.prototype.aggregateExpressions = $util.emptyArray;

Aggregate.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.groupType != null && $Object.hasOwnProperty.call(message, "groupType") && message.groupType !== 0)
writer.uint32(16).int32(message.groupType);
if (message.groupingExpressions != null && message.groupingExpressions.length)
for (let i = 0; i < message.groupingExpressions.length; ++i)
$root.spark.connect.Expression.encode(message.groupingExpressions[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.aggregateExpressions != null && message.aggregateExpressions.length)
for (let i = 0; i < message.aggregateExpressions.length; ++i)
$root.spark.connect.Expression.encode(message.aggregateExpressions[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Aggregate.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Aggregate();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.groupType = value;
else
delete message.groupType;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.groupingExpressions && message.groupingExpressions.length))
message.groupingExpressions = [];
message.groupingExpressions.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.aggregateExpressions && message.aggregateExpressions.length))
message.aggregateExpressions = [];
message.aggregateExpressions.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Aggregate.GroupType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "GROUP_TYPE_UNSPECIFIED"] = 0;
values[valuesById[1] = "GROUP_TYPE_GROUPBY"] = 1;
values[valuesById[2] = "GROUP_TYPE_ROLLUP"] = 2;
values[valuesById[3] = "GROUP_TYPE_CUBE"] = 3;
values[valuesById[4] = "GROUP_TYPE_PIVOT"] = 4;
values[valuesById[5] = "GROUP_TYPE_GROUPING_SETS"] = 5;
return values;
})();

return Aggregate;
})();

connect.LocalRelation = (function() {

const LocalRelation = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

LocalRelation.prototype.data = null;
LocalRelation.prototype.schema = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(LocalRelation.prototype, "_data", {
get: $util.oneOfGetter($oneOfFields = ["data"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(LocalRelation.prototype, "_schema", {
get: $util.oneOfGetter($oneOfFields = ["schema"]),
set: $util.oneOfSetter($oneOfFields)
});

LocalRelation.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
writer.uint32(10).bytes(message.data);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema"))
writer.uint32(18).string(message.schema);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

LocalRelation.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.LocalRelation();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.data = reader.bytes();
message._data = "data";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.schema = reader.stringVerify();
message._schema = "schema";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return LocalRelation;
})();

connect.Sample = (function() {

const Sample = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Sample.prototype.input = null;
Sample.prototype.lowerBound = 0;
Sample.prototype.upperBound = 0;
Sample.prototype.withReplacement = null;
Sample.prototype.seed = null;
Sample.prototype.deterministicOrder = false;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Sample.prototype, "_withReplacement", {
get: $util.oneOfGetter($oneOfFields = ["withReplacement"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Sample.prototype, "_seed", {
get: $util.oneOfGetter($oneOfFields = ["seed"]),
set: $util.oneOfSetter($oneOfFields)
});

Sample.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.lowerBound != null && $Object.hasOwnProperty.call(message, "lowerBound") && !$Object.is(message.lowerBound, 0))
writer.uint32(17).double(message.lowerBound);
if (message.upperBound != null && $Object.hasOwnProperty.call(message, "upperBound") && !$Object.is(message.upperBound, 0))
writer.uint32(25).double(message.upperBound);
if (message.withReplacement != null && $Object.hasOwnProperty.call(message, "withReplacement"))
writer.uint32(32).bool(message.withReplacement);
if (message.seed != null && $Object.hasOwnProperty.call(message, "seed"))
writer.uint32(40).int64(message.seed);
if (message.deterministicOrder != null && $Object.hasOwnProperty.call(message, "deterministicOrder") && message.deterministicOrder !== false)
writer.uint32(48).bool(message.deterministicOrder);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Sample.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Sample();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 1)
break;
if (!$Object.is(value = reader.double(), 0))
message.lowerBound = value;
else
delete message.lowerBound;
continue;
}
case 3: {
if (wireType !== 1)
break;
if (!$Object.is(value = reader.double(), 0))
message.upperBound = value;
else
delete message.upperBound;
continue;
}
case 4: {
if (wireType !== 0)
break;
message.withReplacement = reader.bool();
message._withReplacement = "withReplacement";
continue;
}
case 5: {
if (wireType !== 0)
break;
message.seed = reader.int64();
message._seed = "seed";
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.deterministicOrder = value;
else
delete message.deterministicOrder;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Sample;
})();

connect.Deduplicate = (function() {

const Deduplicate = function (properties) {
this.columnNames = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Deduplicate.prototype.input = null;
Deduplicate.prototype.columnNames = $util.emptyArray;
Deduplicate.prototype.allColumnsAsKeys = null;
Deduplicate.prototype.withinWatermark = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Deduplicate.prototype, "_allColumnsAsKeys", {
get: $util.oneOfGetter($oneOfFields = ["allColumnsAsKeys"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Deduplicate.prototype, "_withinWatermark", {
get: $util.oneOfGetter($oneOfFields = ["withinWatermark"]),
set: $util.oneOfSetter($oneOfFields)
});

Deduplicate.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.columnNames != null && message.columnNames.length)
for (let i = 0; i < message.columnNames.length; ++i)
writer.uint32(18).string(message.columnNames[i]);
if (message.allColumnsAsKeys != null && $Object.hasOwnProperty.call(message, "allColumnsAsKeys"))
writer.uint32(24).bool(message.allColumnsAsKeys);
if (message.withinWatermark != null && $Object.hasOwnProperty.call(message, "withinWatermark"))
writer.uint32(32).bool(message.withinWatermark);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Deduplicate.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Deduplicate();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.columnNames && message.columnNames.length))
message.columnNames = [];
message.columnNames.push(reader.stringVerify());
continue;
}
case 3: {
if (wireType !== 0)
break;
message.allColumnsAsKeys = reader.bool();
message._allColumnsAsKeys = "allColumnsAsKeys";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.withinWatermark = reader.bool();
message._withinWatermark = "withinWatermark";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Deduplicate;
})();

connect.Range = (function() {

const Range = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Range.prototype.start = null;
Range.prototype.end = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
Range.prototype.step = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
Range.prototype.numPartitions = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Range.prototype, "_start", {
get: $util.oneOfGetter($oneOfFields = ["start"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Range.prototype, "_numPartitions", {
get: $util.oneOfGetter($oneOfFields = ["numPartitions"]),
set: $util.oneOfSetter($oneOfFields)
});

Range.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
writer.uint32(8).int64(message.start);
if (message.end != null && $Object.hasOwnProperty.call(message, "end") && (typeof message.end === "object" ? message.end.low || message.end.high : message.end !== 0))
writer.uint32(16).int64(message.end);
if (message.step != null && $Object.hasOwnProperty.call(message, "step") && (typeof message.step === "object" ? message.step.low || message.step.high : message.step !== 0))
writer.uint32(24).int64(message.step);
if (message.numPartitions != null && $Object.hasOwnProperty.call(message, "numPartitions"))
writer.uint32(32).int32(message.numPartitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Range.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Range();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 0)
break;
message.start = reader.int64();
message._start = "start";
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.end = value;
else
delete message.end;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.step = value;
else
delete message.step;
continue;
}
case 4: {
if (wireType !== 0)
break;
message.numPartitions = reader.int32();
message._numPartitions = "numPartitions";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Range;
})();

connect.SubqueryAlias = (function() {

const SubqueryAlias = function (properties) {
this.qualifier = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SubqueryAlias.prototype.input = null;
SubqueryAlias.prototype.alias = "";
SubqueryAlias.prototype.qualifier = $util.emptyArray;

SubqueryAlias.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.alias != null && $Object.hasOwnProperty.call(message, "alias") && message.alias !== "")
writer.uint32(18).string(message.alias);
if (message.qualifier != null && message.qualifier.length)
for (let i = 0; i < message.qualifier.length; ++i)
writer.uint32(26).string(message.qualifier[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SubqueryAlias.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.SubqueryAlias();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.alias = value;
else
delete message.alias;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.qualifier && message.qualifier.length))
message.qualifier = [];
message.qualifier.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SubqueryAlias;
})();

connect.Repartition = (function() {

const Repartition = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Repartition.prototype.input = null;
Repartition.prototype.numPartitions = 0;
Repartition.prototype.shuffle = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Repartition.prototype, "_shuffle", {
get: $util.oneOfGetter($oneOfFields = ["shuffle"]),
set: $util.oneOfSetter($oneOfFields)
});

Repartition.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.numPartitions != null && $Object.hasOwnProperty.call(message, "numPartitions") && message.numPartitions !== 0)
writer.uint32(16).int32(message.numPartitions);
if (message.shuffle != null && $Object.hasOwnProperty.call(message, "shuffle"))
writer.uint32(24).bool(message.shuffle);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Repartition.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Repartition();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.numPartitions = value;
else
delete message.numPartitions;
continue;
}
case 3: {
if (wireType !== 0)
break;
message.shuffle = reader.bool();
message._shuffle = "shuffle";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Repartition;
})();

connect.RepartitionByExpression = (function() {

const RepartitionByExpression = function (properties) {
this.partitionExprs = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

RepartitionByExpression.prototype.input = null;
RepartitionByExpression.prototype.partitionExprs = $util.emptyArray;
RepartitionByExpression.prototype.numPartitions = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(RepartitionByExpression.prototype, "_numPartitions", {
get: $util.oneOfGetter($oneOfFields = ["numPartitions"]),
set: $util.oneOfSetter($oneOfFields)
});

RepartitionByExpression.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.partitionExprs != null && message.partitionExprs.length)
for (let i = 0; i < message.partitionExprs.length; ++i)
$root.spark.connect.Expression.encode(message.partitionExprs[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.numPartitions != null && $Object.hasOwnProperty.call(message, "numPartitions"))
writer.uint32(24).int32(message.numPartitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

RepartitionByExpression.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.RepartitionByExpression();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.partitionExprs && message.partitionExprs.length))
message.partitionExprs = [];
message.partitionExprs.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
message.numPartitions = reader.int32();
message._numPartitions = "numPartitions";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return RepartitionByExpression;
})();

connect.WithColumnsRenamed = (function() {

const WithColumnsRenamed = function (properties) {
this.renameColumnsMap = {};
this.renames = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WithColumnsRenamed.prototype.input = null;
WithColumnsRenamed.prototype.renameColumnsMap = $util.emptyObject;
WithColumnsRenamed.prototype.renames = $util.emptyArray;

WithColumnsRenamed.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.renameColumnsMap != null && $Object.hasOwnProperty.call(message, "renameColumnsMap"))
for (let keys = $Object.keys(message.renameColumnsMap), i = 0; i < keys.length; ++i)
writer.uint32(18).fork().uint32(10).string(keys[i]).uint32(18).string(message.renameColumnsMap[keys[i]]).ldelim();
if (message.renames != null && message.renames.length)
for (let i = 0; i < message.renames.length; ++i)
$root.spark.connect.WithColumnsRenamed.Rename.encode(message.renames[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WithColumnsRenamed.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WithColumnsRenamed();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (message.renameColumnsMap === $util.emptyObject)
message.renameColumnsMap = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.renameColumnsMap, key);
message.renameColumnsMap[key] = value;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.renames && message.renames.length))
message.renames = [];
message.renames.push($root.spark.connect.WithColumnsRenamed.Rename.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

WithColumnsRenamed.Rename = (function() {

const Rename = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Rename.prototype.colName = "";
Rename.prototype.newColName = "";

Rename.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.colName != null && $Object.hasOwnProperty.call(message, "colName") && message.colName !== "")
writer.uint32(10).string(message.colName);
if (message.newColName != null && $Object.hasOwnProperty.call(message, "newColName") && message.newColName !== "")
writer.uint32(18).string(message.newColName);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Rename.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WithColumnsRenamed.Rename();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.colName = value;
else
delete message.colName;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.newColName = value;
else
delete message.newColName;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Rename;
})();

return WithColumnsRenamed;
})();

connect.WithColumns = (function() {

const WithColumns = function (properties) {
this.aliases = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WithColumns.prototype.input = null;
WithColumns.prototype.aliases = $util.emptyArray;

WithColumns.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.aliases != null && message.aliases.length)
for (let i = 0; i < message.aliases.length; ++i)
$root.spark.connect.Expression.Alias.encode(message.aliases[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WithColumns.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WithColumns();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.aliases && message.aliases.length))
message.aliases = [];
message.aliases.push($root.spark.connect.Expression.Alias.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return WithColumns;
})();

connect.Drop = (function() {

const Drop = function (properties) {
this.columns = [];
this.columnNames = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Drop.prototype.input = null;
Drop.prototype.columns = $util.emptyArray;
Drop.prototype.columnNames = $util.emptyArray;

Drop.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.columns != null && message.columns.length)
for (let i = 0; i < message.columns.length; ++i)
$root.spark.connect.Expression.encode(message.columns[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.columnNames != null && message.columnNames.length)
for (let i = 0; i < message.columnNames.length; ++i)
writer.uint32(26).string(message.columnNames[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Drop.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Drop();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.columns && message.columns.length))
message.columns = [];
message.columns.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.columnNames && message.columnNames.length))
message.columnNames = [];
message.columnNames.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Drop;
})();

connect.Hint = (function() {

const Hint = function (properties) {
this.parameters = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Hint.prototype.input = null;
Hint.prototype.name = "";
Hint.prototype.parameters = $util.emptyArray;

Hint.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(18).string(message.name);
if (message.parameters != null && message.parameters.length)
for (let i = 0; i < message.parameters.length; ++i)
$root.spark.connect.Expression.encode(message.parameters[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Hint.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Hint();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.name = value;
else
delete message.name;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.parameters && message.parameters.length))
message.parameters = [];
message.parameters.push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Hint;
})();

connect.WithRelations = (function() {

const WithRelations = function (properties) {
this.references = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WithRelations.prototype.root = null;
WithRelations.prototype.references = $util.emptyArray;

WithRelations.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.root != null && $Object.hasOwnProperty.call(message, "root"))
$root.spark.connect.Relation.encode(message.root, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.references != null && message.references.length)
for (let i = 0; i < message.references.length; ++i)
$root.spark.connect.Relation.encode(message.references[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WithRelations.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WithRelations();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.root = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.root);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.references && message.references.length))
message.references = [];
message.references.push($root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return WithRelations;
})();

connect.Origin = (function() {

const Origin = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Origin.prototype.pythonOrigin = null;

let $oneOfFields;

$Object.defineProperty(Origin.prototype, "function", {
get: $util.oneOfGetter($oneOfFields = ["pythonOrigin"]),
set: $util.oneOfSetter($oneOfFields)
});

Origin.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.pythonOrigin != null && $Object.hasOwnProperty.call(message, "pythonOrigin"))
$root.spark.connect.PythonOrigin.encode(message.pythonOrigin, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Origin.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Origin();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.pythonOrigin = $root.spark.connect.PythonOrigin.decode(reader, reader.size(), $undefined, _depth + 1, message.pythonOrigin);
message["function"] = "pythonOrigin";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Origin;
})();

connect.PythonOrigin = (function() {

const PythonOrigin = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

PythonOrigin.prototype.fragment = "";
PythonOrigin.prototype.callSite = "";

PythonOrigin.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.fragment != null && $Object.hasOwnProperty.call(message, "fragment") && message.fragment !== "")
writer.uint32(10).string(message.fragment);
if (message.callSite != null && $Object.hasOwnProperty.call(message, "callSite") && message.callSite !== "")
writer.uint32(18).string(message.callSite);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

PythonOrigin.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.PythonOrigin();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.fragment = value;
else
delete message.fragment;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.callSite = value;
else
delete message.callSite;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return PythonOrigin;
})();

connect.ExpressionCommon = (function() {

const ExpressionCommon = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExpressionCommon.prototype.origin = null;

ExpressionCommon.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
$root.spark.connect.Origin.encode(message.origin, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExpressionCommon.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.ExpressionCommon();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.origin = $root.spark.connect.Origin.decode(reader, reader.size(), $undefined, _depth + 1, message.origin);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ExpressionCommon;
})();

connect.Expression = (function() {

const Expression = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Expression.prototype.literal = null;
Expression.prototype.unresolvedAttribute = null;
Expression.prototype.unresolvedFunction = null;
Expression.prototype.expressionString = null;
Expression.prototype.unresolvedStar = null;
Expression.prototype.alias = null;
Expression.prototype.cast = null;
Expression.prototype.sortOrder = null;
Expression.prototype.callFunction = null;
Expression.prototype.extension = null;
Expression.prototype.common = null;

let $oneOfFields;

$Object.defineProperty(Expression.prototype, "exprType", {
get: $util.oneOfGetter($oneOfFields = ["literal", "unresolvedAttribute", "unresolvedFunction", "expressionString", "unresolvedStar", "alias", "cast", "sortOrder", "callFunction", "extension"]),
set: $util.oneOfSetter($oneOfFields)
});

Expression.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.literal != null && $Object.hasOwnProperty.call(message, "literal"))
$root.spark.connect.Expression.Literal.encode(message.literal, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.unresolvedAttribute != null && $Object.hasOwnProperty.call(message, "unresolvedAttribute"))
$root.spark.connect.Expression.UnresolvedAttribute.encode(message.unresolvedAttribute, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.unresolvedFunction != null && $Object.hasOwnProperty.call(message, "unresolvedFunction"))
$root.spark.connect.Expression.UnresolvedFunction.encode(message.unresolvedFunction, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.expressionString != null && $Object.hasOwnProperty.call(message, "expressionString"))
$root.spark.connect.Expression.ExpressionString.encode(message.expressionString, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.unresolvedStar != null && $Object.hasOwnProperty.call(message, "unresolvedStar"))
$root.spark.connect.Expression.UnresolvedStar.encode(message.unresolvedStar, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.alias != null && $Object.hasOwnProperty.call(message, "alias"))
$root.spark.connect.Expression.Alias.encode(message.alias, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.cast != null && $Object.hasOwnProperty.call(message, "cast"))
$root.spark.connect.Expression.Cast.encode(message.cast, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.sortOrder != null && $Object.hasOwnProperty.call(message, "sortOrder"))
$root.spark.connect.Expression.SortOrder.encode(message.sortOrder, writer.uint32(74).fork(), _depth + 1).ldelim();
if (message.callFunction != null && $Object.hasOwnProperty.call(message, "callFunction"))
$root.spark.connect.CallFunction.encode(message.callFunction, writer.uint32(130).fork(), _depth + 1).ldelim();
if (message.common != null && $Object.hasOwnProperty.call(message, "common"))
$root.spark.connect.ExpressionCommon.encode(message.common, writer.uint32(146).fork(), _depth + 1).ldelim();
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
$root.google.protobuf.Any.encode(message.extension, writer.uint32(7994).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Expression.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.literal = $root.spark.connect.Expression.Literal.decode(reader, reader.size(), $undefined, _depth + 1, message.literal);
message.exprType = "literal";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.unresolvedAttribute = $root.spark.connect.Expression.UnresolvedAttribute.decode(reader, reader.size(), $undefined, _depth + 1, message.unresolvedAttribute);
message.exprType = "unresolvedAttribute";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.unresolvedFunction = $root.spark.connect.Expression.UnresolvedFunction.decode(reader, reader.size(), $undefined, _depth + 1, message.unresolvedFunction);
message.exprType = "unresolvedFunction";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.expressionString = $root.spark.connect.Expression.ExpressionString.decode(reader, reader.size(), $undefined, _depth + 1, message.expressionString);
message.exprType = "expressionString";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.unresolvedStar = $root.spark.connect.Expression.UnresolvedStar.decode(reader, reader.size(), $undefined, _depth + 1, message.unresolvedStar);
message.exprType = "unresolvedStar";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.alias = $root.spark.connect.Expression.Alias.decode(reader, reader.size(), $undefined, _depth + 1, message.alias);
message.exprType = "alias";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.cast = $root.spark.connect.Expression.Cast.decode(reader, reader.size(), $undefined, _depth + 1, message.cast);
message.exprType = "cast";
continue;
}
case 9: {
if (wireType !== 2)
break;
message.sortOrder = $root.spark.connect.Expression.SortOrder.decode(reader, reader.size(), $undefined, _depth + 1, message.sortOrder);
message.exprType = "sortOrder";
continue;
}
case 16: {
if (wireType !== 2)
break;
message.callFunction = $root.spark.connect.CallFunction.decode(reader, reader.size(), $undefined, _depth + 1, message.callFunction);
message.exprType = "callFunction";
continue;
}
case 999: {
if (wireType !== 2)
break;
message.extension = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
message.exprType = "extension";
continue;
}
case 18: {
if (wireType !== 2)
break;
message.common = $root.spark.connect.ExpressionCommon.decode(reader, reader.size(), $undefined, _depth + 1, message.common);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Expression.Literal = (function() {

const Literal = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Literal.prototype["null"] = null;
Literal.prototype.binary = null;
Literal.prototype.boolean = null;
Literal.prototype.byte = null;
Literal.prototype.short = null;
Literal.prototype.integer = null;
Literal.prototype.long = null;
Literal.prototype.float = null;
Literal.prototype.double = null;
Literal.prototype.decimal = null;
Literal.prototype.string = null;
Literal.prototype.date = null;
Literal.prototype.timestamp = null;
Literal.prototype.timestampNtz = null;
Literal.prototype.yearMonthInterval = null;
Literal.prototype.dayTimeInterval = null;
Literal.prototype.array = null;
Literal.prototype.map = null;
Literal.prototype.struct = null;
Literal.prototype.dataType = null;

let $oneOfFields;

$Object.defineProperty(Literal.prototype, "literalType", {
get: $util.oneOfGetter($oneOfFields = ["null", "binary", "boolean", "byte", "short", "integer", "long", "float", "double", "decimal", "string", "date", "timestamp", "timestampNtz", "yearMonthInterval", "dayTimeInterval", "array", "map", "struct"]),
set: $util.oneOfSetter($oneOfFields)
});

Literal.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message["null"] != null && $Object.hasOwnProperty.call(message, "null"))
$root.spark.connect.DataType.encode(message["null"], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.binary != null && $Object.hasOwnProperty.call(message, "binary"))
writer.uint32(18).bytes(message.binary);
if (message.boolean != null && $Object.hasOwnProperty.call(message, "boolean"))
writer.uint32(24).bool(message.boolean);
if (message.byte != null && $Object.hasOwnProperty.call(message, "byte"))
writer.uint32(32).int32(message.byte);
if (message.short != null && $Object.hasOwnProperty.call(message, "short"))
writer.uint32(40).int32(message.short);
if (message.integer != null && $Object.hasOwnProperty.call(message, "integer"))
writer.uint32(48).int32(message.integer);
if (message.long != null && $Object.hasOwnProperty.call(message, "long"))
writer.uint32(56).int64(message.long);
if (message.float != null && $Object.hasOwnProperty.call(message, "float"))
writer.uint32(85).float(message.float);
if (message.double != null && $Object.hasOwnProperty.call(message, "double"))
writer.uint32(89).double(message.double);
if (message.decimal != null && $Object.hasOwnProperty.call(message, "decimal"))
$root.spark.connect.Expression.Literal.Decimal.encode(message.decimal, writer.uint32(98).fork(), _depth + 1).ldelim();
if (message.string != null && $Object.hasOwnProperty.call(message, "string"))
writer.uint32(106).string(message.string);
if (message.date != null && $Object.hasOwnProperty.call(message, "date"))
writer.uint32(128).int32(message.date);
if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
writer.uint32(136).int64(message.timestamp);
if (message.timestampNtz != null && $Object.hasOwnProperty.call(message, "timestampNtz"))
writer.uint32(144).int64(message.timestampNtz);
if (message.yearMonthInterval != null && $Object.hasOwnProperty.call(message, "yearMonthInterval"))
writer.uint32(160).int32(message.yearMonthInterval);
if (message.dayTimeInterval != null && $Object.hasOwnProperty.call(message, "dayTimeInterval"))
writer.uint32(168).int64(message.dayTimeInterval);
if (message.array != null && $Object.hasOwnProperty.call(message, "array"))
$root.spark.connect.Expression.Literal.Array.encode(message.array, writer.uint32(178).fork(), _depth + 1).ldelim();
if (message.map != null && $Object.hasOwnProperty.call(message, "map"))
$root.spark.connect.Expression.Literal.Map.encode(message.map, writer.uint32(186).fork(), _depth + 1).ldelim();
if (message.struct != null && $Object.hasOwnProperty.call(message, "struct"))
$root.spark.connect.Expression.Literal.Struct.encode(message.struct, writer.uint32(194).fork(), _depth + 1).ldelim();
if (message.dataType != null && $Object.hasOwnProperty.call(message, "dataType"))
$root.spark.connect.DataType.encode(message.dataType, writer.uint32(802).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Literal.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Literal();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message["null"] = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message["null"]);
message.literalType = "null";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.binary = reader.bytes();
message.literalType = "binary";
continue;
}
case 3: {
if (wireType !== 0)
break;
message.boolean = reader.bool();
message.literalType = "boolean";
continue;
}
case 4: {
if (wireType !== 0)
break;
message.byte = reader.int32();
message.literalType = "byte";
continue;
}
case 5: {
if (wireType !== 0)
break;
message.short = reader.int32();
message.literalType = "short";
continue;
}
case 6: {
if (wireType !== 0)
break;
message.integer = reader.int32();
message.literalType = "integer";
continue;
}
case 7: {
if (wireType !== 0)
break;
message.long = reader.int64();
message.literalType = "long";
continue;
}
case 10: {
if (wireType !== 5)
break;
message.float = reader.float();
message.literalType = "float";
continue;
}
case 11: {
if (wireType !== 1)
break;
message.double = reader.double();
message.literalType = "double";
continue;
}
case 12: {
if (wireType !== 2)
break;
message.decimal = $root.spark.connect.Expression.Literal.Decimal.decode(reader, reader.size(), $undefined, _depth + 1, message.decimal);
message.literalType = "decimal";
continue;
}
case 13: {
if (wireType !== 2)
break;
message.string = reader.stringVerify();
message.literalType = "string";
continue;
}
case 16: {
if (wireType !== 0)
break;
message.date = reader.int32();
message.literalType = "date";
continue;
}
case 17: {
if (wireType !== 0)
break;
message.timestamp = reader.int64();
message.literalType = "timestamp";
continue;
}
case 18: {
if (wireType !== 0)
break;
message.timestampNtz = reader.int64();
message.literalType = "timestampNtz";
continue;
}
case 20: {
if (wireType !== 0)
break;
message.yearMonthInterval = reader.int32();
message.literalType = "yearMonthInterval";
continue;
}
case 21: {
if (wireType !== 0)
break;
message.dayTimeInterval = reader.int64();
message.literalType = "dayTimeInterval";
continue;
}
case 22: {
if (wireType !== 2)
break;
message.array = $root.spark.connect.Expression.Literal.Array.decode(reader, reader.size(), $undefined, _depth + 1, message.array);
message.literalType = "array";
continue;
}
case 23: {
if (wireType !== 2)
break;
message.map = $root.spark.connect.Expression.Literal.Map.decode(reader, reader.size(), $undefined, _depth + 1, message.map);
message.literalType = "map";
continue;
}
case 24: {
if (wireType !== 2)
break;
message.struct = $root.spark.connect.Expression.Literal.Struct.decode(reader, reader.size(), $undefined, _depth + 1, message.struct);
message.literalType = "struct";
continue;
}
case 100: {
if (wireType !== 2)
break;
message.dataType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.dataType);
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Literal.Decimal = (function() {

const Decimal = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Decimal.prototype.value = "";
Decimal.prototype.precision = null;
Decimal.prototype.scale = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Decimal.prototype, "_precision", {
get: $util.oneOfGetter($oneOfFields = ["precision"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Decimal.prototype, "_scale", {
get: $util.oneOfGetter($oneOfFields = ["scale"]),
set: $util.oneOfSetter($oneOfFields)
});

Decimal.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
writer.uint32(10).string(message.value);
if (message.precision != null && $Object.hasOwnProperty.call(message, "precision"))
writer.uint32(16).int32(message.precision);
if (message.scale != null && $Object.hasOwnProperty.call(message, "scale"))
writer.uint32(24).int32(message.scale);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Decimal.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Literal.Decimal();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.value = value;
else
delete message.value;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.precision = reader.int32();
message._precision = "precision";
continue;
}
case 3: {
if (wireType !== 0)
break;
message.scale = reader.int32();
message._scale = "scale";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Decimal;
})();

Literal.Array = (function() {

const Array = function (properties) {
this.elements = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Array.prototype.elementType = null;
Array.prototype.elements = $util.emptyArray;

Array.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.elementType != null && $Object.hasOwnProperty.call(message, "elementType"))
$root.spark.connect.DataType.encode(message.elementType, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.elements != null && message.elements.length)
for (let i = 0; i < message.elements.length; ++i)
$root.spark.connect.Expression.Literal.encode(message.elements[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Array.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Literal.Array();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.elementType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.elementType);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.elements && message.elements.length))
message.elements = [];
message.elements.push($root.spark.connect.Expression.Literal.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Array;
})();

Literal.Map = (function() {

const Map = function (properties) {
this.keys = [];
this.values = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Map.prototype.keyType = null;
Map.prototype.valueType = null;
Map.prototype.keys = $util.emptyArray;
Map.prototype.values = $util.emptyArray;

Map.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.keyType != null && $Object.hasOwnProperty.call(message, "keyType"))
$root.spark.connect.DataType.encode(message.keyType, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.valueType != null && $Object.hasOwnProperty.call(message, "valueType"))
$root.spark.connect.DataType.encode(message.valueType, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.keys != null && message.keys.length)
for (let i = 0; i < message.keys.length; ++i)
$root.spark.connect.Expression.Literal.encode(message.keys[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.values != null && message.values.length)
for (let i = 0; i < message.values.length; ++i)
$root.spark.connect.Expression.Literal.encode(message.values[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Map.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Literal.Map();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.keyType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.keyType);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.valueType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.valueType);
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.keys && message.keys.length))
message.keys = [];
message.keys.push($root.spark.connect.Expression.Literal.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.values && message.values.length))
message.values = [];
message.values.push($root.spark.connect.Expression.Literal.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Map;
})();

Literal.Struct = (function() {

const Struct = function (properties) {
this.elements = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Struct.prototype.structType = null;
Struct.prototype.elements = $util.emptyArray;

Struct.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.structType != null && $Object.hasOwnProperty.call(message, "structType"))
$root.spark.connect.DataType.encode(message.structType, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.elements != null && message.elements.length)
for (let i = 0; i < message.elements.length; ++i)
$root.spark.connect.Expression.Literal.encode(message.elements[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Struct.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Literal.Struct();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.structType = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.structType);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.elements && message.elements.length))
message.elements = [];
message.elements.push($root.spark.connect.Expression.Literal.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Struct;
})();

return Literal;
})();

Expression.UnresolvedAttribute = (function() {

const UnresolvedAttribute = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

UnresolvedAttribute.prototype.unparsedIdentifier = "";
UnresolvedAttribute.prototype.planId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(UnresolvedAttribute.prototype, "_planId", {
get: $util.oneOfGetter($oneOfFields = ["planId"]),
set: $util.oneOfSetter($oneOfFields)
});

UnresolvedAttribute.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.unparsedIdentifier != null && $Object.hasOwnProperty.call(message, "unparsedIdentifier") && message.unparsedIdentifier !== "")
writer.uint32(10).string(message.unparsedIdentifier);
if (message.planId != null && $Object.hasOwnProperty.call(message, "planId"))
writer.uint32(16).int64(message.planId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

UnresolvedAttribute.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.UnresolvedAttribute();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.unparsedIdentifier = value;
else
delete message.unparsedIdentifier;
continue;
}
case 2: {
if (wireType !== 0)
break;
message.planId = reader.int64();
message._planId = "planId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return UnresolvedAttribute;
})();

Expression.UnresolvedFunction = (function() {

const UnresolvedFunction = function (properties) {
this["arguments"] = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

UnresolvedFunction.prototype.functionName = "";
UnresolvedFunction.prototype["arguments"] = $util.emptyArray;
UnresolvedFunction.prototype.isDistinct = false;
UnresolvedFunction.prototype.isUserDefinedFunction = false;
UnresolvedFunction.prototype.isInternal = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(UnresolvedFunction.prototype, "_isInternal", {
get: $util.oneOfGetter($oneOfFields = ["isInternal"]),
set: $util.oneOfSetter($oneOfFields)
});

UnresolvedFunction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.functionName != null && $Object.hasOwnProperty.call(message, "functionName") && message.functionName !== "")
writer.uint32(10).string(message.functionName);
if (message["arguments"] != null && message["arguments"].length)
for (let i = 0; i < message["arguments"].length; ++i)
$root.spark.connect.Expression.encode(message["arguments"][i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.isDistinct != null && $Object.hasOwnProperty.call(message, "isDistinct") && message.isDistinct !== false)
writer.uint32(24).bool(message.isDistinct);
if (message.isUserDefinedFunction != null && $Object.hasOwnProperty.call(message, "isUserDefinedFunction") && message.isUserDefinedFunction !== false)
writer.uint32(32).bool(message.isUserDefinedFunction);
if (message.isInternal != null && $Object.hasOwnProperty.call(message, "isInternal"))
writer.uint32(40).bool(message.isInternal);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

UnresolvedFunction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.UnresolvedFunction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.functionName = value;
else
delete message.functionName;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message["arguments"] && message["arguments"].length))
message["arguments"] = [];
message["arguments"].push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isDistinct = value;
else
delete message.isDistinct;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.isUserDefinedFunction = value;
else
delete message.isUserDefinedFunction;
continue;
}
case 5: {
if (wireType !== 0)
break;
message.isInternal = reader.bool();
message._isInternal = "isInternal";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return UnresolvedFunction;
})();

Expression.ExpressionString = (function() {

const ExpressionString = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExpressionString.prototype.expression = "";

ExpressionString.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.expression != null && $Object.hasOwnProperty.call(message, "expression") && message.expression !== "")
writer.uint32(10).string(message.expression);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExpressionString.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.ExpressionString();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.expression = value;
else
delete message.expression;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return ExpressionString;
})();

Expression.UnresolvedStar = (function() {

const UnresolvedStar = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

UnresolvedStar.prototype.unparsedTarget = null;
UnresolvedStar.prototype.planId = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(UnresolvedStar.prototype, "_unparsedTarget", {
get: $util.oneOfGetter($oneOfFields = ["unparsedTarget"]),
set: $util.oneOfSetter($oneOfFields)
});

// Virtual OneOf for proto3 optional field
$Object.defineProperty(UnresolvedStar.prototype, "_planId", {
get: $util.oneOfGetter($oneOfFields = ["planId"]),
set: $util.oneOfSetter($oneOfFields)
});

UnresolvedStar.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.unparsedTarget != null && $Object.hasOwnProperty.call(message, "unparsedTarget"))
writer.uint32(10).string(message.unparsedTarget);
if (message.planId != null && $Object.hasOwnProperty.call(message, "planId"))
writer.uint32(16).int64(message.planId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

UnresolvedStar.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.UnresolvedStar();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.unparsedTarget = reader.stringVerify();
message._unparsedTarget = "unparsedTarget";
continue;
}
case 2: {
if (wireType !== 0)
break;
message.planId = reader.int64();
message._planId = "planId";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return UnresolvedStar;
})();

Expression.Alias = (function() {

const Alias = function (properties) {
this.name = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Alias.prototype.expr = null;
Alias.prototype.name = $util.emptyArray;
Alias.prototype.metadata = null;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(Alias.prototype, "_metadata", {
get: $util.oneOfGetter($oneOfFields = ["metadata"]),
set: $util.oneOfSetter($oneOfFields)
});

Alias.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.expr != null && $Object.hasOwnProperty.call(message, "expr"))
$root.spark.connect.Expression.encode(message.expr, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.name != null && message.name.length)
for (let i = 0; i < message.name.length; ++i)
writer.uint32(18).string(message.name[i]);
if (message.metadata != null && $Object.hasOwnProperty.call(message, "metadata"))
writer.uint32(26).string(message.metadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Alias.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Alias();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.expr = $root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1, message.expr);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.name && message.name.length))
message.name = [];
message.name.push(reader.stringVerify());
continue;
}
case 3: {
if (wireType !== 2)
break;
message.metadata = reader.stringVerify();
message._metadata = "metadata";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Alias;
})();

Expression.Cast = (function() {

const Cast = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Cast.prototype.expr = null;
Cast.prototype.type = null;
Cast.prototype.typeStr = null;
Cast.prototype.evalMode = 0;

let $oneOfFields;

$Object.defineProperty(Cast.prototype, "castToType", {
get: $util.oneOfGetter($oneOfFields = ["type", "typeStr"]),
set: $util.oneOfSetter($oneOfFields)
});

Cast.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.expr != null && $Object.hasOwnProperty.call(message, "expr"))
$root.spark.connect.Expression.encode(message.expr, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
$root.spark.connect.DataType.encode(message.type, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.typeStr != null && $Object.hasOwnProperty.call(message, "typeStr"))
writer.uint32(26).string(message.typeStr);
if (message.evalMode != null && $Object.hasOwnProperty.call(message, "evalMode") && message.evalMode !== 0)
writer.uint32(32).int32(message.evalMode);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Cast.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.Cast();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.expr = $root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1, message.expr);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.type = $root.spark.connect.DataType.decode(reader, reader.size(), $undefined, _depth + 1, message.type);
message.castToType = "type";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.typeStr = reader.stringVerify();
message.castToType = "typeStr";
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.evalMode = value;
else
delete message.evalMode;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

Cast.EvalMode = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "EVAL_MODE_UNSPECIFIED"] = 0;
values[valuesById[1] = "EVAL_MODE_LEGACY"] = 1;
values[valuesById[2] = "EVAL_MODE_ANSI"] = 2;
values[valuesById[3] = "EVAL_MODE_TRY"] = 3;
return values;
})();

return Cast;
})();

Expression.SortOrder = (function() {

const SortOrder = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SortOrder.prototype.child = null;
SortOrder.prototype.direction = 0;
SortOrder.prototype.nullOrdering = 0;

SortOrder.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.child != null && $Object.hasOwnProperty.call(message, "child"))
$root.spark.connect.Expression.encode(message.child, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.direction != null && $Object.hasOwnProperty.call(message, "direction") && message.direction !== 0)
writer.uint32(16).int32(message.direction);
if (message.nullOrdering != null && $Object.hasOwnProperty.call(message, "nullOrdering") && message.nullOrdering !== 0)
writer.uint32(24).int32(message.nullOrdering);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SortOrder.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Expression.SortOrder();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.child = $root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1, message.child);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.direction = value;
else
delete message.direction;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.nullOrdering = value;
else
delete message.nullOrdering;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

SortOrder.SortDirection = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "SORT_DIRECTION_UNSPECIFIED"] = 0;
values[valuesById[1] = "SORT_DIRECTION_ASCENDING"] = 1;
values[valuesById[2] = "SORT_DIRECTION_DESCENDING"] = 2;
return values;
})();

SortOrder.NullOrdering = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "SORT_NULLS_UNSPECIFIED"] = 0;
values[valuesById[1] = "SORT_NULLS_FIRST"] = 1;
values[valuesById[2] = "SORT_NULLS_LAST"] = 2;
return values;
})();

return SortOrder;
})();

return Expression;
})();

connect.CallFunction = (function() {

const CallFunction = function (properties) {
this["arguments"] = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

CallFunction.prototype.functionName = "";
CallFunction.prototype["arguments"] = $util.emptyArray;

CallFunction.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.functionName != null && $Object.hasOwnProperty.call(message, "functionName") && message.functionName !== "")
writer.uint32(10).string(message.functionName);
if (message["arguments"] != null && message["arguments"].length)
for (let i = 0; i < message["arguments"].length; ++i)
$root.spark.connect.Expression.encode(message["arguments"][i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

CallFunction.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.CallFunction();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.functionName = value;
else
delete message.functionName;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message["arguments"] && message["arguments"].length))
message["arguments"] = [];
message["arguments"].push($root.spark.connect.Expression.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return CallFunction;
})();

connect.Command = (function() {

const Command = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Command.prototype.writeOperation = null;
Command.prototype.extension = null;

let $oneOfFields;

$Object.defineProperty(Command.prototype, "commandType", {
get: $util.oneOfGetter($oneOfFields = ["writeOperation", "extension"]),
set: $util.oneOfSetter($oneOfFields)
});

Command.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.writeOperation != null && $Object.hasOwnProperty.call(message, "writeOperation"))
$root.spark.connect.WriteOperation.encode(message.writeOperation, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.extension != null && $Object.hasOwnProperty.call(message, "extension"))
$root.google.protobuf.Any.encode(message.extension, writer.uint32(7994).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Command.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.Command();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 2: {
if (wireType !== 2)
break;
message.writeOperation = $root.spark.connect.WriteOperation.decode(reader, reader.size(), $undefined, _depth + 1, message.writeOperation);
message.commandType = "writeOperation";
continue;
}
case 999: {
if (wireType !== 2)
break;
message.extension = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.extension);
message.commandType = "extension";
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Command;
})();

connect.WriteOperation = (function() {

const WriteOperation = function (properties) {
this.sortColumnNames = [];
this.partitioningColumns = [];
this.options = {};
this.clusteringColumns = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WriteOperation.prototype.input = null;
WriteOperation.prototype.source = null;
WriteOperation.prototype.path = null;
WriteOperation.prototype.table = null;
WriteOperation.prototype.mode = 0;
WriteOperation.prototype.sortColumnNames = $util.emptyArray;
WriteOperation.prototype.partitioningColumns = $util.emptyArray;
WriteOperation.prototype.bucketBy = null;
WriteOperation.prototype.options = $util.emptyObject;
WriteOperation.prototype.clusteringColumns = $util.emptyArray;

let $oneOfFields;

// Virtual OneOf for proto3 optional field
$Object.defineProperty(WriteOperation.prototype, "_source", {
get: $util.oneOfGetter($oneOfFields = ["source"]),
set: $util.oneOfSetter($oneOfFields)
});

$Object.defineProperty(WriteOperation.prototype, "saveType", {
get: $util.oneOfGetter($oneOfFields = ["path", "table"]),
set: $util.oneOfSetter($oneOfFields)
});

WriteOperation.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.input != null && $Object.hasOwnProperty.call(message, "input"))
$root.spark.connect.Relation.encode(message.input, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
writer.uint32(18).string(message.source);
if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
writer.uint32(26).string(message.path);
if (message.table != null && $Object.hasOwnProperty.call(message, "table"))
$root.spark.connect.WriteOperation.SaveTable.encode(message.table, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
writer.uint32(40).int32(message.mode);
if (message.sortColumnNames != null && message.sortColumnNames.length)
for (let i = 0; i < message.sortColumnNames.length; ++i)
writer.uint32(50).string(message.sortColumnNames[i]);
if (message.partitioningColumns != null && message.partitioningColumns.length)
for (let i = 0; i < message.partitioningColumns.length; ++i)
writer.uint32(58).string(message.partitioningColumns[i]);
if (message.bucketBy != null && $Object.hasOwnProperty.call(message, "bucketBy"))
$root.spark.connect.WriteOperation.BucketBy.encode(message.bucketBy, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
for (let keys = $Object.keys(message.options), i = 0; i < keys.length; ++i)
writer.uint32(74).fork().uint32(10).string(keys[i]).uint32(18).string(message.options[keys[i]]).ldelim();
if (message.clusteringColumns != null && message.clusteringColumns.length)
for (let i = 0; i < message.clusteringColumns.length; ++i)
writer.uint32(82).string(message.clusteringColumns[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WriteOperation.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, key, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WriteOperation();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
message.input = $root.spark.connect.Relation.decode(reader, reader.size(), $undefined, _depth + 1, message.input);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.source = reader.stringVerify();
message._source = "source";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.path = reader.stringVerify();
message.saveType = "path";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.table = $root.spark.connect.WriteOperation.SaveTable.decode(reader, reader.size(), $undefined, _depth + 1, message.table);
message.saveType = "table";
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.mode = value;
else
delete message.mode;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.sortColumnNames && message.sortColumnNames.length))
message.sortColumnNames = [];
message.sortColumnNames.push(reader.stringVerify());
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.partitioningColumns && message.partitioningColumns.length))
message.partitioningColumns = [];
message.partitioningColumns.push(reader.stringVerify());
continue;
}
case 8: {
if (wireType !== 2)
break;
message.bucketBy = $root.spark.connect.WriteOperation.BucketBy.decode(reader, reader.size(), $undefined, _depth + 1, message.bucketBy);
continue;
}
case 9: {
if (wireType !== 2)
break;
if (message.options === $util.emptyObject)
message.options = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = "";
while (reader.pos < end2) {
let tag2 = reader.tag();
wireType = tag2 & 7;
switch (tag2 >>>= 3) {
case 1:
if (wireType !== 2)
break;
key = reader.stringVerify();
continue;
case 2:
if (wireType !== 2)
break;
value = reader.stringVerify();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.options, key);
message.options[key] = value;
continue;
}
case 10: {
if (wireType !== 2)
break;
if (!(message.clusteringColumns && message.clusteringColumns.length))
message.clusteringColumns = [];
message.clusteringColumns.push(reader.stringVerify());
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

WriteOperation.SaveTable = (function() {

const SaveTable = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SaveTable.prototype.tableName = "";

SaveTable.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.tableName != null && $Object.hasOwnProperty.call(message, "tableName") && message.tableName !== "")
writer.uint32(10).string(message.tableName);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SaveTable.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WriteOperation.SaveTable();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.tableName = value;
else
delete message.tableName;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return SaveTable;
})();

WriteOperation.BucketBy = (function() {

const BucketBy = function (properties) {
this.bucketColumnNames = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

BucketBy.prototype.bucketColumnNames = $util.emptyArray;
BucketBy.prototype.numBuckets = 0;

BucketBy.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.bucketColumnNames != null && message.bucketColumnNames.length)
for (let i = 0; i < message.bucketColumnNames.length; ++i)
writer.uint32(10).string(message.bucketColumnNames[i]);
if (message.numBuckets != null && $Object.hasOwnProperty.call(message, "numBuckets") && message.numBuckets !== 0)
writer.uint32(16).int32(message.numBuckets);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

BucketBy.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.spark.connect.WriteOperation.BucketBy();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if (!(message.bucketColumnNames && message.bucketColumnNames.length))
message.bucketColumnNames = [];
message.bucketColumnNames.push(reader.stringVerify());
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.int32())
message.numBuckets = value;
else
delete message.numBuckets;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return BucketBy;
})();

WriteOperation.SaveMode = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "SAVE_MODE_UNSPECIFIED"] = 0;
values[valuesById[1] = "SAVE_MODE_APPEND"] = 1;
values[valuesById[2] = "SAVE_MODE_OVERWRITE"] = 2;
values[valuesById[3] = "SAVE_MODE_ERROR_IF_EXISTS"] = 3;
values[valuesById[4] = "SAVE_MODE_IGNORE"] = 4;
return values;
})();

return WriteOperation;
})();

return connect;
})();

return spark;
})();

export const google = $root.google = (() => {

const google = {};

google.protobuf = (function() {

const protobuf = {};

protobuf.Any = (function() {

const Any = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Any.prototype.type_url = "";
Any.prototype.value = $util.newBuffer([]);

Any.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type_url != null && $Object.hasOwnProperty.call(message, "type_url") && message.type_url !== "")
writer.uint32(10).string(message.type_url);
if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
writer.uint32(18).bytes(message.value);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Any.decode = function (reader, length, _end, _depth, _target) {
if (!(reader instanceof $Reader))
reader = $Reader.create(reader);
if (_depth === $undefined)
_depth = 0;
if (_depth > $Reader.recursionLimit)
throw $Error("max depth exceeded");
let end, message, value;
if (length === $undefined)
end = reader.len;
else {
end = reader.pos + length;
if (end > reader.len)
throw $RangeError("index out of range");
length = reader.len;
reader.len = end;
}
message = _target || new $root.google.protobuf.Any();
while (reader.pos < end) {
let start = reader.pos;
let tag = reader.tag();
if (tag === _end) {
_end = $undefined;
break;
}
let wireType = tag & 7;
switch (tag >>>= 3) {
case 1: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.type_url = value;
else
delete message.type_url;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.value = value;
else
delete message.value;
continue;
}
}
reader.skipType(wireType, _depth, tag);
if (!reader.discardUnknown) {
$util.makeProp(message, "$unknowns", false);
(message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
}
}
if (length !== $undefined) {
if (reader.pos !== end)
throw $RangeError("index out of range");
reader.len = length;
}
if (_end !== $undefined)
throw $Error("missing end group");
return message;
};

return Any;
})();

return protobuf;
})();

return google;
})();

export {
$root as default
};
