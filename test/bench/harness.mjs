// What the benches share: flags, turns, medians, rows of the one table.
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const MiB = 2 ** 20;
export const GiB = 2 ** 30;

/** Values given as `--name value`, numbers where the default is one, over their defaults. Anything else ends the process with the flags there are. */
export function flags(defaults) {
  const values = { ...defaults };
  const given = process.argv.slice(2);
  for (let i = 0; i < given.length; i += 2) {
    const name = given[i].replace(/^--/, "");
    const value = typeof defaults[name] === "number" ? Number(given[i + 1]) : given[i + 1];
    if (!given[i].startsWith("--") || !(name in defaults) || value === undefined || Number.isNaN(value)) {
      console.error(
        `flags, with their defaults: ${Object.entries(defaults)
          .map(([key, preset]) => `--${key} ${preset}`)
          .join("  ")}`,
      );
      process.exit(2);
    }
    values[name] = value;
  }
  return values;
}

/** How this very run is repeated. */
export function command() {
  return ["node", relative(fileURLToPath(new URL("../..", import.meta.url)), process.argv[1]), ...process.argv.slice(2)].join(" ");
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/**
 * Runs two pieces of work in turns (A B, B A, …) after one unmeasured turn. The machine's load comes and goes: the ratio
 * is the median of the ratios of each turn, not the ratio of two medians.
 */
export async function inTurns(rounds, ours, plain) {
  const timed = async (work) => {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    return { ms: performance.now() - start, cpu: user + system };
  };
  await plain();
  await ours();
  const turns = [];
  for (let round = 0; round < rounds; round++) {
    if (round % 2 === 0) {
      const p = await timed(plain);
      turns.push({ ours: await timed(ours), plain: p });
    } else turns.push({ ours: await timed(ours), plain: await timed(plain) });
  }
  return {
    ours: median(turns.map(({ ours }) => ours.ms)),
    plain: median(turns.map(({ plain }) => plain.ms)),
    ratio: median(turns.map(({ ours, plain }) => ours.ms / plain.ms)),
    /** The same of this process's CPU time, which the machine's load hardly touches. */
    cpuRatio: median(turns.map(({ ours, plain }) => ours.cpu / plain.cpu)),
  };
}

const rows = [];

/**
 * One row of the table: `value` as it is printed, `wanted` as a bound like `<= 1.10`. Rows without `wanted` inform.
 * Under `run.mjs` rows go to its file as well.
 */
export function row({ name, against = "", value, text = String(value), wanted, detail = "" }) {
  const met = wanted === undefined ? undefined : holds(value, wanted);
  const made = { name, against, text, wanted: wanted ?? "", met, detail, command: command(), load: loadavg()[0] };
  rows.push(made);
  if (process.env.BENCH_ROWS) appendFileSync(process.env.BENCH_ROWS, `${JSON.stringify(made)}\n`);
  else
    console.log(
      `${pad(name, 52)} ${pad(text, 12)} ${wanted ? `wanted ${wanted}: ${met ? "met" : "NOT MET"}` : ""}${against ? `  (against ${against})` : ""}${detail ? `\n    ${detail}` : ""}`,
    );
}

export function holds(value, wanted) {
  const [, sign, bound] = /^(<=?|>=?) ?([\d.]+)/.exec(wanted);
  const number = Number(bound);
  return { "<": value < number, "<=": value <= number, ">": value > number, ">=": value >= number }[sign];
}

export const pad = (text, width) => text.padEnd(width);
export const times = (ratio) => `${ratio.toFixed(2)}x`;
export const mebibytes = (bytes) => `${(bytes / MiB).toFixed(0)} MiB`;

/** A folder that is gone when the process ends. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "volley-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
  return folder;
}

const s3Program = fileURLToPath(new URL("../s3-server/dist/main.js", import.meta.url));
export const s3Keys = { accessKeyId: "bench", secretAccessKey: "bench-secret" };

/** The S3 server in a process of its own, which ends with this one. */
export async function startS3(folder, bucket) {
  const child = spawn(
    process.execPath,
    [
      s3Program,
      "--directory",
      folder,
      "--access-key",
      s3Keys.accessKeyId,
      "--secret-key",
      s3Keys.secretAccessKey,
      "--bucket",
      bucket,
      "--exit-with-parent",
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`the S3 server ended with code ${code}`)));
  });
  const { endpoint } = JSON.parse(line);
  const stats = async (method) => (await fetch(`${endpoint}/_control/stats`, { method })).json();
  return {
    endpoint,
    stats: () => stats("GET"),
    /** Fault rules as the server's `/_control/faults` takes them. */
    rules: (rules) => fetch(`${endpoint}/_control/faults`, { method: "PUT", body: JSON.stringify({ rules }) }),
    reset: () => stats("DELETE"),
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners("exit").once("exit", resolve);
        child.stdin.end();
      }),
  };
}
