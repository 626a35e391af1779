import type { Codec } from "../codec.ts";
import { WireFormatError } from "../errors.ts";
import type { Frame } from "./frame.ts";
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
  const reader = new Fields(bytes);
  let header: Uint8Array = empty;
  let appMetadata: Uint8Array = empty;
  let body: Uint8Array = empty;
  for (let tag = reader.tag(); tag !== 0; tag = reader.tag()) {
    if (tag === headerTag) header = reader.bytes();
    else if (tag === metadataTag) appMetadata = reader.bytes();
    else if (tag === 8002) body = reader.bytes();
    else reader.skip(tag & 7);
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
  const before = grpcPrefix + (headerLength > 0 ? 1 + varintLength(headerLength) + headerLength : 0) + bodyTag.length + varintLength(bodyLength);
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

class Fields {
  private readonly source: Uint8Array;
  private at = 0;

  constructor(source: Uint8Array) {
    this.source = source;
  }

  /** The next field's tag, 0 at the end. */
  tag(): number {
    return this.at === this.source.length ? 0 : this.varint();
  }

  bytes(): Uint8Array {
    const length = this.varint();
    const start = this.at;
    this.move(length);
    return this.source.subarray(start, this.at);
  }

  skip(wireType: number): void {
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.move(8);
    else if (wireType === 2) this.move(this.varint());
    else if (wireType === 5) this.move(4);
    else throw new WireFormatError(`not a FlightData message: wire type ${wireType} at byte ${this.at}`);
  }

  private move(length: number): void {
    if (this.at + length > this.source.length) throw new WireFormatError(`the FlightData message ends inside a field at byte ${this.at}`);
    this.at += length;
  }

  private varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.source[this.at++];
      if (byte === undefined) throw new WireFormatError("the FlightData message ends inside a number");
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new WireFormatError("a number in a FlightData message is longer than ten bytes");
  }
}
