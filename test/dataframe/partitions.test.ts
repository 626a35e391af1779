import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { col, count, type DataFrame, max, min, Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// How rows lie in partitions, as the files of a write show it.

const directory = mkdtempSync(join(tmpdir(), "volley-partitions-"));
let session: Session;
beforeAll(async () => {
  session = await Session.builder.config("executors", 2).create();
});
afterAll(async () => {
  await session.stop();
  rmSync(directory, { recursive: true, force: true });
});

let written = 0;
async function filesOf(frame: DataFrame): Promise<DataFrame[]> {
  const folder = join(directory, String(++written));
  await frame.write.parquet(folder);
  const names = readdirSync(folder).filter((name) => name.endsWith(".parquet"));
  return names.sort().map((name) => session.read.parquet(join(folder, name)));
}

interface Range {
  readonly n: bigint;
  readonly low: bigint | null;
  readonly high: bigint | null;
}
const ranges = (files: readonly DataFrame[], column: string): Promise<Range[]> =>
  Promise.all(files.map(async (file) => (await file.agg({ n: count(), low: min(column), high: max(column) }).collect())[0] as Range));

describe("repartitionByRange", () => {
  const shuffled = () => session.range(10_000).withColumn("k", col("id").multiply(7919).mod(10_007)).select("k").repartition(3);

  it("gives partitions of about one size, each before the next", async () => {
    const found = await ranges(await filesOf(shuffled().repartitionByRange(4, "k")), "k");
    expect(found).toHaveLength(4);
    for (const { n } of found) expect(Number(n)).toBeGreaterThan(2000);
    for (let i = 1; i < 4; i++) expect(found[i]!.low).toBeGreaterThan(found[i - 1]!.high!);
    expect(found.reduce((sum, { n }) => sum + n, 0n)).toBe(10_000n);
  });

  it("descending, with nulls where the order has them", async () => {
    const some = session.createDataFrame(
      [5n, null, 3n, 1n, null, 4n, 2n, 0n].map((k) => ({ k })),
      "k bigint",
    );
    const files = await filesOf(some.repartitionByRange(2, col("k").descNullsFirst()));
    const [first, second] = await Promise.all(files.map(async (file) => (await file.collect()).map((row: { k: bigint | null }) => row.k)));
    expect(new Set(first)).toEqual(new Set([null, null, 5n, 4n]));
    expect(new Set(second)).toEqual(new Set([3n, 2n, 1n, 0n]));
  });

  it("orders by several columns, texts among them", async () => {
    const words = session.createDataFrame(
      ["b", "a", "d", "c"].flatMap((s) => [2, 1].map((i) => ({ s, i }))),
      "s string, i int",
    );
    const files = await filesOf(words.repartitionByRange(4, "s", col("i").desc()));
    const rows = await Promise.all(files.map((file) => file.orderBy("s", col("i").desc()).collect()));
    expect(rows.map((part) => part.map((row: { s: string; i: number }) => `${row.s}${row.i}`))).toEqual([
      ["a2", "a1"],
      ["b2", "b1"],
      ["c2", "c1"],
      ["d2", "d1"],
    ]);
  });

  it("takes no rows, and leaves what is counted as it is", async () => {
    expect(await shuffled().filter(col("k").lt(0)).repartitionByRange(3, "k").count()).toBe(0);
    expect(await shuffled().repartitionByRange(3, "k").groupBy(col("k").mod(2).alias("odd")).count().collect()).toHaveLength(2);
  });

  it("refuses what it cannot order by", async () => {
    expect(() => (shuffled() as DataFrame).repartitionByRange(3 as never)).toThrow("repartitionByRange() needs at least one column");
    expect(() => shuffled().repartitionByRange(0, "k")).toThrow("repartitionByRange() needs a whole number from 1, not 0");
    await expect((shuffled() as DataFrame).repartitionByRange(2, "nothing").collect()).rejects.toMatchObject({
      errorClass: "UNRESOLVED_COLUMN",
    });
    const maps = session.createDataFrame([{ m: new Map([["a", 1]]) }], "m map<string,int>");
    await expect(maps.repartitionByRange(2, "m").collect()).rejects.toMatchObject({ errorClass: "DATATYPE_MISMATCH" });
  });
});
