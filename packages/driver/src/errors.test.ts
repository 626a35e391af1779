import { FailureReason, type TaskFailure } from "@volley/protocol";
import { CommitUnfinishedError, ConcurrentCommitError, DestinationExistsError, LostUploadError, StorageError } from "@volley/storage";
import { describe, expect, it } from "vitest";
import { alsoWhere, failureToError, queryFailureToError, storageToError } from "./errors.ts";

const failure = (more: Partial<TaskFailure>): TaskFailure => ({
  reason: FailureReason.UNKNOWN,
  message: "it broke",
  retryable: true,
  countsTowardsLimit: true,
  errorClass: "",
  where: ["s3://b/x"],
  hints: ["mend it"],
  ...more,
});

describe("task failures", () => {
  it("keep their class when we know it, and have that of their reason when not", () => {
    expect(failureToError(failure({ errorClass: "DIVIDE_BY_ZERO" })).errorClass).toBe("DIVIDE_BY_ZERO");
    expect(failureToError(failure({ errorClass: "OF_A_LATER_VERSION", reason: FailureReason.STORAGE_DENIED })).errorClass).toBe(
      "ACCESS_DENIED",
    );
    expect(failureToError(failure({ errorClass: "toString", reason: FailureReason.DISK_FULL })).errorClass).toBe("DISK_FULL");
  });

  it("have a class for every reason", () => {
    for (const reason of Object.values(FailureReason).filter((value) => typeof value === "number"))
      expect(failureToError(failure({ reason: reason as FailureReason })).sqlState).toMatch(/^\w{5}$/);
  });

  it("say where in the plan they happened, and how often they were tried", () => {
    const where = (retryable: boolean, attempts: number): readonly string[] =>
      queryFailureToError({ stage: 2, task: 0, attempts, failure: failure({ retryable }) }, "read flights", 8).where;
    expect(where(true, 4)).toEqual(["s3://b/x", "in stage 2 (read flights), task 1 of 8, after 4 attempts"]);
    expect(where(false, 1)[1]).toBe("in stage 2 (read flights), task 1 of 8, after 1 attempt (not retried: it would fail again)");
    expect(queryFailureToError({ attempts: 0, failure: failure({}) }, undefined, 0).where).toEqual(["s3://b/x"]);
  });
});

describe("storage errors", () => {
  const winner = { jobId: "other-job", created: "2026-01-01T00:00:00.000Z" };
  it.each([
    [new DestinationExistsError("s3://b/out", 2, "a.csv"), "PATH_ALREADY_EXISTS", /mode "overwrite" replaces them/],
    [new ConcurrentCommitError("s3://b/out", 3, winner, "another job wrote"), "CONCURRENT_WRITE", /run it again/],
    [
      new CommitUnfinishedError("s3://b/out", 3, "job", new StorageError("throttled", "s3://b/out/x", "slow down")),
      "STORAGE_THROTTLED",
      /do not run it again/,
    ],
    [
      new CommitUnfinishedError("s3://b/out", 3, "job", new LostUploadError("s3://b/out/x", "there is no such object")),
      "CONCURRENT_WRITE",
      /mode "overwrite"/,
    ],
    [new StorageError("corrupt", "s3://b/x", "s3://b/x is broken"), "CANNOT_READ_FILE", /write the object again/],
  ])("%s", (error, errorClass, hint) => {
    expect(storageToError(error)).toMatchObject({
      errorClass,
      message: error.message,
      where: [],
      hints: [expect.stringMatching(hint)],
      cause: error,
    });
  });

  it("name the other job of a conflict", () => {
    const error = storageToError(new ConcurrentCommitError("s3://b/out", 3, winner, "another job wrote")) as Error;
    expect(error.message).toContain("job other-job");
  });

  it("say the address where the message does not, and let other errors pass", () => {
    expect(storageToError(new StorageError("denied", "s3://b/x", "access was denied"))).toMatchObject({ where: ["s3://b/x"], hints: [] });
    const other = new Error("other");
    expect(storageToError(other)).toBe(other);
    expect(alsoWhere(other, "nothing was written")).toBe(other);
    expect(alsoWhere(storageToError(new StorageError("denied", "s3://b/x", "s3://b/x was denied")), "nothing was written")).toMatchObject({
      where: ["nothing was written"],
    });
  });
});
