import type { Argument, NeedsOf, NeedsOfValue, TypeOf, TypeOfValue, Value } from "../column/argument-types.ts";
import type { CaseColumn, Column } from "../column/column.ts";
import type { AlternativesOf, Coalesced, Common, Carry, NullsOf } from "../column/deferred.ts";
import { caseColumn, operand } from "../column/expression-column.ts";
import type { Alike, Need } from "../column/needs.ts";
import { here } from "../origin/call-site.ts";
import { invoke } from "./call.ts";

/** The first value whose condition is true; add more with `.when(…)`, a default with `.otherwise(…)`. */
export function when<C extends Column, const V extends Value | null>(
  condition: C,
  value: V,
): CaseColumn<
  AlternativesOf<TypeOfValue<V>>,
  NeedsOfValue<C> | NeedsOfValue<V> | Need<TypeOfValue<C>, "boolean", "when() needs a condition">
> {
  const origin = here();
  return caseColumn([operand(condition, origin), operand(value, origin)], origin);
}

type Init<A extends readonly unknown[]> = A extends readonly [...infer I, unknown] ? I[number] : never;
type Last<A extends readonly unknown[]> = A extends readonly [...unknown[], infer L] ? L : A[number];

/** The first argument that is not null. */
export function coalesce<const A extends readonly [Argument, ...Argument[]]>(
  ...values: A
): Column<Coalesced<TypeOf<Init<A>>, TypeOf<Last<A>>>, string, NeedsOf<A[number]>> {
  return invoke("coalesce", values);
}

/** The second argument where the first is null. */
export function ifnull<const A extends Argument, const B extends Argument>(
  value: A,
  fallback: B,
): Column<Coalesced<TypeOf<A>, TypeOf<B>>, string, NeedsOf<A> | NeedsOf<B>> {
  return invoke("ifnull", [value, fallback]);
}

/** Null where both are equal, else the first. */
export function nullif<const A extends Argument, const B extends Argument>(
  value: A,
  other: B,
): Column<Common<TypeOf<A> | null>, string, NeedsOf<A> | NeedsOf<B> | Alike<TypeOf<A>, TypeOf<B>>> {
  return invoke("nullif", [value, other]);
}

/** The greatest argument, nulls left out. */
export function greatest<const A extends readonly [Argument, Argument, ...Argument[]]>(
  ...values: A
): Column<Common<AlternativesOf<TypeOf<A[number]>>>, string, NeedsOf<A[number]>> {
  return invoke("greatest", values);
}

/** The least argument, nulls left out. */
export function least<const A extends readonly [Argument, Argument, ...Argument[]]>(
  ...values: A
): Column<Common<AlternativesOf<TypeOf<A[number]>>>, string, NeedsOf<A[number]>> {
  return invoke("least", values);
}

/** Whether the value is null. */
export function isnull<const A extends Argument>(value: A): Column<boolean, string, NeedsOf<A>> {
  return invoke("isNull", [value]);
}

/** Whether the value is not null. */
export function isnotnull<const A extends Argument>(value: A): Column<boolean, string, NeedsOf<A>> {
  return invoke("isNotNull", [value]);
}

/** Whether the value is NaN; false for null. */
export function isnan<const A extends Argument>(
  value: A,
): Column<boolean, string, NeedsOf<A> | Need<TypeOf<A>, "number", "isnan() needs a number">> {
  return invoke("isNaN", [value]);
}

/** The opposite of a condition. */
export function not<A extends Column>(
  condition: A,
): Column<Carry<boolean, NullsOf<TypeOf<A>>>, string, NeedsOf<A> | Need<TypeOf<A>, "boolean", "not() needs a condition">> {
  return invoke("not", [condition]);
}
