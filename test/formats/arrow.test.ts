import { tableFromIPC, tableFromArrays, tableToIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStage, type Stage, stages } from "./sessions.ts";

describe.each(stages)("Arrow IPC: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  const bytesBelow = async (path: string): Promise<Uint8Array[]> => {
    const found: Uint8Array[] = [];
    for await (const { url } of stage.store.list(`${path}/`)) if (/part-[^/]*$/.test(url)) found.push(await stage.store.read(url));
    return found;
  };

  const ddl =
    "i int, l bigint, d double, s string, b boolean, day date, t timestamp, n decimal(10,2), a array<int>, o struct<x:int,y:string>, bin binary";
  const rows = Array.from({ length: 5000 }, (_, i) => ({
    i,
    l: BigInt(i) * 10_000_000_000n,
    d: i / 3,
    s: i % 5 === 0 ? null : `row ${i} é`,
    b: i % 2 === 0,
    day: new Date(Date.UTC(2020, 0, 1 + (i % 300))),
    t: new Date(Date.UTC(2020, 0, 1, 0, 0, i)),
    n: `${i}.25`,
    a: i % 3 === 0 ? null : [i, null],
    o: { x: i, y: null },
    bin: new Uint8Array([i % 256]),
  }));

  it.each([["file"], ["stream"]] as const)("as a %s comes back as it was, and other readers read it", async (ipcFormat) => {
    const path = `${stage.root}/${ipcFormat}`;
    const frame = stage.session.createDataFrame(rows, ddl);
    const written = await frame.repartition(3).write.arrow(path, { ipcFormat });
    expect(written.rows).toEqual({ "": rows.length });
    const back = stage.session.read.arrow(path);
    expect(await back.schema()).toEqual(await frame.schema());
    expect(await back.orderBy("i").collect()).toEqual(await frame.orderBy("i").collect());
    const tables = (await bytesBelow(path)).map((bytes) => tableFromIPC(bytes));
    expect(tables.reduce((sum, table) => sum + table.numRows, 0)).toBe(rows.length);
    expect(tables[0]!.schema.fields.map((field) => field.name)).toEqual(Object.keys(rows[0]!));
  });

  it.each([["file"], ["stream"]] as const)("of other writers is read, as a %s", async (form) => {
    const table = tableFromArrays({ a: Int32Array.from([1, 2, 3]), x: Float64Array.from([0.5, 1.5, 2.5]) });
    const path = await stage.put(`foreign-${form}.arrow`, tableToIPC(table, form));
    expect(await stage.session.read.arrow(path).filter("a > 1").collect()).toEqual([
      { a: 2, x: 1.5 },
      { a: 3, x: 2.5 },
    ]);
  });

  it("has partitions, columns that a schema converts or adds, and files with other columns", async () => {
    const path = `${stage.root}/parted`;
    await stage.session
      .createDataFrame(
        [
          { v: 1, k: "a" },
          { v: 2, k: "b" },
        ],
        "v int, k string",
      )
      .write.partitionBy("k")
      .arrow(path);
    expect(await stage.session.read.arrow(path).filter("k = 'b'").collect()).toEqual([{ v: 2, k: "b" }]);
    expect(await stage.session.read.schema("v bigint, w string, k string").arrow(path).orderBy("v").collect()).toEqual([
      { v: 1n, w: null, k: "a" },
      { v: 2n, w: null, k: "b" },
    ]);
  });

  it("without rows keeps its columns, and splits by maxRecordsPerFile", async () => {
    await stage.session.range(0).write.arrow(`${stage.root}/none`);
    expect(await stage.session.read.arrow(`${stage.root}/none`).collect()).toEqual([]);
    await stage.session.range(10).coalesce(1).write.arrow(`${stage.root}/max`, { maxRecordsPerFile: 4 });
    expect((await bytesBelow(`${stage.root}/max`)).map((bytes) => tableFromIPC(bytes).numRows).sort((a, b) => a - b)).toEqual([2, 4, 4]);
  });

  it("that is damaged, or is something else, is refused by name", async () => {
    const good = Buffer.from(tableToIPC(tableFromArrays({ a: Int32Array.from([1, 2, 3]) }), "file"));
    const cut = await stage.put("cut.arrow", good.subarray(0, good.length - 20));
    await expect(stage.session.read.arrow(cut).collect()).rejects.toMatchObject({
      errorClass: "CANNOT_READ_FILE",
      message: expect.stringContaining("cut short"),
      where: expect.arrayContaining([cut]),
    });
    const text = await stage.put("text.arrow", "I am no Arrow file");
    await expect(stage.session.read.arrow(text).collect()).rejects.toMatchObject({
      errorClass: "CANNOT_READ_FILE",
      where: expect.arrayContaining([text]),
    });
    const words = tableFromArrays({ w: ["a", "b", "a"] });
    const dictionary = await stage.put("dictionary.arrow", tableToIPC(words, "file"));
    await expect(stage.session.read.arrow(dictionary).collect()).rejects.toMatchObject({
      errorClass: "CANNOT_READ_FILE",
      message: 'column "w" is dictionary-encoded, which is not supported',
    });
  });
});
