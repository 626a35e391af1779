import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col } from "volley";
import { openStage, type Stage, stages } from "./sessions.ts";

// Expected values are real Spark 4's, unless a test says otherwise.

describe.each(stages)("CSV: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  const values = async (path: string, ddl: string, options: Readonly<Record<string, string | number | boolean>> = {}) => {
    const rows = (await stage.session.read.schema(ddl).options(options).csv(path).collect()) as Record<string, unknown>[];
    return rows.map((row) => Object.values(row));
  };

  it.each([
    [{}, [null, null, "NA", "NA"]],
    [{ nullValue: "NA" }, ["", null, null, null]],
    [{ emptyValue: "E" }, ["E", null, "NA", "NA"]],
    [{ nullValue: "NA", emptyValue: "E" }, ["E", null, null, null]],
    [{ nullValue: "NA", emptyValue: "NA" }, [null, null, null, null]],
  ])("null and the empty string are told apart with %o", async (options, expected) => {
    const path = await stage.put("null.csv", '"",x\n,x\n"NA",x\nNA,x\n');
    expect((await values(path, "a string, b string", options)).map(([a]) => a)).toEqual(expected);
  });

  const rows = [
    { a: "a", b: null, c: "" },
    { a: "", b: null, c: "x y" },
    { a: "c,d", b: "l\nb", c: 'q"u' },
  ];
  it.each([
    [{}, 'a,,""\n"",,x y\n"c,d","l\nb","q""u"\n'],
    [{ nullValue: "NA" }, 'a,NA,""\n"",NA,x y\n"c,d","l\nb","q""u"\n'],
    [{ emptyValue: "E" }, 'a,,E\nE,,x y\n"c,d","l\nb","q""u"\n'],
    [{ emptyValue: "" }, 'a,,\n,,x y\n"c,d","l\nb","q""u"\n'],
    [{ header: true, sep: "\\t", nullValue: "\\N" }, 'a\tb\tc\na\t\\N\t""\n""\t\\N\tx y\nc,d\t"l\nb"\t"q""u"\n'],
  ])("are written with %o", async (options, expected) => {
    const path = `${stage.root}/null-written`;
    const frame = stage.session.createDataFrame(rows, "a string, b string, c string");
    await frame.write.mode("overwrite").options(options).csv(path);
    expect(await stage.texts(path)).toEqual({ "part.csv": expected });
  });

  it("null, the empty string and numbers that are none come back", async () => {
    const path = `${stage.root}/back`;
    const all = [
      { s: "", d: Number.NaN },
      { s: null, d: Number.POSITIVE_INFINITY },
      { s: "x", d: Number.NEGATIVE_INFINITY },
      { s: "y", d: null },
    ];
    await stage.session.createDataFrame(all, "s string, d double").write.csv(path, { nullValue: "NULL" });
    expect(await stage.texts(path)).toEqual({ "part.csv": '"",NaN\nNULL,Infinity\nx,-Infinity\ny,NULL\n' });
    expect(await stage.session.read.schema("s string, d double").csv(path, { nullValue: "NULL" }).collect()).toEqual(all);
  });

  it("records of many megabytes are read, and refused beyond the limit with the option that raises it", async () => {
    const path = await stage.put("long.csv", `1,${"x".repeat(3_000_000)}\n2,y\n`);
    expect((await values(path, "a int, b string")).map(([a, b]) => [a, (b as string).length])).toEqual([
      [1, 3_000_000],
      [2, 1],
    ]);
    await expect(values(path, "a int, b string", { maxCharsPerColumn: 1_000_000 })).rejects.toMatchObject({
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      message: "the record is longer than 1,000,000 bytes",
      where: expect.arrayContaining([path, "row 1"]),
      hints: ["option maxCharsPerColumn of the csv reader raises the limit"],
    });
  });

  it("an output without rows leaves one file, with the header if asked for", async () => {
    const none = stage.session.range(10).filter(col("id").lt(0));
    await none.write.csv(`${stage.root}/none/plain`);
    await none.write.csv(`${stage.root}/none/headed`, { header: true });
    await none.write.json(`${stage.root}/none/json`);
    expect(await stage.texts(`${stage.root}/none`)).toEqual({ "plain/part.csv": "", "headed/part.csv": "id\n", "json/part.json": "" });
    expect(await values(`${stage.root}/none/plain`, "id bigint")).toEqual([]);
    expect(await values(`${stage.root}/none/headed`, "id bigint", { header: true })).toEqual([]);
  });

  it("files without rows do not stand beside others", async () => {
    const path = `${stage.root}/some`;
    const { files } = await stage.session.range(1000).repartition(4, "id").filter(col("id").eq(7)).write.csv(path);
    expect(files.length).toBe(1);
    expect(await stage.texts(path)).toEqual({ "part.csv": "7\n" });
  });

  it("fields in quotes with another escape hold line breaks wherever files are cut", async () => {
    const lines = Array.from({ length: 300_000 }, (_, i) => `${i},"a\\"\n${i}"\n`);
    const path = await stage.put("escaped.csv", lines.join(""));
    const found = await values(path, "i int, s string", { escape: "\\" });
    expect(found.length).toBe(300_000);
    expect(found.find(([i]) => i === 150_000)).toEqual([150_000, 'a"\n150000']);
  });

  it.each([
    [{ heder: true }, 'the csv reader has no option "heder"', 'did you mean "header"?'],
    [{ header: "maybe" }, 'option header cannot be "maybe"', "use one of: true, false"],
    [{ quote: "''" }, "option quote cannot be \"''\"", "use a single character, or none"],
    [{ encoding: "UTF-16" }, 'option encoding cannot be "UTF-16"', "use one of: UTF-8"],
    [{ maxCharsPerColumn: 0 }, 'option maxCharsPerColumn cannot be "0"', "use a whole number from 1 to 999,999,999"],
    [{ modifiedAfter: "yesterday" }, 'option modifiedAfter cannot be "yesterday"', "write it as 2026-01-31T00:00:00"],
    [{ mode: "SLOPPY" }, 'option mode cannot be "SLOPPY"', "use one of: FAILFAST, PERMISSIVE, DROPMALFORMED"],
  ])("refuses the option %o", async (options, message, hint) => {
    const path = await stage.put("null.csv", "1\n");
    await expect(values(path, "a string", options as Record<string, string>)).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message,
      hints: [hint],
    });
  });
});
