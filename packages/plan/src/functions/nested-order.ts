import type { DataType } from "../types/data-type.ts";
import { sqlString } from "../types/duckdb-type.ts";
import { lambdaSql, once } from "./once.ts";

const isNested = (type: DataType): boolean => type.kind === "array" || type.kind === "struct";

/** A part of a nested value as a pair that DuckDB compares as Spark does the part: null is least there, and greatest in DuckDB. */
const part = (value: string, type: DataType): string => `{'known': ${value} IS NOT NULL, 'value': ${nestedOrder(value, type)}}`;

/** A value of the same order under DuckDB's comparisons as the given one has in Spark; any that is not nested is itself. */
export function nestedOrder(value: string, type: DataType): string {
  if (type.kind === "array")
    return type.containsNull || isNested(type.element)
      ? `list_transform(${value}, ${lambdaSql(["x"], (x) => part(x!, type.element))})`
      : value;
  if (type.kind !== "struct") return value;
  const fields = (s: string): string =>
    type.fields.map((field, i) => `'f${i}': ${part(`struct_extract(${s}, ${sqlString(field.name)})`, field.type)}`).join(", ");
  return once(value, (s) => `CASE WHEN ${s} IS NOT NULL THEN {${fields(s)}} END`, "s");
}
