import { ArrowFormatError } from "../errors.ts";

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
const prefixLength = 8;
const headerAlignment = 8;
const padding = new Uint8Array(headerAlignment);

/** The eight bytes that end an IPC stream. */
export const endOfStream: Uint8Array = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

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
 * @throws ArrowFormatError when the bytes end inside a message or hold something else.
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

/** The length of the body that follows a Message FlatBuffer: its field 3. */
export function bodyLengthOf(header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  try {
    const table = view.getUint32(0, true);
    const vtable = table - view.getInt32(table, true);
    const offset = view.getUint16(vtable, true) > 10 ? view.getUint16(vtable + 10, true) : 0;
    const length = offset === 0 ? 0 : Number(view.getBigInt64(table + offset, true));
    if (length >= 0) return length;
  } catch (cause) {
    throw new ArrowFormatError("not an Arrow IPC message", { cause });
  }
  throw new ArrowFormatError("an Arrow IPC message has a negative body length");
}

function padded(length: number): number {
  return Math.ceil(length / headerAlignment) * headerAlignment;
}

function cutShort(at: number): ArrowFormatError {
  return new ArrowFormatError(`the Arrow IPC stream ends inside a message (at byte ${at})`);
}
