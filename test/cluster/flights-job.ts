import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { eventually, makePlace, type Place, type Running } from "./place.ts";

const flights = join(fileURLToPath(import.meta.resolve("vega-datasets")), "../../data/flights-3m.parquet");
const objects = 4;
const rows = 400_000;

/** A place with flights in a few objects, enough of them for several tasks a stage, and a job over them that is known in advance. */
export interface FlightsPlace extends Place {
  /** Writes a program of two stages with four tasks each: a shuffle, then a write below `prefix`. */
  job(): { readonly program: string; readonly prefix: string };
  /** Waits for the job's end; its rows must be those of plain DuckDB, the objects those of the manifest, and nothing else left anywhere. */
  expectRight(running: Running, prefix: string): Promise<string>;
  /** No object is visible below the prefix, no upload is left there, at the latest after a while. */
  expectNothing(prefix: string): Promise<void>;
  /** How many objects below the prefix anyone has asked for. */
  keysAskedFor(prefix: string): number;
}

/** Holds the first stage in its middle: the last object is read slowly. */
export const slowMaps = { match: { op: "GetObject", keyPattern: "flights/part-3" }, action: { delayMs: 3000 } } as const;
/** Holds the last stage in its middle. */
export const slowUploads = { match: { op: "UploadPart", keyPattern: "/out-" }, action: { delayMs: 2000 } } as const;

export async function makeFlightsPlace(): Promise<FlightsPlace> {
  const place = await makePlace();
  for (let part = 0; part < objects; part++) {
    const file = join(place.directory, `part-${part}.parquet`);
    await place.sql(
      `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet('${flights}', file_row_number = true)
       WHERE file_row_number < ${rows} AND file_row_number % ${objects} = ${part})
       TO '${file}' (FORMAT parquet, COMPRESSION uncompressed)`,
    );
    await place.put(`flights/part-${part}.parquet`, file);
  }
  let jobs = 0;
  return {
    ...place,

    job() {
      const prefix = `out-${++jobs}/`;
      const program = place.program(
        `job-${jobs}.ts`,
        `import { avg, col, count, max, Session } from "volley";
const session = await Session.builder.getOrCreate();
await session.read.parquet("s3://data/flights/")
  .groupBy("origin", "date").agg({ n: count(), most: max(col("delay")), mean: avg(col("distance")) })
  .write.parquet("s3://data/${prefix}");
await session.stop();
`,
      );
      return { program, prefix };
    },

    async expectRight(running, prefix) {
      const { code, stderr } = await running.ended;
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
      const named = ["_SUCCESS", ...manifest.files.map(({ path }) => path)].map((path) => `s3://data/${prefix}${path}`);
      expect(Object.keys(visible).sort()).toEqual(named.sort());
      expect(uploads).toEqual([]);
      await expectGone(running);
      return stderr;
    },

    async expectNothing(prefix) {
      await eventually(
        async () => (await place.contents(prefix)).uploads.length === 0,
        () => `uploads are left below ${prefix}`,
      );
      expect(await place.contents(prefix)).toEqual({ objects: {}, uploads: [] });
    },

    keysAskedFor: (prefix) => Object.keys(place.s3.stats().keys).filter((key) => key.startsWith(`data/${prefix}`)).length,
  };
}

/** No process and no file of a command is left, at the latest after the time. Gives back how long it took, in milliseconds. */
export async function expectGone(running: Running, milliseconds = 15_000): Promise<number> {
  const began = performance.now();
  const isGone = (): boolean => {
    const { processes, files } = running.left();
    return Object.keys(processes).length === 0 && files.length === 0;
  };
  await eventually(isGone, () => JSON.stringify(running.left(), undefined, 1), milliseconds);
  return performance.now() - began;
}

/** The process of a job whose command line holds the text. */
function processOf(job: Running, text: string): number {
  const found = Object.entries(job.left().processes).find(([, line]) => line.includes(text));
  if (!found) throw new Error(`no process of the job has "${text}" in its command line: ${JSON.stringify(job.left().processes)}`);
  return Number(found[0]);
}

export const driverOf = (job: Running): number => processOf(job, " driver --driver-port");
export const executorOf = (job: Running, id: number): number => processOf(job, ` --id ${id} `);
export function slotOf(job: Running, id: number): number {
  const supervisor = executorOf(job, id);
  const parent = (pid: string): number => Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1]);
  return Number(Object.keys(job.left().processes).find((pid) => parent(pid) === supervisor));
}

/** Waits until executor 2 has reported an output of the first stage and works for its next. */
export function inMapStage(job: Running): Promise<void> {
  return job.until("executor 2 was at its second task", () => {
    const { processes, files } = job.left();
    const pid = Object.entries(processes).find(([, line]) => line.includes(" --id 2 "))?.[0];
    const own = files.filter((file) => file.includes(`-${pid}-`));
    const attempts = (pattern: RegExp): string[] => own.flatMap((file) => pattern.exec(file)?.[1] ?? []);
    const finished = attempts(/-(\d+)\.blocks\.index$/);
    return finished.length > 0 && attempts(/tasks\/(\d+)$/).some((running) => !finished.includes(running));
  });
}
