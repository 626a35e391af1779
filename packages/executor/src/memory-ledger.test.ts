import { describe, expect, it } from "vitest";
import { planMemory } from "./memory-ledger.ts";

const MiB = 2 ** 20;

describe("the memory ledger", () => {
  it.each([
    [1024 * MiB, 1],
    [4096 * MiB, 4],
    [65536 * MiB, 16],
    [560 * MiB, 1],
  ])("adds up to the limit: %d bytes, %d slots", (memoryBytes, slots) => {
    const { supervisor, slotBase, duckdb, memoryLimit, fetch, scatter, headroom, threads } = planMemory({ memoryBytes, slots });
    const sum = supervisor + slots * (slotBase + duckdb + fetch + scatter) + headroom;
    expect(memoryBytes - sum).toBeGreaterThanOrEqual(0);
    expect(memoryBytes - sum).toBeLessThan(slots + 1);
    expect(headroom).toBeGreaterThanOrEqual(memoryBytes * 0.15);
    expect(memoryLimit).toBeLessThan(duckdb * 0.7);
    expect(threads).toBeLessThanOrEqual(Math.max(1, Math.floor(memoryLimit / (175 * MiB))));
  });

  it("takes DuckDB's share as given, and threads as far as that has memory for them", () => {
    const given = (duckdbMemoryBytes: number, threads: number) =>
      planMemory({ memoryBytes: 8192 * MiB, slots: 1, duckdbMemoryBytes, threads });
    expect(given(4096 * MiB, 3)).toMatchObject({ duckdb: 4096 * MiB, threads: 3 });
    expect(given(256 * MiB, 3)).toMatchObject({ duckdb: 256 * MiB, threads: 1 });
  });

  it.each([
    [1024 * MiB, 1],
    [16384 * MiB, 4],
    [520 * MiB, 1],
  ])("lets DuckDB give up what user functions take: %d bytes, %d slots", (memoryBytes, slots) => {
    const { duckdb, functionHeap, memoryLimit, memoryLimitBesideFunctions } = planMemory({ memoryBytes, slots });
    expect(functionHeap).toBe(Math.min(256 * MiB, memoryBytes / slots / 8));
    const given = (memoryLimit - memoryLimitBesideFunctions) * 1.45;
    expect(given + 1.45).toBeGreaterThanOrEqual(Math.min(functionHeap + 48 * MiB, duckdb - 64 * MiB));
    expect(memoryLimitBesideFunctions * 1.45).toBeGreaterThan(64 * MiB - 1.45);
  });

  it("takes the heap of user functions as given, where there is room for it", () => {
    const given = planMemory({ memoryBytes: 2048 * MiB, slots: 1, functionHeapBytes: 700 * MiB });
    expect(given.functionHeap).toBe(700 * MiB);
    expect((given.memoryLimit - given.memoryLimitBesideFunctions) * 1.45).toBeGreaterThan(747 * MiB);
    expect(() => planMemory({ memoryBytes: 1024 * MiB, slots: 1, functionHeapBytes: 700 * MiB })).toThrow(
      /user functions cannot have a heap of 700 MiB in an executor of 1024 MiB: give them \d+ MiB at most, or the executor more memory/,
    );
  });

  it("says how much it needs when it gets too little", () => {
    expect(() => planMemory({ memoryBytes: 300 * MiB, slots: 1 })).toThrow(
      /300 MiB are too little for an executor with 1 slot: give it \d+ MiB or more/,
    );
    expect(() => planMemory({ memoryBytes: 1024 * MiB, slots: 8 })).toThrow(/8 slots: give it \d+ MiB or more, or fewer slots/);
  });
});
