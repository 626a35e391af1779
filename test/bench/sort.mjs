// Sorting 100-byte records (a key of 10 random bytes, 90 of payload) from Parquet into Parquet, in one process, on a cluster of two
// executors of one core, there also in one partition instead of many, and by plain DuckDB; of keys that are all different, and of those of
// which nine of ten are one. And a join by a key that nine of ten rows have, with and without sharing it out to several tasks.
// Usage: npm run bench -- sort [--mb 200] [--rounds 1] [--memory 1g] [--cases random,skewed,join] [--engines duckdb,volley,volley-cluster]
// Spark by `--engines …,spark-cluster`, where Python has it. --mb 10000 takes 10 GB and room for as much again, twice.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseBytes } from "../../packages/volley/dist/config/settings.js";
import { flags, mebibytes, median, pad, row, scratch, times } from "./harness.mjs";
import { checkSorted, writeRecords, writeSales } from "./sort/data.mjs";
import { startEngine } from "./tpch/engine-process.mjs";
import { howToStart } from "./tpch/engines.mjs";

const { mb, rounds, memory, cases, engines } = flags({
  mb: 200,
  rounds: 1,
  memory: "1g",
  cases: "random,skewed,join",
  engines: "duckdb,volley,volley-cluster",
});
const cores = 2;
const folder = scratch();
const asked = new Set(engines.split(","));

const volley = fileURLToPath(new URL("sort/volley.mjs", import.meta.url));
const onVolley = (settings) => ({ program: process.execPath, args: [volley, JSON.stringify({ settings })] });
const onCluster = (settings) => onVolley({ executors: String(cores), "executor.threads": "1", "executor.memory": memory, ...settings });

const sql = {
  duckdb: ({ output }) =>
    `COPY (SELECT * FROM records ORDER BY key) TO '${join(output, "sorted.parquet")}' (FORMAT parquet, COMPRESSION zstd)`,
  spark: ({ output }) => `INSERT OVERWRITE DIRECTORY '${output}' USING parquet SELECT * FROM records ORDER BY key`,
  join: () =>
    "SELECT shop, count(*) AS sales, sum(amount) AS amount FROM sales JOIN items USING (item) WHERE note <> name GROUP BY shop ORDER BY shop",
};

/** Who runs a case: by which engine of `--engines`, how it is started, and what it is asked for. */
const runners = {
  sort: [
    { name: "duckdb", by: "duckdb", start: bySql("duckdb.mjs"), sql: sql.duckdb },
    { name: "volley", by: "volley", start: () => onVolley({ memory: String(cores * parseBytes(memory)) }) },
    { name: "volley-cluster", by: "volley-cluster", start: () => onCluster({}) },
    { name: "volley-cluster, one partition", by: "volley-cluster", start: () => onCluster({ "shuffle.partitions": "1" }) },
    { name: "spark-cluster", by: "spark-cluster", start: spark, sql: sql.spark },
  ],
  join: [
    { name: "duckdb", by: "duckdb", start: bySql("duckdb.mjs"), sql: sql.join },
    { name: "volley-cluster", by: "volley-cluster", start: () => onCluster({ "broadcast.bytes": "0" }) },
    { name: "volley-cluster, skew kept", by: "volley-cluster", start: () => onCluster({ "broadcast.bytes": "0", "skew.bytes": "1t" }) },
    { name: "spark-cluster", by: "spark-cluster", start: spark, sql: sql.join },
  ],
};

for (const name of cases.split(",")) {
  const query = name === "join" ? "join" : "sort";
  const input = join(folder, name);
  const output = join(folder, "sorted");
  const records = await (query === "join" ? writeSales(input, mb * 1e6) : writeRecords(input, name, mb * 1e6));
  const tables = query === "join" ? { sales: `${input}/sales`, items: `${input}/items` } : { records: input };
  const results = [];
  for (const runner of runners[query].filter(({ by }) => asked.has(by))) {
    const how = await runner.start(tables);
    if (how.skipped) {
      console.log(`skipped: ${runner.name}, ${how.skipped}`);
      continue;
    }
    results.push({
      name: runner.name,
      ...(await measured(how, { query, input, output, ...(runner.sql && { sql: runner.sql({ output }) }) }, records)),
    });
  }
  rmSync(input, { recursive: true });
  print(`${query === "join" ? "join" : `sort, ${name} keys`}: ${records.toLocaleString("en")} rows, ${mb} MB`, results);
  informs(name, results);
}

/** Median seconds of the rounds, and the most of all that they take; an engine's rows are those of the others. */
async function measured(how, request, records) {
  const engine = await startEngine(how);
  try {
    const runs = [];
    let found = {};
    for (let round = 0; round < rounds; round++) {
      mkdirSync(request.output, { recursive: true });
      const run = await engine.run(request);
      if (run.error !== undefined) return { error: run.error };
      runs.push(run);
      if (request.query === "sort") found = await checkSorted(request.output, records);
      rmSync(request.output, { recursive: true, force: true });
    }
    const most = (key) => Math.max(...runs.map((run) => run[key] ?? 0));
    const stages = runs.at(-1).stages ?? [];
    const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0);
    return {
      seconds: median(runs.map(({ seconds }) => seconds)),
      cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
      residentBytes: most("residentBytes"),
      executorBytes: most("executorBytes"),
      spilledBytes: stages.length > 0 ? sum("spilledBytes") : undefined,
      tasks: stages.length > 0 ? sum("tasks") : undefined,
      ...found,
    };
  } finally {
    await engine.stop();
  }
}

function print(title, results) {
  const columns = [
    ["seconds", ({ seconds }) => seconds.toFixed(2)],
    ["CPU s", ({ cpuSeconds }) => cpuSeconds.toFixed(2)],
    ["peak memory", ({ residentBytes }) => mebibytes(residentBytes)],
    ["largest executor", ({ executorBytes }) => (executorBytes > 0 ? mebibytes(executorBytes) : "")],
    ["spilled", ({ spilledBytes }) => (spilledBytes === undefined ? "" : mebibytes(spilledBytes))],
    ["tasks", ({ tasks = "" }) => String(tasks)],
    ["files", ({ files = "" }) => String(files)],
    ["rows in the largest", ({ largest }) => (largest === undefined ? "" : `${(largest * 100).toFixed(0)} %`)],
  ];
  const nameWidth = Math.max(...results.map(({ name }) => name.length));
  console.log(`\n${title}\n${pad("", nameWidth)}  ${columns.map(([head]) => head.padStart(head.length)).join("  ")}`);
  for (const result of results)
    console.log(
      `${pad(result.name, nameWidth)}  ${result.error ?? columns.map(([head, text]) => text(result).padStart(head.length)).join("  ")}`,
    );
  console.log();
}

/** Rows of the table of all benches: the cluster against itself without what shares the work out. */
function informs(name, results) {
  const [ours, without] = ["volley-cluster", name === "join" ? "volley-cluster, skew kept" : "volley-cluster, one partition"].map((who) =>
    results.find((result) => result.name === who && result.error === undefined),
  );
  if (!ours || !without) return;
  const memoryOf = ({ executorBytes, spilledBytes }) =>
    `${mebibytes(executorBytes)} in the largest executor, ${mebibytes(spilledBytes)} spilled`;
  row({
    name: name === "join" ? `skewed join of ${mb} MB, shared out` : `sort of ${mb} MB, ${name} keys, by ranges`,
    against: name === "join" ? "not shared out" : "in one partition",
    value: ours.seconds / without.seconds,
    text: times(ours.seconds / without.seconds),
    detail: `${ours.seconds.toFixed(2)} s (${memoryOf(ours)}), without ${without.seconds.toFixed(2)} s (${memoryOf(without)})`,
  });
}

function bySql(script) {
  const program = fileURLToPath(new URL(`tpch/engines/${script}`, import.meta.url));
  return (tables) => ({ program: process.execPath, args: [program, JSON.stringify({ tables, cores })] });
}

/** As the TPC-H bench starts it, over other tables. */
async function spark(tables) {
  const how = await howToStart("spark-cluster", { cores, data: { folder } });
  if (how.skipped) return how;
  return { ...how, args: how.args.with(-1, JSON.stringify({ ...JSON.parse(how.args.at(-1)), tables })) };
}
