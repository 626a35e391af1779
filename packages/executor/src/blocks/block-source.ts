import { closeSync, openSync, readSync } from "node:fs";
import type { BatchReader, BatchSource } from "@volley/arrow-duckdb";
import { type Frame, prefixLength, splitMessage } from "@volley/protocol/arrow";
import { BlockCorruptError, BlockNotFoundError, FetchFailedError, type MapOutputId } from "../errors.ts";
import { checksum } from "./block-file.ts";
import type { BlockEntry } from "./block-index.ts";

/** Blocks of one map output, as a task reads them: in memory, or in a local file. */
export interface BlockRun {
  readonly id: MapOutputId;
  /** Whose output it is. */
  readonly executorId: string;
  readonly blocks: readonly (Frame | BlockEntry)[];
  /** The file that the entries among `blocks` are in. */
  readonly path?: string | undefined;
}

/**
 * The record batches of several runs, one after the other. Blocks from files are checked against their checksum; one
 * block is in memory at a time, one file open. Its readers throw `FetchFailedError`, which names the map output at fault.
 */
export function blockSource(runs: readonly BlockRun[], rows: number): BatchSource {
  return { rows, open: () => readRuns(runs) };
}

function readRuns(runs: readonly BlockRun[]): BatchReader {
  const file = { path: undefined as string | undefined, descriptor: -1 };
  let run = 0;
  let block = 0;

  function close(): void {
    if (file.path !== undefined) closeSync(file.descriptor);
    file.path = undefined;
  }

  function descriptor(path: string): number {
    if (file.path !== path) {
      close();
      file.descriptor = openSync(path, "r");
      file.path = path;
    }
    return file.descriptor;
  }

  function next(): Frame | undefined {
    for (let current = runs[run]; current !== undefined; current = runs[++run], block = 0) {
      const found = current.blocks[block++];
      if (found === undefined) continue;
      if ("header" in found) return found;
      try {
        return readBlock(descriptor(current.path ?? ""), found, current.id);
      } catch (cause) {
        throw fetchFailed(current, cause);
      }
    }
    return undefined;
  }

  return { next, close };
}

function fetchFailed(run: BlockRun, cause: unknown): FetchFailedError {
  const gone = (cause as NodeJS.ErrnoException).code === "ENOENT" ? new BlockNotFoundError(run.id, { cause }) : cause;
  return new FetchFailedError(run.id, run.executorId, gone instanceof Error ? gone.message : String(gone), { cause: gone });
}

function readBlock(descriptor: number, entry: BlockEntry, id: MapOutputId): Frame {
  const bytes = new Uint8Array(new ArrayBuffer(entry.length));
  for (let at = 0; at < entry.length; ) {
    const count = readSync(descriptor, bytes, at, entry.length - at, entry.offset + at);
    if (count === 0) throw new BlockCorruptError(id, `its file ends at byte ${entry.offset + at}`);
    at += count;
  }
  return checkedBlock(bytes, entry.crc, id);
}

/**
 * The frame in an encapsulated message.
 * Throws BlockCorruptError when the bytes are not those whose checksum is `crc`.
 */
export function checkedBlock(bytes: Uint8Array, crc: number, id: MapOutputId): Frame {
  if (checksum([bytes.subarray(prefixLength)]) !== crc) throw new BlockCorruptError(id, "the checksum of a block differs");
  return splitMessage(bytes);
}
