import type { DataType } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";

/**
 * SQL of a value that compares as Spark compares it: within arrays and structs null comes before everything, in DuckDB after it. Each value
 * within stands behind whether there is one.
 */
export function nestedOrder(sql: string, type: DataType): string {
  if (type.kind === "array" && (type.containsNull || isNested(type.element)))
    return `list_transform(${sql}, ${lambdaSql(["x"], (x) => marked(x!, type.element))})`;
  if (type.kind === "struct")
    return once(sql, (struct) => {
      const fields = type.fields.map((field, i) => `'f${i}': ${marked(`struct_extract(${struct}, ${sqlString(field.name)})`, field.type)}`);
      return `CASE WHEN ${struct} IS NOT NULL THEN {${fields.join(", ")}} END`;
    });
  return sql;
}

function marked(value: string, type: DataType): string {
  return `{'there': ${value} IS NOT NULL, 'value': ${nestedOrder(value, type)}}`;
}

/** Whether values of the type hold others that may be null. */
export function isNested({ kind }: DataType): boolean {
  return kind === "array" || kind === "struct";
}
