import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "@volley/arrow-duckdb";
import { FailureReason, type SourceSplit, type TaskReport } from "@volley/protocol";
import { openStorage } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { fromExchange, taskSpec, type TestRunner, testRunner, toExchange } from "./test-tasks.ts";

/** Runs SQL in a DuckDB of its own: makes files for tests. */
async function duckdb(sql: string): Promise<void> {
  const database = await openDatabase();
  await database.connect().run(sql);
  await database.close();
}

const storage = openStorage();

/** All of a local file, as the driver would list it. */
async function wholeFile(url: string): Promise<SourceSplit> {
  const { size, etag } = (await storage.head(url))!;
  return { url, size, etag, rowGroups: [], offset: 0, length: 0, whole: true };
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

/** The rows of an exchange's partitions as JSON values, read by another task. */
async function rowsOf({ runner, directory }: TestRunner, exchange: number, reports: readonly TaskReport[], from = 0, to = 1): Promise<unknown[]> {
  const url = join(directory, `rows-${Math.random()}.json`);
  const input = { name: "rows", exchange: fromExchange(exchange, reports, from, to) };
  const sink = { sink: 0, url, copyOptions: "FORMAT json", jobId: "job" };
  const { 0: text = "" } = await publish(await runner.run(taskSpec(0, [input], [{ sql: "SELECT * FROM rows", sink }])));
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

describe("a task runner", () => {
  it("reads local files in place and writes an exchange that another task reads", async () => {
    await using test = await testRunner();
    const url = join(test.directory, "numbers.parquet");
    await duckdb(`COPY (SELECT range AS i, 'row ' || range AS s FROM range(100000)) TO '${url}' (FORMAT parquet)`);
    const input = { name: "numbers", source: { sql: "SELECT * FROM read_parquet({files})", format: "parquet", columns: ["i", "s"], header: false, splits: [await wholeFile(url)] } };
    const report = await test.runner.run(taskSpec(0, [input], [toExchange("SELECT i, s FROM numbers WHERE i % 1000 = 7", 1)]));
    expect(report.failure).toBeUndefined();
    expect(report.success?.mapOutputs[0]?.rows).toEqual([100]);
    expect(report.metrics).toMatchObject({ rowsRead: 100000, exchangeRowsWritten: 100 });
    expect(report.metrics?.sourceBytes).toBeGreaterThan(100_000);
    expect(report.metrics?.jsBusyUs).toBeGreaterThan(0);
    expect(await readdir(join(test.directory, "runner", "tasks"))).toEqual([]);
    const rows = await rowsOf(test, 1, [report]);
    expect(rows).toHaveLength(100);
    expect(rows[1]).toEqual({ i: 1007, s: "row 1007" });
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
    expect(first?.success?.mapOutputs[0]?.rows).toHaveLength(7);
    expect(first?.success?.mapOutputs[0]?.rows.reduce((a, b) => a + b)).toBe(3000);
    expect(first?.metrics?.exchangeBytesWritten).toBe(first?.success?.mapOutputs[0]?.bytes.reduce((a, b) => a + b));
    const seen = new Set<string>();
    for (let partition = 0; partition < 7; partition++) {
      const rows = (await rowsOf(test, 5, reports, partition, partition + 1)) as { map: number; i: number; s: string; d: number; b: boolean }[];
      expect(rows.map((row) => row.map)).toEqual(rows.map((row) => row.map).sort());
      for (const { map, i, s, d, b } of rows) {
        expect({ s, d, b }).toEqual({ s: `text ${i}`, d: i, b: i % 3 === 0 });
        seen.add(`${map}/${i}`);
      }
    }
    expect(seen.size).toBe(9000);
    const all = await rowsOf(test, 5, reports, 2, 5);
    expect(all).toHaveLength([2, 3, 4].reduce((sum, p) => sum + reports.reduce((n, r) => n + (r.success?.mapOutputs[0]?.rows[p] ?? 0), 0), 0));
  });

  it("gives a CSV's wrong value as object, row and column, not retryable", async () => {
    await using test = await testRunner();
    const folder = join(test.directory, "raw");
    await mkdir(folder);
    const url = join(folder, "part-3.csv");
    await writeFile(url, `a,b\n${Array.from({ length: 5000 }, (_, i) => `${i},${i === 4321 ? "x" : i}`).join("\n")}\n`);
    const input = { name: "t", source: { sql: "SELECT * FROM read_csv({files}, header = true, auto_detect = false, columns = {'a': 'INTEGER', 'b': 'INTEGER'})", format: "csv", columns: [], header: true, splits: [await wholeFile(url)] } };
    const report = await test.runner.run(taskSpec(0, [input], [toExchange("SELECT sum(b) FROM t", 1)]));
    expect(report.failure).toMatchObject({
      reason: FailureReason.BAD_INPUT,
      retryable: false,
      errorClass: "CAST_INVALID_INPUT",
      message: 'cannot read "x" as INTEGER',
      where: [url, 'row 4,322 (line 4,323), column "b"'],
    });
  });
});
