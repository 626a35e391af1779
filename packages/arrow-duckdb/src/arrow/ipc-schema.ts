import type { ArrowField, ArrowSchema, ArrowType, TimeUnit } from "./arrow-type.ts";
import { ArrowFormatError, type FlatTable, type Frame, guarded } from "@volley/protocol/arrow";
import type { FlatBuilder } from "./flat-builder.ts";
import { dateUnits, floatBits, intervalUnits, timeUnits, typeId } from "./schema-numbers.ts";
import { decodeMessage, encodeMessage, messageKind } from "./message.ts";

function typeIdOf(type: ArrowType): number {
  if ("large" in type && type.large) {
    return { utf8: typeId.largeUtf8, binary: typeId.largeBinary, list: typeId.largeList }[type.kind];
  }
  return typeId[type.kind];
}

/** The Schema message of an IPC stream. */
export function encodeSchema(schema: ArrowSchema): Frame {
  const header = encodeMessage(messageKind.schema, 0, (builder) => encodeSchemaTable(builder, schema));
  return { header, body: [], bodyLength: 0 };
}

/** The Schema table, which a Schema message and a file's footer hold. */
export function encodeSchemaTable(builder: FlatBuilder, schema: ArrowSchema): number {
  const fields = builder.references(schema.fields.map((field) => encodeField(builder, field)));
  const metadata = encodeMetadata(builder, schema.metadata);
  return builder.table((slot) => {
    slot(1, () => builder.reference(fields));
    if (metadata !== undefined) slot(2, () => builder.reference(metadata));
  });
}

/**
 * Reads the Schema message of an IPC stream.
 * Throws ArrowFormatError when it is another message, damaged, or holds a type that this package does not carry
 * (unions, views, run-end encoding, dictionary encoding).
 */
export function decodeSchema(frame: Frame): ArrowSchema {
  return guarded(() => {
    const { kind, table } = decodeMessage(frame.header);
    if (kind !== messageKind.schema) throw new ArrowFormatError("the Arrow message is not a schema");
    return decodeSchemaTable(table);
  });
}

/** Reads what `encodeSchemaTable` writes. Throws ArrowFormatError as `decodeSchema` does. */
export function decodeSchemaTable(table: FlatTable): ArrowSchema {
  if (table.int16(0, 0) !== 0) throw new ArrowFormatError("big-endian Arrow data is not supported");
  const metadata = decodeMetadata(table.tables(2));
  return { fields: table.tables(1).map(decodeField), ...(metadata && { metadata }) };
}

function encodeField(builder: FlatBuilder, field: ArrowField): number {
  const children = builder.references(field.children.map((child) => encodeField(builder, child)));
  const metadata = encodeMetadata(builder, field.metadata);
  const name = builder.string(field.name);
  const type = encodeType(builder, field.type);
  return builder.table((slot) => {
    slot(0, () => builder.reference(name));
    slot(3, () => builder.reference(type));
    slot(5, () => builder.reference(children));
    if (metadata !== undefined) slot(6, () => builder.reference(metadata));
    slot(2, () => builder.int8(typeIdOf(field.type)));
    slot(1, () => builder.int8(field.nullable ? 1 : 0));
  });
}

function encodeMetadata(builder: FlatBuilder, metadata: ArrowSchema["metadata"]): number | undefined {
  if (metadata === undefined) return undefined;
  const pairs = Object.entries(metadata).map(([key, value]) => {
    const written = [builder.string(key), builder.string(value)];
    return builder.table((slot) => {
      written.forEach((target, id) => {
        slot(id, () => builder.reference(target));
      });
    });
  });
  return builder.references(pairs);
}

function encodeType(builder: FlatBuilder, type: ArrowType): number {
  const zone = type.kind === "timestamp" && type.zone !== undefined ? builder.string(type.zone) : undefined;
  return builder.table((slot) => {
    switch (type.kind) {
      case "int":
        slot(0, () => builder.int32(type.bits));
        slot(1, () => builder.int8(type.signed ? 1 : 0));
        return;
      case "float":
        slot(0, () => builder.int16(floatBits.indexOf(type.bits)));
        return;
      case "decimal":
        slot(0, () => builder.int32(type.precision));
        slot(1, () => builder.int32(type.scale));
        slot(2, () => builder.int32(type.bits));
        return;
      case "fixedBinary":
        slot(0, () => builder.int32(type.width));
        return;
      case "fixedList":
        slot(0, () => builder.int32(type.size));
        return;
      case "date":
        slot(0, () => builder.int16(dateUnits.indexOf(type.unit)));
        return;
      case "time":
        slot(1, () => builder.int32(bitsOfTime(type.unit)));
        slot(0, () => builder.int16(timeUnits.indexOf(type.unit)));
        return;
      case "timestamp":
        if (zone !== undefined) slot(1, () => builder.reference(zone));
        slot(0, () => builder.int16(timeUnits.indexOf(type.unit)));
        return;
      case "duration":
        slot(0, () => builder.int16(timeUnits.indexOf(type.unit)));
        return;
      case "interval":
        slot(0, () => builder.int16(intervalUnits.indexOf(type.unit)));
        return;
      case "map":
        slot(0, () => builder.int8(type.keysSorted ? 1 : 0));
    }
  });
}

/** Width in bits of a time of day: 32 for seconds and milliseconds, else 64. */
function bitsOfTime(unit: TimeUnit): 32 | 64 {
  return unit === "s" || unit === "ms" ? 32 : 64;
}

function decodeField(table: FlatTable): ArrowField {
  const name = table.string(0) ?? "";
  if (table.table(4) !== undefined) {
    throw new ArrowFormatError(`column "${name}" is dictionary-encoded, which is not supported`);
  }
  const metadata = decodeMetadata(table.tables(6));
  return {
    name,
    type: decodeType(table.int8(2, 0), table.table(3), name),
    nullable: table.int8(1, 0) !== 0,
    children: table.tables(5).map(decodeField),
    ...(metadata && { metadata }),
  };
}

function decodeMetadata(pairs: readonly FlatTable[]): Record<string, string> | undefined {
  if (pairs.length === 0) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair.string(0) ?? "", pair.string(1) ?? ""]));
}

function decodeType(id: number, table: FlatTable | undefined, name: string): ArrowType {
  const type = table && typeReaders[id]?.(table);
  if (type === undefined) throw new ArrowFormatError(`column "${name}" has Arrow type number ${id}, which is not supported`);
  return type;
}

const unitOf = (table: FlatTable, absent: number): TimeUnit => oneOf(timeUnits, table.int16(0, absent));

const typeReaders: Readonly<Record<number, (table: FlatTable) => ArrowType>> = {
  [typeId.null]: () => ({ kind: "null" }),
  [typeId.bool]: () => ({ kind: "bool" }),
  [typeId.int]: (table) => ({
    kind: "int",
    bits: oneOf([8, 16, 32, 64] as const, Math.log2(table.int32(0, 0)) - 3),
    signed: table.int8(1, 0) !== 0,
  }),
  [typeId.float]: (table) => ({ kind: "float", bits: oneOf(floatBits, table.int16(0, 0)) }),
  [typeId.decimal]: (table) => ({
    kind: "decimal",
    precision: table.int32(0, 0),
    scale: table.int32(1, 0),
    bits: oneOf([32, 64, 128, 256] as const, Math.log2(table.int32(2, 128)) - 5),
  }),
  [typeId.utf8]: () => ({ kind: "utf8", large: false }),
  [typeId.largeUtf8]: () => ({ kind: "utf8", large: true }),
  [typeId.binary]: () => ({ kind: "binary", large: false }),
  [typeId.largeBinary]: () => ({ kind: "binary", large: true }),
  [typeId.fixedBinary]: (table) => ({ kind: "fixedBinary", width: table.int32(0, 0) }),
  [typeId.date]: (table) => ({ kind: "date", unit: oneOf(dateUnits, table.int16(0, 1)) }),
  [typeId.time]: (table) => ({ kind: "time", unit: unitOf(table, 1) }),
  [typeId.timestamp]: (table) => ({ kind: "timestamp", unit: unitOf(table, 0), zone: table.string(1) }),
  [typeId.duration]: (table) => ({ kind: "duration", unit: unitOf(table, 1) }),
  [typeId.interval]: (table) => ({ kind: "interval", unit: oneOf(intervalUnits, table.int16(0, 0)) }),
  [typeId.list]: () => ({ kind: "list", large: false }),
  [typeId.largeList]: () => ({ kind: "list", large: true }),
  [typeId.fixedList]: (table) => ({ kind: "fixedList", size: table.int32(0, 0) }),
  [typeId.struct]: () => ({ kind: "struct" }),
  [typeId.map]: (table) => ({ kind: "map", keysSorted: table.int8(0, 0) !== 0 }),
};

function oneOf<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new ArrowFormatError("the Arrow schema holds a parameter out of its range");
  return value;
}
