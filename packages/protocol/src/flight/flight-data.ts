import type { Codec } from "../codec.ts";
import { Reader } from "../wire/reader.ts";
import type { Frame } from "../arrow/frame.ts";
import { scattered } from "./scatter.ts";

/** A FlightData message. Absent fields are empty. */
export interface FlightMessage extends Frame {
  readonly appMetadata?: Uint8Array;
  /** Pads with a dummy `app_metadata` so that the body lies at a multiple of 8 bytes where it is received. For Volley's own peers: others see the padding. */
  readonly align?: boolean;
}

const headerTag = 0x12;
const metadataTag = 0x1a;
/** Field 1000, length-delimited. */
const bodyTag = [0xc2, 0x3e] as const;
const bodyTagValue = 1000 * 8 + 2;
const grpcPrefix = 5;
const zeros = new Uint8Array(16);
const empty = new Uint8Array(0);

/** Encodes a message without copying its parts; see `scattered`. */
export function encodeFlightData(message: FlightMessage): Uint8Array {
  const { parts, length } = flightDataParts(message);
  return scattered(parts, length);
}

/** The parts of an encoded message, in order, and their length. Header and body are the given arrays themselves. */
export function flightDataParts(message: FlightMessage): { readonly parts: readonly Uint8Array[]; readonly length: number } {
  const { header, body, bodyLength, appMetadata = empty } = message;
  const metadata = message.align && appMetadata.length === 0 ? padding(header.length, bodyLength) : appMetadata;
  const parts: Uint8Array[] = [];
  let length = bodyLength;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  if (header.length > 0) {
    add(prefix([headerTag], header.length));
    add(header);
  }
  if (metadata.length > 0) {
    add(prefix([metadataTag], metadata.length));
    add(metadata);
  }
  if (bodyLength > 0) {
    add(prefix(bodyTag, bodyLength));
    parts.push(...body);
  }
  return { parts, length };
}

/** Decodes a message; header, metadata and body are views of `bytes`. Throws WireFormatError. */
export function decodeFlightData(bytes: Uint8Array): FlightMessage {
  const reader = new Reader(bytes);
  let header: Uint8Array = empty;
  let appMetadata: Uint8Array = empty;
  let body: Uint8Array = empty;
  while (reader.position < bytes.length) {
    const tag = reader.varint();
    if (tag === headerTag) header = reader.bytes();
    else if (tag === metadataTag) appMetadata = reader.bytes();
    else if (tag === bodyTagValue) body = reader.bytes();
    else reader.skip(tag % 8);
  }
  return { header, appMetadata, body: body.length === 0 ? [] : [body], bodyLength: body.length };
}

/** For the service table. */
export const flightDataCodec: Codec<FlightMessage> = {
  encode: (message) => encodeFlightData(message as FlightMessage),
  decode: decodeFlightData,
};

/** The `app_metadata` after which the body is aligned; a field of one byte costs three, and an empty one is left out by encoders. */
function padding(headerLength: number, bodyLength: number): Uint8Array {
  if (bodyLength === 0) return empty;
  const before =
    grpcPrefix + (headerLength > 0 ? 1 + varintLength(headerLength) + headerLength : 0) + bodyTag.length + varintLength(bodyLength);
  const pad = (8 - (before % 8)) % 8;
  if (pad === 0) return empty;
  return zeros.subarray(0, (pad < 3 ? pad + 8 : pad) - 2);
}

function prefix(tag: readonly number[], length: number): Uint8Array {
  const bytes = new Uint8Array(tag.length + varintLength(length));
  bytes.set(tag);
  let at = tag.length;
  let rest = length;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at] = rest;
  return bytes;
}

function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) length++;
  return length;
}
