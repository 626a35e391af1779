// How long each process's JavaScript thread is busy, per stage and GB, and which share of it driver and supervisors have.
// Usage: npm run build && node test/bench/javascript.mjs [--rows 8000000] [--executors 2]
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { flags, row, scratch } from "./harness.mjs";

const { rows, executors } = flags({ rows: 8_000_000, executors: 2 });
const folder = scratch();
const input = join(folder, "events");
mkdirSync(input);
const duckdb = await (await DuckDBInstance.create(":memory:")).connect();
const files = 8;
for (let file = 0; file < files; file++) {
  const [from, to] = [file, file + 1].map((part) => Math.floor((rows * part) / files));
  await duckdb.run(`COPY (
    SELECT (hash(i) % ${Math.ceil(rows / 4)})::BIGINT AS key, (i % 1000)::BIGINT AS part, i * 0.25::DOUBLE AS price, 'event ' || hash(i) AS name
    FROM range(${from}, ${to}) r(i)) TO '${join(input, `part-${file}.parquet`)}'`);
}
duckdb.closeSync();

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const reportFile = join(folder, "report.json");
const { status, stderr } = spawnSync(
  process.execPath,
  [
    at("../../packages/volley/dist/bin.js"),
    "run",
    "--executors",
    String(executors),
    "--report",
    reportFile,
    "--progress",
    "off",
    at("shuffle-program.ts"),
    input,
    join(folder, "out"),
  ],
  { stdio: ["ignore", "inherit", "pipe"], encoding: "utf8" },
);
if (status !== 0) throw new Error(`the program ended with code ${status}\n${stderr}`);
const [small, large] = JSON.parse(readFileSync(reportFile, "utf8")).queries;

// A stage reads what its source or the exchanges before it hold.
let before = 0;
for (const stage of large.stages) {
  const bytes = stage.sourceBytes + before + stage.exchangeBytes;
  before = stage.exchangeBytes;
  const milliseconds = stage.javascriptSeconds * 1000;
  row({
    name: `JavaScript of slots: ${stage.name}`,
    value: milliseconds / (bytes / 1e9),
    text: bytes < 5e7 ? `${milliseconds.toFixed(0)} ms` : `${(milliseconds / (bytes / 1e9)).toFixed(0)} ms/GB`,
    detail: `${milliseconds.toFixed(0)} ms in ${stage.seconds.toFixed(1)} s and ${stage.tasks} tasks; ${(bytes / 1e6).toFixed(0)} MB in and out, ${(stage.exchangeBytes / 1e6).toFixed(0)} MB of them to other stages`,
  });
}
// What executors say is counted from their start: the small query's figures are what starting took.
const busy = (key) =>
  large.executors.reduce((sum, { id, [key]: seconds }) => sum + seconds - (small.executors.find((one) => one.id === id)?.[key] ?? 0), 0);
const seconds = {
  slots: large.stages.reduce((sum, stage) => sum + stage.javascriptSeconds, 0),
  supervisors: busy("javascriptSeconds"),
  flight: busy("flightJavascriptSeconds"),
  driver: large.driverJavascriptSeconds,
};
const all = seconds.slots + seconds.supervisors + seconds.flight + seconds.driver;
const shuffled = large.stages.reduce((bytes, { exchangeBytes }) => bytes + exchangeBytes, 0) / 1e9;
const wall = large.stages.reduce((sum, stage) => sum + stage.seconds, 0);
const shares = [
  { name: "JavaScript of the supervisors", spent: seconds.supervisors, wanted: "< 5" },
  { name: "JavaScript of the driver", spent: seconds.driver, wanted: "< 5" },
  { name: "JavaScript of the Flight services", spent: seconds.flight },
];
for (const { name, spent, wanted } of shares) {
  row({
    name,
    against: "all processes' JavaScript",
    value: (100 * spent) / all,
    text: `${((100 * spent) / all).toFixed(1)} %`,
    wanted,
    detail: `${(spent * 1000).toFixed(0)} ms, ${((spent * 1000) / shuffled).toFixed(0)} ms per GB shuffled, ${((100 * spent) / wall).toFixed(1)} % of the ${wall.toFixed(1)} s`,
  });
}
process.exit();
