import { isIntegral } from "../../types/coercion.ts";
import type { DataType } from "../../types/data-type.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import { intervalOfParts, intervalParts } from "../datetime/interval-text.ts";
import { lambdaSql, once } from "../once.ts";
import { structSql } from "../collection/struct.ts";

/** The path of a member of an object, as DuckDB reads it. */
export const jsonMember = (name: string): string => sqlString(`$."${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`);
const text = (json: string): string => `json_extract_string(${json}, '$')`;
const tried = (json: string, type: DataType): string => `TRY_CAST(${text(json)} AS ${duckdbType(type)})`;

/**
 * The value of a JSON value (SQL of DuckDB's type JSON) as a column's type; null where it is of another kind (JacksonParser). `part` reads
 * what arrays, maps and structs hold.
 */
export function readJson(json: string, type: DataType, part = (held: string, its: DataType): string => readJson(held, its)): string {
  return once(
    json,
    (j) => {
      const when = (kinds: readonly string[], value: string): string =>
        `CASE WHEN json_type(${j}) IN (${kinds.map(sqlString).join(", ")}) THEN ${value} END`;
      if (isIntegral(type)) return when(["BIGINT", "UBIGINT"], tried(j, type));
      switch (type.kind) {
        case "null":
          return "NULL";
        case "boolean":
          return when(["BOOLEAN"], tried(j, type));
        case "float":
        case "double": {
          const named = `CASE WHEN ${text(j)} IN ('NaN', 'Infinity', '+Infinity', '-Infinity', 'INF', '+INF', '-INF') THEN ${tried(j, type)} END`;
          return `CASE json_type(${j}) WHEN 'VARCHAR' THEN ${named} ELSE ${when(["BIGINT", "UBIGINT", "DOUBLE"], tried(j, type))} END`;
        }
        case "decimal":
          return when(["BIGINT", "UBIGINT", "DOUBLE", "VARCHAR"], `TRY_CAST(replace(${text(j)}, ',', '') AS ${duckdbType(type)})`);
        case "string":
          return text(j);
        case "binary":
          return when(["VARCHAR"], `TRY(from_base64(regexp_replace(${text(j)}, '\\s', '', 'g')))`);
        case "array":
          return when(["ARRAY"], `list_transform(json_extract(${j}, '$[*]'), ${lambdaSql(["x"], (x) => part(x!, type.element))})`);
        case "map": {
          const path = (key: string): string => `'$."' || replace(replace(${key}, '\\', '\\\\'), '"', '\\"') || '"'`;
          const values = (keys: string): string =>
            `list_transform(${keys}, ${lambdaSql(["k"], (k) => part(`json_extract(${j}, ${path(k!)})`, type.value))})`;
          return when(
            ["OBJECT"],
            once(`json_keys(${j})`, (keys) => `map(${keys}, ${values(keys)})`, "keys"),
          );
        }
        case "struct":
          return when(
            ["OBJECT"],
            structSql(
              type.fields.map((f) => f.name),
              type.fields.map((f) => part(`json_extract(${j}, ${jsonMember(f.name)})`, f.type)),
            ),
          );
        case "day_time_interval":
        case "year_month_interval":
          return when(
            ["VARCHAR"],
            once(intervalParts(text(j), type), (g) => intervalOfParts(g, type), "g"),
          );
        default:
          return when(["VARCHAR"], tried(j, type));
      }
    },
    "json",
  );
}
