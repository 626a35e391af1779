import type { DecimalType } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import { raise } from "../rules.ts";

/** A decimal's digits without its sign, as an integer of 128 bits. */
export const magnitude = (value: string): string => `CAST(replace(replace(CAST(${value} AS VARCHAR), '.', ''), '-', '') AS UHUGEINT)`;

const negative = (a: string, b: string): string => `CASE WHEN (${a} < 0) <> (${b} < 0) THEN '-' ELSE '' END`;

/** Digits (text) as a decimal with so many of them after the point; DuckDB rounds half away from zero, and refuses what does not fit. */
function read(digits: string, scale: number, sign: string, result: DecimalType): string {
  return once(
    `lpad(${digits}, CAST(greatest(length(${digits}), ${scale + 1}) AS INTEGER), '0')`,
    (d) => `CAST(${sign} || left(${d}, length(${d}) - ${scale}) || '.' || right(${d}, ${scale}) AS ${duckdbType(result)})`,
    "digits",
  );
}

const half = "CAST(10000000000000000000 AS UHUGEINT)";

/** A product of 76 digits, by halves of 19 digits. */
export function longProduct(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  const halves = (v: string): string => `{'high': ${magnitude(v)} // ${half}, 'low': ${magnitude(v)} % ${half}}`;
  const padded = (v: string): string => `lpad(CAST(${v} % ${half} AS VARCHAR), 19, '0')`;
  const digits = once(
    `[${halves(a)}, ${halves(b)}]`,
    (h) =>
      once(
        `${h}[1].low * ${h}[2].low`,
        (low) =>
          once(
            `${h}[1].high * ${h}[2].low + ${h}[1].low * ${h}[2].high + ${low} // ${half}`,
            (middle) => `CAST(${h}[1].high * ${h}[2].high + ${middle} // ${half} AS VARCHAR) || ${padded(middle)} || ${padded(low)}`,
            "middle",
          ),
        "low",
      ),
    "halves",
  );
  return once(digits, (d) => read(d, x.scale + y.scale, negative(a, b), result), "product");
}

/** A divisor that ten times any remainder fits beside. */
const small = `CAST(1${"0".repeat(37)} AS UHUGEINT)`;

/**
 * Long division of magnitudes, digit by digit, by so many places more than the dividend has: a struct of the quotient's `digits` and the
 * `rest`. Ten times a remainder may need more than 128 bits.
 */
function divided(a: string, b: string, places: number): string {
  const step = lambdaSql(["once_state", "once_step"], (s, n) => {
    const tenth = `(${n}.b // 10)`;
    const guess = `CASE WHEN ${n}.b < ${small} THEN 10 * ${s}.rest // ${n}.b ELSE least(${s}.rest // ${tenth}, 9) END`;
    return once(
      guess,
      (g) =>
        once(
          `CASE WHEN 10 * (${s}.rest - ${g} * ${tenth}) < ${g} * (${n}.b % 10) THEN ${g} - 1 ELSE ${g} END`,
          (d) =>
            `{'digits': ${s}.digits || CAST(${d} AS VARCHAR), 'rest': 10 * (${s}.rest - ${d} * ${tenth}) - ${d} * (${n}.b % 10), 'b': ${n}.b}`,
          "digit",
        ),
      "guess",
    );
  });
  const start = once(
    `[${magnitude(a)}, ${magnitude(b)}]`,
    (q) => `{'digits': CAST(${q}[1] // ${q}[2] AS VARCHAR), 'rest': ${q}[1] % ${q}[2], 'b': ${q}[2]}`,
    "q",
  );
  return once(start, (s) => `list_reduce(list_transform(range(${places}), lambda i: ${s}), ${step}, ${s})`, "start");
}

/** A quotient whose dividend does not fit 128 bits. */
export function longDivision(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  // One digit more than the result has decides how it is rounded; a rest makes it more than a half.
  return once(
    divided(a, b, result.scale - x.scale + y.scale + 1),
    (r) => read(`(${r}.digits || CASE WHEN ${r}.rest > 0 THEN '1' ELSE '0' END)`, result.scale + 2, negative(a, b), result),
    "r",
  );
}

/** A quotient without its fraction, as digits, and the rest in the last digits of the finer operand; both as text without sign. */
function wholeDivision(a: string, x: DecimalType, b: string, y: DecimalType, use: (digits: string, rest: string) => string): string {
  if (x.scale <= y.scale) return once(divided(a, b, y.scale - x.scale), (r) => use(`${r}.digits`, `CAST(${r}.rest AS VARCHAR)`), "r");
  const unit = `CAST(1${"0".repeat(x.scale - y.scale)} AS UHUGEINT)`;
  return once(
    `[${magnitude(a)}, ${magnitude(b)}]`,
    (q) => {
      // A divisor of more digits than the dividend is greater.
      const fits = `${q}[2] <= ${q}[1] // ${unit}`;
      const part = (operator: string, else_: string): string =>
        `CAST(CASE WHEN ${fits} THEN ${q}[1] ${operator} (CASE WHEN ${fits} THEN ${q}[2] ELSE 1 END * ${unit}) ELSE ${else_} END AS VARCHAR)`;
      return use(part("//", "0"), part("%", `${q}[1]`));
    },
    "q",
  );
}

/** A remainder, with the sign of the dividend. */
export function longRemainder(a: string, x: DecimalType, b: string, y: DecimalType, result: DecimalType): string {
  const sign = `CASE WHEN ${a} < 0 THEN '-' ELSE '' END`;
  return wholeDivision(a, x, b, y, (_, rest) => read(rest, Math.max(x.scale, y.scale), sign, result));
}

/** A quotient without its fraction, as bigint. */
export function longWholeQuotient(a: string, x: DecimalType, b: string, y: DecimalType): string {
  const beyond = raise("ARITHMETIC_OVERFLOW", "overflow in a whole quotient of decimals");
  const whole = (d: string): string =>
    `CASE WHEN length(${d}) > 19 THEN ${beyond} ELSE CAST(CAST(${negative(a, b)} || ${d} AS HUGEINT) AS BIGINT) END`;
  return wholeDivision(a, x, b, y, (digits) => once(`ltrim(${digits}, '0')`, (d) => whole(`coalesce(nullif(${d}, ''), '0')`), "whole"));
}
