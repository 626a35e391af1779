// How fast a driver launches tasks, and whether it stays at hand meanwhile: a real driver and real gRPC, executors that end each task at
// once, a dataset of many files whose row groups are a task each.
// Usage: npm run bench -- launches [--files 10000] [--groups 10] [--executors 8] [--slots 64]
import { fork } from "node:child_process";
import { once } from "node:events";
import { linkSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Session, sum } from "../../packages/volley/dist/index.js";
import { queryReport } from "../../packages/volley/dist/program/run-report.js";
import { runtime } from "../../packages/volley/dist/session/runtime.js";
import { flags, row, scratch } from "./harness.mjs";

const { files, groups, executors, slots } = flags({ files: 10_000, groups: 10, executors: 8, slots: 64 });
const dataset = await smallFiles(scratch());
const driver = fork(new URL("launches/driver-process.mjs", import.meta.url));
const [{ host, port }] = await once(driver, "message");
const stubs = fork(new URL("launches/stub-executors.mjs", import.meta.url), [
  JSON.stringify({ address: `${host}:${port}`, executors, slots }),
]);
await once(stubs, "message");

let progress;
runtime.watchers.add((now) => (progress = now));
const session = await Session.builder.config("remote", `sc://${host}:${port}`).config("bundle.bytes", "1").getOrCreate();
const table = session.read.parquet(dataset);
const programs = {
  "dealt out and added up": table
    .repartition(16, "k")
    .groupBy("k")
    .agg({ n: sum("n") }),
  "read by the program": table,
};
await table.limit(1).collect();
for (const [what, frame] of Object.entries(programs)) {
  await measured();
  const start = performance.now();
  await frame.collect();
  const seconds = (performance.now() - start) / 1000;
  const { p99, most, cpuSeconds } = await measured();
  const stages = queryReport(progress).stages;
  const [{ tasks, seconds: launching }] = stages;
  const name = `${tasks.toLocaleString("en")} tasks of ${files.toLocaleString("en")} files, ${what}`;
  const rate = tasks / launching;
  const detail = `${seconds.toFixed(1)} s from the program's call to its answer, ${launching.toFixed(1)} s of it the stage; driver ${((cpuSeconds * 1e6) / tasks).toFixed(0)} µs of CPU a task`;
  row({ name: `launches a second: ${name}`, value: rate, text: rate.toFixed(0), wanted: ">= 10000", detail });
  row({
    name: "the driver's loop delay, p99",
    value: p99,
    text: `${p99.toFixed(0)} ms`,
    wanted: "< 50",
    detail: `at most ${most.toFixed(0)} ms`,
  });
}
process.exit();

async function measured() {
  driver.send("measure");
  return (await once(driver, "message"))[0];
}

/** One file under many names. */
async function smallFiles(folder) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const [file, links] = [join(folder, "file.parquet"), join(folder, "dataset")];
  const rowsOfGroup = 2048;
  await connection.run(
    `COPY (SELECT 1::BIGINT AS k, 1::BIGINT AS n FROM range(${groups * rowsOfGroup})) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE ${rowsOfGroup})`,
  );
  mkdirSync(links);
  for (let i = 0; i < files; i++) linkSync(file, join(links, `${i}.parquet`));
  return links;
}
