import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { col, count, Session, sum, window } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Readings every 7 minutes; which windows they fall into is counted here by arithmetic.

const directory = mkdtempSync(join(tmpdir(), "volley-time-windows-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const minute = 60_000;
const begin = Date.parse("2026-03-28T22:00:00Z");
const readings = Array.from({ length: 1000 }, (_, i) => ({ at: new Date(begin + i * 7 * minute), load: i }));

/** Rows and loads by the begin of their window, of windows that begin every `slide` minutes and are `length` long. */
function expected(length: number, slide: number): Map<number, { n: number; load: number }> {
  const found = new Map<number, { n: number; load: number }>();
  for (const { at, load } of readings) {
    const last = Math.floor(at.getTime() / (slide * minute)) * slide * minute;
    for (let start = last; start + length * minute > at.getTime(); start -= slide * minute) {
      const sums = found.get(start) ?? { n: 0, load: 0 };
      found.set(start, { n: sums.n + 1, load: sums.load + load });
    }
  }
  return found;
}

describe.each([
  { where: "in one process", executors: 0 },
  { where: "on a cluster", executors: 2 },
])("time windows $where", ({ executors }) => {
  let session: Session;
  let folder: string;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).config("time.zone", "Europe/Zurich").create();
    folder = join(directory, String(executors));
    await session.createDataFrame(readings, "at timestamp, load int").repartition(4).write.parquet(folder);
  }, 60_000);
  afterAll(() => session.stop());

  it.each([
    { name: "that follow one another", length: 60, slide: 60 },
    { name: "that overlap, across the night in which clocks change", length: 45, slide: 15 },
  ])("$name group what falls into them", async ({ length, slide }) => {
    const groups = session.read
      .parquet(folder)
      .groupBy(window(col("at"), `${length} minutes`, `${slide} minutes`).as("w"))
      .agg({ n: count(), load: sum("load") })
      .selectExpr("w.start AS start", "w.end AS end", "n", "load");
    const rows = (await groups.collect()) as { start: Date; end: Date; n: bigint; load: bigint }[];
    expect(new Map(rows.map(({ start, n, load }) => [start.getTime(), { n: Number(n), load: Number(load) }]))).toEqual(
      expected(length, slide),
    );
    expect(new Set(rows.map(({ start, end }) => (end.getTime() - start.getTime()) / minute))).toEqual(new Set([length]));
  });
});
