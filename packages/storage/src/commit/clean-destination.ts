import { randomUUID } from "node:crypto";
import type { ObjectStore } from "../object-store.ts";
import { inherited } from "./commit.ts";
import { normaliseDestination, pathBelow } from "./destination.ts";
import { historyAfter } from "./entry.ts";
import { findLogs } from "./find-logs.ts";
import { finishEntry, isLost, releaseMetadata } from "./finish.ts";
import { type CommitLog, openLog, placeEntry, readHead } from "./log.ts";
import { settledHead } from "./settle.ts";
import { type StrayUpload, abortList, pendingBelow } from "./strays.ts";

export interface CleanOptions {
  /** Sweep only uploads at least this old, in milliseconds. Default 0: all. */
  readonly olderThanMs?: number;
  /** Report, and change nothing. */
  readonly dryRun?: boolean;
  /** Where commit logs lie, if not in the default place. */
  readonly control?: string;
}

/** A decided output, by its place in a log. */
export interface DecidedOutput {
  readonly destination: string;
  readonly entry: number;
  readonly jobId: string;
}

/** What `cleanDestination` did, or with `dryRun` would do. */
export interface CleanReport {
  readonly destination: string;
  readonly dryRun: boolean;
  /** Decided outputs that a crash had left half visible. */
  readonly finished: readonly DecidedOutput[];
  readonly aborted: readonly StrayUpload[];
  /** Uploads left alone: too young, or below an output that cannot be finished. */
  readonly kept: readonly StrayUpload[];
  /** Decided outputs that can never become whole, and why: they have to be written again with mode "overwrite". */
  readonly unfinishable: readonly (DecidedOutput & { readonly error: string })[];
  /** Files that killed processes left in hidden folders of a local destination. */
  readonly temporary: readonly string[];
}

/**
 * Leaves nothing at or below an address but committed output: finishes decided commits, then aborts pending uploads. Before an
 * upload is aborted an entry that names it is won in the log, so a job that is still running is not torn apart: when it
 * comes to publish it fails with `ConcurrentCommitError`, and nothing of it is visible. `olderThanMs` spares running jobs.
 * Throws `StorageError`.
 */
export async function cleanDestination(store: ObjectStore, address: string, options: CleanOptions = {}): Promise<CleanReport> {
  const destination = normaliseDestination(address);
  const { dryRun = false, olderThanMs = 0, control } = options;
  const logs = await findLogs(store, destination, control);
  const { finished, unfinishable, needed } = await settleAll(logs, dryRun);

  const oldest = olderThanMs > 0 ? Date.now() - olderThanMs : Infinity;
  const ownerOf = (upload: StrayUpload): CommitLog =>
    logs.findLast((log) => pathBelow(log.destination, upload.url) !== undefined) ?? openLog(store, destination, control);
  const sweepable = (upload: StrayUpload): boolean =>
    upload.started.getTime() <= oldest &&
    !needed.has(upload.uploadId) &&
    !unfinishable.some((one) => one.destination === ownerOf(upload).destination);
  const candidates = async (): Promise<StrayUpload[]> => (await pendingBelow(store, destination, true)).filter(sweepable);

  const pending = await pendingBelow(store, destination, true);
  const aborted = dryRun ? pending.filter(sweepable) : [];
  for (const owner of dryRun ? [] : new Set(pending.filter(sweepable).map((upload) => ownerOf(upload).destination))) {
    const log = logs.find((one) => one.destination === owner) ?? openLog(store, owner, control);
    aborted.push(...(await sweep(log, async () => (await candidates()).filter((upload) => ownerOf(upload).destination === owner))));
  }
  const temporary = await sweepTemporary(store, destination, logs, Math.min(oldest, Date.now()), dryRun);
  return { destination, dryRun, finished, aborted, kept: pending.filter((upload) => !sweepable(upload)), unfinishable, temporary };
}

// Another job may be writing an entry this very moment.
const entryWriteMs = 60_000;

async function sweepTemporary(
  store: ObjectStore,
  destination: string,
  logs: readonly CommitLog[],
  before: number,
  dryRun: boolean,
): Promise<string[]> {
  if (store.sweepTemporary === undefined) return [];
  const swept = [...(await store.sweepTemporary(destination, { dryRun, before: new Date(before) }))];
  const young = new Date(Math.min(before, Date.now() - entryWriteMs));
  for (const log of logs) swept.push(...(await store.sweepTemporary(log.folder, { dryRun, before: young })));
  return [...new Set(swept)];
}

async function settleAll(logs: readonly CommitLog[], dryRun: boolean) {
  const finished: DecidedOutput[] = [];
  const unfinishable: (DecidedOutput & { error: string })[] = [];
  const needed = new Set<string>();
  for (const log of logs) {
    const head = await readHead(log);
    if (head === undefined) continue;
    if (head.done) {
      if (!dryRun) await releaseMetadata(log, head.entry);
      continue;
    }
    const { entry, jobId, files } = head.entry;
    const output = { destination: log.destination, entry, jobId };
    try {
      if (dryRun) for (const file of files ?? []) if (file.upload !== undefined) needed.add(file.upload.uploadId);
      if (!dryRun) await settledHead(log);
      finished.push(output);
    } catch (error) {
      if (!isLost(error)) throw error;
      unfinishable.push({ ...output, error: (error as Error).message });
    }
  }
  return { finished, unfinishable, needed };
}

/** Wins an abort entry for the uploads, then aborts them. A job that commits first is let pass, and its uploads with it. */
async function sweep(log: CommitLog, candidates: () => Promise<StrayUpload[]>): Promise<StrayUpload[]> {
  const jobId = randomUUID();
  for (;;) {
    const head = await settledHead(log);
    const uploads = await candidates();
    if (uploads.length === 0) return [];
    const standing = await placeEntry(log, {
      format: "volley-commit",
      version: 1,
      entry: (head?.entry ?? -1) + 1,
      kind: "abort",
      destination: log.destination,
      jobId,
      epoch: 1,
      created: new Date().toISOString(),
      ...inherited(head),
      deletes: [],
      aborts: abortList(log.destination, uploads),
      history: historyAfter(head),
    });
    if (standing.jobId !== jobId) continue;
    await finishEntry(log, standing);
    return uploads;
  }
}
