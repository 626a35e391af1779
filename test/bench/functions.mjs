// User functions in TypeScript, on one core: rows a second of DuckDB's SQL with and without a function in it, through the task runner.
// Where Python has PySpark (VOLLEY_PYTHON or .venv), the same in it beside.
// Usage: npm run build && node test/bench/functions.mjs [--rows 5000000] [--rounds 5]
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { openDatabase } from "@volley/arrow-duckdb";
import { createTaskRunner, openBlockStore } from "@volley/executor";
import { openStorage } from "@volley/storage";
import { pythonWith } from "../conformance/dist/python/python.js";
import { flags, inTurns, median, row, scratch } from "./harness.mjs";

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
const speeds = {};
for (const { name, made, plain, columns, wanted } of cases) {
  const sql = (value) => `SELECT ${columns}sum(${value}) AS total FROM made`;
  const { ours, plain: theirs } = await inTurns(
    rounds,
    () => run(sql(made)),
    () => run(sql(plain)),
  );
  const speed = rows / ours / 1000;
  speeds[name] = `${speed.toFixed(1)} M rows/s`;
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
inSpark();

/** The two cases with columns that pass, in PySpark on one core. */
function inSpark() {
  const python = pythonWith("pyspark", "pyarrow");
  if (python === undefined) return skipped("no Python with pyspark (node test/python/setup.mjs --spark, or VOLLEY_PYTHON)");
  const program = join(import.meta.dirname, "functions_pyspark.py");
  const env = { ...process.env, PYSPARK_PYTHON: python, SPARK_LOCAL_IP: "127.0.0.1" };
  const { status, stdout, stderr } = spawnSync(python, [program, file, String(rounds), ...passing], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) return skipped(`PySpark failed: ${(stderr ?? "").trim().split("\n").at(-1)}`);
  const found = JSON.parse(stdout.trim().split("\n").at(-1));
  const [vector, value, sql] = [found.vector, found.value, found.sql].map(
    (turns) => `${(rows / median(turns) / 1000).toFixed(1)} M rows/s`,
  );
  row({
    name: "PySpark's arrow_udf, 12 columns pass",
    text: vector,
    against: `arrowUdf of Volley: ${speeds[cases[0].name]}`,
    detail: `the same in Spark's SQL: ${sql}`,
  });
  row({ name: "PySpark's udf, 12 columns pass", text: value, against: `udf of Volley: ${speeds[cases[1].name]}` });
}

function skipped(why) {
  row({ name: "the same functions in PySpark", text: "skipped", detail: why });
}
