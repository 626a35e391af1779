import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { GeneratorColumn } from "../column/column.ts";
import type { Need } from "../column/needs.ts";
import type { Generated } from "../column/shapes.ts";
import { constant, invokeGenerator } from "./call.ts";

type Exploding<Rule extends keyof Generated<any>, A, Name extends string> = GeneratorColumn<
  Rule,
  [TypeOf<A>],
  [],
  NeedsOf<A> | Need<TypeOf<A>, "list" | "map", `${Name}() needs an array or a map`>
>;

/**
 * A row for each element of an array, as column `col`, or for each entry of a map, as columns `key` and `value`; `alias` gives other names.
 * Stands by itself in `select` or `withColumn`: `select("id", explode("tags").alias("tag"))`.
 */
export function explode<const A extends Argument>(container: A): Exploding<"explode", A, "explode"> {
  return invokeGenerator("explode", [container]);
}

/** As `explode`, with one row of nulls where there is no element. */
export function explodeOuter<const A extends Argument>(container: A): Exploding<"explodeOuter", A, "explodeOuter"> {
  return invokeGenerator("explode_outer", [container]);
}

/** As `explode`, with the position from 0 before it, as column `pos`. */
export function posexplode<const A extends Argument>(container: A): Exploding<"posexplode", A, "posexplode"> {
  return invokeGenerator("posexplode", [container]);
}

/** As `posexplode`, with one row of nulls where there is no element. */
export function posexplodeOuter<const A extends Argument>(container: A): Exploding<"posexplodeOuter", A, "posexplodeOuter"> {
  return invokeGenerator("posexplode_outer", [container]);
}

/** A row for each struct of an array, its fields as columns. */
export function inline<const A extends Argument>(
  structs: A,
): GeneratorColumn<"inline", [TypeOf<A>], [], NeedsOf<A> | Need<TypeOf<A>, "list", "inline() needs an array of structs">> {
  return invokeGenerator("inline", [structs]);
}

/** As `inline`, with one row of nulls where there is no struct. */
export function inlineOuter<const A extends Argument>(
  structs: A,
): GeneratorColumn<"inlineOuter", [TypeOf<A>], [], NeedsOf<A> | Need<TypeOf<A>, "list", "inlineOuter() needs an array of structs">> {
  return invokeGenerator("inline_outer", [structs]);
}

/** Values dealt out to a number of rows, one after another, as columns `col0`, `col1`, …; the last row is filled up with nulls. */
export function stack<const A extends readonly [Argument, ...Argument[]]>(
  rows: number,
  ...values: A
): GeneratorColumn<"stack", [TypeOf<A[number]>], [], NeedsOf<A[number]>> {
  return invokeGenerator("stack", [rows, ...values]);
}

/**
 * Members of a JSON object, by their names, as text in columns `c0`, `c1`, …; null where there is none, or the text is no JSON object:
 * `select("id", jsonTuple("body", "from", "to").alias("from", "to"))`.
 */
export function jsonTuple<const A extends Argument, const F extends readonly [string, ...string[]]>(
  json: A,
  ...fields: F
): GeneratorColumn<"jsonTuple", [readonly (string | null)[], F], [], NeedsOf<A> | Need<TypeOf<A>, "string", "jsonTuple() needs a string">> {
  return invokeGenerator("json_tuple", [json, ...fields.map((field) => constant(field))]);
}
