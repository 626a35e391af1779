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

  it.each(["FAILFAST", "PERMISSIVE", "DROPMALFORMED"])("multiLine keeps line breaks in quotes as they are: %s", async (mode) => {
    const path = await stage.put(`breaks-${mode}.csv`, '1,"c\r\nd"\r\n2,e\r\n3,"h"\r\n');
    expect(await values(path, "a int, b string", { mode, multiLine: true })).toEqual([
      [1, "c\r\nd"],
      [2, "e"],
      [3, "h"],
    ]);
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

  describe("dates and timestamps by a pattern", () => {
    const at = (text: string) => new Date(text);
    const back = async (type: string, value: unknown, options: Readonly<Record<string, string>>) => {
      const path = `${stage.root}/patterns`;
      await stage.session
        .createDataFrame([{ v: value }] as { v: any }[], `v ${type}` as "v string")
        .write.mode("overwrite")
        .options(options)
        .csv(path);
      const text = (await stage.texts(path))["part.csv"];
      const modes = ["FAILFAST", "PERMISSIVE"];
      const read = await Promise.all(modes.map(async (mode) => (await values(path, `v ${type}`, { ...options, mode }))[0]![0]));
      return [text?.trimEnd(), ...read];
    };

    it.each([
      ["d/M/yyyy", "1/2/2026"],
      ["dd/MM/yyyy", "01/02/2026"],
      ["d.L.yyyy", "1.2.2026"],
      ["yyyyMMdd", "20260201"],
      ["d MMM yyyy", "1 Feb 2026"],
      ["MMMM d, yyyy", '"February 1, 2026"'],
      ["dd-MM-yy", "01-02-26"],
      ["y D", "2026 32"],
      ["DDD yyyy", "032 2026"],
      ["yyyy-MM-dd G", "2026-02-01 AD"],
      ["yyyyy M d", "02026 2 1"],
      ["yyyy''MM'x'dd", "2026'02x01"],
      ["yyyy-MM-dd[ HH:mm]", "2026-02-01"],
    ])("a date by %s", async (dateFormat, text) => {
      const day = at("2026-02-01T00:00:00Z");
      expect(await back("date", day, { dateFormat })).toEqual([text, day, day]);
    });

    it.each([
      ["yyyy-MM-dd HH:mm:ss", "2026-02-01 15:04:05", "2026-02-01T15:04:05Z"],
      ["yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX]", "2026-02-01T15:04:05.678Z", "2026-02-01T15:04:05.678Z"],
      ["d.M.yy H.m.s", "1.2.26 15.4.5", "2026-02-01T15:04:05Z"],
      ["yyyy-MM-dd hh:mm a", "2026-02-01 03:04 PM", "2026-02-01T15:04:00Z"],
      ["yyyy-MM-dd K:mm a", "2026-02-01 3:04 PM", "2026-02-01T15:04:00Z"],
      ["yyyy-MM-dd kk:mm:ss.SSSSSS", "2026-02-01 15:04:05.678000", "2026-02-01T15:04:05.678Z"],
      ["yyyy-MM-dd HH:mm Z", "2026-02-01 15:04 +0000", "2026-02-01T15:04:00Z"],
      ["yyyy-MM-dd HH:mm x", "2026-02-01 15:04 +00", "2026-02-01T15:04:00Z"],
      ["yyyy-MM-dd HH:mm O", "2026-02-01 15:04 GMT", "2026-02-01T15:04:00Z"],
      ["yyyy-MM-dd HH:mm VV", "2026-02-01 15:04 UTC", "2026-02-01T15:04:00Z"],
    ])("an instant by %s", async (timestampFormat, text, read) => {
      const instant = at("2026-02-01T15:04:05.678Z");
      expect(await back("timestamp", instant, { timestampFormat })).toEqual([text, at(read), at(read)]);
    });

    it("a wall clock by its own pattern, wherever it stands in JSON", async () => {
      const path = `${stage.root}/json-patterns`;
      const options = { dateFormat: "d/M/yyyy", timestampNTZFormat: "yyyy-MM-dd HH'h'" };
      const frame = stage.session
        .createDataFrame([{ t: "2026-02-01 15:04:05" }], "t string")
        .selectExpr(
          "cast(t as timestamp_ntz) n",
          "array(cast(t as date)) a",
          "named_struct('d', cast(t as date), 'x', 1) s",
          "map('k', cast(t as date)) m",
        );
      await frame.write.options(options).json(path);
      expect((await stage.texts(path))["part.json"]).toBe(
        '{"n":"2026-02-01 15h","a":["1/2/2026"],"s":{"d":"1/2/2026","x":1},"m":{"k":"1/2/2026"}}\n',
      );
    });

    it.each([
      ["read", "dateFormat", "YYYY-MM-dd", "INCONSISTENT_BEHAVIOR_CROSS_VERSION", 'has the letter "Y", which tells of weeks', /weekofyear/],
      [
        "read",
        "dateFormat",
        "E d/M/yyyy",
        "INVALID_DATETIME_PATTERN",
        'has the letter "E", which has no meaning in reading',
        /G y M L d D/,
      ],
      ["read", "timestampFormat", "yyyy-MM-dd n", "INVALID_DATETIME_PATTERN", 'has the letter "n"', /letters are G y M/],
      ["read", "timestampFormat", "ddd", "INVALID_DATETIME_PATTERN", 'has the letter "d" 3 times', /it stands 1 or 2 times/],
      ["read", "timestampFormat", "yyyy]", "INVALID_DATETIME_PATTERN", 'has a "]" without a "["', /quote it/],
      ["written", "dateFormat", "dd HH", "INVALID_DATETIME_PATTERN", 'has the letter "H", and a date has nothing of it', /letters are/],
      ["written", "timestampFormat", "HH z", "UNSUPPORTED_FEATURE", 'asks for a zone\'s name ("z")', /VV prints the zone's id/],
      [
        "written",
        "timestampNTZFormat",
        "HH XXX",
        "INVALID_DATETIME_PATTERN",
        'has the letter "X", and a timestamp_ntz has nothing of it',
        /letters are/,
      ],
    ])("is not %s with %s %s", async (use, option, pattern, errorClass, problem, hint) => {
      const path = await stage.put("null.csv", "1\n");
      const options = { [option]: pattern };
      const done =
        use === "read" ? values(path, "a string", options) : stage.session.range(1).write.options(options).csv(`${stage.root}/refused`);
      await expect(done).rejects.toMatchObject({
        errorClass,
        message: expect.stringContaining(`the datetime pattern "${pattern}" ${problem}`),
        hints: [expect.stringMatching(hint)],
      });
    });
  });

  it("nulls of a single column come back, and an empty line is no record", async () => {
    const values = ["a", null, "", "b", " "];
    const path = `${stage.root}/single`;
    const frame = stage.session.createDataFrame(
      values.map((a) => ({ a })),
      "a string",
    );
    await frame.coalesce(1).write.csv(path);
    expect(await stage.texts(path)).toEqual({ "part.csv": 'a\n""\n""\nb\n \n' });
    const numbers = await stage.put("single.csv", '1\n\n""\n2\n');
    for (const mode of ["FAILFAST", "PERMISSIVE"] as const) {
      const back = (await stage.session.read.schema("a string").csv(path, { mode }).collect()) as { a: string | null }[];
      expect(back.map(({ a }) => a)).toEqual(mode === "FAILFAST" ? ["a", null, null, "b", " "] : ["a", null, null, "b"]);
      for (const reader of [stage.session.read.schema("a int" as string), stage.session.read]) {
        const rows = (await reader.csv(numbers, { mode }).collect()) as Record<string, unknown>[];
        expect(rows.map((row) => (Object.values(row)[0] === null ? null : Number(Object.values(row)[0])))).toEqual([1, null, 2]);
      }
    }
    await expect(
      stage.session.read
        .schema("a int")
        .csv(await stage.put("wrong.csv", "1\nx\n"))
        .collect(),
    ).rejects.toMatchObject({
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      message: 'cannot read "x" as int',
    });
  });

  it("text in another encoding, and lines that end in different ways, are named with what helps", async () => {
    const latin = await stage.put("latin.csv", Buffer.from("a,1\nM\u00fcller,2\n", "latin1"));
    const mixed = await stage.put("mixed.csv", "a,1\r\nb,2\nc,3\r\n");
    const read = stage.session.read.schema("a string, b int");
    for (const options of [{}, { mode: "PERMISSIVE" }, { lineSep: "\n" }] as const)
      await expect(read.csv(latin, options).collect()).rejects.toMatchObject({
        message: "the text is not UTF-8",
        where: expect.arrayContaining([latin]),
        hints: [expect.stringContaining("iconv -f latin1 -t utf-8")],
      });
    await expect(read.csv(mixed).collect()).rejects.toMatchObject({
      errorClass: "CANNOT_READ_FILE",
      message: expect.stringMatching(/^the lines of the file end in different ways/),
      where: expect.arrayContaining([mixed]),
      hints: [expect.stringContaining("PERMISSIVE")],
    });
    expect(await read.csv(mixed, { mode: "PERMISSIVE" }).count()).toBe(3);
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
