import type { Argument } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import { invoke, type Nary, type NaryOrNull, type Real, type UnaryOrNull, unary } from "./call.ts";

type Logarithm<Name extends string> = UnaryOrNull<"number", number, Name, "number">;

/** e raised to a power. */
export const exp: Real<"exp"> = unary("exp");
/** exp(x) - 1, exact near zero. */
export const expm1: Real<"expm1"> = unary("expm1");
/** Square root; NaN below zero. */
export const sqrt: Real<"sqrt"> = unary("sqrt");
/** Cube root. */
export const cbrt: Real<"cbrt"> = unary("cbrt");
/** Sign: -1, 0 or 1 as double. */
export const signum: Real<"signum"> = unary("signum");
/** Sign: -1, 0 or 1 as double; the same as `signum`. */
export const sign: Real<"sign"> = unary("sign");
/** The nearest whole number as double, half to even. */
export const rint: Real<"rint"> = unary("rint");
/** Natural logarithm; null at and below zero. */
export const ln: Logarithm<"ln"> = unary("ln");
/** Logarithm to base 2; null at and below zero. */
export const log2: Logarithm<"log2"> = unary("log2");
/** Decimal logarithm; null at and below zero. */
export const log10: Logarithm<"log10"> = unary("log10");
/** ln(1 + x), exact near zero; null at and below -1. */
export const log1p: Logarithm<"log1p"> = unary("log1p");
/** Factorial of 0 to 20; null beyond. */
export const factorial: UnaryOrNull<"number", bigint, "factorial", "number"> = unary("factorial");

/** Euler's number. */
export function e(): Column<number, string, never> {
  return invoke<Column<number, string, never>>("e", []);
}

/** The number pi. */
export function pi(): Column<number, string, never> {
  return invoke<Column<number, string, never>>("pi", []);
}

/** Natural logarithm of one argument, or with two that of the second to the base of the first; null at and below zero. */
export function log<const A extends Argument>(value: A): NaryOrNull<"number", number, "log", "number", [A]>;
export function log<const A extends Argument, const B extends Argument>(
  base: A,
  value: B,
): NaryOrNull<"number", number, "log", "number", [A, B]>;
export function log(...args: readonly Argument[]): Column {
  return invoke("log", args);
}

/** A base raised to a power. */
export function pow<const A extends Argument, const B extends Argument>(
  base: A,
  exponent: B,
): Nary<"number", number, "pow", "number", [A, B]> {
  return invoke("power", [base, exponent]);
}

/** sqrt(a² + b²), without overflow on the way. */
export function hypot<const A extends Argument, const B extends Argument>(a: A, b: B): Nary<"number", number, "hypot", "number", [A, B]> {
  return invoke("hypot", [a, b]);
}

/** The second argument where the first is NaN. */
export function nanvl<const A extends Argument, const B extends Argument>(
  value: A,
  other: B,
): Nary<"number", number, "nanvl", "number", [A, B]> {
  return invoke("nanvl", [value, other]);
}

/** The number of the equal-width bucket, of `buckets` between two bounds, that a value falls into: 0 below, buckets + 1 above. */
export function widthBucket<const A extends Argument, const B extends Argument, const C extends Argument, const D extends Argument>(
  value: A,
  least: B,
  most: C,
  buckets: D,
): NaryOrNull<"number", bigint, "width_bucket", "number", [A, B, C, D]> {
  return invoke("width_bucket", [value, least, most, buckets]);
}
