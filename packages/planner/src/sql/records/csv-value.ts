import { type DataType, duckdbType, isIntegral, type Read } from "@volley/plan";
import { ifFinite, isPrinted, parsedFrom } from "../cast-from-text.ts";
import { datetimeValue, type ValueForms } from "./datetime-value.ts";

/** A field's text (a column's name in SQL) as a value, null where it is none: of a type that DuckDB told, what DuckDB makes of it. */
export function fieldValue(read: Read, text: string, type: DataType, forms: ValueForms): string {
  return read.schema ? csvValue(text, type, forms) : `TRY_CAST(${text} AS ${duckdbType(type)})`;
}

/** A field's text (a column's name in SQL) as a value, by the forms that Spark's CSV reader takes (UnivocityParser); null for any other. */
function csvValue(text: string, type: DataType, forms: ValueForms): string {
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
      return datetimeValue(text, type, forms) ?? parsedFrom(text, type, { mode: "try", zone: forms.zone });
  }
}

/** java.lang.Double.parseDouble: blanks around, `d` and `f` behind, its own names of what is no number. */
function javaReal(text: string, sql: string): string {
  const trimmed = `trim(${text}, ' ' || chr(9) || chr(10) || chr(13))`;
  const number = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[fFdD]?";
  const named = `regexp_full_match(${trimmed}, '[+-]?(NaN|Infinity)')`;
  return `CASE WHEN regexp_full_match(${trimmed}, '${number}') THEN TRY_CAST(rtrim(${trimmed}, 'fFdD') AS ${sql}) WHEN ${named} THEN TRY_CAST(${trimmed} AS ${sql}) END`;
}
