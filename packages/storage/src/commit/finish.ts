import { CommitUnfinishedError, LostUploadError, StorageError } from "../errors.ts";
import { type CompleteFiles, type FileToComplete, abortAll, completeAll, defaultParallelism } from "./complete.ts";
import { urlBelow } from "./destination.ts";
import type { CommitEntry } from "./entry.ts";
import { type CommitLog, isSettled, isSuperseded, markDone } from "./log.ts";
import { writeMarker } from "./marker.ts";

export interface FinishOptions {
  /** Who completes the uploads; by default this process. */
  readonly completeFiles?: CompleteFiles;
  /** Uploads completed or aborted at a time by this process; default 16. */
  readonly parallelism?: number;
}

/** The files an entry publishes, with what is needed to complete them. */
function filesToComplete(entry: CommitEntry): FileToComplete[] {
  return (entry.files ?? []).flatMap((file) =>
    file.upload === undefined || file.jobId === undefined || file.attempt === undefined
      ? []
      : [{ url: urlBelow(entry.destination, file.path), bytes: file.bytes, jobId: file.jobId, attempt: file.attempt, upload: file.upload }],
  );
}

/**
 * Carries out what an entry orders: completes its uploads, writes the marker, aborts what lost, deletes what was replaced,
 * marks the entry done. Anyone may call it at any time, several at once: every step can be repeated, and whoever finds that
 * the entry was settled by others stops. Throws `CommitUnfinishedError`, with `LostUploadError` as its cause when no later
 * try can succeed.
 */
export async function finishEntry(log: CommitLog, entry: CommitEntry, options: FinishOptions = {}): Promise<void> {
  const { store } = log;
  const parallelism = options.parallelism ?? defaultParallelism;
  const complete = options.completeFiles ?? ((files) => completeAll(store, files, parallelism));
  const published = filesToComplete(entry);
  try {
    if (published.length > 0) await complete(published);
    if (entry.kind === "commit") await writeMarker(log, entry);
    // Uploads go before files: a slow rival that still completes an upload must not bring back a file deleted here.
    await abortAll(
      store,
      entry.aborts.map(({ path, uploadId }) => ({ url: urlBelow(entry.destination, path), uploadId })),
      parallelism,
    );
    if (entry.deletes.length > 0 && !(await isSuperseded(log, entry.entry))) {
      await store.delete(entry.deletes.map((path) => urlBelow(entry.destination, path)));
    }
  } catch (error) {
    if (await isSettled(log, entry.entry).catch(() => false)) return;
    throw new CommitUnfinishedError(entry.destination, entry.entry, entry.jobId, error);
  }
  await recordDone(log, entry);
}

/** Everything is published by now; a failure to note that down costs the next one here some requests, not the job. */
async function recordDone(log: CommitLog, entry: CommitEntry): Promise<void> {
  try {
    await markDone(log, entry.entry);
    await releaseMetadata(log, entry);
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
  }
}

/** Lets a store that keeps metadata in files drop that of an entry that is done. */
export async function releaseMetadata(log: CommitLog, entry: CommitEntry): Promise<void> {
  const urls = filesToComplete(entry).map((file) => file.url);
  if (urls.length > 0) await log.store.releaseMetadata?.(urls);
}

/** True when the failure can never be mended by trying again. */
export function isLost(error: unknown): boolean {
  return error instanceof CommitUnfinishedError && error.cause instanceof LostUploadError;
}
