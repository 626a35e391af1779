import { FlatTable, guarded } from "./flat-reader.ts";
import { ArrowFormatError } from "./format-error.ts";

/**
 * One Arrow IPC message in two halves, as Arrow Flight carries it: `header` is the Message FlatBuffer without any
 * prefix (Flight's `data_header`), `body` the parts of the body one after the other (Flight's `data_body`), each
 * already padded to a multiple of 8 bytes. `bodyLength` is the sum of their lengths.
 */
export interface Frame {
  readonly header: Uint8Array;
  readonly body: readonly Uint8Array[];
  readonly bodyLength: number;
}

const continuation = 0xffffffff;
/** Bytes before the header of an encapsulated message: the continuation marker and the header's length. */
export const prefixLength = 8;
const headerAlignment = 8;
const padding = new Uint8Array(headerAlignment);

/** The eight bytes that end an IPC stream. */
export const endOfStream: Uint8Array = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/** The frame of a message without body, as a schema is. */
export function headerOnly(header: Uint8Array): Frame {
  return { header, body: [], bodyLength: 0 };
}

/** Bytes that `writeFrame` gives for a frame. */
export function frameLength(frame: Frame): number {
  return prefixLength + padded(frame.header.length) + frame.bodyLength;
}

/** The encapsulated IPC message of a frame: continuation marker, length, header, body. Nothing is copied. */
export function writeFrame(frame: Frame): Uint8Array[] {
  const { header, body } = frame;
  const length = padded(header.length);
  const prefix = new Uint8Array(prefixLength);
  const view = new DataView(prefix.buffer);
  view.setUint32(0, continuation, true);
  view.setInt32(4, length, true);
  const tail = length === header.length ? [] : [padding.subarray(0, length - header.length)];
  return [prefix, header, ...tail, ...body];
}

/** A whole IPC stream: the schema, the batches, the end. */
export function ipcStream(schema: Frame, frames: Iterable<Frame>): Uint8Array[] {
  const parts = writeFrame(schema);
  for (const frame of frames) parts.push(...writeFrame(frame));
  parts.push(endOfStream);
  return parts;
}

/**
 * Cuts an IPC stream into its frames without decoding them; headers and bodies are views of `bytes`. Ends at the
 * end-of-stream marker or where the bytes end between two messages.
 * Throws ArrowFormatError when the bytes end inside a message or hold something else.
 */
export function* readFrames(bytes: Uint8Array): Generator<Frame> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < bytes.length) {
    if (at + 4 > bytes.length) throw cutShort(at);
    let length = view.getUint32(at, true);
    at += 4;
    if (length === continuation) {
      if (at + 4 > bytes.length) throw cutShort(at);
      length = view.getUint32(at, true);
      at += 4;
    }
    if (length === 0) return;
    if (at + length > bytes.length) throw cutShort(at);
    const header = bytes.subarray(at, at + length);
    const bodyLength = bodyLengthOf(header);
    at += length;
    if (at + bodyLength > bytes.length) throw cutShort(at);
    const body = bodyLength === 0 ? [] : [bytes.subarray(at, at + bodyLength)];
    yield { header, body, bodyLength };
    at += bodyLength;
  }
}

/** Numbers of Arrow's `MessageHeader`. */
const messageKinds = { schema: 1, recordBatch: 3 };

/** How many rows an IPC stream has, by the headers of its batches. Throws ArrowFormatError. */
export function countRows(stream: Uint8Array): number {
  const frames = [...readFrames(stream)];
  return guarded(() => {
    const [first, ...messages] = frames.map(({ header }) => FlatTable.root(header));
    if (first?.int8(1, 0) !== messageKinds.schema) throw new ArrowFormatError("the Arrow IPC stream does not begin with a schema");
    const batches = messages.filter((message) => message.int8(1, 0) === messageKinds.recordBatch);
    return batches.reduce((rows, message) => rows + message.table(2)!.int64(0), 0);
  });
}

/**
 * The length of the header that follows the first `prefixLength` bytes of an encapsulated message; 0 at the end of the stream.
 * Throws ArrowFormatError when they are no such prefix.
 */
export function headerLengthOf(prefix: Uint8Array): number {
  const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.byteLength);
  if (prefix.length < prefixLength || view.getUint32(0, true) !== continuation)
    throw new ArrowFormatError("the bytes do not start with an Arrow IPC message");
  return view.getInt32(4, true);
}

/** The frame in exactly one encapsulated message; nothing is copied. Throws ArrowFormatError. */
export function splitMessage(bytes: Uint8Array): Frame {
  const start = prefixLength + headerLengthOf(bytes);
  const header = bytes.subarray(prefixLength, start);
  const body = bytes.subarray(start);
  return { header, body: body.length === 0 ? [] : [body], bodyLength: body.length };
}

/** The length of the body that follows a Message FlatBuffer: its field 3. Throws ArrowFormatError. */
export function bodyLengthOf(header: Uint8Array): number {
  const length = guarded(() => FlatTable.root(header).int64(3));
  if (length >= 0) return length;
  throw new ArrowFormatError("an Arrow IPC message has a negative body length");
}

function padded(length: number): number {
  return Math.ceil(length / headerAlignment) * headerAlignment;
}

function cutShort(at: number): ArrowFormatError {
  return new ArrowFormatError(`the Arrow IPC stream ends inside a message (at byte ${at})`);
}
