import type { Codec, Draft } from "@volley/protocol";
import type { Any } from "@volley/protocol/spark";

const prefix = "type.googleapis.com/";

/** Packs one of Volley's messages into an extension field. */
export function pack<T>(name: string, codec: Codec<T>, message: Draft<T>): Any {
  return { typeUrl: `${prefix}${name}`, value: codec.encode(message) };
}

/** The message of an extension field, when it is of this type. */
export function unpack<T>(any: Any | null | undefined, name: string, codec: Codec<T>): T | undefined {
  return any && any.typeUrl.slice(any.typeUrl.lastIndexOf("/") + 1) === name ? codec.decode(any.value) : undefined;
}
