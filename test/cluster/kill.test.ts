import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  driverOf,
  executorOf,
  expectGone,
  type FlightsPlace,
  inMapStage,
  makeFlightsPlace,
  slotOf,
  slowMaps,
  slowUploads,
} from "./flights-job.ts";
import type { Running } from "./place.ts";

const timeout = 90_000;
let place: FlightsPlace;

beforeAll(async () => {
  place = await makeFlightsPlace();
}, 60_000);
afterEach(() => place.s3.setFaults([]));
afterAll(() => place.close());

function startJob(...args: string[]): { readonly job: Running; readonly prefix: string } {
  const { program, prefix } = place.job();
  return { job: place.volley("run", program, "--executors", "2", "--shuffle-partitions", "4", ...args), prefix };
}

/** Waits until both executors are uploading. */
const inLastStage = (job: Running, prefix: string): Promise<void> =>
  job.until("both executors uploaded", () => place.keysAskedFor(prefix) >= 2);

describe("a process that is killed", () => {
  it("executor, in the first stage: its tasks and outputs run again", { timeout }, async () => {
    place.s3.setFaults([slowMaps]);
    const { job, prefix } = startJob();
    await inMapStage(job);
    process.kill(executorOf(job, 2), "SIGKILL");
    expect(await place.expectRight(job, prefix)).toMatch(/^ {2}! executor 2 lost \(.*\); .*\d map outputs? runs? again$/m);
  });

  it("executor, in the last stage: its tasks and outputs run again", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    process.kill(executorOf(job, 2), "SIGKILL");
    expect(await place.expectRight(job, prefix)).toMatch(/^ {2}! executor 2 lost \(.*\); 1 running task and \d map outputs? run again$/m);
  });

  it.each(["first", "last"])("slot, in the %s stage: its task runs again", { timeout }, async (stage) => {
    place.s3.setFaults([stage === "first" ? slowMaps : slowUploads]);
    const { job, prefix } = startJob();
    await (stage === "first" ? inMapStage(job) : inLastStage(job, prefix));
    for (const id of [1, 2]) process.kill(slotOf(job, id), "SIGKILL");
    expect(await place.expectRight(job, prefix)).toMatch(
      /^ {2}! stage \d \(.*\), task \d: the process that ran the task ended: it was ended by SIGKILL; trying again$/m,
    );
  });

  it("all executors: the job gives up when none comes", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob("--executor-wait", "2");
    await inLastStage(job, prefix);
    for (const id of [1, 2]) process.kill(executorOf(job, id), "SIGKILL");
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: no executor is connected, and none came back within 2 s {2,}\[NO_EXECUTORS · 57P03\]$/m);
    expect(stderr).toContain(`nothing was written to s3://data/${prefix}`);
    expect(code).toBe(1);
    await place.expectNothing(prefix);
    await expectGone(job);
  });

  it("driver: the program ends with an error, and volley clean sweeps its uploads", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    process.kill(driverOf(job), "SIGKILL");
    const { code, stderr } = await job.ended;
    expect(stderr).toMatch(/^error: the driver was ended by SIGKILL {2,}\[DRIVER_UNREACHABLE · 08006\]$/m);
    expect(code).toBe(1);
    await expectGone(job);
    expect((await place.contents(prefix)).objects).toEqual({});
    place.s3.setFaults([]);
    expect(await place.volley("clean", `s3://data/${prefix}`).ended).toMatchObject({ code: 0, stderr: "" });
    await place.expectNothing(prefix);
  });

  it("program: what it started ends by itself and takes back what was uploaded", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { job, prefix } = startJob();
    await inLastStage(job, prefix);
    job.kill("SIGKILL");
    await job.ended;
    await expectGone(job);
    await place.expectNothing(prefix);
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
    await place.expectNothing(prefix);
  });

  it("in one process does so too", { timeout }, async () => {
    place.s3.setFaults([slowUploads]);
    const { program, prefix } = place.job();
    const job = place.volley("run", program);
    await job.until("it uploaded", () => place.keysAskedFor(prefix) >= 1);
    job.kill("SIGINT");
    expect(await job.ended).toMatchObject({ code: 130 });
    await expectGone(job);
    await place.expectNothing(prefix);
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
    await place.expectRight(job, prefix);
  });
});
