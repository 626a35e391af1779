// How long a session takes from the import to the first answer, in fresh processes: the workspace's modules, and the published
// package's few files (bundled for this run). Then a local cluster: driver and executors, until the last has registered.
// Usage: npm run build && node test/bench/startup.mjs [--rounds 15] [--clusters 5] [--executors 2]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bundle } from "../../scripts/pack/bundle.mjs";
import { programs } from "../../scripts/pack/published.mjs";
import { loadConfiguration } from "../../packages/volley/dist/config/load-config.js";
import { startLocalCluster } from "../../packages/volley/dist/cluster/local-cluster.js";
import { flags, median, row } from "./harness.mjs";

const { rounds, clusters, executors } = flags({ rounds: 15, clusters: 5, executors: 2 });
const root = fileURLToPath(new URL("../..", import.meta.url));

// Inside of the repository, so that npm packages are found.
mkdirSync(join(root, "dist"), { recursive: true });
const folder = mkdtempSync(join(root, "dist", "bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
await bundle(root, folder);

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
const entries = { workspace: join(root, programs.index), published: join(folder, "index.js") };
const cases = Object.keys(entries).flatMap((entry) => ["count", "collect"].map((action) => ({ entry, action, runs: [] })));
for (let round = -1; round < rounds; round++) {
  for (const { entry, action, runs } of cases) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, pathToFileURL(entries[entry]).href, action], { encoding: "utf8" });
    if (status !== 0) throw new Error(`a session did not answer: ${stderr}`);
    if (round >= 0) runs.push(JSON.parse(stdout));
  }
}
for (const { entry, action, runs } of cases) {
  const of = (key) => median(runs.map((run) => run[key]));
  row({
    name: `first answer: ${action}(), ${entry === "workspace" ? "workspace's modules" : "published package"}`,
    against: "",
    value: of("answer"),
    text: `${of("answer").toFixed(0)} ms`,
    wanted: action === "count" ? "< 300" : undefined,
    detail: `import ${of("imported").toFixed(0)} ms; ${of("cpu").toFixed(0)} ms of CPU; least ${Math.min(...runs.map(({ answer }) => answer)).toFixed(0)} ms; ${of("process").toFixed(0)} ms from the process's start`,
  });
}

const ready = [];
for (let round = 0; round < clusters; round++) {
  const cluster = await startLocalCluster(loadConfiguration({ given: { executors: String(executors) } }));
  ready.push(cluster.readyMilliseconds);
  await cluster.stop();
}
row({ name: `local cluster: driver and ${executors} executors ready`, value: median(ready), text: `${median(ready).toFixed(0)} ms`, wanted: "< 1500", detail: `least ${Math.min(...ready).toFixed(0)} ms` });
process.exit();
