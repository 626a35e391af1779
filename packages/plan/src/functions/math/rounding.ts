import { VolleyError } from "../../errors.ts";
import { isIntegral, isNumeric } from "../../types/coercion.ts";
import { type DataType, decimalType, simpleTypes } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { once } from "../once.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { raise, real, scalar } from "../rules.ts";

/** Digits after the point, from a constant argument; none given is 0. */
const digitsOf = (constants: Constants): number => Number(constants[1] ?? 0);

/** The decimal that a decimal rounded to `digits` has (RoundBase.dataType). */
function roundedDecimal(precision: number, scale: number, digits: number): DataType {
  const whole = precision - scale + 1;
  if (digits < 0) return decimalType(Math.min(38, Math.max(whole, 1 - digits)), 0);
  const kept = Math.min(scale, digits);
  return decimalType(Math.min(38, whole + kept), kept);
}

/** Numbers keep their type, decimals get the width of what is left. */
function roundedType([type = simpleTypes.double]: readonly DataType[], constants: Constants): DataType {
  if (type.kind === "decimal") return roundedDecimal(type.precision, type.scale, digitsOf(constants));
  return isNumeric(type) ? type : simpleTypes.double;
}

type Half = "up" | "even";

/** `value` to the nearest multiple of 10^-digits, in exact decimal arithmetic. */
function roundDecimal(value: string, digits: number, half: Half): string {
  const unit = digits > 0 ? `CAST(${(10 ** -digits).toFixed(digits)} AS DECIMAL(38,${digits}))` : `CAST(1 AS DECIMAL(38,0))`;
  const up = (v: string) => `CAST(${v} AS DECIMAL(38,${digits}))`;
  if (half === "up") return up(value);
  return once(value, (v) =>
    once(
      up(v),
      (r) => `CASE WHEN abs(${v} - ${r}) * 2 = ${unit} AND ${r} % (2 * ${unit}) <> 0 THEN ${r} - sign(${v}) * ${unit} ELSE ${r} END`,
    ),
  );
}

/** Java rounds the shortest decimal text of a double: 1.005 is a tie, though its binary value lies below. Away from ties both agree. */
export function roundReal(value: string, digits: number, type: "FLOAT" | "DOUBLE", half: Half): string {
  const fast = half === "up" ? "round" : "round_even";
  if (digits <= 0) return `CAST(${fast}(${value}, ${digits}) AS ${type})`;
  const p = `1e${digits}`;
  return once(value, (v) => {
    const exact = roundDecimal(
      `CAST(CAST(${v} AS VARCHAR) AS DECIMAL(38,${half === "up" ? digits : Math.min(digits + 17, 22)}))`,
      digits,
      half,
    );
    const slow = `coalesce(TRY(CAST(${exact} AS ${type})), ${v})`;
    if (type === "FLOAT" || digits > 12) return slow;
    return `CASE WHEN abs(${v}) * ${p} < 1e12 AND abs(abs(${v} * ${p} % 1) - 0.5) > 1e-3 THEN ${fast}(${v}, ${digits}) ELSE ${slow} END`;
  });
}

/** Whole numbers change only left of the point. */
function roundWhole(value: string, digits: number, type: string, half: Half): string {
  if (digits >= 0) return value;
  if (digits < -37) return `CASE WHEN ${value} IS NOT NULL THEN CAST(0 AS ${type}) END`;
  const unit = `CAST(1${"0".repeat(-digits)} AS HUGEINT)`;
  const rounded =
    half === "up"
      ? `(CAST(${value} AS HUGEINT) + sign(${value}) * ${unit} // 2) // ${unit} * ${unit}`
      : once(
          `CAST(${value} AS HUGEINT)`,
          (v) =>
            `(${v} + sign(${v}) * ${unit} // 2) // ${unit} * ${unit} - CASE WHEN abs(${v} % ${unit}) * 2 = ${unit} AND ${v} // ${unit} % 2 = 0 THEN sign(${v}) * ${unit} ELSE 0 END`,
        );
  return once(rounded, (r) => fitting(`TRY_CAST(${r} AS ${type})`, r));
}

/** A whole number that its type holds, or ARITHMETIC_OVERFLOW. */
const fitting = (tried: string, value: string, special = ""): string =>
  `coalesce(${tried}, CASE ${special}WHEN ${value} IS NOT NULL THEN ${raise("ARITHMETIC_OVERFLOW", "a rounded number does not fit its type")} END)`;

const roundSql =
  (half: Half): ScalarFunction["sql"] =>
  ([a], [type = simpleTypes.double], result, constants) => {
    if (constants.length > 1 && constants[1] === null) return `CAST(NULL AS ${duckdbType(result)})`;
    const digits = digitsOf(constants);
    if (isIntegral(type)) return roundWhole(a!, digits, duckdbType(result), half);
    if (type.kind !== "decimal") {
      const real = type.kind === "float" ? "FLOAT" : "DOUBLE";
      // Of a negative zero the sum is a positive one.
      const rounded = (v: string): string => `(${roundReal(v, digits, real, half)} + CAST(0 AS ${real}))`;
      if (digits >= 0) return rounded(a!);
      // DuckDB rounds what is not finite to 0 left of the point.
      return once(a!, (v) => `CASE WHEN abs(${v}) < 1e30 THEN ${rounded(v)} ELSE ${v} END`);
    }
    if (digits >= type.scale) return `CAST(${a} AS ${duckdbType(result)})`;
    if (digits >= 0) return `CAST(${roundDecimal(a!, digits, half)} AS ${duckdbType(result)})`;
    const scaled = `CAST(${a} AS DECIMAL(38,${type.scale})) * ${(10 ** digits).toFixed(-digits)}`;
    return `CAST(${roundDecimal(scaled, 0, half)} * 1${"0".repeat(-digits)} AS ${duckdbType(result)})`;
  };

/** ceil and floor without digits: bigint, or a decimal without scale; with digits, always a decimal. */
function wholeType([type = simpleTypes.double, digits]: readonly DataType[], constants: Constants): DataType {
  if (digits) {
    const { precision, scale } = exactType(type);
    return roundedDecimal(precision, scale, digitsOf(constants));
  }
  return type.kind === "decimal" ? roundedDecimal(type.precision, type.scale, 0) : simpleTypes.long;
}

/** The decimal that Spark reads other numbers as where it needs one (DecimalType.forType). */
export function exactType(type: DataType): { precision: number; scale: number } {
  if (type.kind === "decimal") return type;
  const widths: Record<string, [number, number]> = { byte: [3, 0], short: [5, 0], integer: [10, 0], long: [20, 0], float: [14, 7] };
  const [precision, scale] = widths[type.kind] ?? [30, 15];
  return { precision, scale };
}

const wholeSql =
  (name: "ceil" | "floor"): ScalarFunction["sql"] =>
  ([a], [type = simpleTypes.double, second], result, constants) => {
    if (!second) {
      if (isIntegral(type)) return `CAST(${a} AS BIGINT)`;
      if (type.kind === "decimal") return `CAST(${name}(${a}) AS ${duckdbType(result)})`;
      return once(a!, (v) => fitting(`TRY_CAST(${name}(${v}) AS BIGINT)`, v, `WHEN isnan(${v}) THEN 0 `));
    }
    const { scale } = exactType(type);
    const digits = Math.min(digitsOf(constants), scale);
    const exact = `CAST(${a} AS DECIMAL(38,${scale}))`;
    if (digits === scale) return `CAST(${exact} AS ${duckdbType(result)})`;
    const [up, down] =
      digits > 0
        ? [`1${"0".repeat(digits)}`, (10 ** -digits).toFixed(digits)]
        : [(10 ** digits).toFixed(-digits), `1${"0".repeat(-digits)}`];
    return `CAST(${name}(${exact} * ${up}) * ${down} AS ${duckdbType(result)})`;
  };

function constantDigits(name: string): (constants: Constants) => void {
  return (constants) => {
    if (constants.length > 1 && constants[1] === undefined)
      throw new VolleyError("DATATYPE_MISMATCH", `${name}() takes a constant number of digits, not one a row`);
  };
}

const rounding = (name: string, half: Half, doc: string): ScalarFunction =>
  scalar([1, 2], ["numeric", "integer"], roundedType, roundSql(half), doc, { check: constantDigits(name) });
const whole = (name: "ceil" | "floor", doc: string): ScalarFunction =>
  scalar([1, 2], ["numeric", "integer"], wholeType, wholeSql(name), doc, { check: constantDigits(name) });

const ceil = whole("ceil", "Smallest integer not below; with digits, the smallest such decimal.");

/** Rounding. Digits left of the point are negative. */
export const roundings: FunctionTable = {
  round: rounding("round", "up", "Rounds half away from zero to a number of digits after the point."),
  bround: rounding("bround", "even", "Rounds half to the even neighbour."),
  ceil,
  ceiling: ceil,
  floor: whole("floor", "Greatest integer not above; with digits, the greatest such decimal."),
  rint: real((a) => `round_even(${a}, 0)`, "The nearest whole number as double, half to even."),
};
