import { randomUUID } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  beginCommit,
  CommitAbortedError,
  completeAll,
  ConcurrentCommitError,
  DestinationExistsError,
  LostUploadError,
  type Manifest,
  markerUrl,
  readCommitted,
  StorageError,
  uploadMetadata,
} from "@volley/storage";
import { listOutput, merged, optionsOf, pendingUploads, readOutput, runJob, sorted, stageFile, stageJob, text } from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

const encode = (value: string) => new TextEncoder().encode(value);
const uploadsOf = (job: { files: readonly { url: string; upload: { uploadId: string } }[] }) =>
  job.files.map(({ url, upload }) => ({ url, uploadId: upload.uploadId }));

describe.each(["local", "s3"] as const)("commits on %s", (name) => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace(name);
  });
  afterAll(() => place.close());

  describe("modes", () => {
    it("error refuses a destination that holds data, whoever wrote it, and names it", async () => {
      const destination = place.fresh();
      await place.store.write(`${destination}/train/part-0.csv`, encode("by hand"));
      await place.store.write(`${destination}/train/part-1.csv`, encode("by hand"));
      const error = await beginCommit(place.store, optionsOf(destination, randomUUID(), "error")).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(DestinationExistsError);
      expect(error).toMatchObject({
        message: `${destination} already holds 2 objects (train/part-0.csv, …)`,
        hint: 'mode "overwrite" replaces them, "append" adds to them, "ignore" leaves them alone',
      });
    });

    it("error takes a destination that holds hidden files alone, or whose files were deleted by hand", async () => {
      const destination = place.fresh();
      const first = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, first, "error");
      await place.store.delete(first.files.map((file) => file.url));
      const second = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, second, "error");
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(second.contents));
    });

    it("ignore does nothing where data is, and writes where none is", async () => {
      const destination = place.fresh();
      const first = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, first, "ignore");
      const commit = await beginCommit(place.store, optionsOf(destination, randomUUID(), "ignore"));
      expect(commit.state).toBe("skipped");
      await expect(commit.publish([])).rejects.toThrow(/there is nothing to publish/);
      expect(await commit.abort()).toEqual({ state: "aborted" });
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(first.contents));
    });

    it("overwrite replaces what it found and leaves what came later", async () => {
      const destination = place.fresh();
      await place.store.write(`${destination}/train/old.csv`, encode("old"));
      await place.store.write(`${destination}/train/_metadata`, encode("summary of old"));
      await place.store.write(`${destination}/.gitkeep`, encode(""));
      const job = await stageJob(place.store, destination, ["train/part-0"]);
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "overwrite"));
      await place.store.write(`${destination}/train/late.csv`, encode("late"));
      await commit.publish(job.files);
      expect([...(await listOutput(place.store, destination)).keys()].sort()).toEqual([...job.contents.keys(), "train/late.csv"].sort());
      expect(await place.store.head(`${destination}/train/_metadata`)).toBeUndefined();
      expect(await place.store.head(`${destination}/.gitkeep`)).toBeDefined();
    });

    it("append takes in files that no commit wrote, and leaves out those deleted by hand", async () => {
      const destination = place.fresh();
      await place.store.write(`${destination}/spark.csv`, encode("spark"));
      const first = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, first, "append");
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(merged(first.contents, new Map([["spark.csv", "spark"]]))));
      await place.store.delete([`${destination}/spark.csv`]);
      const second = await stageJob(place.store, destination, ["part-0"]);
      const commit = await beginCommit(place.store, optionsOf(destination, second.jobId, "append"));
      expect(commit.missing).toEqual(["spark.csv"]);
      await commit.publish(second.files);
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(merged(first.contents, second.contents)));
    });

    it("a job that comes back after its own commit finds it, in mode error too", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, job, "error");
      await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "append");
      const again = await beginCommit(place.store, optionsOf(destination, job.jobId, "error", { epoch: 2 }));
      expect(again.state).toBe("committed");
      expect(await again.publish(job.files)).toMatchObject({ entry: 0, adopted: true, rows: 1 });
      expect(await again.abort(uploadsOf(job))).toEqual({ state: "committed", entry: 0 });
      expect((await listOutput(place.store, destination)).size).toBe(2);
    });
  });

  describe("two jobs at once", () => {
    it.each([
      ["overwrite", "overwrite", /another job replaced/],
      ["overwrite", "append", /another job replaced/],
      ["append", "overwrite", /another job wrote to/],
      ["error", "error", /another job wrote to/],
      ["error", "ignore", /another job wrote to/],
      ["error", "append", /another job wrote to/],
    ] as const)("%s wins over %s: the other gets the clear error and leaves nothing", async (winner, loser, message) => {
      const destination = place.fresh();
      const a = await stageJob(place.store, destination, ["part-0"]);
      const first = await beginCommit(place.store, optionsOf(destination, a.jobId, winner));
      const b = await stageJob(place.store, destination, ["part-0", "part-1"]);
      const second = await beginCommit(place.store, optionsOf(destination, b.jobId, loser));
      await first.publish(a.files);
      const error = await second.publish(b.files).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(ConcurrentCommitError);
      expect((error as Error).message).toMatch(message);
      expect((error as ConcurrentCommitError).winner.jobId).toBe(a.jobId);
      expect((error as Error).message).toContain((error as ConcurrentCommitError).winner.created);
      expect(await second.abort(uploadsOf(b))).toEqual({ state: "aborted" });
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(a.contents));
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(a.contents));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it("of two that publish in the same moment one wins", async () => {
      for (let round = 0; round < 5; round++) {
        const destination = place.fresh();
        const jobs = [await stageJob(place.store, destination, ["part-0"]), await stageJob(place.store, destination, ["part-0"])];
        const commits = await Promise.all(jobs.map((job) => beginCommit(place.store, optionsOf(destination, job.jobId, "overwrite"))));
        const results = await Promise.allSettled(commits.map((commit, i) => commit.publish(jobs[i]?.files ?? [])));
        const won = results.findIndex((result) => result.status === "fulfilled");
        expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
        const lost = results.find((result) => result.status === "rejected");
        expect(lost?.reason).toBeInstanceOf(StorageError);
        expect((lost?.reason as StorageError).reason).toBe("conflict");
        expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(jobs[won]?.contents));
      }
    });

    it("six appends all land", async () => {
      const destination = place.fresh();
      const jobs = await Promise.all(Array.from({ length: 6 }, () => stageJob(place.store, destination, ["part-0", "part-1"])));
      const results = await Promise.all(jobs.map((job) => runJob(place.store, destination, job, "append")));
      expect(results.map((result) => result.entry).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
      const all = merged(...jobs.map((job) => job.contents));
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(all));
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(all));
      const manifest = JSON.parse(await text(place.store, `${destination}/_SUCCESS`)) as Manifest;
      expect(manifest).toMatchObject({ entry: 5, rows: 12 });
    });

    it("two drivers of one job: the second adopts the first's commit, its own files vanish", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      const zombie = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      const retried = await stageFile(place.store, `${destination}/part-0-${job.jobId}-7.csv`, "retried\n", job.jobId, "7");
      const next = await beginCommit(place.store, optionsOf(destination, job.jobId, "error", { epoch: 2 }));
      expect(await zombie.publish(job.files)).toMatchObject({ adopted: false });
      expect(await next.publish([retried])).toMatchObject({ entry: 0, adopted: true });
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it.each([
      ["before it completes anything", false],
      ["after it completed all", true],
    ])("a driver that falls asleep %s wakes up to newer commits and touches nothing of theirs", async (_, completesFirst) => {
      const destination = place.fresh();
      const old = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, old, "error");
      const sleeper = await stageJob(place.store, destination, ["part-0", "part-1"]);
      let wake = () => {};
      let asleep = () => {};
      const awake = new Promise<void>((resolve) => (wake = resolve));
      const sleeps = new Promise<void>((resolve) => (asleep = resolve));
      const commit = await beginCommit(place.store, optionsOf(destination, sleeper.jobId, "overwrite"));
      const published = commit.publish(sleeper.files, {
        async completeFiles(files) {
          if (completesFirst) await completeAll(place.store, files);
          asleep();
          await awake;
          if (!completesFirst) await completeAll(place.store, files);
        },
      });
      await sleeps;
      const appended = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, appended, "append");
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(merged(sleeper.contents, appended.contents)));
      const last = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, last, "overwrite");
      // The sleeper's entry orders to delete this path; it came back since, by hand.
      const deletedOnce = [...old.contents.keys()][0] as string;
      await place.store.write(`${destination}/${deletedOnce}`, encode("again"));
      wake();
      expect(await published).toMatchObject({ entry: 1, adopted: false });
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(merged(last.contents, new Map([[deletedOnce, "again"]]))));
      expect(JSON.parse(await text(place.store, `${destination}/_SUCCESS`))).toMatchObject({ jobId: last.jobId, entry: 3 });
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it("a job that one driver aborted can be published by none", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      const zombie = await beginCommit(place.store, optionsOf(destination, job.jobId, "append"));
      const next = await beginCommit(place.store, optionsOf(destination, job.jobId, "append", { epoch: 2 }));
      await next.abort();
      await expect(zombie.publish(job.files)).rejects.toBeInstanceOf(CommitAbortedError);
      await expect(beginCommit(place.store, optionsOf(destination, job.jobId, "append", { epoch: 3 }))).rejects.toThrow(
        /it can publish nothing there any more/,
      );
      expect(await pendingUploads(place.store, destination)).toEqual([]);
      expect(await readCommitted(place.store, destination)).toBeUndefined();
    });
  });

  describe("aborting", () => {
    it("takes back the uploads, also those the driver never heard of, and nothing else", async () => {
      const destination = place.fresh();
      const old = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, old, "error");
      const job = await stageJob(place.store, destination, ["part-0", "part-1"]);
      const other = await stageJob(place.store, destination, ["part-0"]);
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "overwrite"));
      expect(await commit.abort(uploadsOf(job).slice(0, 1))).toEqual({ state: "aborted" });
      expect(await pendingUploads(place.store, destination)).toEqual([...other.contents.keys()].map((path) => `${destination}/${path}`));
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(old.contents));
      expect(await commit.abort(uploadsOf(job))).toEqual({ state: "aborted" });
    });

    it("of a job that wrote nothing leaves no trace", async () => {
      const destination = place.fresh();
      const commit = await beginCommit(place.store, optionsOf(destination, randomUUID(), "error"));
      await commit.abort();
      const parent = destination.slice(0, destination.lastIndexOf("/") + 1);
      const found: string[] = [];
      for await (const { url } of place.store.list(`${parent}`)) found.push(url);
      if (name === "s3")
        for await (const { url } of place.store.list("s3://bucket/.volley/")) if (url.includes(destination)) found.push(url);
      expect(found).toEqual([]);
    });
  });

  describe("the marker", () => {
    it("is a manifest of the whole live set, inside", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["day=1/part-0", "day=2/part-0"]);
      const files = job.files.map((file, i) => ({ ...file, partition: { day: String(i + 1) } }));
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      const schema = { fields: [{ name: "name", type: "string" }] };
      const result = await commit.publish(files, { schema });
      expect(result.manifest).toBe(`${destination}/_SUCCESS`);
      const manifest = JSON.parse(await text(place.store, `${destination}/_SUCCESS`)) as Manifest;
      expect(manifest).toMatchObject({ format: "volley-manifest", version: 1, destination, jobId: job.jobId, entry: 0, rows: 2, schema });
      expect(manifest.files).toEqual(
        files.map(({ url, bytes, rows, partition }) => ({ path: url.slice(destination.length + 1), bytes, rows, partition })),
      );
      const output = await readCommitted(place.store, destination);
      expect(output).toMatchObject({ destination, entry: 0, schema });
      expect(output?.files.map((file) => file.partition)).toEqual([{ day: "1" }, { day: "2" }]);
    });

    it("stands beside the destination under a name that no prefix of it matches, or nowhere", async () => {
      const destination = place.fresh();
      const beside = markerUrl(destination, "sibling") as string;
      expect(beside.startsWith(destination)).toBe(false);
      await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "error", { marker: "sibling" });
      expect(await place.store.head(beside)).toBeDefined();
      expect(await place.store.head(`${destination}/_SUCCESS`)).toBeUndefined();
      const result = await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "append", {
        marker: "none",
      });
      expect(result.manifest).toBeUndefined();
      // The old one would list half of the output.
      expect(await place.store.head(beside)).toBeUndefined();
    });

    it("replaces another program's", async () => {
      const destination = place.fresh();
      await place.store.write(`${destination}/_SUCCESS`, encode(""));
      await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "error");
      expect(JSON.parse(await text(place.store, `${destination}/_SUCCESS`))).toMatchObject({ format: "volley-manifest" });
    });
  });

  describe("reading", () => {
    it("finds the output that a folder is part of", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["csv/train/part-0", "csv/test/part-0"]);
      await runJob(place.store, destination, job, "error");
      const output = await readCommitted(place.store, `${destination}/csv/train/`);
      expect(output?.destination).toBe(destination);
      expect(output?.files.map((file) => file.url)).toEqual([job.files[0]?.url]);
      expect(await readCommitted(place.store, `${destination}/elsewhere`)).toBeUndefined();
      expect(await readCommitted(place.store, `${destination}-2`)).toBeUndefined();
    });

    it("tells an empty output from none", async () => {
      const destination = place.fresh();
      expect(await readCommitted(place.store, destination)).toBeUndefined();
      const commit = await beginCommit(place.store, optionsOf(destination, randomUUID(), "overwrite"));
      await commit.publish([]);
      expect((await readCommitted(place.store, destination))?.files).toEqual([]);
    });

    it.runIf(name === "local")("clears away a completion that died between its last two steps", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      const [upload] = uploadsOf(job) as [{ url: string; uploadId: string }];
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
      const record = await readFile(path.join(upload.uploadId, "upload.json"));
      await place.store.completeUpload(upload, job.files[0]?.upload.parts ?? []);
      await mkdir(upload.uploadId, { recursive: true });
      await writeFile(path.join(upload.uploadId, "upload.json"), record);
      await writeFile(path.join(upload.uploadId, "publishing"), "");
      expect(await pendingUploads(place.store, destination)).toHaveLength(1);
      expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(job.contents));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it("does not finish when told not to", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
      await expect(readCommitted(place.store, destination, { finish: false })).rejects.toThrow(
        /is decided .* this reader was told not to finish it/,
      );
      expect(await pendingUploads(place.store, destination)).toHaveLength(1);
    });
  });

  describe("bad input", () => {
    const refusals: [
      string,
      (destination: string, jobId: string) => Promise<Parameters<Awaited<ReturnType<typeof beginCommit>>["publish"]>[0]>,
      RegExp,
    ][] = [
      ["a file elsewhere", async (d, id) => [await stageFile(place.store, `${d}-2/part-${id}.csv`, "x", id, "0")], /does not lie below/],
      ["a hidden file", async (d, id) => [await stageFile(place.store, `${d}/_tmp/part-${id}.csv`, "x", id, "0")], /readers skip/],
      [
        "one name twice",
        async (d, id) => [
          await stageFile(place.store, `${d}/p-${id}.csv`, "x", id, "0"),
          await stageFile(place.store, `${d}/p-${id}.csv`, "y", id, "1"),
        ],
        /given twice/,
      ],
      [
        "a file without parts",
        async (d, id) => [{ ...(await stageFile(place.store, `${d}/p-${id}.csv`, "x", id, "0")), upload: { uploadId: "u", parts: [] } }],
        /no uploaded parts/,
      ],
      [
        "a name that is taken",
        async (d, id) => [await stageFile(place.store, `${d}/taken.csv`, "x", id, "0")],
        /name of a file that is there already/,
      ],
    ];
    it.each(refusals)("refuses %s and publishes nothing", async (_, files, message) => {
      const destination = place.fresh();
      await place.store.write(`${destination}/taken.csv`, encode("old"));
      const jobId = randomUUID();
      const commit = await beginCommit(place.store, optionsOf(destination, jobId, "append"));
      const given = await files(destination, jobId);
      await expect(commit.publish(given)).rejects.toThrow(message);
      await commit.abort(given.map(({ url, upload }) => ({ url, uploadId: upload.uploadId })).filter(({ uploadId }) => uploadId !== "u"));
      expect([...(await listOutput(place.store, destination))]).toEqual([["taken.csv", "old"]]);
    });

    it("refuses an output inside another one", async () => {
      const destination = place.fresh();
      await runJob(place.store, destination, await stageJob(place.store, destination, ["csv/train/part-0"]), "error");
      const inside = beginCommit(place.store, optionsOf(`${destination}/csv`, randomUUID(), "overwrite"));
      await expect(inside).rejects.toThrow(`${destination}/csv holds 1 files of the output ${destination}`);
    });

    it("refuses a job id that is none", async () => {
      await expect(beginCommit(place.store, optionsOf(place.fresh(), "job-1", "error"))).rejects.toThrow(/must be a UUID/);
    });

    it("notices before deciding that an upload was aborted from outside", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0", "part-1"]);
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      await place.store.abortUpload(uploadsOf(job)[1] as { url: string; uploadId: string });
      await expect(commit.publish(job.files)).rejects.toThrow(`the upload of ${job.files[1]?.url} is gone before the commit`);
      await commit.abort(uploadsOf(job));
      expect((await listOutput(place.store, destination)).size).toBe(0);
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it("is loud about an upload lost after deciding, and an overwrite goes over it", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0", "part-1"]);
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
      await place.store.abortUpload(uploadsOf(job)[1] as { url: string; uploadId: string });
      const error = await commit.publish(job.files).catch((caught: unknown) => caught);
      expect((error as Error).cause).toBeInstanceOf(LostUploadError);
      await expect(readCommitted(place.store, destination)).rejects.toMatchObject({ hint: 'write the output again with mode "overwrite"' });
      await expect(beginCommit(place.store, optionsOf(destination, randomUUID(), "append"))).rejects.toThrow(/its upload is gone/);
      const next = await stageJob(place.store, destination, ["part-0"]);
      await runJob(place.store, destination, next, "overwrite");
      expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(next.contents));
      expect(await pendingUploads(place.store, destination)).toEqual([]);
    });

    it("takes no other object for a lost upload's", async () => {
      const destination = place.fresh();
      const job = await stageJob(place.store, destination, ["part-0"]);
      const [file] = job.files;
      const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
      await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
      await place.store.abortUpload(uploadsOf(job)[0] as { url: string; uploadId: string });
      const impostor = await place.store.createUpload(file?.url ?? "", uploadMetadata(job.jobId, "other attempt"));
      await place.store.completeUpload(impostor, [await place.store.uploadPart(impostor, 1, encode("x".repeat(file?.bytes ?? 0)))]);
      await expect(commit.publish(job.files)).rejects.toThrow(/the object there is another one/);
    });

    it("refuses a log that a newer Volley wrote, and one that is noise", async () => {
      for (const [body, message] of [
        [JSON.stringify({ format: "volley-commit", version: 2 }), /use a newer Volley/],
        ["\u0000noise", /is no JSON/],
        ["{}", /is not an entry of a commit log/],
      ] as const) {
        const destination = place.fresh();
        await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "error", {
          control: `${destination}-log`,
        });
        for await (const { url } of place.store.list(`${destination}-log/`))
          if (url.endsWith(".json")) await place.store.write(url, encode(body));
        await expect(readCommitted(place.store, destination, { control: `${destination}-log` })).rejects.toThrow(message);
        await expect(
          beginCommit(place.store, optionsOf(destination, randomUUID(), "append", { control: `${destination}-log` })),
        ).rejects.toThrow(message);
      }
    });
  });
});
