import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBError, openDatabase } from "@volley/arrow-duckdb";
import { ipcStream } from "@volley/protocol/arrow";
import { FailureReason, type SourceSplit, type TaskInput, type TaskReport } from "@volley/protocol";
import { openStorage } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { openBlockStore } from "../blocks/block-store.ts";
import { readBlocks } from "../blocks/read-blocks.ts";
import type { FetchBlocks } from "./exchange-input.ts";
import { fromExchange, taskSpec, type TestRunner, testRunner, toExchange } from "./testing/tasks.ts";

const storage = openStorage();

/** Runs SQL in a DuckDB of its own: makes files for tests. */
async function duckdb(sql: string): Promise<void> {
  const database = await openDatabase();
  await database.connect().run(sql);
  await database.close();
}

async function splitOf(url: string, more: Partial<SourceSplit> = {}): Promise<SourceSplit> {
  const { size, etag } = (await storage.head(url))!;
  return { url, size, etag, partition: [], rowGroups: [], offset: 0, length: 0, whole: true, ...more };
}

/** Publishes a report's files and gives their text by sink. */
async function publish(report: TaskReport): Promise<Record<number, string>> {
  if (report.failure) throw new Error(report.failure.message);
  const texts: Record<number, string> = {};
  for (const { sink, url, uploadId, parts } of report.success?.sinkFiles ?? []) {
    await storage.completeUpload({ url, uploadId }, parts);
    texts[sink] = await readFile(url, "utf8");
  }
  return texts;
}

let sinks = 0;

/** The rows of an input as JSON values, read by a task. */
async function rowsOf({ runner, directory }: TestRunner, input: Omit<TaskInput, "name">, sql = "SELECT * FROM rows"): Promise<unknown[]> {
  const url = join(directory, `rows-${++sinks}.json`);
  const sink = { sink: 0, url, copyOptions: "FORMAT json", jobId: "job", partitionBy: [], maxRows: 0 };
  const { 0: text = "" } = await publish(await runner.run(taskSpec(0, [{ name: "rows", ...input }], [{ sql, sink }])));
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

async function uploads(directory: string): Promise<number> {
  let count = 0;
  for await (const _ of storage.listUploads(directory)) count++;
  return count;
}

const long = "SELECT count(*) FROM range(100000000) a(i), range(1000) b(j) WHERE hash(i + j) % 7 = 0";

describe("a task runner", () => {
  it("reads local files in place and writes an exchange that another task reads", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "numbers.parquet");
    await duckdb(`COPY (SELECT range AS i, 'row ' || range AS s FROM range(100000)) TO '${url}' (FORMAT parquet)`);
    const input = {
      name: "numbers",
      source: {
        sql: "SELECT * FROM read_parquet({files})",
        format: "parquet",
        columns: ["i", "s"],
        header: false,
        columnsMayLack: false,
        firstRows: false,
        splits: [await splitOf(url)],
      },
    };
    const report = await test.runner.run(taskSpec(0, [input], [toExchange("SELECT i, s FROM numbers WHERE i % 1000 = 7", 1)]));
    expect(report.failure).toBeUndefined();
    expect(report.success?.mapOutputs[0]?.rows).toEqual([100]);
    expect(report.metrics).toMatchObject({ rowsRead: 100000, exchangeRowsWritten: 100 });
    expect(report.metrics?.sourceBytes).toBeGreaterThan(100_000);
    expect(report.metrics?.jsBusyUs).toBeGreaterThan(0);
    expect(await readdir(join(test.directory, "runner", "tasks"))).toEqual([]);
    const rows = await rowsOf(test, { exchange: fromExchange(1, [report], 0, 1) });
    expect(rows).toHaveLength(100);
    expect(rows[1]).toEqual({ i: 1007, s: "row 1007" });
  });

  it("reads the row groups that a split names, and only their bytes", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "groups.parquet");
    await duckdb(
      `COPY (SELECT range AS i, md5(range::VARCHAR) AS s FROM range(100000)) TO '${url}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
    );
    const split = await splitOf(url, { whole: false, partition: [], rowGroups: [1, 3] });
    const source = {
      sql: "SELECT min(i) AS lo, max(i) AS hi, count(*) AS n FROM read_parquet({files})",
      format: "parquet",
      columns: ["i"],
      header: false,
      columnsMayLack: false,
      firstRows: false,
      splits: [split],
    };
    expect(await rowsOf(test, { source })).toEqual([{ lo: 20480, hi: 81919, n: 40960 }]);
    const none = await test.runner.run(
      taskSpec(
        0,
        [
          {
            name: "t",
            source: { ...source, sql: "SELECT i FROM read_parquet({files})", splits: [{ ...split, partition: [], rowGroups: [] }] },
          },
        ],
        [toExchange("SELECT * FROM t", 9)],
      ),
    );
    expect(none.success?.mapOutputs[0]).toMatchObject({ rows: [0], bytes: [0] });
    const empty = await rowsOf(test, { exchange: fromExchange(9, [none], 0, 1) }, "SELECT count(i) AS n FROM rows");
    expect(empty).toEqual([{ n: 0 }]);
  });

  it("scatters rows over partitions that come back whole, several map tasks in their order", async () => {
    await using test = await testRunner();
    const reports: TaskReport[] = [];
    for (const map of [0, 1, 2]) {
      const sql = `SELECT ${map}::INTEGER AS map, i, 'text ' || i AS s, i::DECIMAL(12, 2) AS d, i % 3 = 0 AS b, (hash(i) % 7)::INTEGER AS p FROM range(3000) t(i)`;
      reports.push(await test.runner.run(taskSpec(map, [], [toExchange(sql, 5, 7)])));
    }
    const [first] = reports;
    expect(first?.failure).toBeUndefined();
    const rowsWritten = (partition: number) =>
      reports.reduce((sum, report) => sum + (report.success?.mapOutputs[0]?.rows[partition] ?? 0), 0);
    expect(first?.success?.mapOutputs[0]?.rows).toHaveLength(7);
    expect(first?.success?.mapOutputs[0]?.rows.reduce((a, b) => a + b)).toBe(3000);
    expect(first?.metrics?.exchangeBytesWritten).toBe(first?.success?.mapOutputs[0]?.bytes.reduce((a, b) => a + b));
    const seen = new Set<string>();
    for (let partition = 0; partition < 7; partition++) {
      const rows = (await rowsOf(test, { exchange: fromExchange(5, reports, partition, partition + 1) })) as {
        map: number;
        i: number;
        s: string;
        d: number;
        b: boolean;
      }[];
      expect(rows).toHaveLength(rowsWritten(partition));
      expect(rows.map((row) => row.map)).toEqual(rows.map((row) => row.map).sort((a, b) => a - b));
      expect(rows.filter(({ i, s, d, b }) => s !== `text ${i}` || d !== i || b !== (i % 3 === 0))).toEqual([]);
      for (const { map, i } of rows) seen.add(`${map}/${i}`);
    }
    expect(seen.size).toBe(9000);
    expect(await rowsOf(test, { exchange: fromExchange(5, reports, 2, 5) })).toHaveLength(rowsWritten(2) + rowsWritten(3) + rowsWritten(4));
  });

  it("reads rows that came with the plan, makes shared tables, and feeds several outputs", async () => {
    await using test = await testRunner();
    const database = await openDatabase();
    const stream = await database.connect().stream("SELECT i, i % 2 = 0 AS even FROM range(10) t(i)");
    const frames = [];
    for await (const { frame } of stream) frames.push(frame);
    const ipc = Buffer.concat(ipcStream(stream.schemaFrame, frames));
    await database.close();
    const sink = (number: number, name: string, copyOptions: string) => ({
      sink: number,
      url: join(test.directory, "out", name),
      copyOptions,
      jobId: "job",
      partitionBy: [],
      maxRows: 0,
    });
    const outputs = [
      { sql: "SELECT i FROM evens ORDER BY i", sink: sink(0, "evens.csv", "FORMAT csv, HEADER false") },
      { sql: "SELECT i FROM local WHERE NOT even ORDER BY i", sink: sink(1, "odds.json", "FORMAT json") },
      { sql: "SELECT i FROM local WHERE i > 100", sink: sink(2, "none.csv", "FORMAT csv") },
      toExchange("SELECT count(*) AS n FROM evens", 8),
    ];
    const report = await test.runner.run(
      taskSpec(3, [{ name: "local", local: { ipc } }], outputs, { shared: [{ name: "evens", sql: "SELECT i FROM local WHERE even" }] }),
    );
    expect(report.failure).toBeUndefined();
    expect(report.success?.sinkFiles.map(({ sink: number, rows }) => [number, rows])).toEqual([
      [0, 5],
      [1, 5],
    ]);
    expect(report.metrics).toMatchObject({ rowsRead: 10, sinkRows: 10, exchangeRowsWritten: 1 });
    expect(await readdir(join(test.directory, "out")).catch(() => [])).not.toContain("evens.csv");
    expect(await publish(report)).toEqual({ 0: "0\n2\n4\n6\n8\n", 1: '{"i":1}\n{"i":3}\n{"i":5}\n{"i":7}\n{"i":9}\n' });
  });

  it("takes the session's time zone, and forgets it and all names with the task", async () => {
    await using test = await testRunner();
    const sql = "SELECT strftime(TIMESTAMPTZ '2024-06-01 12:00:00+00', '%H') AS hour";
    const url = join(test.directory, "hour.json");
    const sink = { sink: 0, url, copyOptions: "FORMAT json", jobId: "job", partitionBy: [], maxRows: 0 };
    const spec = taskSpec(0, [], [{ sql, sink }], {
      settings: { timeZone: "Asia/Tokyo", unknown: "1" },
      shared: [{ name: "mine", sql: "SELECT 1 AS a" }],
    });
    expect(await publish(await test.runner.run(spec))).toEqual({ 0: '{"hour":"21"}\n' });
    const after = await test.runner.run(taskSpec(0, [], [toExchange("SELECT * FROM mine", 1)]));
    expect(after.failure?.message).toContain("mine");
  });

  it("spills, and says how much", async () => {
    await using test = await testRunner({ memoryLimit: 100 * 2 ** 20, threads: 1 });
    const sql = "SELECT i, repeat('x', 30) AS s FROM range(2500000) t(i) ORDER BY hash(i)";
    const report = await test.runner.run(taskSpec(0, [], [toExchange(sql, 1)]));
    expect(report.failure).toBeUndefined();
    expect(report.metrics?.spilledBytes).toBeGreaterThan(50 * 2 ** 20);
  });

  it("aborts the uploads of a task that fails after them", async () => {
    await using test = await testRunner();
    const sink = {
      sink: 0,
      url: join(test.directory, "out", "a.csv"),
      copyOptions: "FORMAT csv",
      jobId: "job",
      partitionBy: [],
      maxRows: 0,
    };
    const report = await test.runner.run(taskSpec(0, [], [{ sql: "SELECT 1 AS a", sink }, toExchange("SELECT error('[OOPS] no')", 1)]));
    expect(report.failure).toMatchObject({ errorClass: "OOPS", message: "no" });
    expect(await uploads(test.directory)).toBe(0);
    const good = await test.runner.run(taskSpec(0, [], [{ sql: "SELECT 1 AS a", sink }]));
    expect(good.failure).toBeUndefined();
    expect(await uploads(test.directory)).toBe(1);
  });

  it("ends soon when it is cancelled, and when the runner closes", async () => {
    await using test = await testRunner();
    const cancel = new AbortController();
    const running = test.runner.run(taskSpec(0, [], [toExchange(long, 1)]), cancel.signal);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(test.runner.running()).toHaveLength(1);
    const start = performance.now();
    cancel.abort(new Error("the user stopped it"));
    expect((await running).failure).toMatchObject({ reason: FailureReason.CANCELLED, retryable: false, message: "the user stopped it" });
    expect(performance.now() - start).toBeLessThan(2000);
    const other = test.runner.run(taskSpec(0, [], [toExchange(long, 1)]));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await test.runner.close();
    expect((await other).failure?.reason).toBe(FailureReason.CANCELLED);
    expect(await readdir(test.directory)).not.toContain("runner");
  });
});

describe("blocks of other executors", () => {
  /** Another executor's store, and a way to it that counts. */
  async function remote(): Promise<TestRunner & { fetch: FetchBlocks; fetches(): number }> {
    const other = await testRunner({ executorId: "two" });
    let count = 0;
    const fetch: FetchBlocks = async function* ({ queryId, exchange }, source) {
      count++;
      for (const { map, attempt } of source.maps) {
        const stored = await other.blocks.lookup({ queryId, exchange, map, attempt }, source.partitionFrom, source.partitionTo);
        for await (const { frame, entry } of readBlocks(stored)) yield { map, frame, rows: entry.rows };
      }
    };
    return { ...other, fetch, fetches: () => count, [Symbol.asyncDispose]: () => other[Symbol.asyncDispose]() };
  }

  it("are held in memory while the budget lasts, the rest in files, in the order of maps", async () => {
    await using two = await remote();
    const map = (test: TestRunner, number: number) =>
      test.runner.run(taskSpec(number, [], [toExchange(`SELECT ${number} AS map, i, repeat('x', 50) AS s FROM range(40000) t(i)`, 1)]));
    for (const fetchBytes of [2 ** 30, 1_500_000, 0]) {
      await using one = await testRunner({ fetchRemote: two.fetch, fetchBytes });
      const own = await map(one, 1);
      const others = [await map(two, 0), await map(two, 2)];
      const sources = [fromExchange(1, others, 0, 1, { executorId: "two" }), fromExchange(1, [own], 0, 1)].flatMap(
        (input) => input.sources,
      );
      const exchange = fromExchange(1, [own], 0, 1, { sources });
      const rows = (await rowsOf(one, { exchange }, "SELECT map, i, length(s) AS l FROM rows")) as { map: number; i: number; l: number }[];
      expect(rows).toHaveLength(120000);
      expect(rows.every(({ map: number, i, l }, index) => number === Math.floor(index / 40000) && i === index % 40000 && l === 50)).toBe(
        true,
      );
      const twice = (await rowsOf(one, { exchange }, "SELECT count(*) AS n FROM rows a JOIN rows b USING (map, i)")) as { n: number }[];
      expect(twice).toEqual([{ n: 120000 }]);
    }
  });

  it("that all tasks read are fetched once, until their query is dropped", async () => {
    await using two = await remote();
    await using one = await testRunner({ fetchRemote: two.fetch, fetchBytes: 100_000 });
    const small = await two.runner.run(taskSpec(0, [], [toExchange("SELECT i FROM range(50000) t(i)", 1)]));
    const exchange = fromExchange(1, [small], 0, 1, { executorId: "two", broadcast: true });
    const fetched = [];
    for (const task of [0, 1, 2]) {
      const report = await one.runner.run(taskSpec(task, [{ name: "t", exchange }], [toExchange("SELECT count(*) AS n FROM t", 2)]));
      expect(report.failure).toBeUndefined();
      fetched.push(report.metrics?.exchangeBytesFetched);
    }
    expect(two.fetches()).toBe(1);
    expect(fetched).toEqual([small.metrics?.exchangeBytesWritten, 0, 0]);
    expect(await readdir(join(one.directory, "runner", "broadcast"))).toHaveLength(1);
    await one.runner.drop("q");
    expect(await readdir(join(one.directory, "runner", "broadcast"))).toEqual([]);
    await one.runner.run(taskSpec(3, [{ name: "t", exchange }], [toExchange("SELECT count(*) AS n FROM t", 2)]));
    expect(two.fetches()).toBe(2);
  });
});

describe("a task's output", () => {
  it("is written by a new instance of DuckDB after one that ended in a fatal error", async () => {
    let fatal = true;
    const append = async (): Promise<void> => {
      if (fatal) throw new DuckDBError("fatal", "FATAL Error: the database has been invalidated");
    };
    await using test = await testRunner({
      openOutput: () => ({ append, commit: async (schema) => ({ schema, bytes: [0], rows: [0] }), abort: async () => undefined }),
    });
    const run = () => test.runner.run(taskSpec(0, [], [toExchange("SELECT 1 AS a", 1)]));
    expect((await run()).failure).toMatchObject({ reason: FailureReason.INTERNAL, retryable: true });
    fatal = false;
    expect((await run()).failure).toBeUndefined();
  });

  it("can go to a writer of the caller's, which hears the schema first", async () => {
    const heard: string[] = [];
    await using test = await testRunner({
      openOutput: ({ exchange }) =>
        exchange !== 1
          ? undefined
          : {
              begin: (schema) => heard.push(`schema of ${schema.length > 0}`),
              append: async (partition, _frame, rows) => void heard.push(`${rows} rows of ${partition}`),
              commit: async (schema) => (heard.push("commit"), { schema, bytes: [0], rows: [0] }),
              abort: async () => void heard.push("abort"),
            },
    });
    await test.runner.run(taskSpec(0, [], [toExchange("SELECT i FROM range(10) t(i)", 1), toExchange("SELECT 1 AS a", 2)]));
    expect(heard).toEqual(["schema of true", "10 rows of 0", "commit"]);
    expect((await openBlockStore(test.blocks.directory).list()).map(({ exchange }) => exchange)).toEqual([2]);
  });
});
