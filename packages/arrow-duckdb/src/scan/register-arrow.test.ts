import { mkdtempSync, openSync, closeSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BatchSource, concatSources, fileSource, memorySource } from "./batch-source.ts";
import type { Connection } from "../connection.ts";
import { type Frame, frameLength, ipcStream, writeFrame } from "@volley/protocol/arrow";
import { decodeBatchHeader, encodeBatchHeader } from "../arrow/ipc-batch.ts";
import { differences, framesOf, row, testDatabase } from "../testing/test-support.ts";

const db = testDatabase();
const rows = 20_011;
const query = `SELECT range AS a, range % 7 AS b, 'text ' || range AS c, CASE WHEN range % 5 = 0 THEN NULL ELSE range / 2 END AS d
  FROM range(${rows})`;

async function original(connection: Connection) {
  await connection.run(`CREATE TEMP TABLE original AS ${query}`);
  const stream = await connection.stream("FROM original", { maxRows: 3000 });
  return { schema: stream.schema, schemaFrame: stream.schemaFrame, frames: await framesOf(stream) };
}

describe("registered batches", () => {
  it("answer queries as a table does", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    await connection.registerArrow("copy", schema, memorySource(frames, { rows }));
    expect(await differences(connection, "original", "copy")).toBe(0);
    const queries = [
      "SELECT count(*) AS n FROM t",
      "SELECT sum(a) AS s, max(c) AS m, count(d) AS n FROM t",
      "SELECT c FROM t WHERE a = 12345",
      "SELECT b, sum(d) AS s FROM t GROUP BY b ORDER BY b LIMIT 3 OFFSET 2",
      "SELECT count(*) AS n FROM t x JOIN t y ON x.a = y.a + 1 JOIN (FROM t WHERE b = 3) z ON z.a = x.a",
      "SELECT list(a ORDER BY c DESC)[1:5] AS l FROM t",
      "SELECT count(*) AS n FROM t WHERE a IN (SELECT max(a) FROM t GROUP BY b)",
      "SELECT sum(w) AS s FROM (SELECT row_number() OVER (PARTITION BY b ORDER BY c) * a AS w FROM t)",
      "SELECT d, a, c, b FROM t ORDER BY a LIMIT 1 OFFSET 9999",
    ];
    for (const sql of queries) {
      const [expected, actual] = [sql.replaceAll(" t", " original"), sql.replaceAll(" t", " copy")];
      expect(await row(connection, actual), sql).toEqual(await row(connection, expected));
    }
    await connection.close();
  });

  it("are scanned afresh by every reference, and closed after it", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    let opened = 0;
    let closed = 0;
    const source: BatchSource = {
      rows,
      open: () => {
        opened++;
        const reader = memorySource(frames).open();
        return { next: reader.next, close: () => closed++ };
      },
    };
    await connection.registerArrow("copy", schema, source);
    expect(opened).toBe(0);
    await connection.run("SELECT count(*) FROM copy x JOIN copy y USING (a)");
    expect(opened).toBe(2);
    await connection.run("SELECT a FROM copy LIMIT 1");
    await connection.run("SELECT sum(a) FROM copy");
    expect(opened).toBe(4);
    await connection.close();
    expect(closed).toBe(4);
  });

  it("can be replaced and dropped, are gone with their connection, and may have any names", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    const name = 'odd "name" ü';
    const fields = schema.fields.map((field, index) => ({ ...field, name: index < 2 ? 'x "y"' : field.name }));
    await connection.registerArrow(name, { fields: fields.slice(1) }, memorySource([]));
    const registration = await connection.registerArrow(name, { fields: fields }, memorySource(frames));
    expect(await row(connection, `SELECT count(*) AS n FROM "odd ""name"" ü"`)).toEqual({ n: rows });
    await registration.drop();
    await expect(connection.run(`FROM "odd ""name"" ü"`)).rejects.toMatchObject({ type: "catalog" });
    await connection.registerArrow("gone", schema, memorySource(frames));
    const other = db.connect();
    await expect(other.run("FROM gone")).rejects.toMatchObject({ type: "catalog" });
    await other.close();
    await connection.close();
  });

  it("that throw make the query fail with their message, at whichever moment", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    const boom = new Error("the disk is gone");
    const fail = (): never => {
      throw boom;
    };
    const sources: BatchSource[] = [
      { open: fail },
      { open: () => ({ next: fail, close: () => undefined }) },
      {
        open: () => {
          const reader = memorySource(frames).open();
          let count = 0;
          return { next: () => (count++ === 3 ? fail() : reader.next()), close: () => undefined };
        },
      },
    ];
    for (const source of sources) {
      const registration = await connection.registerArrow("bad", schema, source);
      await expect(connection.run("SELECT sum(a) FROM bad")).rejects.toThrow("the disk is gone");
      await expect(connection.stream("SELECT a FROM bad").then(framesOf)).rejects.toThrow("the disk is gone");
      expect(registration.failure).toBe(boom);
    }
    expect(await row(connection, "SELECT 1 AS a")).toEqual({ a: 1 });
    await connection.close();
  });

  it("without end can be interrupted, aborted and closed", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    let open = 0;
    const endless: BatchSource = {
      open: () => {
        let count = 0;
        open++;
        return { next: () => frames[count++ % frames.length], close: () => open-- };
      },
    };
    await connection.registerArrow("endless", schema, endless);
    const interrupted = connection.run("SELECT sum(a) FROM endless");
    setTimeout(() => connection.interrupt(), 50);
    await expect(interrupted).rejects.toMatchObject({ type: "interrupt" });
    const signal = AbortSignal.timeout(50);
    await expect(connection.stream("SELECT a FROM endless", { signal }).then(framesOf)).rejects.toMatchObject({ type: "interrupt" });
    for await (const { rows } of await connection.stream("SELECT a FROM endless")) if (rows > 0) break;
    const closed = connection.run("SELECT max(c) FROM endless");
    setTimeout(() => void connection.close(), 50);
    await expect(closed).rejects.toMatchObject({ type: "interrupt" });
    await connection.close();
    expect(open).toBe(0);
  });

  it("that are damaged make the query fail, never a wrong answer", async () => {
    const connection = db.connect();
    const { schema, schemaFrame, frames } = await original(connection);
    const [frame] = frames as [Frame];
    const header = decodeBatchHeader(frame);
    const change = (part: Partial<typeof header>): Frame => ({
      ...frame,
      header: encodeBatchHeader({ ...header, ...part }, frame.bodyLength),
    });
    const body = Buffer.from(Buffer.concat(frame.body));
    const damaged: Frame[] = [
      change({ rows: header.rows * 2, nodes: header.nodes.map((value, index) => (index % 2 === 0 ? value * 2 : value)) }),
      change({ rows: header.rows + 1 }),
      change({ nodes: header.nodes.slice(2) }),
      change({ buffers: header.buffers.slice(2) }),
      change({ buffers: [...header.buffers, 0, 0] }),
      change({ buffers: header.buffers.map((value, index) => (index === 2 ? 2 ** 40 : value)) }),
      { ...frame, body: [body.subarray(0, 1024)] },
      { ...frame, header: frame.header.subarray(0, 40) },
    ];
    for (const [index, bad] of damaged.entries()) {
      await connection.registerArrow("bad", schema, memorySource([bad]));
      await expect(connection.run("SELECT sum(a), max(c) FROM bad"), String(index)).rejects.toThrow(/Arrow/);
    }
    await connection.registerArrow("skipped", schema, memorySource([schemaFrame, frame]));
    expect(await row(connection, "SELECT count(*) AS n FROM skipped")).toEqual({ n: header.rows });
    await connection.close();
  });

  it("may lie in parts, at odd addresses", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    const scattered = frames.map((frame): Frame => {
      const body = Buffer.concat(frame.body);
      const parts: Uint8Array[] = [];
      for (let at = 0; at < body.length; ) {
        const length = Math.min(8 * (1 + ((at / 8) % 97)), body.length - at);
        parts.push(Buffer.concat([Buffer.alloc(3), body.subarray(at, at + length)]).subarray(3));
        at += length;
      }
      return { ...frame, body: parts };
    });
    await connection.registerArrow("copy", schema, memorySource(scattered));
    expect(await differences(connection, "original", "copy")).toBe(0);
    await connection.close();
  });
});

describe("fileSource", () => {
  const folder = mkdtempSync(join(tmpdir(), "file-source-"));

  it("reads batches from ranges of a file, by name or descriptor, and several sources in turn", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    const path = join(folder, "blocks");
    const parts = frames.map((frame) => [Buffer.from("gap"), ...writeFrame(frame)]);
    writeFileSync(path, Buffer.concat(parts.flat()));
    let at = 0;
    const ranges = frames.map((frame) => {
      const range = { offset: at + 3, length: frameLength(frame) };
      at += 3 + range.length;
      return range;
    });
    const descriptor = openSync(path, "r");
    const half = ranges.length >> 1;
    const sources = [
      fileSource(path, ranges, { rows }),
      fileSource(descriptor, ranges),
      concatSources([fileSource(path, ranges.slice(0, half)), memorySource([]), fileSource(descriptor, ranges.slice(half))]),
    ];
    for (const source of sources) {
      await connection.registerArrow("copy", schema, source);
      expect(await differences(connection, "original", "copy")).toBe(0);
    }
    closeSync(descriptor);
    await connection.close();
  });

  it("reads whole streams, their schemas and ends included", async () => {
    const connection = db.connect();
    const { schema, schemaFrame, frames } = await original(connection);
    const stream = Buffer.concat(ipcStream(schemaFrame, frames));
    const path = join(folder, "streams");
    writeFileSync(path, Buffer.concat([stream, stream]));
    const ranges = [0, 1].map((index) => ({ offset: index * stream.length, length: stream.length }));
    await connection.registerArrow("twice", schema, fileSource(path, ranges));
    expect(await row(connection, "SELECT count(*) AS n, count(DISTINCT a) AS d FROM twice")).toEqual({ n: 2 * rows, d: rows });
    await connection.close();
  });

  it("refuses files that are missing, cut short or something else, and ranges that cut messages", async () => {
    const connection = db.connect();
    const { schema, frames } = await original(connection);
    const bytes = Buffer.concat(writeFrame(frames[0]!));
    const cut = join(folder, "cut");
    writeFileSync(cut, bytes.subarray(0, bytes.length - 100));
    const noise = join(folder, "noise");
    writeFileSync(noise, Buffer.alloc(bytes.length, "noise"));
    const whole = { offset: 0, length: bytes.length };
    const cases: [BatchSource, RegExp][] = [
      [fileSource(join(folder, "missing"), [whole]), /ENOENT/],
      [fileSource(cut, [whole]), /ends inside/],
      [fileSource(noise, [whole]), /do not start with/],
      [fileSource(cut, [{ offset: 0, length: bytes.length - 200 }]), /beyond its byte range/],
    ];
    for (const [source, message] of cases) {
      await connection.registerArrow("bad", schema, source);
      await expect(connection.run("SELECT sum(a) FROM bad")).rejects.toThrow(message);
    }
    rmSync(folder, { recursive: true });
    await connection.close();
  });
});
