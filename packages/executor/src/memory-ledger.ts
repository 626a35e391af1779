import { availableParallelism } from "node:os";
import { ExecutorError } from "./errors.ts";

const mebibyte = 2 ** 20;

/** Resident memory of a supervisor that serves blocks, and of an idle slot. */
const supervisorBase = 115 * mebibyte;
const slotBase = 110 * mebibyte;
/** Share of the limit that nothing is planned for. */
const headroomShare = 0.15;
const smallestDuckdb = 64 * mebibyte;
/** DuckDB's memory_limit counts buffers, not what its allocator takes for them: measured up to 1.4 times as much when it spills. */
const countedShare = 1 / 1.45;
/** Of memory_limit. */
const memoryPerThread = 175 * mebibyte;

/** What an executor's memory limit is made of; bytes, those of slots for each one. */
export interface MemoryLedger {
  readonly limit: number;
  readonly supervisor: number;
  readonly slots: number;
  readonly slotBase: number;
  /** Resident memory that DuckDB may take, and the memory_limit that keeps it there. */
  readonly duckdb: number;
  readonly memoryLimit: number;
  /** Blocks fetched from other executors and held in memory. */
  readonly fetch: number;
  /** Partitions under way in a shuffle write. */
  readonly scatter: number;
  readonly headroom: number;
  readonly threads: number;
}

export interface MemoryRequest {
  readonly memoryBytes: number;
  readonly slots: number;
  readonly duckdbMemoryBytes?: number | undefined;
  readonly threads?: number | undefined;
}

/**
 * Divides a limit: supervisor + slots × (base + DuckDB + fetch + scatter) + headroom = limit.
 * @throws ExecutorError when too little is left for DuckDB.
 */
export function planMemory({ memoryBytes, slots, duckdbMemoryBytes, threads }: MemoryRequest): MemoryLedger {
  const share = Math.floor(memoryBytes / slots);
  const fetch = clamp(share / 32, 8 * mebibyte, 64 * mebibyte);
  const scatter = clamp(share / 16, 16 * mebibyte, 64 * mebibyte);
  const headroom = Math.ceil(memoryBytes * headroomShare);
  const left = Math.floor((memoryBytes - supervisorBase - headroom) / slots) - slotBase - fetch - scatter;
  const duckdb = duckdbMemoryBytes ?? left;
  if (duckdb < smallestDuckdb) {
    const needed = Math.ceil((supervisorBase + slots * (slotBase + fetch + scatter + smallestDuckdb)) / (1 - headroomShare) / mebibyte);
    throw new ExecutorError(
      `${Math.floor(memoryBytes / mebibyte)} MiB are too little for an executor with ${slots} ${slots === 1 ? "slot" : "slots"}: give it ${needed} MiB or more, or fewer slots`,
    );
  }
  const memoryLimit = Math.floor(duckdb * countedShare);
  const byMemory = Math.max(1, Math.floor(memoryLimit / memoryPerThread));
  const byCores = Math.max(1, Math.floor(availableParallelism() / slots));
  return {
    limit: memoryBytes,
    supervisor: supervisorBase,
    slots,
    slotBase,
    duckdb,
    memoryLimit,
    fetch,
    scatter,
    headroom,
    threads: threads ?? Math.min(byMemory, byCores),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.floor(Math.min(most, Math.max(least, value)));
}
