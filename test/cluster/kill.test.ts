import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { eventually, makePlace, type Place, type Running } from "./place.ts";

const flights = join(fileURLToPath(import.meta.resolve("vega-datasets")), "../../data/flights-3m.parquet");
const objects = 4;
const rows = 400_000;
const timeout = 90_000;
let place: Place;
let outputs = 0;

beforeAll(async () => {
  place = await makePlace();
  for (let part = 0; part < objects; part++) {
    const file = join(place.directory, `part-${part}.parquet`);
    await place.sql(
      `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet('${flights}', file_row_number = true)
       WHERE file_row_number < ${rows} AND file_row_number % ${objects} = ${part})
       TO '${file}' (FORMAT parquet, COMPRESSION uncompressed)`,
    );
    await place.put(`flights/part-${part}.parquet`, file);
  }
}, 60_000);
afterEach(() => place.s3.setFaults([]));
afterAll(() => place.close());

/** A job of two stages with four tasks each: a shuffle, then a write. */
function startJob(...args: string[]): { readonly job: Running; readonly prefix: string } {
  const prefix = `out-${++outputs}/`;
  const program = place.program(
    `job-${outputs}.ts`,
    `import { avg, col, count, max, Session } from "volley";
const session = await Session.builder.getOrCreate();
await session.read.parquet("s3://data/flights/")
  .groupBy("origin", "date").agg({ n: count(), most: max(col("delay")), mean: avg(col("distance")) })
  .write.parquet("s3://data/${prefix}");
await session.stop();
`,
  );
  const job = place.volley("run", program, "--executors", "2", "--shuffle-partitions", "4", ...args);
  return { job, prefix };
}

/** The written rows are exactly those of plain DuckDB; objects are those of the manifest; nothing else is left anywhere. */
async function expectRight(job: Running, prefix: string): Promise<string> {
  const { code, stderr } = await job.ended;
  expect(stderr).not.toContain("error:");
  expect(code).toBe(0);
  const folder = join(place.directory, `got-${prefix}`);
  await place.download(prefix, folder);
  const expected = `SELECT origin, date, count(*) AS n, max(delay) AS most, avg(distance) AS mean FROM read_parquet('${place.directory}/part-*.parquet') GROUP BY ALL`;
  const got = `SELECT origin, date, n, most, mean FROM read_parquet('${folder}/*.parquet')`;
  const [differences] = await place.sql(
    `SELECT (SELECT count(*) FROM (${expected} EXCEPT ALL ${got})) AS missing, (SELECT count(*) FROM (${got} EXCEPT ALL ${expected})) AS extra, (SELECT count(*) > 0 FROM (${got})) AS some`,
  );
  expect(differences).toEqual({ missing: "0", extra: "0", some: true });
  const { objects: visible, uploads } = await place.contents(prefix);
  const manifest = JSON.parse(readFileSync(join(folder, "_SUCCESS"), "utf8")) as { files: { path: string }[] };
  expect(Object.keys(visible).sort()).toEqual(
    ["_SUCCESS", ...manifest.files.map(({ path }) => path)].map((path) => `s3://data/${prefix}${path}`).sort(),
  );
  expect(uploads).toEqual([]);
  await expectGone(job);
  return stderr;
}

/** No process and no file of a command is left, at the latest after the time. Gives back how long it took, in milliseconds. */
async function expectGone(job: Running, milliseconds = 15_000): Promise<number> {
  const began = performance.now();
  const isGone = (): boolean => {
    const { processes, files } = job.left();
    return Object.keys(processes).length === 0 && files.length === 0;
  };
  await eventually(isGone, () => JSON.stringify(job.left(), undefined, 1), milliseconds);
  return performance.now() - began;
}

async function expectNothing(prefix: string): Promise<void> {
  await eventually(
    async () => (await place.contents(prefix)).uploads.length === 0,
    () => `uploads are left below ${prefix}`,
  );
  expect(await place.contents(prefix)).toEqual({ objects: {}, uploads: [] });
}

/** The process of a job whose command line holds the text. */
function processOf(job: Running, text: string): number {
  const found = Object.entries(job.left().processes).find(([, line]) => line.includes(text));
  if (!found) throw new Error(`no process of the job has "${text}" in its command line: ${JSON.stringify(job.left().processes)}`);
  return Number(found[0]);
}

const driver = " driver --driver-port";
const executor = (id: number): string => ` --id ${id} `;
function slotOf(job: Running, id: number): number {
  const supervisor = processOf(job, executor(id));
  const parent = (pid: string): number => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  return Number(Object.keys(job.left().processes).find((pid) => parent(pid) === supervisor));
}

const requestsBelow = (prefix: string): number =>
  Object.keys(place.s3.stats().keys).filter((key) => key.startsWith(`data/${prefix}`)).length;

/** The first stage is in its middle: executor 2 has reported an output and works for the next, the last part is still being read. */
function inMapStage(job: Running): Promise<void> {
  return job.until("executor 2 was at its second task", () => {
    const { processes, files } = job.left();
    const pid = Object.entries(processes).find(([, line]) => line.includes(executor(2)))?.[0];
    const own = files.filter((file) => file.includes(`-${pid}-`));
    const attempts = (pattern: RegExp): string[] => own.flatMap((file) => pattern.exec(file)?.[1] ?? []);
    const finished = attempts(/-(\d+)\.blocks\.index$/);
    return finished.length > 0 && attempts(/tasks\/(\d+)$/).some((running) => !finished.includes(running));
  });
}
const slowMaps = { match: { op: "GetObject", keyPattern: "flights/part-3" }, action: { delayMs: 3000 } } as const;

/** The last stage is in its middle: both executors are uploading. */
function inLastStage(job: Running, prefix: string): Promise<void> {
  return job.until("both executors uploaded", () => requestsBelow(prefix) >= 2);
}
const slowUploads = { match: { op: "UploadPart", keyPattern: "/out-" }, action: { delayMs: 2000 } } as const;

describe("a process that is killed", () => {
  it("executor, in the first stage: its tasks and outputs run again", { timeout }, async () => {
    place.s3.setFaults([slowMaps]);
    const { job, prefix } = startJob();
    await inMapStage(job);
    process.kill(processOf(job, executor(2)), "SIGKILL");
    expect(await expectRight(job, prefix)).toMatch(/^ {2}! executor 2 lost \(.*\); .*\d map outputs? runs? again$/m);
  });

  it("executor, in the last stage: its tasks and outputs run again", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    process.kill(processOf(job, executor(2)), "SIGKILL");
    expect(await expectRight(job, prefix)).toMatch(/^ {2}! executor 2 lost \(.*\); 1 running task and \d map outputs? run again$/m);
  });

  it.each(["first", "last"])("slot, in the %s stage: its task runs again", { timeout }, async (stage) => {
    place.s3.setFaults([stage === "first" ? slowMaps : slowUploads]);
    const { job, prefix } = startJob();
    await (stage === "first" ? inMapStage(job) : inLastStage(job, prefix));
    process.kill(slotOf(job, 1), "SIGKILL");
    process.kill(slotOf(job, 2), "SIGKILL");
    expect(await expectRight(job, prefix)).toMatch(
      /^ {2}! stage \d \(.*\), task \d: the process that ran the task ended: it was ended by SIGKILL; trying again$/m,
    );
  });

  it("all executors: the job gives up when none comes", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob("--executor-wait", "2");
    await inLastStage(job, prefix);
    for (const id of [1, 2]) process.kill(processOf(job, executor(id)), "SIGKILL");
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: no executor is connected, and none came back within 2 s {2,}\[NO_EXECUTORS · 57P03\]$/m);
    expect(stderr).toContain(`nothing was written to s3://data/${prefix}`);
    expect(code).toBe(1);
    await expectNothing(prefix);
    await expectGone(job);
  });

  it("driver: the program ends with an error, and volley clean sweeps its uploads", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    process.kill(processOf(job, driver), "SIGKILL");
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: the driver was ended by SIGKILL {2,}\[DRIVER_UNREACHABLE · 08006\]$/m);
    expect(code).toBe(1);
    await expectGone(job);
    expect((await place.contents(prefix)).objects).toEqual({});
    place.s3.setFaults([]);
    expect(await place.volley("clean", `s3://data/${prefix}`).ended).toMatchObject({ code: 0, stderr: "" });
    await expectNothing(prefix);
  });

  it("the program: what it started ends by itself and takes back what it uploaded", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    job.kill("SIGKILL");
    await job.ended;
    await expectGone(job);
    await expectNothing(prefix);
  });
});

describe("a program that is stopped", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("by %s ends in seconds and leaves nothing", { timeout }, async (signal) => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    job.kill(signal);
    const { code, stderr } = await job.ended;
    expect(stderr.match(/stopping… \(again to kill\)/g)).toHaveLength(1);
    expect(stderr).not.toContain("error:");
    expect(code).toBe(130);
    await expectGone(job);
    await expectNothing(prefix);
  });
});

describe("S3 that fails now and then", () => {
  it("slows the job down, and no more", { timeout }, async () => {
    place.s3.setFaults([
      { match: { probability: 0.1 }, action: { status: 503, code: "SlowDown" } },
      { match: { probability: 0.05 }, action: { status: 500 } },
      { match: { probability: 0.05 }, action: { status: 500, after: true } },
      { match: { probability: 0.05 }, action: "reset" },
      { match: { probability: 0.03 }, action: { reset: "after" } },
      { match: { op: "GetObject", probability: 0.05 }, action: { truncateAfterBytes: 50_000 } },
    ]);
    const { job, prefix } = startJob();
    await job.ended;
    expect(place.s3.stats().faultsFired.reduce((sum, fired) => sum + fired, 0)).toBeGreaterThan(5);
    place.s3.setFaults([]);
    await expectRight(job, prefix);
  });
});
