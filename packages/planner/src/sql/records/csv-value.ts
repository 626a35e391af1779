import { type DataType, duckdbType, isIntegral, type PatternType, readBy, readsZone } from "@volley/plan";
import { ifFinite, isPrinted, parsedFrom } from "../cast-from-text.ts";

/** What a value's text hangs on beside its type. */
export interface ValueForms {
  /** Spark's datetime patterns, by the type that they are of. */
  readonly patterns: Readonly<Partial<Record<PatternType, string | undefined>>>;
  /** The session's time zone. */
  readonly zone: string;
}

/** A field's text (a column's name in SQL) as a value, by the forms that Spark's CSV reader takes (UnivocityParser); null for any other. */
export function csvValue(text: string, type: DataType, forms: ValueForms): string {
  const sql = duckdbType(type);
  if (isIntegral(type))
    return `CASE WHEN ${isPrinted(text, sql)} OR regexp_full_match(${text}, '[+-]?\\d+') THEN TRY_CAST(${text} AS ${sql}) END`;
  switch (type.kind) {
    case "string":
      return text;
    case "boolean":
      return `CASE lower(${text}) WHEN 'true' THEN true WHEN 'false' THEN false END`;
    case "float":
    case "double":
      return ifFinite(
        text,
        sql,
        `WHEN ${text} = 'Inf' THEN CAST('Infinity' AS ${sql}) WHEN ${text} = '-Inf' THEN CAST('-Infinity' AS ${sql}) ELSE ${javaReal(text, sql)}`,
      );
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
export function datetime(text: string, type: DataType, { patterns, zone }: ValueForms): string | undefined {
  const { kind } = type;
  if (kind !== "date" && kind !== "timestamp" && kind !== "timestamp_ntz") return undefined;
  const pattern = patterns[kind];
  // A wall clock has no zone, as it would have in a cast.
  if (pattern !== undefined)
    return kind === "timestamp_ntz" && readsZone(pattern) ? "CAST(NULL AS TIMESTAMP)" : readBy(text, pattern, { type: kind, zone });
  const value = parsedFrom(text, type, { mode: "try", zone });
  return kind === "timestamp_ntz" ? `CASE WHEN regexp_full_match(${text}, '\\s*[^\\sT]+([ T]+[\\d:.]*)?\\s*') THEN ${value} END` : value;
}

/** java.lang.Double.parseDouble: blanks around, `d` and `f` behind, its own names of what is no number. */
function javaReal(text: string, sql: string): string {
  const trimmed = `trim(${text}, ' ' || chr(9) || chr(10) || chr(13))`;
  const number = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[fFdD]?";
  const named = `regexp_full_match(${trimmed}, '[+-]?(NaN|Infinity)')`;
  return `CASE WHEN regexp_full_match(${trimmed}, '${number}') THEN TRY_CAST(rtrim(${trimmed}, 'fFdD') AS ${sql}) WHEN ${named} THEN TRY_CAST(${trimmed} AS ${sql}) END`;
}
