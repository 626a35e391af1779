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
/** Resident memory of the two threads behind user functions and of what they hand each other, without the user's own heap. */
const functionThreads = 48 * mebibyte;

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
  /** JavaScript heap that user functions may take. DuckDB gives it up, and what their threads take, when a task first brings some. */
  readonly functionHeap: number;
  /** The memory_limit from then on. */
  readonly memoryLimitBesideFunctions: number;
}

export interface MemoryRequest {
  readonly memoryBytes: number;
  readonly slots: number;
  readonly duckdbMemoryBytes?: number | undefined;
  readonly threads?: number | undefined;
  /** Default: an eighth of the slot's memory, 256 MiB at most. */
  readonly functionHeapBytes?: number | undefined;
}

/**
 * Divides a limit: supervisor + slots × (base + DuckDB + fetch + scatter) + headroom = limit.
 * Throws ExecutorError when too little is left for DuckDB.
 */
export function planMemory({ memoryBytes, slots, duckdbMemoryBytes, threads, functionHeapBytes }: MemoryRequest): MemoryLedger {
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
  const functionHeap = functionHeapBytes ?? clamp(share / 8, 32 * mebibyte, 256 * mebibyte);
  const besideFunctions = duckdb - functionThreads - functionHeap;
  if (functionHeapBytes !== undefined && besideFunctions < smallestDuckdb) {
    throw new ExecutorError(
      `user functions cannot have a heap of ${Math.floor(functionHeap / mebibyte)} MiB in an executor of ${Math.floor(memoryBytes / mebibyte)} MiB: give them ${Math.max(0, Math.floor((duckdb - functionThreads - smallestDuckdb) / mebibyte))} MiB at most, or the executor more memory`,
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
    threads: Math.min(byMemory, threads ?? byCores),
    functionHeap,
    memoryLimitBesideFunctions: Math.floor(Math.max(besideFunctions, smallestDuckdb) * countedShare),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.floor(Math.min(most, Math.max(least, value)));
}
