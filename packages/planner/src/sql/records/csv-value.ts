import { type DataType, duckdbType, isIntegral, readBy, sessionInstant, sqlString } from "@volley/plan";
import { parsedFrom } from "../cast-from-text.ts";
import { strptimeFormat } from "../strptime.ts";

/** What a value's text hangs on beside its type. */
export interface ValueForms {
  /** Spark's datetime patterns. */
  readonly dateFormat: string | undefined;
  readonly timestampFormat: string | undefined;
  /** The session's time zone. */
  readonly zone: string;
}

/** A field's text (a column's name in SQL) as a value, by the forms that Spark's CSV reader takes (UnivocityParser); null for any other. */
export function csvValue(text: string, type: DataType, forms: ValueForms): string {
  const sql = duckdbType(type);
  if (isIntegral(type)) return `CASE WHEN regexp_full_match(${text}, '[+-]?\\d+') THEN TRY_CAST(${text} AS ${sql}) END`;
  switch (type.kind) {
    case "string":
      return text;
    case "boolean":
      return `CASE lower(${text}) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    case "float":
    case "double":
      return `CASE ${text} WHEN 'Inf' THEN CAST('Infinity' AS ${sql}) WHEN '-Inf' THEN CAST('-Infinity' AS ${sql}) ELSE ${javaReal(text, sql)} END`;
    case "decimal":
      // BigDecimal behind a separator of thousands wherever it stands.
      return `CASE WHEN regexp_full_match(${text}, '[+-]?[\\d,]*(\\d|\\d[.]|[.]\\d)[\\d,]*([eE][+-]?\\d+)?') THEN TRY_CAST(replace(${text}, ',', '') AS ${sql}) END`;
    case "binary":
      return `encode(${text})`;
    default:
      return datetime(text, type, forms) ?? parsedFrom(text, type, { mode: "try", zone: forms.zone });
  }
}

/** A date or timestamp by a pattern, or by the forms of a cast; undefined for other types. */
export function datetime(text: string, type: DataType, { dateFormat, timestampFormat, zone }: ValueForms): string | undefined {
  if (type.kind !== "date" && type.kind !== "timestamp" && type.kind !== "timestamp_ntz") return undefined;
  const pattern = type.kind === "date" ? dateFormat : timestampFormat;
  if (pattern === undefined) {
    const value = parsedFrom(text, type, { mode: "try", zone });
    // A zone has no place there, as a cast would have it.
    return type.kind === "timestamp_ntz"
      ? `CASE WHEN regexp_full_match(${text}, '\\s*[^\\sT]+([ T]+[\\d:.]*)?\\s*') THEN ${value} END`
      : value;
  }
  if (/[VzOXxZ]/.test(pattern.replaceAll(/'[^']*'/g, "")))
    return `CAST(try_strptime(${text}, ${sqlString(strptimeFormat(pattern))}) AS ${duckdbType(type)})`;
  const local = readBy(text, pattern);
  return type.kind === "timestamp" ? sessionInstant(local, zone) : `CAST(${local} AS ${duckdbType(type)})`;
}

/** java.lang.Double.parseDouble: blanks around, `d` and `f` behind, its own names of what is no number. */
function javaReal(text: string, sql: string): string {
  const trimmed = `trim(${text}, ' ' || chr(9) || chr(10) || chr(13))`;
  const number = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[fFdD]?";
  const named = `regexp_full_match(${trimmed}, '[+-]?(NaN|Infinity)')`;
  return `CASE WHEN regexp_full_match(${trimmed}, '${number}') THEN TRY_CAST(rtrim(${trimmed}, 'fFdD') AS ${sql}) WHEN ${named} THEN TRY_CAST(${trimmed} AS ${sql}) END`;
}
