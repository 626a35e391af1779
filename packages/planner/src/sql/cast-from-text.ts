import {
  type DataType,
  duckdbType,
  instantIn,
  intervalOfParts,
  intervalParts,
  isIntegral,
  isIntervalType,
  once,
  sessionInstant,
  sqlString,
  typeText,
} from "@volley/plan";
import type { CastContext } from "./cast.ts";

/** A text read as another type, by the forms that Spark accepts (UTF8String, SparkDateTimeUtils); DuckDB accepts others. */
export function parsedFrom(value: string, to: DataType, { mode, zone }: CastContext): string {
  if (to.kind === "binary") return `encode(${value})`;
  const problem = isIntervalType(to) ? "INVALID_INTERVAL_FORMAT" : "CAST_INVALID_INPUT";
  const malformed = (v: string): string =>
    `CASE WHEN ${v} IS NOT NULL THEN error(${sqlString(`[${problem}] cannot read "`)} || ${v} || ${sqlString(`" as ${typeText(to)}`)}) END`;
  return once(value, (v) =>
    mode === "try" ? reading(v, to, zone, "TRY_CAST") : `coalesce(${reading(v, to, zone, "CAST")}, ${malformed(v)})`,
  );
}

/** The value, or null where the text is none. `cast` is for numbers that the type cannot hold, which is another error. */
function reading(v: string, to: DataType, zone: string, cast: "CAST" | "TRY_CAST"): string {
  const type = duckdbType(to);
  if (isIntegral(to))
    return `CASE WHEN ${isPrinted(v, type)} OR regexp_full_match(${v}, '\\s*[+-]?\\d+\\s*') THEN TRY_CAST(${v} AS ${type}) END`;
  switch (to.kind) {
    case "float":
    case "double":
      return ifFinite(
        v,
        type,
        [
          `WHEN regexp_full_match(${v}, '${number}[fFdD]?\\s*') THEN TRY_CAST(trim(${v}, ${blanks} || 'fFdD') AS ${type})`,
          `WHEN regexp_full_match(${v}, '(?i)\\s*([+-]?inf(inity)?|nan)\\s*') THEN ${special(v, type)}`,
        ].join(" "),
      );
    case "decimal":
      return `CASE WHEN regexp_full_match(${v}, '${number}\\s*') THEN ${asDecimal(v, type, cast)} END`;
    case "boolean":
      return `CASE WHEN ${word(v)} IN ('t', 'true', 'y', 'yes', '1') THEN true WHEN ${word(v)} IN ('f', 'false', 'n', 'no', '0') THEN false END`;
    case "date":
      return `CASE WHEN strlen(${v}) = 10 AND ${isPrinted(v, "DATE")} THEN TRY_CAST(${v} AS DATE) ELSE TRY(${once(dateParts(v), madeDate, "g")}) END`;
    case "timestamp_ntz":
      return `CASE WHEN ${isUsual(v)} THEN TRY_CAST(${v} AS TIMESTAMP) ELSE TRY(${once(timestampParts(v), madeTimestamp, "g")}) END`;
    case "timestamp": {
      const usual = sessionInstant(`TRY_CAST(${v} AS TIMESTAMP)`, zone);
      return `CASE WHEN ${isUsual(v)} THEN ${usual} ELSE TRY(${once(timestampParts(v), (g) => instantIn(madeTimestamp(g), `${g}.z`, zone), "g")}) END`;
    }
    case "day_time_interval":
    case "year_month_interval":
      return once(intervalParts(v, to), (g) => intervalOfParts(g, to), "g");
    default:
      return `TRY_CAST(${v} AS ${type})`;
  }
}

/** Whether DuckDB prints what it reads in a text as the same text, which costs less to know than the text's form. */
export function isPrinted(v: string, type: string): string {
  return `CAST(TRY_CAST(${v} AS ${type}) AS VARCHAR) = ${v}`;
}

/**
 * DuckDB's own reading of a floating-point number is a tenth of the cost of a pattern, and what it finds is right but for digits grouped by
 * `_` and two signs; only what it does not find is looked at: `otherwise` are branches of a CASE.
 */
export function ifFinite(v: string, type: string, otherwise: string): string {
  const own = `TRY_CAST(${v} AS ${type})`;
  return `CASE WHEN isfinite(${own}) AND NOT contains(${v}, '_') AND NOT contains(${v}, '+-') THEN ${own} ${otherwise} END`;
}

/** A numeral as a decimal; one beyond 38 digits has an error of its own. */
function asDecimal(v: string, type: string, cast: "CAST" | "TRY_CAST"): string {
  const numeral = `trim(${v}, ${blanks})`;
  if (cast === "TRY_CAST") return `TRY_CAST(${numeral} AS ${type})`;
  const beyond = `error('[NUMERIC_OUT_OF_SUPPORTED_RANGE] the value "' || ${v} || '" has more than 38 digits before the point')`;
  return `coalesce(TRY_CAST(${numeral} AS ${type}), CASE WHEN TRY_CAST(${numeral} AS DECIMAL(38,0)) IS NULL THEN ${beyond} ELSE CAST(${numeral} AS ${type}) END)`;
}

const blanks = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)";
const number = "\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";
const word = (v: string): string => `lower(trim(${v}, ${blanks}))`;

function special(v: string, type: string): string {
  const infinite = (sign: string): string => `CAST('${sign}Infinity' AS ${type})`;
  return `CASE ${word(v)} WHEN 'nan' THEN CAST('NaN' AS ${type}) WHEN 'inf' THEN ${infinite("")} WHEN '+inf' THEN ${infinite("")} WHEN 'infinity' THEN ${infinite("")} WHEN '+infinity' THEN ${infinite("")} WHEN '-inf' THEN ${infinite("-")} WHEN '-infinity' THEN ${infinite("-")} END`;
}

const isUsual = (v: string): string => `regexp_full_match(${v}, '\\d{4}-\\d{2}-\\d{2} ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?')`;

const day = "([+-]?)(\\d{4,7})(?:-(\\d{1,2})(?:-(\\d{1,2})";

/** `[+-]y…y[-m[-d]]`, and after a whole date anything behind a blank or T. */
function dateParts(v: string): string {
  return `regexp_extract(${v}, '^\\s*${day}(?:[ T].*)?)?)?\\s*$', ['sign', 'y', 'm', 'd'])`;
}

function madeDate(g: string): string {
  const year = `CAST(${g}.sign || ${g}.y AS INTEGER)`;
  const part = (name: string): string => `CASE WHEN ${g}.${name} = '' THEN 1 ELSE CAST(${g}.${name} AS INTEGER) END`;
  return `CASE WHEN ${g}.y <> '' THEN make_date(${year}, ${part("m")}, ${part("d")}) END`;
}

/** As a date, and then `[ T]h[:m[:s[.f]]]` and a zone. */
function timestampParts(v: string): string {
  // A zone stands behind seconds alone.
  const clock = "([01]?\\d|2[0-3])(?::([0-5]?\\d)(?::([0-5]?\\d)(?:\\.(\\d{0,9}))?\\s*((?:[A-Za-z+-].*?)?))?)?";
  return `regexp_extract(${v}, '^\\s*${day}(?:[ T]+(?:${clock})?)?)?)?\\s*$', ['sign', 'y', 'm', 'd', 'h', 'mi', 's', 'f', 'z'])`;
}

function madeTimestamp(g: string): string {
  const part = (name: string): string => `CASE WHEN ${g}.${name} = '' THEN 0 ELSE CAST(${g}.${name} AS INTEGER) END`;
  const micros = `CAST(rpad(${g}.f, 6, '0') AS BIGINT)`;
  const time = `make_time(${part("h")}, ${part("mi")}, ${part("s")}) + to_microseconds(${micros})`;
  return `CASE WHEN ${g}.y <> '' THEN ${madeDate(g)} + (${time}) END`;
}
