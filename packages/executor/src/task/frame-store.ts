import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { type BatchSource, concatSources, fileSource, memorySource } from "@volley/arrow-duckdb";
import { type Frame, frameLength } from "@volley/protocol/arrow";
import { type BlockFile, createBlockFile } from "../blocks/block-file.ts";
import type { MemoryBudget } from "./memory-budget.ts";

/** Record batches that are kept to be read any number of times: in memory while the budget lasts, the rest in a file. */
export interface FrameStore {
  add(frame: Frame, rows: number): Promise<void>;
  /** No more will come. */
  finish(): Promise<BatchSource>;
  /** Returns the memory; closes the file, which its owner removes. */
  release(): Promise<void>;
}

export function createFrameStore(budget: MemoryBudget, path: string): FrameStore {
  const frames: Frame[] = [];
  let file: BlockFile | undefined;
  let held = 0;
  let spooled = 0;
  let count = 0;
  return {
    async add(frame, rows) {
      count += rows;
      const length = frameLength(frame);
      if (file === undefined && budget.take(length)) {
        held += length;
        frames.push(frame);
        return;
      }
      if (file === undefined) {
        await mkdir(dirname(path), { recursive: true });
        file = await createBlockFile(path);
      }
      spooled += length;
      await file.append(frame, rows).written;
    },
    async finish() {
      await file?.close();
      const inMemory = memorySource(frames, { rows: count });
      return file === undefined
        ? inMemory
        : { ...concatSources([inMemory, fileSource(path, [{ offset: 0, length: spooled }])]), rows: count };
    },
    async release() {
      budget.give(held);
      held = 0;
      await file?.close().catch(() => undefined);
    },
  };
}
