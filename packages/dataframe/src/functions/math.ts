import type { Argument, CallName, NeedsOf, TypeOf } from "../column/arguments.ts";
import type { Column } from "../column/column.ts";
import type { Common, AlternativesOf, Whole } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import { invoke, type Nary, type Unary, type UnaryOrNull, unary } from "./call.ts";

type Real<Name extends string> = Unary<"number", number, Name, "number">;
type SameNumber<Name extends string, A> = Column<
  Common<AlternativesOf<TypeOf<A>>>,
  CallName<Name, A>,
  NeedsOf<A> | Need<TypeOf<A>, "number", `${Name}() needs a number`>
>;
type WholeNumber<Name extends string, A> = Column<
  Whole<TypeOf<A>>,
  CallName<Name, A>,
  NeedsOf<A> | Need<TypeOf<A>, "number", `${Name}() needs a number`>
>;

/** Absolute value. */
export function abs<const A extends Argument>(value: A): SameNumber<"abs", A> {
  return invoke("abs", [value]);
}

/** Smallest integer not below: bigint, or a decimal without fraction. */
export function ceil<const A extends Argument>(value: A): WholeNumber<"ceil", A> {
  return invoke("ceil", [value]);
}

/** Greatest integer not above: bigint, or a decimal without fraction. */
export function floor<const A extends Argument>(value: A): WholeNumber<"floor", A> {
  return invoke("floor", [value]);
}

/** Rounds half away from zero to a number of digits after the point. */
export function round<const A extends Argument>(value: A, digits = 0): SameNumber<"round", A> {
  return digits === 0 ? invoke("round", [value]) : invoke("round", [value, digits], { named: 1 });
}

/** Square root; NaN below zero. */
export const sqrt: Real<"sqrt"> = unary("sqrt");
/** Natural logarithm; null at and below zero. */
export const ln: UnaryOrNull<"number", number, "ln", "number"> = unary("ln");
/** Decimal logarithm; null at and below zero. */
export const log10: UnaryOrNull<"number", number, "log10", "number"> = unary("log10");
/** e raised to a power. */
export const exp: Real<"exp"> = unary("exp");
/** Sine of radians. */
export const sin: Real<"sin"> = unary("sin");
/** Cosine of radians. */
export const cos: Real<"cos"> = unary("cos");
/** Tangent of radians. */
export const tan: Real<"tan"> = unary("tan");
/** Arc sine in radians. */
export const asin: Real<"asin"> = unary("asin");
/** Arc cosine in radians. */
export const acos: Real<"acos"> = unary("acos");
/** Arc tangent in radians. */
export const atan: Real<"atan"> = unary("atan");
/** Degrees to radians. */
export const radians: Real<"radians"> = unary("radians");
/** Radians to degrees. */
export const degrees: Real<"degrees"> = unary("degrees");
/** Sign: -1, 0 or 1 as double. */
export const signum: Real<"signum"> = unary("signum");

/** A base raised to a power. */
export function pow<const A extends Argument, const B extends Argument>(
  base: A,
  exponent: B,
): Nary<"number", number, "pow", "number", [A, B]> {
  return invoke("power", [base, exponent]);
}

/** Angle of the point (x, y) in radians. */
export function atan2<const A extends Argument, const B extends Argument>(y: A, x: B): Nary<"number", number, "atan2", "number", [A, B]> {
  return invoke("atan2", [y, x]);
}

/**
 * A random number in [0, 1), new in every row and every execution. There is no seed: for numbers that can be had again use `hashUnit`.
 * It makes a plan non-deterministic: each reader of a frame, and each attempt of a task, may see other numbers.
 */
export function rand(): Column<number, string, never> {
  return invoke<Column<number, string, never>>("rand", []);
}
