import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { relation, type SaveMode, type WriteCommand } from "@volley/plan";
import { type ObjectStore, openStorage, StorageError, uploadMetadata } from "@volley/storage";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Winner } from "../scheduler/state.ts";
import type { RunningJob } from "./running-job.ts";
import { writeOutput } from "./write-output.ts";

const store = openStorage();
let root: string;
let destination: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "volley-write-"));
  destination = join(root, "out");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const input = relation("range", { start: 0n, end: 1n, step: 1n });
const command = (mode: SaveMode = "error", folders: readonly string[] = [""]): WriteCommand => ({
  kind: "write",
  destination,
  mode,
  marker: "inside",
  sinks: folders.map((folder) => ({ folder, input, format: "csv", options: {} })),
});

/** What an executor does for one attempt: uploads a file and does not complete it. */
async function attempt(jobId: string, number: number, sink = 0, folder = ""): Promise<Winner> {
  const url = join(destination, folder, `part-${sink}-${jobId}-${number}.csv`);
  const upload = await store.createUpload(url, uploadMetadata(jobId, String(number)));
  const body = new TextEncoder().encode(`${number}\n`);
  const part = await store.uploadPart(upload, 1, body);
  const file = { sink, url, uploadId: upload.uploadId, parts: [part], bytes: body.length, rows: 1 };
  return { attempt: number, executor: "1", success: { mapOutputs: [], sinkFiles: [file] } };
}

const finished = (winners: readonly Winner[], losers: readonly Winner[] = []): RunningJob =>
  ({ winners: () => winners, losers: losers.map(({ success }) => success) }) as unknown as RunningJob;

async function visible(): Promise<string[]> {
  const names = await readdir(destination, { recursive: true }).catch(() => []);
  return names
    .filter((name) => !name.split("/").some((part) => part.startsWith(".") || part.startsWith("_")) && name.endsWith(".csv"))
    .sort();
}
async function pending(): Promise<number> {
  let count = 0;
  for await (const _ of store.listUploads(destination)) count++;
  return count;
}

/** The store, whose completions of uploads fail so many times first. */
function failing(times: number, error: (url: string) => Error): ObjectStore {
  let left = times;
  return new Proxy(store, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (name !== "completeUpload") return typeof value === "function" ? value.bind(target) : value;
      return (upload: { url: string; uploadId: string }, parts: never) =>
        left-- > 0 ? Promise.reject(error(upload.url)) : target.completeUpload(upload, parts);
    },
  });
}

describe("writeOutput", () => {
  it("publishes the winners' files, aborts the losers', and counts rows by folder", async () => {
    const result = await writeOutput(command("error", ["train", "test"]), { store, epoch: 1 }, async (jobId, publish) => {
      const winners = [await attempt(jobId, 1, 0, "train"), await attempt(jobId, 2, 0, "train")];
      return publish(finished(winners, [await attempt(jobId, 3, 0, "train")]));
    });
    expect(result).toMatchObject({ skipped: false, rows: { train: 2, test: 0 } });
    expect(result.files).toHaveLength(2);
    expect(await visible()).toHaveLength(2);
    expect(await pending()).toBe(0);
  });

  it("takes back what a failed job has uploaded, and says that nothing was written", async () => {
    const failure = new StorageError("denied", "s3://b/x", "access to s3://b/x was denied");
    const writing = writeOutput(command(), { store, epoch: 1 }, async (jobId) => {
      await attempt(jobId, 1);
      throw failure;
    });
    await expect(writing).rejects.toMatchObject({ errorClass: "ACCESS_DENIED", where: [`nothing was written to ${destination}`] });
    expect(await visible()).toEqual([]);
    expect(await pending()).toBe(0);
  });

  it("does not touch a destination that holds data, except in the modes that say so", async () => {
    const write = (mode: SaveMode): Promise<unknown> =>
      writeOutput(command(mode), { store, epoch: 1 }, async (jobId, publish) => publish(finished([await attempt(jobId, 1)])));
    await write("error");
    await expect(write("error")).rejects.toMatchObject({ reason: "exists" });
    await expect(write("ignore")).resolves.toMatchObject({ skipped: true, files: [] });
    expect(await visible()).toHaveLength(1);
    await write("append");
    expect(await visible()).toHaveLength(2);
    await write("overwrite");
    expect(await visible()).toHaveLength(1);
  });

  it("names the job that committed meanwhile, and leaves its output alone", async () => {
    const both = writeOutput(command("overwrite"), { store, epoch: 1 }, async (jobId, publish) => {
      await writeOutput(command("overwrite"), { store, epoch: 1 }, async (other, publishOther) =>
        publishOther(finished([await attempt(other, 1)])),
      );
      return publish(finished([await attempt(jobId, 2)]));
    });
    await expect(both).rejects.toMatchObject({
      errorClass: "CONCURRENT_WRITE",
      message: expect.stringMatching(/\(job [0-9a-f-]{36}, .*, entry 0 of its log\)/),
    });
    expect(await visible()).toHaveLength(1);
    expect(await pending()).toBe(0);
  });

  it("publishes again while a decided output cannot be made visible", async () => {
    const flaky = failing(1, (url) => new StorageError("other", url, "the disk sleeps"));
    const result = await writeOutput(command(), { store: flaky, epoch: 1, pauses: [10] }, async (jobId, publish) =>
      publish(finished([await attempt(jobId, 1), await attempt(jobId, 2)])),
    );
    expect(result.files).toHaveLength(2);
    expect(await visible()).toHaveLength(2);
    expect(await pending()).toBe(0);
  });

  it("says of an output that stays half visible that it is decided, and not that nothing was written", async () => {
    const broken = failing(Number.POSITIVE_INFINITY, (url) => new StorageError("other", url, "the disk is gone"));
    const jobs: string[] = [];
    const writing = writeOutput(command(), { store: broken, epoch: 1, pauses: [10, 10] }, async (jobId, publish) => {
      jobs.push(jobId);
      return publish(finished([await attempt(jobId, 1)]));
    });
    await expect(writing).rejects.toMatchObject({
      message: expect.stringMatching(/is decided .* but not all of it is visible yet: the disk is gone/),
      where: [],
      hints: [expect.stringContaining("volley clean")],
    });
    expect(jobs).toHaveLength(1);
    // The next write there finishes it first.
    await expect(
      writeOutput(command("append"), { store, epoch: 1 }, async (jobId, publish) => publish(finished([await attempt(jobId, 2)]))),
    ).resolves.toMatchObject({ files: [{}] });
    expect(await visible()).toHaveLength(2);
  });

  it("does not decide for a destination it cannot be: a file", async () => {
    destination = join(root, "file.csv");
    await store.write(destination, new Uint8Array([1]));
    await expect(writeOutput(command(), { store, epoch: 1 }, () => Promise.reject(new Error(randomUUID())))).rejects.toMatchObject({
      reason: "exists",
      message: expect.stringContaining("is a file"),
    });
  });
});
