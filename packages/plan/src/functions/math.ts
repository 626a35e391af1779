import type { DataType } from "../types/data-type.ts";
import { decimalType, simpleTypes } from "../types/data-type.ts";
import { isIntegral, isNumeric } from "../types/coercion.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import type { FunctionTable } from "./definition.ts";
import { always, named, scalar } from "./rules.ts";

const real = (name: string, doc: string) => scalar(1, ["double"], always("double"), named(name), doc);

/** ceil and floor: bigint, or a decimal without scale. */
function whole([type = simpleTypes.double]: readonly DataType[]): DataType {
  if (type.kind === "decimal") return decimalType(Math.min(38, type.precision - type.scale + 1), 0);
  return simpleTypes.long;
}

/** Mathematics on doubles; abs, ceil, floor and round keep exact types. */
export const math: FunctionTable = {
  abs: scalar(1, ["numeric"], (args) => (args[0] && isNumeric(args[0]) ? args[0] : simpleTypes.double), named("abs"), "Absolute value."),
  ceil: scalar(
    1,
    ["numeric"],
    whole,
    ([a], _t, r) => `CAST(ceil(${a}) AS ${r.kind === "decimal" ? `DECIMAL(${r.precision},0)` : "BIGINT"})`,
    "Smallest integer not below.",
  ),
  floor: scalar(
    1,
    ["numeric"],
    whole,
    ([a], _t, r) => `CAST(floor(${a}) AS ${r.kind === "decimal" ? `DECIMAL(${r.precision},0)` : "BIGINT"})`,
    "Greatest integer not above.",
  ),
  round: scalar(
    [1, 2],
    ["numeric", "integer"],
    ([a = simpleTypes.double]) => (a.kind === "float" || isIntegral(a) || a.kind === "decimal" ? a : simpleTypes.double),
    (args, _t, r) => (isIntegral(r) ? `CAST(round(${args.join(", ")}) AS ${duckdbType(r)})` : `round(${args.join(", ")})`),
    "Rounds half away from zero to a number of digits after the point.",
  ),
  sqrt: scalar(
    1,
    ["double"],
    always("double"),
    ([a]) => `CASE WHEN ${a} < 0 THEN 'NaN'::DOUBLE ELSE sqrt(${a}) END`,
    "Square root; NaN below zero.",
  ),
  ln: scalar(
    1,
    ["double"],
    always("double"),
    ([a]) => `CASE WHEN ${a} <= 0 THEN NULL ELSE ln(${a}) END`,
    "Natural logarithm; null at and below zero.",
    { mayBeNull: true },
  ),
  log10: scalar(
    1,
    ["double"],
    always("double"),
    ([a]) => `CASE WHEN ${a} <= 0 THEN NULL ELSE log10(${a}) END`,
    "Decimal logarithm; null at and below zero.",
    { mayBeNull: true },
  ),
  exp: real("exp", "e raised to a power."),
  power: scalar(2, ["double"], always("double"), named("pow"), "A base raised to a power."),
  sin: real("sin", "Sine of radians."),
  cos: real("cos", "Cosine of radians."),
  tan: real("tan", "Tangent of radians."),
  asin: real("asin", "Arc sine in radians."),
  acos: real("acos", "Arc cosine in radians."),
  atan: real("atan", "Arc tangent in radians."),
  atan2: scalar(2, ["double"], always("double"), named("atan2"), "Angle of a point in radians."),
  radians: real("radians", "Degrees to radians."),
  degrees: real("degrees", "Radians to degrees."),
  signum: scalar(1, ["double"], always("double"), ([a]) => `CAST(sign(${a}) AS DOUBLE)`, "Sign: -1, 0 or 1."),
};
