import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Applied, Common } from "../column/deferred.ts";
import type { Enclosed, Need } from "../column/needs.ts";
import type { OneOf } from "./aggregate-types.ts";
import { invoke } from "./call.ts";
import { lit } from "./column.ts";

type OfRow<A, B> = Column<Common<AlternativesOf<TypeOf<A>> | null>, string, Enclosed<NeedsOf<A> | NeedsOf<B>>>;
type Collected<Name extends string, A> = Column<Applied<"collected", [TypeOf<A>]>, CallName<Name, A>, Enclosed<NeedsOf<A>>>;
type Joined<Name extends string, A> = Column<string | null, CallName<Name, A>, Enclosed<NeedsOf<A>>>;

/** The first row's value, null too unless `ignoreNulls`; which row that is, only the order of a window says. */
export function first<const A extends Argument>(value: A, ignoreNulls = false): OneOf<"first", A> {
  return invoke("first", ignoreNulls ? [value, true] : [value], { named: 1 });
}

/** The same as `first`. */
export function firstValue<const A extends Argument>(value: A, ignoreNulls = false): OneOf<"first_value", A> {
  return invoke("first_value", ignoreNulls ? [value, true] : [value], { named: 1 });
}

/** Some row's value, null too unless `ignoreNulls`. */
export function anyValue<const A extends Argument>(value: A, ignoreNulls = false): OneOf<"any_value", A> {
  return invoke("any_value", ignoreNulls ? [value, true] : [value], { named: 1 });
}

/** The last row's value, null too unless `ignoreNulls`; which row that is, only the order of a window says. */
export function last<const A extends Argument>(value: A, ignoreNulls = false): OneOf<"last", A> {
  return invoke("last", ignoreNulls ? [value, true] : [value], { named: 1 });
}

/** The same as `last`. */
export function lastValue<const A extends Argument>(value: A, ignoreNulls = false): OneOf<"last_value", A> {
  return invoke("last_value", ignoreNulls ? [value, true] : [value], { named: 1 });
}

/** The value of the row where `by` is greatest, null too; rows without `by` do not count. */
export function maxBy<const A extends Argument, const B extends Argument>(value: A, by: B): OfRow<A, B> {
  return invoke("max_by", [value, by]);
}

/** The value of the row where `by` is least, null too; rows without `by` do not count. */
export function minBy<const A extends Argument, const B extends Argument>(value: A, by: B): OfRow<A, B> {
  return invoke("min_by", [value, by]);
}

/** The most frequent value, nulls left out; of several any one. */
export function mode<const A extends Argument>(value: A): OneOf<"mode", A> {
  return invoke("mode", [value]);
}

/** An array of the values, nulls left out; empty without rows. Their order is the rows', which only the order of a window fixes. */
export function collectList<const A extends Argument>(value: A): Collected<"collect_list", A> {
  return invoke("collect_list", [value]);
}

/** The same as `collectList`. */
export function arrayAgg<const A extends Argument>(value: A): Collected<"array_agg", A> {
  return invoke("array_agg", [value]);
}

/** An array of the distinct values, nulls left out, in any order; `sortArray` sorts it. */
export function collectSet<const A extends Argument>(value: A): Collected<"collect_set", A> {
  return invoke("collect_set", [value]);
}

/** An array of the distinct elements of all arrays, nulls left out, in any order; `sortArray` sorts it. */
export function collectUnion<const A extends Argument>(
  arrays: A,
): Column<
  Applied<"element", [TypeOf<A>]>[],
  CallName<"collect_union", A>,
  Enclosed<NeedsOf<A> | Need<TypeOf<A>, "list", "collectUnion() needs an array">>
> {
  return invoke("collect_union", [arrays]);
}

/** The texts in a row, nulls left out, with `separator` between. Their order is the rows', which only the order of a window fixes. */
export function listagg<const A extends Argument>(value: A, separator = ""): Joined<"listagg", A> {
  return invoke("listagg", [value, lit(separator)], { named: 1 });
}

/** The same as `listagg`. */
export function stringAgg<const A extends Argument>(value: A, separator = ""): Joined<"string_agg", A> {
  return invoke("string_agg", [value, lit(separator)], { named: 1 });
}
