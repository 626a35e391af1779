import { type DataType, decimalType, simpleTypes } from "../types/data-type.ts";
import { boundedDecimal, isIntegral } from "../types/coercion.ts";
import { decimalMean, decimalSum } from "./decimal.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import type { AggregateFunction, AggregateState, CallsSql, FunctionTable, PartialColumn } from "./definition.ts";
import { always, ofArgument } from "./rules.ts";

type Parts = Pick<AggregateFunction, "inputs" | "type" | "calls" | "doc"> & Partial<AggregateFunction>;
const aggregate = (parts: Parts): AggregateFunction => ({ kind: "aggregate", arity: [1, 1], ...parts });

/** DuckDB's aggregate of the same meaning. */
const plain =
  (name: string): CallsSql =>
  (args) => [`${name}(${args.join(", ")})`];

/** A row whose state is one column, merged by the function that made it. */
function selfMerging(parts: Parts): AggregateFunction {
  const value = parts.value ?? (([call]) => call!);
  const sql: AggregateSql = (args, types, result) => value(parts.calls(args, types, result), result, types);
  return aggregate({
    ...parts,
    state: (args, types, result) => ({
      columns: [{ type: result, make: sql(args, types, result), merge: (column) => sql([column], [result], result) }],
      finish: ([merged]) => merged!,
    }),
  });
}
type AggregateSql = (args: readonly string[], types: readonly DataType[], result: DataType) => string;

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

/** Aggregates. Those with a `state` are computed in two phases on a cluster; the others bring a group's rows together. */
export const aggregates: FunctionTable = {
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
    inputs: ["numeric"],
    type: sumType,
    calls: plain("sum"),
    value: ([sum], result) => {
      if (result.kind === "decimal") return decimalSum(sum!, result);
      return result.kind === "double" ? sum! : `CAST(${sum} AS ${duckdbType(result)})`;
    },
    doc: "Sum; integers give bigint, and overflow is an error.",
  }),
  avg: aggregate({
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
  min: selfMerging({ inputs: "any", type: ofArgument(0), calls: plain("min"), doc: "Least value." }),
  max: selfMerging({ inputs: "any", type: ofArgument(0), calls: plain("max"), doc: "Greatest value." }),
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
  stddev: aggregate({ inputs: ["double"], type: always("double"), calls: plain("stddev_samp"), doc: "Sample standard deviation." }),
  stddev_pop: aggregate({ inputs: ["double"], type: always("double"), calls: plain("stddev_pop"), doc: "Population standard deviation." }),
  variance: aggregate({ inputs: ["double"], type: always("double"), calls: plain("var_samp"), doc: "Sample variance." }),
  var_pop: aggregate({ inputs: ["double"], type: always("double"), calls: plain("var_pop"), doc: "Population variance." }),
  corr: aggregate({ arity: [2, 2], inputs: ["double"], type: always("double"), calls: plain("corr"), doc: "Pearson's correlation." }),
  median: aggregate({
    inputs: ["double"],
    type: always("double"),
    calls: plain("median"),
    doc: "Exact median, between the middle two where even.",
  }),
};

function countArgument(args: readonly string[]): string {
  if (args.length === 0) return "*";
  if (args.length === 1) return args[0]!;
  const distinct = args[0]!.startsWith("DISTINCT ");
  const names = args.map((a) => a.replace(/^DISTINCT /, ""));
  const whole = `CASE WHEN ${names.map((a) => `${a} IS NOT NULL`).join(" AND ")} THEN row(${names.join(", ")}) END`;
  return distinct ? `DISTINCT ${whole}` : whole;
}
