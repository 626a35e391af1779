// TPC-H's 22 queries on several engines, side by side in one run: the same Parquet files, the same cores, each engine in processes of its
// own. They take turns query by query, so that what else the machine does falls on all alike: one run that is not counted, whose rows are
// compared with the first engine's, then the median of the rounds. Volley runs the typed programs of test/tpch/queries, the others its SQL.
// Usage: npm run bench -- tpch [--engines duckdb,volley,volley-cluster] [--sf 1] [--rounds 5] [--json FILE] [--only 7,9] [--cores 2] [--files 4]
// Engines in Python come by `node test/python/setup.mjs --spark --engines`, and are skipped where they are absent.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { queries } from "../tpch/dist/queries.js";
import { command, flags, row, times } from "./harness.mjs";
import { tpchData } from "./tpch/data.mjs";
import { startEngine } from "./tpch/engine-process.mjs";
import { engines, howToStart } from "./tpch/engines.mjs";
import { compare, engineTable, exchangeTable, summary, totals } from "./tpch/report.mjs";
import { difference } from "./tpch/same-answers.mjs";

const given = flags({ engines: "duckdb,volley,volley-cluster", sf: 1, rounds: 5, json: "", only: "", cores: 2, files: 4 });
const { sf, rounds, cores } = given;
const asked = given.engines.split(",");
const only = given.only.split(",").filter(Boolean).map(Number);
const unknown = asked.find((name) => !Object.hasOwn(engines, name));
if (unknown !== undefined) {
  console.error(`there is no engine "${unknown}"; there are ${Object.keys(engines).join(", ")}`);
  process.exit(2);
}

const data = await tpchData(sf, given.files);
const started = {};
for (const name of asked) {
  const how = await howToStart(name, { cores, data });
  const why =
    how.skipped ||
    (await startEngine(how).then(
      (engine) => void (started[name] = engine),
      ({ message }) => message,
    ));
  if (why) console.log(`skipped: ${name}, ${why}`);
}
const names = Object.keys(started);
const results = {};
const wrong = [];
for (const query of Object.keys(queries)) {
  if (only.length > 0 && !only.includes(Number(query.slice(1)))) continue;
  results[query] = await inTurns({ query, sql: readFileSync(new URL(`../tpch/queries/${query}.sql`, import.meta.url), "utf8") });
  // Long runs may be stopped: what there is stands in the file.
  if (given.json !== "") writeFileSync(given.json, `${JSON.stringify(report(), null, 2)}\n`);
}
for (const name of names) await started[name].stop();

console.log(`TPC-H at scale ${sf} (${data.by}), ${cores} cores, median of ${rounds}, load ${loadavg()[0].toFixed(1)}\n`);
console.log(engineTable(results, started));
const clusters = names.filter((name) => Object.values(results).some((of) => of[name].tasks > 1));
for (const name of clusters) console.log(`\n${exchangeTable(results, name)}`);
console.log();
for (const { query, name, why } of wrong) console.log(`not counted: ${name}, ${query}: ${why}`);
writeRows();
process.exit(wrong.some(({ name }) => name.startsWith("volley")) ? 1 : 0);

/** One query on every engine: answers first, then the rounds, each beginning with another engine. */
async function inTurns(request) {
  const began = performance.now();
  const runs = {};
  let wanted;
  const drop = (name, why) => {
    delete runs[name];
    wrong.push({ query: request.query, name, why: why.split("\n", 2).join(" ") });
  };
  for (const name of names) {
    const { error } = await started[name].run(request);
    const rows = error === undefined ? await started[name].rows() : [];
    wanted ??= rows;
    const why = error ?? difference(rows, wanted);
    if (why === undefined) runs[name] = [];
    else drop(name, why);
  }
  for (let round = 0; round < rounds; round++) {
    const answering = Object.keys(runs);
    for (let turn = 0; turn < answering.length; turn++) {
      const name = answering[(round + turn) % answering.length];
      const run = await started[name].run(request);
      if (run.error === undefined) runs[name].push(run);
      else drop(name, run.error);
    }
  }
  console.error(`${request.query} ${((performance.now() - began) / 1000).toFixed(1)} s`);
  return Object.fromEntries(names.map((name) => [name, runs[name] === undefined ? {} : summary(runs[name])]));
}

/** The rows of the table of all benches: what Volley is to reach against whom. */
function writeRows() {
  const bounds = [
    { name: "volley", against: "duckdb", wanted: "<= 1.05" },
    { name: "volley-cluster", against: "duckdb", wanted: sf < 10 ? "<= 2.20" : "<= 1.60" },
    { name: "volley-cluster", against: "spark-cluster", wanted: "<= 0.125" },
    { name: "volley-cluster", against: "sail-cluster", wanted: "<= 0.67" },
  ];
  for (const { name, against, wanted } of bounds) {
    if (!names.includes(name) || !names.includes(against)) continue;
    const { queries, ratio, cpuRatio } = compare(results, name, against);
    const [ours, theirs] = [totals(results, name), totals(results, against)];
    row({
      name: `tpch, scale ${sf}, geometric mean of ${queries}: ${name}`,
      against,
      value: ratio,
      text: times(ratio),
      wanted: sf < 1 ? undefined : wanted,
      detail: `${ours.seconds.toFixed(3)} s, ${against} ${theirs.seconds.toFixed(3)} s; CPU ${times(cpuRatio)}`,
    });
  }
}

function report() {
  const of = (name) => ({
    version: started[name].version,
    startSeconds: started[name].startSeconds,
    ...totals(results, name),
    against: Object.fromEntries(names.map((other) => [other, compare(results, name, other)])),
  });
  return {
    command: command(),
    scale: sf,
    data: data.by,
    cores,
    rounds,
    machine: { processor: cpus()[0]?.model.trim(), memoryBytes: totalmem(), node: process.versions.node },
    engines: Object.fromEntries(names.map((name) => [name, of(name)])),
    wrong,
    queries: results,
  };
}
