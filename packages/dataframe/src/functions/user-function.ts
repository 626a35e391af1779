import type { Vector } from "apache-arrow";
import { here } from "../origin/call-site.ts";
import type { CastType } from "../schema/cast-types.ts";
import { callable } from "../udf/callable.ts";
import { defineFunction, type FunctionOptions } from "../udf/define.ts";
import type { Declared, Returned, UserDefinedAggregate, UserDefinedFunction, Values, Yields } from "../udf/function-types.ts";

/**
 * A function of the program for columns, called for each row with values as `collect` gives them (bigint columns as `bigint`, or as
 * `number` where `rows.int64` says so, for which the parameter is `number | bigint` to the compiler; nulls as null); undefined counts as
 * null.
 *
 *     const slug = udf((title: string) => title.toLowerCase().replaceAll(" ", "-"), "string");
 *     frame.withColumn("slug", slug("title"));
 *
 * It runs on executors, in a thread of its own. What it imports, and top-level functions and constants of its module that it uses, travel
 * along; captured variables do not: give those as `{ constants: { rate } }`. Throws INVALID_ARGUMENT where it uses what cannot travel.
 */
export function udf<P extends readonly any[], R extends Returned<D>, const D extends Declared>(
  fn: (...values: P) => R,
  returns: D,
  options: FunctionOptions = {},
): UserDefinedFunction<P, Yields<D, R>> {
  return callable(defineFunction("udf()", { form: "scalar", fn, returns, options }, here()));
}

/**
 * As `udf`, called with many rows at once: Arrow vectors in, and a vector, a typed array or a list of equal length out. Several times as
 * fast for plain numbers.
 *
 *     const celsius = arrowUdf((f: Vector<Float64>) => Float64Array.from(f, (x) => ((x ?? 0) - 32) / 1.8), "double");
 */
export function arrowUdf<P extends readonly any[], const D extends Declared>(
  fn: (...vectors: P) => Vector | ArrayLike<Returned<D>>,
  returns: D,
  options: FunctionOptions = {},
): UserDefinedFunction<Values<P>, CastType<D> | null> {
  return callable(defineFunction("arrowUdf()", { form: "arrow", fn, returns, options }, here()));
}

/**
 * An aggregate of the program's own: the values of a group as Arrow vectors in, nulls included and in no fixed order, one value out.
 *
 *     const range = udaf((xs: Vector<Float64>) => Math.max(...xs) - Math.min(...xs), "double");
 *     frame.groupBy("origin").agg({ spread: range("delay") });
 */
export function udaf<P extends readonly any[], R extends Returned<D>, const D extends Declared>(
  fn: (...vectors: P) => R,
  returns: D,
  options: FunctionOptions = {},
): UserDefinedAggregate<Values<P>, Yields<D, R>> {
  return callable(defineFunction("udaf()", { form: "aggregate", fn, returns, options }, here()));
}
