import { describe, expect, it } from "vitest";
import { allTypeNames, allTypes } from "../testing/all-types.ts";
import { memorySource } from "../scan/batch-source.ts";
import type { Connection } from "../connection.ts";
import { ArrowFormatError, type Frame } from "@volley/protocol/arrow";
import { decodeBatchHeader } from "../arrow/ipc-batch.ts";
import { type BlockConsumer, Scatter, type ScatterOptions } from "./scatter.ts";
import { differences, framesOf, row, testDatabase } from "../testing/test-support.ts";

const db = testDatabase();

/** Keeps copies of the blocks by partition: their own memory is used again. */
function keeper(): { readonly frames: Map<number, Frame[]>; readonly sizes: number[]; readonly keep: BlockConsumer } {
  const frames = new Map<number, Frame[]>();
  const sizes: number[] = [];
  return {
    frames,
    sizes,
    keep: ({ partition, frame, rows, bytes }) => {
      // A check each, not an `expect` each, for tens of thousands of blocks.
      const length = frame.body.reduce((sum, part) => sum + part.length, 0);
      const aligned = frame.body.every((part) => part.length % 8 === 0);
      if (decodeBatchHeader(frame).rows !== rows || length !== bytes || !aligned) throw new Error("a malformed block");
      const copy = { ...frame, body: [Buffer.concat(frame.body)] };
      frames.set(partition, [...(frames.get(partition) ?? []), copy]);
      sizes.push(rows);
    },
  };
}

/** Scatters the table `original` by its column `p` and compares each partition (or `sampled` ones) with DuckDB's. */
async function expectScattered(connection: Connection, options: Omit<ScatterOptions, "partitionColumn">, sampled = 1) {
  const kept = keeper();
  const result = await connection.scatter("FROM original", { ...options, partitionColumn: "p" }, kept.keep);
  const total = await row(connection, "SELECT count(*) AS n FROM original");
  expect(result.rows).toBe(total.n);
  expect(result.blocks).toBe(kept.sizes.length);
  for (let partition = 0; partition < options.partitions; partition += sampled) {
    await connection.registerArrow("copy", result.schema, memorySource(kept.frames.get(partition) ?? []));
    const expected = `(SELECT * EXCLUDE (p) FROM original WHERE p = ${partition})`;
    expect(await differences(connection, expected, "copy"), `partition ${partition}`).toBe(0);
  }
  return kept;
}

async function table(sql: string): Promise<Connection> {
  const connection = db.connect();
  await connection.run(`CREATE TEMP TABLE original AS ${sql}`);
  return connection;
}

describe("scattering all types", () => {
  it.each([
    [1, 9001, true, 1],
    [16, 9001, true, 9],
    [16, 4501, false, 9],
    [200, 4501, true, 150],
  ])("to %i partitions, %i rows, nulls: %s", async (partitions, rows, nulls, sampled) => {
    const sql = `SELECT *, hash(i) % ${partitions} AS p FROM (${allTypes(rows, allTypeNames, nulls)})`;
    const connection = await table(sql);
    await expectScattered(connection, { partitions }, sampled);
    await connection.close();
  });

  it("keeps every one of them in a budget that allows no full block", async () => {
    const connection = await table(`SELECT *, hash(i) % 50 AS p FROM (${allTypes(7000)})`);
    const { sizes } = await expectScattered(connection, { partitions: 50, budgetBytes: 1 << 20 }, 30);
    expect(sizes.length).toBeGreaterThan(50);
    await connection.close();
  });

  it("takes record batches as well", async () => {
    const connection = await table(`SELECT *, hash(i) % 5 AS p FROM (${allTypes(2503)})`);
    const stream = await connection.stream("FROM original", { maxRows: 1999, maxBytes: 2 ** 30 });
    const kept = keeper();
    const scatter = new Scatter(stream.schema, { partitions: 5, partitionColumn: "p" }, kept.keep);
    for await (const { frame } of stream) await scatter.push(frame);
    await scatter.flush();
    await connection.registerArrow("copy", scatter.schema, memorySource([...kept.frames.values()].flat()));
    expect(await differences(connection, "(SELECT * EXCLUDE (p) FROM original)", "copy")).toBe(0);
    await connection.close();
  });
});

describe("scattering many rows", () => {
  const columns =
    `i, i % 3 = 0 AS b, CASE WHEN i % 11 = 0 THEN NULL WHEN i % 7 = 0 THEN '' ELSE repeat('s' || i, (i % 5)::INTEGER) END AS s,
    (i / 100)::DECIMAL(30,2) AS d, CASE WHEN i % 2 = 0 THEN i::SMALLINT END AS n`.replace("i::SMALLINT", "(i % 30000)::SMALLINT");

  it.each([1, 16, 200])("has DuckDB's counts and fingerprints in each of %i partitions", async (partitions) => {
    const sql = `SELECT ${columns}, hash(hash(i)) % ${partitions} AS p FROM range(200000) t(i)`;
    const connection = await table(sql);
    const kept = keeper();
    const options = { partitions, partitionColumn: "p", budgetBytes: 64 << 20 };
    const { schema } = await connection.scatter("FROM original", options, kept.keep);
    for (let partition = 0; partition < partitions; partition += Math.ceil(partitions / 20)) {
      await connection.registerArrow("copy", schema, memorySource(kept.frames.get(partition) ?? []));
      const print = (from: string) => `SELECT count(*) AS n, bit_xor(hash(t))::VARCHAR AS x, sum(hash(t))::VARCHAR AS s FROM ${from} AS t`;
      const expected = print(`(SELECT * EXCLUDE (p) FROM original WHERE p = ${partition})`);
      expect(await row(connection, print("copy"))).toEqual(await row(connection, expected));
    }
    await connection.close();
  });

  it("gives blocks of 8,000 rows or 1 MiB, in the order of the rows", async () => {
    const connection = await table(`SELECT ${columns}, hash(i) % 4 AS p FROM range(200000) t(i)`);
    const narrow = await expectScattered(connection, { partitions: 4 }, 1);
    expect(narrow.sizes.length).toBeLessThanOrEqual(4 * (200_000 / 4 / 8000) + 4);
    expect(narrow.sizes.filter((rows) => rows < 8000).length).toBeLessThanOrEqual(4);
    await connection.close();
    const wide = await table("SELECT range AS i, repeat('x', 1000) AS s, range % 2 AS p FROM range(10000)");
    const { sizes } = await expectScattered(wide, { partitions: 2 });
    expect(sizes.length).toBeGreaterThanOrEqual(6);
    expect(Math.max(...sizes)).toBeLessThan(2600);
    await wide.close();
  });

  it("keeps the order of the rows inside a partition", async () => {
    const connection = await table("SELECT range AS i, range % 3 AS p FROM range(100000)");
    const { frames } = await expectScattered(connection, { partitions: 3 }, 3);
    for (const [partition, list] of frames) {
      const values = list.flatMap((frame) => {
        const body = Buffer.concat(frame.body);
        return [...new BigInt64Array(body.buffer.slice(body.byteOffset, body.byteOffset + decodeBatchHeader(frame).rows * 8))];
      });
      expect(values).toEqual(values.toSorted((a, b) => Number(a - b)));
      expect(values[1]).toBe(BigInt(partition + 3));
    }
    await connection.close();
  });

  it.each([
    ["all rows in one of many partitions", "7", 300],
    ["rows sorted by partition", "range * 300 // 50000", 300],
    ["thousands of partitions of a few rows", "range % 5000", 5000],
  ])("manages %s", async (_, p, partitions) => {
    const connection = await table(`SELECT range AS i, 'v' || range AS s, (${p})::INTEGER AS p FROM range(50000)`);
    const budget = { partitions, budgetBytes: 4 << 20 };
    await expectScattered(connection, budget, Math.ceil(partitions / 5));
    await connection.close();
  });

  it("manages single values that are larger than pages, blocks and the budget", async () => {
    const sql = `SELECT range AS i, repeat('x', CASE WHEN range % 50 = 7 THEN 3000000 ELSE 5 END) AS s, range(range % 5) AS l,
      range % 3 AS p FROM range(200)`;
    const connection = await table(sql);
    await expectScattered(connection, { partitions: 3, budgetBytes: 1 << 20 });
    await connection.close();
  });

  it.each(["UTINYINT", "SMALLINT", "INTEGER", "UBIGINT"])("takes partitions as %s, wherever the column stands", async (type) => {
    const connection = await table(`SELECT (range % 9)::${type} AS p, range AS a, 'x' AS s FROM range(5000)`);
    await expectScattered(connection, { partitions: 9 });
    await connection.close();
  });

  it("gives no block for an empty result, but its schema", async () => {
    const connection = await table("SELECT 1 AS a, 0 AS p WHERE false");
    const { sizes } = await expectScattered(connection, { partitions: 2 });
    expect(sizes).toEqual([]);
    await connection.close();
  });
});

describe("scattering fails", () => {
  it.each([
    ["a partition that is too high", "SELECT range AS p FROM range(10)", 9, /not 0 to 8/],
    ["a negative partition", "SELECT -1 AS p", 9, /not 0 to 8/],
    ["a null", "SELECT CASE WHEN range = 5 THEN NULL ELSE 0 END AS p FROM range(10)", 9, /nulls/],
    ["text", "SELECT 'a' AS p", 9, /integer/],
    ["no such column", "SELECT 1 AS q", 9, /no column p/],
    ["no partitions", "SELECT 1 AS p", 0, /positive integer/],
  ])("on %s", async (_, sql, partitions, message) => {
    const connection = db.connect();
    const failing = connection.scatter(sql, { partitions, partitionColumn: "p" }, () => undefined);
    await expect(failing).rejects.toThrow(ArrowFormatError);
    await expect(failing).rejects.toThrow(message);
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("with the query's error, the consumer's error, or when aborted, and leaves the connection usable", async () => {
    const connection = db.connect();
    const options = { partitions: 4, partitionColumn: "p" };
    const late = "SELECT range % 4 AS p, CASE WHEN range = 300000 THEN error('late') END AS e FROM range(1000000)";
    await expect(connection.scatter(late, options, () => undefined)).rejects.toMatchObject({ type: "invalid input" });
    const endless = "SELECT range % 4 AS p, range AS a FROM range(1000000000)";
    const full = () => Promise.reject(new Error("the disk is full"));
    await expect(connection.scatter(endless, options, full)).rejects.toThrow("the disk is full");
    const controller = new AbortController();
    const abort = () => controller.abort();
    const aborted = connection.scatter(endless, { ...options, signal: controller.signal }, abort);
    await expect(aborted).rejects.toMatchObject({ type: "interrupt" });
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("waits for the consumer before it uses a block's memory again", async () => {
    const connection = db.connect();
    let busy = 0;
    let rows = 0;
    const sql = "SELECT range AS a, range % 8 AS p FROM range(300000)";
    await connection.scatter(sql, { partitions: 8, partitionColumn: "p", budgetBytes: 1 << 20 }, async (block) => {
      expect(++busy).toBe(1);
      const before = Buffer.concat(block.frame.body);
      await new Promise((resolve) => setTimeout(resolve, 1));
      expect(Buffer.concat(block.frame.body).equals(before)).toBe(true);
      rows += block.rows;
      busy--;
    });
    expect(rows).toBe(300_000);
    await connection.close();
  });
});

describe("the kernel refuses", () => {
  it("frames of another schema", async () => {
    const connection = db.connect();
    const stream = await connection.stream("SELECT 1::BIGINT AS a, 0 AS p");
    const other = await framesOf(await db.connect().stream("SELECT 'x' AS s, 1::BIGINT AS a, 0 AS p"));
    const scatter = new Scatter(stream.schema, { partitions: 1, partitionColumn: "p" }, () => undefined);
    await stream.close();
    await expect(scatter.push(other[0]!)).rejects.toThrow(ArrowFormatError);
    await connection.close();
  });
});
