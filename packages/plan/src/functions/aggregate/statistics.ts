import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { aggregate, plain } from "./rules.ts";
import type { AggregateFunction, CallsSql, FunctionTable, TypeRule } from "../definition.ts";
import { always } from "../rules.ts";

const isReal = (type: DataType | undefined): boolean => type?.kind === "double" || type?.kind === "float";

/** A number below has a square, a third or a fourth power that a double holds: DuckDB fails over greater ones, over infinities and NaN. */
const bounds = { 2: "1e150", 3: "1e100", 4: "1e75" } as const;
type Power = keyof typeof bounds;

/** Spark's result for values that DuckDB fails over, by the least and the greatest: NaN, or infinite where they are finite and differ. */
const unlessWild = (power: Power, value: string, [least, most]: readonly string[]): string =>
  least === undefined
    ? value
    : `CASE WHEN NOT (isfinite(${least}) AND isfinite(${most})) THEN CAST('NaN' AS DOUBLE) ` +
      `WHEN ${least} <> ${most} AND greatest(-${least}, ${most}) >= ${bounds[power]} THEN CAST('${power === 2 ? "Infinity" : "NaN"}' AS DOUBLE) ELSE ${value} END`;

/** DuckDB's `functions` of the values, those that they fail over as 0, and the least and the greatest of all. */
const tameCalls =
  (power: Power, ...functions: readonly string[]): CallsSql =>
  ([a], [type]) => {
    if (!isReal(type)) return functions.map((name) => `${name}(${a})`);
    const value = a!.replace(/^DISTINCT /, "");
    const tame = `${a!.slice(0, -value.length)}CASE WHEN abs(${value}) >= ${bounds[power]} THEN 0 ELSE ${value} END`;
    return [...functions.map((name) => `${name}(${tame})`), `min(${value})`, `max(${value})`];
  };

/** A measure of one column of numbers. */
const spread = (name: string, doc: string, power: Power = 2): AggregateFunction =>
  aggregate({
    inputs: ["numeric"],
    type: always("double"),
    calls: tameCalls(power, name),
    value: ([value, ...edges]) => unlessWild(power, value!, edges),
    doc,
  });

const both = (a: string, b: string): string => `CASE WHEN ${b} IS NOT NULL THEN ${a} END`;

/** A measure of two columns, over the rows that have both; null of fewer rows than `least`, and where it divides by no spread. */
const pair = (name: string, doc: string, least = 1): AggregateFunction =>
  aggregate({
    arity: [2, 2],
    inputs: ["double"],
    type: always("double"),
    calls: ([a, b]) => [
      `${name}(${a}, ${b}) FILTER (WHERE isfinite(${a} + ${b}))`,
      `count(${a} + ${b})`,
      `bool_or(NOT isfinite(${a} + ${b}))`,
    ],
    value: ([value, count, wild]) =>
      `CASE WHEN ${count} < ${least} THEN NULL WHEN ${wild} THEN CAST('NaN' AS DOUBLE) WHEN NOT isnan(${value}) THEN ${value} END`,
    doc,
  });

/** Of the y or x of two columns, over the rows that have both. */
const ofOne = (side: "x" | "y", parts: Pick<AggregateFunction, "calls" | "value" | "doc">): AggregateFunction =>
  aggregate({
    arity: [2, 2],
    inputs: ["double"],
    type: always("double"),
    ...parts,
    calls: ([y, x], types, result) => parts.calls([side === "x" ? both(x!, y!) : both(y!, x!)], types, result),
  });
const meanOf = (side: "x" | "y", doc: string): AggregateFunction =>
  ofOne(side, { calls: ([a]) => [`sum(${a})`, `count(${a})`], value: ([sum, count]) => `(${sum} / ${count})`, doc });
const squaresOf = (side: "x" | "y", doc: string): AggregateFunction =>
  ofOne(side, {
    calls: tameCalls(2, "var_pop", "count"),
    value: ([spread, count, ...edges]) => unlessWild(2, `(${spread} * ${count})`, edges),
    doc,
  });

/** One value for one fraction, an array for an array of them. */
const perFraction =
  (element: (args: readonly DataType[]) => DataType): TypeRule =>
  (args) =>
    args[1]?.kind === "array" ? arrayType(element(args), false) : element(args);

const percentile = aggregate({
  arity: [2, 2],
  inputs: ["double", "any"],
  constants: { 1: "fraction" },
  type: perFraction(() => simpleTypes.double),
  calls: ([a, p], [, type]) => [`quantile_cont(${a}, ${type?.kind === "array" ? `CAST(${p} AS DOUBLE[])` : p})`],
  withinGroup: "both",
  doc: "Exact percentile, between two values where it falls between them; of an array of fractions an array.",
});

const percentileApprox = aggregate({
  arity: [2, 3],
  inputs: ["any", "any", "integral"],
  constants: { 1: "fraction", 2: "positive" },
  type: perFraction(([value = simpleTypes.null]) => value),
  calls: ([a, p], [, type]) => [`quantile_disc(${a}, ${type?.kind === "array" ? `CAST(${p} AS DOUBLE[])` : p})`],
  doc: "The least value that so large a part of the values does not exceed; found exactly, which any accuracy allows.",
});

const deviation = spread("stddev_samp", "Sample standard deviation.");
const variance = spread("var_samp", "Sample variance.");

/** Statistics over groups. */
export const statistics: FunctionTable = {
  stddev: deviation,
  stddev_samp: deviation,
  std: deviation,
  stddev_pop: spread("stddev_pop", "Population standard deviation."),
  variance,
  var_samp: variance,
  var_pop: spread("var_pop", "Population variance."),
  skewness: aggregate({
    inputs: ["numeric"],
    type: always("double"),
    calls: tameCalls(3, "skewness", "count", "var_pop"),
    // DuckDB's is the sample's, with its correction for small numbers taken back here.
    value: ([s, n, v, ...edges]) =>
      unlessWild(
        3,
        `CASE WHEN ${v} > 0 THEN CASE WHEN ${n} = 2 THEN 0 ELSE ${s} * (${n} - 2) / sqrt(CAST(${n} AS DOUBLE) * (${n} - 1)) END END`,
        edges,
      ),
    doc: "Skewness of the population; null where all values are equal.",
  }),
  kurtosis: spread("kurtosis_pop", "Excess kurtosis of the population; null where all values are equal.", 4),
  median: aggregate({
    inputs: ["double"],
    type: always("double"),
    calls: plain("median"),
    doc: "Exact median, between the middle two where even.",
  }),
  percentile,
  percentile_cont: percentile,
  percentile_disc: aggregate({
    arity: [2, 2],
    inputs: ["double", "any"],
    constants: { 1: "fraction" },
    type: perFraction(() => simpleTypes.double),
    calls: ([a, p], [, type]) => [`quantile_disc(${a}, ${type?.kind === "array" ? `CAST(${p} AS DOUBLE[])` : p})`],
    withinGroup: "ascending",
    doc: "The least value that so large a part of the values does not exceed.",
  }),
  percentile_approx: percentileApprox,
  approx_percentile: percentileApprox,
  corr: pair("corr", "Pearson's correlation.", 2),
  covar_pop: pair("covar_pop", "Population covariance."),
  covar_samp: pair("covar_samp", "Sample covariance.", 2),
  regr_avgx: meanOf("x", "Mean of x (the second argument) over rows that have both."),
  regr_avgy: meanOf("y", "Mean of y (the first argument) over rows that have both."),
  regr_count: aggregate({
    arity: [2, 2],
    inputs: ["double"],
    type: always("long"),
    calls: ([y, x]) => [`count(${y} + ${x})`],
    neverNull: true,
    doc: "Number of rows that have both.",
  }),
  regr_intercept: pair("regr_intercept", "Where the regression line meets the y axis."),
  regr_r2: pair("regr_r2", "Coefficient of determination of the regression line."),
  regr_slope: pair("regr_slope", "Slope of the regression line of y over x."),
  regr_sxx: squaresOf("x", "Sum of squares of x, about its mean."),
  regr_sxy: pair("regr_sxy", "Sum of products of x and y, about their means."),
  regr_syy: squaresOf("y", "Sum of squares of y, about its mean."),
};
