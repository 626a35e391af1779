import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import {
  ArrowFormatError,
  endOfStream,
  FlatTable,
  type Frame,
  frameLength,
  guarded,
  headerLengthOf,
  headerOnly,
  prefixLength,
} from "@volley/protocol/arrow";
import { type BatchSource, fileSource } from "../scan/batch-source.ts";
import type { ArrowSchema } from "./arrow-type.ts";
import { FlatBuilder } from "./flat-builder.ts";
import { decodeSchema, decodeSchemaTable, encodeSchemaTable } from "./ipc-schema.ts";

// https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format
const magic: Uint8Array = Buffer.from("ARROW1");
/** What an IPC file begins with: the magic, padded to the alignment of messages. A stream follows. */
export const fileStart: Uint8Array = Buffer.from("ARROW1\0\0");
const metadataVersion5 = 4;
/** The footer's length and the magic, at the end. */
const trailerLength = 4 + magic.length;

/** Makes the footer of an IPC file, of the batches that were written. */
export class IpcFooter {
  readonly #blocks: (readonly [offset: number, metadataLength: number, bodyLength: number])[] = [];

  /** Notes a record batch that begins at an offset of the file. */
  add(frame: Frame, offset: number): void {
    this.#blocks.push([offset, frameLength(frame) - frame.bodyLength, frame.bodyLength]);
  }

  /** What follows the last batch: the end of the stream, the footer, its length, the magic. */
  ending(schema: ArrowSchema): Uint8Array {
    const builder = new FlatBuilder();
    const batches = builder.blocks(this.#blocks);
    const table = encodeSchemaTable(builder, schema);
    const root = builder.table((slot) => {
      slot(3, () => builder.reference(batches));
      slot(1, () => builder.reference(table));
      slot(0, () => builder.int16(metadataVersion5));
    });
    const footer = builder.finish(root);
    const length = Buffer.alloc(4);
    length.writeInt32LE(footer.length);
    return Buffer.concat([endOfStream, footer, length, magic]);
  }
}

/** A local file in Arrow's IPC format, file or stream, with its batches to be read any number of times. */
export interface IpcContent {
  readonly schema: ArrowSchema;
  readonly source: BatchSource;
}

/**
 * Opens a local Arrow IPC file (`ARROW1…`) or stream.
 * Throws ArrowFormatError when it is neither, damaged, or holds a type that this package does not carry.
 */
export function openIpc(path: string): IpcContent {
  const descriptor = openSync(path, "r");
  try {
    const { size } = fstatSync(descriptor);
    const read = (offset: number, length: number): Uint8Array => {
      const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
      for (let done = 0; done < length; ) {
        const count = readSync(descriptor, bytes, done, length - done, offset + done);
        if (count === 0) throw new ArrowFormatError(`the file ends inside an Arrow IPC message (at byte ${offset + done})`);
        done += count;
      }
      return bytes;
    };
    const isFile = size >= magic.length && Buffer.compare(read(0, magic.length), magic) === 0;
    return isFile ? fileContent(path, size, read) : streamContent(path, size, read);
  } finally {
    closeSync(descriptor);
  }
}

type Read = (offset: number, length: number) => Uint8Array;

function fileContent(path: string, size: number, read: Read): IpcContent {
  const room = size - trailerLength - fileStart.length;
  const trailer = read(Math.max(0, size - trailerLength), Math.min(trailerLength, size));
  const length = Buffer.from(trailer).readInt32LE(0);
  if (Buffer.compare(trailer.subarray(4), magic) !== 0 || length <= 0 || length > room)
    throw new ArrowFormatError("the Arrow file is cut short: it does not end with its footer");
  const footer = FlatTable.root(read(size - trailerLength - length, length));
  return guarded(() => {
    const table = footer.table(1);
    if (table === undefined) throw new ArrowFormatError("the Arrow file's footer holds no schema");
    const ranges = footer.blocks(3).map(([offset, metadata, body]) => ({ offset, length: metadata + body }));
    return { schema: decodeSchemaTable(table), source: fileSource(path, ranges) };
  });
}

function streamContent(path: string, size: number, read: Read): IpcContent {
  const headerLength = headerLengthOf(read(0, Math.min(prefixLength, size)));
  const offset = prefixLength + headerLength;
  if (headerLength <= 0 || offset > size) throw new ArrowFormatError("the file holds no Arrow schema");
  return {
    schema: decodeSchema(headerOnly(read(prefixLength, headerLength))),
    source: fileSource(path, [{ offset, length: size - offset }]),
  };
}
