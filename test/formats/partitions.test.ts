import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, type Column } from "volley";
import { openStage, type Stage, stages } from "./sessions.ts";

describe.each(stages)("partitions: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
    for (const [folder, value] of folders) await stage.put(`sales/${folder}/part.csv`, `${value}\n`);
  }, 60_000);
  afterAll(() => stage.close());

  const folders = [
    ["year=2025/region=north", 1],
    ["year=2025/region=a%2Fb%20c", 2],
    ["year=2026/region=north", 3],
    ["year=2026/region=__HIVE_DEFAULT_PARTITION__", 4],
  ] as const;
  const sales = () => stage.session.read.schema("v int").csv<{ v: number; year: number; region: string | null }>(`${stage.root}/sales`);

  it("folders are columns, of Spark's types", async () => {
    expect((await sales().schema()).fields.map(({ name: field, type }) => [field, type.kind])).toEqual([
      ["v", "integer"],
      ["year", "integer"],
      ["region", "string"],
    ]);
    expect(await sales().orderBy("v").collect()).toEqual([
      { v: 1, year: 2025, region: "north" },
      { v: 2, year: 2025, region: "a/b c" },
      { v: 3, year: 2026, region: "north" },
      { v: 4, year: 2026, region: null },
    ]);
    expect(await sales().select("region").distinct().count()).toBe(3);
    expect(await sales().groupBy("year").count().orderBy("year").collect()).toEqual([
      { year: 2025, count: 2n },
      { year: 2026, count: 2n },
    ]);
  });

  it("a declared type holds, and a folder's value stands over the file's", async () => {
    await stage.put("typed/day=2026-01-02/k=7/x.json", '{"v": 1, "k": 99}\n');
    const read = (ddl: string) => stage.session.read.schema(ddl).json(`${stage.root}/typed`).collect();
    expect(await read("v int, k int")).toEqual([{ v: 1, k: 7, day: new Date("2026-01-02") }]);
    expect(await read("day string, k string, v int")).toEqual([{ day: "2026-01-02", k: "7", v: 1 }]);
  });

  it("basePath moves where folders begin to be partitions, and recursiveFileLookup has none", async () => {
    const read = (path: string, options: Readonly<Record<string, string | boolean>>) =>
      stage.session.read.schema("v int").options(options).csv(`${stage.root}/${path}`).orderBy("v").limit(1).collect();
    expect(await read("sales/year=2026", {})).toEqual([{ v: 3, region: "north" }]);
    expect(await read("sales/year=20*", {})).toEqual([{ v: 1, region: "north" }]);
    expect(await read("sales/year=2026", { basePath: `${stage.root}/sales` })).toEqual([{ v: 3, year: 2026, region: "north" }]);
    expect(await read("sales", { recursiveFileLookup: true })).toEqual([{ v: 1 }]);
  });

  const filters: readonly (readonly [string, () => Column<any, any, any>, readonly number[]])[] = [
    ["equality", () => col("year").eq(2026), [3, 4]],
    ["an order", () => col("year").lt(2026), [1, 2]],
    ["a list", () => col("region").isin("north", "south"), [1, 3]],
    ["null", () => col("region").isNull(), [4]],
    ["not", () => col("region").neq("north"), [2]],
    ["either", () => col("year").eq(2025).and(col("region").eq("north")).or(col("region").eq("a/b c")), [1, 2]],
    ["a column of the files too", () => col("year").eq(2026).and(col("v").gt(3)), [3, 4]],
    ["nothing left", () => col("year").eq(1999), [2]],
  ];

  it.each(filters)("a filter by %s keeps the rows it should", async (_, condition) => {
    const all = (await sales().withColumn("kept", condition()).collect()) as readonly { v: number; kept: boolean | null }[];
    const kept = await sales().filter(condition()).orderBy("v").collect();
    expect(kept.map(({ v }) => v)).toEqual(
      all
        .filter((row) => row.kept)
        .map(({ v }) => v)
        .sort((x, y) => x - y),
    );
  });

  it.skipIf(!name.startsWith("S3")).each(filters)("no request goes to what a filter by %s leaves out", async (_, condition, opened) => {
    stage.server!.resetStats();
    await sales().filter(condition()).collect();
    const touched = Object.keys(stage.server!.stats().keys).filter((key) => key.endsWith("/part.csv"));
    expect(touched.map((key) => folders.find(([folder]) => key.includes(`/${folder}/`))![1]).sort((x, y) => x - y)).toEqual(opened);
  });

  it.skipIf(!name.startsWith("S3"))("footers are read only of what a filter leaves, wherever it stands above", async () => {
    const path = `${stage.root}/parquet`;
    for (const year of [2024, 2025, 2026]) await stage.session.range(10).write.parquet(`${path}/year=${year}`);
    const frame = stage.session.read.parquet(path);
    await frame.count();
    stage.server!.resetStats();
    const joined = frame.withColumn("next", col("year").plus(1)).join(stage.session.range(5), ["id"]).filter(col("year").eq(2026));
    expect(await joined.count()).toBe(5);
    const touched = Object.keys(stage.server!.stats().keys).filter((key) => key.endsWith(".parquet"));
    expect(touched.every((key) => key.includes("year=2026"))).toBe(true);
  });

  it("folders of different names, and those without a value, are refused", async () => {
    await stage.put("mixed/a=1/x.csv", "1\n");
    await stage.put("mixed/b=1/x.csv", "1\n");
    await stage.put("bare/a=/x.csv", "1\n");
    const read = (path: string) => stage.session.read.schema("v int").csv(`${stage.root}/${path}`).collect();
    await expect(read("mixed")).rejects.toMatchObject({ errorClass: "CONFLICTING_PARTITION_COLUMN_NAMES" });
    await expect(read("bare")).rejects.toMatchObject({ errorClass: "EMPTY_PARTITION_COLUMN_VALUE" });
  });
});
