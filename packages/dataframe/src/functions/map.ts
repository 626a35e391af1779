import type { Argument, CallName, NeedsOf, NeedsOfValue, TypeOf, TypeOfValue, Value } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Applied, Carry, Common, NullsOf } from "../column/deferred.ts";
import type { Alike, Need } from "../column/needs.ts";
import { constant, invoke } from "./call.ts";

type MapNeed<A, Name extends string> = NeedsOf<A> | Need<TypeOf<A>, "map", `${Name}() needs a map`>;
type OfMap<Rule extends "keys" | "values" | "entries", A, Name extends string, Label extends string> = Column<
  Applied<Rule, [TypeOf<A>]>,
  CallName<Label, A>,
  MapNeed<A, Name>
>;

/** Every other of a list of types. */
type Every<A extends readonly unknown[], Rest extends 0 | 1> = A extends readonly [infer K, infer V, ...infer More]
  ? (Rest extends 0 ? K : V) | Every<More, Rest>
  : never;
type CommonOf<A> = Common<AlternativesOf<TypeOf<A>>>;

/** A map of keys and values, given in turn: `createMap(lit("a"), "x", lit("b"), "y")`. A key that comes twice is an error (DUPLICATED_MAP_KEY). */
export function createMap<const A extends readonly [Argument, Argument, ...Argument[]]>(
  ...keysAndValues: A
): Column<Applied<"map", [CommonOf<Every<A, 0>>, CommonOf<Every<A, 1>>, never]>, string, NeedsOf<A[number]>> {
  return invoke("map", keysAndValues);
}

/** A map of keys and values, given as arrays of one length. */
export function mapFromArrays<const A extends Argument, const B extends Argument>(
  keys: A,
  values: B,
): Column<
  Applied<"map", [Applied<"element", [TypeOf<A>]>, Applied<"element", [TypeOf<B>]>, NullsOf<TypeOf<A> | TypeOf<B>>]>,
  string,
  NeedsOf<A> | NeedsOf<B> | Need<TypeOf<A> | TypeOf<B>, "list", "mapFromArrays() needs an array">
> {
  return invoke("map_from_arrays", [keys, values]);
}

/** A map of an array of pairs (structs of two fields); null where one of them is null. */
export function mapFromEntries<const A extends Argument>(
  entries: A,
): Column<Applied<"fromEntries", [TypeOf<A>]>, string, NeedsOf<A> | Need<TypeOf<A>, "list", "mapFromEntries() needs an array">> {
  return invoke("map_from_entries", [entries]);
}

/** The keys of a map. */
export function mapKeys<const A extends Argument>(map: A): OfMap<"keys", A, "mapKeys", "map_keys"> {
  return invoke("map_keys", [map]);
}

/** The values of a map. */
export function mapValues<const A extends Argument>(map: A): OfMap<"values", A, "mapValues", "map_values"> {
  return invoke("map_values", [map]);
}

/** The entries of a map as structs of key and value. */
export function mapEntries<const A extends Argument>(map: A): OfMap<"entries", A, "mapEntries", "map_entries"> {
  return invoke("map_entries", [map]);
}

/** The entries of all maps in one. A key that comes twice is an error (DUPLICATED_MAP_KEY). */
export function mapConcat<const A extends readonly [Argument, ...Argument[]]>(
  ...maps: A
): Column<Applied<"maps", [TypeOf<A[number]>]>, string, MapNeed<A[number], "mapConcat">> {
  return invoke("map_concat", maps);
}

/** Whether a map has a key. */
export function mapContainsKey<const A extends Argument, const V extends Value>(
  map: A,
  key: V,
): Column<
  Carry<boolean, NullsOf<TypeOf<A> | TypeOfValue<V>>>,
  string,
  MapNeed<A, "mapContainsKey"> | NeedsOfValue<V> | Alike<Applied<"key", [TypeOf<A>]>, TypeOfValue<V>>
> {
  return invoke("map_contains_key", [map, constant(key)]);
}

/** A map of a text's parts: regular expressions part the entries (`,`) and keys from values (`:`). */
export function strToMap<const A extends Argument>(
  text: A,
  betweenEntries = ",",
  betweenKeyAndValue = ":",
): Column<
  Carry<Map<string, string | null>, NullsOf<TypeOf<A>>>,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "string", "strToMap() needs a string">
> {
  return invoke("str_to_map", [text, constant(betweenEntries), constant(betweenKeyAndValue)]);
}

/**
 * The element of an array at a position, from 1 or below 0 from the end, beyond which there is an error (INVALID_ARRAY_INDEX_IN_ELEMENT_AT);
 * the value of a map's key, or null.
 */
export function elementAt<const A extends Argument, const V extends Value>(
  container: A,
  position: V,
): Column<Applied<"item", [TypeOf<A>, TypeOfValue<V>]>, string, NeedsOf<A> | NeedsOfValue<V>> {
  return invoke("element_at", [container, constant(position)]);
}

/** As `elementAt`, but null beyond an array's ends. */
export function tryElementAt<const A extends Argument, const V extends Value>(
  container: A,
  position: V,
): Column<Applied<"elementOrNull", [TypeOf<A>]>, string, NeedsOf<A> | NeedsOfValue<V>> {
  return invoke("try_element_at", [container, constant(position)]);
}

/** The element of an array at an index from 0; null beyond its ends. */
export function get<const A extends Argument>(
  list: A,
  index: number | Column,
): Column<Applied<"elementOrNull", [TypeOf<A>]>, string, NeedsOf<A> | Need<TypeOf<A>, "list", "get() needs an array">> {
  return invoke("get", [list, index]);
}
