import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Coalesced, Common } from "../column/deferred.ts";
import type { Alike, Need } from "../column/needs.ts";
import { constant, invoke } from "./call.ts";

/** The second argument where the first is null; the same as `ifnull`. */
export function nvl<const A extends Argument, const B extends Argument>(
  value: A,
  fallback: B,
): Column<Coalesced<TypeOf<A>, TypeOf<B>>, string, NeedsOf<A> | NeedsOf<B>> {
  return invoke("nvl", [value, fallback]);
}

/** The second argument where the first is not null, else the third. */
export function nvl2<const A extends Argument, const B extends Argument, const C extends Argument>(
  value: A,
  present: B,
  absent: C,
): Column<Common<AlternativesOf<TypeOf<B> | TypeOf<C>>>, string, NeedsOf<A> | NeedsOf<B> | NeedsOf<C>> {
  return invoke("nvl2", [value, present, absent]);
}

/** Null for zero, else the number. */
export function nullifzero<const A extends Argument>(
  value: A,
): Column<Common<TypeOf<A> | null>, string, NeedsOf<A> | Need<TypeOf<A>, "number", "nullifzero() needs a number">> {
  return invoke("nullifzero", [value], { named: 0 });
}

/** Zero for null, else the number. */
export function zeroifnull<const A extends Argument>(
  value: A,
): Column<Coalesced<TypeOf<A>, TypeOf<0>>, string, NeedsOf<A> | Need<TypeOf<A>, "number", "zeroifnull() needs a number">> {
  return invoke("zeroifnull", [value], { named: 0 });
}

/** Equal, where null equals null; never null. */
export function equalNull<const A extends Argument, const B extends Argument>(
  left: A,
  right: B,
): Column<boolean, string, NeedsOf<A> | NeedsOf<B> | Alike<TypeOf<A>, TypeOf<B>>> {
  return invoke("equal_null", [left, right]);
}

/** Null where a condition is true; an error (USER_RAISED_EXCEPTION) with the message where not. */
export function assertTrue<const A extends Argument>(
  condition: A,
  message?: string,
): Column<null, string, NeedsOf<A> | Need<TypeOf<A>, "boolean", "assertTrue() needs a condition">> {
  return invoke("assert_true", message === undefined ? [condition] : [condition, constant(message)], { named: 0 });
}

/** An error (USER_RAISED_EXCEPTION) with a message. */
export function raiseError(message: string | Column): Column<null, string, never> {
  return invoke<Column<null, string, never>>("raise_error", [constant(message)]);
}

/** The name of the value's type, as Spark writes it; its name in Spark, `typeof`, is a word of JavaScript's own. */
export function typeOf<const A extends Argument>(value: A): Column<string, string, NeedsOf<A>> {
  return invoke("typeof", [value], { named: 0 });
}
