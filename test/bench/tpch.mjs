// TPC-H's 22 queries written as Volley programs against the same questions as hand-written SQL in @duckdb/node-api, in turns in one
// process, on the same Parquet files: what Spark's semantics and the planning cost.
// Usage: npm run build && node test/bench/tpch.mjs [--scale 0.5] [--rounds 5] [--files 4] [--only 0]    (only: a query's number)
import { readFileSync } from "node:fs";
import { Session } from "../../packages/volley/dist/index.js";
import { generate } from "../tpch/dist/generate.js";
import { openPlain } from "../tpch/dist/plain.js";
import { queries } from "../tpch/dist/queries.js";
import { readTables } from "../tpch/dist/tables.js";
import { flags, inTurns, row, scratch, times } from "./harness.mjs";

const { scale, rounds, files, only } = flags({ scale: 0.5, rounds: 5, files: 4, only: 0 });
const folder = scratch();
const plain = await openPlain();
await generate((sql) => plain.connection.run(sql), folder, { scale, files });
await plain.mount(folder);

const session = await Session.builder.getOrCreate();
const tables = readTables(session, folder);
const against = "hand-written SQL in @duckdb/node-api";
const measured = [];
for (const [name, query] of Object.entries(queries)) {
  if (only > 0 && Number(name.slice(1)) !== only) continue;
  const sql = readFileSync(new URL(`../tpch/queries/${name}.sql`, import.meta.url), "utf8");
  const ours = () => query(tables).collect();
  const theirs = async () => (await plain.connection.runAndReadAll(sql)).getRowsJS();
  const turns = await inTurns(rounds, ours, theirs);
  measured.push(turns);
  row({
    name: `tpch ${name}, scale ${scale}`,
    against,
    value: turns.cpuRatio,
    text: `${times(turns.cpuRatio)} CPU`,
    wanted: "<= 1.30",
    detail: `wall ${times(turns.ratio)}: ${turns.ours.toFixed(0)} ms, plain ${turns.plain.toFixed(0)} ms`,
  });
}
const mean = (ratios) => Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
const [cpu, wall] = [mean(measured.map(({ cpuRatio }) => cpuRatio)), mean(measured.map(({ ratio }) => ratio))];
row({
  name: `tpch geometric mean of ${measured.length}, scale ${scale}`,
  against,
  value: cpu,
  text: `${times(cpu)} CPU`,
  wanted: "<= 1.05",
  detail: `wall ${times(wall)}`,
});
await session.stop();
plain.close();
process.exit();
