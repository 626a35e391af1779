import { call, type Expression, lambda, lambdaVariable, type Origin, VolleyError } from "@volley/plan";
import type { Argument, CallName, NeedsOf, NeedsOfValue, TypeOf, TypeOfValue, Value } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Applied, Carry, NullsOf } from "../column/deferred.ts";
import { column, operand } from "../column/expression-column.ts";
import type { Need } from "../column/needs.ts";
import { here } from "../origin/call-site.ts";
import type { Int } from "../values/value-types.ts";
import { argument, invoke } from "./call.ts";

type Given<T> = Column<T, string, never>;
/** An element of an array, or a value of a map, as a lambda gets it. */
type Element<A> = Given<Applied<"element", [TypeOf<A>]>>;
type ElementOrNull<A> = Given<Applied<"elementOrNull", [TypeOf<A>]>>;
type Key<A> = Given<Applied<"key", [TypeOf<A>]>>;
type ListNeed<A, Name extends string> = NeedsOf<A> | Need<TypeOf<A>, "list", `${Name}() needs an array`>;
type MapNeed<A, Name extends string> = NeedsOf<A> | Need<TypeOf<A>, "map", `${Name}() needs a map`>;
type Condition<C, Name extends string> = NeedsOfValue<C> | Need<TypeOfValue<C>, "boolean", `${Name}() needs a condition`>;
/** The type of a constant that other values will take the place of. */
type Start<V> = TypeOfValue<V> extends string ? string : TypeOfValue<V>;

/** How many lambdas are being built around this one; their parameters have names of their own. */
let depth = 0;

/** Calls the program's function with variables, and keeps what it makes of them. */
function lambdaOf(names: readonly string[], make: (...variables: any[]) => Column, origin: Origin, least = names.length): Expression {
  if (typeof make !== "function")
    throw new VolleyError("INVALID_ARGUMENT", "a higher-order function needs a function: (x) => …", { origin });
  depth++;
  try {
    const parameters = names.slice(0, Math.min(Math.max(make.length, least), names.length)).map((name) => `${name}_${depth}`);
    return lambda(parameters, operand(make(...parameters.map((name) => column(lambdaVariable(name, origin)))), origin), origin);
  } finally {
    depth--;
  }
}

function apply<C extends Column>(name: string, args: readonly unknown[], lambdas: readonly Expression[], origin: Origin): C {
  return column(call(name, [...args.map((arg) => argument(arg, origin)), ...lambdas], { origin })) as C;
}

/** What a function makes of each element, and of its index from 0: `transform("xs", (x, i) => x.plus(i))`. */
export function transform<const A extends Argument, C extends Column>(
  list: A,
  change: (element: Element<A>, index: Given<Int>) => C,
): Column<Applied<"list", [TypeOfValue<C>, NullsOf<TypeOf<A>>]>, string, ListNeed<A, "transform"> | NeedsOfValue<C>> {
  const origin = here();
  return apply("transform", [list], [lambdaOf(["x", "i"], change, origin, 1)], origin);
}

/** The elements for which a condition on them, and on their index from 0, is true. */
export function filter<const A extends Argument, C extends Column>(
  list: A,
  keep: (element: Element<A>, index: Given<Int>) => C,
): Column<TypeOf<A>, string, ListNeed<A, "filter"> | Condition<C, "filter">> {
  const origin = here();
  return apply("filter", [list], [lambdaOf(["x", "i"], keep, origin, 1)], origin);
}

/**
 * The elements in ascending order, nulls last; or in the order of a function of two elements, which gives a whole number below 0 where
 * the first goes before the second, above 0 where it goes behind, and 0 where they are equal. Every two elements are compared: a list of
 * n takes n² comparisons.
 */
export function arraySort<const A extends Argument>(list: A): Column<TypeOf<A>, CallName<"array_sort", A>, ListNeed<A, "arraySort">>;
export function arraySort<const A extends Argument, C extends Column>(
  list: A,
  compare: (a: ElementOrNull<A>, b: ElementOrNull<A>) => C,
): Column<TypeOf<A>, string, ListNeed<A, "arraySort"> | NeedsOfValue<C>>;
export function arraySort(list: Argument, compare?: (a: any, b: any) => Column): Column {
  const origin = here();
  return compare ? apply("array_sort", [list], [lambdaOf(["a", "b"], compare, origin)], origin) : invoke("array_sort", [list]);
}

/** Whether a condition is true for an element; null where it is for none but null for one. */
export function exists<const A extends Argument, C extends Column>(
  list: A,
  condition: (element: Element<A>) => C,
): Column<Carry<boolean, NullsOf<TypeOf<A> | TypeOfValue<C>>>, string, ListNeed<A, "exists"> | Condition<C, "exists">> {
  const origin = here();
  return apply("exists", [list], [lambdaOf(["x"], condition, origin)], origin);
}

/** Whether a condition is true for all elements; null where it is false for none but null for one. */
export function forall<const A extends Argument, C extends Column>(
  list: A,
  condition: (element: Element<A>) => C,
): Column<Carry<boolean, NullsOf<TypeOf<A> | TypeOfValue<C>>>, string, ListNeed<A, "forall"> | Condition<C, "forall">> {
  const origin = here();
  return apply("forall", [list], [lambdaOf(["x"], condition, origin)], origin);
}

/**
 * One value made of all elements: `aggregate("xs", 0n, (sum, x) => sum.plus(x))`. What `merge` makes has the type of `start`; `finish` may
 * make something else of the last.
 */
export function aggregate<const A extends Argument, const V extends Value, C extends Column, D extends Column = Given<Start<V> | null>>(
  list: A,
  start: V,
  merge: (merged: Given<Start<V> | null>, element: Element<A>) => C,
  finish?: (merged: Given<Start<V> | null>) => D,
): Column<TypeOfValue<D>, string, ListNeed<A, "aggregate"> | NeedsOfValue<V> | NeedsOfValue<C> | NeedsOfValue<D>> {
  return folded("aggregate", list, start, merge, finish, here());
}

/** The same as `aggregate`. */
export function reduce<const A extends Argument, const V extends Value, C extends Column, D extends Column = Given<Start<V> | null>>(
  list: A,
  start: V,
  merge: (merged: Given<Start<V> | null>, element: Element<A>) => C,
  finish?: (merged: Given<Start<V> | null>) => D,
): Column<TypeOfValue<D>, string, ListNeed<A, "reduce"> | NeedsOfValue<V> | NeedsOfValue<C> | NeedsOfValue<D>> {
  return folded("reduce", list, start, merge, finish, here());
}

function folded<C extends Column>(
  name: string,
  list: unknown,
  start: unknown,
  merge: (...variables: any[]) => Column,
  finish: ((...variables: any[]) => Column) | undefined,
  origin: Origin,
): C {
  const lambdas = [lambdaOf(["merged", "x"], merge, origin), ...(finish ? [lambdaOf(["merged"], finish, origin)] : [])];
  return apply(name, [list, column(operand(start, origin))], lambdas, origin);
}

/** What a function makes of the n-th elements of two arrays; the shorter one gives nulls. */
export function zipWith<const A extends Argument, const B extends Argument, C extends Column>(
  left: A,
  right: B,
  merge: (left: ElementOrNull<A>, right: ElementOrNull<B>) => C,
): Column<
  Applied<"list", [TypeOfValue<C>, NullsOf<TypeOf<A> | TypeOf<B>>]>,
  string,
  ListNeed<A, "zipWith"> | ListNeed<B, "zipWith"> | NeedsOfValue<C>
> {
  const origin = here();
  return apply("zip_with", [left, right], [lambdaOf(["x", "y"], merge, origin)], origin);
}

/** The entries for which a condition on key and value is true. */
export function mapFilter<const A extends Argument, C extends Column>(
  map: A,
  keep: (key: Key<A>, value: Element<A>) => C,
): Column<TypeOf<A>, string, MapNeed<A, "mapFilter"> | Condition<C, "mapFilter">> {
  const origin = here();
  return apply("map_filter", [map], [lambdaOf(["k", "v"], keep, origin)], origin);
}

/** A map whose keys are what a function makes of key and value. A key that comes twice is an error (DUPLICATED_MAP_KEY). */
export function transformKeys<const A extends Argument, C extends Column>(
  map: A,
  change: (key: Key<A>, value: Element<A>) => C,
): Column<
  Applied<"map", [TypeOfValue<C>, Applied<"element", [TypeOf<A>]>, NullsOf<TypeOf<A>>]>,
  string,
  MapNeed<A, "transformKeys"> | NeedsOfValue<C>
> {
  const origin = here();
  return apply("transform_keys", [map], [lambdaOf(["k", "v"], change, origin)], origin);
}

/** A map whose values are what a function makes of key and value. */
export function transformValues<const A extends Argument, C extends Column>(
  map: A,
  change: (key: Key<A>, value: Element<A>) => C,
): Column<
  Applied<"map", [Applied<"key", [TypeOf<A>]>, TypeOfValue<C>, NullsOf<TypeOf<A>>]>,
  string,
  MapNeed<A, "transformValues"> | NeedsOfValue<C>
> {
  const origin = here();
  return apply("transform_values", [map], [lambdaOf(["k", "v"], change, origin)], origin);
}

/** A map of the keys of both, whose values a function makes of the key and the value in either map, null where it has none. */
export function mapZipWith<const A extends Argument, const B extends Argument, C extends Column>(
  left: A,
  right: B,
  merge: (key: Key<A>, left: ElementOrNull<A>, right: ElementOrNull<B>) => C,
): Column<
  Applied<"map", [Applied<"key", [TypeOf<A>]>, TypeOfValue<C>, NullsOf<TypeOf<A> | TypeOf<B>>]>,
  string,
  MapNeed<A, "mapZipWith"> | MapNeed<B, "mapZipWith"> | NeedsOfValue<C>
> {
  const origin = here();
  return apply("map_zip_with", [left, right], [lambdaOf(["k", "v", "w"], merge, origin)], origin);
}
