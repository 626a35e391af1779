import { describe, expect, it } from "vitest";
import type { ArrowStream } from "./arrow-stream.ts";
import { DuckDBError } from "../errors.ts";
import { framesOf, row, testDatabase } from "../testing/test-support.ts";

const db = testDatabase();
/** Of several threads one may say that it was interrupted before the one that failed says why. */
const oneThread = testDatabase({ threads: 1 });

async function batchesOf(stream: ArrowStream): Promise<{ rows: number; bytes: number }[]> {
  const batches: { rows: number; bytes: number }[] = [];
  for await (const { rows, bytes, frame } of stream) {
    expect(frame.body.reduce((sum, part) => sum + part.length, 0)).toBe(frame.bodyLength);
    batches.push({ rows, bytes });
  }
  return batches;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("batches", () => {
  it("are of 1 MiB by default", async () => {
    const connection = db.connect();
    const batches = await batchesOf(await connection.stream("SELECT range AS a, range AS b FROM range(1000000)"));
    expect(sum(batches.map(({ rows }) => rows))).toBe(1_000_000);
    for (const { bytes } of batches.slice(0, -1)) {
      expect(bytes).toBeGreaterThan(0.9 * 2 ** 20);
      expect(bytes).toBeLessThan(1.3 * 2 ** 20);
    }
    await connection.close();
  });

  it.each([1, 7, 100, 2047, 2048, 2049, 65_536])("hold %i rows at most", async (maxRows) => {
    const connection = db.connect();
    const batches = await batchesOf(await connection.stream("FROM range(9001)", { maxRows }));
    expect(Math.max(...batches.map(({ rows }) => rows))).toBeLessThanOrEqual(maxRows);
    expect(sum(batches.map(({ rows }) => rows))).toBe(9001);
    await connection.close();
  });

  it("of long strings are cut inside of a chunk, so that offsets never overflow", async () => {
    const connection = db.connect();
    const stream = await connection.stream("SELECT repeat('x', 50000) AS s FROM range(2100)", { maxBytes: 4 << 20 });
    const batches = await batchesOf(stream);
    expect(Math.max(...batches.map(({ bytes }) => bytes))).toBeLessThan(6 << 20);
    expect(sum(batches.map(({ bytes }) => bytes))).toBeGreaterThan(2100 * 50_000);
    await connection.close();
  });

  it("come in order, and 500 columns of them", async () => {
    const connection = db.connect();
    const list = Array.from({ length: 500 }, (_, index) => `range + ${index} AS c${index}`);
    const stream = await connection.stream(`SELECT ${list.join(", ")} FROM range(5000)`);
    let next = 0n;
    for await (const { frame, rows } of stream) {
      const values = new BigInt64Array(Buffer.concat(frame.body).buffer.slice(0), 0, rows);
      for (const value of values) expect(value).toBe(next++);
    }
    expect(next).toBe(5000n);
    await connection.close();
  });
});

describe("a stream", () => {
  const endless = "SELECT a.range FROM range(1000000000) a";

  it("that is left in the middle leaves the connection usable", async () => {
    const connection = db.connect();
    for (let round = 0; round < 20; round++) {
      let seen = 0;
      for await (const { rows } of await connection.stream(endless)) {
        seen += rows;
        if (seen > round * 50_000) break;
      }
      expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    }
    await connection.close();
  });

  it("that is closed before or while it is read never looks ended", async () => {
    const connection = db.connect();
    const unread = await connection.stream(endless);
    await unread.close();
    await unread.close();
    await expect(framesOf(unread)).rejects.toMatchObject({ type: "interrupt" });
    const stream = await connection.stream(endless);
    const reading = framesOf(stream).then(
      () => "ended",
      (error: unknown) => error,
    );
    setTimeout(() => void stream.close(), 50);
    expect(await reading).toMatchObject({ type: "interrupt", message: "the stream was closed before its end" });
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("ends with an error when it is interrupted, aborted, or its connection or database is closed", async () => {
    const ends: ((connection: ReturnType<typeof db.connect>, controller: AbortController) => unknown)[] = [
      (connection) => connection.interrupt(),
      (_, controller) => controller.abort(new Error("stop")),
      (connection) => connection.close(),
    ];
    for (const end of ends) {
      const connection = db.connect();
      const controller = new AbortController();
      const stream = await connection.stream(endless, { signal: controller.signal });
      const reading = framesOf(stream).then(
        () => "ended",
        (error: unknown) => error,
      );
      setTimeout(() => end(connection, controller), 50);
      expect(await reading).toBeInstanceOf(DuckDBError);
      expect(await reading).toMatchObject({ type: "interrupt" });
      await connection.close();
    }
  });

  it("gives the rows before an error and then the error", async () => {
    const connection = oneThread.connect();
    const sql = "SELECT CASE WHEN range = 200000 THEN error('late') ELSE range END AS a FROM range(1000000)";
    const stream = await connection.stream(sql, { maxRows: 2048 });
    let rows = 0;
    const reading = (async () => {
      for await (const batch of stream) rows += batch.rows;
    })();
    await expect(reading).rejects.toMatchObject({ type: "invalid input", message: expect.stringContaining("late") });
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThanOrEqual(200_000);
    await connection.close();
  });

  it("is cheap: a thousand of them leave no memory behind", async () => {
    const connection = db.connect();
    const round = async (count: number) => {
      for (let index = 0; index < count; index++) {
        await framesOf(await connection.stream("SELECT range, 'some text ' || range AS t, [range] AS l FROM range(3000)"));
      }
      return process.memoryUsage.rss();
    };
    const before = await round(200);
    const after = await round(1000);
    expect(after - before).toBeLessThan(60 << 20);
    await connection.close();
  });
});
