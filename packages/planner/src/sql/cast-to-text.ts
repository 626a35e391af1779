import { type DataType, once } from "@volley/plan";
import type { CastContext } from "./cast.ts";

/** A value as the text that Spark prints (ToStringBase), in DuckDB SQL. */
export function textOf(value: string, from: DataType, { mode }: CastContext): string {
  const text = `${mode === "try" ? "TRY_CAST" : "CAST"}(${value} AS VARCHAR)`;
  switch (from.kind) {
    case "float":
    case "double":
      return once(value, (v) => realText(v, from.kind === "float" ? floatDigits(v) : `CAST(abs(${v}) AS VARCHAR)`));
    case "decimal":
      // DuckDB prints .50 where no digit may stand before the point.
      return from.precision === from.scale ? `regexp_replace(${text}, '^(-?)\\.', '\\1' || '0.')` : text;
    case "binary":
      return mode === "try" ? once(value, (v) => `TRY(decode(${v}))`) : `decode(${value})`;
    case "date":
      return once(value, (v) => withYear(v, `strftime(${v}, '-%m-%d')`, "DATE"));
    case "timestamp":
      return once(`CAST(${value} AS TIMESTAMP)`, timestampText);
    case "timestamp_ntz":
      return once(value, timestampText);
    case "day_time_interval":
      return once(`epoch_us(${value})`, dayTimeText);
    case "year_month_interval":
      return once(`(datepart('year', ${value}) * 12 + datepart('month', ${value}))`, yearMonthText);
    default:
      return text;
  }
}

/** As java.lang.Double prints: from 0.001 to below ten million in full, all else with one digit before the point and an exponent. */
function realText(v: string, digits: string): string {
  const special = `WHEN isnan(${v}) THEN 'NaN' WHEN isinf(${v}) THEN CASE WHEN ${v} > 0 THEN 'Infinity' ELSE '-Infinity' END`;
  const exponential = once(digits, (t) => `CASE WHEN contains(${t}, 'e') THEN ${splitExponent(t)} ELSE ${pointed(t)} END`, "t");
  return `CASE ${special} WHEN ${v} = 0 OR (abs(${v}) >= 0.001 AND abs(${v}) < 1e7) THEN CAST(${v} AS VARCHAR) ELSE CASE WHEN ${v} < 0 THEN '-' ELSE '' END || ${exponential} END`;
}

/** The fewest digits that tell a float from its neighbours; DuckDB prints whole floats with all of theirs. */
function floatDigits(v: string): string {
  const candidates = [5, 6, 7, 8].map((digits) => `format('{:.${digits}e}', abs(${v}))`);
  return `list_filter([${candidates.join(", ")}], lambda c: CAST(c AS FLOAT) = abs(${v}))[1]`;
}

function splitExponent(t: string): string {
  const head = `split_part(${t}, 'e', 1)`;
  const mantissa = `CASE WHEN contains(${t}, '.') THEN regexp_replace(rtrim(${head}, '0'), '\\.$', '.0') ELSE ${head} || '.0' END`;
  return `${mantissa} || 'E' || CAST(split_part(${t}, 'e', 2) AS INTEGER)`;
}

/** `12345678.9` as `1.23456789E7`, `0.00012` as `1.2E-4`. */
function pointed(t: string): string {
  const exponent = `CASE WHEN starts_with(${t}, '0.') THEN -1 - length(regexp_extract(${t}, '^0\\.(0*)', 1)) ELSE strpos(${t}, '.') - 2 END`;
  const digits = `trim(replace(${t}, '.', ''), '0')`;
  return once(digits, (d) => `${d}[1] || '.' || CASE WHEN length(${d}) > 1 THEN ${d}[2:] ELSE '0' END || 'E' || ${exponent}`, "d");
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

function dayTimeText(ticks: string): string {
  const part = (unit: bigint, below?: bigint): string => `abs(${ticks}) // ${unit}${below === undefined ? "" : ` % ${below}`}`;
  const clock = `printf('%d %02d:%02d:%02d', ${part(86_400_000_000n)}, ${part(3_600_000_000n, 24n)}, ${part(60_000_000n, 60n)}, ${part(1_000_000n, 60n)})`;
  const fraction = `rtrim(rtrim(printf('.%06d', abs(${ticks}) % 1000000), '0'), '.')`;
  return `'INTERVAL ''' || CASE WHEN ${ticks} < 0 THEN '-' ELSE '' END || ${clock} || ${fraction} || ''' DAY TO SECOND'`;
}

function yearMonthText(months: string): string {
  return `'INTERVAL ''' || CASE WHEN ${months} < 0 THEN '-' ELSE '' END || printf('%d-%d', abs(${months}) // 12, abs(${months}) % 12) || ''' YEAR TO MONTH'`;
}
