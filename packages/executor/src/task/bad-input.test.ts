import { mkdir, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "@volley/arrow-duckdb";
import { FailureReason, type SourceInput, type SourceSplit, type TaskFailure, type TaskInput, type TaskReport } from "@volley/protocol";
import { openStorage } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { fromExchange, taskSpec, type TestRunner, testRunner, toExchange } from "./testing/tasks.ts";

const storage = openStorage();

async function duckdb(sql: string): Promise<void> {
  const database = await openDatabase();
  await database.connect().run(sql);
  await database.close();
}

async function splitOf(url: string, more: Partial<SourceSplit> = {}): Promise<SourceSplit> {
  const { size, etag } = (await storage.head(url))!;
  return { url, size, etag, partition: [], rowGroups: [], offset: 0, length: 0, whole: true, ...more };
}

function source(splits: readonly SourceSplit[], sql: string, more: Partial<SourceInput> = {}): TaskInput {
  return {
    name: "t",
    source: { sql, splits, format: "parquet", columns: [], header: false, columnsMayLack: false, firstRows: false, ...more },
  };
}

/** Runs a task over the inputs, and demands that it fails and leaves nothing. */
async function failed(test: TestRunner, inputs: readonly TaskInput[], sql = "SELECT * FROM t"): Promise<TaskFailure> {
  const report = await test.runner.run(taskSpec(0, inputs, [toExchange(sql, 1)]));
  expect(report.success).toBeUndefined();
  expect(await readdir(join(test.directory, "runner", "tasks"))).toEqual([]);
  expect(
    (await readdir(test.blocks.directory, { recursive: true, withFileTypes: true }).catch(() => [])).filter((entry) => entry.isFile()),
  ).toEqual([]);
  return report.failure!;
}

describe("bad input", () => {
  it.each(["gz", "zst"])("a compressed file (%s) that was cut short is no shorter table", async (ending) => {
    await using test = await testRunner();
    const whole = join(test.directory, `whole.csv.${ending}`);
    await duckdb(`COPY (SELECT range AS a, md5(range::VARCHAR) AS b FROM range(200000)) TO '${whole}' (FORMAT csv, HEADER false)`);
    const bytes = await readFile(whole);
    const sql = "SELECT * FROM read_csv({files}, header = false, auto_detect = false, columns = {'a': 'VARCHAR', 'b': 'VARCHAR'})";
    const reading = async (name: string, content: Uint8Array, more: Partial<SourceInput> = {}): Promise<TaskInput> => {
      const url = join(test.directory, name);
      await writeFile(url, content);
      return source([await splitOf(url)], sql, { format: "csv", ...more });
    };
    const rows = async (input: TaskInput, query: string): Promise<number> =>
      (await test.runner.run(taskSpec(0, [input], [toExchange(query, 1)]))).success!.mapOutputs[0]!.rows[0]!;
    for (const cut of [1, 5, 3000, bytes.length - 9]) {
      const url = join(test.directory, `cut-${cut}.csv.${ending}`);
      const input = await reading(`cut-${cut}.csv.${ending}`, bytes.subarray(0, -cut));
      expect(await failed(test, [input])).toMatchObject({
        reason: FailureReason.BAD_INPUT,
        retryable: false,
        errorClass: "CANNOT_READ_FILE",
        message: "the compressed file is damaged or was cut short: unexpected end of file",
        where: [url],
      });
    }
    expect(await rows(await reading(`full.csv.${ending}`, bytes), "SELECT * FROM t")).toBe(200_000);
    expect(await rows(await reading(`two.csv.${ending}`, Buffer.concat([bytes, bytes])), "SELECT * FROM t")).toBe(400_000);
    // Whoever wants the first rows has them, without waiting for the rest.
    const half = await reading(`half.csv.${ending}`, bytes.subarray(0, bytes.length >> 1), { firstRows: true });
    expect(await rows(half, "SELECT * FROM t LIMIT 3")).toBe(3);
  });

  it("in a CSV is named by object, row and column, also in a later piece of the file", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "part-3.csv");
    const lines = Array.from({ length: 5000 }, (_, i) => `${i},${i === 4321 ? "x" : i}`);
    await writeFile(url, `a,b\n${lines.join("\n")}\n`);
    const sql = "SELECT * FROM read_csv({files}, header = true, auto_detect = false, columns = {'a': 'INTEGER', 'b': 'INTEGER'})";
    const expected = {
      reason: FailureReason.BAD_INPUT,
      retryable: false,
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      message: 'cannot read "x" as integer',
      where: [url, 'row 4,322 (line 4,323), column "b"'],
    };
    expect(await failed(test, [source([await splitOf(url)], sql, { format: "csv", header: true })])).toMatchObject(expected);
    const text = await readFile(url, "utf8");
    const cut = text.indexOf("\n", 20000) + 1;
    const piece = await splitOf(url, { whole: false, offset: cut, length: text.length - cut });
    expect(await failed(test, [source([piece], sql, { format: "csv", header: true })])).toMatchObject(expected);
    const first = await splitOf(url, { whole: false, offset: 0, length: cut });
    const report = await test.runner.run(
      taskSpec(0, [source([first], sql, { format: "csv", header: true })], [toExchange("SELECT * FROM t", 1)]),
    );
    expect(report.failure).toBeUndefined();
    expect(report.metrics).toMatchObject({ rowsRead: text.slice(0, cut).split("\n").length - 2, sourceBytes: cut });
  });

  it("in JSON lines is named by object and row", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "events.json");
    await writeFile(url, '{"a":1}\n{"a":2}\n{"a": oops}\n{"a":4}\n');
    const input = source(
      [await splitOf(url)],
      "SELECT * FROM read_json({files}, format = 'newline_delimited', columns = {'a': 'INTEGER'})",
      { format: "json" },
    );
    expect(await failed(test, [input])).toMatchObject({
      reason: FailureReason.BAD_INPUT,
      retryable: false,
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      message: expect.stringContaining("malformed JSON at byte 7"),
      where: [url, "row 3"],
    });
    await writeFile(url, '{"a":1}\n{"a":"zwei"}\n{"a":3}\n');
    const typed = source(
      [await splitOf(url)],
      "SELECT * FROM read_json({files}, format = 'newline_delimited', columns = {'a': 'INTEGER'})",
      { format: "json" },
    );
    expect(await failed(test, [typed])).toMatchObject({
      reason: FailureReason.BAD_INPUT,
      errorClass: "MALFORMED_RECORD_IN_PARSING",
      message: expect.stringContaining('"zwei"'),
      where: [url, "row 2"],
    });
  });

  it("in Parquet is named by object: cut short, no Parquet at all, noise in its pages", async () => {
    await using test = await testRunner();
    const paths = ["good", "noise", "short", "text"].map((name) => join(test.directory, `${name}.parquet`));
    const [good, noise, short, text] = paths as [string, string, string, string];
    await duckdb(`COPY (SELECT i, repeat('abc', 10) || i AS s FROM range(10000) t(i)) TO '${good}' (FORMAT parquet)`);
    const bytes = await readFile(good);
    await writeFile(short, bytes.subarray(0, 5000));
    await writeFile(text, "I am a text and no Parquet file at all");
    for (let at = 10; at < 3000; at++) bytes[at]! ^= 0x5a;
    await writeFile(noise, bytes);
    const sql = "SELECT * FROM read_parquet({files})";
    const columns = ["i", "s"];
    for (const [url, part] of [
      [short, "cut short"],
      [text, "not a Parquet file"],
      [noise, "damaged"],
    ] as const) {
      const failure = await failed(test, [source([await splitOf(good), await splitOf(url)], sql, { columns })]);
      expect(failure).toMatchObject({ reason: FailureReason.BAD_INPUT, retryable: false, errorClass: "CANNOT_READ_FILE", where: [url] });
      expect(failure.message).toContain(part);
      expect(failure.message).not.toContain("runner/tasks");
    }
  });

  it("that is gone, or was replaced since planning, says so", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "a.parquet");
    await duckdb(`COPY (SELECT 1 AS a) TO '${url}' (FORMAT parquet)`);
    const split = await splitOf(url);
    const input = source([split], "SELECT * FROM read_parquet({files})", { columns: ["a"] });
    await truncate(url, 100);
    expect(await failed(test, [input])).toMatchObject({
      reason: FailureReason.STORAGE_CHANGED,
      retryable: false,
      errorClass: "OBJECT_CHANGED",
      where: [url],
    });
    await rm(url);
    expect(await failed(test, [input])).toMatchObject({
      reason: FailureReason.STORAGE_NOT_FOUND,
      retryable: false,
      errorClass: "PATH_NOT_FOUND",
      where: [url],
    });
    const text = source([split], "SELECT * FROM read_csv({files})", { format: "csv" });
    expect(await failed(test, [text])).toMatchObject({ reason: FailureReason.STORAGE_NOT_FOUND, where: [url] });
  });

  it("of an exchange that was damaged or dropped is a failed fetch", async () => {
    await using test = await testRunner();
    const reports: TaskReport[] = [];
    for (const map of [0, 1])
      reports.push(await test.runner.run(taskSpec(map, [], [toExchange("SELECT i, (i % 2)::INTEGER AS p FROM range(1000) t(i)", 4, 2)])));
    const { id } = reports[1]!;
    const { path, blocks } = await test.blocks.lookup({ queryId: "q", exchange: 4, map: 1, attempt: id!.attempt }, 1, 2);
    const bytes = await readFile(path);
    bytes[blocks[0]!.offset + blocks[0]!.length - 1]! ^= 1;
    await writeFile(path, bytes);
    const read = (from: number) =>
      test.runner.run(
        taskSpec(0, [{ name: "t", exchange: fromExchange(4, reports, from, from + 1) }], [toExchange("SELECT count(*) FROM t", 5)]),
      );
    expect((await read(0)).failure).toBeUndefined();
    const fetch = { exchange: 4, map: 1, attempt: id!.attempt, executorId: "one" };
    expect((await read(1)).failure).toMatchObject({
      reason: FailureReason.FETCH_FAILED,
      countsTowardsLimit: false,
      message: expect.stringContaining("checksum"),
      fetch,
    });
    await test.blocks.drop("q", [4]);
    expect((await read(0)).failure).toMatchObject({ reason: FailureReason.FETCH_FAILED, fetch: { map: 0, executorId: "one" } });
  });
});

describe("a query's own failure", () => {
  it.each([
    [
      "SELECT error('[DIVIDE_BY_ZERO] Division by zero.')",
      { reason: FailureReason.EXECUTION, errorClass: "DIVIDE_BY_ZERO", message: "Division by zero.", retryable: false },
    ],
    [
      "SELECT CAST('x' || i AS INTEGER) FROM range(3) t(i)",
      {
        reason: FailureReason.EXECUTION,
        errorClass: "CAST_INVALID_INPUT",
        message: "Could not convert string 'x0' to INT32",
        retryable: false,
      },
    ],
    [
      "SELECT 9223372036854775807 + i FROM range(3) t(i)",
      { reason: FailureReason.EXECUTION, errorClass: "ARITHMETIC_OVERFLOW", retryable: false },
    ],
    ["SELECT nobody FROM range(3) t(i)", { reason: FailureReason.INTERNAL, errorClass: "INTERNAL", retryable: false }],
    [
      "SELECT list(i || 'padding') FROM range(20000000) t(i)",
      { reason: FailureReason.OUT_OF_MEMORY, errorClass: "OUT_OF_MEMORY", retryable: true },
    ],
  ])("is typed: %s", async (sql, expected) => {
    await using test = await testRunner({ memoryLimit: 100 * 2 ** 20, threads: 1 });
    expect(await failed(test, [], sql)).toMatchObject(expected);
  });

  it("of a full disk is typed", async () => {
    await using test = await testRunner({ memoryLimit: 200 * 2 ** 20, threads: 1 });
    const sql = "SELECT * FROM (SELECT i, hash(i) AS h, repeat('x', 30) FROM range(10000000) t(i)) ORDER BY h LIMIT 1 OFFSET 5000000";
    const spec = taskSpec(0, [], [toExchange(sql, 1)], {
      shared: [{ name: "s", sql: "SELECT 1 AS a; SET max_temp_directory_size = '1MB'" }],
    });
    expect((await test.runner.run(spec)).failure).toMatchObject({
      reason: FailureReason.DISK_FULL,
      errorClass: "DISK_FULL",
      retryable: true,
    });
  });
});

describe("paths", () => {
  it("with the signs of patterns are read as they are, and have their values of partition columns", async () => {
    await using test = await testRunner();
    const folder = join(test.directory, "year=2024");
    await mkdir(folder);
    const url = join(folder, "a[1]*?.parquet");
    await duckdb(`COPY (SELECT 7 AS a) TO '${join(folder, "plain.parquet")}' (FORMAT parquet)`);
    await writeFile(url, await readFile(join(folder, "plain.parquet")));
    const input = source(
      [await splitOf(url, { partition: [{ text: null }, { text: "2024" }] })],
      "SELECT a, CAST({partition 1} AS INTEGER) AS year FROM read_parquet({files}, filename = 'volley_file')",
      {
        columns: ["a"],
      },
    );
    const report = await test.runner.run(taskSpec(0, [input], [toExchange("SELECT * FROM t WHERE a = 7 AND year = 2024", 1)]));
    expect(report.failure).toBeUndefined();
    expect(report.success?.mapOutputs[0]?.rows).toEqual([1]);
  });
});
