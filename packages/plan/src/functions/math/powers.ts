import { once } from "../once.ts";
import type { FunctionTable } from "../definition.ts";
import { always, real, scalar } from "../rules.ts";

/** 2^600: a factor that costs no digits. */
const scale = "4.149515568880993e180";
const nan = "CAST('NaN' AS DOUBLE)";

/** A logarithm: null where there is none, as Spark has it. */
const logarithm = (sql: (a: string) => string, least: string, doc: string) =>
  real((a) => `CASE WHEN ${a} <= ${least} THEN NULL ELSE ${sql(a)} END`, doc, { mayBeNull: true });

const naturalLogarithm = logarithm((a) => `ln(${a})`, "0", "Natural logarithm; null at and below zero.");
const power = scalar(
  2,
  ["double"],
  always("double"),
  // C's pow knows 1 to any power, NaN included; Java's does not.
  ([a, b]) => `CASE WHEN isnan(${b}) OR (isinf(${b}) AND abs(${a}) = 1) THEN ${nan} ELSE pow(${a}, ${b}) END`,
  "A base raised to a power.",
);

/** Powers, roots and logarithms, on doubles. */
export const powers: FunctionTable = {
  e: scalar(0, "any", always("double"), () => "CAST(2.718281828459045 AS DOUBLE)", "Euler's number.", { neverNull: true }),
  pi: scalar(0, "any", always("double"), () => "pi()", "The number pi.", { neverNull: true }),
  exp: real((a) => `exp(${a})`, "e raised to a power."),
  // Near zero exp(a) - 1 would lose its digits.
  expm1: real(
    (a) => `CASE WHEN abs(${a}) < 1 THEN 2 * sinh(${a} / 2) * exp(${a} / 2) ELSE exp(${a}) - 1 END`,
    "exp(x) - 1, exact near zero.",
  ),
  ln: naturalLogarithm,
  log: scalar(
    [1, 2],
    ["double"],
    always("double"),
    ([a, b]) =>
      b === undefined
        ? `CASE WHEN ${a} <= 0 THEN NULL ELSE ln(${a}) END`
        : `CASE WHEN ${a} <= 0 OR ${b} <= 0 THEN NULL ELSE ln(${b}) / ln(${a}) END`,
    "Natural logarithm, or with two arguments that of the second to the base of the first; null at and below zero.",
    { mayBeNull: true },
  ),
  log2: logarithm((a) => `log2(${a})`, "0", "Logarithm to base 2; null at and below zero."),
  log10: logarithm((a) => `log10(${a})`, "0", "Decimal logarithm; null at and below zero."),
  log1p: logarithm(
    (a) => `CASE WHEN abs(${a}) < 0.5 THEN 2 * atanh(${a} / (2 + ${a})) ELSE ln(1 + ${a}) END`,
    "-1",
    "ln(1 + x), exact near zero; null at and below -1.",
  ),
  power,
  pow: power,
  sqrt: real((a) => `CASE WHEN ${a} < 0 THEN ${nan} ELSE sqrt(${a}) END`, "Square root; NaN below zero."),
  // One step of Newton's method gives perfect cubes their exact root.
  cbrt: real(
    (a) => `CASE WHEN ${a} = 0 OR isinf(${a}) THEN ${a} ELSE ${once(`cbrt(${a})`, (r) => `${r} - (${r} - ${a} / (${r} * ${r})) / 3`)} END`,
    "Cube root.",
  ),
  hypot: scalar(
    2,
    ["double"],
    always("double"),
    ([a, b]) =>
      `CASE WHEN isinf(${a}) OR isinf(${b}) THEN abs(${a}) + CAST('Infinity' AS DOUBLE) ` +
      `WHEN greatest(abs(${a}), abs(${b})) BETWEEN 1e-150 AND 1e150 THEN sqrt(${a} * ${a} + ${b} * ${b}) ` +
      `WHEN abs(${a}) < 1 THEN sqrt(pow(${a} * ${scale}, 2) + pow(${b} * ${scale}, 2)) / ${scale} ` +
      `ELSE sqrt(pow(${a} / ${scale}, 2) + pow(${b} / ${scale}, 2)) * ${scale} END`,
    "Length of the hypotenuse, sqrt(a² + b²) without overflow on the way.",
  ),
  factorial: scalar(
    1,
    ["integer"],
    always("long"),
    ([a]) => `CASE WHEN ${a} BETWEEN 0 AND 20 THEN CAST(factorial(${a}) AS BIGINT) END`,
    "Factorial of 0 to 20; null beyond.",
    { mayBeNull: true },
  ),
  signum: real(sign, "Sign: -1, 0 or 1 as double."),
  sign: real(sign, "Sign: -1, 0 or 1 as double."),
  nanvl: scalar(
    2,
    ["double"],
    always("double"),
    ([a, b]) => `CASE WHEN isnan(${a}) THEN ${b} ELSE ${a} END`,
    "The second argument where the first is NaN.",
  ),
  width_bucket: scalar(
    4,
    ["double", "double", "double", "long"],
    always("long"),
    ([v, least, most, n]) =>
      `CASE WHEN ${n} <= 0 OR ${n} = 9223372036854775807 OR ${least} = ${most} OR isnan(${v}) OR NOT isfinite(${least}) OR NOT isfinite(${most}) THEN NULL ` +
      `WHEN (${least} < ${most} AND ${v} < ${least}) OR (${least} > ${most} AND ${v} > ${least}) THEN 0 ` +
      `WHEN (${least} < ${most} AND ${v} >= ${most}) OR (${least} > ${most} AND ${v} <= ${most}) THEN ${n} + 1 ` +
      `ELSE CAST(trunc(${n} * (${v} - ${least}) / (${most} - ${least})) AS BIGINT) + 1 END`,
    "The number of the equal-width bucket, of n between two bounds, that a value falls into.",
    { mayBeNull: true },
  ),
};

function sign(a: string): string {
  return `CASE WHEN isnan(${a}) THEN ${a} WHEN ${a} > 0 THEN 1e0 WHEN ${a} < 0 THEN -1e0 ELSE ${a} END`;
}
