import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginCommit, cleanDestination, ConcurrentCommitError, readCommitted } from "@volley/storage";
import { listOutput, merged, optionsOf, pendingUploads, readOutput, runJob, sorted, stageJob, type StagedJob } from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

const uploadsOf = (job: StagedJob) => job.files.map(({ url, upload }) => ({ url, uploadId: upload.uploadId }));
const urls = (uploads: readonly { url: string }[]) => uploads.map(({ url }) => url).sort();

describe.each(["local", "s3"] as const)("cleaning on %s", (name) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.close());

  /** A job that won its entry and was killed before it completed anything. */
  async function halfPublished(destination: string): Promise<StagedJob> {
    const job = await stageJob(place.store, destination, ["csv/train/part-0", "csv/test/part-0"]);
    const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "overwrite"));
    await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
    return job;
  }

  it("sweeps what a job left that was killed before its commit, at once", async () => {
    const destination = place.fresh();
    const old = await stageJob(place.store, destination, ["part-0"]);
    await runJob(place.store, destination, old, "error");
    const killed = await stageJob(place.store, destination, ["part-0", "part-1"]);
    const report = await cleanDestination(place.store, `${destination}/`);
    expect(urls(report.aborted)).toEqual(urls(killed.files));
    expect(report).toMatchObject({ destination, dryRun: false, finished: [], kept: [], unfinishable: [] });
    expect(await pendingUploads(place.store, destination)).toEqual([]);
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(old.contents));
  });

  it("sweeps a destination that never saw a commit, and leaves it without one", async () => {
    const destination = place.fresh();
    const killed = await stageJob(place.store, destination, ["part-0"]);
    expect(urls((await cleanDestination(place.store, destination)).aborted)).toEqual(urls(killed.files));
    expect(await readCommitted(place.store, destination)).toBeUndefined();
    expect((await cleanDestination(place.store, destination)).aborted).toEqual([]);
  });

  it("finishes a decided output before it sweeps", async () => {
    const destination = place.fresh();
    const job = await halfPublished(destination);
    const stray = await stageJob(place.store, destination, ["csv/train/part-0"]);
    const report = await cleanDestination(place.store, destination);
    expect(report.finished).toEqual([{ destination, entry: 0, jobId: job.jobId }]);
    expect(urls(report.aborted)).toEqual(urls(stray.files));
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
    expect(await pendingUploads(place.store, destination)).toEqual([]);
  });

  it.each([
    ["the folder around the outputs", (destination: string) => destination.slice(0, destination.lastIndexOf("/"))],
    ["a folder in an output", (destination: string) => `${destination}/csv`],
  ])("works on %s", async (_, addressOf) => {
    const destination = place.fresh();
    const job = await halfPublished(destination);
    const stray = await stageJob(place.store, destination, ["csv/train/part-0"]);
    const report = await cleanDestination(place.store, addressOf(destination));
    expect(report.finished).toEqual([{ destination, entry: 0, jobId: job.jobId }]);
    expect(urls(report.aborted)).toEqual(urls(stray.files));
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("makes a running job fail whole instead of tearing it apart", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0", "part-1"]);
    const running = await beginCommit(place.store, optionsOf(destination, job.jobId, "append"));
    await cleanDestination(place.store, destination);
    const error = await running.publish(job.files).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConcurrentCommitError);
    expect((error as Error).message).toMatch(/a clean-up swept .* nothing of this job was published/);
    expect(await running.abort(uploadsOf(job))).toEqual({ state: "aborted" });
    expect((await listOutput(place.store, destination)).size).toBe(0);
  });

  it("spares younger uploads, and the job they belong to goes on", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0"]);
    const running = await beginCommit(place.store, optionsOf(destination, job.jobId, "overwrite"));
    const report = await cleanDestination(place.store, destination, { olderThanMs: 60_000 });
    expect(report.aborted).toEqual([]);
    expect(urls(report.kept)).toEqual(urls(job.files));
    await running.publish(job.files);
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("does not touch a neighbour whose name begins alike", async () => {
    const destination = place.fresh();
    const neighbour = await stageJob(place.store, `${destination}-2`, ["part-0"]);
    expect((await cleanDestination(place.store, destination)).aborted).toEqual([]);
    expect(await pendingUploads(place.store, `${destination}-2`)).toEqual(urls(neighbour.files));
  });

  it("only reports in a dry run", async () => {
    const destination = place.fresh();
    const job = await halfPublished(destination);
    const stray = await stageJob(place.store, destination, ["csv/train/part-0"]);
    const report = await cleanDestination(place.store, destination, { dryRun: true });
    expect(report.finished).toEqual([{ destination, entry: 0, jobId: job.jobId }]);
    expect(urls(report.aborted)).toEqual(urls(stray.files));
    expect(urls(report.kept)).toEqual(urls(job.files));
    expect((await pendingUploads(place.store, destination)).length).toBe(3);
    expect((await listOutput(place.store, destination)).size).toBe(0);
  });

  it("reports an output that can never become whole, and goes on", async () => {
    const destination = place.fresh();
    const job = await halfPublished(destination);
    await place.store.abortUpload(uploadsOf(job)[0] as { url: string; uploadId: string });
    const report = await cleanDestination(place.store, destination);
    expect(report.unfinishable).toHaveLength(1);
    expect(report.unfinishable[0]).toMatchObject({ destination, entry: 0, jobId: job.jobId });
    expect(report.unfinishable[0]?.error).toMatch(/something outside Volley aborted or replaced it/);
  });

  it.runIf(name === "local")("removes half-written files of killed processes", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["csv/part-0"]);
    await runJob(place.store, destination, job, "error");
    const staging = path.join(destination, "csv", ".volley-uploads");
    await mkdir(path.join(staging, "half-begun"), { recursive: true });
    await writeFile(path.join(staging, "write-1"), "half");
    const dry = await cleanDestination(place.store, destination, { dryRun: true });
    expect(dry.temporary.map((file) => path.basename(file)).sort()).toEqual(["half-begun", "write-1"]);
    expect((await cleanDestination(place.store, destination)).temporary).toEqual(dry.temporary);
    expect((await readdir(path.join(destination, "csv"))).every((file) => !file.startsWith("."))).toBe(true);
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(merged(job.contents)));
  });
});
