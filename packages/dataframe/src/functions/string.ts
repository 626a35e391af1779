import type { Argument, CallName, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Applied, Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { lit } from "./column.ts";
import { constant, invoke, type Unary, unary } from "./call.ts";

type Text<Name extends string> = Unary<"string", string, Name, "string">;
type TextOf<Name extends string, A> = Column<
  Carry<string, NullsOf<TypeOf<A>>>,
  CallName<Name, A>,
  NeedsOf<A> | Need<TypeOf<A>, "string", `${Name}() needs a string`>
>;
type TextTest<Name extends string, A, B> = Column<
  Carry<boolean, NullsOf<TypeOf<A> | TypeOf<B>>>,
  string,
  NeedsOf<A> | NeedsOf<B> | Need<TypeOf<A>, "string", `${Name}() needs a string`>
>;

/** Lower case. */
export const lower: Text<"lower"> = unary("lower");
/** Upper case. */
export const upper: Text<"upper"> = unary("upper");
/** Without blanks at both ends. */
export const trim: Text<"trim"> = unary("trim");
/** Without blanks at the start. */
export const ltrim: Text<"ltrim"> = unary("ltrim");
/** Without blanks at the end. */
export const rtrim: Text<"rtrim"> = unary("rtrim");
/** Number of characters. */
export const length: Unary<"string" | "binary", Int, "length", "string"> = unary("length");

/**
 * All values as text in a row, or the elements of all arrays; null when one is null. Text arguments name columns; `lit(" ")` is a constant.
 */
export function concat<const A extends readonly [Argument, ...Argument[]]>(
  ...values: A
): Column<Applied<"concat", [TypeOf<A[number]>]>, string, NeedsOf<A[number]>> {
  return invoke("concat", values);
}

/** Values as text joined by a separator, nulls left out. */
export function concatWs<const A extends readonly [Argument, ...Argument[]]>(
  separator: string,
  ...values: A
): Column<string, string, NeedsOf<A[number]>> {
  return invoke("concat_ws", [lit(separator), ...values]);
}

/** Part of a string: `from` counts from 1, negative from the end. */
export function substring<const A extends Argument>(value: A, from: number, characters?: number): TextOf<"substring", A> {
  return invoke("substring", characters === undefined ? [value, from] : [value, from, characters], { named: 1 });
}

/** A string's characters, or an array's elements, from the last to the first. */
export function reverse<const A extends Argument>(value: A): Column<Applied<"concat", [TypeOf<A>]>, CallName<"reverse", A>, NeedsOf<A>> {
  return invoke("reverse", [value]);
}

/** With every occurrence of a text replaced. */
export function replace<const A extends Argument>(value: A, search: string, replacement = ""): TextOf<"replace", A> {
  return invoke("replace", [value, lit(search), lit(replacement)], { named: 1 });
}

/** SQL pattern with `%` and `_`, escaped by a backslash. */
export function like<const A extends Argument>(value: A, pattern: string): TextTest<"like", A, never> {
  return invoke("like", [value, lit(pattern)]);
}

/** Whether a regular expression occurs. */
export function rlike<const A extends Argument>(value: A, pattern: string): TextTest<"rlike", A, never> {
  return invoke("rlike", [value, lit(pattern)]);
}

/** Whether a text occurs in the first. */
export function contains<const A extends Argument, B extends Column = never>(value: A, text: string | B): TextTest<"contains", A, B> {
  return invoke("contains", [value, constant(text)]);
}

/** Whether the first begins with a text. */
export function startswith<const A extends Argument, B extends Column = never>(value: A, text: string | B): TextTest<"startswith", A, B> {
  return invoke("startswith", [value, constant(text)]);
}

/** Whether the first ends with a text. */
export function endswith<const A extends Argument, B extends Column = never>(value: A, text: string | B): TextTest<"endswith", A, B> {
  return invoke("endswith", [value, constant(text)]);
}
