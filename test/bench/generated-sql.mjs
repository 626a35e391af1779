// TPC-H's 22 queries written as Volley programs against the same questions as hand-written SQL, in turns in one process, on the same
// Parquet files. First the SQL that Volley generates, pasted into the same DuckDB: what Spark's semantics and the planner's choices cost.
// Then the program itself, with planning, tasks and rows.
// Usage: npm run build && node test/bench/generated-sql.mjs [--scale 1] [--rounds 5] [--files 4] [--only 0]    (only: a query's number)
import { readFileSync } from "node:fs";
import { Session } from "../../packages/volley/dist/index.js";
import { generate } from "../tpch/dist/generate.js";
import { openPlain } from "../tpch/dist/plain.js";
import { queries } from "../tpch/dist/queries.js";
import { readTables } from "../tpch/dist/tables.js";
import { flags, inTurns, row, scratch, times } from "./harness.mjs";

const { scale, rounds, files, only } = flags({ scale: 1, rounds: 5, files: 4, only: 0 });
const folder = scratch();
const plain = await openPlain();
await generate((sql) => plain.connection.run(sql), folder, { scale, files });
await plain.mount(folder);

const session = await Session.builder.getOrCreate();
const tables = readTables(session, folder);
const rowsOf = (connection, sql) => async () => (await connection.runAndReadAll(sql)).getRowsJS();
const against = "hand-written SQL in the same DuckDB";
const measured = [];
for (const [name, query] of Object.entries(queries)) {
  if (only > 0 && Number(name.slice(1)) !== only) continue;
  const byHand = rowsOf(plain.connection, readFileSync(new URL(`../tpch/queries/${name}.sql`, import.meta.url), "utf8"));
  const generated = await inTurns(rounds, await generatedBy(query(tables)), byHand);
  const program = await inTurns(rounds, () => query(tables).collect(), byHand);
  measured.push({ generated, program });
  row({
    name: `tpch ${name}, generated SQL`,
    against,
    value: generated.cpuRatio,
    text: `${times(generated.cpuRatio)} CPU`,
    wanted: "<= 1.30",
    detail: `${figures(generated)}; the program ${times(program.cpuRatio)} CPU, ${figures(program)}`,
  });
}
const mean = (which, figure) => Math.exp(measured.reduce((sum, both) => sum + Math.log(both[which][figure]), 0) / measured.length);
for (const [which, wanted] of [
  ["generated", "<= 1.05"],
  ["program", undefined],
]) {
  const cpu = mean(which, "cpuRatio");
  row({
    name: `tpch, geometric mean of ${measured.length}: ${which === "generated" ? "generated SQL" : "programs"}`,
    against,
    value: cpu,
    text: `${times(cpu)} CPU`,
    wanted,
    detail: `scale ${scale}, wall ${times(mean(which, "ratio"))}`,
  });
}
await session.stop();
plain.close();
process.exit();

function figures({ ours, plain: theirs, ratio }) {
  return `wall ${times(ratio)} (${ours.toFixed(0)} ms, by hand ${theirs.toFixed(0)} ms)`;
}

/** Runs a program's SQL, as `explain` shows it, on a connection that has the program's inputs as its views. */
async function generatedBy(frame) {
  const connection = await plain.connect();
  const [inputs, result] = (await quietly(() => frame.explain("sql"))).split("-- the result");
  await connection.run(inputs);
  return rowsOf(connection, result);
}

async function quietly(work) {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}
