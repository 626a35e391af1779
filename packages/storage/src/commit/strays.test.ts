import { describe, expect, it } from "vitest";
import type { CommitEntry } from "./entry.ts";
import { abandonedAfterMs, straysFor } from "./strays.ts";

const now = Date.parse("2026-01-10T00:00:00Z");
const upload = (jobId: string, ageMs = 0) => ({
  url: `s3://b/out/part-${jobId}-0.csv`,
  uploadId: `${jobId}-${ageMs}`,
  started: new Date(now - ageMs),
});
const head = { entry: 0, kind: "commit", jobId: "decided", created: "", aborts: [], history: [] } as unknown as CommitEntry;
const pending = [upload("me"), upload("winner"), upload("decided"), upload("running"), upload("dead", abandonedAfterMs + 1)];
const needed = new Set(["winner-0"]);
const jobs = (mode: "append" | "overwrite") =>
  straysFor({ jobId: "me", mode }, pending, needed, head, now).map((one) => one.uploadId.split("-")[0]);

describe("straysFor", () => {
  it("takes everything in a mode that excludes other jobs, except what the entry needs", () => {
    expect(jobs("overwrite")).toEqual(["me", "decided", "running", "dead"]);
  });

  it("leaves a concurrent append alone, and takes its own, decided jobs' and very old ones", () => {
    expect(jobs("append")).toEqual(["me", "decided", "dead"]);
  });
});
