import { call } from "@volley/plan";
import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common, Mean, Total } from "../column/deferred.ts";
import { column } from "../column/expression-column.ts";
import type { Aggregated, Enclosed, Need } from "../column/needs.ts";
import { here } from "../origin/call-site.ts";
import type { OfConditions, OfNumbers, OneOf } from "./aggregate-types.ts";
import { invoke } from "./call.ts";

type Bits<Name extends string, A> = OfNumbers<Common<AlternativesOf<TypeOf<A>> | null>, Name, A>;

/** Number of rows; with arguments, of rows where none of them is null. A bigint column, as in Spark. */
export function count(all?: "*"): Column<bigint, "count(1)", Aggregated>;
export function count<const A extends readonly [Argument, ...Argument[]]>(
  ...values: A
): Column<bigint, A extends readonly [infer One] ? CallName<"count", One> : string, Enclosed<NeedsOf<A[number]>>>;
export function count(...values: readonly (Argument | undefined)[]): Column {
  if (values.length > 0 && values[0] !== undefined && values[0] !== "*") return invoke("count", values);
  return column(call("count", [], { origin: here() }), "count(1)");
}

/** Number of distinct combinations of values, those with nulls left out. */
export function countDistinct<const A extends readonly [Argument, ...Argument[]]>(
  ...values: A
): Column<bigint, string, Enclosed<NeedsOf<A[number]>>> {
  return invoke("count", values, { distinct: true });
}

/** Number of rows where the condition is true. */
export function countIf<const A extends Argument>(condition: A): OfConditions<bigint, "count_if", A> {
  return invoke("count_if", [condition]);
}

/** Sum, nulls left out; bigint of integers, and overflow is an error. Null without rows. */
export function sum<const A extends Argument>(value: A): OfNumbers<Total<TypeOf<A>>, "sum", A> {
  return invoke("sum", [value]);
}

/** Sum of the distinct values. */
export function sumDistinct<const A extends Argument>(
  value: A,
): Column<Total<TypeOf<A>>, string, Enclosed<NeedsOf<A> | Need<TypeOf<A>, "number", "sumDistinct() needs a number">>> {
  return invoke("sum", [value], { distinct: true });
}

/** Mean, nulls left out; integers are summed exactly first. Null without rows. */
export function avg<const A extends Argument>(value: A): OfNumbers<Mean<TypeOf<A>>, "avg", A> {
  return invoke("avg", [value]);
}

/** Mean, nulls left out; the same as `avg`, by whose name its value goes. */
export function mean<const A extends Argument>(value: A): OfNumbers<Mean<TypeOf<A>>, "avg", A> {
  return invoke("avg", [value]);
}

/** Least value, nulls left out. */
export function min<const A extends Argument>(value: A): OneOf<"min", A> {
  return invoke("min", [value]);
}

/** Greatest value, nulls left out. */
export function max<const A extends Argument>(value: A): OneOf<"max", A> {
  return invoke("max", [value]);
}

/** Whether all are true. */
export function boolAnd<const A extends Argument>(condition: A): OfConditions<boolean | null, "bool_and", A> {
  return invoke("bool_and", [condition]);
}

/** Whether one is true. */
export function boolOr<const A extends Argument>(condition: A): OfConditions<boolean | null, "bool_or", A> {
  return invoke("bool_or", [condition]);
}

/** Whether all are true. */
export function every<const A extends Argument>(condition: A): OfConditions<boolean | null, "every", A> {
  return invoke("every", [condition]);
}

/** Whether one is true. */
export function some<const A extends Argument>(condition: A): OfConditions<boolean | null, "some", A> {
  return invoke("some", [condition]);
}

/** Sum, nulls left out; null where it overflows. */
export function trySum<const A extends Argument>(value: A): OfNumbers<Total<TypeOf<A>>, "try_sum", A> {
  return invoke("try_sum", [value]);
}

/** Mean, nulls left out. */
export function tryAvg<const A extends Argument>(value: A): OfNumbers<Mean<TypeOf<A>>, "try_avg", A> {
  return invoke("try_avg", [value]);
}

/** Product, as double. */
export function product<const A extends Argument>(value: A): OfNumbers<number | null, "product", A> {
  return invoke("product", [value]);
}

/** Bits that all values have. */
export function bitAnd<const A extends Argument>(value: A): Bits<"bit_and", A> {
  return invoke("bit_and", [value]);
}

/** Bits that a value has. */
export function bitOr<const A extends Argument>(value: A): Bits<"bit_or", A> {
  return invoke("bit_or", [value]);
}

/** Bits that an odd number of values has. */
export function bitXor<const A extends Argument>(value: A): Bits<"bit_xor", A> {
  return invoke("bit_xor", [value]);
}

/** Number of distinct values; counted exactly, so that `relativeDeviation`, the error Spark may make, is always kept. */
export function approxCountDistinct<const A extends Argument>(
  value: A,
  relativeDeviation?: number,
): Column<bigint, CallName<"approx_count_distinct", A>, Enclosed<NeedsOf<A>>> {
  return invoke("approx_count_distinct", relativeDeviation === undefined ? [value] : [value, relativeDeviation], { named: 1 });
}
