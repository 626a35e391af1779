/** A message to send: fields left out have their proto3 default. */
export type Draft<T> = T extends Uint8Array | string | number | bigint | boolean | null | undefined
  ? T
  : T extends readonly (infer E)[]
    ? readonly Draft<E>[]
    : { readonly [K in keyof T]?: Draft<T[K]> };

/**
 * Encodes and decodes one message type. Decoded messages are plain objects with every field present: byte fields are
 * views into the given bytes, absent messages and absent optional fields are null. Unknown fields are skipped.
 */
export interface Codec<T> {
  /** Throws RangeError for a number that the field cannot hold exactly. */
  encode(message: Draft<T>): Uint8Array;
  /** Throws WireFormatError when the bytes are not such a message. */
  decode(bytes: Uint8Array): T;
}
