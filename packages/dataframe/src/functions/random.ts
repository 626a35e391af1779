import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import { invoke } from "./call.ts";

type Seed = number | bigint;

/** Calls a function with its seed, where there is one. */
function drawn<C extends Column>(name: string, args: readonly unknown[], seed: Seed | undefined): C {
  return invoke<C>(name, seed === undefined ? args : [...args, seed]);
}

/**
 * A random number in [0, 1). Without a seed it is new in every row and in every execution, that of a task which runs again included. With a
 * seed it hangs on the task and the row's place in it, so that a task which reads its rows in the same order again draws the same. Either way
 * the plan is non-deterministic, as it is with all functions here: where it is cut into other tasks, rows get other numbers. For numbers that
 * hang on the values of a row alone use `hashUnit`.
 */
export function rand(seed?: Seed): Column<number, string, never> {
  return drawn("rand", [], seed);
}

/** A random number of the standard normal distribution. */
export function randn(seed?: Seed): Column<number, string, never> {
  return drawn("randn", [], seed);
}

/** A random number from `low` to below `high`; an integer between integers. */
export function uniform(low: number, high: number, seed?: Seed): Column<number, string, never> {
  return drawn("uniform", [low, high], seed);
}

/** A text of so many random digits and Latin letters. */
export function randstr(length: number, seed?: Seed): Column<string, string, never> {
  return drawn("randstr", [length], seed);
}

/** The elements of an array in a random order. */
export function shuffle<const A extends Argument>(
  list: A,
  seed?: Seed,
): Column<Common<AlternativesOf<TypeOf<A>>>, string, NeedsOf<A> | Need<TypeOf<A>, "list", "shuffle() needs an array">> {
  return drawn("shuffle", [list], seed);
}
