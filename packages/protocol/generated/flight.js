/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["volley-flight"] || ($protobuf.roots["volley-flight"] = {});

export const arrow = $root.arrow = (() => {

const arrow = {};

arrow.flight = (function() {

const flight = {};

flight.protocol = (function() {

const protocol = {};

protocol.HandshakeRequest = (function() {

const HandshakeRequest = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

HandshakeRequest.prototype.protocolVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
HandshakeRequest.prototype.payload = $util.newBuffer([]);

HandshakeRequest.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && (typeof message.protocolVersion === "object" ? message.protocolVersion.low || message.protocolVersion.high : message.protocolVersion !== 0))
writer.uint32(8).uint64(message.protocolVersion);
if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
writer.uint32(18).bytes(message.payload);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

HandshakeRequest.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.HandshakeRequest();
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
message.protocolVersion = value;
else
delete message.protocolVersion;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.payload = value;
else
delete message.payload;
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

return HandshakeRequest;
})();

protocol.HandshakeResponse = (function() {

const HandshakeResponse = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

HandshakeResponse.prototype.protocolVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
HandshakeResponse.prototype.payload = $util.newBuffer([]);

HandshakeResponse.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && (typeof message.protocolVersion === "object" ? message.protocolVersion.low || message.protocolVersion.high : message.protocolVersion !== 0))
writer.uint32(8).uint64(message.protocolVersion);
if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
writer.uint32(18).bytes(message.payload);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

HandshakeResponse.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.HandshakeResponse();
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
message.protocolVersion = value;
else
delete message.protocolVersion;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.payload = value;
else
delete message.payload;
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

return HandshakeResponse;
})();

protocol.Criteria = (function() {

const Criteria = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Criteria.prototype.expression = $util.newBuffer([]);

Criteria.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.expression != null && $Object.hasOwnProperty.call(message, "expression") && message.expression.length)
writer.uint32(10).bytes(message.expression);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Criteria.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.Criteria();
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

return Criteria;
})();

protocol.FlightDescriptor = (function() {

const FlightDescriptor = function (properties) {
this.path = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FlightDescriptor.prototype.type = 0;
FlightDescriptor.prototype.cmd = $util.newBuffer([]);
FlightDescriptor.prototype.path = $util.emptyArray;

FlightDescriptor.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
writer.uint32(8).int32(message.type);
if (message.cmd != null && $Object.hasOwnProperty.call(message, "cmd") && message.cmd.length)
writer.uint32(18).bytes(message.cmd);
if (message.path != null && message.path.length)
for (let i = 0; i < message.path.length; ++i)
writer.uint32(26).string(message.path[i]);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FlightDescriptor.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.FlightDescriptor();
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
message.type = value;
else
delete message.type;
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.cmd = value;
else
delete message.cmd;
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.path && message.path.length))
message.path = [];
message.path.push(reader.stringVerify());
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

FlightDescriptor.DescriptorType = (function() {
const valuesById = $Object.create(null), values = $Object.create(valuesById);
values[valuesById[0] = "UNKNOWN"] = 0;
values[valuesById[1] = "PATH"] = 1;
values[valuesById[2] = "CMD"] = 2;
return values;
})();

return FlightDescriptor;
})();

protocol.FlightInfo = (function() {

const FlightInfo = function (properties) {
this.endpoint = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FlightInfo.prototype.schema = $util.newBuffer([]);
FlightInfo.prototype.flightDescriptor = null;
FlightInfo.prototype.endpoint = $util.emptyArray;
FlightInfo.prototype.totalRecords = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
FlightInfo.prototype.totalBytes = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
FlightInfo.prototype.ordered = false;
FlightInfo.prototype.appMetadata = $util.newBuffer([]);

FlightInfo.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema.length)
writer.uint32(10).bytes(message.schema);
if (message.flightDescriptor != null && $Object.hasOwnProperty.call(message, "flightDescriptor"))
$root.arrow.flight.protocol.FlightDescriptor.encode(message.flightDescriptor, writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.endpoint != null && message.endpoint.length)
for (let i = 0; i < message.endpoint.length; ++i)
$root.arrow.flight.protocol.FlightEndpoint.encode(message.endpoint[i], writer.uint32(26).fork(), _depth + 1).ldelim();
if (message.totalRecords != null && $Object.hasOwnProperty.call(message, "totalRecords") && (typeof message.totalRecords === "object" ? message.totalRecords.low || message.totalRecords.high : message.totalRecords !== 0))
writer.uint32(32).int64(message.totalRecords);
if (message.totalBytes != null && $Object.hasOwnProperty.call(message, "totalBytes") && (typeof message.totalBytes === "object" ? message.totalBytes.low || message.totalBytes.high : message.totalBytes !== 0))
writer.uint32(40).int64(message.totalBytes);
if (message.ordered != null && $Object.hasOwnProperty.call(message, "ordered") && message.ordered !== false)
writer.uint32(48).bool(message.ordered);
if (message.appMetadata != null && $Object.hasOwnProperty.call(message, "appMetadata") && message.appMetadata.length)
writer.uint32(58).bytes(message.appMetadata);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FlightInfo.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.FlightInfo();
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
message.schema = value;
else
delete message.schema;
continue;
}
case 2: {
if (wireType !== 2)
break;
message.flightDescriptor = $root.arrow.flight.protocol.FlightDescriptor.decode(reader, reader.size(), $undefined, _depth + 1, message.flightDescriptor);
continue;
}
case 3: {
if (wireType !== 2)
break;
if (!(message.endpoint && message.endpoint.length))
message.endpoint = [];
message.endpoint.push($root.arrow.flight.protocol.FlightEndpoint.decode(reader, reader.size(), $undefined, _depth + 1));
continue;
}
case 4: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.totalRecords = value;
else
delete message.totalRecords;
continue;
}
case 5: {
if (wireType !== 0)
break;
if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
message.totalBytes = value;
else
delete message.totalBytes;
continue;
}
case 6: {
if (wireType !== 0)
break;
if (value = reader.bool())
message.ordered = value;
else
delete message.ordered;
continue;
}
case 7: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.appMetadata = value;
else
delete message.appMetadata;
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

return FlightInfo;
})();

protocol.FlightEndpoint = (function() {

const FlightEndpoint = function (properties) {
this.location = [];
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FlightEndpoint.prototype.ticket = null;
FlightEndpoint.prototype.location = $util.emptyArray;

FlightEndpoint.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ticket != null && $Object.hasOwnProperty.call(message, "ticket"))
$root.arrow.flight.protocol.Ticket.encode(message.ticket, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.location != null && message.location.length)
for (let i = 0; i < message.location.length; ++i)
$root.arrow.flight.protocol.Location.encode(message.location[i], writer.uint32(18).fork(), _depth + 1).ldelim();
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FlightEndpoint.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.FlightEndpoint();
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
message.ticket = $root.arrow.flight.protocol.Ticket.decode(reader, reader.size(), $undefined, _depth + 1, message.ticket);
continue;
}
case 2: {
if (wireType !== 2)
break;
if (!(message.location && message.location.length))
message.location = [];
message.location.push($root.arrow.flight.protocol.Location.decode(reader, reader.size(), $undefined, _depth + 1));
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

return FlightEndpoint;
})();

protocol.Location = (function() {

const Location = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Location.prototype.uri = "";

Location.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.uri != null && $Object.hasOwnProperty.call(message, "uri") && message.uri !== "")
writer.uint32(10).string(message.uri);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Location.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.Location();
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
message.uri = value;
else
delete message.uri;
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

return Location;
})();

protocol.Ticket = (function() {

const Ticket = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

Ticket.prototype.ticket = $util.newBuffer([]);

Ticket.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.ticket != null && $Object.hasOwnProperty.call(message, "ticket") && message.ticket.length)
writer.uint32(10).bytes(message.ticket);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

Ticket.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.Ticket();
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
message.ticket = value;
else
delete message.ticket;
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

return Ticket;
})();

protocol.SchemaResult = (function() {

const SchemaResult = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

SchemaResult.prototype.schema = $util.newBuffer([]);

SchemaResult.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.schema != null && $Object.hasOwnProperty.call(message, "schema") && message.schema.length)
writer.uint32(10).bytes(message.schema);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

SchemaResult.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.SchemaResult();
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

return SchemaResult;
})();

protocol.FlightData = (function() {

const FlightData = function (properties) {
if (properties)
for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
if (properties[keys[i]] != null && keys[i] !== "__proto__")
this[keys[i]] = properties[keys[i]];
};

FlightData.prototype.flightDescriptor = null;
FlightData.prototype.dataHeader = $util.newBuffer([]);
FlightData.prototype.appMetadata = $util.newBuffer([]);
FlightData.prototype.dataBody = $util.newBuffer([]);

FlightData.encode = function (message, writer, _depth) {
if (!writer)
writer = $Writer.create();
if (_depth === $undefined)
_depth = 0;
if (_depth > $util.recursionLimit)
throw $Error("max depth exceeded");
if (message.flightDescriptor != null && $Object.hasOwnProperty.call(message, "flightDescriptor"))
$root.arrow.flight.protocol.FlightDescriptor.encode(message.flightDescriptor, writer.uint32(10).fork(), _depth + 1).ldelim();
if (message.dataHeader != null && $Object.hasOwnProperty.call(message, "dataHeader") && message.dataHeader.length)
writer.uint32(18).bytes(message.dataHeader);
if (message.appMetadata != null && $Object.hasOwnProperty.call(message, "appMetadata") && message.appMetadata.length)
writer.uint32(26).bytes(message.appMetadata);
if (message.dataBody != null && $Object.hasOwnProperty.call(message, "dataBody") && message.dataBody.length)
writer.uint32(8002).bytes(message.dataBody);
if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
for (let i = 0; i < message.$unknowns.length; ++i)
writer.raw(message.$unknowns[i]);
return writer;
};

FlightData.decode = function (reader, length, _end, _depth, _target) {
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
message = _target || new $root.arrow.flight.protocol.FlightData();
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
message.flightDescriptor = $root.arrow.flight.protocol.FlightDescriptor.decode(reader, reader.size(), $undefined, _depth + 1, message.flightDescriptor);
continue;
}
case 2: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.dataHeader = value;
else
delete message.dataHeader;
continue;
}
case 3: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.appMetadata = value;
else
delete message.appMetadata;
continue;
}
case 1000: {
if (wireType !== 2)
break;
if ((value = reader.bytes()).length)
message.dataBody = value;
else
delete message.dataBody;
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

return FlightData;
})();

return protocol;
})();

return flight;
})();

return arrow;
})();

export {
$root as default
};
