import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { avg, coalesce, col, count, type DataFrame, lit, Session, sum } from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Answers of Spark 4.1: types by DecimalPrecision, Sum and Average, values exact.

const session = await Session.builder.appName("decimals").getOrCreate();
const cluster = await Session.builder.appName("decimals on a cluster").config("executors", 2).config("shuffle.partitions", 2).create();
afterAll(async () => {
  await session.stop();
  await cluster.stop();
});

const frameOf = (type: string, values: readonly (string | null)[], on = session) =>
  on
    .createDataFrame(
      values.map((x) => ({ x })),
      "x string",
    )
    .select(col("x").cast(type).as("x"));
const typeOf = async (frame: Pick<DataFrame, "schema">): Promise<unknown> => {
  const [field] = (await frame.schema()).fields;
  return field!.type.kind === "decimal" ? [field!.type.precision, field!.type.scale] : field!.type.kind;
};

describe("sums and means of decimals", () => {
  it.each([
    ["decimal(10,2)", ["1.50", "2.25", null], [20, 2], "3.75", [14, 6], "1.875000"],
    ["decimal(38,18)", ["1.5", "2.25", null], [38, 18], "3.750000000000000000", [38, 22], "1.8750000000000000000000"],
    ["decimal(38,0)", ["-1", "-1", "0"], [38, 0], "-2", [38, 4], "-0.6667"],
    ["decimal(3,3)", ["0.001", "0.002", "0.002"], [13, 3], "0.005", [7, 7], "0.0016667"],
    [
      "decimal(38,0)",
      ["9999999999999999999999999999999999", "1"],
      [38, 0],
      "10000000000000000000000000000000000",
      [38, 4],
      "5000000000000000000000000000000000.0000",
    ],
    ["decimal(5,0)", [null], [15, 0], null, [9, 4], null],
  ] as const)("%s", async (type, values, sumType, total, meanType, mean) => {
    for (const on of [session, cluster]) {
      const frame = frameOf(type, values, on);
      const summed = frame.agg(sum("x").as("y"));
      const averaged = frame.agg(avg("x").as("y"));
      expect([await typeOf(summed), (await summed.collect())[0]!.y]).toEqual([sumType, total]);
      expect([await typeOf(averaged), (await averaged.collect())[0]!.y]).toEqual([meanType, mean]);
    }
  });

  it("a sum of 39 digits is an overflow, in groups of a cluster too", async () => {
    const most = "99999999999999999999999999999999999999";
    for (const on of [session, cluster])
      await expect(
        frameOf("decimal(38,0)", [most, "1"], on).groupBy(lit(1).as("k")).agg(sum("x").as("y"), count().as("n")).collect(),
      ).rejects.toMatchObject({ errorClass: "ARITHMETIC_OVERFLOW" });
  });
});

describe("arithmetic of decimals", () => {
  const two = (a: string, aType: string, b: string, bType: string) =>
    session.createDataFrame([{ a, b }], "a string, b string").select(col("a").cast(aType).as("a"), col("b").cast(bType).as("b"));

  it.each([
    ["multiply", "1.5", "decimal(38,10)", "2.5", "decimal(38,10)", [38, 6], "3.750000"],
    ["plus", "1.5", "decimal(38,10)", "2.5", "decimal(38,9)", [38, 8], "4.00000000"],
    ["divide", "1.5", "decimal(38,10)", "2.5", "decimal(38,10)", [38, 6], "0.600000"],
    ["divide", "1", "decimal(10,2)", "3", "decimal(1,0)", [14, 6], "0.333333"],
    ["divide", "-2", "decimal(10,2)", "3", "decimal(1,0)", [14, 6], "-0.666667"],
    ["divide", "12345678901234567.89", "decimal(19,2)", "7", "decimal(1,0)", [23, 6], "1763668414462081.127143"],
    ["divide", "1.000000000000000000001", "decimal(38,21)", "1", "decimal(1,0)", [38, 21], "1.000000000000000000001"],
    ["mod", "10", "decimal(38,0)", "3", "decimal(10,5)", [10, 5], "1.00000"],
  ] as const)("%s of %s (%s) and %s (%s)", async (operator, a, aType, b, bType, type, expected) => {
    const made = two(a, aType, b, bType).select(col("a")[operator](col("b")).as("x"));
    expect([await typeOf(made), (await made.collect())[0]!.x]).toEqual([type, expected]);
  });

  it("side by side, digits before the point win", async () => {
    expect(await typeOf(two("1", "decimal(38,0)", "1.5", "decimal(38,18)").select(coalesce("a", "b").as("x")))).toEqual([38, 0]);
  });

  it.each([["plus"], ["multiply"]] as const)("%s beyond 38 digits is an error", async (operator) => {
    const most = "99999999999999999999999999999999999999";
    const made = two(most, "decimal(38,0)", most, "decimal(38,0)").select(col("a")[operator](col("b")).as("x"));
    await expect(made.collect()).rejects.toMatchObject({ errorClass: "NUMERIC_VALUE_OUT_OF_RANGE" });
  });
});

describe("decimals of a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "volley-decimals-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ["few digits", ["104949.50", "0.10"], ["1.00", "0.07"]],
    ["all their digits", ["9999999999999.99", "9999999999999.99"], ["-9999999999999.99", "0.07"]],
    ["products of just 18 digits", ["9999999.99", "9999999.99"], ["0.01", "-0.01"]],
    ["products of just 19", ["99999999.99", "99999999.99"], ["0.01", "-0.01"]],
  ] as const)("have exact products and sums, with %s", async (name, ...rows) => {
    const path = join(folder, name);
    const money = rows.map(([x, y]) => ({ x, y }));
    await session
      .createDataFrame(money, "x string, y string")
      .select(col("x").cast("decimal(15,2)"), col("y").cast("decimal(15,2)"))
      .write.parquet(path);
    const cents = (text: string): bigint => BigInt(text.replace(".", ""));
    const wanted = money.map(({ x, y }) => cents(x!) * cents(y!));
    for (const on of [session, cluster]) {
      const products = on.read.parquet(path).select(col("x").multiply(col("y")).as("p"));
      expect(await typeOf(products)).toEqual([31, 4]);
      expect(new Set((await products.collect()).map(({ p }) => cents(p as string)))).toEqual(new Set(wanted));
      const [total] = await products.agg(sum("p").as("total")).collect();
      expect(cents(total!.total as string)).toBe(wanted[0]! + wanted[1]!);
    }
  });
});

describe("decimals that share no type of 38 digits", () => {
  const few = "1.0000000000000000000000000000000000005";
  it.each([
    ["x + y", few, "3", "4.000000"],
    ["x + y", "-0.0000005000000000000000000000000000001", "2", "1.999999"],
    ["x + y", few, "10000000000000000000000000000000", "10000000000000000000000000000001.000000"],
    ["x - y", "1.9999994999999999999999999999999999999", "10000000000000000000000000000000", "-9999999999999999999999999999998.000001"],
    ["x - y", null, "3", null],
  ])("%s of %s and %s", async (sum, x, y, expected) => {
    const frame = session.createDataFrame([{ x, y }], "x string, y string");
    const wide = frame.select(col("x").cast("decimal(38,37)").as("x"), col("y").cast("decimal(38,0)").as("y")).selectExpr(`${sum} AS z`);
    expect(await typeOf(wide)).toEqual([38, 6]);
    expect(await wide.collect()).toEqual([{ z: expected }]);
  });
});
