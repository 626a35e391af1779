import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, unlinkSync } from "node:fs";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { join } from "node:path";

/** A run of bytes of a data file. An object is a list of them: completing an upload or copying moves no byte. */
export interface Segment {
  readonly file: string;
  readonly offset: number;
  readonly length: number;
}

export interface DataFileWriter {
  /** Takes the chunk over; waits when more than a few are unwritten. */
  write(chunk: Buffer): Promise<void>;
  /** The file's segment, which nobody retains yet; none for an empty file. */
  finish(): Promise<readonly Segment[]>;
  discard(): Promise<void>;
}

/** Files of bytes with reference counts; a file whose last reference goes is unlinked. */
export interface DataFiles {
  create(): Promise<DataFileWriter>;
  open(file: string): Promise<FileHandle>;
  retain(segments: readonly Segment[]): void;
  release(segments: readonly Segment[]): void;
  /** Unlinks the files of segments that nobody retained. */
  drop(segments: readonly Segment[]): void;
  /** Starts to unlink what is released from now on, and unlinks every file that nobody retains. */
  sweep(): void;
  /** Waits for unlinks under way. */
  settle(): Promise<void>;
}

const writeBatch = 1024 * 1024;

/** Keeps data files in `directory`, which it creates. */
export function openDataFiles(directory: string): DataFiles {
  mkdirSync(directory, { recursive: true });
  const references = new Map<string, number>();
  const unlinking = new Set<Promise<void>>();
  let live = false;
  const pathOf = (file: string) => join(directory, file);

  function remove(file: string): Promise<void> {
    const done: Promise<void> = unlink(pathOf(file))
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code !== "ENOENT") console.error(`cannot remove ${pathOf(file)}: ${error.message}`);
      })
      .finally(() => unlinking.delete(done));
    unlinking.add(done);
    return done;
  }

  return {
    async create() {
      const file = randomBytes(12).toString("hex");
      return dataFileWriter(file, await open(pathOf(file), "wx"), () => remove(file));
    },
    open: (file) => open(pathOf(file), "r"),
    retain(segments) {
      for (const { file } of segments) references.set(file, (references.get(file) ?? 0) + 1);
    },
    release(segments) {
      for (const { file } of segments) {
        const left = (references.get(file) ?? 0) - 1;
        if (left > 0) {
          references.set(file, left);
        } else {
          references.delete(file);
          if (live) void remove(file);
        }
      }
    },
    drop(segments) {
      for (const { file } of segments) if (!references.has(file)) void remove(file);
    },
    sweep() {
      live = true;
      for (const file of readdirSync(directory)) {
        if (!references.has(file)) unlinkSync(pathOf(file));
      }
    },
    async settle() {
      await Promise.all(unlinking);
    },
  };
}

function dataFileWriter(file: string, handle: FileHandle, remove: () => Promise<void>): DataFileWriter {
  let batch: Buffer[] = [];
  let batchBytes = 0;
  let length = 0;
  let writing: Promise<unknown> = Promise.resolve();

  async function flush(): Promise<void> {
    await writing;
    const buffers = batch;
    batch = [];
    batchBytes = 0;
    if (buffers.length === 0) return;
    writing = writeAll(handle, buffers);
    writing.catch(() => {});
  }

  return {
    async write(chunk) {
      batch.push(chunk);
      batchBytes += chunk.length;
      length += chunk.length;
      if (batchBytes >= writeBatch) await flush();
    },
    async finish() {
      await flush();
      await writing;
      await handle.close();
      if (length > 0) return [{ file, offset: 0, length }];
      await remove();
      return [];
    },
    async discard() {
      await writing.catch(() => {});
      await handle.close().catch(() => {});
      await remove();
    },
  };
}

async function writeAll(handle: FileHandle, buffers: Buffer[]): Promise<void> {
  const expected = buffers.reduce((sum, buffer) => sum + buffer.length, 0);
  let { bytesWritten } = await handle.writev(buffers);
  if (bytesWritten === expected) return;
  const rest = Buffer.concat(buffers);
  while (bytesWritten < expected) bytesWritten += (await handle.write(rest, bytesWritten)).bytesWritten;
}

/** The segments that hold `length` bytes from `offset` of their concatenation. */
export function sliceSegments(segments: readonly Segment[], offset: number, length: number): Segment[] {
  const slice: Segment[] = [];
  let skip = offset;
  let left = length;
  for (const segment of segments) {
    if (left <= 0) break;
    if (skip >= segment.length) {
      skip -= segment.length;
      continue;
    }
    const taken = Math.min(segment.length - skip, left);
    slice.push({ file: segment.file, offset: segment.offset + skip, length: taken });
    left -= taken;
    skip = 0;
  }
  return slice;
}
