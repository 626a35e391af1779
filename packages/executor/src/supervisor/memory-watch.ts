import type { SlotPool } from "./slot-pool.ts";

export interface MemoryUse {
  /** Resident memory of supervisor and slots together. */
  readonly resident: number;
  readonly peak: number;
}

export interface MemoryWatch {
  use(): MemoryUse;
  stop(): void;
}

const everyMs = 100;

/** Keeps an eye on an executor's resident memory: when it is more than `limit`, the slot that takes most is ended. */
export function watchMemory(pool: Pick<SlotPool, "usage" | "endForMemory">, limit: number): MemoryWatch {
  const current = { resident: 0, peak: 0 };
  const look = (): void => {
    const slots = pool.usage();
    current.resident = slots.reduce((sum, { residentBytes }) => sum + residentBytes, process.memoryUsage.rss());
    current.peak = Math.max(current.peak, current.resident);
    if (current.resident <= limit) return;
    const [largest] = [...slots].sort((a, b) => b.residentBytes - a.residentBytes);
    if (largest !== undefined) pool.endForMemory(largest.slot, limit);
  };
  const timer = setInterval(look, everyMs).unref();
  look();
  return { use: () => ({ ...current }), stop: () => clearInterval(timer) };
}
