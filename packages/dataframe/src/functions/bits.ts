import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { AlternativesOf, Common } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { invoke, type Nary, type Unary, type UnaryOrNull, unary } from "./call.ts";

type Shifted<Name extends string, A> = Column<
  Common<AlternativesOf<TypeOf<A>>>,
  string,
  NeedsOf<A> | Need<TypeOf<A>, "number", `${Name}() needs an integer`>
>;

/** The bit of a number in its bitmap of 32,768 bits. */
export const bitmapBitPosition: Unary<"number", bigint, "bitmap_bit_position", "integer"> = unary("bitmap_bit_position");
/** The number of the bitmap of 32,768 bits that a number falls into. */
export const bitmapBucketNumber: Unary<"number", bigint, "bitmap_bucket_number", "integer"> = unary("bitmap_bucket_number");
/** Number of bits that are set in bytes. */
export const bitmapCount: Unary<"binary", bigint, "bitmap_count", "binary"> = unary("bitmap_count");

/** All bits turned over. */
export function bitwiseNot<const A extends Argument>(value: A): Shifted<"bitwiseNot", A> {
  return invoke("~", [value], { named: 0 });
}

/** Bits moved left by a count modulo the width (32, or 64 of a bigint); what leaves is lost. */
export function shiftleft<const A extends Argument>(value: A, count: number): Shifted<"shiftleft", A> {
  return invoke("shiftleft", [value, count], { named: 0 });
}

/** Bits moved right, filled with the sign. */
export function shiftright<const A extends Argument>(value: A, count: number): Shifted<"shiftright", A> {
  return invoke("shiftright", [value, count], { named: 0 });
}

/** Bits moved right, filled with zeros. */
export function shiftrightunsigned<const A extends Argument>(value: A, count: number): Shifted<"shiftrightunsigned", A> {
  return invoke("shiftrightunsigned", [value, count], { named: 0 });
}

/** Number of bits that are set, of 64, in an integer or boolean. */
export const bitCount: Unary<"number" | "boolean", Int, "bit_count", "number"> = unary("bit_count");

/** The bit at a position, from 0 at the right. */
export function bitGet<const A extends Argument, const B extends Argument>(
  value: A,
  position: B,
): Nary<"number", Int, "bit_get", "number", [A, B]> {
  return invoke("bit_get", [value, position]);
}

/** Binary digits, of negative numbers as two's complement. */
export const bin: Unary<"number", string, "bin", "number"> = unary("bin");
/** Hexadecimal digits of an integer, or of the bytes of a text or binary. */
export const hex: Unary<"number" | "string" | "binary", string, "hex", "number"> = unary("hex");
/** The bytes of hexadecimal digits; null for anything else. */
export const unhex: UnaryOrNull<"string", Uint8Array, "unhex", "string"> = unary("unhex");

/** A number's text in another base, 2 to 36; a negative target base writes it with its sign. Null for no number. */
export function conv<const A extends Argument>(
  value: A,
  from: number,
  to: number,
): Column<string | null, string, NeedsOf<A> | Need<TypeOf<A>, "string" | "number", "conv() needs a string">> {
  return invoke("conv", [value, from, to]);
}
