// A shuffle from end to end on two executors of one core each: out of DuckDB, dealt out, to a file, over the network, into DuckDB, with
// checksums. The whole runs by the public API on a cluster; its parts run one by one on as many bytes, in two processes with one core
// each, by the executor's own code. What the whole takes beyond their sum is lost between them.
// Usage: npm run bench -- shuffle [--mib 512] [--partitions 16] [--rounds 3] [--shapes numeric,strings] [--json FILE]
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, flags, median, MiB, pad, row, scratch, times } from "./harness.mjs";
import { openCluster } from "./shuffle/cluster.mjs";
import { isText, shapes, writeShape } from "./shuffle/shapes.mjs";

const given = flags({ mib: 512, partitions: 16, rounds: 3, shapes: "numeric,strings", json: "" });
const titles = { scatter: "out of DuckDB, dealt out", file: "to a file", send: "over Flight", into: "into DuckDB" };
/** As slots are started. */
const slotFlags = ["--max-old-space-size=256", "--initial-old-space-size=64", "--max-semi-space-size=2"];
/** Told beside the parts, and in their sum already. */
const within = { out: "out of DuckDB alone, as batches" };
const folder = scratch();
const cluster = await openCluster();
const report = { command: command(), shapes: {} };
for (const name of given.shapes.split(",")) report.shapes[name] = await measure(name, shapes[name]);
await cluster.close();
if (given.json !== "") writeFileSync(given.json, `${JSON.stringify(report, null, 2)}\n`);
process.exit();

async function measure(name, { columns, bytes: rowBytes, wanted }) {
  const source = join(folder, name);
  mkdirSync(source);
  const names = Object.keys(columns);
  await writeShape(columns, Math.round((given.mib * MiB) / rowBytes), 8, source);
  const files = readdirSync(source).map((file) => join(source, file));
  const halves = await Promise.all(
    [0, 1].map((self) =>
      startHalf(
        self,
        source,
        files.filter((_, i) => i % 2 === self),
        names,
      ),
    ),
  );
  const wholes = [];
  const parts = Object.fromEntries(Object.keys({ ...titles, ...within }).map((part) => [part, []]));
  for (let round = 0; round <= given.rounds; round++) {
    const counted = round > 0;
    const whole = await cluster.shuffle(source, names, given.partitions);
    if (counted) wholes.push(whole);
    for (const part of Object.keys(parts)) {
      const run = await onBoth(halves, part, !counted);
      if (counted) parts[part].push(run);
    }
    await onBoth(halves, "sweep");
  }
  for (const { child } of halves) child.kill();
  return told(name, wanted, wholes, parts);
}

/** The table of one shape, and its rows in the table of all benches. */
function told(name, wanted, wholes, parts) {
  const of = (runs, key) => median(runs.map((run) => run[key]));
  const whole = { seconds: of(wholes, "seconds"), cpuSeconds: of(wholes, "cpuSeconds"), bytes: wholes[0].bytes };
  const medianOf = ([part, title]) => {
    const runs = parts[part];
    return { part, title, seconds: of(runs, "seconds"), cpuSeconds: of(runs, "cpuSeconds"), bytes: runs[0].bytes };
  };
  const [medians, asides] = [titles, within].map((some) => Object.entries(some).map(medianOf));
  const sum = (key) => medians.reduce((total, each) => total + each[key], 0);
  const rate = ({ bytes, seconds }) => bytes / 1e6 / seconds;
  const line = (title, { seconds, cpuSeconds, bytes }, share = "") =>
    console.log(
      `${pad(title, 34)}${seconds.toFixed(3).padStart(8)}${cpuSeconds.toFixed(2).padStart(8)}${(bytes / MiB).toFixed(0).padStart(8)}${rate({ bytes, seconds }).toFixed(0).padStart(8)}${share.padStart(8)}`,
    );
  console.log(`\n${pad(`shuffle, ${name}, median of ${given.rounds}`, 34)} seconds   CPU s     MiB    MB/s   share`);
  for (const each of medians) line(each.title, each, `${((100 * each.seconds) / sum("seconds")).toFixed(0)} %`);
  line("sum of the parts", { seconds: sum("seconds"), cpuSeconds: sum("cpuSeconds"), bytes: whole.bytes });
  line("the whole, on the cluster", whole);
  for (const each of asides) line(each.title, each);
  for (const { name: stage, tasks, seconds, javascriptSeconds } of wholes.at(-1).stages)
    console.log(`    ${stage}: ${tasks} tasks, ${seconds.toFixed(3)} s, ${javascriptSeconds.toFixed(2)} s of JavaScript in the slots`);
  console.log(
    `    driver ${of(wholes, "driverSeconds").toFixed(2)} s of CPU, ${(wholes[0].fetchedBytes / MiB).toFixed(0)} MiB over Flight`,
  );
  const detail = `${(whole.bytes / MiB).toFixed(0)} MiB of Arrow in ${given.partitions} partitions`;
  row({ name: `shuffle from end to end, ${name}`, value: rate(whole), text: `${rate(whole).toFixed(0)} MB/s`, wanted, detail });
  // The machine's load comes and goes: the median of what each round's say.
  const ratios = wholes.map(({ seconds }, round) => seconds / medians.reduce((total, { part }) => total + parts[part][round].seconds, 0));
  const cpu = `CPU ${times(whole.cpuSeconds / sum("cpuSeconds"))}`;
  const ratio = median(ratios);
  row({
    name: `the same shuffle, ${name}`,
    against: "the sum of its parts",
    value: ratio,
    text: times(ratio),
    wanted: "<= 1.25",
    detail: cpu,
  });
  return { whole, parts: [...medians, ...asides], wholes };
}

async function startHalf(self, source, files, columns) {
  const child = fork(new URL("shuffle/parts.mjs", import.meta.url), { execArgv: slotFlags });
  child.once("exit", (code) => code && process.exit(code));
  const answer = columns.map((name) => `${isText(name) || name === "day" ? "max" : "sum"}(${name})`);
  const { partitions } = given;
  child.send({ self, files, columns: columns.join(", "), partitions, directory: `${source}-parts`, answer: answer.join(", ") });
  const [{ location }] = await once(child, "message");
  return { child, location };
}

/** A part in both processes at once: as long as the longer takes, of all bytes. */
async function onBoth(halves, part, keep = false) {
  const runs = await Promise.all(
    halves.map(async ({ child }, self) => {
      child.send({ part, keep, location: halves[1 - self].location });
      return (await once(child, "message"))[0];
    }),
  );
  return {
    seconds: Math.max(...runs.map(({ seconds }) => seconds)),
    cpuSeconds: runs.reduce((total, run) => total + run.cpuSeconds, 0),
    bytes: runs.reduce((total, run) => total + run.bytes, 0),
  };
}
