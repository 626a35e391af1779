import { call } from "@volley/plan";
import type { Argument, NeedsOf, TypeOf } from "../column/arguments.ts";
import type { GeneratorColumn } from "../column/column.ts";
import { generatorColumn } from "../column/expression-column.ts";
import type { Need } from "../column/needs.ts";
import type { Generated } from "../column/shapes.ts";
import { here } from "../origin/call-site.ts";
import { argument } from "./call.ts";

type Exploding<Rule extends keyof Generated<any>, A, Name extends string> = GeneratorColumn<
  Rule,
  [TypeOf<A>],
  [],
  NeedsOf<A> | Need<TypeOf<A>, "list" | "map", `${Name}() needs an array or a map`>
>;

function make<C>(name: string, args: readonly unknown[]): C {
  const origin = here();
  return generatorColumn(
    call(
      name,
      args.map((arg) => argument(arg, origin)),
      { origin },
    ),
  ) as C;
}

/**
 * A row for each element of an array, as column `col`, or for each entry of a map, as columns `key` and `value`; `alias` gives other names.
 * Stands by itself in `select` or `withColumn`: `select("id", explode("tags").alias("tag"))`.
 */
export function explode<const A extends Argument>(container: A): Exploding<"explode", A, "explode"> {
  return make("explode", [container]);
}

/** As `explode`, with one row of nulls where there is no element. */
export function explodeOuter<const A extends Argument>(container: A): Exploding<"explodeOuter", A, "explodeOuter"> {
  return make("explode_outer", [container]);
}

/** As `explode`, with the position from 0 before it, as column `pos`. */
export function posexplode<const A extends Argument>(container: A): Exploding<"posexplode", A, "posexplode"> {
  return make("posexplode", [container]);
}

/** As `posexplode`, with one row of nulls where there is no element. */
export function posexplodeOuter<const A extends Argument>(container: A): Exploding<"posexplodeOuter", A, "posexplodeOuter"> {
  return make("posexplode_outer", [container]);
}

/** A row for each struct of an array, its fields as columns. */
export function inline<const A extends Argument>(
  structs: A,
): GeneratorColumn<"inline", [TypeOf<A>], [], NeedsOf<A> | Need<TypeOf<A>, "list", "inline() needs an array of structs">> {
  return make("inline", [structs]);
}

/** As `inline`, with one row of nulls where there is no struct. */
export function inlineOuter<const A extends Argument>(
  structs: A,
): GeneratorColumn<"inlineOuter", [TypeOf<A>], [], NeedsOf<A> | Need<TypeOf<A>, "list", "inlineOuter() needs an array of structs">> {
  return make("inline_outer", [structs]);
}

/** Values dealt out to a number of rows, one after another, as columns `col0`, `col1`, …; the last row is filled up with nulls. */
export function stack<const A extends readonly [Argument, ...Argument[]]>(
  rows: number,
  ...values: A
): GeneratorColumn<"stack", [TypeOf<A[number]>], [], NeedsOf<A[number]>> {
  return make("stack", [rows, ...values]);
}
