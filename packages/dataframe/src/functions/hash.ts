import { call, type Expression, literal, simpleTypes, VolleyError } from "@volley/plan";
import { list, record } from "../argument-checks.ts";
import type { Argument, NeedsOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import { column } from "../column/expression-column.ts";
import type { Int } from "../values/value-types.ts";
import { here } from "../origin/call-site.ts";
import { argument, constant, invoke, invokeWith, type Nary, type TextOf, type Unary, unary } from "./call.ts";

/** MD5 as 32 hexadecimal digits. */
export const md5: Unary<"string" | "binary", string, "md5", "string"> = unary("md5");
/** SHA-256 as 64 hexadecimal digits. */
export const sha256: Unary<"string", string, "sha256", "string"> = unary("sha256");

/** SHA-1 as 40 hexadecimal digits. */
export const sha1: Unary<"string" | "binary", string, "sha1", "string"> = unary("sha1");
/** SHA-1 as 40 hexadecimal digits; the same as `sha1`. */
export const sha: Unary<"string" | "binary", string, "sha", "string"> = unary("sha");
/** Cyclic redundancy check of bytes, of a text those in UTF-8. */
export const crc32: Unary<"string" | "binary", bigint, "crc32", "string"> = unary("crc32");

/** SHA-2 as hexadecimal digits; of 256 bits. */
export function sha2<const A extends Argument>(value: A, bits: 0 | 256): TextOf<"sha2", string, A> {
  return invokeWith("sha2", value, bits);
}

/** Keyed hash of a message, as bytes (RFC 2104): by SHA-256, or by SHA-1 or MD5. */
export function hmac<const K extends Argument, const M extends Argument>(
  key: K,
  message: M,
  algorithm: "SHA-256" | "SHA-1" | "MD5" = "SHA-256",
): Nary<"string" | "binary", Uint8Array, "hmac", "string or binary", [K, M]> {
  return invoke("hmac", [key, message, constant(algorithm)], { named: 2 });
}

/** Murmur3 of all values as a 32-bit integer, the very number that Spark gives; nulls are left out. It takes many times what `md5` takes. */
export function hash<const A extends readonly [Argument, ...Argument[]]>(...values: A): Column<Int, string, NeedsOf<A[number]>> {
  return invoke("hash", values);
}

/** XXH64 of all values as a 64-bit integer, the very number that Spark gives; nulls are left out. It takes many times what `md5` takes. */
export function xxhash64<const A extends readonly [Argument, ...Argument[]]>(...values: A): Column<bigint, string, NeedsOf<A[number]>> {
  return invoke("xxhash64", values);
}

/** A number in [0, 1) that depends on the values alone: equal rows, equal numbers, on every machine and version. */
export function hashUnit<const A extends readonly [Argument, ...Argument[]]>(...values: A): Column<number, string, NeedsOf<A[number]>> {
  return invoke("hash_unit", values);
}

/**
 * The name of the split a row belongs to, by a hash of `columns`: rows that agree in them stay together, on every machine and version.
 * Weights need not add up to 1. Throws INVALID_ARGUMENT for no columns, no splits or a weight that is not positive.
 *
 *     hashSplit(["date", "origin"], { train: 0.7, validation: 0.15, test: 0.15 })
 */
export function hashSplit<const A extends Argument, const W extends Readonly<Record<string, number>>>(
  columns: readonly A[],
  weights: W,
): Column<keyof W & string, string, NeedsOf<A>> {
  const origin = here();
  const splits = Object.entries(record("hashSplit()", weights, origin));
  if (list("hashSplit()", columns, origin).length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "hashSplit() needs columns to hash", { origin });
  if (splits.length === 0)
    throw new VolleyError("INVALID_ARGUMENT", "hashSplit() needs at least one split", {
      origin,
      hints: ["for example { train: 0.8, test: 0.2 }"],
    });
  for (const [name, weight] of splits)
    if (!(weight > 0 && Number.isFinite(weight)))
      throw new VolleyError("INVALID_ARGUMENT", `the weight of "${name}" is ${weight}: weights are positive numbers`, { origin });
  const unit = call(
    "hash_unit",
    columns.map((c) => argument(c, origin)),
    { origin },
  );
  const total = splits.reduce((sum, [, weight]) => sum + weight, 0);
  const branches: Expression[] = [];
  let upTo = 0;
  for (const [name, weight] of splits) {
    upTo += weight;
    const split = literal(name, simpleTypes.string, origin);
    if (branches.length === 2 * (splits.length - 1)) branches.push(split);
    else branches.push(call("<", [unit, literal(upTo / total, simpleTypes.double, origin)], { origin }), split);
  }
  return column(splits.length === 1 ? branches[0]! : call("when", branches, { origin }));
}
