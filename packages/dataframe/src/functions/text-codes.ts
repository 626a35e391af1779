import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Decimal, Int } from "../values/value-types.ts";
import { constant, invoke, invokeWith, type Nary, type TextOf, type TextOrNull, type Unary, type UnaryOrNull, unary } from "./call.ts";

type Text<Name extends string> = Unary<"string", string, Name, "string">;

/** Bytes, of a text those in UTF-8, as base64. */
export const base64: Unary<"string" | "binary", string, "base64", "string"> = unary("base64");
/** Bytes, of a text those in UTF-8, as base32 (RFC 4648). */
export const toBase32: Unary<"string" | "binary", string, "to_base32", "binary"> = unary("to_base32");
/** The bytes of base32; other text is an error. */
export const fromBase32: Unary<"string", Uint8Array, "from_base32", "string"> = unary("from_base32");
/** The bytes of base64; other characters are left out. */
export const unbase64: Unary<"string", Uint8Array, "unbase64", "string"> = unary("unbase64");
/** As a form sends it (application/x-www-form-urlencoded). */
export const urlEncode: Text<"url_encode"> = unary("url_encode");
/** What a form sent; a broken % is an error. */
export const urlDecode: Text<"url_decode"> = unary("url_decode");
/** Code of the English sound: a letter and three digits. */
export const soundex: Text<"soundex"> = unary("soundex");
/** In single quotes, with those inside escaped. */
export const quote: Text<"quote"> = unary("quote");
/** The text itself: all texts here are valid UTF-8. */
export const makeValidUtf8: Text<"make_valid_utf8"> = unary("make_valid_utf8");
/** The text itself: all texts here are valid UTF-8. */
export const validateUtf8: Text<"validate_utf8"> = unary("validate_utf8");
/** The text itself: all texts here are valid UTF-8. */
export const tryValidateUtf8: Text<"try_validate_utf8"> = unary("try_validate_utf8");
/** What a form sent; null with a broken %. */
export const tryUrlDecode: UnaryOrNull<"string", string, "try_url_decode", "string"> = unary("try_url_decode");
/** Whether digits end in their check digit (Luhn). */
export const luhnCheck: Unary<"string", boolean, "luhn_check", "string"> = unary("luhn_check");
/** Whether a text is valid UTF-8: all texts here are. */
export const isValidUtf8: Unary<"string", boolean, "is_valid_utf8", "string"> = unary("is_valid_utf8");

/** The bytes of a text. */
export function encode<const A extends Argument>(value: A, charset: "utf-8" | "UTF-8"): TextOf<"encode", Uint8Array, A> {
  return invokeWith("encode", value, charset);
}

/** The text of bytes. */
export function decode<const A extends Argument>(value: A, charset: "utf-8" | "UTF-8"): Column<string | null, string, NeedsOf<A>> {
  return invokeWith("decode", value, charset);
}

/** What `parseUrl` takes out of a URL. */
export type UrlPart = "HOST" | "PATH" | "QUERY" | "REF" | "PROTOCOL" | "FILE" | "AUTHORITY" | "USERINFO";

/** A part of a URL, or a key of its query; null where it has none, an error where it is no URL. */
export function parseUrl<const A extends Argument>(value: A, part: UrlPart, key?: string): TextOrNull<"parse_url", string, A> {
  return invokeWith("parse_url", value, part, key);
}

/** A part of a URL, or a key of its query; null where it has none or is no URL. */
export function tryParseUrl<const A extends Argument>(value: A, part: UrlPart, key?: string): TextOrNull<"try_parse_url", string, A> {
  return invokeWith("try_parse_url", value, part, key);
}

/** What `mask` shows for each kind of character; null leaves a kind as it is. */
export interface MaskOptions {
  /** For upper case letters; X where not said. */
  readonly upper?: string | null;
  /** For lower case letters; x where not said. */
  readonly lower?: string | null;
  /** For digits; n where not said. */
  readonly digit?: string | null;
  /** For all others, which stay where not said. */
  readonly other?: string | null;
}

/** With letters and digits hidden. */
export function mask<const A extends Argument>(
  value: A,
  { upper = "X", lower = "x", digit = "n", other = null }: MaskOptions = {},
): TextOf<"mask", string, A> {
  return invokeWith("mask", value, upper, lower, digit, other);
}

/** Edit distance in characters; with a threshold, -1 beyond it. */
export function levenshtein<const A extends Argument, const B extends Argument>(
  left: A,
  right: B,
  threshold?: number,
): Nary<"string", Int, "levenshtein", "string", [A, B]> {
  return invoke("levenshtein", threshold === undefined ? [left, right] : [left, right, threshold]);
}

/** A random UUID, new in every row and execution. */
export function uuid(): Column<string, string, never> {
  return invoke<Column<string, string, never>>("uuid", []);
}

/** A number with commas between thousands and so many digits after the point, half to even; or by a pattern such as `#,##0.00`. Null for negative digits. */
export function formatNumber<const A extends Argument>(value: A, form: number | string): Column<string | null, string, NeedsOf<A>> {
  return invokeWith("format_number", value, form);
}

/** Values written into a format, as Java's printf does: `%s %d %5.2f %05d %x`. Null is written as "null". */
export function formatString<const A extends readonly Argument[]>(
  format: string,
  ...values: A
): Column<string, string, NeedsOf<A[number]>> {
  return invoke("format_string", [constant(format), ...values]);
}

/** The same as `formatString`. */
export function printf<const A extends readonly Argument[]>(format: string, ...values: A): Column<string, string, NeedsOf<A[number]>> {
  return formatString(format, ...values);
}

/** A number in text of a format (`999,999.99`, `S$0,009.00`), as a decimal of its digits. */
export function toNumber<const A extends Argument>(value: A, format: string): TextOf<"to_number", Decimal, A> {
  return invokeWith("to_number", value, format);
}

/** As `toNumber`; null where the text is not of the format. */
export function tryToNumber<const A extends Argument>(value: A, format: string): TextOrNull<"try_to_number", Decimal, A> {
  return invokeWith("try_to_number", value, format);
}

/**
 * A number by a format (`999,999.99`, `S$0,009.00`: digits that do not fit are `#`), a date or timestamp by a pattern, or bytes as
 * `hex`, `utf-8` or `base64`. Throws INVALID_FORMAT for no format.
 */
export function toChar<const A extends Argument>(
  value: A,
  format: string,
): Column<
  Carry<string, NullsOf<TypeOf<A>>>,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "number" | "date" | "binary", "toChar() needs a number">
> {
  return invokeWith("to_char", value, format);
}

/** The same as `toChar`. */
export function toVarchar<const A extends Argument>(value: A, format: string): ReturnType<typeof toChar<A>> {
  return invokeWith("to_varchar", value, format);
}

/** How text writes bytes. */
export type ByteEncoding = "hex" | "utf-8" | "base64";

/** The bytes of hexadecimal digits, or of text in utf-8 or base64. */
export function toBinary<const A extends Argument>(value: A, encoding: ByteEncoding = "hex"): TextOf<"to_binary", Uint8Array, A> {
  return invokeWith("to_binary", value, encoding);
}

/** As `toBinary`; null where the text is not of the encoding. */
export function tryToBinary<const A extends Argument>(
  value: A,
  encoding: ByteEncoding = "hex",
): TextOrNull<"try_to_binary", Uint8Array, A> {
  return invokeWith("try_to_binary", value, encoding);
}
