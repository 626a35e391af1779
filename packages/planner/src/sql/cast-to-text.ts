import { bytesText, type DataType, intervalText, lambdaSql, once, realText, sqlString } from "@volley/plan";
import type { CastContext } from "./cast.ts";

/** A value as the text that Spark prints (ToStringBase), in DuckDB SQL. */
export function textOf(value: string, from: DataType, context: CastContext): string {
  const text = `${context.mode === "try" ? "TRY_CAST" : "CAST"}(${value} AS VARCHAR)`;
  switch (from.kind) {
    case "float":
    case "double":
      return once(value, (v) => realText(v, from.kind));
    case "decimal":
      // DuckDB prints .50 where no digit may stand before the point.
      return from.precision === from.scale ? `regexp_replace(${text}, '^(-?)\\.', '\\1' || '0.')` : text;
    case "binary":
      return bytesText(value);
    case "date":
      return once(value, (v) => withYear(v, `strftime(${v}, '-%m-%d')`, "DATE"));
    case "timestamp":
      return once(`CAST(${value} AS TIMESTAMP)`, timestampText);
    case "timestamp_ntz":
      return once(value, timestampText);
    case "day_time_interval":
    case "year_month_interval":
      return intervalText(value, from);
    case "array":
      return `'[' || array_to_string(list_transform(${value}, ${lambdaSql(["x"], (x) => inside(x!, from.element, context))}), ', ') || ']'`;
    case "map": {
      const entry = (e: string): string =>
        `${inside(`struct_extract(${e}, 'key')`, from.key, context)} || ' -> ' || ${inside(`struct_extract(${e}, 'value')`, from.value, context)}`;
      return `'{' || array_to_string(list_transform(map_entries(${value}), ${lambdaSql(["e"], (e) => entry(e!))}), ', ') || '}'`;
    }
    case "struct": {
      const fields = (s: string): string =>
        from.fields.map((field) => inside(`struct_extract(${s}, ${sqlString(field.name)})`, field.type, context)).join(" || ', ' || ");
      return once(value, (s) => `CASE WHEN ${s} IS NOT NULL THEN '{' || ${fields(s)} || '}' END`);
    }
    default:
      return text;
  }
}

/** A part of a nested value. */
function inside(value: string, type: DataType, context: CastContext): string {
  return `coalesce(${textOf(value, type, context)}, 'null')`;
}

/** DuckDB's text, but for years outside 1 to 9999: they have a sign and four digits at least, where DuckDB counts before Christ. */
function withYear(v: string, rest: string, type: "DATE" | "TIMESTAMP"): string {
  const usual = `${v} >= ${type} '0001-01-01' AND ${v} < ${type} '10000-01-01'`;
  const sign = `CASE WHEN year(${v}) < 0 THEN '-' WHEN year(${v}) > 9999 THEN '+' ELSE '' END`;
  return `CASE WHEN ${usual} THEN CAST(${v} AS VARCHAR) ELSE ${sign} || printf('%04d', abs(year(${v}))) || ${rest} END`;
}

function timestampText(v: string): string {
  return withYear(v, `strftime(${v}, '-%m-%d %H:%M:%S') || rtrim(rtrim(strftime(${v}, '.%f'), '0'), '.')`, "TIMESTAMP");
}
