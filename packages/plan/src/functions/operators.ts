import { type DataType, simpleTypes } from "../types/data-type.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import { asDecimal, commonType, isIntegral, isNumeric } from "../types/coercion.ts";
import { decimalProduct, decimalQuotient, decimalRemainder, decimalSumOf, decimalWholeQuotient } from "./math/decimal.ts";
import type { Conversion, FunctionTable, ValueRange } from "./definition.ts";
import { nestedOrder } from "./collection/nested-order.ts";
import { always, arithmetic, infix, quotient, raise, scalar } from "./rules.ts";

const comparison = (operator: string, doc: string) => scalar(2, "comparable", always("boolean"), infix(operator), doc);
/** By order, which nested values have another of in DuckDB. */
const ordering = (operator: string, doc: string) =>
  scalar(
    2,
    "comparable",
    always("boolean"),
    (args, types) => {
      const type = types.reduce((a, b) => commonType(a, b) ?? a);
      return infix(operator)(args.map((arg) => nestedOrder(arg, type)));
    },
    doc,
  );

const zeroDivisor = raise("DIVIDE_BY_ZERO", "division by zero");
const zeroRemainder = raise("REMAINDER_BY_ZERO", "remainder by zero");

/**
 * The value, where the divisor is not one of these: SQL by divisor. A constant divisor is compared here and now; of what is divided, null
 * stays null whatever the divisor.
 */
function unless(
  [divided, divisor = ""]: readonly string[],
  cases: Readonly<Record<string, string>>,
  value: string,
  type: DataType,
): string {
  const written = /^(?:CAST\((-?[\d.]+) AS [A-Z]+(?:\([\d,]+\))?\)|\(?(-?\d+(?:\.\d+)?)\)?)$/.exec(divisor);
  const constant = written ? Number(written[1] ?? written[2]) : undefined;
  const known = constant === undefined ? undefined : cases[String(constant)];
  if (known !== undefined) return `CASE WHEN ${divided} IS NULL THEN CAST(NULL AS ${duckdbType(type)}) ELSE ${known} END`;
  if (constant !== undefined) return value;
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
  if (isIntegral(result)) return unless([a!, b!], { "-1": `CAST(0 AS ${duckdbType(result)})` }, `(${a} % ${b})`, result);
  if (result.kind !== "decimal") return `(${a} % ${b})`;
  return decimalRemainder(a!, asDecimal(types[0]!)!, b!, asDecimal(types[1]!)!, result);
}

const numberOrDouble = (type: DataType): DataType => (isNumeric(type) ? type : simpleTypes.double);

/** Integers as bigint where text is among them; decimals as they are, integers beside them as decimals. */
const wholes: Conversion = {
  takes: "integers or decimals",
  to: (types) => {
    const given = types.map((type) => (type.kind === "string" || type.kind === "null" ? simpleTypes.long : type));
    if (given.every(isIntegral)) return given;
    return given.every((type) => asDecimal(type)) ? given.map((type) => asDecimal(type)!) : undefined;
  },
};

/** SQL of a quotient without its fraction, as bigint. */
function wholeQuotient([a, b]: readonly string[], [x, y]: readonly DataType[]): string {
  if (x?.kind === "decimal" && y?.kind === "decimal") return decimalWholeQuotient(a!, x, b!, y);
  return `(CAST(${a} AS BIGINT) // ${b})`;
}

const overflows = ["ARITHMETIC_OVERFLOW", "BINARY_ARITHMETIC_OVERFLOW", "NUMERIC_VALUE_OUT_OF_RANGE"] as const;
/** DuckDB's own error for a zero divisor has one class for all. */
export const zeroRemainders = ["REMAINDER_BY_ZERO", "DIVIDE_BY_ZERO"] as const;

function productRange(a: ValueRange, b: ValueRange): ValueRange {
  const products = a.flatMap((x) => b.map((y) => x * y));
  return products.reduce<ValueRange>(([least, most], p) => [p < least ? p : least, p > most ? p : most], [products[0]!, products[0]!]);
}

/** Operators, by Spark Connect's function names. */
export const operators: FunctionTable = {
  "+": scalar(
    2,
    "arithmetic",
    arithmetic("+"),
    (args, types, result) => additive("+", args, types, result),
    "Sum; integer overflow is an error.",
    { raises: overflows, values: { between: (a, b) => [a[0] + b[0], a[1] + b[1]] } },
  ),
  "-": scalar(
    [1, 2],
    "arithmetic",
    (args) => (args.length === 1 ? numberOrDouble(args[0]!) : arithmetic("-")(args)),
    (args, types, result) => (args.length === 1 ? `(- ${args[0]})` : additive("-", args, types, result)),
    "Difference.",
    { raises: overflows, values: { between: (a, b) => [a[0] - b[1], a[1] - b[0]] } },
  ),
  "*": scalar(2, "arithmetic", arithmetic("*"), product, "Product; overflow is an error.", {
    raises: overflows,
    values: { between: productRange, ownUnits: true },
  }),
  "/": scalar(
    2,
    ["numeric"],
    quotient,
    (args, types, result) => unless(args, { "0": zeroDivisor }, divided(args, types, result), result),
    "Quotient as double, or as decimal between decimals; a zero divisor is an error.",
    { raises: ["DIVIDE_BY_ZERO", "NUMERIC_VALUE_OUT_OF_RANGE"] },
  ),
  "%": scalar(
    2,
    "arithmetic",
    arithmetic("%"),
    (args, types, result) => unless(args, { "0": zeroRemainder }, remainder(args, types, result), result),
    "Remainder with the sign of the dividend.",
    { mayBeNull: true, raises: zeroRemainders },
  ),
  div: scalar(
    2,
    wholes,
    always("long"),
    (args, types, result) => unless(args, { "0": zeroDivisor }, wholeQuotient(args, types), result),
    "Integral part of the quotient.",
    { mayBeNull: true, raises: ["DIVIDE_BY_ZERO"] },
  ),
  "==": comparison("=", "Equal; null when a side is null."),
  "!=": comparison("<>", "Not equal; null when a side is null."),
  "<": ordering("<", "Less."),
  "<=": ordering("<=", "Less or equal."),
  ">": ordering(">", "Greater."),
  ">=": ordering(">=", "Greater or equal."),
  "<=>": scalar(2, "comparable", always("boolean"), infix("IS NOT DISTINCT FROM"), "Equal, where null equals null.", { neverNull: true }),
  and: scalar(2, ["boolean"], always("boolean"), infix("AND"), "Both, in three-valued logic."),
  or: scalar(2, ["boolean"], always("boolean"), infix("OR"), "Either, in three-valued logic."),
  not: scalar(1, ["boolean"], always("boolean"), ([a]) => `(NOT ${a})`, "Negation."),
  in: scalar(
    [2, Number.POSITIVE_INFINITY],
    "comparable",
    always("boolean"),
    ([a, ...list]) => `(${a} IN (${list.join(", ")}))`,
    "Equal to one of a list.",
  ),
};

function additive(operator: "+" | "-", args: readonly string[], types: readonly DataType[], result: DataType): string {
  if (result.kind !== "decimal") return infix(operator)(args);
  const scale = Math.max(...types.map((type) => asDecimal(type)?.scale ?? 0));
  if (result.scale < scale)
    return decimalSumOf(
      operator,
      args,
      types.map((type) => asDecimal(type)!),
      result,
    );
  // Between two decimals of at most 18 digits DuckDB adds in 64 bits, where a sum of 19 digits may not fit.
  const wide = result.precision > 18 && result.scale === scale;
  const operands = wide ? args.map((arg) => `CAST(${arg} AS ${duckdbType(result)})`) : args;
  return `CAST(${infix(operator)(operands)} AS ${duckdbType(result)})`;
}

function product([a, b]: readonly string[], types: readonly DataType[], result: DataType): string {
  if (result.kind !== "decimal") return `(${a} * ${b})`;
  const [x, y] = types.map((type) => asDecimal(type)!);
  if (result.scale < x!.scale + y!.scale) return decimalProduct(a!, x!, b!, y!, result);
  // DuckDB multiplies two 64-bit decimals in 64 bits and fails on overflow although 38 digits exist.
  const wide = (sql: string, type = types[0]!): string => `CAST(${sql} AS DECIMAL(38,${type.kind === "decimal" ? type.scale : 0}))`;
  return result.precision <= 18
    ? `CAST(${a} * ${b} AS ${duckdbType(result)})`
    : `CAST(${wide(a!, types[0])} * ${wide(b!, types[1])} AS ${duckdbType(result)})`;
}
