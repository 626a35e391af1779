// Queries on several engines, side by side in one run: the same Parquet files, the same cores, each engine in processes of its own. They
// take turns query by query, so that what else the machine does falls on all alike: one run that is not counted, whose rows are compared
// with the first engine's, then the median of the rounds.
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { command } from "../harness.mjs";
import { startEngine } from "./engine-process.mjs";
import { howToStart, parseEngine } from "./engines.mjs";
import { compare, engineTable, exchangeTable, summary, totals } from "./report.mjs";
import { difference } from "./same-answers.mjs";

/** Flags of every bench that runs so. */
export const sharedFlags = { engines: "duckdb,volley,volley-cluster", rounds: 5, json: "", only: "", cores: 2 };

/**
 * Runs `queries` (`{ query, sql }`), prints the tables under a title, and writes all to the file of `--json`. Gives the engines' names,
 * the results by query and engine, and whether Volley answered everything. Ends the process where an engine's name is wrong.
 */
export async function sideBySide({ title, queries, data, workload, given }) {
  const { rounds, cores, json } = given;
  const asked = given.engines.split(",");
  try {
    asked.forEach(parseEngine);
  } catch ({ message }) {
    console.error(message);
    process.exit(2);
  }
  const started = {};
  const missing = [];
  for (const name of asked) {
    const how = await howToStart(name, { cores, data, workload });
    const why =
      how.skipped ||
      (await startEngine(how).then(
        (engine) => void (started[name] = engine),
        ({ message }) => message,
      ));
    if (!why) continue;
    missing.push({ name });
    console.log(`skipped: ${name}, ${why}`);
  }
  const results = {};
  const wrong = [];
  const report = () => ({ title, ...reportOf(started, results), wrong, data: data.by, cores, rounds });
  for (const request of queries) {
    results[request.query] = await inTurns(request, started, rounds, wrong);
    // Long runs may be stopped: what there is stands in the file.
    if (json !== "") writeFileSync(json, `${JSON.stringify(report(), null, 2)}\n`);
  }
  const names = Object.keys(started);
  for (const name of names) await started[name].stop();

  console.log(`${title} (${data.by}), ${cores} cores, median of ${rounds}, load ${loadavg()[0].toFixed(1)}\n`);
  console.log(engineTable(results, started));
  const clusters = names.filter((name) => Object.values(results).some((of) => of[name].tasks > 1));
  for (const name of clusters) console.log(`\n${exchangeTable(results, name)}`);
  console.log();
  for (const { query, name, why } of wrong) console.log(`not counted: ${name}, ${query}: ${why}`);
  return { names, results, complete: ![...wrong, ...missing].some(({ name }) => name.startsWith("volley")) };
}

/** One query on every engine: answers first, then the rounds, each beginning with another engine. */
async function inTurns(request, started, rounds, wrong) {
  const began = performance.now();
  const names = Object.keys(started);
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

function reportOf(started, results) {
  const names = Object.keys(started);
  const of = (name) => ({
    version: started[name].version,
    startSeconds: started[name].startSeconds,
    ...totals(results, name),
    against: Object.fromEntries(names.map((other) => [other, compare(results, name, other)])),
  });
  return {
    command: command(),
    machine: { processor: cpus()[0]?.model.trim(), memoryBytes: totalmem(), node: process.versions.node },
    engines: Object.fromEntries(names.map((name) => [name, of(name)])),
    queries: results,
  };
}
