import type { Argument } from "../column/argument-types.ts";
import type { Int } from "../values/value-types.ts";
import { invokeWith, type TextOf, type TextOrNull } from "./call.ts";

/** A group of the first match of a regular expression, the first group where not said, 0 the whole match; empty without a match. */
export function regexpExtract<const A extends Argument>(value: A, pattern: string, group = 1): TextOf<"regexp_extract", string, A> {
  return invokeWith("regexp_extract", value, pattern, group);
}

/** A group of every match, the first group where not said, 0 the whole match. */
export function regexpExtractAll<const A extends Argument>(
  value: A,
  pattern: string,
  group = 1,
): TextOf<"regexp_extract_all", string[], A> {
  return invokeWith("regexp_extract_all", value, pattern, group);
}

/** With every match replaced, from a position on; `$1` in the replacement is the first group. */
export function regexpReplace<const A extends Argument>(
  value: A,
  pattern: string,
  replacement: string,
  from?: number,
): TextOf<"regexp_replace", string, A> {
  return invokeWith("regexp_replace", value, pattern, replacement, from);
}

/** Number of matches. */
export function regexpCount<const A extends Argument>(value: A, pattern: string): TextOf<"regexp_count", Int, A> {
  return invokeWith("regexp_count", value, pattern);
}

/** Position of the first match, from 1; 0 without one. */
export function regexpInstr<const A extends Argument>(value: A, pattern: string): TextOf<"regexp_instr", Int, A> {
  return invokeWith("regexp_instr", value, pattern);
}

/** The first match; null without one. */
export function regexpSubstr<const A extends Argument>(value: A, pattern: string): TextOrNull<"regexp_substr", string, A> {
  return invokeWith("regexp_substr", value, pattern);
}

/** The parts between matches of a regular expression; with a limit, at most so many, the last holding the rest. */
export function split<const A extends Argument>(value: A, pattern: string, limit?: number): TextOf<"split", string[], A> {
  return invokeWith("split", value, pattern, limit);
}
