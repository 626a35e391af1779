/** Encodes and decodes one message type. Decoded byte fields are views into the given bytes; absent singular messages are null. */
export interface Codec<T> {
  encode(message: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

interface StaticMessage {
  encode(message: unknown): { finish(): Uint8Array };
  decode(bytes: Uint8Array): unknown;
}

/** Gives a type to a class that protobufjs generated. */
export function codec<T>(generated: StaticMessage): Codec<T> {
  return {
    encode: (message) => generated.encode(message).finish(),
    decode: (bytes) => generated.decode(bytes) as T,
  };
}
