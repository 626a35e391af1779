// Sorting 100-byte records (a key of 10 random bytes, 90 of payload) from Parquet into Parquet, in one process, on a cluster of two
// executors of one core, there also in one partition instead of many, and by plain DuckDB; of keys that are all different, and of those of
// which nine of ten are one. And a join by a key that nine of ten rows have, with and without sharing it out to several tasks.
// Usage: npm run bench -- sort [--mb 200] [--rounds 1] [--memory 1g] [--cases random,skewed,join] [--engines duckdb,volley,volley-cluster]
// Spark by `--engines …,spark-cluster`, where Python has it. --mb 10000 takes 10 GB and room for as much again, twice.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startEngine } from "./engines/engine-process.mjs";
import { howToStart } from "./engines/engines.mjs";
import { flags, mebibytes, median, pad, row, scratch, times } from "./harness.mjs";
import { checkSorted, writeRecords, writeSales } from "./sort/data.mjs";

const { mb, rounds, memory, cases, engines } = flags({
  mb: 200,
  rounds: 1,
  memory: "1g",
  cases: "random,skewed,join",
  engines: "duckdb,volley,volley-cluster",
});
const cores = 2;
const scratchFolder = scratch();
const asked = new Set(engines.split(","));
const workload = new URL("sort/workload.mjs", import.meta.url).href;

/** Who runs what: the name in the table, the engine with its settings, and the SQL of those that take SQL. */
const clusterOf = (...settings) => ["volley-cluster", `executor.memory=${memory}`, ...settings].join(":");
const runners = {
  sort: (folder) => [
    {
      name: "duckdb",
      engine: "duckdb",
      sql: `COPY (SELECT * FROM records ORDER BY key) TO '${join(folder, "sorted/part.parquet")}' (FORMAT parquet, COMPRESSION zstd)`,
    },
    { name: "volley", engine: "volley" },
    { name: "volley-cluster", engine: clusterOf() },
    { name: "volley-cluster, one partition", engine: clusterOf("shuffle.partitions=1") },
    {
      name: "spark-cluster",
      engine: "spark-cluster",
      sql: `INSERT OVERWRITE DIRECTORY '${join(folder, "sorted")}' USING parquet SELECT * FROM records ORDER BY key`,
    },
  ],
  join: () =>
    [
      { name: "duckdb", engine: "duckdb" },
      { name: "volley-cluster", engine: clusterOf("broadcast.bytes=0") },
      { name: "volley-cluster, skew kept", engine: clusterOf("broadcast.bytes=0", "skew.bytes=1t") },
      { name: "spark-cluster", engine: "spark-cluster" },
    ].map((runner) => ({
      ...runner,
      sql: "SELECT shop, count(*) AS sales, sum(amount) AS amount FROM sales JOIN items USING (item) WHERE note <> name GROUP BY shop ORDER BY shop",
    })),
};

for (const name of cases.split(",")) {
  const query = name === "join" ? "join" : "sort";
  const folder = join(scratchFolder, name);
  const records = await (query === "join" ? writeSales(folder, mb * 1e6) : writeRecords(folder, name, mb * 1e6));
  const data = { folder, tables: query === "join" ? ["sales", "items"] : ["records"] };
  const results = [];
  for (const { name: who, engine, sql } of runners[query](folder)) {
    if (!asked.has(engine.split(":")[0])) continue;
    const how = await howToStart(engine, { cores, data, workload });
    if (how.skipped) console.log(`skipped: ${who}, ${how.skipped}`);
    else results.push({ name: who, ...(await measured(how, { query, sql }, { folder, records })) });
  }
  rmSync(folder, { recursive: true });
  print(`${query === "join" ? "join" : `sort, ${name} keys`}: ${records.toLocaleString("en")} rows, ${mb} MB`, results);
  informs(name, results);
}

/** Median seconds of the rounds, and the most of all that they take. What is sorted is read again: it must be in order, and whole. */
async function measured(how, request, { folder, records }) {
  const sorted = join(folder, "sorted");
  const engine = await startEngine(how);
  try {
    const runs = [];
    let found = {};
    for (let round = 0; round < rounds; round++) {
      mkdirSync(sorted, { recursive: true });
      const run = await engine.run(request);
      if (run.error !== undefined) return { error: run.error };
      runs.push(run);
      if (request.query === "sort") found = await checkSorted(sorted, records);
      rmSync(sorted, { recursive: true, force: true });
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
