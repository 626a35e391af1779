import { col, type DataFrame, Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Quantiles and frequent items, in this process and on a cluster whose shuffles have two partitions.

describe.each([
  { where: "in one process", executors: 0 },
  { where: "on a cluster", executors: 2 },
])("statistics $where", ({ executors }) => {
  let session: Session;
  let numbers: DataFrame<{ id: bigint }>;
  beforeAll(async () => {
    session = await Session.builder.config("executors", executors).config("shuffle.partitions", 2).create();
    numbers = session.range(1, 101).repartition(3);
  });
  afterAll(() => session.stop());

  const strange = () =>
    session.createDataFrame(
      [
        { d: Number.NaN, n: null, s: "a" },
        { d: 1.5, n: null, s: null },
        { d: null, n: null, s: null },
        { d: -2, n: null, s: "b" },
        { d: Number.NEGATIVE_INFINITY, n: null, s: null },
      ],
      "d double, n int, s string",
    );

  it("approxQuantile of one column and of several", async () => {
    expect(await numbers.stat.approxQuantile("id", [0, 0.25, 0.5, 0.999, 1])).toEqual([1, 25, 50, 100, 100]);
    const doubled = numbers.select("id", col("id").multiply(2).alias("twice"));
    expect(await doubled.approxQuantile(["twice", "id"], [0.5], 0.1)).toEqual([[100], [50]]);
    expect(await doubled.approxQuantile(["id"], [])).toEqual([[]]);
  });

  it("approxQuantile leaves null and NaN out, and has none of nothing", async () => {
    expect(await strange().stat.approxQuantile(["d", "n"], [0, 0.5, 1])).toEqual([[Number.NEGATIVE_INFINITY, -2, 1.5], []]);
    expect(await numbers.filter(col("id").lt(0)).stat.approxQuantile("id", [0.5])).toEqual([]);
  });

  it("approxQuantile refuses texts, columns that do not exist and shares that are none", async () => {
    const any = strange() as DataFrame;
    await expect(any.stat.approxQuantile("s", [0.5])).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: 'approxQuantile() needs numbers, and column "s" is string',
    });
    await expect(any.stat.approxQuantile("dd", [0.5])).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
    await expect(any.stat.approxQuantile("d", [1.5])).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
    await expect(any.stat.approxQuantile("d", [0.5], -1)).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
    await expect(any.stat.approxQuantile([], [0.5])).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
  });

  it("freqItems are the values that make up so many of the rows", async () => {
    const digits = numbers.select(
      col("id").mod(10).alias("digit"),
      col("id").lt(31).alias("small"),
      col("id").divide(50).cast("int").alias("half"),
    );
    const [row] = await digits.stat.freqItems(["digit", "small", "half"], 0.3).collect();
    expect(row).toEqual({ digit_freqItems: [], small_freqItems: [false, true], half_freqItems: [0, 1] });
    expect(await digits.freqItems(["digit"], 0.1).collect()).toEqual([{ digit_freqItems: [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n, 9n] }]);
  });

  it("freqItems count null, and find none in no rows", async () => {
    expect(await strange().stat.freqItems(["s"], 0.5).collect()).toEqual([{ s_freqItems: [null] }]);
    expect(await strange().limit(0).stat.freqItems(["s"]).collect()).toEqual([{ s_freqItems: [] }]);
  });

  it("freqItems refuse a support that is none, and columns that do not exist", async () => {
    await expect(numbers.stat.freqItems(["id"], 0).collect()).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
    await expect((numbers as DataFrame).stat.freqItems(["di"]).collect()).rejects.toMatchObject({ errorClass: "UNRESOLVED_COLUMN" });
  });
});
