import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tableFromIPC, type Table } from "apache-arrow";
import { describe, expect, it } from "vitest";
import type { StreamOptions } from "./read/arrow-stream.ts";
import { allTypeNames, allTypes } from "./testing/all-types.ts";
import type { ArrowSchema } from "./arrow/arrow-type.ts";
import { textOf } from "./testing/arrow-text.ts";
import { memorySource } from "./scan/batch-source.ts";
import type { Connection } from "./connection.ts";
import { type Frame, ipcStream, readFrames } from "@volley/protocol/arrow";
import { decodeSchema } from "./arrow/ipc-schema.ts";
import { differences, framesOf, ipcOf, testDatabase } from "./testing/test-support.ts";

// More than a chunk of DuckDB, which has 2048 rows.
const rows = 2503;
const db = testDatabase();

async function withTable(count: number, sql = allTypes(count)): Promise<Connection> {
  const connection = db.connect();
  await connection.run(`CREATE TEMP TABLE original AS ${sql}`);
  return connection;
}

async function expectSame(connection: Connection, ipc: Uint8Array): Promise<void> {
  const [schemaFrame, ...frames] = [...readFrames(ipc)];
  const schema = decodeSchema(schemaFrame!);
  await connection.registerArrow("copy", schema, memorySource(frames));
  expect(await connection.columns("FROM copy")).toEqual(await connection.columns("FROM original"));
  expect(await differences(connection, "original", "copy")).toBe(0);
}

describe("the comparison", () => {
  it("notices a row too many, a row too few and changed values of any type", async () => {
    const connection = await withTable(10);
    const differ = (changed: string) => differences(connection, "original", `(${changed})`);
    expect(await differ("FROM original")).toBe(0);
    expect(await differ("FROM original UNION ALL FROM original WHERE i = 3")).toBe(1);
    expect(await differ("FROM original WHERE i <> 3")).toBe(1);
    for (const name of allTypeNames.filter((column) => column !== "null")) {
      const column = `(SELECT i, "${name}" FROM original)`;
      const moved = `(SELECT o.i, n."${name}" FROM original o JOIN original n ON n.i = (o.i + 1) % 10)`;
      expect(await differences(connection, column, moved), name).toBeGreaterThan(1);
    }
    await connection.close();
  });
});

describe("all types, DuckDB to Arrow and back", () => {
  it.each([
    ["batches of 777 rows, whose bitmaps start inside bytes", { maxRows: 777 }],
    ["batches of 65,536 rows, made of several chunks", { maxBytes: 1 << 28 }, 5003],
    ["batches of 8 KiB", { maxBytes: 8192 }],
    ["batches of one row", { maxRows: 1 }, 50],
    ["narrow decimals", { narrowDecimals: true }],
  ] satisfies [string, StreamOptions, number?][])("come back unchanged in %s", async (_, options: StreamOptions, count = rows) => {
    const connection = await withTable(count);
    const stream = await connection.stream("FROM original", options);
    const frames = await framesOf(stream);
    await expectSame(connection, Buffer.concat(ipcStream(stream.schemaFrame, frames)));
    await connection.close();
  });

  it("keep decimals in as few bits as DuckDB does, if asked to, through a scatter too", async () => {
    const connection = await withTable(rows);
    const names = allTypeNames.filter((name) => name.startsWith("decimal"));
    const bits = (schema: ArrowSchema) => schema.fields.map(({ type }) => (type.kind === "decimal" ? type.bits : 0));
    const stream = await connection.stream(`SELECT ${names.join(", ")} FROM original`, { narrowDecimals: true });
    expect(Object.fromEntries(names.map((name, index) => [name, bits(stream.schema)[index]]))).toEqual({
      decimal_4_1: 128,
      decimal_9_3: 32,
      decimal_18_6: 64,
      decimal_38_10: 128,
      decimal_38_0: 128,
      decimal_1_0: 128,
    });
    await stream.close();
    const frames: Frame[] = [];
    const options = { partitions: 3, partitionColumn: "p", narrowDecimals: true };
    const { schema } = await connection.scatter("SELECT *, i % 3 AS p FROM original", options, ({ frame }) => {
      frames.push({ ...frame, body: [Buffer.concat(frame.body)] });
    });
    expect(bits(schema).filter((width) => width === 32 || width === 64).length).toBe(2);
    await connection.registerArrow("copy", schema, memorySource(frames));
    expect(await connection.columns("FROM copy")).toEqual(await connection.columns("FROM original"));
    expect(await differences(connection, "original", "copy")).toBe(0);
    await connection.close();
  });

  it("come back unchanged from a filtered query, whose chunks are ragged", async () => {
    const connection = await withTable(rows, `SELECT * FROM (${allTypes(rows * 3)}) WHERE hash(i) % 3 = 0`);
    await expectSame(connection, await ipcOf(connection, "FROM original"));
    await connection.close();
  });

  it("come back without nulls", async () => {
    const connection = await withTable(rows, allTypes(rows, allTypeNames, false));
    await expectSame(connection, await ipcOf(connection, "FROM original"));
    await connection.close();
  });

  it("keep the schema of an empty result", async () => {
    const connection = await withTable(0);
    const stream = await connection.stream("FROM original");
    expect(await framesOf(stream)).toEqual([]);
    expect(stream.schema.fields.map(({ name }) => name)).toEqual(["i", ...allTypeNames]);
    await connection.registerArrow("copy", stream.schema, memorySource([]));
    expect(await connection.columns("FROM copy")).toEqual(await connection.columns("FROM original"));
    await connection.close();
  });

  it("are filtered and projected alike, as the whole and one column at a time", async () => {
    const connection = await withTable(rows);
    const stream = await connection.stream("FROM original", { maxRows: 1000 });
    await connection.registerArrow("copy", stream.schema, memorySource(await framesOf(stream), { rows }));
    const picked = (table: string) => `(SELECT * FROM ${table} WHERE i % 3 = 1 AND i > 1200)`;
    expect(await differences(connection, picked("original"), picked("copy"))).toBe(0);
    for (const name of allTypeNames) {
      const column = (table: string) => `(SELECT "${name}" AS c FROM ${table})`;
      expect(await differences(connection, column("original"), column("copy")), name).toBe(0);
    }
    await connection.close();
  });
});

describe("all types, read by others", () => {
  it("apache-arrow reads each value as DuckDB prints it", async () => {
    const connection = await withTable(rows);
    const table = tableFromIPC(await ipcOf(connection, "FROM original"));
    const texts = allTypeNames.map((name) => `"${name}"::VARCHAR AS "${name}"`);
    await connection.run("SET TimeZone = 'UTC'");
    const expected = tableFromIPC(await ipcOf(connection, `SELECT ${texts.join(", ")} FROM original`));
    expect(table.numRows).toBe(rows);
    for (const name of allTypeNames) {
      const texts = textColumn(expected, name);
      const wrong = textColumn(table, name).findIndex((text, at) => text !== texts[at]);
      expect(wrong < 0 ? "no row differs" : `row ${wrong} is not ${texts[wrong]}`, name).toBe("no row differs");
    }
    await connection.close();
  });

  const python = [process.env.VOLLEY_PYTHON, ".venv/bin/python"].find((path) => path !== undefined && existsSync(path));
  const hasPyarrow = python !== undefined && spawnSync(python, ["-c", "import pyarrow"]).status === 0;
  if (!hasPyarrow) console.log("skipped: no Python with pyarrow (VOLLEY_PYTHON or .venv/bin/python)");

  it.skipIf(!hasPyarrow)("pyarrow validates them, and what it writes comes back unchanged", async () => {
    const connection = await withTable(rows);
    const folder = mkdtempSync(join(tmpdir(), "all-types-"));
    writeFileSync(join(folder, "in.arrows"), await ipcOf(connection, "FROM original"));
    const script = `
import sys, pyarrow as pa
table = pa.ipc.open_stream(sys.argv[1] + "/in.arrows").read_all()
table.validate(full=True)
assert table.num_rows == ${rows}
with pa.ipc.new_stream(sys.argv[1] + "/out.arrows", table.schema) as out:
    out.write_table(table.combine_chunks(), max_chunksize=1001)`;
    const run = spawnSync(python!, ["-c", script, folder], { encoding: "utf8" });
    expect(run.stderr).toBe("");
    await expectSame(connection, readFileSync(join(folder, "out.arrows")));
    rmSync(folder, { recursive: true });
    await connection.close();
  });
});

function textColumn(table: Table, name: string): (string | null)[] {
  const vector = table.getChild(name)!;
  return vector.data.flatMap((data) => Array.from({ length: data.length }, (_, index) => textOf(data, index)));
}
