/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["volley-volley"] || ($protobuf.roots["volley-volley"] = {});

export const volley = $root.volley = (() => {

const volley = {};

volley.TaskId = (function() {

const TaskId = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskId.prototype.queryId = "";
TaskId.prototype.stage = 0;
TaskId.prototype.stageAttempt = 0;
TaskId.prototype.task = 0;
TaskId.prototype.attempt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

TaskId.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.queryId != null && $Object.hasOwnProperty.call(message, "queryId") && message.queryId !== "")
writer.uint32(10).string(message.queryId);
if (message.stage != null && $Object.hasOwnProperty.call(message, "stage") && message.stage !== 0)
writer.uint32(16).uint32(message.stage);
if (message.stageAttempt != null && $Object.hasOwnProperty.call(message, "stageAttempt") && message.stageAttempt !== 0)
writer.uint32(24).uint32(message.stageAttempt);
if (message.task != null && $Object.hasOwnProperty.call(message, "task") && message.task !== 0)
writer.uint32(32).uint32(message.task);
if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && (typeof message.attempt === "object" ? message.attempt.low || message.attempt.high : message.attempt !== 0))
writer.uint32(40).uint64(message.attempt);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskId.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskId();
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
message.queryId = value;
else
delete message.queryId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.stage = value;
else
delete message.stage;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.stageAttempt = value;
else
delete message.stageAttempt;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.task = value;
else
delete message.task;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.attempt = value;
else
delete message.attempt;
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

return TaskId;
})();

volley.TaskSpec = (function() {

const TaskSpec = function (properties) {
this.inputs = [];
this.shared = [];
this.outputs = [];
this.settings = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskSpec.prototype.id = null;
TaskSpec.prototype.inputs = $util.emptyArray;
TaskSpec.prototype.shared = $util.emptyArray;
TaskSpec.prototype.outputs = $util.emptyArray;
TaskSpec.prototype.settings = $util.emptyObject;
TaskSpec.prototype.stageName = "";

TaskSpec.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
$root.volley.TaskId.encode(message.id, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.inputs != null && message.inputs.length)
for (let i = 0; i < message.inputs.length; ++i)
$root.volley.TaskInput.encode(message.inputs[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.shared != null && message.shared.length)
for (let i = 0; i < message.shared.length; ++i)
$root.volley.SharedTable.encode(message.shared[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.outputs != null && message.outputs.length)
for (let i = 0; i < message.outputs.length; ++i)
$root.volley.TaskOutput.encode(message.outputs[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
for (let keys = $Object.keys(message.settings), i = 0; i < keys.length; ++i)
writer.uint32(42).fork().uint32(10).string(keys[i]).uint32(18).string(message.settings[keys[i]]).ldelim();
if (message.stageName != null && $Object.hasOwnProperty.call(message, "stageName") && message.stageName !== "")
writer.uint32(50).string(message.stageName);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskSpec.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskSpec();
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
message.id = $root.volley.TaskId.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.inputs && message.inputs.length))
message.inputs = [];
message.inputs.push($root.volley.TaskInput.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.shared && message.shared.length))
message.shared = [];
message.shared.push($root.volley.SharedTable.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.outputs && message.outputs.length))
message.outputs = [];
message.outputs.push($root.volley.TaskOutput.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 2)
break;
if (message.settings === $util.emptyObject)
message.settings = {};
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
$util.makeProp(message.settings, key);
message.settings[key] = value;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.stageName = value;
else
delete message.stageName;
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

return TaskSpec;
})();

volley.SharedTable = (function() {

const SharedTable = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SharedTable.prototype.name = "";
SharedTable.prototype.sql = "";

SharedTable.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.sql != null && $Object.hasOwnProperty.call(message, "sql") && message.sql !== "")
writer.uint32(18).string(message.sql);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SharedTable.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.SharedTable();
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
if ((value = reader.stringVerify()).length)
message.sql = value;
else
delete message.sql;
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

return SharedTable;
})();

volley.TaskInput = (function() {

const TaskInput = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskInput.prototype.name = "";
TaskInput.prototype.source = null;
TaskInput.prototype.exchange = null;
TaskInput.prototype.local = null;

let $oneOfFields;

$Object.defineProperty(TaskInput.prototype, "from", {
get: $util.oneOfGetter($oneOfFields = ["source", "exchange", "local"]),
set: $util.oneOfSetter($oneOfFields)
});

TaskInput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
$root.volley.SourceInput.encode(message.source, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange"))
$root.volley.ExchangeInput.encode(message.exchange, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.local != null && $Object.hasOwnProperty.call(message, "local"))
$root.volley.LocalInput.encode(message.local, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskInput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskInput();
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
message.source = $root.volley.SourceInput.decode(reader, reader.size(), $undefined, _depth + 1, message.source);
message.from = "source";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.exchange = $root.volley.ExchangeInput.decode(reader, reader.size(), $undefined, _depth + 1, message.exchange);
message.from = "exchange";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.local = $root.volley.LocalInput.decode(reader, reader.size(), $undefined, _depth + 1, message.local);
message.from = "local";
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

return TaskInput;
})();

volley.SourceInput = (function() {

const SourceInput = function (properties) {
this.columns = [];
this.splits = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SourceInput.prototype.sql = "";
SourceInput.prototype.format = "";
SourceInput.prototype.columns = $util.emptyArray;
SourceInput.prototype.splits = $util.emptyArray;
SourceInput.prototype.header = false;

SourceInput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sql != null && $Object.hasOwnProperty.call(message, "sql") && message.sql !== "")
writer.uint32(10).string(message.sql);
if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== "")
writer.uint32(18).string(message.format);
if (message.columns != null && message.columns.length)
for (let i = 0; i < message.columns.length; ++i)
writer.uint32(26).string(message.columns[i]);
if (message.splits != null && message.splits.length)
for (let i = 0; i < message.splits.length; ++i)
$root.volley.SourceSplit.encode(message.splits[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.header != null && $Object.hasOwnProperty.call(message, "header") && message.header !== false)
writer.uint32(40).bool(message.header);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SourceInput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.SourceInput();
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
message.sql = value;
else
delete message.sql;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.format = value;
else
delete message.format;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.columns && message.columns.length))
message.columns = [];
message.columns.push(reader.stringVerify());
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.splits && message.splits.length))
message.splits = [];
message.splits.push($root.volley.SourceSplit.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.header = value;
else
delete message.header;
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

return SourceInput;
})();

volley.SourceSplit = (function() {

const SourceSplit = function (properties) {
this.rowGroups = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SourceSplit.prototype.url = "";
SourceSplit.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
SourceSplit.prototype.etag = "";
SourceSplit.prototype.rowGroups = $util.emptyArray;
SourceSplit.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
SourceSplit.prototype.length = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
SourceSplit.prototype.whole = false;

SourceSplit.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
writer.uint32(10).string(message.url);
if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
writer.uint32(16).uint64(message.size);
if (message.etag != null && $Object.hasOwnProperty.call(message, "etag") && message.etag !== "")
writer.uint32(26).string(message.etag);
if (message.rowGroups != null && message.rowGroups.length)
writer.uint32(34).uint32s(message.rowGroups);
if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
writer.uint32(40).uint64(message.offset);
if (message.length != null && $Object.hasOwnProperty.call(message, "length") && (typeof message.length === "object" ? message.length.low || message.length.high : message.length !== 0))
writer.uint32(48).uint64(message.length);
if (message.whole != null && $Object.hasOwnProperty.call(message, "whole") && message.whole !== false)
writer.uint32(56).bool(message.whole);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SourceSplit.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.SourceSplit();
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
message.url = value;
else
delete message.url;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.size = value;
else
delete message.size;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.etag = value;
else
delete message.etag;
continue;
}
case 4: {
if (wireType === 2) {
if (!(message.rowGroups && message.rowGroups.length))
message.rowGroups = [];
reader.uint32s(message.rowGroups);
continue;
}
if (wireType !== 0)
break;
if (!(message.rowGroups && message.rowGroups.length))
message.rowGroups = [];
message.rowGroups.push(reader.uint32());
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.offset = value;
else
delete message.offset;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.length = value;
else
delete message.length;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.whole = value;
else
delete message.whole;
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

return SourceSplit;
})();

volley.ExchangeInput = (function() {

const ExchangeInput = function (properties) {
this.sources = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExchangeInput.prototype.exchange = 0;
ExchangeInput.prototype.schema = $util.newBuffer([]);
ExchangeInput.prototype.sources = $util.emptyArray;
ExchangeInput.prototype.broadcast = false;

ExchangeInput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== 0)
writer.uint32(8).uint32(message.exchange);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema.length)
writer.uint32(18).bytes(message.schema);
if (message.sources != null && message.sources.length)
for (let i = 0; i < message.sources.length; ++i)
$root.volley.BlockSource.encode(message.sources[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.broadcast != null && $Object.hasOwnProperty.call(message, "broadcast") && message.broadcast !== false)
writer.uint32(32).bool(message.broadcast);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExchangeInput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ExchangeInput();
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
if (value = reader.uint32())
message.exchange = value;
else
delete message.exchange;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.schema = value;
else
delete message.schema;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.sources && message.sources.length))
message.sources = [];
message.sources.push($root.volley.BlockSource.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.broadcast = value;
else
delete message.broadcast;
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

return ExchangeInput;
})();

volley.BlockSource = (function() {

const BlockSource = function (properties) {
this.maps = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

BlockSource.prototype.executorId = "";
BlockSource.prototype.location = "";
BlockSource.prototype.maps = $util.emptyArray;
BlockSource.prototype.partitionFrom = 0;
BlockSource.prototype.partitionTo = 0;
BlockSource.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
BlockSource.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

BlockSource.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.executorId != null && $Object.hasOwnProperty.call(message, "executorId") && message.executorId !== "")
writer.uint32(10).string(message.executorId);
if (message.location != null && $Object.hasOwnProperty.call(message, "location") && message.location !== "")
writer.uint32(18).string(message.location);
if (message.maps != null && message.maps.length)
for (let i = 0; i < message.maps.length; ++i)
$root.volley.MapRef.encode(message.maps[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.partitionFrom != null && $Object.hasOwnProperty.call(message, "partitionFrom") && message.partitionFrom !== 0)
writer.uint32(32).uint32(message.partitionFrom);
if (message.partitionTo != null && $Object.hasOwnProperty.call(message, "partitionTo") && message.partitionTo !== 0)
writer.uint32(40).uint32(message.partitionTo);
if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
writer.uint32(48).uint64(message.bytes);
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
writer.uint32(56).uint64(message.rows);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

BlockSource.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.BlockSource();
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
message.executorId = value;
else
delete message.executorId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.location = value;
else
delete message.location;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.maps && message.maps.length))
message.maps = [];
message.maps.push($root.volley.MapRef.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionFrom = value;
else
delete message.partitionFrom;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionTo = value;
else
delete message.partitionTo;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.bytes = value;
else
delete message.bytes;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rows = value;
else
delete message.rows;
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

return BlockSource;
})();

volley.MapRef = (function() {

const MapRef = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

MapRef.prototype.map = 0;
MapRef.prototype.attempt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

MapRef.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.map != null && $Object.hasOwnProperty.call(message, "map") && message.map !== 0)
writer.uint32(8).uint32(message.map);
if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && (typeof message.attempt === "object" ? message.attempt.low || message.attempt.high : message.attempt !== 0))
writer.uint32(16).uint64(message.attempt);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

MapRef.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.MapRef();
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
if (value = reader.uint32())
message.map = value;
else
delete message.map;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.attempt = value;
else
delete message.attempt;
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

return MapRef;
})();

volley.LocalInput = (function() {

const LocalInput = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

LocalInput.prototype.ipc = $util.newBuffer([]);

LocalInput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ipc != null && $Object.hasOwnProperty.call(message, "ipc") && message.ipc.length)
writer.uint32(10).bytes(message.ipc);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

LocalInput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.LocalInput();
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
message.ipc = value;
else
delete message.ipc;
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

return LocalInput;
})();

volley.TaskOutput = (function() {

const TaskOutput = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskOutput.prototype.sql = "";
TaskOutput.prototype.exchange = null;
TaskOutput.prototype.sink = null;

let $oneOfFields;

$Object.defineProperty(TaskOutput.prototype, "to", {
get: $util.oneOfGetter($oneOfFields = ["exchange", "sink"]),
set: $util.oneOfSetter($oneOfFields)
});

TaskOutput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sql != null && $Object.hasOwnProperty.call(message, "sql") && message.sql !== "")
writer.uint32(10).string(message.sql);
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange"))
$root.volley.ExchangeOutput.encode(message.exchange, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.sink != null && $Object.hasOwnProperty.call(message, "sink"))
$root.volley.SinkOutput.encode(message.sink, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskOutput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskOutput();
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
message.sql = value;
else
delete message.sql;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.exchange = $root.volley.ExchangeOutput.decode(reader, reader.size(), $undefined, _depth + 1, message.exchange);
message.to = "exchange";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.sink = $root.volley.SinkOutput.decode(reader, reader.size(), $undefined, _depth + 1, message.sink);
message.to = "sink";
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

return TaskOutput;
})();

volley.ExchangeOutput = (function() {

const ExchangeOutput = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExchangeOutput.prototype.exchange = 0;
ExchangeOutput.prototype.partitions = 0;

ExchangeOutput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== 0)
writer.uint32(8).uint32(message.exchange);
if (message.partitions != null && $Object.hasOwnProperty.call(message, "partitions") && message.partitions !== 0)
writer.uint32(16).uint32(message.partitions);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExchangeOutput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ExchangeOutput();
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
if (value = reader.uint32())
message.exchange = value;
else
delete message.exchange;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitions = value;
else
delete message.partitions;
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

return ExchangeOutput;
})();

volley.SinkOutput = (function() {

const SinkOutput = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SinkOutput.prototype.sink = 0;
SinkOutput.prototype.url = "";
SinkOutput.prototype.copyOptions = "";
SinkOutput.prototype.jobId = "";

SinkOutput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sink != null && $Object.hasOwnProperty.call(message, "sink") && message.sink !== 0)
writer.uint32(8).uint32(message.sink);
if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
writer.uint32(18).string(message.url);
if (message.copyOptions != null && $Object.hasOwnProperty.call(message, "copyOptions") && message.copyOptions !== "")
writer.uint32(26).string(message.copyOptions);
if (message.jobId != null && $Object.hasOwnProperty.call(message, "jobId") && message.jobId !== "")
writer.uint32(34).string(message.jobId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SinkOutput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.SinkOutput();
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
if (value = reader.uint32())
message.sink = value;
else
delete message.sink;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.url = value;
else
delete message.url;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.copyOptions = value;
else
delete message.copyOptions;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.jobId = value;
else
delete message.jobId;
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

return SinkOutput;
})();

volley.TaskReport = (function() {

const TaskReport = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskReport.prototype.id = null;
TaskReport.prototype.success = null;
TaskReport.prototype.failure = null;
TaskReport.prototype.metrics = null;

let $oneOfFields;

$Object.defineProperty(TaskReport.prototype, "outcome", {
get: $util.oneOfGetter($oneOfFields = ["success", "failure"]),
set: $util.oneOfSetter($oneOfFields)
});

TaskReport.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
$root.volley.TaskId.encode(message.id, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.success != null && $Object.hasOwnProperty.call(message, "success"))
$root.volley.TaskSuccess.encode(message.success, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
$root.volley.TaskFailure.encode(message.failure, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics"))
$root.volley.TaskMetrics.encode(message.metrics, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskReport.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskReport();
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
message.id = $root.volley.TaskId.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
continue;
}
case 2: {
if (wireType !== 2)
break;
message.success = $root.volley.TaskSuccess.decode(reader, reader.size(), $undefined, _depth + 1, message.success);
message.outcome = "success";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.failure = $root.volley.TaskFailure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
message.outcome = "failure";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.metrics = $root.volley.TaskMetrics.decode(reader, reader.size(), $undefined, _depth + 1, message.metrics);
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

return TaskReport;
})();

volley.TaskSuccess = (function() {

const TaskSuccess = function (properties) {
this.mapOutputs = [];
this.sinkFiles = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskSuccess.prototype.mapOutputs = $util.emptyArray;
TaskSuccess.prototype.sinkFiles = $util.emptyArray;

TaskSuccess.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.mapOutputs != null && message.mapOutputs.length)
for (let i = 0; i < message.mapOutputs.length; ++i)
$root.volley.MapOutput.encode(message.mapOutputs[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.sinkFiles != null && message.sinkFiles.length)
for (let i = 0; i < message.sinkFiles.length; ++i)
$root.volley.SinkFile.encode(message.sinkFiles[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskSuccess.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskSuccess();
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
if (!(message.mapOutputs && message.mapOutputs.length))
message.mapOutputs = [];
message.mapOutputs.push($root.volley.MapOutput.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.sinkFiles && message.sinkFiles.length))
message.sinkFiles = [];
message.sinkFiles.push($root.volley.SinkFile.decode(reader, reader.size(), $undefined, _depth + 1));
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

return TaskSuccess;
})();

volley.MapOutput = (function() {

const MapOutput = function (properties) {
this.bytes = [];
this.rows = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

MapOutput.prototype.exchange = 0;
MapOutput.prototype.bytes = $util.emptyArray;
MapOutput.prototype.rows = $util.emptyArray;
MapOutput.prototype.schema = $util.newBuffer([]);

MapOutput.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== 0)
writer.uint32(8).uint32(message.exchange);
if (message.bytes != null && message.bytes.length)
writer.uint32(18).uint64s(message.bytes);
if (message.rows != null && message.rows.length)
writer.uint32(26).uint64s(message.rows);
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema.length)
writer.uint32(34).bytes(message.schema);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

MapOutput.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.MapOutput();
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
if (value = reader.uint32())
message.exchange = value;
else
delete message.exchange;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.bytes && message.bytes.length))
message.bytes = [];
reader.uint64s(message.bytes);
continue;
}
if (wireType !== 0)
break;
if (!(message.bytes && message.bytes.length))
message.bytes = [];
message.bytes.push(reader.uint64());
continue;
}
case 3: {
if (wireType === 2) {
if (!(message.rows && message.rows.length))
message.rows = [];
reader.uint64s(message.rows);
continue;
}
if (wireType !== 0)
break;
if (!(message.rows && message.rows.length))
message.rows = [];
message.rows.push(reader.uint64());
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.schema = value;
else
delete message.schema;
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

return MapOutput;
})();

volley.SinkFile = (function() {

const SinkFile = function (properties) {
this.parts = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SinkFile.prototype.sink = 0;
SinkFile.prototype.url = "";
SinkFile.prototype.uploadId = "";
SinkFile.prototype.parts = $util.emptyArray;
SinkFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
SinkFile.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

SinkFile.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.sink != null && $Object.hasOwnProperty.call(message, "sink") && message.sink !== 0)
writer.uint32(8).uint32(message.sink);
if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
writer.uint32(18).string(message.url);
if (message.uploadId != null && $Object.hasOwnProperty.call(message, "uploadId") && message.uploadId !== "")
writer.uint32(26).string(message.uploadId);
if (message.parts != null && message.parts.length)
for (let i = 0; i < message.parts.length; ++i)
$root.volley.FilePart.encode(message.parts[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
writer.uint32(40).uint64(message.bytes);
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
writer.uint32(48).uint64(message.rows);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SinkFile.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.SinkFile();
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
if (value = reader.uint32())
message.sink = value;
else
delete message.sink;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.url = value;
else
delete message.url;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.uploadId = value;
else
delete message.uploadId;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.parts && message.parts.length))
message.parts = [];
message.parts.push($root.volley.FilePart.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.bytes = value;
else
delete message.bytes;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rows = value;
else
delete message.rows;
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

return SinkFile;
})();

volley.FilePart = (function() {

const FilePart = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FilePart.prototype.number = 0;
FilePart.prototype.etag = "";
FilePart.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

FilePart.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
writer.uint32(8).uint32(message.number);
if (message.etag != null && $Object.hasOwnProperty.call(message, "etag") && message.etag !== "")
writer.uint32(18).string(message.etag);
if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
writer.uint32(24).uint64(message.size);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FilePart.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.FilePart();
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
if (value = reader.uint32())
message.number = value;
else
delete message.number;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.etag = value;
else
delete message.etag;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.size = value;
else
delete message.size;
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

return FilePart;
})();

volley.TaskMetrics = (function() {

const TaskMetrics = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskMetrics.prototype.rowsRead = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.sourceBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.exchangeBytesRead = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.exchangeBytesFetched = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.exchangeBytesWritten = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.exchangeRowsWritten = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.sinkBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.sinkRows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.fetchUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.runUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.uploadUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.spilledBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
TaskMetrics.prototype.jsBusyUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

TaskMetrics.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.rowsRead != null && $Object.hasOwnProperty.call(message, "rowsRead") && (typeof message.rowsRead === "object" ? message.rowsRead.low || message.rowsRead.high : message.rowsRead !== 0))
writer.uint32(8).uint64(message.rowsRead);
if (message.sourceBytes != null && $Object.hasOwnProperty.call(message, "sourceBytes") && (typeof message.sourceBytes === "object" ? message.sourceBytes.low || message.sourceBytes.high : message.sourceBytes !== 0))
writer.uint32(16).uint64(message.sourceBytes);
if (message.exchangeBytesRead != null && $Object.hasOwnProperty.call(message, "exchangeBytesRead") && (typeof message.exchangeBytesRead === "object" ? message.exchangeBytesRead.low || message.exchangeBytesRead.high : message.exchangeBytesRead !== 0))
writer.uint32(24).uint64(message.exchangeBytesRead);
if (message.exchangeBytesFetched != null && $Object.hasOwnProperty.call(message, "exchangeBytesFetched") && (typeof message.exchangeBytesFetched === "object" ? message.exchangeBytesFetched.low || message.exchangeBytesFetched.high : message.exchangeBytesFetched !== 0))
writer.uint32(32).uint64(message.exchangeBytesFetched);
if (message.exchangeBytesWritten != null && $Object.hasOwnProperty.call(message, "exchangeBytesWritten") && (typeof message.exchangeBytesWritten === "object" ? message.exchangeBytesWritten.low || message.exchangeBytesWritten.high : message.exchangeBytesWritten !== 0))
writer.uint32(40).uint64(message.exchangeBytesWritten);
if (message.exchangeRowsWritten != null && $Object.hasOwnProperty.call(message, "exchangeRowsWritten") && (typeof message.exchangeRowsWritten === "object" ? message.exchangeRowsWritten.low || message.exchangeRowsWritten.high : message.exchangeRowsWritten !== 0))
writer.uint32(48).uint64(message.exchangeRowsWritten);
if (message.sinkBytes != null && $Object.hasOwnProperty.call(message, "sinkBytes") && (typeof message.sinkBytes === "object" ? message.sinkBytes.low || message.sinkBytes.high : message.sinkBytes !== 0))
writer.uint32(56).uint64(message.sinkBytes);
if (message.sinkRows != null && $Object.hasOwnProperty.call(message, "sinkRows") && (typeof message.sinkRows === "object" ? message.sinkRows.low || message.sinkRows.high : message.sinkRows !== 0))
writer.uint32(64).uint64(message.sinkRows);
if (message.fetchUs != null && $Object.hasOwnProperty.call(message, "fetchUs") && (typeof message.fetchUs === "object" ? message.fetchUs.low || message.fetchUs.high : message.fetchUs !== 0))
writer.uint32(72).uint64(message.fetchUs);
if (message.runUs != null && $Object.hasOwnProperty.call(message, "runUs") && (typeof message.runUs === "object" ? message.runUs.low || message.runUs.high : message.runUs !== 0))
writer.uint32(80).uint64(message.runUs);
if (message.uploadUs != null && $Object.hasOwnProperty.call(message, "uploadUs") && (typeof message.uploadUs === "object" ? message.uploadUs.low || message.uploadUs.high : message.uploadUs !== 0))
writer.uint32(88).uint64(message.uploadUs);
if (message.spilledBytes != null && $Object.hasOwnProperty.call(message, "spilledBytes") && (typeof message.spilledBytes === "object" ? message.spilledBytes.low || message.spilledBytes.high : message.spilledBytes !== 0))
writer.uint32(96).uint64(message.spilledBytes);
if (message.jsBusyUs != null && $Object.hasOwnProperty.call(message, "jsBusyUs") && (typeof message.jsBusyUs === "object" ? message.jsBusyUs.low || message.jsBusyUs.high : message.jsBusyUs !== 0))
writer.uint32(104).uint64(message.jsBusyUs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskMetrics.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskMetrics();
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
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rowsRead = value;
else
delete message.rowsRead;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sourceBytes = value;
else
delete message.sourceBytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytesRead = value;
else
delete message.exchangeBytesRead;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytesFetched = value;
else
delete message.exchangeBytesFetched;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytesWritten = value;
else
delete message.exchangeBytesWritten;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeRowsWritten = value;
else
delete message.exchangeRowsWritten;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sinkBytes = value;
else
delete message.sinkBytes;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sinkRows = value;
else
delete message.sinkRows;
continue;
}
case 9: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.fetchUs = value;
else
delete message.fetchUs;
continue;
}
case 10: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.runUs = value;
else
delete message.runUs;
continue;
}
case 11: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.uploadUs = value;
else
delete message.uploadUs;
continue;
}
case 12: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.spilledBytes = value;
else
delete message.spilledBytes;
continue;
}
case 13: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.jsBusyUs = value;
else
delete message.jsBusyUs;
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

return TaskMetrics;
})();

volley.FailureReason = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "FETCH_FAILED"] = 1;
values[valuesById[2] = "OUT_OF_MEMORY"] = 2;
values[valuesById[3] = "DISK_FULL"] = 3;
values[valuesById[4] = "USER_FUNCTION"] = 4;
values[valuesById[5] = "BAD_INPUT"] = 5;
values[valuesById[6] = "STORAGE_DENIED"] = 6;
values[valuesById[7] = "STORAGE_THROTTLED"] = 7;
values[valuesById[8] = "STORAGE_UNREACHABLE"] = 8;
values[valuesById[9] = "STORAGE_NOT_FOUND"] = 9;
values[valuesById[10] = "STORAGE_CHANGED"] = 10;
values[valuesById[11] = "EXECUTOR_LOST"] = 11;
values[valuesById[12] = "SLOT_LOST"] = 12;
values[valuesById[13] = "CANCELLED"] = 13;
values[valuesById[14] = "EXECUTION"] = 14;
values[valuesById[15] = "INTERNAL"] = 15;
return values;
})();

volley.TaskFailure = (function() {

const TaskFailure = function (properties) {
this.where = [];
this.hints = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskFailure.prototype.reason = 0;
TaskFailure.prototype.message = "";
TaskFailure.prototype.retryable = false;
TaskFailure.prototype.countsTowardsLimit = false;
TaskFailure.prototype.errorClass = "";
TaskFailure.prototype.where = $util.emptyArray;
TaskFailure.prototype.hints = $util.emptyArray;
TaskFailure.prototype.fetch = null;

TaskFailure.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
writer.uint32(8).int32(message.reason);
if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
writer.uint32(18).string(message.message);
if (message.retryable != null && $Object.hasOwnProperty.call(message, "retryable") && message.retryable !== false)
writer.uint32(24).bool(message.retryable);
if (message.countsTowardsLimit != null && $Object.hasOwnProperty.call(message, "countsTowardsLimit") && message.countsTowardsLimit !== false)
writer.uint32(32).bool(message.countsTowardsLimit);
if (message.errorClass != null && $Object.hasOwnProperty.call(message, "errorClass") && message.errorClass !== "")
writer.uint32(42).string(message.errorClass);
if (message.where != null && message.where.length)
for (let i = 0; i < message.where.length; ++i)
writer.uint32(50).string(message.where[i]);
if (message.hints != null && message.hints.length)
for (let i = 0; i < message.hints.length; ++i)
writer.uint32(58).string(message.hints[i]);
if (message.fetch != null && $Object.hasOwnProperty.call(message, "fetch"))
$root.volley.FetchFailure.encode(message.fetch, writer.uint32(66).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskFailure.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskFailure();
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
message.reason = value;
else
delete message.reason;
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
case 3: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.retryable = value;
else
delete message.retryable;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.countsTowardsLimit = value;
else
delete message.countsTowardsLimit;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.errorClass = value;
else
delete message.errorClass;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (!(message.where && message.where.length))
message.where = [];
message.where.push(reader.stringVerify());
continue;
}
case 7: {
if (wireType !== 2)
break;
if (!(message.hints && message.hints.length))
message.hints = [];
message.hints.push(reader.stringVerify());
continue;
}
case 8: {
if (wireType !== 2)
break;
message.fetch = $root.volley.FetchFailure.decode(reader, reader.size(), $undefined, _depth + 1, message.fetch);
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

return TaskFailure;
})();

volley.FetchFailure = (function() {

const FetchFailure = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FetchFailure.prototype.exchange = 0;
FetchFailure.prototype.map = 0;
FetchFailure.prototype.attempt = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
FetchFailure.prototype.executorId = "";

FetchFailure.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== 0)
writer.uint32(8).uint32(message.exchange);
if (message.map != null && $Object.hasOwnProperty.call(message, "map") && message.map !== 0)
writer.uint32(16).uint32(message.map);
if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && (typeof message.attempt === "object" ? message.attempt.low || message.attempt.high : message.attempt !== 0))
writer.uint32(24).uint64(message.attempt);
if (message.executorId != null && $Object.hasOwnProperty.call(message, "executorId") && message.executorId !== "")
writer.uint32(34).string(message.executorId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FetchFailure.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.FetchFailure();
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
if (value = reader.uint32())
message.exchange = value;
else
delete message.exchange;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.map = value;
else
delete message.map;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.attempt = value;
else
delete message.attempt;
continue;
}
case 4: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.executorId = value;
else
delete message.executorId;
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

return FetchFailure;
})();

volley.ProbeRequest = (function() {

const ProbeRequest = function (properties) {
this.settings = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ProbeRequest.prototype.id = "";
ProbeRequest.prototype.format = "";
ProbeRequest.prototype.sql = "";
ProbeRequest.prototype.sample = null;
ProbeRequest.prototype.header = false;
ProbeRequest.prototype.settings = $util.emptyObject;

ProbeRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
writer.uint32(10).string(message.id);
if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== "")
writer.uint32(18).string(message.format);
if (message.sql != null && $Object.hasOwnProperty.call(message, "sql") && message.sql !== "")
writer.uint32(26).string(message.sql);
if (message.sample != null && $Object.hasOwnProperty.call(message, "sample"))
$root.volley.SourceSplit.encode(message.sample, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.header != null && $Object.hasOwnProperty.call(message, "header") && message.header !== false)
writer.uint32(40).bool(message.header);
if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
for (let keys = $Object.keys(message.settings), i = 0; i < keys.length; ++i)
writer.uint32(50).fork().uint32(10).string(keys[i]).uint32(18).string(message.settings[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ProbeRequest.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ProbeRequest();
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
message.id = value;
else
delete message.id;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.format = value;
else
delete message.format;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.sql = value;
else
delete message.sql;
continue;
}
case 4: {
if (wireType !== 2)
break;
message.sample = $root.volley.SourceSplit.decode(reader, reader.size(), $undefined, _depth + 1, message.sample);
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.header = value;
else
delete message.header;
continue;
}
case 6: {
if (wireType !== 2)
break;
if (message.settings === $util.emptyObject)
message.settings = {};
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
$util.makeProp(message.settings, key);
message.settings[key] = value;
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

return ProbeRequest;
})();

volley.ProbeReply = (function() {

const ProbeReply = function (properties) {
this.columns = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ProbeReply.prototype.id = "";
ProbeReply.prototype.columns = $util.emptyArray;
ProbeReply.prototype.failure = null;

ProbeReply.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
writer.uint32(10).string(message.id);
if (message.columns != null && message.columns.length)
for (let i = 0; i < message.columns.length; ++i)
$root.volley.ProbedColumn.encode(message.columns[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.failure != null && $Object.hasOwnProperty.call(message, "failure"))
$root.volley.TaskFailure.encode(message.failure, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ProbeReply.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ProbeReply();
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
message.id = value;
else
delete message.id;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.columns && message.columns.length))
message.columns = [];
message.columns.push($root.volley.ProbedColumn.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
message.failure = $root.volley.TaskFailure.decode(reader, reader.size(), $undefined, _depth + 1, message.failure);
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

return ProbeReply;
})();

volley.ProbedColumn = (function() {

const ProbedColumn = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ProbedColumn.prototype.name = "";
ProbedColumn.prototype.type = "";

ProbedColumn.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(10).string(message.name);
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== "")
writer.uint32(18).string(message.type);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ProbedColumn.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ProbedColumn();
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
if ((value = reader.stringVerify()).length)
message.type = value;
else
delete message.type;
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

return ProbedColumn;
})();

volley.ExecutorMessage = (function() {

const ExecutorMessage = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExecutorMessage.prototype.register = null;
ExecutorMessage.prototype.heartbeat = null;
ExecutorMessage.prototype.report = null;
ExecutorMessage.prototype.probed = null;
ExecutorMessage.prototype.started = null;
ExecutorMessage.prototype.goodbye = null;
ExecutorMessage.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

let $oneOfFields;

$Object.defineProperty(ExecutorMessage.prototype, "message", {
get: $util.oneOfGetter($oneOfFields = ["register", "heartbeat", "report", "probed", "started", "goodbye"]),
set: $util.oneOfSetter($oneOfFields)
});

ExecutorMessage.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.register != null && $Object.hasOwnProperty.call(message, "register"))
$root.volley.Register.encode(message.register, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
$root.volley.Heartbeat.encode(message.heartbeat, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.report != null && $Object.hasOwnProperty.call(message, "report"))
$root.volley.TaskReport.encode(message.report, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.probed != null && $Object.hasOwnProperty.call(message, "probed"))
$root.volley.ProbeReply.encode(message.probed, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.started != null && $Object.hasOwnProperty.call(message, "started"))
$root.volley.TaskStarted.encode(message.started, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.goodbye != null && $Object.hasOwnProperty.call(message, "goodbye"))
$root.volley.Goodbye.encode(message.goodbye, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
writer.uint32(120).uint64(message.epoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExecutorMessage.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ExecutorMessage();
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
message.register = $root.volley.Register.decode(reader, reader.size(), $undefined, _depth + 1, message.register);
message.message = "register";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.heartbeat = $root.volley.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
message.message = "heartbeat";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.report = $root.volley.TaskReport.decode(reader, reader.size(), $undefined, _depth + 1, message.report);
message.message = "report";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.probed = $root.volley.ProbeReply.decode(reader, reader.size(), $undefined, _depth + 1, message.probed);
message.message = "probed";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.started = $root.volley.TaskStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.started);
message.message = "started";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.goodbye = $root.volley.Goodbye.decode(reader, reader.size(), $undefined, _depth + 1, message.goodbye);
message.message = "goodbye";
continue;
}
case 15: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.epoch = value;
else
delete message.epoch;
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

return ExecutorMessage;
})();

volley.Register = (function() {

const Register = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Register.prototype.executorId = "";
Register.prototype.volleyVersion = "";
Register.prototype.duckdbVersion = "";
Register.prototype.slots = 0;
Register.prototype.location = "";
Register.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
Register.prototype.pid = 0;
Register.prototype.token = "";

Register.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.executorId != null && $Object.hasOwnProperty.call(message, "executorId") && message.executorId !== "")
writer.uint32(10).string(message.executorId);
if (message.volleyVersion != null && $Object.hasOwnProperty.call(message, "volleyVersion") && message.volleyVersion !== "")
writer.uint32(18).string(message.volleyVersion);
if (message.duckdbVersion != null && $Object.hasOwnProperty.call(message, "duckdbVersion") && message.duckdbVersion !== "")
writer.uint32(26).string(message.duckdbVersion);
if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
writer.uint32(32).uint32(message.slots);
if (message.location != null && $Object.hasOwnProperty.call(message, "location") && message.location !== "")
writer.uint32(42).string(message.location);
if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && (typeof message.memoryBytes === "object" ? message.memoryBytes.low || message.memoryBytes.high : message.memoryBytes !== 0))
writer.uint32(48).uint64(message.memoryBytes);
if (message.pid != null && $Object.hasOwnProperty.call(message, "pid") && message.pid !== 0)
writer.uint32(56).uint32(message.pid);
if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
writer.uint32(66).string(message.token);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Register.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Register();
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
message.executorId = value;
else
delete message.executorId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.volleyVersion = value;
else
delete message.volleyVersion;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.duckdbVersion = value;
else
delete message.duckdbVersion;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.slots = value;
else
delete message.slots;
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.location = value;
else
delete message.location;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.memoryBytes = value;
else
delete message.memoryBytes;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.pid = value;
else
delete message.pid;
continue;
}
case 8: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.token = value;
else
delete message.token;
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

return Register;
})();

volley.Heartbeat = (function() {

const Heartbeat = function (properties) {
this.running = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Heartbeat.prototype.residentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
Heartbeat.prototype.peakResidentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
Heartbeat.prototype.exchangeBytesOnDisk = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
Heartbeat.prototype.jsBusyUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
Heartbeat.prototype.running = $util.emptyArray;

Heartbeat.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.residentBytes != null && $Object.hasOwnProperty.call(message, "residentBytes") && (typeof message.residentBytes === "object" ? message.residentBytes.low || message.residentBytes.high : message.residentBytes !== 0))
writer.uint32(8).uint64(message.residentBytes);
if (message.peakResidentBytes != null && $Object.hasOwnProperty.call(message, "peakResidentBytes") && (typeof message.peakResidentBytes === "object" ? message.peakResidentBytes.low || message.peakResidentBytes.high : message.peakResidentBytes !== 0))
writer.uint32(16).uint64(message.peakResidentBytes);
if (message.exchangeBytesOnDisk != null && $Object.hasOwnProperty.call(message, "exchangeBytesOnDisk") && (typeof message.exchangeBytesOnDisk === "object" ? message.exchangeBytesOnDisk.low || message.exchangeBytesOnDisk.high : message.exchangeBytesOnDisk !== 0))
writer.uint32(24).uint64(message.exchangeBytesOnDisk);
if (message.jsBusyUs != null && $Object.hasOwnProperty.call(message, "jsBusyUs") && (typeof message.jsBusyUs === "object" ? message.jsBusyUs.low || message.jsBusyUs.high : message.jsBusyUs !== 0))
writer.uint32(32).uint64(message.jsBusyUs);
if (message.running != null && message.running.length)
for (let i = 0; i < message.running.length; ++i)
$root.volley.TaskProgress.encode(message.running[i], writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Heartbeat.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Heartbeat();
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
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.residentBytes = value;
else
delete message.residentBytes;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.peakResidentBytes = value;
else
delete message.peakResidentBytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytesOnDisk = value;
else
delete message.exchangeBytesOnDisk;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.jsBusyUs = value;
else
delete message.jsBusyUs;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.running && message.running.length))
message.running = [];
message.running.push($root.volley.TaskProgress.decode(reader, reader.size(), $undefined, _depth + 1));
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

return Heartbeat;
})();

volley.TaskProgress = (function() {

const TaskProgress = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskProgress.prototype.id = null;
TaskProgress.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

TaskProgress.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
$root.volley.TaskId.encode(message.id, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
writer.uint32(16).uint64(message.rows);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskProgress.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskProgress();
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
message.id = $root.volley.TaskId.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rows = value;
else
delete message.rows;
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

return TaskProgress;
})();

volley.TaskStarted = (function() {

const TaskStarted = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

TaskStarted.prototype.id = null;
TaskStarted.prototype.slot = 0;

TaskStarted.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
$root.volley.TaskId.encode(message.id, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
writer.uint32(16).uint32(message.slot);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

TaskStarted.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.TaskStarted();
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
message.id = $root.volley.TaskId.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.slot = value;
else
delete message.slot;
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

return TaskStarted;
})();

volley.Goodbye = (function() {

const Goodbye = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Goodbye.prototype.reason = "";

Goodbye.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
writer.uint32(10).string(message.reason);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Goodbye.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Goodbye();
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
message.reason = value;
else
delete message.reason;
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

return Goodbye;
})();

volley.DriverMessage = (function() {

const DriverMessage = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DriverMessage.prototype.registered = null;
DriverMessage.prototype.refused = null;
DriverMessage.prototype.launch = null;
DriverMessage.prototype.cancel = null;
DriverMessage.prototype.drop = null;
DriverMessage.prototype.probe = null;
DriverMessage.prototype.shutdown = null;
DriverMessage.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

let $oneOfFields;

$Object.defineProperty(DriverMessage.prototype, "message", {
get: $util.oneOfGetter($oneOfFields = ["registered", "refused", "launch", "cancel", "drop", "probe", "shutdown"]),
set: $util.oneOfSetter($oneOfFields)
});

DriverMessage.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.registered != null && $Object.hasOwnProperty.call(message, "registered"))
$root.volley.Registered.encode(message.registered, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
$root.volley.Refused.encode(message.refused, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.launch != null && $Object.hasOwnProperty.call(message, "launch"))
$root.volley.LaunchTasks.encode(message.launch, writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
$root.volley.CancelTask.encode(message.cancel, writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.drop != null && $Object.hasOwnProperty.call(message, "drop"))
$root.volley.DropExchanges.encode(message.drop, writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.probe != null && $Object.hasOwnProperty.call(message, "probe"))
$root.volley.ProbeRequest.encode(message.probe, writer.uint32(50).fork(), _depth + 1).ldelim();
if (message.shutdown != null && $Object.hasOwnProperty.call(message, "shutdown"))
$root.volley.Shutdown.encode(message.shutdown, writer.uint32(58).fork(), _depth + 1).ldelim();
if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
writer.uint32(120).uint64(message.epoch);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DriverMessage.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.DriverMessage();
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
message.registered = $root.volley.Registered.decode(reader, reader.size(), $undefined, _depth + 1, message.registered);
message.message = "registered";
continue;
}
case 2: {
if (wireType !== 2)
break;
message.refused = $root.volley.Refused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
message.message = "refused";
continue;
}
case 3: {
if (wireType !== 2)
break;
message.launch = $root.volley.LaunchTasks.decode(reader, reader.size(), $undefined, _depth + 1, message.launch);
message.message = "launch";
continue;
}
case 4: {
if (wireType !== 2)
break;
message.cancel = $root.volley.CancelTask.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
message.message = "cancel";
continue;
}
case 5: {
if (wireType !== 2)
break;
message.drop = $root.volley.DropExchanges.decode(reader, reader.size(), $undefined, _depth + 1, message.drop);
message.message = "drop";
continue;
}
case 6: {
if (wireType !== 2)
break;
message.probe = $root.volley.ProbeRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.probe);
message.message = "probe";
continue;
}
case 7: {
if (wireType !== 2)
break;
message.shutdown = $root.volley.Shutdown.decode(reader, reader.size(), $undefined, _depth + 1, message.shutdown);
message.message = "shutdown";
continue;
}
case 15: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.epoch = value;
else
delete message.epoch;
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

return DriverMessage;
})();

volley.Registered = (function() {

const Registered = function (properties) {
this.settings = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Registered.prototype.heartbeatMs = 0;
Registered.prototype.settings = $util.emptyObject;

Registered.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
writer.uint32(8).uint32(message.heartbeatMs);
if (message.settings != null && $Object.hasOwnProperty.call(message, "settings"))
for (let keys = $Object.keys(message.settings), i = 0; i < keys.length; ++i)
writer.uint32(18).fork().uint32(10).string(keys[i]).uint32(18).string(message.settings[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Registered.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Registered();
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
if (value = reader.uint32())
message.heartbeatMs = value;
else
delete message.heartbeatMs;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (message.settings === $util.emptyObject)
message.settings = {};
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
$util.makeProp(message.settings, key);
message.settings[key] = value;
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

return Registered;
})();

volley.Refused = (function() {

const Refused = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Refused.prototype.reason = "";

Refused.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
writer.uint32(10).string(message.reason);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Refused.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Refused();
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
message.reason = value;
else
delete message.reason;
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

return Refused;
})();

volley.LaunchTasks = (function() {

const LaunchTasks = function (properties) {
this.tasks = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

LaunchTasks.prototype.tasks = $util.emptyArray;

LaunchTasks.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.tasks != null && message.tasks.length)
for (let i = 0; i < message.tasks.length; ++i)
$root.volley.TaskSpec.encode(message.tasks[i], writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

LaunchTasks.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.LaunchTasks();
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
if (!(message.tasks && message.tasks.length))
message.tasks = [];
message.tasks.push($root.volley.TaskSpec.decode(reader, reader.size(), $undefined, _depth + 1));
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

return LaunchTasks;
})();

volley.CancelTask = (function() {

const CancelTask = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

CancelTask.prototype.id = null;
CancelTask.prototype.reason = "";

CancelTask.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
$root.volley.TaskId.encode(message.id, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
writer.uint32(18).string(message.reason);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

CancelTask.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.CancelTask();
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
message.id = $root.volley.TaskId.decode(reader, reader.size(), $undefined, _depth + 1, message.id);
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.reason = value;
else
delete message.reason;
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

return CancelTask;
})();

volley.DropExchanges = (function() {

const DropExchanges = function (properties) {
this.exchanges = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

DropExchanges.prototype.queryId = "";
DropExchanges.prototype.exchanges = $util.emptyArray;

DropExchanges.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.queryId != null && $Object.hasOwnProperty.call(message, "queryId") && message.queryId !== "")
writer.uint32(10).string(message.queryId);
if (message.exchanges != null && message.exchanges.length)
writer.uint32(18).uint32s(message.exchanges);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

DropExchanges.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.DropExchanges();
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
message.queryId = value;
else
delete message.queryId;
continue;
}
case 2: {
if (wireType === 2) {
if (!(message.exchanges && message.exchanges.length))
message.exchanges = [];
reader.uint32s(message.exchanges);
continue;
}
if (wireType !== 0)
break;
if (!(message.exchanges && message.exchanges.length))
message.exchanges = [];
message.exchanges.push(reader.uint32());
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

return DropExchanges;
})();

volley.Shutdown = (function() {

const Shutdown = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Shutdown.prototype.reason = "";

Shutdown.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
writer.uint32(10).string(message.reason);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Shutdown.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.Shutdown();
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
message.reason = value;
else
delete message.reason;
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

return Shutdown;
})();

volley.BlockTicket = (function() {

const BlockTicket = function (properties) {
this.maps = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

BlockTicket.prototype.queryId = "";
BlockTicket.prototype.exchange = 0;
BlockTicket.prototype.maps = $util.emptyArray;
BlockTicket.prototype.partitionFrom = 0;
BlockTicket.prototype.partitionTo = 0;
BlockTicket.prototype.align = false;

BlockTicket.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.queryId != null && $Object.hasOwnProperty.call(message, "queryId") && message.queryId !== "")
writer.uint32(10).string(message.queryId);
if (message.exchange != null && $Object.hasOwnProperty.call(message, "exchange") && message.exchange !== 0)
writer.uint32(16).uint32(message.exchange);
if (message.maps != null && message.maps.length)
for (let i = 0; i < message.maps.length; ++i)
$root.volley.MapRef.encode(message.maps[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.partitionFrom != null && $Object.hasOwnProperty.call(message, "partitionFrom") && message.partitionFrom !== 0)
writer.uint32(32).uint32(message.partitionFrom);
if (message.partitionTo != null && $Object.hasOwnProperty.call(message, "partitionTo") && message.partitionTo !== 0)
writer.uint32(40).uint32(message.partitionTo);
if (message.align != null && $Object.hasOwnProperty.call(message, "align") && message.align !== false)
writer.uint32(48).bool(message.align);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

BlockTicket.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.BlockTicket();
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
message.queryId = value;
else
delete message.queryId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.exchange = value;
else
delete message.exchange;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.maps && message.maps.length))
message.maps = [];
message.maps.push($root.volley.MapRef.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionFrom = value;
else
delete message.partitionFrom;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.partitionTo = value;
else
delete message.partitionTo;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.align = value;
else
delete message.align;
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

return BlockTicket;
})();

volley.WriteMany = (function() {

const WriteMany = function (properties) {
this.sinks = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WriteMany.prototype.destination = "";
WriteMany.prototype.mode = "";
WriteMany.prototype.marker = "";
WriteMany.prototype.sinks = $util.emptyArray;

WriteMany.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.destination != null && $Object.hasOwnProperty.call(message, "destination") && message.destination !== "")
writer.uint32(10).string(message.destination);
if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== "")
writer.uint32(18).string(message.mode);
if (message.marker != null && $Object.hasOwnProperty.call(message, "marker") && message.marker !== "")
writer.uint32(26).string(message.marker);
if (message.sinks != null && message.sinks.length)
for (let i = 0; i < message.sinks.length; ++i)
$root.volley.WriteSink.encode(message.sinks[i], writer.uint32(34).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WriteMany.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.WriteMany();
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
message.destination = value;
else
delete message.destination;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.mode = value;
else
delete message.mode;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.marker = value;
else
delete message.marker;
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.sinks && message.sinks.length))
message.sinks = [];
message.sinks.push($root.volley.WriteSink.decode(reader, reader.size(), $undefined, _depth + 1));
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

return WriteMany;
})();

volley.WriteSink = (function() {

const WriteSink = function (properties) {
this.options = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WriteSink.prototype.folder = "";
WriteSink.prototype.relation = $util.newBuffer([]);
WriteSink.prototype.format = "";
WriteSink.prototype.options = $util.emptyObject;

WriteSink.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.folder != null && $Object.hasOwnProperty.call(message, "folder") && message.folder !== "")
writer.uint32(10).string(message.folder);
if (message.relation != null && $Object.hasOwnProperty.call(message, "relation") && message.relation.length)
writer.uint32(18).bytes(message.relation);
if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== "")
writer.uint32(26).string(message.format);
if (message.options != null && $Object.hasOwnProperty.call(message, "options"))
for (let keys = $Object.keys(message.options), i = 0; i < keys.length; ++i)
writer.uint32(34).fork().uint32(10).string(keys[i]).uint32(18).string(message.options[keys[i]]).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WriteSink.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.WriteSink();
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
message.folder = value;
else
delete message.folder;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.relation = value;
else
delete message.relation;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.format = value;
else
delete message.format;
continue;
}
case 4: {
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

return WriteSink;
})();

volley.PlanReference = (function() {

const PlanReference = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

PlanReference.prototype.planId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

PlanReference.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.planId != null && $Object.hasOwnProperty.call(message, "planId") && (typeof message.planId === "object" ? message.planId.low || message.planId.high : message.planId !== 0))
writer.uint32(8).uint64(message.planId);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

PlanReference.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.PlanReference();
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
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.planId = value;
else
delete message.planId;
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

return PlanReference;
})();

volley.WriteDone = (function() {

const WriteDone = function (properties) {
this.files = [];
this.rows = {};
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WriteDone.prototype.destination = "";
WriteDone.prototype.files = $util.emptyArray;
WriteDone.prototype.rows = $util.emptyObject;
WriteDone.prototype.skipped = false;

WriteDone.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.destination != null && $Object.hasOwnProperty.call(message, "destination") && message.destination !== "")
writer.uint32(10).string(message.destination);
if (message.files != null && message.files.length)
for (let i = 0; i < message.files.length; ++i)
$root.volley.WrittenFile.encode(message.files[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows"))
for (let keys = $Object.keys(message.rows), i = 0; i < keys.length; ++i)
writer.uint32(26).fork().uint32(10).string(keys[i]).uint32(16).uint64(message.rows[keys[i]]).ldelim();
if (message.skipped != null && $Object.hasOwnProperty.call(message, "skipped") && message.skipped !== false)
writer.uint32(32).bool(message.skipped);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WriteDone.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.WriteDone();
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
message.destination = value;
else
delete message.destination;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.files && message.files.length))
message.files = [];
message.files.push($root.volley.WrittenFile.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (message.rows === $util.emptyObject)
message.rows = {};
let end2 = reader.size() + reader.pos;
if (end2 > reader.len)
throw $RangeError("index out of range");
reader.len = end2;
key = "";
value = $util.Long ? $util.Long.fromNumber(0, true) : 0;
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
if (wireType !== 0)
break;
value = reader.uint64();
continue;
}
reader.skipType(wireType, _depth, tag2);
}
if (reader.pos !== end2)
throw $RangeError("index out of range");
reader.len = end;
if (key === "__proto__")
$util.makeProp(message.rows, key);
message.rows[key] = value;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.skipped = value;
else
delete message.skipped;
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

return WriteDone;
})();

volley.WrittenFile = (function() {

const WrittenFile = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

WrittenFile.prototype.url = "";
WrittenFile.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
WrittenFile.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

WrittenFile.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
writer.uint32(10).string(message.url);
if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
writer.uint32(16).uint64(message.bytes);
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
writer.uint32(24).uint64(message.rows);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

WrittenFile.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.WrittenFile();
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
message.url = value;
else
delete message.url;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.bytes = value;
else
delete message.bytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rows = value;
else
delete message.rows;
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

return WrittenFile;
})();

volley.QueryProgress = (function() {

const QueryProgress = function (properties) {
this.stages = [];
this.notices = [];
this.executors = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

QueryProgress.prototype.queryId = "";
QueryProgress.prototype.stages = $util.emptyArray;
QueryProgress.prototype.notices = $util.emptyArray;
QueryProgress.prototype.done = false;
QueryProgress.prototype.executors = $util.emptyArray;

QueryProgress.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.queryId != null && $Object.hasOwnProperty.call(message, "queryId") && message.queryId !== "")
writer.uint32(10).string(message.queryId);
if (message.stages != null && message.stages.length)
for (let i = 0; i < message.stages.length; ++i)
$root.volley.StageProgress.encode(message.stages[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.notices != null && message.notices.length)
for (let i = 0; i < message.notices.length; ++i)
writer.uint32(26).string(message.notices[i]);
if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== false)
writer.uint32(32).bool(message.done);
if (message.executors != null && message.executors.length)
for (let i = 0; i < message.executors.length; ++i)
$root.volley.ExecutorUsage.encode(message.executors[i], writer.uint32(42).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

QueryProgress.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.QueryProgress();
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
message.queryId = value;
else
delete message.queryId;
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.stages && message.stages.length))
message.stages = [];
message.stages.push($root.volley.StageProgress.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.notices && message.notices.length))
message.notices = [];
message.notices.push(reader.stringVerify());
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.done = value;
else
delete message.done;
continue;
}
case 5: {
if (wireType !== 2)
break;
if (!(message.executors && message.executors.length))
message.executors = [];
message.executors.push($root.volley.ExecutorUsage.decode(reader, reader.size(), $undefined, _depth + 1));
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

return QueryProgress;
})();

volley.StageProgress = (function() {

const StageProgress = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

StageProgress.prototype.stage = 0;
StageProgress.prototype.name = "";
StageProgress.prototype.tasks = 0;
StageProgress.prototype.tasksDone = 0;
StageProgress.prototype.tasksRunning = 0;
StageProgress.prototype.rows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.sourceBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.exchangeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.sinkBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.elapsedUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.failures = 0;
StageProgress.prototype.exchangeRows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.sinkRows = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.jsBusyUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.started = false;
StageProgress.prototype.exchangeBytesFetched = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
StageProgress.prototype.broadcast = false;

StageProgress.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.stage != null && $Object.hasOwnProperty.call(message, "stage") && message.stage !== 0)
writer.uint32(8).uint32(message.stage);
if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
writer.uint32(18).string(message.name);
if (message.tasks != null && $Object.hasOwnProperty.call(message, "tasks") && message.tasks !== 0)
writer.uint32(24).uint32(message.tasks);
if (message.tasksDone != null && $Object.hasOwnProperty.call(message, "tasksDone") && message.tasksDone !== 0)
writer.uint32(32).uint32(message.tasksDone);
if (message.tasksRunning != null && $Object.hasOwnProperty.call(message, "tasksRunning") && message.tasksRunning !== 0)
writer.uint32(40).uint32(message.tasksRunning);
if (message.rows != null && $Object.hasOwnProperty.call(message, "rows") && (typeof message.rows === "object" ? message.rows.low || message.rows.high : message.rows !== 0))
writer.uint32(48).uint64(message.rows);
if (message.sourceBytes != null && $Object.hasOwnProperty.call(message, "sourceBytes") && (typeof message.sourceBytes === "object" ? message.sourceBytes.low || message.sourceBytes.high : message.sourceBytes !== 0))
writer.uint32(56).uint64(message.sourceBytes);
if (message.exchangeBytes != null && $Object.hasOwnProperty.call(message, "exchangeBytes") && (typeof message.exchangeBytes === "object" ? message.exchangeBytes.low || message.exchangeBytes.high : message.exchangeBytes !== 0))
writer.uint32(64).uint64(message.exchangeBytes);
if (message.sinkBytes != null && $Object.hasOwnProperty.call(message, "sinkBytes") && (typeof message.sinkBytes === "object" ? message.sinkBytes.low || message.sinkBytes.high : message.sinkBytes !== 0))
writer.uint32(72).uint64(message.sinkBytes);
if (message.elapsedUs != null && $Object.hasOwnProperty.call(message, "elapsedUs") && (typeof message.elapsedUs === "object" ? message.elapsedUs.low || message.elapsedUs.high : message.elapsedUs !== 0))
writer.uint32(80).uint64(message.elapsedUs);
if (message.failures != null && $Object.hasOwnProperty.call(message, "failures") && message.failures !== 0)
writer.uint32(88).uint32(message.failures);
if (message.exchangeRows != null && $Object.hasOwnProperty.call(message, "exchangeRows") && (typeof message.exchangeRows === "object" ? message.exchangeRows.low || message.exchangeRows.high : message.exchangeRows !== 0))
writer.uint32(96).uint64(message.exchangeRows);
if (message.sinkRows != null && $Object.hasOwnProperty.call(message, "sinkRows") && (typeof message.sinkRows === "object" ? message.sinkRows.low || message.sinkRows.high : message.sinkRows !== 0))
writer.uint32(104).uint64(message.sinkRows);
if (message.jsBusyUs != null && $Object.hasOwnProperty.call(message, "jsBusyUs") && (typeof message.jsBusyUs === "object" ? message.jsBusyUs.low || message.jsBusyUs.high : message.jsBusyUs !== 0))
writer.uint32(112).uint64(message.jsBusyUs);
if (message.started != null && $Object.hasOwnProperty.call(message, "started") && message.started !== false)
writer.uint32(120).bool(message.started);
if (message.exchangeBytesFetched != null && $Object.hasOwnProperty.call(message, "exchangeBytesFetched") && (typeof message.exchangeBytesFetched === "object" ? message.exchangeBytesFetched.low || message.exchangeBytesFetched.high : message.exchangeBytesFetched !== 0))
writer.uint32(128).uint64(message.exchangeBytesFetched);
if (message.broadcast != null && $Object.hasOwnProperty.call(message, "broadcast") && message.broadcast !== false)
writer.uint32(136).bool(message.broadcast);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

StageProgress.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.StageProgress();
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
if (value = reader.uint32())
message.stage = value;
else
delete message.stage;
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
if (wireType !== 0)
break;
if (value = reader.uint32())
message.tasks = value;
else
delete message.tasks;
continue;
}
case 4: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.tasksDone = value;
else
delete message.tasksDone;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.tasksRunning = value;
else
delete message.tasksRunning;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.rows = value;
else
delete message.rows;
continue;
}
case 7: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sourceBytes = value;
else
delete message.sourceBytes;
continue;
}
case 8: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytes = value;
else
delete message.exchangeBytes;
continue;
}
case 9: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sinkBytes = value;
else
delete message.sinkBytes;
continue;
}
case 10: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.elapsedUs = value;
else
delete message.elapsedUs;
continue;
}
case 11: {
if (wireType !== 0)
break;
if (value = reader.uint32())
message.failures = value;
else
delete message.failures;
continue;
}
case 12: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeRows = value;
else
delete message.exchangeRows;
continue;
}
case 13: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.sinkRows = value;
else
delete message.sinkRows;
continue;
}
case 14: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.jsBusyUs = value;
else
delete message.jsBusyUs;
continue;
}
case 15: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.started = value;
else
delete message.started;
continue;
}
case 16: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.exchangeBytesFetched = value;
else
delete message.exchangeBytesFetched;
continue;
}
case 17: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.broadcast = value;
else
delete message.broadcast;
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

return StageProgress;
})();

volley.ExecutorUsage = (function() {

const ExecutorUsage = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ExecutorUsage.prototype.executorId = "";
ExecutorUsage.prototype.peakResidentBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
ExecutorUsage.prototype.jsBusyUs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

ExecutorUsage.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.executorId != null && $Object.hasOwnProperty.call(message, "executorId") && message.executorId !== "")
writer.uint32(10).string(message.executorId);
if (message.peakResidentBytes != null && $Object.hasOwnProperty.call(message, "peakResidentBytes") && (typeof message.peakResidentBytes === "object" ? message.peakResidentBytes.low || message.peakResidentBytes.high : message.peakResidentBytes !== 0))
writer.uint32(16).uint64(message.peakResidentBytes);
if (message.jsBusyUs != null && $Object.hasOwnProperty.call(message, "jsBusyUs") && (typeof message.jsBusyUs === "object" ? message.jsBusyUs.low || message.jsBusyUs.high : message.jsBusyUs !== 0))
writer.uint32(24).uint64(message.jsBusyUs);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ExecutorUsage.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ExecutorUsage();
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
message.executorId = value;
else
delete message.executorId;
continue;
}
case 2: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.peakResidentBytes = value;
else
delete message.peakResidentBytes;
continue;
}
case 3: {
if (wireType !== 0)
break;
if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
message.jsBusyUs = value;
else
delete message.jsBusyUs;
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

return ExecutorUsage;
})();

volley.ErrorDetail = (function() {

const ErrorDetail = function (properties) {
this.where = [];
this.hints = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

ErrorDetail.prototype.errorClass = "";
ErrorDetail.prototype.message = "";
ErrorDetail.prototype.where = $util.emptyArray;
ErrorDetail.prototype.hints = $util.emptyArray;
ErrorDetail.prototype.callSite = "";
ErrorDetail.prototype.fragment = "";

ErrorDetail.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.errorClass != null && $Object.hasOwnProperty.call(message, "errorClass") && message.errorClass !== "")
writer.uint32(10).string(message.errorClass);
if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
writer.uint32(18).string(message.message);
if (message.where != null && message.where.length)
for (let i = 0; i < message.where.length; ++i)
writer.uint32(26).string(message.where[i]);
if (message.hints != null && message.hints.length)
for (let i = 0; i < message.hints.length; ++i)
writer.uint32(34).string(message.hints[i]);
if (message.callSite != null && $Object.hasOwnProperty.call(message, "callSite") && message.callSite !== "")
writer.uint32(42).string(message.callSite);
if (message.fragment != null && $Object.hasOwnProperty.call(message, "fragment") && message.fragment !== "")
writer.uint32(50).string(message.fragment);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

ErrorDetail.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.volley.ErrorDetail();
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
message.errorClass = value;
else
delete message.errorClass;
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
case 3: {
if (wireType !== 2)
break;
if (!(message.where && message.where.length))
message.where = [];
message.where.push(reader.stringVerify());
continue;
}
case 4: {
if (wireType !== 2)
break;
if (!(message.hints && message.hints.length))
message.hints = [];
message.hints.push(reader.stringVerify());
continue;
}
case 5: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.callSite = value;
else
delete message.callSite;
continue;
}
case 6: {
if (wireType !== 2)
break;
if ((value = reader.stringVerify()).length)
message.fragment = value;
else
delete message.fragment;
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

return ErrorDetail;
})();

return volley;
})();

export {
$root as default
};
