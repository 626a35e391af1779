import type { ArrowField, ArrowType } from "@volley/arrow-duckdb/arrow";
import type { DataType } from "@volley/plan/values";

const simple: { readonly [K in Exclude<DataType["kind"], "decimal" | "array" | "map" | "struct">]: ArrowType } = {
  null: { kind: "null" },
  boolean: { kind: "bool" },
  byte: { kind: "int", bits: 8, signed: true },
  short: { kind: "int", bits: 16, signed: true },
  integer: { kind: "int", bits: 32, signed: true },
  long: { kind: "int", bits: 64, signed: true },
  float: { kind: "float", bits: 32 },
  double: { kind: "float", bits: 64 },
  string: { kind: "utf8", large: false },
  binary: { kind: "binary", large: false },
  date: { kind: "date", unit: "day" },
  timestamp: { kind: "timestamp", unit: "us", zone: "UTC" },
  timestamp_ntz: { kind: "timestamp", unit: "us", zone: undefined },
  day_time_interval: { kind: "duration", unit: "us" },
  year_month_interval: { kind: "interval", unit: "yearMonth" },
};

/** The Arrow column in which values of a type leave a runner: the layout of `buildColumn`. */
export function arrowField(name: string, type: DataType, nullable = true): ArrowField {
  const field = (arrowType: ArrowType, children: readonly ArrowField[] = []): ArrowField => ({ name, type: arrowType, nullable, children });
  switch (type.kind) {
    case "decimal":
      return field({ kind: "decimal", precision: type.precision, scale: type.scale, bits: 128 });
    case "array":
      return field({ kind: "list", large: false }, [arrowField("element", type.element)]);
    case "map": {
      const children = [arrowField("key", type.key, false), arrowField("value", type.value)];
      return field({ kind: "map", keysSorted: false }, [{ name: "entries", type: { kind: "struct" }, nullable: false, children }]);
    }
    case "struct":
      return field(
        { kind: "struct" },
        type.fields.map((member) => arrowField(member.name, member.type)),
      );
    default:
      return field(simple[type.kind]);
  }
}
