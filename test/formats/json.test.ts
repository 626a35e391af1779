import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, stages } from "./sessions.ts";

// Expected texts and values are real Spark 4's, unless a test says otherwise. See test/conformance/reads for more files that are read.

describe.each(stages)("JSON: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  it.each([
    ["x'00ff'", "binary", '"AP8="'],
    ["cast(1.50 as decimal(10,2))", "decimal(10,2)", "1.50"],
    ["cast('12345678901234567890.123456789012345678' as decimal(38,18))", "decimal(38,18)", "12345678901234567890.123456789012345678"],
    ["timestamp'2020-07-01 00:00:00.5'", "timestamp", '"2020-07-01T00:00:00.500Z"'],
    ["timestamp_ntz'2020-07-01 00:00:00'", "timestamp_ntz", '"2020-07-01T00:00:00.000"'],
    // Spark writes .500, and loses the rest.
    ["timestamp'2020-07-01 00:00:00.500001'", "timestamp", '"2020-07-01T00:00:00.500001Z"'],
    ["interval '-0 00:00:00.000001' day to second", "interval day to second", `"INTERVAL '-0 00:00:00.000001' DAY TO SECOND"`],
    ["interval '-0-1' year to month", "interval year to month", `"INTERVAL '-0-1' YEAR TO MONTH"`],
    ["1e22D", "double", "1.0E22"],
    ["cast('NaN' as float)", "float", '"NaN"'],
    ["concat('\"', char(10), char(1), 'é')", "string", '"\\"\\n\\u0001é"'],
  ])("%s is written as Spark writes it, and comes back, also within others", async (value, type, text) => {
    const path = `${stage.root}/values`;
    const frame = stage.session.range(1).selectExpr(`${value} v`, `array(${value}) a`, `named_struct('x', ${value}) s`);
    await frame.write.mode("overwrite").json(path);
    expect((await stage.texts(path))["part.json"]).toBe(`{"v":${text},"a":[${text}],"s":{"x":${text}}}\n`);
    const read = stage.session.read.schema(`v ${type}, a array<${type}>, s struct<x: ${type}>`).json(path);
    expect(await read.collect()).toEqual(await frame.collect());
  });

  it("what no text tells of again is refused: binary in CSV, months in Parquet", async () => {
    const frame = stage.session.range(1).selectExpr("x'00ff' b", "interval '1' month m");
    const refused = { errorClass: "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE", hints: [expect.any(String)] };
    await expect(frame.select("b").write.csv(`${stage.root}/refused`)).rejects.toMatchObject(refused);
    await expect(frame.select("m").write.parquet(`${stage.root}/refused`)).rejects.toMatchObject(refused);
  });

  it("intervals come back from CSV", async () => {
    const path = `${stage.root}/intervals`;
    const frame = stage.session.range(1).selectExpr("interval '-1 02:03:04.5' day to second d", "interval '1-2' year to month m");
    await frame.write.csv(path);
    expect((await stage.texts(path))["part.csv"]).toBe("INTERVAL '-1 02:03:04.5' DAY TO SECOND,INTERVAL '1-2' YEAR TO MONTH\n");
    const read = stage.session.read.schema("d interval day to second, m interval year to month").csv(path);
    expect(await read.collect()).toEqual(await frame.collect());
  });

  it("maps are read with strings as keys alone, and separators are not empty", async () => {
    const path = await stage.put("map.json", '{"m":{"1":"x"}}\n');
    await expect(stage.session.read.schema("m map<int,string>").json(path).collect()).rejects.toMatchObject({
      errorClass: "INVALID_JSON_SCHEMA_MAP_TYPE",
    });
    await expect(stage.session.read.schema("a int").json(path, { lineSep: "" }).collect()).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: 'option lineSep cannot be ""',
    });
  });

  it("files of empty objects tell of no columns", async () => {
    const path = await stage.put("empty.json", "{}\n{}\n");
    await expect(stage.session.read.json(path).collect()).rejects.toMatchObject({
      errorClass: "UNABLE_TO_INFER_SCHEMA",
      hints: [expect.stringContaining("give a schema")],
    });
  });

  it("a record that is no JSON is blamed with its file and row", async () => {
    const path = await stage.put("broken.json", '{"a":1}\n{"a":\n');
    await expect(stage.session.read.schema("a int").json(path).collect()).rejects.toMatchObject({
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      where: expect.arrayContaining([path, "row 2"]),
    });
  });
});
