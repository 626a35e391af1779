import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { max } from "volley";
import { openStage, type Stage, stages } from "./sessions.ts";

// What Spark makes of each malformed record is in test/conformance/reads; here are files that are cut, on every kind of session.

describe.each(stages)("malformed records: %s", (name) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(name);
  }, 60_000);
  afterAll(() => stage.close());

  // Long enough that a cluster cuts the files.
  const count = 40_000;
  const words = "some, text ".repeat(15);
  const isBad = (i: number): boolean => i % 200 === 7;
  const bad = count / 200;
  const csvLine = (i: number): string => (isBad(i) ? [`x${i},"a"`, `${i}`, `${i},"a""b",c`][i % 3]! : `${i},"${words}${i}"`);
  const jsonLine = (i: number): string => (isBad(i) ? [`{"i":"x${i}"}`, `{"i":${i}`, `no JSON`][i % 3]! : `{"i":${i},"s":"${words}${i}"}`);
  const put = (file: string, line: (i: number) => string) =>
    stage.put(file, Array.from({ length: count }, (_, i) => `${line(i)}\n`).join(""));

  describe.each([
    ["csv", csvLine],
    ["json", jsonLine],
  ] as const)("of %s", (format, line) => {
    let path: string;
    beforeAll(async () => {
      path = await put(`bad.${format}`, line);
    }, 60_000);
    const read = (ddl: string, options: Readonly<Record<string, string | boolean>>) =>
      stage.session.read
        .schema(ddl as string)
        .format(format)
        .options(options)
        .load<any>(path);

    it("keep what can be read beside their text", { timeout: 60_000 }, async () => {
      const frame = read("i int, s string, _corrupt_record string", { mode: "PERMISSIVE" });
      const found = (await frame.filter("_corrupt_record is not null").collect()) as { i: number | null; _corrupt_record: string }[];
      const expected = Array.from({ length: count }, (_, i) => i)
        .filter(isBad)
        .map(line);
      expect(found.map((row) => row._corrupt_record).sort()).toEqual(expected.sort());
      expect(await frame.count()).toBe(count);
      expect(await frame.filter("i is not null and s is not null and _corrupt_record is null").count()).toBe(count - bad);
    });

    it("take the column that columnNameOfCorruptRecord names, wherever it stands", async () => {
      const frame = read("broken string, i int, s string", { mode: "permissive", columnNameOfCorruptRecord: "broken" });
      expect(await frame.filter("broken is not null").count()).toBe(bad);
      expect(await frame.filter("i = 5").collect()).toEqual([{ broken: null, i: 5, s: `${words}5` }]);
    });

    it("are dropped, whichever columns are read", async () => {
      const frame = read("i int, s string", { mode: "DROPMALFORMED" });
      expect(await frame.count()).toBe(count - bad);
      expect(await frame.select("s").filter("s is not null").count()).toBe(count - bad);
    });

    it("fail the query with file and row", async () => {
      await expect(
        read("i int, s string", { mode: "FAILFAST" })
          .agg({ i: max("i") })
          .collect(),
      ).rejects.toMatchObject({
        errorClass: "MALFORMED_RECORD_IN_PARSING",
        where: expect.arrayContaining([path, expect.stringMatching(/^row [\d,]+/)]),
      });
    });
  });

  describe("without mode are named by file, row and column", () => {
    it.each([
      ["int", "1.5", {}, "row 3", 'cannot read "1.5" as int'],
      ["int", "1e2", {}, "row 3", 'cannot read "1e2" as int'],
      ["bigint", "1_0", {}, "row 3", 'cannot read "1_0" as bigint'],
      ["int", " 1", {}, "row 3", 'cannot read " 1" as int'],
      ["tinyint", "128", {}, "row 3", 'cannot read "128" as tinyint'],
      ["boolean", "1", {}, "row 3", 'cannot read "1" as boolean'],
      ["boolean", "yes", {}, "row 3", 'cannot read "yes" as boolean'],
      ["double", "nan", {}, "row 3", 'cannot read "nan" as double'],
      ["double", "1_0", {}, "row 3", 'cannot read "1_0" as double'],
      ["decimal(6,2)", "10000", {}, "row 3", 'cannot read "10000" as decimal(6,2)'],
      ["date", "infinity", {}, "row 3", 'cannot read "infinity" as date'],
      ["date", "epoch", {}, "row 3", 'cannot read "epoch" as date'],
      ["date", "2020-02-30", {}, "row 3", 'cannot read "2020-02-30" as date'],
      ["date", "2020-01-02", { dateFormat: "d/M/yyyy" }, "row 3", 'cannot read "2020-01-02" as date'],
      ["timestamp", "2020-01-02 03:04", { timestampFormat: "yyyy-MM-dd HH" }, "row 3", 'cannot read "2020-01-02 03:04" as timestamp'],
      ["timestamp", "x", {}, "row 3", 'cannot read "x" as timestamp'],
      ["int", "x", { header: true }, "row 2 (line 3)", 'cannot read "x" as int'],
      ["int", "x", { comment: "#" }, "row 3", 'cannot read "x" as int'],
      ["int", "x", { multiLine: true }, "row 3", 'cannot read "x" as int'],
    ])("as %s %s with %o", async (type, text, options, row, message) => {
      const path = await stage.put("strict.csv", `a,\nb,\nc,${text}\nd,${text}\n`);
      const read = stage.session.read
        .schema(`s string, v ${type}` as string)
        .options({ escape: '"', ...options })
        .csv(path);
      await expect(read.collect()).rejects.toMatchObject({
        errorClass: "MALFORMED_RECORD_IN_PARSING",
        message,
        where: expect.arrayContaining([path, `${row}, column "v"`]),
      });
      // What DuckDB's reader cuts is looked at where it is asked for.
      if (!("comment" in options)) expect(await read.select("s").count()).toBe("header" in options ? 3 : 4);
    });

    it("behind another end of records, and in JSON", async () => {
      const semicolons = await stage.put("semicolons.csv", "a,1;b,2;c;d,x");
      await expect(stage.session.read.schema("s string, v int").csv(semicolons, { lineSep: ";" }).collect()).rejects.toMatchObject({
        message: "fields in the record: 1, not 2",
        where: expect.arrayContaining([semicolons, "row 3"]),
      });
      const array = await stage.put("array.json", '[{"v":1},\n{"v":"x"}]');
      await expect(stage.session.read.schema("v int").json(array, { multiLine: true }).collect()).rejects.toMatchObject({
        message: 'cannot read "x" as int',
        where: expect.arrayContaining([array, 'row 1, column "v"']),
      });
    });
  });

  it("have lines with a header in each piece", async () => {
    const path = await put("headed.csv", (i) => (i === 0 ? "number,words" : csvLine(i)));
    const frame = stage.session.read.schema("i int, s string, _corrupt_record string").csv(path, { header: true, mode: "PERMISSIVE" });
    expect(await frame.count()).toBe(count - 1);
    expect(await frame.filter("_corrupt_record like 'number%'").count()).toBe(0);
  });

  it("come from partitions and compressed files alike", async () => {
    await stage.put("parts/k=1/a.csv", "1,a\nx,b\n");
    await stage.put("parts/k=2/b.csv", "2\n");
    const rows = await stage.session.read
      .schema("i int, s string, _corrupt_record string, k int")
      .csv(`${stage.root}/parts`, { mode: "PERMISSIVE" })
      .orderBy("k", "s")
      .collect();
    expect(rows).toEqual([
      { i: 1, s: "a", _corrupt_record: null, k: 1 },
      { i: null, s: "b", _corrupt_record: "x,b", k: 1 },
      { i: 2, s: null, _corrupt_record: "2", k: 2 },
    ]);
  });

  it.each([
    [
      "i int, _corrupt_record int",
      {},
      "INVALID_CORRUPT_RECORD_TYPE",
      'the column "_corrupt_record" for corrupt records must be a nullable string, not int',
    ],
    ["i int, i2 int", { mode: "LENIENT" }, "INVALID_ARGUMENT", 'option mode cannot be "LENIENT"'],
  ])("refuse %s with %o", async (ddl, options, errorClass, message) => {
    const path = await stage.put("one.csv", "1\n");
    await expect(stage.session.read.schema(ddl).options(options).csv(path).collect()).rejects.toMatchObject({ errorClass, message });
  });
});
