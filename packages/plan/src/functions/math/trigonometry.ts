import type { FunctionTable } from "../definition.ts";
import { always, real, scalar } from "../rules.ts";

const nan = "CAST('NaN' AS DOUBLE)";

/** A periodic function: NaN at infinity, where DuckDB raises an error. */
const periodic = (name: string, doc: string) => real((a) => `CASE WHEN isinf(${a}) THEN ${nan} ELSE ${name}(${a}) END`, doc);
const reciprocal = (name: string, doc: string) => real((a) => `CASE WHEN isinf(${a}) THEN ${nan} ELSE 1e0 / ${name}(${a}) END`, doc);
/** A function defined between -1 and 1: NaN elsewhere. */
const within1 = (name: string, doc: string) => real((a) => `CASE WHEN abs(${a}) > 1 THEN ${nan} ELSE ${name}(${a}) END`, doc);
const plain = (name: string, doc: string) => real((a) => `${name}(${a})`, doc);

/** Trigonometric and hyperbolic functions, on doubles in radians. What is undefined is NaN, never an error. */
export const trigonometry: FunctionTable = {
  sin: periodic("sin", "Sine of radians."),
  cos: periodic("cos", "Cosine of radians."),
  tan: periodic("tan", "Tangent of radians."),
  cot: reciprocal("tan", "Cotangent of radians."),
  sec: reciprocal("cos", "Secant of radians."),
  csc: reciprocal("sin", "Cosecant of radians."),
  asin: within1("asin", "Arc sine in radians; NaN beyond -1 and 1."),
  acos: within1("acos", "Arc cosine in radians; NaN beyond -1 and 1."),
  atan: plain("atan", "Arc tangent in radians."),
  // A zero counts as positive.
  atan2: scalar(2, ["double"], always("double"), ([y, x]) => `atan2(${y} + 0e0, ${x} + 0e0)`, "Angle of a point in radians."),
  sinh: plain("sinh", "Hyperbolic sine."),
  cosh: plain("cosh", "Hyperbolic cosine."),
  tanh: plain("tanh", "Hyperbolic tangent."),
  asinh: plain("asinh", "Inverse hyperbolic sine."),
  acosh: plain("acosh", "Inverse hyperbolic cosine; NaN below 1."),
  atanh: within1("atanh", "Inverse hyperbolic tangent; NaN beyond -1 and 1."),
  radians: plain("radians", "Degrees to radians."),
  degrees: plain("degrees", "Radians to degrees."),
};
