import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ConnectBackend, connectBackend } from "@volley/connect/client";
import { type DataType, type LiteralValue, literal, parseType, relation } from "@volley/plan";
import { avg, col, count, lit, Session, when } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exactValue } from "./exact-values.ts";
import { openSession } from "./session.ts";
import { openSpark } from "./spark-server.ts";

const spark = await openSpark();
let session: Session;
let backend: ConnectBackend;
let folder: string;
beforeAll(async () => {
  if (!spark) return;
  folder = mkdtempSync(join(tmpdir(), "volley-spark-client-"));
  session = await openSession(spark.address);
  backend = connectBackend(spark.address);
});
afterAll(async () => {
  if (!spark) return;
  await session.stop();
  await backend.close();
  await spark.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!spark)("Volley's client on real Spark", { timeout: 120_000 }, () => {
  it("collects, counts, shows and tells schemas", async () => {
    const printed: string[] = [];
    const shown = new Session(
      { ...backend, execute: (plan, options) => backend.execute(plan, options), schema: (plan) => backend.schema(plan) },
      { print: (text) => void printed.push(text) },
    );
    const frame = shown.createDataFrame(
      [
        { k: "a", x: 1 },
        { k: "b", x: null },
        { k: "a", x: 3 },
      ],
      "k string, x double",
    );
    expect(await frame.orderBy("k", "x").collect()).toEqual([
      { k: "a", x: 1 },
      { k: "a", x: 3 },
      { k: "b", x: null },
    ]);
    expect(await frame.count()).toBe(3);
    expect(
      await frame
        .groupBy("k")
        .agg({ n: count("*"), mean: avg("x") })
        .orderBy("k")
        .collect(),
    ).toEqual([
      { k: "a", n: 2n, mean: 2 },
      { k: "b", n: 1n, mean: null },
    ]);
    await frame.filter(col("x").gt(1)).show();
    await frame.printSchema();
    expect(printed.join("")).toContain("a │ 3");
    expect(printed.join("")).toContain("|-- x: double (nullable = true)");
    expect(await frame.join(frame.withColumnRenamed("x", "y"), ["k"], "left").count()).toBe(5);
    expect(await frame.filter(col("k").neq("b")).select(col("x").neg().alias("y")).collect()).toEqual([{ y: -1 }, { y: -3 }]);
    expect(await frame.select(when(col("x").gt(2), "much").otherwise("little").alias("w"), lit(null).alias("n")).collect()).toContainEqual({
      w: "much",
      n: null,
    });
  });

  it("writes and reads Parquet", async () => {
    const rows = [{ k: "é😀", d: "1.50", t: new Date("2024-02-29T12:34:56.789Z"), a: [1, null] }];
    const frame = session.createDataFrame(rows, "k string, d decimal(10,2), t timestamp, a array<int>");
    await frame.write.mode("overwrite").parquet(join(folder, "out"));
    const back = session.read.parquet(join(folder, "out"));
    expect(await back.collect()).toEqual(rows);
    await expect(frame.write.parquet(join(folder, "out"))).rejects.toMatchObject({ errorClass: "PATH_ALREADY_EXISTS" });
  });

  it("tells errors by class, state, whole message and the user's line", async () => {
    const long = "x".repeat(3000);
    const frame = session.createDataFrame([{ s: long }]);
    await expect(frame.select(col("s").cast("int").alias("i")).collect()).rejects.toMatchObject({
      errorClass: "CAST_INVALID_INPUT",
      sqlState: "22018",
      message: expect.stringMatching(/^The value 'x{3000}' of the type "STRING" cannot be cast to "INT"[^\n]*$/) as string,
      origin: { callSite: expect.stringContaining("spark-client.test.ts") as string },
    });
    await expect(frame.select("nothing" as never).collect()).rejects.toMatchObject({
      errorClass: "UNRESOLVED_COLUMN",
      sqlState: "42703",
      message: expect.not.stringContaining("\n") as string,
      where: [expect.stringContaining("UNRESOLVED_COLUMN.WITH_SUGGESTION") as string],
    });
  });

  it("refuses what only Volley does", async () => {
    const frame = session.range(3);
    await expect(session.write({ a: frame, b: frame }).parquet(join(folder, "many"))).rejects.toMatchObject({
      errorClass: "UNSUPPORTED_FEATURE",
      message: expect.stringContaining("Spark 4.") as string,
    });
  });

  const micros = 1_709_210_096_789_012n;
  it.each<readonly [string, LiteralValue, unknown]>([
    ["boolean", true, true],
    ["tinyint", -128, -128],
    ["smallint", 32767, 32767],
    ["int", -(2 ** 31), -(2 ** 31)],
    ["bigint", 2n ** 63n - 1n, "9223372036854775807"],
    ["float", 0.5, 0.5],
    ["double", Number.NaN, "NaN"],
    ["decimal(38,18)", "-12345678901234567890.123456789012345678", "-12345678901234567890.123456789012345678"],
    ["string", "é😀\u0000", "é😀\u0000"],
    ["binary", new Uint8Array([0, 255]), "00ff"],
    ["date", -719_162, "0001-01-01"],
    ["timestamp", micros, "2024-02-29 12:34:56.789012Z"],
    ["timestamp_ntz", micros, "2024-02-29 12:34:56.789012"],
    ["interval day to second", -90_061_000_001n, -90_061_000_001],
    ["interval year to month", -13, -13],
    ["array<array<int>>", [[1, null], []], [[1, null], []]],
    [
      "map<string,decimal(3,1)>",
      [
        ["a", "1.5"],
        ["b", null],
      ],
      [
        ["a", "1.5"],
        ["b", null],
      ],
    ],
    ["struct<a:int,b:struct<c:date>>", [1, [0]], [1, ["1970-01-01"]]],
  ])("takes constants of type %s, and null of it", async (text, value, expected) => {
    const type: DataType = parseType(text);
    const input = relation("range", { start: 0n, end: 1n, step: 1n });
    const expressions = [literal(value, type), literal(null, type)];
    const { schema, batches } = await backend.execute(relation("project", { input, expressions }));
    expect(schema.fields.map((field) => field.type.kind)).toEqual([type.kind, type.kind]);
    const { RecordBatchReader } = await import("apache-arrow");
    const found = [];
    for await (const bytes of batches)
      for (const batch of RecordBatchReader.from([bytes]))
        if (batch.numRows > 0) found.push(schema.fields.map((field, i) => exactValue(field.type, batch.data.children[i] as never, 0)));
    expect(found).toEqual([[expected, null]]);
  });
});
