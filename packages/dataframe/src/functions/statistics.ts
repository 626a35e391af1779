import type { Argument, NeedsOf, TypeOf, Value } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Enclosed, Need } from "../column/needs.ts";
import type { OfNumbers } from "./aggregate-types.ts";
import { invoke } from "./call.ts";
import { lit } from "./column.ts";

/** An aggregate of type `T` over two arguments that are numbers. */
type OfPairs<T, Name extends string, A, B> = Column<
  T,
  string,
  Enclosed<
    NeedsOf<A> | NeedsOf<B> | Need<TypeOf<A>, "number", `${Name}() needs a number`> | Need<TypeOf<B>, "number", `${Name}() needs a number`>
  >
>;
/** One value for a fraction, an array for an array of them. */
type PerFraction<T, P, A, Needed = never> = Column<
  P extends readonly number[] ? readonly T[] | null : T | null,
  string,
  Enclosed<NeedsOf<A> | Needed>
>;

/** Sample standard deviation. */
export function stddev<const A extends Argument>(value: A): OfNumbers<number | null, "stddev", A> {
  return invoke("stddev", [value]);
}

/** Sample standard deviation. */
export function stddevSamp<const A extends Argument>(value: A): OfNumbers<number | null, "stddev_samp", A> {
  return invoke("stddev_samp", [value]);
}

/** Sample standard deviation. */
export function std<const A extends Argument>(value: A): OfNumbers<number | null, "std", A> {
  return invoke("std", [value]);
}

/** Population standard deviation. */
export function stddevPop<const A extends Argument>(value: A): OfNumbers<number | null, "stddev_pop", A> {
  return invoke("stddev_pop", [value]);
}

/** Sample variance. */
export function variance<const A extends Argument>(value: A): OfNumbers<number | null, "variance", A> {
  return invoke("variance", [value]);
}

/** Sample variance. */
export function varSamp<const A extends Argument>(value: A): OfNumbers<number | null, "var_samp", A> {
  return invoke("var_samp", [value]);
}

/** Population variance. */
export function varPop<const A extends Argument>(value: A): OfNumbers<number | null, "var_pop", A> {
  return invoke("var_pop", [value]);
}

/** Skewness of the population; null where all values are equal. */
export function skewness<const A extends Argument>(value: A): OfNumbers<number | null, "skewness", A> {
  return invoke("skewness", [value]);
}

/** Excess kurtosis of the population; null where all values are equal. */
export function kurtosis<const A extends Argument>(value: A): OfNumbers<number | null, "kurtosis", A> {
  return invoke("kurtosis", [value]);
}

/** Exact median, between the middle two where their number is even. */
export function median<const A extends Argument>(value: A): OfNumbers<number | null, "median", A> {
  return invoke("median", [value]);
}

/** Exact percentile, between two values where it falls between them: `percentile("x", 0.9)`, or an array for several, `[0.5, 0.9]`. */
export function percentile<const A extends Argument, const P extends number | readonly number[]>(
  value: A,
  fraction: P,
): PerFraction<number, P, A, Need<TypeOf<A>, "number", "percentile() needs a number">> {
  return invoke("percentile", [value, lit(fraction as Value)]);
}

/** The least value that so large a part of the values does not exceed: `percentileDisc("x", 0.9)`, or an array for several. */
export function percentileDisc<const A extends Argument, const P extends number | readonly number[]>(
  value: A,
  fraction: P,
): PerFraction<number, P, A, Need<TypeOf<A>, "number", "percentileDisc() needs a number">> {
  return invoke("percentile_disc", [value, lit(fraction as Value)]);
}

/** The least value that so large a part of the values does not exceed; found exactly, so that any `accuracy` is kept. */
export function percentileApprox<const A extends Argument>(
  value: A,
  fraction: number,
  accuracy?: number,
): Column<Common<AlternativesOf<TypeOf<A>> | null>, string, Enclosed<NeedsOf<A>>> {
  return invoke("percentile_approx", accuracy === undefined ? [value, fraction] : [value, fraction, accuracy]);
}

/** The same as `percentileApprox`. */
export function approxPercentile<const A extends Argument>(
  value: A,
  fraction: number,
  accuracy?: number,
): Column<Common<AlternativesOf<TypeOf<A>> | null>, string, Enclosed<NeedsOf<A>>> {
  return invoke("approx_percentile", accuracy === undefined ? [value, fraction] : [value, fraction, accuracy]);
}

/** Pearson's correlation. */
export function corr<const A extends Argument, const B extends Argument>(x: A, y: B): OfPairs<number | null, "corr", A, B> {
  return invoke("corr", [x, y]);
}

/** Population covariance. */
export function covarPop<const A extends Argument, const B extends Argument>(x: A, y: B): OfPairs<number | null, "covarPop", A, B> {
  return invoke("covar_pop", [x, y]);
}

/** Sample covariance. */
export function covarSamp<const A extends Argument, const B extends Argument>(x: A, y: B): OfPairs<number | null, "covarSamp", A, B> {
  return invoke("covar_samp", [x, y]);
}

/** Mean of x over the rows that have both. */
export function regrAvgx<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrAvgx", A, B> {
  return invoke("regr_avgx", [y, x]);
}

/** Mean of y over the rows that have both. */
export function regrAvgy<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrAvgy", A, B> {
  return invoke("regr_avgy", [y, x]);
}

/** Number of rows that have both. */
export function regrCount<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<bigint, "regrCount", A, B> {
  return invoke("regr_count", [y, x]);
}

/** Where the regression line meets the y axis. */
export function regrIntercept<const A extends Argument, const B extends Argument>(
  y: A,
  x: B,
): OfPairs<number | null, "regrIntercept", A, B> {
  return invoke("regr_intercept", [y, x]);
}

/** Coefficient of determination of the regression line. */
export function regrR2<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrR2", A, B> {
  return invoke("regr_r2", [y, x]);
}

/** Slope of the regression line of y over x. */
export function regrSlope<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrSlope", A, B> {
  return invoke("regr_slope", [y, x]);
}

/** Sum of squares of x, about its mean. */
export function regrSxx<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrSxx", A, B> {
  return invoke("regr_sxx", [y, x]);
}

/** Sum of products of x and y, about their means. */
export function regrSxy<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrSxy", A, B> {
  return invoke("regr_sxy", [y, x]);
}

/** Sum of squares of y, about its mean. */
export function regrSyy<const A extends Argument, const B extends Argument>(y: A, x: B): OfPairs<number | null, "regrSyy", A, B> {
  return invoke("regr_syy", [y, x]);
}
