import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { StorageError } from "../errors.ts";

/**
 * Throws where a compressed text file (told by its name's ending) was cut short or is damaged: DuckDB takes what is left of one for
 * the whole, without a word. Of gzip this is one more decompression, on another thread; of Zstandard a walk from block to block.
 */
export async function checkCompressed(path: string, url: string, signal: AbortSignal): Promise<void> {
  const check = checks.find(([ending]) => ending.test(path))?.[1];
  if (check === undefined) return;
  try {
    await check(path, signal);
  } catch (cause) {
    if (signal.aborted) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StorageError("corrupt", url, `the compressed file is damaged or was cut short: ${why}`, {
      cause,
      hint: "write the object again, or leave it out of the path",
    });
  }
}

const checks: readonly (readonly [ending: RegExp, check: (path: string, signal: AbortSignal) => Promise<void>])[] = [
  [/\.(gz|gzip)$/i, inflate],
  [/\.(zst|zstd)$/i, walkFrames],
];

async function inflate(path: string, signal: AbortSignal): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), createGunzip({ chunkSize: 1 << 20 }), nowhere, { signal });
}

const frameMagic = 0xfd2fb528;
/** Sixteen numbers begin frames of other programs' data, whose length follows. */
const isSkippable = (magic: number): boolean => magic >>> 4 === 0x184d2a5;
const idBytes = [0, 1, 2, 4];
const sizeBytes = [0, 2, 4, 8];
const repeatedByte = 1;

/** RFC 8878: frames of blocks that each tell their length; a checksum behind them is for the reader to compare. */
async function walkFrames(path: string, signal: AbortSignal): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    let at = 0;
    while (at < size) {
      signal.throwIfAborted();
      const magic = (await bytesAt(file, at, 4)).readUInt32LE();
      if (isSkippable(magic)) at += 8 + (await bytesAt(file, at + 4, 4)).readUInt32LE();
      else if (magic === frameMagic) at = await endOfFrame(file, at + 4);
      else throw new Error(`no Zstandard frame begins at byte ${at.toLocaleString("en-US")}`);
    }
    if (at > size) throw new Error("unexpected end of file");
  } finally {
    await file.close();
  }
}

async function endOfFrame(file: FileHandle, start: number): Promise<number> {
  const [descriptor = 0] = await bytesAt(file, start, 1);
  const singleSegment = (descriptor & 0x20) !== 0;
  const contentSize = singleSegment && descriptor >>> 6 === 0 ? 1 : sizeBytes[descriptor >>> 6]!;
  let at = start + 1 + (singleSegment ? 0 : 1) + idBytes[descriptor & 3]! + contentSize;
  for (let last = false; !last; ) {
    const header = (await bytesAt(file, at, 3)).readUIntLE(0, 3);
    last = (header & 1) === 1;
    at += 3 + (((header >>> 1) & 3) === repeatedByte ? 1 : header >>> 3);
  }
  return at + ((descriptor & 4) === 0 ? 0 : 4);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new Error("unexpected end of file");
  return buffer;
}
