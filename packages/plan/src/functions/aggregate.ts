import { type DataType, decimalType, simpleTypes } from "../types/data-type.ts";
import { boundedDecimal, isIntegral } from "../types/coercion.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import type { AggregateFunction, AggregateState, FunctionTable, PartialColumn } from "./definition.ts";
import { always, named, ofArgument } from "./rules.ts";

type Parts = Pick<AggregateFunction, "inputs" | "type" | "sql" | "doc"> & Partial<AggregateFunction>;
const aggregate = (parts: Parts): AggregateFunction => ({ kind: "aggregate", arity: [1, 1], ...parts });

/** A state of one column that merges by the function that made it. */
function selfMerging(sql: AggregateFunction["sql"]): AggregateFunction["state"] {
  return (args, types, result) => ({
    columns: [{ type: result, make: sql(args, types, result), merge: (column) => sql([column], [result], result) }],
    finish: ([merged]) => merged!,
  });
}

const sumSql: AggregateFunction["sql"] = ([a], _types, result) =>
  result.kind === "double" ? `sum(${a})` : `CAST(sum(${a}) AS ${duckdbType(result)})`;

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
const average = (sum: string, count: string, result: DataType): string =>
  result.kind === "double" ? `(CAST(${sum} AS DOUBLE) / ${count})` : `CAST(CAST(${sum} AS DOUBLE) / ${count} AS ${duckdbType(result)})`;

const counting = (make: string): PartialColumn => ({ type: simpleTypes.long, make, merge: (column) => `CAST(sum(${column}) AS BIGINT)` });

const countState = (make: string): AggregateState => ({ columns: [counting(make)], finish: ([n]) => `coalesce(${n}, 0)` });

/** Aggregates. Those with a `state` are computed in two phases on a cluster; the others bring a group's rows together. */
export const aggregates: FunctionTable = {
  count: aggregate({
    arity: [0, Number.POSITIVE_INFINITY],
    inputs: "any",
    type: always("long"),
    sql: (args) => `count(${countArgument(args)})`,
    state: (args) => countState(`count(${countArgument(args)})`),
    neverNull: true,
    doc: "Number of rows, or of rows where no argument is null.",
  }),
  count_if: aggregate({
    inputs: ["boolean"],
    type: always("long"),
    sql: ([a]) => `count(*) FILTER (WHERE ${a})`,
    state: ([a]) => countState(`count(*) FILTER (WHERE ${a})`),
    neverNull: true,
    doc: "Number of rows where the condition is true.",
  }),
  sum: aggregate({
    inputs: ["numeric"],
    type: sumType,
    sql: sumSql,
    state: selfMerging(sumSql),
    doc: "Sum; integers give bigint, and overflow is an error.",
  }),
  avg: aggregate({
    inputs: ["numeric"],
    type: averageType,
    sql: ([a], _types, result) => average(`sum(${a})`, `count(${a})`, result),
    state: ([a], [type = simpleTypes.double], result) => {
      const sum = exactSum(type);
      return {
        columns: [{ type: sum.type, make: sum.sql(a!), merge: (column) => `sum(${column})` }, counting(`count(${a})`)],
        finish: ([total, n]) => average(total!, n!, result),
      };
    },
    doc: "Mean; integers are summed exactly first.",
  }),
  min: aggregate({ inputs: "any", type: ofArgument(0), sql: named("min"), state: selfMerging(named("min")), doc: "Least value." }),
  max: aggregate({ inputs: "any", type: ofArgument(0), sql: named("max"), state: selfMerging(named("max")), doc: "Greatest value." }),
  bool_and: aggregate({
    inputs: ["boolean"],
    type: always("boolean"),
    sql: named("bool_and"),
    state: selfMerging(named("bool_and")),
    doc: "Whether all are true.",
  }),
  bool_or: aggregate({
    inputs: ["boolean"],
    type: always("boolean"),
    sql: named("bool_or"),
    state: selfMerging(named("bool_or")),
    doc: "Whether one is true.",
  }),
  stddev: aggregate({ inputs: ["double"], type: always("double"), sql: named("stddev_samp"), doc: "Sample standard deviation." }),
  stddev_pop: aggregate({ inputs: ["double"], type: always("double"), sql: named("stddev_pop"), doc: "Population standard deviation." }),
  variance: aggregate({ inputs: ["double"], type: always("double"), sql: named("var_samp"), doc: "Sample variance." }),
  var_pop: aggregate({ inputs: ["double"], type: always("double"), sql: named("var_pop"), doc: "Population variance." }),
  corr: aggregate({ arity: [2, 2], inputs: ["double"], type: always("double"), sql: named("corr"), doc: "Pearson's correlation." }),
  median: aggregate({
    inputs: ["double"],
    type: always("double"),
    sql: named("median"),
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
