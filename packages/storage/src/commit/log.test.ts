import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LocalStore } from "../local/local-store.ts";
import { type CommitEntry, historyAfter, historyLength } from "./entry.ts";
import { type CommitLog, isSettled, markDone, openLog, placeEntry, readHead, summariesSince } from "./log.ts";

describe("a commit log", () => {
  let directory: string;
  let log: CommitLog;
  beforeEach(async () => {
    directory = await mkdtemp(path.join(tmpdir(), "volley-log-"));
    log = openLog(new LocalStore(), path.join(directory, "out"));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  function entryAfter(head: CommitEntry | undefined, jobId: string): CommitEntry {
    return {
      format: "volley-commit",
      version: 1,
      entry: (head?.entry ?? -1) + 1,
      kind: "abort",
      destination: log.destination,
      jobId,
      epoch: 1,
      mode: "append",
      created: "2026-01-01T00:00:00.000Z",
      files: null,
      deletes: [],
      aborts: [],
      marker: "none",
      history: historyAfter(head),
    };
  }

  it("gives each number to one writer", async () => {
    const rivals = await Promise.all(Array.from({ length: 8 }, (_, i) => placeEntry(log, entryAfter(undefined, `job-${i}`))));
    expect(new Set(rivals.map((entry) => entry.jobId)).size).toBe(1);
    expect((await readHead(log))?.entry.jobId).toBe(rivals[0]?.jobId);
  });

  it("knows whether its head is done", async () => {
    expect(await readHead(log)).toBeUndefined();
    const first = await placeEntry(log, entryAfter(undefined, "a"));
    expect(await readHead(log)).toMatchObject({ done: false });
    expect(await isSettled(log, 0)).toBe(false);
    await markDone(log, 0);
    expect(await readHead(log)).toMatchObject({ done: true });
    await placeEntry(log, entryAfter(first, "b"));
    expect(await readHead(log)).toMatchObject({ entry: { entry: 1 }, done: false });
    expect(await isSettled(log, 0)).toBe(true);
  });

  it("remembers every job, however many entries ago", { timeout: 60_000 }, async () => {
    const total = historyLength * 2 + 10;
    let head: CommitEntry | undefined;
    for (let i = 0; i < total; i++) head = await placeEntry(log, entryAfter(head, `job-${i}`));
    expect(head?.history).toHaveLength(historyLength);
    const all = await summariesSince(log, head, -1);
    expect(all.map((summary) => summary.jobId)).toEqual(Array.from({ length: total }, (_, i) => `job-${i}`));
    expect((await summariesSince(log, head, total - 3)).map((summary) => summary.entry)).toEqual([total - 2, total - 1]);
  });
});
