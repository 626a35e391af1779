import type { ParquetLogical, ParquetPhysical, ParquetPlainLogical, ParquetTimeUnit } from "./footer-types.ts";
import { type ThriftStruct, fieldOf } from "./thrift.ts";

// Numbers of https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift

export const physicalTypes: readonly ParquetPhysical[] = [
  "boolean",
  "int32",
  "int64",
  "int96",
  "float",
  "double",
  "byte_array",
  "fixed_len_byte_array",
];

const plainLogical: Readonly<Record<number, ParquetPlainLogical>> = {
  1: "string",
  2: "map",
  3: "list",
  4: "enum",
  6: "date",
  11: "null",
  12: "json",
  13: "bson",
  14: "uuid",
  15: "float16",
  16: "variant",
  17: "geometry",
  18: "geography",
};

const timeUnits: Readonly<Record<number, ParquetTimeUnit>> = { 1: "millis", 2: "micros", 3: "nanos" };

const integer = (bits: number, signed: boolean): ParquetLogical => ({ kind: "integer", bits, signed });

const converted: Readonly<Record<number, ParquetLogical>> = {
  0: { kind: "string" },
  1: { kind: "map" },
  2: { kind: "map" },
  3: { kind: "list" },
  4: { kind: "enum" },
  6: { kind: "date" },
  7: { kind: "time", unit: "millis", utc: true },
  8: { kind: "time", unit: "micros", utc: true },
  9: { kind: "timestamp", unit: "millis", utc: true },
  10: { kind: "timestamp", unit: "micros", utc: true },
  11: integer(8, false),
  12: integer(16, false),
  13: integer(32, false),
  14: integer(64, false),
  15: integer(8, true),
  16: integer(16, true),
  17: integer(32, true),
  18: integer(64, true),
  19: { kind: "json" },
  20: { kind: "bson" },
  21: { kind: "interval" },
};

/** The logical type of a `SchemaElement`. */
export function logicalType(element: ThriftStruct): ParquetLogical | undefined {
  const logical = fieldOf(element, 10) as ThriftStruct | undefined;
  const chosen = logical?.[0];
  if (chosen !== undefined) return fromUnion(chosen.id, chosen.value as ThriftStruct);
  const old = fieldOf(element, 6) as number | undefined;
  if (old === undefined) return undefined;
  if (old === 5) return { kind: "decimal", precision: Number(fieldOf(element, 8) ?? 0), scale: Number(fieldOf(element, 7) ?? 0) };
  return converted[old] ?? { kind: "unknown" };
}

function fromUnion(id: number, value: ThriftStruct): ParquetLogical {
  if (id === 5) return { kind: "decimal", scale: Number(fieldOf(value, 1) ?? 0), precision: Number(fieldOf(value, 2) ?? 0) };
  if (id === 7 || id === 8) {
    const unit = timeUnits[(fieldOf(value, 2) as ThriftStruct | undefined)?.[0]?.id ?? 0];
    return unit === undefined ? { kind: "unknown" } : { kind: id === 7 ? "time" : "timestamp", unit, utc: fieldOf(value, 1) === true };
  }
  if (id === 10) return integer(Number(fieldOf(value, 1) ?? 0), fieldOf(value, 2) === true);
  return { kind: plainLogical[id] ?? "unknown" };
}
