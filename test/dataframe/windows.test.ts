import {
  avg,
  col,
  type Column,
  count,
  cumeDist,
  denseRank,
  lag,
  lead,
  lit,
  max,
  min,
  nthValue,
  ntile,
  percentRank,
  rank,
  rowNumber,
  Session,
  sum,
  Window,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

// What windows give in one process; expected values were recorded from Spark 4.3.

const session = await Session.builder.appName("windows").getOrCreate();
afterAll(() => session.stop());

const frame = session.createDataFrame(
  [
    { id: 1, g: "a", x: 1, d: 1.5, day: new Date("2024-01-01"), t: "p" },
    { id: 2, g: "a", x: 2, d: Number.NaN, day: new Date("2024-01-03"), t: null },
    { id: 3, g: "a", x: 2, d: null, day: new Date("2024-01-09"), t: "q" },
    { id: 4, g: "b", x: null, d: -0, day: null, t: null },
    { id: 5, g: "b", x: 5, d: 0, day: new Date("2024-02-29"), t: "r" },
    { id: 6, g: null, x: 7, d: Infinity, day: new Date("2024-03-01"), t: "s" },
    { id: 7, g: null, x: null, d: -1, day: new Date("2024-03-01"), t: null },
    { id: 8, g: "c", x: 9, d: 2.25, day: new Date("2023-12-31"), t: "u" },
  ],
  "id int not null, g string, x int, d double, day date, t string",
);

const w = Window.partitionBy("g").orderBy("id");
const o = Window.orderBy("id");
const { unboundedPreceding, unboundedFollowing } = Window;

/** A window, and its value for each of the rows above. */
const cases: readonly (readonly [string, Column, readonly unknown[]])[] = [
  ["row_number in partitions, null a partition too", rowNumber().over(w), [1, 2, 3, 1, 2, 1, 2, 1]],
  ["row_number, descending with nulls last", rowNumber().over(Window.orderBy(col("x").desc(), "id")), [6, 4, 5, 7, 3, 2, 8, 1]],
  ["rank, nulls first and equal", rank().over(Window.orderBy("x")), [3, 4, 4, 1, 6, 7, 1, 8]],
  ["rank with nulls last", rank().over(Window.orderBy(col("x").ascNullsLast())), [1, 2, 2, 7, 4, 5, 7, 6]],
  ["rank descending with nulls first", rank().over(Window.orderBy(col("x").descNullsFirst())), [8, 6, 6, 1, 5, 4, 1, 3]],
  ["dense_rank descending, NaN greatest, zeros equal", denseRank().over(Window.orderBy(col("d").desc())), [4, 1, 7, 5, 5, 2, 6, 3]],
  ["rank of doubles", rank().over(Window.orderBy("d")), [5, 8, 1, 3, 3, 7, 2, 6]],
  [
    "percent_rank",
    percentRank().over(Window.orderBy("x")),
    [0.2857142857142857, 0.42857142857142855, 0.42857142857142855, 0, 0.7142857142857143, 0.8571428571428571, 0, 1],
  ],
  ["percent_rank of single rows", percentRank().over(Window.partitionBy("id").orderBy("x")), [0, 0, 0, 0, 0, 0, 0, 0]],
  ["cume_dist", cumeDist().over(Window.orderBy("x")), [0.375, 0.625, 0.625, 0.25, 0.75, 0.875, 0.25, 1]],
  ["ntile", ntile(3).over(o), [1, 1, 1, 2, 2, 2, 3, 3]],
  ["ntile of more groups than rows", ntile(10).over(o), [1, 2, 3, 4, 5, 6, 7, 8]],
  ["lag", lag("x").over(w), [null, 1, 2, null, null, null, 7, null]],
  ["lag with offset and fallback", lag("x", 2, -1).over(o), [-1, -1, 1, 2, 2, null, 5, 7]],
  ["lag by nothing", lag("x", 0).over(o), [1, 2, 2, null, 5, 7, null, 9]],
  ["lag by a negative offset", lag("x", -1).over(o), [2, 2, null, 5, 7, null, 9, null]],
  ["lead with fallback", lead("t", 1, "none").over(w), [null, "q", "none", "r", "none", null, "none", "none"]],
  ["lag that ignores nulls", lag("t", 1, "z", true).over(o), ["z", "p", "p", "q", "q", "r", "s", "s"]],
  ["lead that ignores nulls", lead("t", 2, null, true).over(o), ["r", "r", "s", "s", "u", null, null, null]],
  ["nth_value up to the row", nthValue("t", 2).over(o), [null, null, null, null, null, null, null, null]],
  ["nth_value that ignores nulls", nthValue("t", 2, true).over(o), [null, null, "q", "q", "q", "q", "q", "q"]],
  [
    "nth_value of the whole",
    nthValue("t", 3).over(o.rowsBetween(unboundedPreceding, unboundedFollowing)),
    ["q", "q", "q", "q", "q", "q", "q", "q"],
  ],
  ["a running sum", sum("x").over(w), [1n, 3n, 5n, null, 5n, 7n, 7n, 9n]],
  ["a sum of the partition", sum("x").over(Window.partitionBy("g")), [5n, 5n, 5n, 5n, 5n, 7n, 7n, 9n]],
  ["a sum of everything", sum("x").over(Window.partitionBy()), [26n, 26n, 26n, 26n, 26n, 26n, 26n, 26n]],
  ["a running count of values", count("x").over(o), [1n, 2n, 3n, 3n, 4n, 5n, 5n, 6n]],
  ["a running count with equals", count(lit(1)).over(Window.orderBy("x")), [3n, 5n, 5n, 2n, 6n, 7n, 2n, 8n]],
  ["a moving mean", avg("x").over(o.rowsBetween(-1, 1)), [1.5, 1.6666666666666667, 2, 3.5, 6, 6, 8, 9]],
  ["min of the rows before", min("d").over(o.rowsBetween(-2, -1)), [null, 1.5, 1.5, Number.NaN, 0, 0, 0, -1]],
  [
    "max of the rows after",
    max("d").over(o.rowsBetween(1, unboundedFollowing)),
    [Number.NaN, Infinity, Infinity, Infinity, Infinity, 2.25, 2.25, null],
  ],
  [
    "max of earlier texts",
    max("t").over(Window.partitionBy("g").orderBy("day").rowsBetween(unboundedPreceding, -1)),
    [null, "p", "p", null, null, null, "s", null],
  ],
  ["a range by values", count(lit(1)).over(Window.orderBy("x").rangeBetween(-1, 1)), [3n, 3n, 3n, 2n, 1n, 1n, 2n, 1n]],
  [
    "a range by descending values",
    sum("id").over(Window.orderBy(col("x").desc()).rangeBetween(-2, 0)),
    [6n, 5n, 5n, 11n, 11n, 14n, 11n, 8n],
  ],
  ["a range by days", count(lit(1)).over(Window.orderBy("day").rangeBetween(-7, 0)), [2n, 3n, 2n, 1n, 1n, 3n, 3n, 1n]],
  [
    "a range from the next value",
    count(lit(1)).over(Window.orderBy("x").rangeBetween(1, unboundedFollowing)),
    [5n, 3n, 3n, 8n, 2n, 1n, 8n, 0n],
  ],
  [
    "a range with nulls last",
    sum("id").over(Window.orderBy(col("x").ascNullsLast()).rangeBetween(unboundedPreceding, 1)),
    [6n, 6n, 6n, 36n, 11n, 17n, 36n, 25n],
  ],
  [
    "a range up to equals, NaN last",
    sum("id").over(Window.orderBy("d").rangeBetween(unboundedPreceding, 0)),
    [20n, 36n, 3n, 19n, 19n, 34n, 10n, 28n],
  ],
  ["a range of doubles with NaN", count(lit(1)).over(Window.orderBy(col("d")).rangeBetween(-1, 1)), [2n, 1n, 1n, 3n, 3n, 1n, 3n, 2n]],
  [
    "an unbounded range over two keys",
    count(lit(1)).over(Window.orderBy("x", "id").rangeBetween(unboundedPreceding, unboundedFollowing)),
    [8n, 8n, 8n, 8n, 8n, 8n, 8n, 8n],
  ],
  ["a window within an expression", col("x").divide(sum("x").over(Window.partitionBy("g"))), [0.2, 0.4, 0.4, null, 1, 1, null, 1]],
  ["partitions of doubles: NaN is one, zeros are one", count(lit(1)).over(Window.partitionBy("d")), [1n, 1n, 1n, 2n, 2n, 1n, 1n, 1n]],
  ["a sum of an empty frame", sum("x").over(o.rowsBetween(5, 6)), [7n, 9n, 9n, null, null, null, null, null]],
  ["a count of an empty frame", count(lit(1)).over(o.rowsBetween(5, 6)), [2n, 2n, 1n, 0n, 0n, 0n, 0n, 0n]],
  ["row_number with the frame it has", rowNumber().over(o.rowsBetween(unboundedPreceding, 0)), [1, 2, 3, 4, 5, 6, 7, 8]],
];

describe("windows give what Spark gives", () => {
  it.each(cases)("%s", async (_, window, expected) => {
    const rows = await frame.select("id", window.alias("v") as Column<any, "v", never>).collect();
    // The recording, in JSON, knew no minus zero.
    expect(rows.toSorted((a, b) => a.id - b.id).map((row) => (row.v === 0 ? 0 : row.v))).toEqual(expected);
  });

  it("over groups, in one aggregation", async () => {
    const groups = frame.groupBy("g").agg({
      n: count(),
      place: rank().over(Window.orderBy(count("*").desc(), "g")),
      of: sum(count("*")).over(Window.partitionBy()),
    });
    expect(await groups.orderBy("g").collect()).toEqual([
      { g: null, n: 2n, place: 2, of: 8n },
      { g: "a", n: 3n, place: 1, of: 8n },
      { g: "b", n: 2n, place: 3, of: 8n },
      { g: "c", n: 1n, place: 4, of: 8n },
    ]);
  });

  it("over windows, filtered and joined afterwards", async () => {
    const first = frame.withColumn("n", rowNumber().over(w)).filter(col("n").eq(1));
    const found = frame
      .join(first.select("id", "n"), ["id"], "left")
      .withColumn("last", max(sum("x").over(w)).over(Window.partitionBy("g")));
    expect((await found.orderBy("id").collect()).map(({ id, n, last }) => [id, n, last])).toEqual([
      [1, 1, 5n],
      [2, null, 5n],
      [3, null, 5n],
      [4, 1, 5n],
      [5, null, 5n],
      [6, 1, 7n],
      [7, null, 7n],
      [8, 1, 9n],
    ]);
  });

  it("with the numbers of many rows", async () => {
    const big = session.range(200_000).withColumn("k", col("id").mod(1000));
    const place = rowNumber().over(Window.partitionBy("k").orderBy(col("id").desc()));
    const top = big
      .withColumn("place", place)
      .filter(col("place").leq(2))
      .agg({ n: count(), sum: sum("id") });
    expect(await top.collect()).toEqual([{ n: 2000n, sum: 1000n * (199_000n + 198_000n) + 2n * 499_500n }]);
  });
});

describe("windows of no meaning are refused", () => {
  it.each([
    ["a window that is none", () => sum("x").over("g" as never), "INVALID_ARGUMENT", "over() needs a window"],
    ["half a row", () => o.rowsBetween(-0.5, 0), "INVALID_ARGUMENT", "rowsBetween() takes whole numbers of rows, not -0.5"],
    ["an edge that is none", () => o.rangeBetween("a" as never, 0), "INVALID_ARGUMENT", "a is no edge of a frame"],
    ["the end as start", () => o.rowsBetween(unboundedFollowing, 0), "INVALID_ARGUMENT", "Infinity is no edge of a frame"],
  ])("%s", (_, make, errorClass, message) => {
    expect(make).toThrow(expect.objectContaining({ errorClass, message }));
  });
});
