import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, stages } from "./sessions.ts";

// Expected values are real Spark 4's, unless a test says otherwise.

describe.each(stages)("text: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  const values = async (path: string, options: Readonly<Record<string, string | boolean>> = {}) =>
    (await stage.session.read.options(options).text(path).collect()).map(({ value }) => value);

  it.each([
    [{}, "a\nb\n\nc", ["a", "b", "", "c"]],
    [{}, "a\r\n\r\nb\r\n", ["a", "", "b"]],
    [{}, 'x,"y\n1\u00002\n', ['x,"y', "1\u00002"]],
    [{ wholetext: true }, "a\nb\r\n\nc", ["a\nb\r\n\nc"]],
    [{ wholetext: true }, "", [""]],
    [{ lineSep: ";" }, "a;b\n;c", ["a", "b\n", "c"]],
    [{ lineSep: "\\n" }, "a\r\nb\n", ["a\r", "b"]],
    [{ lineSep: "||" }, "a||b||", ["a", "b"]],
  ])("is read with %o", async (options, text, expected) => {
    expect(await values(await stage.put("read.txt", text), options as Record<string, string>)).toEqual(expected);
  });

  it("is cut into pieces, unpacked, and read from partitions", async () => {
    const lines = Array.from({ length: 300_000 }, (_, i) => `line "${i}", ${i % 7}`);
    const path = await stage.put("cut/k=1/a.txt", lines.map((line) => `${line}\n`).join(""));
    expect(new Set(await values(path))).toEqual(new Set(lines));
    await stage.put("cut/k=2/b.txt.gz", gzipSync("packed\n"));
    const frame = stage.session.read.text(`${stage.root}/cut`);
    expect(await frame.filter("k = 2").collect()).toEqual([{ value: "packed", k: 2 }]);
    expect(await frame.filter("k = 1").count()).toBe(lines.length);
  });

  it("is written a line a row, null as an empty one, with any end, packed and in partitions", async () => {
    const frame = stage.session.createDataFrame([{ v: 'a,"b' }, { v: null }, { v: "" }, { v: " é😀 " }], "v string");
    await frame.write.text(`${stage.root}/out/plain`);
    await frame.write.text(`${stage.root}/out/ends`, { lineSep: ";" });
    await frame.write.text(`${stage.root}/out/packed`, { compression: "gzip" });
    const { "packed/part.txt.gz": packed, ...texts } = await stage.texts(`${stage.root}/out`);
    expect(texts).toEqual({ "plain/part.txt": 'a,"b\n\n\n é😀 \n', "ends/part.txt": 'a,"b;;; é😀 ;' });
    expect(packed).toBeTypeOf("string");
    expect(await values(`${stage.root}/out/packed`)).toEqual(['a,"b', "", "", " é😀 "]);
    const parted = stage.session.createDataFrame(
      [
        { v: "x", k: 1 },
        { v: "y", k: 2 },
      ],
      "v string, k int",
    );
    await parted.write.partitionBy("k").text(`${stage.root}/parted`);
    expect(await stage.texts(`${stage.root}/parted`)).toEqual({ "k=1/part.txt": "x\n", "k=2/part.txt": "y\n" });
  });

  it("refuses other columns, and options that do not go together", async () => {
    const two = stage.session.createDataFrame([{ a: "x", b: "y" }], "a string, b string");
    await expect(two.write.text(`${stage.root}/no`)).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: "text files hold a single column, and there are 2",
    });
    await expect(stage.session.range(3).write.text(`${stage.root}/no`)).rejects.toMatchObject({
      errorClass: "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
      message: 'text files cannot hold column "id" of type bigint',
    });
    const arrays = stage.session.createDataFrame([{ a: [1] }], "a array<int>");
    await expect(arrays.write.csv(`${stage.root}/no`)).rejects.toMatchObject({ errorClass: "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE" });
    const packed = await stage.put("whole.txt.gz", gzipSync("a\n"));
    await expect(values(packed, { wholetext: true })).rejects.toMatchObject({
      errorClass: "UNSUPPORTED_FEATURE",
      message: "a packed file cannot be read with option wholetext",
    });
    await expect(stage.session.read.csv(packed, { lineSep: ";" }).collect()).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: "option lineSep of the csv reader needs a schema",
    });
  });

  it("and other formats begin a new file after maxRecordsPerFile rows", async () => {
    const five = stage.session.range(5).coalesce(1);
    const { rows } = await five.write.csv(`${stage.root}/max/csv`, { maxRecordsPerFile: 2 });
    expect(rows).toEqual({ "": 5 });
    expect(await stage.texts(`${stage.root}/max/csv`)).toEqual({ "part.csv": "0\n1\n", "part-c001.csv": "2\n3\n", "part-c002.csv": "4\n" });
    const parted = stage.session.range(7).coalesce(1).selectExpr("id", "id % 2 as k");
    await parted.write.partitionBy("k").csv(`${stage.root}/max/parted`, { maxRecordsPerFile: 3 });
    expect(await stage.texts(`${stage.root}/max/parted`)).toEqual({
      "k=0/part.csv": "0\n2\n4\n",
      "k=0/part-c001.csv": "6\n",
      "k=1/part.csv": "1\n3\n5\n",
    });
    await five.filter("id < 0").write.csv(`${stage.root}/max/none`, { maxRecordsPerFile: 3, header: true });
    expect(await stage.texts(`${stage.root}/max/none`)).toEqual({ "part.csv": "id\n" });
  });
});
