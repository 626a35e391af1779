import { closeSync, openSync, readSync } from "node:fs";
import { ArrowFormatError, bodyLengthOf, type Frame, headerLengthOf, prefixLength } from "@volley/protocol/arrow";

/** Reads record batches one after the other, synchronously: DuckDB's thread waits for each. */
export interface BatchReader {
  /** The next record batch, or undefined after the last one. What it throws becomes the query's error. */
  next(): Frame | undefined;
  close(): void;
}

/** Record batches that can be read any number of times, also at the same time. */
export interface BatchSource {
  /** How many rows there are, if known: DuckDB plans better with it. */
  readonly rows?: number;
  open(): BatchReader;
}

/** A stretch of a file that holds encapsulated IPC messages. */
export interface FileRange {
  readonly offset: number;
  readonly length: number;
}

/** Batches that are in memory. They must not be changed while a query reads them. */
export function memorySource(frames: readonly Frame[], options: { readonly rows?: number } = {}): BatchSource {
  return {
    ...(options.rows !== undefined && { rows: options.rows }),
    open: () => {
      let index = 0;
      return { next: () => frames[index++], close: () => undefined };
    },
  };
}

/**
 * Batches in byte ranges of a local file, or of several files one after the other. Each range holds whole IPC
 * messages (as `writeFrame` gives them; an end-of-stream marker ends a range early); Schema messages must be left out.
 * One message is in memory at a time. With a file descriptor the caller keeps it open as long as queries read.
 */
export function fileSource(file: string | number, ranges: readonly FileRange[], options: { readonly rows?: number } = {}): BatchSource {
  return {
    ...(options.rows !== undefined && { rows: options.rows }),
    open: () => openFile(file, ranges),
  };
}

/** The batches of several sources, one source after the other. */
export function concatSources(sources: readonly BatchSource[]): BatchSource {
  const rows = sources.reduce<number | undefined>(
    (sum, source) => (sum === undefined || source.rows === undefined ? undefined : sum + source.rows),
    0,
  );
  return {
    ...(rows !== undefined && { rows }),
    open: () => {
      let index = 0;
      let reader: BatchReader | undefined;
      const close = () => {
        reader?.close();
        reader = undefined;
      };
      return {
        next: () => {
          for (;;) {
            reader ??= sources[index++]?.open();
            const frame = reader?.next();
            if (frame !== undefined || reader === undefined) return frame;
            close();
          }
        },
        close,
      };
    },
  };
}

function openFile(file: string | number, ranges: readonly FileRange[]): BatchReader {
  const descriptor = typeof file === "string" ? openSync(file, "r") : file;
  let open = true;
  let index = 0;
  let at = ranges[0]?.offset ?? 0;

  const read = (length: number): Uint8Array => {
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);
    let done = 0;
    while (done < length) {
      const count = readSync(descriptor, bytes, done, length - done, at + done);
      if (count === 0) throw new ArrowFormatError(`the file ends inside an Arrow IPC message (at byte ${at + done})`);
      done += count;
    }
    at += length;
    return bytes;
  };

  const next = (): Frame | undefined => {
    for (let range = ranges[index]; range !== undefined; range = ranges[++index], at = range?.offset ?? 0) {
      const end = range.offset + range.length;
      if (at >= end) continue;
      const prefix = read(Math.min(prefixLength, end - at));
      const headerLength = headerLengthOf(prefix);
      if (headerLength === 0) continue;
      if (headerLength < 0 || at + headerLength > end) throw outside(range);
      const header = read(headerLength);
      const bodyLength = bodyLengthOf(header);
      if (at + bodyLength > end) throw outside(range);
      return { header, body: bodyLength === 0 ? [] : [read(bodyLength)], bodyLength };
    }
    return undefined;
  };

  return {
    next,
    close: () => {
      if (open && typeof file === "string") closeSync(descriptor);
      open = false;
    },
  };
}

function outside(range: FileRange): ArrowFormatError {
  const end = range.offset + range.length;
  return new ArrowFormatError(`an Arrow IPC message reaches beyond its byte range ${range.offset} to ${end}`);
}
