import { readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { col, count, type DataFrame, Observation, rand, StorageLevel, sum, udf, uuid } from "volley";
import { openStage, type Stage, stages } from "../formats/sessions.ts";

describe.each(stages)("cached frames: %s", (name) => {
  let stage: Stage;
  let orders: DataFrame<{ id: bigint; amount: bigint }>;
  beforeAll(async () => {
    stage = await openStage(name);
    const path = `${stage.root}/orders`;
    await stage.session.range(0, 10_000).select("id", col("id").mod(7).alias("amount")).repartition(4).write.parquet(path);
    orders = stage.session.read.parquet(path) as typeof orders;
  }, 60_000);
  afterEach(() => stage.session.catalog.clearCache());
  afterAll(() => stage.close());

  const total = async (frame: DataFrame<any>, column = "amount"): Promise<unknown> => (await frame.agg(sum(column).alias("x")).first())?.x;
  /** How often the S3 server was asked for something, if there is one. */
  const requests = (): number => stage.server?.stats().requests ?? 0;

  it("are computed by the first action and read by later ones, which ask the source for nothing", async () => {
    const cached = orders.filter(col("amount").gt(2)).cache();
    expect(await cached.storageLevel()).toEqual(StorageLevel.MEMORY_AND_DISK_DESER);
    const first = await total(cached);
    const before = requests();
    expect(await total(cached)).toEqual(first);
    // Made anew by the program, it is the same frame.
    const again = orders.filter(col("amount").gt(2));
    expect(await again.groupBy("amount").agg(count("*").alias("n")).orderBy("amount").collect()).toHaveLength(4);
    expect(await again.select("id").union(again.select("id")).count()).toBe(2 * (await again.count()));
    expect(requests()).toBe(before);
    expect(await again.explain()).toContain(
      "InMemoryRelation StorageLevel(disk, memory, deserialized, 1 replicas): id bigint, amount bigint",
    );
    cached.unpersist();
    expect(await cached.storageLevel()).toEqual(StorageLevel.NONE);
    expect((await cached.explain()).split("as it ran")[0]).not.toContain("InMemoryRelation");
    expect(await total(cached)).toEqual(first);
    if (stage.server) expect(requests()).toBeGreaterThan(before);
  });

  it("give the same rows on each reading, whatever made them", async () => {
    const draw = udf(() => Math.random(), "double", { deterministic: false });
    const drawn = orders.select("id", rand().alias("r"), uuid().alias("u"), draw().alias("d")).cache();
    const rows = await drawn.orderBy("id").collect();
    expect(await drawn.orderBy("id").collect()).toEqual(rows);
    expect(
      await drawn
        .join(drawn.select("id", col("u").alias("v")), "id")
        .filter(col("u").neq(col("v")))
        .count(),
    ).toBe(0);
    expect(new Set(rows.map(({ u }) => u)).size).toBe(10_000);
  });

  it("are found by frames and columns that were made before", async () => {
    const named = orders.alias("o").withColumn("twice", col("amount").multiply(2)).cache();
    expect(await named.filter(col("o.id").eq(5)).select(orders.col("amount"), "twice").collect()).toEqual([{ amount: 5n, twice: 10n }]);
    expect(await named.as<any>().select(col("o.amount")).limit(1).explain()).toContain("InMemoryRelation");
  });

  it("are kept when they hold others, and when two columns have one name", async () => {
    const below = orders.filter(col("id").lt(100)).cache();
    const above = below.join(below.withColumnRenamed("amount", "other"), "id").select("id", "amount", col("other").alias("Amount")).cache();
    const rows = (await above.toArrow()).numRows;
    below.unpersist();
    const before = requests();
    expect((await above.toArrow()).numRows).toBe(rows);
    expect(requests()).toBe(before);
  });

  it("keep their order", async () => {
    const sorted = orders.orderBy(col("amount").desc(), "id").cache();
    const rows = await sorted.collect();
    expect(await sorted.collect()).toEqual(rows);
    expect(rows.slice(0, 2)).toEqual([
      { id: 6n, amount: 6n },
      { id: 13n, amount: 6n },
    ]);
  });

  it("are computed once for actions that begin together", async () => {
    const drawn = orders.withColumn("r", rand()).cache();
    const sums = await Promise.all([total(drawn, "r"), total(drawn, "r"), total(drawn.filter(col("id").geq(0)), "r")]);
    expect(new Set(sums.map((s) => (s as number).toFixed(6))).size).toBe(1);
  });

  it("outlive an action that is cancelled while it makes them", async () => {
    const drawn = orders.withColumn("r", rand()).cache();
    const stop = new AbortController();
    const cancelled = drawn.count({ signal: stop.signal });
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ errorClass: "OPERATION_CANCELED" });
    expect(await drawn.count()).toBe(10_000);
  });

  it.each([() => AbortSignal.abort(new Error("enough")), () => AbortSignal.abort("enough"), () => AbortSignal.timeout(100)])(
    "are given up for whatever reason a signal has: %s",
    async (signal) => {
      const slow = stage.session.range(50_000_000).selectExpr("max(sha2(cast(id as string), 256)) m").cache();
      await expect(slow.collect({ signal: signal() })).rejects.toMatchObject({ errorClass: "OPERATION_CANCELED" });
      slow.unpersist();
    },
  );

  it("are made anew when a write changes what they were read from", async () => {
    const path = `${stage.root}/changing`;
    const write = (rows: number) => stage.session.range(0, rows).repartition(1).write.mode("overwrite").parquet(path);
    await write(10);
    const cached = stage.session.read.parquet(path).cache();
    const other = orders.cache();
    await total(other);
    expect(await cached.count()).toBe(10);
    await write(20);
    expect(await cached.count()).toBe(20);
    await cached.limit(5).write.mode("append").parquet(path);
    expect(await cached.count()).toBe(25);
    const before = requests();
    await total(other);
    expect(requests()).toBe(before);
  });

  it("can be written, also to where they came from", async () => {
    const path = `${stage.root}/itself`;
    await stage.session.range(0, 10).repartition(1).write.parquet(path);
    const cached = stage.session.read.parquet(path).cache();
    expect(await cached.count()).toBe(10);
    await cached.filter(col("id").lt(4)).write.mode("overwrite").parquet(path);
    expect(await cached.count()).toBe(4);
  });

  it("tell an Observation what is within them", async () => {
    const seen = new Observation();
    const cached = orders.observe(seen, count("*").alias("rows")).cache();
    await cached.count();
    expect(await seen.get).toEqual({ rows: 10_000n });
  });

  it("can be views, by the catalog", async () => {
    orders.filter(col("amount").eq(1)).createOrReplaceTempView("ones");
    const { catalog } = stage.session;
    expect(await catalog.isCached("ones")).toBe(false);
    catalog.cacheTable("ones", StorageLevel.DISK_ONLY);
    expect(await catalog.isCached("ones")).toBe(true);
    expect(await stage.session.table("ones").explain()).toContain("InMemoryRelation StorageLevel(disk, 1 replicas)");
    catalog.uncacheTable("ones");
    expect(await catalog.isCached("ones")).toBe(false);
    orders.cache();
    await catalog.clearCache();
    expect(await orders.storageLevel()).toEqual(StorageLevel.NONE);
    expect(() => catalog.cacheTable("one")).toThrow(expect.objectContaining({ errorClass: "TABLE_OR_VIEW_NOT_FOUND" }));
  });

  it("fail as the frame itself does, and again", async () => {
    const missing = stage.session.read.parquet(`${stage.root}/nothing`).cache();
    for (let i = 0; i < 2; i++) await expect(missing.count()).rejects.toMatchObject({ errorClass: "PATH_NOT_FOUND" });
  });

  it("refuse levels that mean nothing here, and let go of what they never held", async () => {
    const frame = orders.filter(col("id").eq(1));
    expect(frame.unpersist()).toBe(frame);
    expect(() => frame.persist("MEMORY" as any)).toThrow(expect.objectContaining({ errorClass: "INVALID_ARGUMENT" }));
    frame.persist(StorageLevel.NONE);
    expect(await frame.storageLevel()).toEqual(StorageLevel.NONE);
    for (const level of [StorageLevel.MEMORY_ONLY_2, StorageLevel.OFF_HEAP]) {
      frame.persist(level);
      await expect(frame.count()).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
      expect(await frame.count()).toBe(1);
    }
  });

  describe("checkpoints", () => {
    it("keep rows as they were, without a past", async () => {
      const path = `${stage.root}/past`;
      await stage.session.range(0, 10).write.parquet(path);
      const source = stage.session.read.parquet(path);
      const kept = await source.withColumn("r", rand()).localCheckpoint();
      const rows = await kept.orderBy("id").collect();
      await stage.session.range(0, 3).write.mode("overwrite").parquet(path);
      await stage.session.catalog.clearCache();
      expect(await kept.orderBy("id").collect()).toEqual(rows);
      expect(await kept.select(kept.col("r")).columns()).toEqual(["r"]);
      expect(await kept.filter(col("id").gt(7)).explain("extended")).not.toContain(path);
      const cached = kept.filter(col("id").lt(3)).cache();
      expect([await cached.count(), await cached.count()]).toEqual([3, 3]);
    });

    it("are made by the first action where they are not eager", async () => {
      const kept = await orders.withColumn("r", rand()).localCheckpoint(false);
      expect((await kept.schema()).fields.map((field) => field.name)).toEqual(["id", "amount", "r"]);
      expect(await total(kept, "r")).toEqual(await total(kept, "r"));
    });

    it("need a directory when they are to be reliable", async () => {
      await expect(orders.checkpoint()).rejects.toMatchObject({
        errorClass: "CONFIGURATION",
        message: "checkpoint() has no directory to keep rows in",
      });
    });
  });

  it("drop nothing on a session that is closed", async () => {
    const other = await openStage(name);
    const frame = other.session.range(5).cache();
    expect(await frame.count()).toBe(5);
    await other.close();
    for (const use of [() => frame.cache(), () => frame.unpersist(), () => frame.storageLevel()])
      await expect((async () => use())()).rejects.toMatchObject({ errorClass: "SESSION_CLOSED" });
  });

  if (name === "S3, in this process")
    it("are computed again when their files are lost, and a local checkpoint says that it is", async () => {
      const cached = orders.filter(col("amount").eq(3)).cache();
      const kept = await orders.filter(col("amount").eq(4)).localCheckpoint();
      const rows = await cached.count();
      for (const folder of readdirSync(tmpdir()).filter((each) => each.startsWith(`volley-${process.pid}-`)))
        rmSync(join(tmpdir(), folder, "blocks"), { recursive: true, force: true });
      expect(await cached.count()).toBe(rows);
      await expect(kept.count()).rejects.toMatchObject({ errorClass: "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND" });
      await expect(kept.limit(1).count()).rejects.toMatchObject({ errorClass: "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND" });
    });
});
