// The bridge between DuckDB and Arrow: what it costs to take rows out as IPC batches, to scatter them over partitions,
// and to read batches in, each beside DuckDB's own work on the same rows in the same run.
//
//   npx tsc -b packages/arrow-duckdb && node test/bench/bridge.mjs [rows, 6000000 by default] [rounds, 3]
//
// Read the ratios; the milliseconds belong to one machine at one moment.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { row, times } from "./harness.mjs";
import { memorySource } from "../../packages/arrow-duckdb/dist/index.js";
import { Database } from "../../packages/arrow-duckdb/dist/database.js";
import { native, onPool } from "../../packages/arrow-duckdb/dist/native/native.js";
import { executeStreaming, handleCell, withPrepared } from "../../packages/arrow-duckdb/dist/native/result.js";
import { assembleBatch } from "../../packages/arrow-duckdb/dist/read/assemble.js";
import { arrayAt, arraySize, nodeStride, readCArray } from "../../packages/arrow-duckdb/dist/native/c-array.js";
import { openReader } from "../../packages/arrow-duckdb/dist/read/chunk-reader.js";
import { passHandle, Scratch } from "../../packages/arrow-duckdb/dist/native/memory.js";
import { callRelease } from "../../packages/arrow-duckdb/dist/native/release.js";

const rows = Number(process.argv[2] ?? 6_000_000);
const rounds = Number(process.argv[3] ?? 3);

const numeric = ["orderkey", "partkey", "suppkey", "quantity", "extendedprice", "discount", "tax"];
const generator = `
  SELECT i // 4 AS orderkey, (hash(i) % 200000)::BIGINT AS partkey, (hash(i + 7) % 10000)::BIGINT AS suppkey, i % 4 + 1 AS linenumber,
    (hash(i + 1) % 50 + 1)::DOUBLE AS quantity, (hash(i + 2) % 10000000) / 100.0 AS extendedprice,
    (hash(i + 3) % 11) / 100.0 AS discount, (hash(i + 4) % 9) / 100.0 AS tax,
    DATE '1992-01-01' + (hash(i + 5) % 2500)::INTEGER AS shipdate,
    ['A', 'N', 'R'][(hash(i + 6) % 3)::INTEGER + 1] AS returnflag,
    ['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'][(hash(i + 8) % 4)::INTEGER + 1] AS shipinstruct,
    ['AIR', 'FOB', 'MAIL', 'RAIL', 'REG AIR', 'SHIP', 'TRUCK'][(hash(i + 9) % 7)::INTEGER + 1] AS shipmode,
    substr(md5(i::VARCHAR) || md5((i + 1)::VARCHAR), 1, (10 + hash(i) % 33)::INTEGER) AS comment
  FROM range(${rows}) r(i)`;
const decimals = `
  SELECT orderkey, (quantity)::DECIMAL(9,2) AS quantity, extendedprice::DECIMAL(15,2) AS extendedprice,
    discount::DECIMAL(4,2) AS discount, tax::DECIMAL(38,6) AS tax, discount > 0.05 AS cheap, tax > 0.04 AS dear`;

/**
 * What the first trial of the kernel cost against IPC batches of the same rows (all columns); a tenth more is allowed. Of numbers alone
 * IPC batches are one copy, so that the share of working out where each row goes is larger: told, not held against it.
 */
const trialRatio = { 16: 1.24, 200: 1.2 };

const folder = mkdtempSync(join(tmpdir(), "bridge-bench-"));
try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main() {
  const opened = handleCell();
  await onPool(native().open_ext, ":memory:", opened, 0, 0);
  const handle = opened.get(0);
  const database = new Database(handle);
  const connection = database.connect();
  await connection.run(`SET threads = 2; SET temp_directory = '${join(folder, "spill")}'`);
  const file = join(folder, "lineitem.parquet");
  await connection.run(`COPY (${generator}) TO '${file}'`);
  const table = `'${file}'`;
  const all = `SELECT * FROM ${table}`;
  const num = `SELECT ${numeric.join(", ")} FROM ${table}`;
  const dec = `${decimals} FROM ${table}`;
  await out(handle, connection, { NUM: num, ALL: all, DECIMAL: dec });
  await scatter(handle, connection, { NUM: num, ALL: all, DECIMAL: dec });
  await handfuls(connection, table);
  await into(database, all);
  await database.close();
}

/** One table: `cases` are measured in turns; the first is the base of the ratios. */
async function compare(title, cases) {
  const times = cases.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, [, run]] of cases.entries()) {
      const cpu = process.cpuUsage();
      const start = performance.now();
      const bytes = await run();
      const used = process.cpuUsage(cpu);
      times[index].push({ wall: performance.now() - start, cpu: (used.user + used.system) / 1000, bytes });
    }
  }
  const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
  const base = { wall: median(times[0].map((t) => t.wall)), cpu: median(times[0].map((t) => t.cpu)) };
  console.log(`\n${title} (${rows.toLocaleString("en")} rows, median of ${rounds})`);
  console.log(
    `${"".padEnd(44)}${"wall ms".padStart(9)}${"cpu ms".padStart(9)}${"wall x".padStart(8)}${"cpu x".padStart(8)}${"MB/s".padStart(8)}`,
  );
  for (const [index, [name]] of cases.entries()) {
    const wall = median(times[index].map((t) => t.wall));
    const cpu = median(times[index].map((t) => t.cpu));
    const { bytes } = times[index][0];
    const rate = bytes === undefined ? "" : (bytes / 1e6 / (wall / 1000)).toFixed(0);
    console.log(
      `${name.padEnd(44)}${wall.toFixed(0).padStart(9)}${cpu.toFixed(0).padStart(9)}${(wall / base.wall).toFixed(2).padStart(8)}${(cpu / base.cpu).toFixed(2).padStart(8)}${rate.padStart(8)}`,
    );
  }
  return times.map((each) => median(each.map((t) => t.cpu)));
}

/** The chunks of a result fetched and dropped, with nothing done to them. */
async function fetchOnly(database, sql) {
  const cell = handleCell();
  native().connect(database, cell.address);
  await withPrepared(cell.get(0), sql, async (statement) => {
    const result = await executeStreaming(statement);
    const value = result.value();
    for (let next = onPool(native().fetch_chunk, value); ; ) {
      const chunk = await next;
      if (chunk === 0) break;
      next = onPool(native().fetch_chunk, value);
      passHandle(chunk, native().destroy_data_chunk);
    }
    await result.destroy();
  });
  await onPool(native().disconnect, cell);
}

/** IPC batches the plain way: DuckDB converts every column of every chunk, then one copy into the batch. */
async function convertAll(database, sql) {
  const cell = handleCell();
  native().connect(database, cell.address);
  let bytes = 0;
  await withPrepared(cell.get(0), sql, async (statement) => {
    const result = await executeStreaming(statement);
    const value = result.value();
    const { layout } = openReader(statement, result.memory.address, (schema) => schema);
    const options = native().result_get_arrow_options(result.memory.address);
    const structs = Array.from({ length: 32 }, () => new Scratch(arraySize));
    let slices = [];
    const emit = () => {
      bytes += assembleBatch(layout, slices).bodyLength;
      for (const [index] of slices.entries()) callRelease(structs[index].get(arrayAt.release), structs[index].address);
      slices = [];
    };
    for (let next = onPool(native().fetch_chunk, value); ; ) {
      const chunk = await next;
      if (chunk === 0) break;
      next = onPool(native().fetch_chunk, value);
      const struct = structs[slices.length];
      native().data_chunk_to_arrow(options, chunk, struct.address);
      passHandle(chunk, native().destroy_data_chunk);
      const rows = struct.get(arrayAt.length);
      const nodes = new Float64Array(layout.nodes * nodeStride);
      readCArray(struct.address, layout.columns, nodes);
      slices.push({ table: { rows, nodes }, start: 0, rows });
      if (slices.length === 32) emit();
    }
    emit();
    passHandle(options, native().destroy_arrow_options);
    await result.destroy();
  });
  await onPool(native().disconnect, cell);
  return bytes;
}

async function drain(connection, sql, options) {
  let bytes = 0;
  for await (const batch of await connection.stream(sql, options)) bytes += batch.bytes;
  return bytes;
}

async function out(handle, connection, queries) {
  for (const [name, sql] of Object.entries(queries)) {
    const [, converted, ours] = await compare(`OUT, ${name}`, [
      ["chunks fetched, nothing done", () => fetchOnly(handle, sql)],
      ["IPC of 65,536 rows, DuckDB converts all", () => convertAll(handle, sql)],
      ["IPC of 65,536 rows", () => drain(connection, sql, { maxRows: 65_536, maxBytes: 1 << 28 })],
      ["IPC of 1 MiB (default)", () => drain(connection, sql)],
    ]);
    row({
      name: `DuckDB to Arrow IPC, ${name}`,
      against: "data_chunk_to_arrow and one copy, CPU",
      value: ours / converted,
      text: times(ours / converted),
      wanted: "<= 1.10",
    });
  }
}

/** What a join leaves of each vector, read as it comes and gathered first, as the planner writes it (docs/decisions/0010). */
async function handfuls(connection, table) {
  await connection.run("CREATE OR REPLACE TEMP TABLE chosen AS SELECT range AS key FROM range(0, 200000, 20)");
  const joined = `SELECT ${numeric.join(", ")}, hash(hash(orderkey)) % 16 AS p FROM ${table} JOIN chosen ON key = partkey`;
  const scattered = (sql) => async () => (await connection.scatter(sql, { partitions: 16 }, () => undefined)).bytes;
  const [alone, asTheyCome, gathered] = await compare("HANDFULS, a join that keeps 5 %", [
    ["the join alone", () => drain(connection, `SELECT ${numeric.map((name) => `sum(${name})`).join(", ")} FROM (${joined})`)],
    ["scatter to 16, as they come", scattered(joined)],
    ["scatter to 16, gathered first", scattered(`WITH packed AS MATERIALIZED (${joined}) SELECT * FROM packed`)],
  ]);
  row({
    name: "5 % of the rows scattered, gathered first",
    against: "the join alone, CPU",
    value: gathered / alone,
    text: times(gathered / alone),
    wanted: "<= 1.40",
    detail: `as they come ${times(asTheyCome / alone)}`,
  });
}

async function scatter(handle, connection, queries) {
  for (const [name, sql] of Object.entries(queries)) {
    const hashed = (count) => `SELECT *, hash(hash(orderkey)) % ${count} AS p FROM (${sql})`;
    const run = (partitions) => async () =>
      (await connection.scatter(hashed(partitions), { partitions, partitionColumn: "p" }, () => undefined)).bytes;
    const [, batches, ...scattered] = await compare(`SCATTER, ${name}`, [
      ["scan and hash, chunks fetched, nothing done", () => fetchOnly(handle, hashed(16))],
      ["scan and hash, IPC of 65,536 rows", () => drain(connection, hashed(16), { maxBytes: 1 << 28 })],
      ["scatter to 16", run(16)],
      ["scatter to 200", run(200)],
    ]);
    for (const [index, partitions] of [16, 200].entries()) {
      const ratio = scattered[index] / batches;
      row({
        name: `scatter to ${partitions}, ${name}`,
        against: "the same rows as IPC batches, CPU",
        value: ratio,
        text: times(ratio),
        wanted: name === "NUM" ? undefined : `<= ${(1.1 * trialRatio[partitions]).toFixed(2)}`,
      });
    }
  }
}

async function into(database, sql) {
  const connection = database.connect();
  const stream = await connection.stream(sql, { maxBytes: 1 << 28 });
  const frames = [];
  for await (const batch of stream) frames.push(batch.frame);
  await connection.registerArrow("arrow", stream.schema, memorySource(frames, { rows }));
  await connection.run(`CREATE TEMP TABLE native AS ${sql}`);
  const aggregate = `SELECT ${numeric.map((c) => `sum(${c})`).join(", ")}, max(shipdate), max(returnflag), max(shipinstruct), max(shipmode), max(comment)`;
  const queries = {
    "all columns": `${aggregate} FROM`,
    "sum of one column": "SELECT sum(quantity) FROM",
    filter: "SELECT sum(extendedprice) FROM (SELECT * FROM {}) WHERE shipdate < DATE '1994-01-01' AND discount > 0.05",
    "group by": "SELECT returnflag, shipmode, sum(extendedprice), avg(discount), count(*) FROM {} GROUP BY ALL",
  };
  for (const [name, query] of Object.entries(queries)) {
    const on = (table) => (query.includes("{}") ? query.replace("{}", table) : `${query} ${table}`);
    await compare(`IN, ${name}`, [
      ["native temp table", async () => void (await connection.run(on("native")))],
      ["parquet file", async () => void (await connection.run(on(`(${sql})`)))],
      ["Arrow batches in memory", async () => void (await connection.run(on("arrow")))],
    ]);
  }
  await compare("IN, create a temp table", [
    ["from parquet", () => load(connection, sql)],
    ["from Arrow batches in memory", () => load(connection, "SELECT * FROM arrow")],
  ]);
}

async function load(connection, sql) {
  await connection.run(`CREATE OR REPLACE TEMP TABLE loaded AS ${sql}`);
}
