import { isNumeric } from "../../types/coercion.ts";
import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { trying } from "../once.ts";
import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { divided, operators, remainder, zeroRemainders } from "../operators.ts";
import { arithmetic, scalar } from "../rules.ts";

const operator = (name: string): ScalarFunction => operators[name] as ScalarFunction;

/** A row without the errors of its computing. */
function silent({ raises: _errors, values: _values, ...row }: ScalarFunction): ScalarFunction {
  return row;
}

/** An operator whose overflow gives null. */
const tried = (name: string, doc: string): ScalarFunction => {
  const strict = operator(name);
  return {
    ...silent(strict),
    arity: [2, 2],
    sql: (args, ...rest) => trying(args, (...values) => strict.sql(values, ...rest)),
    mayBeNull: true,
    doc,
  };
};

/** A division that gives null for a zero divisor: then nothing is left to raise. */
const triedBy = (name: string, sql: ScalarFunction["sql"], doc: string): ScalarFunction => ({
  ...silent(operator(name)),
  sql: (args, ...rest) => `CASE WHEN ${args[1]} <> 0 THEN ${trying(args, (...values) => sql(values, ...rest))} END`,
  mayBeNull: true,
  doc,
});

const same = ([type = simpleTypes.double]: readonly DataType[]): DataType => (isNumeric(type) ? type : simpleTypes.double);

/** Arithmetic by name, and the forms that give null where operators raise an error. */
export const namedArithmetic: FunctionTable = {
  abs: scalar(1, ["numeric"], same, ([a]) => `abs(${a})`, "Absolute value; overflow is an error."),
  negative: { ...operator("-"), arity: [1, 1], doc: "The negative; overflow is an error." },
  positive: scalar(1, ["numeric"], same, ([a]) => a!, "The number itself."),
  mod: operator("%"),
  pmod: scalar(
    2,
    "same",
    arithmetic("%"),
    (args, ...rest) => {
      const [, b] = args;
      const plain = operator("%").sql(args, ...rest);
      return `CASE WHEN ${plain} < 0 THEN (${remainder(args, rest[0], rest[1])} + ${b}) % ${b} ELSE ${plain} END`;
    },
    "Remainder that is not negative where the divisor is not; a zero divisor is an error.",
    { raises: zeroRemainders },
  ),
  try_add: tried("+", "Sum; null on overflow."),
  try_subtract: tried("-", "Difference; null on overflow."),
  try_multiply: tried("*", "Product; null on overflow."),
  try_divide: triedBy("/", divided, "Quotient; null for a zero divisor."),
  try_mod: triedBy("%", remainder, "Remainder; null for a zero divisor."),
};
