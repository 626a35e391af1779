// TPC-H's 22 queries on several engines, side by side in one run: the same Parquet files, the same cores, each engine in processes of its
// own. They take turns query by query, so that what else the machine does falls on all alike: one run that is not counted, whose rows are
// compared with the first engine's, then the median of the rounds. Volley runs the typed programs of test/tpch/queries, the others its SQL.
// Usage: npm run bench -- tpch [--engines duckdb,volley,volley-cluster] [--sf 1] [--rounds 5] [--json FILE] [--only 7,9] [--cores 2] [--files 4]
// An engine may stand there again with settings, as one of its own: --engines volley-cluster,volley-cluster:runtime.filters=off
// Engines in Python come by `node test/python/setup.mjs --spark --engines`, and are skipped where they are absent.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { queries } from "../tpch/dist/queries.js";
import { command, flags, row } from "./harness.mjs";
import { tpchData } from "./tpch/data.mjs";
import { startEngine } from "./tpch/engine-process.mjs";
import { howToStart, parseEngine } from "./tpch/engines.mjs";
import { compare, engineTable, exchangeTable, summary, totals } from "./tpch/report.mjs";
import { tpchRows } from "./tpch/rows.mjs";
import { difference } from "./tpch/same-answers.mjs";

const given = flags({ engines: "duckdb,volley,volley-cluster", sf: 1, rounds: 5, json: "", only: "", cores: 2, files: 4 });
const { sf, rounds, cores } = given;
const asked = given.engines.split(",");
const only = given.only.split(",").filter(Boolean).map(Number);
try {
  asked.forEach(parseEngine);
} catch ({ message }) {
  console.error(message);
  process.exit(2);
}

const data = await tpchData(sf, given.files);
const started = {};
const skipped = [];
for (const name of asked) {
  const how = await howToStart(name, { cores, data });
  const why =
    how.skipped ||
    (await startEngine(how).then(
      (engine) => void (started[name] = engine),
      ({ message }) => message,
    ));
  if (!why) continue;
  skipped.push({ name });
  console.log(`skipped: ${name}, ${why}`);
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
for (const one of tpchRows(results, names, sf)) row(one);
const failed = [...wrong, ...skipped].some(({ name }) => name.startsWith("volley"));
process.exit(failed ? 1 : 0);

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
