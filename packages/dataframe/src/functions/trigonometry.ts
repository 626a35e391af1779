import type { Argument } from "../column/argument-types.ts";
import { invoke, type Nary, type Real, unary } from "./call.ts";

/** Sine of radians; NaN at infinity. */
export const sin: Real<"sin"> = unary("sin");
/** Cosine of radians; NaN at infinity. */
export const cos: Real<"cos"> = unary("cos");
/** Tangent of radians; NaN at infinity. */
export const tan: Real<"tan"> = unary("tan");
/** Cotangent of radians. */
export const cot: Real<"cot"> = unary("cot");
/** Secant of radians. */
export const sec: Real<"sec"> = unary("sec");
/** Cosecant of radians. */
export const csc: Real<"csc"> = unary("csc");
/** Arc sine in radians; NaN beyond -1 and 1. */
export const asin: Real<"asin"> = unary("asin");
/** Arc cosine in radians; NaN beyond -1 and 1. */
export const acos: Real<"acos"> = unary("acos");
/** Arc tangent in radians. */
export const atan: Real<"atan"> = unary("atan");
/** Hyperbolic sine. */
export const sinh: Real<"sinh"> = unary("sinh");
/** Hyperbolic cosine. */
export const cosh: Real<"cosh"> = unary("cosh");
/** Hyperbolic tangent. */
export const tanh: Real<"tanh"> = unary("tanh");
/** Inverse hyperbolic sine. */
export const asinh: Real<"asinh"> = unary("asinh");
/** Inverse hyperbolic cosine; NaN below 1. */
export const acosh: Real<"acosh"> = unary("acosh");
/** Inverse hyperbolic tangent; NaN beyond -1 and 1. */
export const atanh: Real<"atanh"> = unary("atanh");
/** Degrees to radians. */
export const radians: Real<"radians"> = unary("radians");
/** Radians to degrees. */
export const degrees: Real<"degrees"> = unary("degrees");

/** Angle of the point (x, y) in radians. */
export function atan2<const A extends Argument, const B extends Argument>(y: A, x: B): Nary<"number", number, "atan2", "number", [A, B]> {
  return invoke("atan2", [y, x]);
}
