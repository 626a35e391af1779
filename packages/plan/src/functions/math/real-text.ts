import type { DataType } from "../../types/data-type.ts";
import { once } from "../once.ts";

/** As java.lang.Double prints: from 0.001 to below ten million in full, all else with one digit before the point and an exponent. */
export function realText(v: string, type: DataType["kind"]): string {
  // The least doubles have a digit, of which Java prints two.
  const least = (text: string): string => `CASE WHEN abs(${v}) < 1e-322 THEN format('{:.1e}', abs(${v})) ELSE ${text} END`;
  const digits = type === "float" ? floatDigits(v) : least(`CAST(abs(${v}) AS VARCHAR)`);
  const special = `WHEN isnan(${v}) THEN 'NaN' WHEN isinf(${v}) THEN CASE WHEN ${v} > 0 THEN 'Infinity' ELSE '-Infinity' END`;
  const exponential = once(digits, (t) => `CASE WHEN contains(${t}, 'e') THEN ${splitExponent(t)} ELSE ${pointed(t)} END`, "t");
  return `CASE ${special} WHEN ${v} = 0 OR (abs(${v}) >= 0.001 AND abs(${v}) < 1e7) THEN CAST(${v} AS VARCHAR) ELSE CASE WHEN ${v} < 0 THEN '-' ELSE '' END || ${exponential} END`;
}

/** The fewest digits that tell a float from its neighbours; DuckDB prints whole floats with all of theirs. */
function floatDigits(v: string): string {
  const shortest = (digits: readonly number[]): string =>
    `list_filter([${digits.map((n) => `format('{:.${n}e}', abs(${v}))`).join(", ")}], lambda c: CAST(c AS FLOAT) = abs(${v}))[1]`;
  return `CASE WHEN abs(${v}) < 1.2e-38 THEN ${shortest([1, 2, 3, 4, 5, 6, 7])} ELSE ${shortest([5, 6, 7, 8])} END`;
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
