import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Frame, frameLength } from "@volley/protocol/arrow";
import { mapParallel } from "@volley/storage";
import type { BlockSource, ExchangeInput } from "@volley/protocol";
import { type BlockFile, createBlockFile } from "../blocks/block-file.ts";
import type { BlockEntry } from "../blocks/block-index.ts";
import type { BlockRun } from "../blocks/block-source.ts";
import type { BlockStore } from "../blocks/block-store.ts";
import { BlockCorruptError, BlockNotFoundError, FetchFailedError, type MapOutputId } from "../errors.ts";
import type { MemoryBudget } from "./memory-budget.ts";

/** A block that came from another executor, its checksum verified. */
export interface FetchedBlock {
  readonly map: number;
  readonly frame: Frame;
  readonly rows: number;
}

/**
 * Fetches the blocks of one source, maps in the order in which it names them.
 * Throws `FetchFailedError`, which names the first map output that did not come whole.
 */
export type FetchBlocks = (
  query: { readonly queryId: string; readonly exchange: number },
  source: BlockSource,
  signal: AbortSignal,
) => AsyncIterable<FetchedBlock>;

/** The blocks of an exchange on this machine, in map order. */
export interface CollectedExchange {
  readonly runs: readonly BlockRun[];
  readonly rows: number;
  readonly bytes: number;
  /** Of these, bytes that came over the network. */
  readonly fetched: number;
  /** Returns the memory that the blocks hold. */
  release(): void;
}

export interface CollectOptions {
  readonly queryId: string;
  readonly executorId: string;
  readonly blocks: BlockStore;
  readonly fetchRemote: FetchBlocks | undefined;
  readonly budget: MemoryBudget;
  /** Where what exceeds the budget is written; made when needed, removed by its owner. */
  readonly spoolDirectory: string;
  readonly signal: AbortSignal;
}

const fetchesAtOnce = 4;

/**
 * Brings the blocks of an exchange within reach: own ones stay in their shuffle files, those of other executors are
 * fetched into memory while the budget lasts, the rest into local files. All can be read any number of times.
 * Throws FetchFailedError.
 */
export async function collectExchange(input: ExchangeInput, options: CollectOptions): Promise<CollectedExchange> {
  const collected = await mapParallel(input.sources, fetchesAtOnce, (source, index) => {
    const own = source.executorId === options.executorId;
    return own ? ownBlocks(input.exchange, source, options) : remoteBlocks(input.exchange, source, index, options);
  });
  const runs = collected.flatMap((part) => part.runs).sort((a, b) => a.id.map - b.id.map);
  const sum = (key: "rows" | "bytes" | "fetched"): number => collected.reduce((total, part) => total + part[key], 0);
  const release = (): void => {
    for (const part of collected) part.release();
  };
  return { runs, rows: sum("rows"), bytes: sum("bytes"), fetched: sum("fetched"), release };
}

async function ownBlocks(exchange: number, source: BlockSource, options: CollectOptions): Promise<CollectedExchange> {
  const runs: BlockRun[] = [];
  let rows = 0;
  let bytes = 0;
  for (const { map, attempt } of source.maps) {
    const id: MapOutputId = { queryId: options.queryId, exchange, map, attempt };
    try {
      const { path, blocks } = await options.blocks.lookup(id, source.partitionFrom, source.partitionTo);
      runs.push({ id, executorId: options.executorId, path, blocks });
      for (const block of blocks) {
        rows += block.rows;
        bytes += block.length;
      }
    } catch (cause) {
      if (!(cause instanceof BlockNotFoundError || cause instanceof BlockCorruptError)) throw cause;
      throw new FetchFailedError(id, options.executorId, cause.message, { cause });
    }
  }
  return { runs, rows, bytes, fetched: 0, release: () => undefined };
}

async function remoteBlocks(exchange: number, source: BlockSource, index: number, options: CollectOptions): Promise<CollectedExchange> {
  const { queryId, budget, spoolDirectory, signal } = options;
  if (options.fetchRemote === undefined) throw new Error(`there is no way to executor ${source.executorId} here`);
  const path = join(spoolDirectory, `${exchange}-${index}.blocks`);
  const runs = new Map<number, (Frame | BlockEntry)[]>(source.maps.map(({ map }) => [map, []]));
  let spool: BlockFile | undefined;
  let held = 0;
  let rows = 0;
  let bytes = 0;
  try {
    for await (const block of options.fetchRemote({ queryId, exchange }, source, signal)) {
      const length = frameLength(block.frame);
      rows += block.rows;
      bytes += length;
      const run = runs.get(block.map);
      if (run === undefined) throw new Error(`executor ${source.executorId} sent blocks of map task ${block.map}, which nobody asked for`);
      if (budget.take(length)) {
        held += length;
        run.push(block.frame);
        continue;
      }
      if (spool === undefined) {
        await mkdir(spoolDirectory, { recursive: true });
        spool = await createBlockFile(path);
      }
      const { entry, written } = spool.append(block.frame, block.rows);
      run.push(entry);
      await written;
    }
    await spool?.close();
  } catch (error) {
    budget.give(held);
    await spool?.close().catch(() => undefined);
    throw error;
  }
  return {
    runs: source.maps.map(({ map, attempt }) => ({
      id: { queryId, exchange, map, attempt },
      executorId: source.executorId,
      path,
      blocks: runs.get(map) ?? [],
    })),
    rows,
    bytes,
    fetched: bytes,
    release: () => budget.give(held),
  };
}
