import type { DataType } from "../types/data-type.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import { asDecimal, isIntegral } from "../types/coercion.ts";
import { decimalQuotient, decimalRemainder } from "./decimal.ts";
import type { FunctionTable } from "./definition.ts";
import { always, arithmetic, infix, quotient, raise, scalar } from "./rules.ts";

const comparison = (operator: string, doc: string) => scalar(2, "same", always("boolean"), infix(operator), doc);

const zeroDivisor = raise("DIVIDE_BY_ZERO", "division by zero");
const zeroRemainder = raise("REMAINDER_BY_ZERO", "remainder by zero");

/** The value, where the divisor is not one of these: SQL by divisor. A constant divisor is compared here and now. */
function unless(divisor: string, cases: Readonly<Record<string, string>>, value: string): string {
  const constant = /^\(?-?\d+(\.\d+)?\)?$/.test(divisor) ? Number(divisor.replaceAll(/[()]/g, "")) : undefined;
  if (constant !== undefined) return cases[String(constant)] ?? value;
  return `CASE ${Object.entries(cases)
    .map(([is, sql]) => `WHEN ${divisor} = ${is} THEN ${sql}`)
    .join(" ")} ELSE ${value} END`;
}

/** SQL of a quotient by what is not zero. */
export function divided([a, b]: readonly string[], types: readonly DataType[], result: DataType): string {
  if (result.kind === "decimal") return decimalQuotient(a!, asDecimal(types[0]!)!, b!, asDecimal(types[1]!)!, result);
  // DuckDB divides floats as floats; all other numbers as doubles.
  return `(${types.some((type) => type.kind === "float") ? `CAST(${a} AS DOUBLE)` : a} / ${b})`;
}

/** SQL of a remainder by what is not zero. */
export function remainder([a, b]: readonly string[], types: readonly DataType[], result: DataType): string {
  // The least integer has no quotient by -1, which DuckDB takes first.
  if (isIntegral(result)) return unless(b!, { "-1": `CAST(0 AS ${duckdbType(result)})` }, `(${a} % ${b})`);
  if (result.kind !== "decimal") return `(${a} % ${b})`;
  return decimalRemainder(a!, asDecimal(types[0]!)!, b!, asDecimal(types[1]!)!, result);
}

/** Operators, by Spark Connect's function names. */
export const operators: FunctionTable = {
  "+": scalar(
    2,
    "arithmetic",
    arithmetic("+"),
    (args, types, result) => additive("+", args, types, result),
    "Sum; integer overflow is an error.",
  ),
  "-": scalar(
    [1, 2],
    "arithmetic",
    arithmetic("-"),
    (args, types, result) => (args.length === 1 ? `(- ${args[0]})` : additive("-", args, types, result)),
    "Difference.",
  ),
  "*": scalar(2, "arithmetic", arithmetic("*"), product, "Product; overflow is an error."),
  "/": scalar(
    2,
    ["numeric"],
    quotient,
    (args, types, result) => unless(args[1]!, { "0": zeroDivisor }, divided(args, types, result)),
    "Quotient as double, or as decimal between decimals; a zero divisor is an error.",
  ),
  "%": scalar(
    2,
    "arithmetic",
    arithmetic("%"),
    (args, types, result) => unless(args[1]!, { "0": zeroRemainder }, remainder(args, types, result)),
    "Remainder with the sign of the dividend.",
    {
      mayBeNull: true,
    },
  ),
  div: scalar(
    2,
    ["integral"],
    always("long"),
    ([a, b]) => unless(b!, { "0": zeroDivisor }, `(CAST(${a} AS BIGINT) // ${b})`),
    "Integral part of the quotient.",
    {
      mayBeNull: true,
    },
  ),
  "==": comparison("=", "Equal; null when a side is null."),
  "!=": comparison("<>", "Not equal; null when a side is null."),
  "<": comparison("<", "Less."),
  "<=": comparison("<=", "Less or equal."),
  ">": comparison(">", "Greater."),
  ">=": comparison(">=", "Greater or equal."),
  "<=>": scalar(2, "same", always("boolean"), infix("IS NOT DISTINCT FROM"), "Equal, where null equals null.", { neverNull: true }),
  and: scalar(2, ["boolean"], always("boolean"), infix("AND"), "Both, in three-valued logic."),
  or: scalar(2, ["boolean"], always("boolean"), infix("OR"), "Either, in three-valued logic."),
  not: scalar(1, ["boolean"], always("boolean"), ([a]) => `(NOT ${a})`, "Negation."),
  in: scalar(
    [2, Number.POSITIVE_INFINITY],
    "same",
    always("boolean"),
    ([a, ...list]) => `(${a} IN (${list.join(", ")}))`,
    "Equal to one of a list.",
  ),
};

function additive(operator: "+" | "-", args: readonly string[], types: readonly DataType[], result: DataType): string {
  if (result.kind !== "decimal") return infix(operator)(args);
  const scale = Math.max(...types.map((type) => asDecimal(type)?.scale ?? 0));
  // Between two decimals of at most 18 digits DuckDB adds in 64 bits, where a sum of 19 digits may not fit.
  const wide = result.precision > 18 && result.scale === scale;
  const operands = wide ? args.map((arg) => `CAST(${arg} AS ${duckdbType(result)})`) : args;
  return `CAST(${infix(operator)(operands)} AS ${duckdbType(result)})`;
}

function product([a, b]: readonly string[], types: readonly DataType[], result: DataType): string {
  if (result.kind !== "decimal") return `(${a} * ${b})`;
  // DuckDB multiplies two 64-bit decimals in 64 bits and fails on overflow although 38 digits exist.
  const wide = (sql: string, type = types[0]!): string => `CAST(${sql} AS DECIMAL(38,${type.kind === "decimal" ? type.scale : 0}))`;
  return result.precision <= 18
    ? `CAST(${a} * ${b} AS ${duckdbType(result)})`
    : `CAST(${wide(a!, types[0])} * ${wide(b!, types[1])} AS ${duckdbType(result)})`;
}
