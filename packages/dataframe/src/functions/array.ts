import type { Argument, CallName, NeedsOf, NeedsOfValue, TypeOf, TypeOfValue, Value } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Applied, Carry, Common, NullsOf, Promoted } from "../column/deferred.ts";
import type { Alike, Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { constant, invoke, type Unary, unary } from "./call.ts";

type ListNeed<A, Name extends string> = NeedsOf<A> | Need<TypeOf<A>, "list", `${Name}() needs an array`>;
type ValueNeed<A, V> = NeedsOfValue<V> | Alike<Applied<"element", [TypeOf<A>]>, TypeOfValue<V>>;
/** The same array with fewer elements, or in another order. */
type SameList<A, Name extends string, More = never> = Column<TypeOf<A>, CallName<Name, A>, ListNeed<A, Name> | More>;
type Lists<A extends Argument, B extends Argument, D, Name extends string> = Column<
  D,
  string,
  ListNeed<A, Name> | ListNeed<B, Name> | Alike<Applied<"element", [TypeOf<A>]>, Applied<"element", [TypeOf<B>]>>
>;

/** An array of these values; text arguments name columns. */
export function array<const A extends readonly Argument[]>(
  ...values: A
): Column<Applied<"list", [Common<AlternativesOf<TypeOf<A[number]>>>, never]>, string, NeedsOf<A[number]>> {
  return invoke("array", values);
}

/** Number of elements of an array, or of entries of a map. */
export const size: Unary<"list" | "map", Int, "size", "array or a map"> = unary("size");
/** Number of elements of an array, or of entries of a map. */
export const cardinality: Unary<"list" | "map", Int, "cardinality", "array or a map"> = unary("cardinality");

/** Number of elements of an array. */
export const arraySize: Unary<"list", Int, "array_size", "array"> = unary("array_size");

/** Whether a value is among the elements; null where it is not but an element is null. */
export function arrayContains<const A extends Argument, const V extends Value>(
  list: A,
  value: V,
): Column<boolean | null, string, ListNeed<A, "arrayContains"> | ValueNeed<A, V>> {
  return invoke("array_contains", [list, constant(value)]);
}

/** Position of the first element equal to a value, from 1; 0 where there is none. */
export function arrayPosition<const A extends Argument, const V extends Value>(
  list: A,
  value: V,
): Column<Carry<bigint, NullsOf<TypeOf<A> | TypeOfValue<V>>>, string, ListNeed<A, "arrayPosition"> | ValueNeed<A, V>> {
  return invoke("array_position", [list, constant(value)]);
}

/** Each element once, at its first place. */
export function arrayDistinct<const A extends Argument>(list: A): SameList<A, "arrayDistinct"> {
  return invoke("array_distinct", [list]);
}

/** Each element of either array once. */
export function arrayUnion<const A extends Argument, const B extends Argument>(
  a: A,
  b: B,
): Lists<A, B, Applied<"concat", [TypeOf<A> | TypeOf<B>]>, "arrayUnion"> {
  return invoke("array_union", [a, b]);
}

/** Each element of the first array that the second has too, once. */
export function arrayIntersect<const A extends Argument, const B extends Argument>(
  a: A,
  b: B,
): Lists<A, B, Applied<"concat", [TypeOf<A> | TypeOf<B>]>, "arrayIntersect"> {
  return invoke("array_intersect", [a, b]);
}

/** Each element of the first array that the second has not, once. */
export function arrayExcept<const A extends Argument, const B extends Argument>(
  a: A,
  b: B,
): Lists<A, B, Applied<"concat", [TypeOf<A> | TypeOf<B>]>, "arrayExcept"> {
  return invoke("array_except", [a, b]);
}

/** Whether the arrays have an element in common; null where they have none but a null element stands in the way. */
export function arraysOverlap<const A extends Argument, const B extends Argument>(
  a: A,
  b: B,
): Lists<A, B, boolean | null, "arraysOverlap"> {
  return invoke("arrays_overlap", [a, b]);
}

/** An array of structs of the n-th elements, as long as the longest; fields are named as the columns. */
export function arraysZip<const A extends readonly [Argument, ...Argument[]]>(
  ...lists: A
): Column<
  Applied<"zipped", { [C in A[number] as C extends string ? C : C extends Column<any, infer N, any> ? N & string : string]: TypeOf<C> }>,
  string,
  ListNeed<A[number], "arraysZip">
> {
  return invoke("arrays_zip", lists);
}

/** The elements as one text with a separator between them; nulls are left out, or written as `nullReplacement`. */
export function arrayJoin<const A extends Argument>(
  list: A,
  separator: string,
  nullReplacement?: string,
): Column<Carry<string, NullsOf<TypeOf<A>>>, string, ListNeed<A, "arrayJoin">> {
  return invoke("array_join", [list, ...[separator, nullReplacement].filter((text) => text !== undefined).map((text) => constant(text))]);
}

/** The elements in order: ascending with nulls first, or descending with nulls last. */
export function sortArray<const A extends Argument>(list: A, ascending = true): SameList<A, "sortArray"> {
  return invoke("sort_array", [list, ascending], { named: 1 });
}

/** The least element, nulls left out; null where there is none. */
export function arrayMin<const A extends Argument>(
  list: A,
): Column<Applied<"elementOrNull", [TypeOf<A>]>, CallName<"array_min", A>, ListNeed<A, "arrayMin">> {
  return invoke("array_min", [list]);
}

/** The greatest element, nulls left out; null where there is none. */
export function arrayMax<const A extends Argument>(
  list: A,
): Column<Applied<"elementOrNull", [TypeOf<A>]>, CallName<"array_max", A>, ListNeed<A, "arrayMax">> {
  return invoke("array_max", [list]);
}

/** An array of one value a number of times. */
export function arrayRepeat<const A extends Argument, const N extends number | Column>(
  value: A,
  times: N,
): Column<Applied<"list", [TypeOf<A>, NullsOf<TypeOfValue<N>>]>, string, NeedsOf<A> | NeedsOfValue<N>> {
  return invoke("array_repeat", [value, times]);
}

/** The array with a value at its end. */
export function arrayAppend<const A extends Argument, const V extends Value | null>(
  list: A,
  value: V,
): Column<Applied<"listWith", [TypeOf<A>, Promoted<TypeOfValue<V>>]>, string, ListNeed<A, "arrayAppend"> | ValueNeed<A, V>> {
  return invoke("array_append", [list, constant(value)]);
}

/** The array with a value before it. */
export function arrayPrepend<const A extends Argument, const V extends Value | null>(
  list: A,
  value: V,
): Column<Applied<"listWith", [TypeOf<A>, Promoted<TypeOfValue<V>>]>, string, ListNeed<A, "arrayPrepend"> | ValueNeed<A, V>> {
  return invoke("array_prepend", [list, constant(value)]);
}

/** The array with a value at a position: from 1, or from the end below 0. Positions beyond either end leave nulls between. */
export function arrayInsert<const A extends Argument, const V extends Value | null>(
  list: A,
  position: number | Column,
  value: V,
): Column<Applied<"listWith", [TypeOf<A>, null]>, string, ListNeed<A, "arrayInsert"> | ValueNeed<A, V>> {
  return invoke("array_insert", [list, position, constant(value)]);
}

/** The array without the elements equal to a value. */
export function arrayRemove<const A extends Argument, const V extends Value>(
  list: A,
  value: V,
): SameList<A, "arrayRemove", ValueNeed<A, V>> {
  return invoke("array_remove", [list, constant(value)], { named: 1 });
}

/** The array without its nulls. */
export function arrayCompact<const A extends Argument>(
  list: A,
): Column<Applied<"compact", [TypeOf<A>]>, CallName<"array_compact", A>, ListNeed<A, "arrayCompact">> {
  return invoke("array_compact", [list]);
}

/** The elements of an array's arrays in a row; null where one of them is null. */
export function flatten<const A extends Argument>(
  lists: A,
): Column<Applied<"flat", [TypeOf<A>]>, CallName<"flatten", A>, ListNeed<A, "flatten">> {
  return invoke("flatten", [lists]);
}

/** Elements of an array from a position (from 1, below 0 from the end), at most `count`. */
export function slice<const A extends Argument>(list: A, start: number | Column, count: number | Column): SameList<A, "slice"> {
  return invoke("slice", [list, start, count], { named: 1 });
}

/** Whole numbers from one to another, both included, or days. The step is 1, or −1 downwards. */
export function sequence<const A extends Argument, const B extends Argument, const C extends Argument = never>(
  start: A,
  stop: B,
  step?: C,
): Column<
  Applied<"list", [Promoted<TypeOf<A> | TypeOf<B> | TypeOf<C>>, NullsOf<TypeOf<A> | TypeOf<B> | TypeOf<C>>]>,
  string,
  NeedsOf<A> | NeedsOf<B> | NeedsOf<C>
> {
  return invoke("sequence", step === undefined ? [start, stop] : [start, stop, step]);
}
