import { type DataType, decimalType, simpleTypes } from "../../types/data-type.ts";
import { boundedDecimal, isIntegral } from "../../types/coercion.ts";
import { decimalMean, decimalSum } from "../math/decimal.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { aggregate, plain, selfMerging } from "./rules.ts";
import type { AggregateFunction, AggregateState, CallsSql, FunctionTable, PartialColumn } from "../definition.ts";
import { isNested, nestedOrder } from "../collection/nested-order.ts";
import { always, ofArgument } from "../rules.ts";

function sumType([type = simpleTypes.double]: readonly DataType[]): DataType {
  if (isIntegral(type)) return simpleTypes.long;
  return type.kind === "decimal" ? boundedDecimal(type.precision + 10, type.scale) : simpleTypes.double;
}

function averageType([type = simpleTypes.double]: readonly DataType[]): DataType {
  return type.kind === "decimal" ? boundedDecimal(type.precision + 4, type.scale + 4) : simpleTypes.double;
}

/** What an average's sum travels as: integers exactly, so that the average does not depend on how the rows were cut. */
function exactSum(type: DataType): { type: DataType; sql: (a: string) => string } {
  if (isIntegral(type)) return { type: decimalType(38, 0), sql: (a) => `CAST(sum(${a}) AS DECIMAL(38,0))` };
  if (type.kind === "decimal") return { type: decimalType(38, type.scale), sql: (a) => `CAST(sum(${a}) AS DECIMAL(38,${type.scale}))` };
  return { type: simpleTypes.double, sql: (a) => `sum(${a})` };
}

/** Null over no values: then the sum is. */
function average(sum: string, count: string, of: DataType, result: DataType): string {
  if (result.kind !== "decimal") return `(CAST(${sum} AS DOUBLE) / ${count})`;
  return decimalMean(sum, count, of.kind === "decimal" ? of.scale : 0, result);
}

const counting = (make: string): PartialColumn => ({ type: simpleTypes.long, make, merge: (column) => `CAST(sum(${column}) AS BIGINT)` });

const countState = (make: string): AggregateState => ({ columns: [counting(make)], finish: ([n]) => `coalesce(${n}, 0)` });

const bits = (name: string, doc: string): AggregateFunction =>
  selfMerging({ inputs: ["integral"], type: ofArgument(0), calls: plain(name), doc });

/** Nested values have another order in DuckDB. */
const extreme =
  (name: "min" | "max"): CallsSql =>
  ([value], [type = simpleTypes.null]) => [isNested(type) ? `arg_${name}(${value}, ${nestedOrder(value!, type)})` : `${name}(${value})`];

/** Those with a `state` are computed in two phases on a cluster; the others bring a group's rows together. */
const rows = {
  count: aggregate({
    arity: [0, Number.POSITIVE_INFINITY],
    inputs: "any",
    type: always("long"),
    calls: (args) => [`count(${countArgument(args)})`],
    state: (args) => countState(`count(${countArgument(args)})`),
    neverNull: true,
    doc: "Number of rows, or of rows where no argument is null.",
  }),
  count_if: aggregate({
    inputs: ["boolean"],
    type: always("long"),
    calls: ([a]) => [`count(*) FILTER (WHERE ${a})`],
    state: ([a]) => countState(`count(*) FILTER (WHERE ${a})`),
    neverNull: true,
    doc: "Number of rows where the condition is true.",
  }),
  sum: selfMerging({
    adds: true,
    inputs: ["numeric"],
    type: sumType,
    calls: plain("sum"),
    value: ([sum], result, [type]) => {
      if (result.kind === "decimal") return decimalSum(sum!, type?.kind === "decimal" ? type.precision : result.precision, result);
      return result.kind === "double" ? sum! : `CAST(${sum} AS ${duckdbType(result)})`;
    },
    raises: ["NUMERIC_VALUE_OUT_OF_RANGE"],
    doc: "Sum; integers give bigint, and overflow is an error.",
  }),
  avg: aggregate({
    adds: true,
    inputs: ["numeric"],
    type: averageType,
    calls: ([a]) => [`sum(${a})`, `count(${a})`],
    value: ([sum, count], result, [type = simpleTypes.double]) => average(sum!, count!, type, result),
    state: ([a], [type = simpleTypes.double], result) => {
      const sum = exactSum(type);
      return {
        columns: [{ type: sum.type, make: sum.sql(a!), merge: (column) => `sum(${column})` }, counting(`count(${a})`)],
        finish: ([total, n]) => average(total!, n!, type, result),
      };
    },
    doc: "Mean; integers are summed exactly first.",
  }),
  min: selfMerging({ inputs: "any", type: ofArgument(0), calls: extreme("min"), doc: "Least value." }),
  max: selfMerging({ inputs: "any", type: ofArgument(0), calls: extreme("max"), doc: "Greatest value." }),
  bool_and: selfMerging({
    inputs: ["boolean"],
    type: always("boolean"),
    calls: plain("bool_and"),
    doc: "Whether all are true.",
  }),
  bool_or: selfMerging({
    inputs: ["boolean"],
    type: always("boolean"),
    calls: plain("bool_or"),
    doc: "Whether one is true.",
  }),
  try_sum: selfMerging({
    adds: true,
    inputs: ["numeric"],
    type: sumType,
    calls: plain("sum"),
    value: ([sum], result) => `TRY_CAST(${sum} AS ${duckdbType(result)})`,
    doc: "Sum; null where it overflows.",
  }),
  product: aggregate({ inputs: ["double"], type: always("double"), calls: plain("product"), doc: "Product, as double." }),
  bit_and: bits("bit_and", "Bits that all values have."),
  bit_or: bits("bit_or", "Bits that a value has."),
  bit_xor: bits("bit_xor", "Bits that an odd number of values has."),
  approx_count_distinct: aggregate({
    arity: [1, 2],
    inputs: ["any", "double"],
    constants: { 1: "positive" },
    type: always("long"),
    calls: ([a]) => [`count(DISTINCT ${a})`],
    neverNull: true,
    doc: "Number of distinct values; counted exactly, which any error bound allows.",
  }),
} satisfies FunctionTable;

/** Counts, sums and extremes, with the other names Spark has for some. */
export const aggregates: FunctionTable = {
  ...rows,
  every: rows.bool_and,
  some: rows.bool_or,
  any: rows.bool_or,
  mean: rows.avg,
  try_avg: rows.avg,
};

function countArgument(args: readonly string[]): string {
  if (args.length === 0) return "*";
  if (args.length === 1) return args[0]!;
  const distinct = args[0]!.startsWith("DISTINCT ");
  const names = args.map((a) => a.replace(/^DISTINCT /, ""));
  const whole = `CASE WHEN ${names.map((a) => `${a} IS NOT NULL`).join(" AND ")} THEN row(${names.join(", ")}) END`;
  return distinct ? `DISTINCT ${whole}` : whole;
}
