import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { constant, invoke, invokeWith, type TextOf, type Unary, unary } from "./call.ts";

type Text<Name extends string> = Unary<"string", string, Name, "string">;
type Size<Name extends string> = Unary<"string" | "binary", Int, Name, "string">;

/** Lower case; the same as `lower`. */
export const lcase: Text<"lcase"> = unary("lcase");
/** Upper case; the same as `upper`. */
export const ucase: Text<"ucase"> = unary("ucase");
/** The first letter of each word in upper case, the others in lower; blanks divide words. */
export const initcap: Text<"initcap"> = unary("initcap");
/** Number of characters, or of bytes; the same as `length`. */
export const charLength: Size<"char_length"> = unary("char_length");
/** Number of bytes in UTF-8. */
export const octetLength: Size<"octet_length"> = unary("octet_length");
/** Number of bits in UTF-8. */
export const bitLength: Size<"bit_length"> = unary("bit_length");
/** Code of the first character; 0 of an empty text. */
export const ascii: Unary<"string", Int, "ascii", "string"> = unary("ascii");
/** The character of a code, modulo 256; empty for negative codes. */
export const chr: Unary<"number", string, "chr", "number"> = unary("chr");
/** So many blanks. */
export const space: Unary<"number", string, "space", "number"> = unary("space");

/** Without blanks, or the given characters, at both ends. */
export function btrim<const A extends Argument>(value: A, characters?: string): TextOf<"btrim", string, A> {
  return invokeWith("btrim", value, characters);
}

/** The first characters. */
export function left<const A extends Argument>(value: A, characters: number | Column): TextOf<"left", string, A> {
  return invokeWith("left", value, characters);
}

/** The last characters. */
export function right<const A extends Argument>(value: A, characters: number | Column): TextOf<"right", string, A> {
  return invokeWith("right", value, characters);
}

/** Filled up at the start to a length, or cut to it. */
export function lpad<const A extends Argument>(value: A, length: number, pad = " "): TextOf<"lpad", string, A> {
  return invokeWith("lpad", value, length, pad);
}

/** Filled up at the end to a length, or cut to it. */
export function rpad<const A extends Argument>(value: A, length: number, pad = " "): TextOf<"rpad", string, A> {
  return invokeWith("rpad", value, length, pad);
}

/** The text several times over. */
export function repeat<const A extends Argument>(value: A, times: number | Column): TextOf<"repeat", string, A> {
  return invokeWith("repeat", value, times);
}

/** Position of a text, from 1; 0 without it. */
export function instr<const A extends Argument>(value: A, text: string | Column): TextOf<"instr", Int, A> {
  return invokeWith("instr", value, text);
}

/** Position of a text in a value, from 1 and from a position on; 0 without it. */
export function locate<const A extends Argument>(text: string, value: A, from?: number): TextOf<"locate", Int, A> {
  return invoke("locate", [constant(text), value, ...(from === undefined ? [] : [from])], { named: 0 });
}

/** Position of a text in a value, from 1 and from a position on; 0 without it. The same as `locate`. */
export function position<const A extends Argument>(text: string, value: A, from?: number): TextOf<"position", Int, A> {
  return invoke("position", [constant(text), value, ...(from === undefined ? [] : [from])], { named: 0 });
}

/** Each character of `from` replaced by its fellow in `to`, or left out. */
export function translate<const A extends Argument>(value: A, from: string, to: string): TextOf<"translate", string, A> {
  return invokeWith("translate", value, from, to);
}

/** With the characters from a position on written over, as many as the text has where not said. */
export function overlay<const A extends Argument>(
  value: A,
  text: string | Column,
  from: number,
  length?: number,
): TextOf<"overlay", string, A> {
  return invokeWith("overlay", value, text, from, length);
}

/** A part between separators, counted from 1, or from the end from -1; empty where there is none. */
export function splitPart<const A extends Argument>(value: A, separator: string, part: number): TextOf<"split_part", string, A> {
  return invokeWith("split_part", value, separator, part);
}

/** What stands before so many separators, or after, counted from the end. */
export function substringIndex<const A extends Argument>(value: A, separator: string, count: number): TextOf<"substring_index", string, A> {
  return invokeWith("substring_index", value, separator, count);
}

/** Position in a list divided by commas, from 1; 0 without it. */
export function findInSet<const A extends Argument>(value: A, list: string | Column): TextOf<"find_in_set", Int, A> {
  return invokeWith("find_in_set", value, list);
}

/** The n-th of the values after it, counted from 1; another number is an error. */
export function elt<const N extends Argument, const A extends readonly [Argument, ...Argument[]]>(
  n: N,
  ...values: A
): Column<string | null, string, NeedsOf<N> | NeedsOf<A[number]> | Need<TypeOf<N>, "number", "elt() needs a number">> {
  return invoke("elt", [n, ...values]);
}

/** SQL pattern with `%` and `_` in whatever case, escaped by a backslash. */
export function ilike<const A extends Argument>(value: A, pattern: string, escape?: string): TextOf<"ilike", boolean, A> {
  return invokeWith("ilike", value, pattern, escape);
}

/** The sentences of a text, each as an array of its words, without punctuation; by the signs of western languages. */
export function sentences<const A extends Argument>(value: A): TextOf<"sentences", readonly (readonly string[])[], A> {
  return invokeWith("sentences", value);
}
