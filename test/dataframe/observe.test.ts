import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { avg, col, collectList, count, type DataFrame, lit, max, min, Observation, Session, sum } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Metrics that are collected while an action runs, in this process and on a cluster.

const directory = mkdtempSync(join(tmpdir(), "volley-observe-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each([
  { where: "in one process", executors: 0 },
  { where: "on a cluster", executors: 2 },
])("observe $where", ({ executors }) => {
  let session: Session;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).config("shuffle.partitions", 2).create();
  });
  afterAll(() => session.stop());

  const numbers = () => session.range(1, 101).withColumn("odd", col("id").mod(2));

  it("gives the metrics beside the rows, of a frame below other steps", async () => {
    const seen = new Observation("all");
    const frame = numbers().observe(seen, count().alias("rows"), sum("id").alias("total"), avg("id").alias("mean"));
    expect(await frame.filter(col("id").gt(98)).orderBy("id").select("id").collect()).toEqual([{ id: 99n }, { id: 100n }]);
    expect(await seen.get).toEqual({ rows: 100n, total: 5050n, mean: 50.5 });
  });

  it("watches several frames of one plan at once", async () => {
    const [before, after] = [new Observation(), new Observation()];
    const frame = numbers()
      .observe(before, count().alias("n"))
      .filter(col("odd").eq(1))
      .observe(after, count().alias("n"), max("id").plus(1).alias("most"))
      .groupBy("odd")
      .agg({ total: sum("id") });
    expect(await frame.collect()).toEqual([{ odd: 1n, total: 2500n }]);
    expect(await before.get).toEqual({ n: 100n });
    expect(await after.get).toEqual({ n: 50n, most: 100n });
  });

  it("collects while a write runs, and for a count", async () => {
    const [written, counted] = [new Observation(), new Observation()];
    await numbers()
      .observe(written, count().alias("n"))
      .write.parquet(join(directory, `${executors}`));
    expect(await written.get).toEqual({ n: 100n });
    expect(await numbers().observe(counted, min("id").alias("least")).count()).toBe(100);
    expect(await counted.get).toEqual({ least: 1n });
  });

  it("gives values of every kind, and null of no rows", async () => {
    const seen = new Observation();
    const rows = session.createDataFrame(
      [{ s: "é😀", d: new Date("2024-02-29"), n: "12.50", x: Number.NaN, b: true, t: new Date("2024-02-29T12:34:56.789Z") }],
      "s string, d date, n decimal(10,2), x double, b boolean, t timestamp",
    );
    const values = ["s", "d", "n", "x", "b", "t"].map((name) => max(name).alias(name));
    await (rows as DataFrame).observe(seen, ...(values as [never]), collectList("s").alias("list"), lit(1).alias("one")).collect();
    expect(await seen.get).toEqual({ ...(await rows.collect())[0], list: ["é😀"], one: 1 });
    const none = new Observation();
    await numbers().filter(col("id").lt(0)).observe(none, count().alias("n"), max("id").alias("most")).collect();
    expect(await none.get).toEqual({ n: 0n, most: null });
  });

  it("refuses what cannot be observed", async () => {
    const any = numbers() as DataFrame;
    await expect(any.observe("x", col("id")).collect()).rejects.toMatchObject({ errorClass: "INVALID_OBSERVED_METRICS" });
    await expect(any.observe("x", max("di").alias("m")).collect()).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    expect(() => any.observe("", max("id"))).toThrow("observe() needs a name");
    expect(() => any.observe("x", ...([] as unknown as [never]))).toThrow("observe() needs at least one aggregate");
    const twice = any.observe("same", count().alias("n")).filter(col("id").gt(5)).observe("same", count().alias("n"));
    await expect(twice.collect()).rejects.toMatchObject({ errorClass: "DUPLICATED_METRICS_NAME" });
    const seen = new Observation();
    any.observe(seen, count().alias("n"));
    expect(() => any.observe(seen, count().alias("n"))).toThrow("watches a frame already");
  });
});
