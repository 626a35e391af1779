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

  it("takes DuckDB's share and threads as given", () => {
    expect(planMemory({ memoryBytes: 656 * MiB, slots: 1, duckdbMemoryBytes: 256 * MiB, threads: 3 })).toMatchObject({
      duckdb: 256 * MiB,
      threads: 3,
    });
  });

  it("says how much it needs when it gets too little", () => {
    expect(() => planMemory({ memoryBytes: 300 * MiB, slots: 1 })).toThrow(
      /300 MiB are too little for an executor with 1 slot: give it \d+ MiB or more/,
    );
    expect(() => planMemory({ memoryBytes: 1024 * MiB, slots: 8 })).toThrow(/8 slots: give it \d+ MiB or more, or fewer slots/);
  });
});
