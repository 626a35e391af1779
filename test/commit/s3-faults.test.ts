import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FaultRule } from "@volley/s3-server";
import { beginCommit, cleanDestination, readCommitted } from "@volley/storage";
import { listOutput, optionsOf, pendingUploads, readOutput, runJob, sorted, stageJob } from "./outputs.ts";
import { openPlace, type Place } from "./places.ts";

describe("a commit against a failing S3", () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace("s3");
  });
  beforeEach(() => place.server?.setFaults([]));
  afterAll(() => place.close());

  const complete = { op: "CompleteMultipartUpload" } as const;
  const entry = { op: "PutObject", keyPattern: "\\.volley/commits/.*\\.json$" } as const;

  it.each<[string, FaultRule[]]>([
    [
      "every completion is carried out and answered 500",
      [{ match: { ...complete, times: 4 }, action: { status: 500, code: "InternalError", after: true } }],
    ],
    [
      "a completion is carried out and answered 200 with an error in it",
      [{ match: { ...complete, nth: 2 }, action: { status: 200, code: "InternalError", after: true } }],
    ],
    [
      "a completion fails with 200 and an error in it",
      [{ match: { ...complete, nth: 2 }, action: { status: 200, code: "InternalError" } }],
    ],
    [
      "completions are cut off before and after",
      [
        { match: { ...complete, nth: 1 }, action: { reset: "before" } },
        { match: { ...complete, nth: 2 }, action: { reset: "after" } },
      ],
    ],
    ["S3 asks to slow down", [{ match: { times: 3 }, action: { status: 503, code: "SlowDown" } }]],
    [
      "the entry is written and answered 500",
      [{ match: { ...entry, nth: 1 }, action: { status: 500, code: "InternalError", after: true } }],
    ],
    ["the entry is written and the connection cut", [{ match: { ...entry, nth: 1 }, action: { reset: "after" } }]],
    [
      "the entry meets a rival's write under way",
      [{ match: { ...entry, nth: 1 }, action: { status: 409, code: "ConditionalRequestConflict" } }],
    ],
  ])("succeeds when %s", { timeout: 60_000 }, async (_, faults) => {
    const destination = place.fresh();
    const old = await stageJob(place.store, destination, ["part-0"]);
    await runJob(place.store, destination, old, "error");
    const job = await stageJob(place.store, destination, ["part-0", "part-1", "part-2", "part-3"]);
    place.server?.setFaults(faults);
    expect(await runJob(place.store, destination, job, "overwrite")).toMatchObject({ entry: 1, rows: 4 });
    expect(place.server?.stats().faultsFired.every((times) => times > 0)).toBe(true);
    place.server?.setFaults([]);
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(job.contents));
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
    expect(await pendingUploads(place.store, destination)).toEqual([]);
  });

  it("goes without listing uploads where that right is missing; a clean says what it lacks", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0"]);
    place.server?.setFaults([{ match: { op: "ListMultipartUploads" }, action: { status: 403, code: "AccessDenied" } }]);
    await runJob(place.store, destination, job, "error");
    expect(sorted(await listOutput(place.store, destination))).toEqual(sorted(job.contents));
    await expect(cleanDestination(place.store, destination)).rejects.toMatchObject({ reason: "denied" });
  });

  it("tells a reader without the right to write what stands in its way", async () => {
    const destination = place.fresh();
    const job = await stageJob(place.store, destination, ["part-0"]);
    const commit = await beginCommit(place.store, optionsOf(destination, job.jobId, "error"));
    await commit.publish(job.files, { completeFiles: () => Promise.reject(new Error("killed")) }).catch(() => {});
    place.server?.setFaults([{ match: complete, action: { status: 403, code: "AccessDenied" } }]);
    await expect(readCommitted(place.store, destination)).rejects.toMatchObject({ name: "CommitUnfinishedError", reason: "denied" });
    place.server?.setFaults([]);
    expect(sorted(await readOutput(place.store, destination))).toEqual(sorted(job.contents));
  });

  it("leaves a reader without access to the log with a listing", async () => {
    const destination = place.fresh();
    await runJob(place.store, destination, await stageJob(place.store, destination, ["part-0"]), "error");
    place.server?.setFaults([{ match: { op: "ListObjectsV2" }, action: { status: 403, code: "AccessDenied" } }]);
    expect(await readCommitted(place.store, destination)).toBeUndefined();
  });
});
