import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Column, col, collectList, count, type DataFrame, lit, max, Session, sum } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Little memory, so that what does not fit shows with data that are quickly made. */
const places = [
  { where: "in one process", config: { memory: "150m" }, setting: "memory" },
  { where: "on a driver and two executors", config: { executors: "2", "executor.memory": "600m" }, setting: "executor.memory" },
] as const;

const folder = mkdtempSync(join(tmpdir(), "volley-bad-plans-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(places)("$where", ({ config, setting }) => {
  let session: Session;
  beforeAll(async () => {
    const builder = Object.entries(config).reduce((b, [name, value]) => b.config(name, value), Session.builder);
    session = await builder.create();
  }, 60_000);
  afterAll(() => session.stop());

  const numbers = (rows: number, name = "id"): DataFrame<any> => session.range(rows).toDF(name);
  /** Numbers as texts of one length, in no order: a prime times them, round and round. */
  const texts = (rows: number): DataFrame<any> =>
    numbers(rows).withColumn("t", col("id").multiply(7919).mod(rows).plus(100_000_000).cast("string"));

  it("a plan of 5,000 columns is filtered, grouped and collected", { timeout: 120_000 }, async () => {
    const names = Array.from({ length: 5000 }, (_, i) => `c${i}`);
    const wide: DataFrame<any> = numbers(1000).select(...(names.map((name, i) => col("id").plus(i).alias(name)) as Column[]));
    const last = wide.filter(col("c4999").geq(5998));
    expect(await last.collect()).toEqual([Object.fromEntries(names.map((name, i) => [name, BigInt(999 + i)]))]);
    const few = await wide.groupBy(col("c0").mod(2).alias("k")).agg(sum("c4998").alias("s"), max("c7").alias("m")).orderBy("k").collect();
    expect(few).toEqual([
      { k: 0n, s: 2_748_500n, m: 1005n },
      { k: 1n, s: 2_749_000n, m: 1006n },
    ]);
  });

  it("a plan 1,000 unions deep gives its rows", { timeout: 120_000 }, async () => {
    let deep = numbers(3).withColumn("x", lit(0));
    for (let i = 1; i < 1000; i++) deep = deep.union(numbers(3).withColumn("x", lit(i)));
    expect(await deep.agg(count().alias("n"), sum("x").alias("s")).collect()).toEqual([{ n: 3000n, s: 1_498_500n }]);
  });

  it("a cross join of many rows is not held in memory", { timeout: 120_000 }, async () => {
    const pairs = numbers(10_000).crossJoin(numbers(10_000, "other"));
    expect(await pairs.filter(col("id").plus(col("other")).mod(7).eq(0)).count()).toBe(14_285_713);
  });

  it("a key that 90 % of the rows have is joined and grouped", { timeout: 120_000 }, async () => {
    const path = join(folder, setting);
    const skewed = numbers(1_000_000).withColumn("k", col("id").mod(10).eq(0).cast("int").multiply(col("id").mod(1000).cast("int")));
    await skewed.repartition(4).write.parquet(path);
    const names = numbers(1000).select(col("id").cast("int").alias("k"), col("id").alias("v"));
    const joined = session.read.parquet(path).join(names, ["k"]).groupBy("k").agg(count().alias("n"), max("v").alias("m"));
    expect(await joined.orderBy(col("n").desc(), "k").limit(2).collect()).toEqual([
      { k: 0, n: 901_000n, m: 0n },
      { k: 10, n: 1000n, m: 10n },
    ]);
  });

  it("a sort of more rows than memory holds goes by disk", { timeout: 120_000 }, async () => {
    const rows = await texts(5_000_000).orderBy("t").limit(4_900_000).agg(count().alias("n"), max("t").alias("m")).collect();
    expect(rows).toEqual([{ n: 4_900_000n, m: "104899999" }]);
  });

  it("a group larger than memory ends with one error that says where and what to raise", { timeout: 180_000 }, async () => {
    const one = texts(8_000_000).groupBy(lit(1).alias("k")).agg(collectList("t").alias("list"));
    const error: unknown = await one.collect().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      errorClass: "OUT_OF_MEMORY",
      sqlState: "53200",
      where: [expect.stringMatching(/^in stage 1 \(make numbers and group by k\)/)],
      hints: [expect.stringContaining(setting), expect.stringContaining("shuffle.partitions")],
    });
    expect(await numbers(5).count(), "the session goes on").toBe(5);
  });
});
