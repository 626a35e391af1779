import protobuf from "protobufjs/minimal.js";

/** A message to send: fields left out have their proto3 default. */
export type Draft<T> = T extends Uint8Array | string | number | bigint | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Draft<E>[]
    : { readonly [K in keyof T]?: Draft<T[K]> };

/**
 * Encodes and decodes one message type. Decoded messages are plain objects with every field present: byte fields are
 * views into the given bytes, absent messages and absent optional fields are null.
 */
export interface Codec<T> {
  encode(message: Draft<T>): Uint8Array;
  /** Throws RangeError or Error when the bytes are not such a message. */
  decode(bytes: Uint8Array): T;
}

interface StaticMessage {
  encode(message: unknown, writer: undefined, depth: number): { finish(): Uint8Array };
  decode(bytes: Uint8Array, length: undefined, end: undefined, depth: number): unknown;
}

/** Which JavaScript type 64-bit fields have. Only bigint is exact beyond 2^53. */
type Int64 = "number" | "bigint";

// protobufjs gives up at 100 levels, and a chain of 50 operators has as many. A negative depth to start from lifts
// that for these messages alone; its setting for it is global.
const depth = -1900;

/** What protobufjs holds 64-bit values in (npm package long, its dependency). */
interface Long {
  toNumber(): number;
  toBigInt(): bigint;
}
const Long = protobuf.util.Long as unknown as { isLong(value: unknown): value is Long; fromBigInt(value: bigint): Long };

/** Gives a type to a class that protobufjs generated. */
export function codec<T>(generated: StaticMessage, int64: Int64): Codec<T> {
  const number = (value: Long): number | bigint => (int64 === "bigint" ? value.toBigInt() : value.toNumber());
  const prepare = int64 === "bigint" ? withLongs : (message: unknown): unknown => message;
  return {
    encode: (message) => generated.encode(prepare(message), undefined, depth).finish(),
    decode: (bytes) => plain(generated.decode(bytes, undefined, undefined, depth), number) as T,
  };
}

// Both walks below are loops, one stack frame a level, so that deep plans fit the stack.

/** Copies what protobufjs decoded: its defaults lie on prototypes and its 64-bit values are Long objects. */
function plain(value: unknown, number: (value: Long) => unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Long.isLong(value)) return number(value);
  if (Array.isArray(value)) {
    const list = [];
    for (const item of value) list.push(plain(item, number));
    return list;
  }
  const message: Record<string, unknown> = {};
  for (const key in value) {
    if (key !== "$unknowns" && key !== "__proto__") message[key] = plain((value as Record<string, unknown>)[key], number);
  }
  return message;
}

function withLongs(value: unknown): unknown {
  if (typeof value === "bigint") return Long.fromBigInt(value);
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    const list = [];
    for (const item of value) list.push(withLongs(item));
    return list;
  }
  const message: Record<string, unknown> = {};
  for (const key of Object.keys(value)) message[key] = withLongs((value as Record<string, unknown>)[key]);
  return message;
}
