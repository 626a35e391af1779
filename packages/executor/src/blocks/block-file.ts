import { type FileHandle, open } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { type Frame, frameLength, writeFrame } from "@volley/protocol/arrow";
import type { BlockEntry } from "./block-index.ts";

/** A file that blocks are appended to. */
export interface BlockFile {
  readonly path: string;
  /** Says at once where the block will stand; `written` is fulfilled when its bytes may be reused. */
  append(frame: Frame, rows: number): { readonly entry: BlockEntry; readonly written: Promise<void> };
  /** Waits for what was appended and closes. May be called again. */
  close(): Promise<void>;
}

/** Creates a file of blocks; fails where one is already. */
export async function createBlockFile(path: string): Promise<BlockFile> {
  const file = await open(path, "wx");
  let end = 0;
  let turn: Promise<void> = Promise.resolve();
  let closing: Promise<void> | undefined;
  return {
    path,
    append(frame, rows) {
      const parts = writeFrame(frame);
      const length = frameLength(frame);
      const offset = end;
      end += length;
      const crc = checksum(parts.slice(1));
      const written = turn.then(() => writeAll(file, parts, offset, length));
      turn = written;
      turn.catch(() => undefined);
      return { entry: { offset, length, rows, crc }, written };
    },
    close() {
      closing ??= turn.then(
        () => file.close(),
        async (error: unknown) => {
          await file.close();
          throw error;
        },
      );
      return closing;
    },
  };
}

/** CRC-32 of the parts of a message, its prefix left out. */
export function checksum(parts: readonly Uint8Array[]): number {
  return parts.reduce((crc, part) => crc32(part, crc), 0);
}

async function writeAll(file: FileHandle, parts: readonly Uint8Array[], offset: number, length: number): Promise<void> {
  const { bytesWritten } = await file.writev(parts as Uint8Array[], offset);
  if (bytesWritten === length) return;
  // A write may end early on a nearly full disk; the next one then says why.
  const rest = Buffer.concat(parts).subarray(bytesWritten);
  for (let at = 0; at < rest.length; ) at += (await file.write(rest, at, rest.length - at, offset + bytesWritten + at)).bytesWritten;
}
