import { VolleyError } from "../../errors.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { once } from "../once.ts";

/** A pattern of java.text.DecimalFormat, as far as digits, groups of three, a fraction, percent and text around them go. */
interface NumberPattern {
  readonly prefix: string;
  readonly suffix: string;
  readonly grouped: boolean;
  readonly percent: boolean;
  /** Fewest digits before the point, fewest and most behind it. */
  readonly whole: number;
  readonly fraction: readonly [least: number, most: number];
}

/** What stands around negative numbers, where the pattern has a second part. */
export interface BothSigns extends NumberPattern {
  readonly negative: readonly [prefix: string, suffix: string];
}

const usual = "#,###,###,###,###,###,##0";
/** Plain text, and any between quotes. */
const around = "(?:'[^']*'|[^#0,.;%'\\u2030\\u00a4E])*";
const unquoted = (text: string): string => text.replaceAll(/'([^']*)'/g, (_, inner: string) => inner || "'");

/** Throws UNSUPPORTED_FEATURE for what else DecimalFormat knows. */
export function readNumberPattern(text: string): BothSigns {
  const unsupported = (): VolleyError =>
    new VolleyError("UNSUPPORTED_FEATURE", `formatNumber() does not write numbers as "${text}"`, {
      hints: ['patterns are as "#,##0.00", with groups of three, a % and text around them'],
    });
  const [positive = "", negative, more] = (text === "" ? usual : text).split(";");
  const match = new RegExp(`^(${around})(#*(?:,?[#0])*)(?:\\.(0*)(#*))?(%?${around})$`).exec(positive);
  const other = negative === undefined ? undefined : new RegExp(`^(${around})[#0,.]+(%?${around})$`).exec(negative);
  if (!match || more !== undefined || (negative !== undefined && !other)) throw unsupported();
  const [, prefix = "", digits = "", zeros = "", places = "", suffix = ""] = match;
  const plain = digits.replaceAll(",", "");
  const group = digits.includes(",") ? digits.length - digits.lastIndexOf(",") - 1 : 3;
  if (group !== 3 || !/^#*0*$/.test(plain) || positive === "") throw unsupported();
  const [before, behind] = [unquoted(prefix), unquoted(suffix)];
  return {
    prefix: before,
    suffix: behind,
    grouped: digits.includes(","),
    percent: suffix.startsWith("%"),
    whole: plain.replaceAll("#", "").length,
    fraction: [zeros.length, zeros.length + places.length],
    negative: other ? [unquoted(other[1]!), unquoted(other[2]!)] : [`-${before}`, behind],
  };
}

/** A number's text with commas and `most` digits behind the point, made into that of the pattern. */
export function byNumberPattern(text: string, pattern: BothSigns): string {
  const { prefix, suffix, grouped, whole, fraction, negative } = pattern;
  const [least, most] = fraction;
  const trimmed = (t: string): string => {
    if (least === most) return t;
    return `regexp_replace(regexp_replace(${t}, '(\\.\\d{${least}}\\d*?)0+$', '\\1'), '\\.$', '')`;
  };
  const padded = (t: string): string => {
    if (whole <= 1) return t;
    return once(
      `regexp_extract(${t}, '^\\d+')`,
      (d) => `CASE WHEN ${d} = '' THEN ${t} ELSE repeat('0', greatest(${whole} - length(${d}), 0)) || ${t} END`,
      "whole",
    );
  };
  const bare = (t: string): string => padded(trimmed(grouped ? `ltrim(${t}, '-')` : `replace(ltrim(${t}, '-'), ',', '')`));
  return once(
    text,
    (t) =>
      `CASE WHEN ${t} = 'NaN' THEN ${t} WHEN starts_with(${t}, '-') THEN ${sqlString(negative[0])} || ${bare(t)} || ${sqlString(negative[1])} ELSE ${sqlString(prefix)} || ${bare(t)} || ${sqlString(suffix)} END`,
    "number",
  );
}
