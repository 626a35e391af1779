// User functions in TypeScript, on one core: rows a second of DuckDB's SQL with and without a function in it, through the task runner.
// Usage: npm run build && node test/bench/functions.mjs [--rows 5000000] [--rounds 5]
import { createHash } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "@volley/arrow-duckdb";
import { createTaskRunner, openBlockStore } from "@volley/executor";
import { openStorage } from "@volley/storage";
import { flags, inTurns, row, scratch } from "./harness.mjs";

const { rows, rounds } = flags({ rows: 5_000_000, rounds: 5 });
const folder = scratch();
const runner = await createTaskRunner({
  executorId: "bench",
  directory: join(folder, "runner"),
  memoryLimit: 2 * 2 ** 30,
  threads: 1,
  storage: openStorage(),
  blocks: openBlockStore(join(folder, "blocks")),
});

const code = Buffer.from(`
  export const byValue = (x) => x * 2 + 1;
  export const byVector = (x) => { const values = x.toArray(), made = new Float64Array(values.length); for (let i = 0; i < made.length; i++) made[i] = values[i] * 2 + 1; return made; };
  export const text = (s) => s.toUpperCase();`);
const hash = createHash("sha256").update(code).digest("hex");
const modules = [{ hash, code, sourceMap: new Uint8Array() }];
const functions = ["byValue", "byVector", "text"].map((name) => ({
  name,
  module: hash,
  export: name,
  arrow: name === "byVector",
  parameterTypes: [name === "text" ? "VARCHAR" : "DOUBLE"],
  returnType: name === "text" ? "VARCHAR" : "DOUBLE",
  deterministic: true,
  label: name,
  timeoutMs: 0,
  int64AsNumber: false,
}));

const file = join(folder, "rows.parquet");
const passing = Array.from({ length: 12 }, (_, i) => `c${i}`);
const database = await openDatabase();
await database
  .connect()
  .run(`COPY (SELECT i::DOUBLE AS x, 'row ' || (i % 1000) AS s, ${passing.map((c, i) => `(i * ${i + 1})::DOUBLE AS ${c}`).join(", ")}
  FROM range(${rows}) t(i)) TO '${file}' (FORMAT parquet, COMPRESSION uncompressed)`);
await database.close();
const storage = openStorage();
const { size, etag } = await storage.head(file);
const split = { url: file, size, etag, partition: [], rowGroups: [], offset: 0, length: 0, whole: true };
const source = {
  sql: "SELECT * FROM read_parquet({files})",
  format: "parquet",
  columns: ["x", "s", ...passing],
  splits: [split],
  header: false,
};

let attempt = 0;
async function run(sql) {
  const id = { queryId: "bench", stage: 0, stageAttempt: 0, task: 0, attempt: ++attempt };
  const outputs = [{ sql, exchange: { exchange: attempt, partitions: 1 } }];
  const { failure } = await runner.run({
    id,
    inputs: [{ name: "made", source }],
    shared: [],
    outputs,
    settings: {},
    stageName: "bench",
    functions,
    modules,
  });
  if (failure) throw new Error(failure.message);
}

const sums = `${passing.map((c) => `sum(${c})`).join(", ")}, `;
const cases = [
  { name: "function over Arrow vectors, 12 columns pass", made: "byVector(x)", plain: "x * 2 + 1", columns: sums, wanted: 5 },
  { name: "function by value, 12 columns pass", made: "byValue(x)", plain: "x * 2 + 1", columns: sums, wanted: 1 },
  { name: "function over Arrow vectors, alone", made: "byVector(x)", plain: "x * 2 + 1", columns: "" },
  { name: "function by value, alone", made: "byValue(x)", plain: "x * 2 + 1", columns: "" },
  { name: "function of text by value", made: "length(text(s))", plain: "length(upper(s))", columns: "" },
];
for (const { name, made, plain, columns, wanted } of cases) {
  const sql = (value) => `SELECT ${columns}sum(${value}) AS total FROM made`;
  const { ours, plain: theirs } = await inTurns(
    rounds,
    () => run(sql(made)),
    () => run(sql(plain)),
  );
  const speed = rows / ours / 1000;
  row({
    name,
    against: `the same in SQL: ${(rows / theirs / 1000).toFixed(1)} M rows/s`,
    value: speed,
    text: `${speed.toFixed(1)} M rows/s`,
    wanted: wanted && `>= ${wanted}`,
    detail: `${ours.toFixed(0)} ms for ${rows.toLocaleString("en")} rows, in SQL ${theirs.toFixed(0)} ms`,
  });
}
await runner.close();
