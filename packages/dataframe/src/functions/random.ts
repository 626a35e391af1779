import type { Argument, NeedsOf, TypeOf } from "../column/arguments.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import { invoke } from "./call.ts";

/**
 * A random number in [0, 1), new in every row and every execution. There is no seed: for numbers that can be had again use `hashUnit`.
 * It makes a plan non-deterministic: each reader of a frame, and each attempt of a task, may see other numbers. So do all functions here.
 */
export function rand(): Column<number, string, never> {
  return invoke<Column<number, string, never>>("rand", []);
}

/** A random number of the standard normal distribution. */
export function randn(): Column<number, string, never> {
  return invoke<Column<number, string, never>>("randn", []);
}

/** A random number from `low` to below `high`; an integer between integers. */
export function uniform(low: number, high: number): Column<number, string, never> {
  return invoke<Column<number, string, never>>("uniform", [low, high]);
}

/** A text of so many random digits and Latin letters. */
export function randstr(length: number): Column<string, string, never> {
  return invoke<Column<string, string, never>>("randstr", [length]);
}

/** The elements of an array in a random order. */
export function shuffle<const A extends Argument>(
  list: A,
): Column<Common<AlternativesOf<TypeOf<A>>>, string, NeedsOf<A> | Need<TypeOf<A>, "list", "shuffle() needs an array">> {
  return invoke("shuffle", [list]);
}
