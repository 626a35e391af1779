import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CommitMode, type ObjectStore, beginCommit, CommitUncertainError, CommitUnfinishedError, StorageError } from "@volley/storage";
import { deafStore, disturbedStore } from "./failing-store.ts";
import { listOutput, merged, optionsOf, pendingUploads, readOutput, runJob, sorted, stageJob } from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

describe.each(["local", "s3"] as const)("lost answers, on %s", (name) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.close());

  it.each(["append", "overwrite"] as const)("of any one call change nothing in mode %s", async (mode: CommitMode) => {
    const failures: string[] = [];
    for (let at = 0; ; at++) {
      const destination = place.fresh();
      const old = await stageJob(place.store, destination, ["train/part-0"]);
      await runJob(place.store, destination, old, "error");
      const job = await stageJob(place.store, destination, ["train/part-0", "test/part-0"]);
      const { store, log } = deafStore(place.store, at);
      for (let attempt = 0; ; attempt++) {
        try {
          const commit = await beginCommit(store, optionsOf(destination, job.jobId, mode, { epoch: attempt + 1 }));
          await commit.publish(job.files);
          break;
        } catch (error) {
          expect(attempt).toBeLessThan(1);
          expect(error).toBeInstanceOf(StorageError);
          expect((error as StorageError).retryable).toBe(true);
          failures.push(log[at] ?? "");
        }
      }
      const expected = mode === "append" ? merged(old.contents, job.contents) : job.contents;
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(expected));
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(expected));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
      if (log.length <= at) break;
    }
    // The deciding write and the completions never even show; only reads and the marker reach the caller.
    expect(failures).not.toContain("completeUpload");
    expect(failures.length).toBeGreaterThan(3);
  });

  /** The write of an entry does what `disturb` says, the first time. */
  function entryWrite(inner: ObjectStore, disturb: (call: () => Promise<unknown>) => Promise<unknown>): ObjectStore {
    let done = false;
    return new Proxy(inner, {
      get(target, key) {
        const member = Reflect.get(target, key) as unknown;
        if (key !== "write") return typeof member === "function" ? member.bind(target) : member;
        return (...args: Parameters<ObjectStore["write"]>) => {
          const call = () => target.write(...args);
          if (done || !/\/\d+\.json$/.test(args[0])) return call();
          done = true;
          return disturb(call);
        };
      },
    });
  }

  it("adopts its entry when the store took it and the client saw an error", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0", "part-1"]);
    const store = entryWrite(place.store, async (call) => {
      await call();
      throw new StorageError("unreachable", destination, "cut off");
    });
    const result = await runJob(store, destination, job, "error");
    expect(result).toMatchObject({ entry: 0, adopted: true, rows: 2 });
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("does not decide twice when the write arrives late", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0"]);
    let late: Promise<unknown> = Promise.resolve();
    const store = entryWrite(place.store, async (call) => {
      late = new Promise((resolve) => setTimeout(resolve, 30)).then(call).catch((error: unknown) => error);
      throw new StorageError("unreachable", destination, "no answer in time");
    });
    expect(await runJob(store, destination, job, "error")).toMatchObject({ entry: 0 });
    await late;
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("says so when the store stays silent, and aborting then fences the late write", { timeout: 60_000 }, async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0"]);
    let silent = true;
    const store = disturbWrites(place.store, async (call) => {
      if (silent) throw new StorageError("unreachable", destination, "no answer in time");
      return call();
    });
    const commit = await beginCommit(store, optionsOf(destination, job.jobId, "error"));
    const error = await commit.publish(job.files).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CommitUncertainError);
    expect((error as Error).message).toMatch(/it is not known whether/);
    silent = false;
    expect(await commit.abort(job.files.map(({ url, upload }) => ({ url, uploadId: upload.uploadId })))).toEqual({ state: "aborted" });
    await expect(commit.publish(job.files)).rejects.toThrow(/was aborted for/);
    expect(await pendingUploads(place.store, destination)).toEqual([]);
    expect((await listOutput(place.store, destination)).size).toBe(0);
  });

  function disturbWrites(inner: ObjectStore, disturb: (call: () => Promise<unknown>) => Promise<unknown>): ObjectStore {
    return new Proxy(inner, {
      get(target, key) {
        const member = Reflect.get(target, key) as unknown;
        if (key === "write") return (...args: Parameters<ObjectStore["write"]>) => disturb(() => target.write(...args));
        return typeof member === "function" ? member.bind(target) : member;
      },
    });
  }

  it("names an output that is decided but not visible, and the next publish finishes it", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0", "part-1", "part-2"]);
    const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
    const error = await commit
      .publish(job.files, { completeFiles: () => Promise.reject(new Error("executor 2 was lost")) })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CommitUnfinishedError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/is decided \(entry 0 of its log\) but not all of it is visible yet: executor 2 was lost$/),
      hint: expect.stringContaining("volley clean"),
    });
    expect((await listOutput(place.store, destination)).size).toBe(0);
    expect(commit.state).toBe("committed");
    expect(await commit.abort(job.files.map(({ url, upload }) => ({ url, uploadId: upload.uploadId })))).toEqual({
      state: "committed",
      entry: 0,
    });
    await commit.publish(job.files);
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("dies of disturbed calls alone", async () => {
    const { store, log } = disturbedStore(place.store, 1_000, (call) => call(), false);
    const destination = place.fresh();
    await runJob(store, destination, await stageJob(place.store, destination, ["part-0"]), "error");
    expect(log).toContain("completeUpload");
  });
});
