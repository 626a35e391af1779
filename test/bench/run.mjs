// Every bench, one table: case, what it is compared with, figure, what is wanted, whether it is met, and the command that repeats
// the rows of one script alone, with flags for more. Usage: npm run bench [-- NAME… [FLAGS]], e.g. `npm run bench -- embedded scan-s3`; flags
// go to the one script that is named, which then prints all that it has to say: `npm run bench -- tpch --engines duckdb,volley --sf 10`
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pad } from "./harness.mjs";

/** Scripts with the small sizes that keep the whole within minutes; each has larger ones by default or by flag. */
const benches = [
  { name: "startup", args: ["--rounds", "9", "--clusters", "3"] },
  { name: "editor", args: ["--rounds", "15"] },
  { name: "embedded", args: ["--rows", "6000000", "--rounds", "5"] },
  { name: "generated-sql", args: ["--scale", "0.5", "--rounds", "3"] },
  { name: "tpch", args: ["--sf", "1", "--rounds", "3"] },
  { name: "groupby-join", args: ["--rounds", "3"] },
  { name: "scan-s3", args: ["--mib", "256", "--rounds", "3"] },
  { name: "storage", args: ["256", "5"] },
  { name: "bridge", args: ["6000000", "3"] },
  { name: "exchange", args: ["256", "5"] },
  { name: "functions", args: ["--rows", "3000000", "--rounds", "3"] },
  { name: "javascript", args: ["--rows", "4000000"] },
  { name: "scheduler", args: ["--tasks", "1000000"] },
  { name: "shuffle", args: ["--mib", "256", "--rounds", "3"] },
  { name: "launches", args: ["--files", "2000"] },
  { name: "sort", args: ["--mb", "100"] },
  { name: "shuffle-memory", args: ["3", "1"] },
];

const given = process.argv.slice(2);
const firstFlag = given.findIndex((text) => text.startsWith("--"));
const wanted = firstFlag < 0 ? given : given.slice(0, firstFlag);
const passed = firstFlag < 0 ? [] : given.slice(firstFlag);
const unknown = wanted.find((name) => !benches.some((bench) => bench.name === name));
if (unknown !== undefined) {
  console.error(`there is no bench "${unknown}"; there are ${benches.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
if (passed.length > 0 && wanted.length !== 1) {
  console.error(`${passed.join(" ")}: flags go to one bench, name it`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "volley-bench-"));
const rowsFile = join(folder, "rows");
const running = { child: undefined };
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => running.child?.kill(signal) ?? process.exit(130));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const began = performance.now();
const rows = [];
const failed = [];
for (const { name, args } of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  writeFileSync(rowsFile, "");
  const { code, output } = await runScript(name, passed.length > 0 ? passed : args);
  const found = readFileSync(rowsFile, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  rows.push(...found);
  console.error(`${pad(name, 16)} ${((performance.now() - start) / 1000).toFixed(1)} s, ${found.length} rows`);
  if (code === 0) continue;
  failed.push(name);
  if (passed.length === 0) console.error(output);
}
print();
process.exit(failed.length > 0 ? 1 : 0);

function runScript(name, args) {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, BENCH_ROWS: rowsFile },
  });
  running.child = child;
  const said = [];
  for (const stream of ["stdout", "stderr"])
    child[stream].on("data", (data) => {
      said.push(data);
      if (passed.length > 0) process[stream].write(data);
    });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, output: Buffer.concat(said).toString() })));
}

function print() {
  const columns = [
    ["case", "name"],
    ["figure", "text"],
    ["wanted", "wanted"],
    ["", "state"],
    ["against", "against"],
  ];
  const cells = rows.map((row) => ({ ...row, state: row.met === undefined ? "" : row.met ? "met" : "NOT MET" }));
  const widths = columns.map(([title, key]) => Math.max(title.length, ...cells.map((row) => row[key].length)));
  const line = (texts) =>
    texts
      .map((text, index) => pad(text, widths[index]))
      .join("  ")
      .trimEnd();
  console.log(`\n${line(columns.map(([title]) => title))}`);
  let command;
  for (const row of cells) {
    if (row.command !== command) console.log(`\n$ ${(command = row.command)}    (load ${row.load.toFixed(1)})`);
    console.log(line(columns.map(([, key]) => row[key])));
    if (row.detail) console.log(`    ${row.detail}`);
  }
  const judged = cells.filter(({ met }) => met !== undefined);
  console.log(
    `\n${judged.filter(({ met }) => met).length} of ${judged.length} met${failed.length > 0 ? `; failed: ${failed.join(", ")}` : ""}; ${((performance.now() - began) / 1000).toFixed(0)} s on ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}, load now ${loadavg()[0].toFixed(1)}`,
  );
}
