import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { col, type DataFrame, Session, sum } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Frames that read the same data are different frames: each has columns of its own, wherever the program makes them (Spark: a new plan id).

const directory = mkdtempSync(join(tmpdir(), "volley-self-joins-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe.each([
  { where: "in one process", executors: 0 },
  { where: "on a cluster", executors: 1 },
])("joins of a dataset with itself $where", ({ executors }) => {
  let session: Session;
  let folder: string;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).create();
    folder = join(directory, String(executors));
    const staff = [
      { id: 1, boss: null, pay: 30 },
      { id: 2, boss: 1, pay: 20 },
      { id: 3, boss: 1, pay: 10 },
    ];
    await session.createDataFrame(staff, "id int, boss int, pay int").write.parquet(folder);
  });
  afterAll(() => session.stop());

  const read = (): DataFrame => session.read.parquet(folder);

  it("tell two reads made on one line apart", async () => {
    const [worker, boss] = [read(), read()];
    const pairs = worker.join(boss, worker.col("boss").eq(boss.col("id")));
    const rows = await pairs.select(worker.col("id").alias("id"), boss.col("pay").alias("bossPay")).orderBy("id").collect();
    expect(rows).toEqual([
      { id: 2, bossPay: 30 },
      { id: 3, bossPay: 30 },
    ]);
  });

  it("tell conditions that differ in the frame alone apart", async () => {
    const [a, b] = [read(), read()];
    const joined = a.join(b, a.col("id").eq(b.col("boss")));
    const [ofA, ofB] = await Promise.all([a, b].map((side) => joined.select(side.col("id").alias("id")).orderBy("id").collect()));
    expect([ofA, ofB]).toEqual([
      [{ id: 1 }, { id: 1 }],
      [{ id: 2 }, { id: 3 }],
    ]);
    const both = joined.select(a.col("id").alias("id")).union(joined.select(b.col("id").alias("id")));
    expect(await both.orderBy("id").collect()).toEqual([{ id: 1 }, { id: 1 }, { id: 2 }, { id: 3 }]);
  });

  it("do so for what is made of the reads", async () => {
    const team = (): DataFrame =>
      read()
        .groupBy("boss")
        .agg({ total: sum("pay") });
    const [mine, others] = [team(), team()];
    const joined = mine.join(others, mine.col("boss").eqNullSafe(others.col("boss"))).filter(mine.col("total").gt(0));
    expect(await joined.select(others.col("total").alias("total")).orderBy("total").collect()).toEqual([{ total: 30n }, { total: 30n }]);
  });

  it("still find a frame joined with itself ambiguous", async () => {
    const one = read();
    await expect(one.join(one, one.col("id").eq(one.col("boss"))).count()).rejects.toMatchObject({
      errorClass: "AMBIGUOUS_COLUMN_REFERENCE",
    });
    expect(
      await one
        .alias("a")
        .join(one.alias("b"), col("a.id").eq(col("b.boss")))
        .count(),
    ).toBe(2);
  });

  it("compute what two frames share once", async () => {
    const make = (): DataFrame =>
      read()
        .groupBy("boss")
        .agg({ total: sum("pay") });
    const text = await make().union(make()).explain("sql");
    expect(text.match(/GROUP BY/g)).toHaveLength(executors === 0 ? 1 : 2);
  });
});
