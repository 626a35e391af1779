// How long a session takes from the import to the first answer, in fresh processes: the workspace's modules, and the published
// package's few files (bundled for this run). Then a local cluster: driver and executors, until the last has registered.
// Usage: npm run build && node test/bench/startup.mjs [--rounds 15] [--clusters 5] [--executors 2]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../../scripts/pack/bundle.mjs";
import { programs } from "../../scripts/pack/published.mjs";
import { flags, median, row } from "./harness.mjs";

const { rounds, clusters, executors } = flags({ rounds: 15, clusters: 5, executors: 2 });
const root = fileURLToPath(new URL("../..", import.meta.url));

// Inside of the package, so that its npm packages are found.
const folder = mkdtempSync(join(root, "packages/volley/dist/bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const published = join(folder, "dist");
await bundle(root, published);
writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "volley", version: "0.0.0", type: "module" }));

const program = join(folder, "first-answer.mjs");
writeFileSync(
  program,
  `const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const [start, cpuBefore] = [performance.now(), cpu()];
  const { Session, col, sum } = await import(process.argv[2]);
  const imported = performance.now();
  const session = await Session.builder.getOrCreate();
  const frame = session.range(10).select(col("id"));
  if (process.argv[3] === "count" ? (await frame.count()) !== 10 : (await frame.collect()).length !== 10) process.exit(1);
  const end = performance.now();
  console.log(JSON.stringify({ imported: imported - start, answer: end - start, cpu: cpu() - cpuBefore, process: end }));
  await session.stop();`,
);
const entries = { workspace: join(root, programs.index), published: join(published, "index.js") };
const title = { workspace: "workspace's modules", published: "published package" };
const cases = Object.keys(entries).flatMap((entry) => ["count", "collect"].map((action) => ({ entry, action, runs: [] })));
for (let round = -1; round < rounds; round++) {
  for (const { entry, action, runs } of cases) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, pathToFileURL(entries[entry]).href, action], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`a session did not answer: ${stderr}`);
    if (round >= 0) runs.push(JSON.parse(stdout));
  }
}
for (const { entry, action, runs } of cases) {
  const of = (key) => median(runs.map((run) => run[key]));
  row({
    name: `first answer: ${action}(), ${title[entry]}`,
    value: of("answer"),
    text: `${of("answer").toFixed(0)} ms`,
    wanted: action === "count" && entry === "published" ? "< 300" : undefined,
    detail: `import ${of("imported").toFixed(0)} ms; ${of("cpu").toFixed(0)} ms of CPU; least ${Math.min(...runs.map(({ answer }) => answer)).toFixed(0)} ms; ${of("process").toFixed(0)} ms from the process's start`,
  });
}

// A program that opens a session on a cluster and stops it, as the workspace's `volley run` and the published one start it.
const opening = join(folder, "open.mjs");
writeFileSync(opening, 'import { Session } from "volley"; await (await Session.builder.getOrCreate()).stop();');
const starter = join(folder, "start-cluster.mjs");
writeFileSync(
  starter,
  `const { runProgram } = await import(process.argv[2]);
  let ready;
  const given = { executors: process.argv[4], progress: "off" };
  const { error } = await runProgram(process.argv[3], { given, onCluster: ({ readyMilliseconds }) => (ready = readyMilliseconds) });
  if (error) throw error;
  console.log(ready);`,
);
const clis = { workspace: join(root, programs.cli), published: join(published, "cli.js") };
const ready = { workspace: [], published: [] };
for (let round = 0; round < clusters; round++) {
  for (const [entry, cli] of Object.entries(clis)) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [starter, pathToFileURL(cli).href, opening, String(executors)], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`a cluster did not start: ${stderr}`);
    ready[entry].push(Number(stdout));
  }
}
for (const [entry, times] of Object.entries(ready)) {
  row({
    name: `cluster: driver + ${executors} executors ready, ${title[entry]}`,
    value: median(times),
    text: `${median(times).toFixed(0)} ms`,
    wanted: entry === "published" ? "< 1500" : undefined,
    detail: `least ${Math.min(...times).toFixed(0)} ms`,
  });
}
process.exit();
