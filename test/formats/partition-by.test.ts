import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, when } from "volley";
import { openStage, type Stage, stages } from "./sessions.ts";

describe.each(stages)("partitionBy: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  const odd = "y:z%=\"'#*?[]{}\\^é";
  const rows = [
    { v: 1, p: "a", year: 2025 },
    { v: 2, p: "b c/d", year: 2025 },
    { v: 3, p: "", year: 2026 },
    { v: 4, p: null, year: 2026 },
    { v: 5, p: odd, year: 2026 },
    { v: 6, p: "a", year: 2025 },
  ];
  const frame = () => stage.session.createDataFrame(rows, "v int, p string, year int");

  it("writes Spark's folders, and what is read is what was written", async () => {
    const path = `${stage.root}/by`;
    const written = await frame().write.partitionBy("year", "p").csv(path);
    expect(written.rows).toEqual({ "": 6 });
    expect(await stage.texts(path)).toEqual({
      "year=2025/p=a/part.csv": "1\n6\n",
      "year=2025/p=b c%2Fd/part.csv": "2\n",
      "year=2026/p=__HIVE_DEFAULT_PARTITION__/part.csv": "3\n4\n",
      "year=2026/p=y%3Az%25%3D%22%27%23%2A%3F%5B%5D%7B}%5C%5Eé/part.csv": "5\n",
    });
    const back = stage.session.read.schema("v int, p string, year int").csv(path).orderBy("v");
    expect(await back.collect()).toEqual(rows.map((row) => ({ ...row, p: row.p || null })));
  });

  it("names folders of real numbers as Spark does, and has one for null, no text and the text that stands for null", async () => {
    const path = `${stage.root}/odd`;
    const nulls = [null, "", "__HIVE_DEFAULT_PARTITION__"].map((p, v) => ({ v, p, d: [1e300, 0.5, -1e-7][v]! }));
    await stage.session.createDataFrame(nulls, "v int, p string, d double").coalesce(1).write.partitionBy("p", "d").csv(path);
    const folder = "p=__HIVE_DEFAULT_PARTITION__";
    expect(await stage.texts(path)).toEqual({
      [`${folder}/d=1.0E300/part.csv`]: "0\n",
      [`${folder}/d=0.5/part.csv`]: "1\n",
      [`${folder}/d=-1.0E-7/part.csv`]: "2\n",
    });
    const back = await stage.session.read.csv(path).orderBy("_c0").collect();
    expect(back).toEqual(nulls.map(({ v, d }) => ({ _c0: BigInt(v), p: null, d })));
    await stage.session.createDataFrame(nulls, "v int, p string, d double").coalesce(1).drop("d").write.partitionBy("p").csv(`${path}/one`);
    expect(await stage.texts(`${path}/one`)).toEqual({ [`${folder}/part.csv`]: "0\n1\n2\n" });
  });

  it("sortBy orders the rows of each file by their values, null first, whatever their texts", async () => {
    const path = `${stage.root}/sorted`;
    const days = [
      { k: 1, day: "2026-10-02", n: 1 },
      { k: 2, day: "2026-02-10", n: 2 },
      { k: 1, day: "2026-02-10", n: 3 },
      { k: 1, day: null, n: 4 },
      { k: 1, day: "2026-02-10", n: 10 },
    ];
    const sorted = stage.session.createDataFrame(days, "k int, day string, n int").withColumn("day", col("day").cast("date")).coalesce(1);
    const writer = sorted.write.options({ dateFormat: "d/M/yyyy" });
    await writer.sortBy("day", "n").csv(`${path}/whole`);
    await writer.partitionBy("k").sortBy("day", "n").csv(`${path}/parts`, { maxRecordsPerFile: 3 });
    expect(await stage.texts(path)).toEqual({
      "whole/part.csv": "1,,4\n2,10/2/2026,2\n1,10/2/2026,3\n1,10/2/2026,10\n1,2/10/2026,1\n",
      "parts/k=1/part.csv": ",4\n10/2/2026,3\n10/2/2026,10\n",
      "parts/k=1/part-c001.csv": "2/10/2026,1\n",
      "parts/k=2/part.csv": "10/2/2026,2\n",
    });
    await expect(sorted.write.sortBy("dya").csv(`${path}/no`)).rejects.toMatchObject({
      errorClass: "UNRESOLVED_COLUMN",
      message: 'sortBy: there is no column "dya" in the rows to write',
      hints: ['did you mean "day"?'],
    });
    const maps = sorted.selectExpr("map('a', n) m");
    await expect(maps.write.sortBy("m").parquet(`${path}/no`)).rejects.toMatchObject({
      errorClass: "DATATYPE_MISMATCH",
      message: 'sortBy: column "m" of type map<string,int> has no order',
    });
    expect(() => sorted.write.sortBy("")).toThrow(expect.objectContaining({ errorClass: "INVALID_ARGUMENT" }));
  });

  it("writes values of other types as Spark's texts, from many tasks, in each format", async () => {
    const values = stage.session
      .range(10_000)
      .select(
        col("id"),
        col("id").mod(3).cast("int").as("k"),
        col("id").mod(2).eq(0).as("even"),
        when(col("id").mod(2).eq(0), "1970-01-01").otherwise("1970-01-02").cast("date").as("day"),
      );
    for (const format of ["parquet", "json", "csv"] as const) {
      const path = `${stage.root}/types/${format}`;
      await values.repartition(3, "id").write.partitionBy("even", "day", "k").format(format).save(path);
      const folders = new Set(Object.keys(await stage.texts(path)).map((file) => file.slice(0, file.lastIndexOf("/"))));
      expect([...folders].sort((a, b) => (a < b ? -1 : 1))).toEqual(
        ["even=false/day=1970-01-02", "even=true/day=1970-01-01"].flatMap((folder) => [0, 1, 2].map((k) => `${folder}/k=${k}`)),
      );
      const back = stage.session.read.schema("id bigint").format(format).load<{ id: bigint; k: number }>(path);
      expect(await back.filter(col("k").eq(1)).count()).toBe(3333);
      expect(await back.distinct().count()).toBe(10_000);
    }
  });

  it("doubles that are no numbers come back as doubles", async () => {
    const path = `${stage.root}/doubles`;
    const doubles = [Number.NaN, 1.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e300].map((p, v) => ({ v, p }));
    await stage.session.createDataFrame(doubles, "v int, p double").write.partitionBy("p").parquet(path);
    const back = stage.session.read.parquet(path);
    expect(await back.orderBy("v").collect()).toEqual(doubles);
    expect(await back.filter("p > 2").orderBy("v").select("v").collect()).toEqual([{ v: 0 }, { v: 2 }, { v: 4 }]);
  });

  it("overwrite replaces everything, or by partitionOverwriteMode what is written to; append adds", async () => {
    const path = `${stage.root}/over`;
    const values = async (): Promise<unknown> =>
      Object.values(await stage.texts(path))
        .join("")
        .split("\n")
        .filter(Boolean)
        .map(Number)
        .sort((a, b) => a - b);
    const some = (year: number, v: number) => stage.session.createDataFrame([{ v, year }], "v int, year int").write.partitionBy("year");
    await frame().drop("p").write.partitionBy("year").csv(path);
    await some(2025, 10).mode("append").csv(path);
    expect(await values()).toEqual([1, 2, 3, 4, 5, 6, 10]);
    await some(2025, 20).mode("overwrite").csv(path, { partitionOverwriteMode: "dynamic" });
    expect(await values()).toEqual([3, 4, 5, 20]);
    await some(2027, 30).mode("overwrite").csv(path, { partitionOverwriteMode: "dynamic" });
    expect(await values()).toEqual([3, 4, 5, 20, 30]);
    await some(2028, 40).mode("overwrite").csv(path);
    expect(await values()).toEqual([40]);
    await some(2028, 50).mode("ignore").csv(path);
    await expect(some(2029, 60).csv(path)).rejects.toMatchObject({ errorClass: "PATH_ALREADY_EXISTS" });
    expect(await values()).toEqual([40]);
  });

  it.each([
    [["z"], "UNRESOLVED_COLUMN", 'partitionBy: there is no column "z" in the rows to write'],
    [["p", "P"], "COLUMN_ALREADY_EXISTS", 'partitionBy names column "p" twice'],
    [["v", "p", "year"], "ALL_PARTITION_COLUMNS_NOT_ALLOWED", "all columns are partition columns: the files would hold none"],
  ])("refuses %j", async (columns, errorClass, message) => {
    await expect(
      frame()
        .write.partitionBy(...columns)
        .csv(`${stage.root}/wrong`),
    ).rejects.toMatchObject({ errorClass, message });
  });

  it("refuses an array and an unknown mode", async () => {
    const arrays = stage.session.createDataFrame([{ a: [1], b: 1 }], "a array<int>, b int");
    await expect(arrays.write.partitionBy("a").parquet(`${stage.root}/wrong`)).rejects.toMatchObject({
      errorClass: "INVALID_PARTITION_COLUMN_DATA_TYPE",
    });
    const some = frame().write.partitionBy("p").option("partitionOverwriteMode", "some");
    await expect(some.parquet(`${stage.root}/wrong`)).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
  });
});
