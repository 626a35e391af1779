import { col, type DataFrame, Session } from "volley";
import { afterAll, describe, expect, it } from "vitest";

// What the methods of a DataFrame give, run in this process; expected rows are Spark's (4.x, ANSI).

const session = await Session.builder.appName("methods").getOrCreate();
afterAll(() => session.stop());

const letters = session.createDataFrame(
  [
    { k: 1, s: "a" },
    { k: 1, s: "a" },
    { k: 1, s: "a" },
    { k: 2, s: null },
    { k: 2, s: null },
    { k: 3, s: "c" },
  ],
  "k int, s string",
);
const others = session.createDataFrame(
  [
    { k: 1n, s: "a" },
    { k: 2n, s: null },
    { k: 4n, s: "d" },
  ],
  "k bigint, s string",
);
const empty = letters.filter(col("k").lt(0));
const numbers = session.range(10).orderBy(col("id").desc());

/** Rows as lists of values; sorted where the frame has no order. */
async function rowsOf(frame: DataFrame, inOrder = false): Promise<unknown[][]> {
  const rows = (await frame.collect()).map((row: object) => Object.values(row) as unknown[]);
  const text = (row: unknown[]): string => row.map(String).join("|");
  return inOrder ? rows : rows.sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

describe("set operations", () => {
  const a = [1n, "a"];
  const none = [2n, null];
  const c = [3n, "c"];
  it.each<[string, DataFrame, unknown[][]]>([
    ["intersect: rows of both, once, null equal to null", letters.intersect(others), [a, none]],
    [
      "intersectAll: as often as both have them",
      letters.intersectAll(letters.limit(6)),
      [
        [1, "a"],
        [1, "a"],
        [1, "a"],
        [2, null],
        [2, null],
        [3, "c"],
      ],
    ],
    ["intersectAll with fewer", letters.intersectAll(others.union(others)), [a, a, none, none]],
    ["subtract: rows that the other lacks, once", letters.subtract(others), [c]],
    [
      "subtract of nothing still leaves each row once",
      letters.subtract(empty),
      [
        [1, "a"],
        [2, null],
        [3, "c"],
      ],
    ],
    ["exceptAll: each row takes one equal row away", letters.exceptAll(others), [a, a, none, c]],
    ["exceptAll of more", others.exceptAll(letters), [[4n, "d"]]],
    ["intersect with nothing", letters.intersect(empty), []],
    ["a filter above", letters.exceptAll(others).filter(col("k").eq(1)), [a, a]],
    [
      "unionByName with missing columns on both sides",
      letters.filter(col("k").eq(3)).unionByName(others.filter(col("k").eq(4)).withColumnRenamed("s", "t"), { allowMissingColumns: true }),
      [
        [3n, "c", null],
        [4n, null, "d"],
      ],
    ],
  ])("%s", async (_, frame, expected) => {
    expect(await rowsOf(frame)).toEqual(expected);
  });

  it("bring columns to their common type, under the left's names", async () => {
    const schema = await letters.subtract(others.toDF("x", "y")).schema();
    expect(schema.fields.map((f) => [f.name, f.type.kind])).toEqual([
      ["k", "long"],
      ["s", "string"],
    ]);
  });

  it("refuse frames that cannot meet", async () => {
    await expect(letters.as<any>().intersect(letters.drop("s")).collect()).rejects.toMatchObject({ errorClass: "NUM_COLUMNS_MISMATCH" });
    const dated = letters.select(col("k"), col("s").cast("date").alias("s")).withColumn("k", col("k").cast("boolean"));
    await expect(
      dated
        .as<any>()
        .subtract(letters.withColumn("s", col("s").cast("binary")))
        .collect(),
    ).rejects.toMatchObject({
      errorClass: "INCOMPATIBLE_COLUMN_TYPE",
      message: 'except cannot bring together column 1: "k" is boolean, "k" is int',
    });
  });
});

describe("rows at certain places", () => {
  it.each<[string, DataFrame, unknown[]]>([
    ["offset", numbers.offset(7), [2n, 1n, 0n]],
    ["offset beyond the end", numbers.offset(20), []],
    ["offset, then limit", numbers.offset(2).limit(3), [7n, 6n, 5n]],
    ["limit, then offset", numbers.limit(3).offset(2), [7n]],
    ["offset twice", numbers.offset(2).offset(3).limit(2), [4n, 3n]],
    ["limit, offset, limit", numbers.limit(5).offset(1).limit(2), [8n, 7n]],
    ["a filter above an offset", numbers.offset(5).filter(col("id").gt(2)), [4n, 3n]],
    ["a sort above an offset", numbers.offset(8).orderBy("id"), [0n, 1n]],
  ])("%s", async (_, frame, expected) => {
    expect((await rowsOf(frame, true)).flat()).toEqual(expected);
  });

  it("tail gives the last rows, in their order", async () => {
    const ids = async (frame: DataFrame, rows: number) => (await frame.tail(rows)).map((row: { id: bigint }) => row.id);
    expect(await ids(numbers, 3)).toEqual([2n, 1n, 0n]);
    expect(await ids(session.range(10), 3)).toEqual([7n, 8n, 9n]);
    expect(await ids(session.range(10).filter(col("id").lt(8)), 2)).toEqual([6n, 7n]);
    expect(await ids(numbers.limit(4), 2)).toEqual([7n, 6n]);
    expect(await ids(session.range(3), 5)).toEqual([0n, 1n, 2n]);
    expect(await ids(session.range(3), 0)).toEqual([]);
  });

  it("sortWithinPartitions sorts what lies in one partition", async () => {
    expect((await rowsOf(session.range(5).repartition(1).sortWithinPartitions(col("id").desc()), true)).flat()).toEqual([
      4n,
      3n,
      2n,
      1n,
      0n,
    ]);
  });
});

describe("columns", () => {
  it("toDF renames by position, twins included", async () => {
    const twins = letters.join(others, letters.col("k").eqNullSafe(others.col("k"))).toDF("a", "b", "c", "d");
    expect(await rowsOf(twins.filter(col("c").eq(2)).distinct())).toEqual([[2, null, 2n, null]]);
    await expect(letters.toDF("a").collect()).rejects.toMatchObject({
      errorClass: "ASSIGNMENT_ARITY_MISMATCH",
      message: "toDF() names 1 columns of a frame that has 2",
    });
  });
});
