import { StorageError } from "../errors.ts";
import type { ObjectStore, PendingUpload } from "../object-store.ts";
import { mapParallel } from "../parallel.ts";
import { defaultParallelism } from "./complete.ts";
import { listingPrefix, pathBelow, urlBelow } from "./destination.ts";
import type { CommitEntry, CommitMode, EntryFile } from "./entry.ts";
import { historyAfter } from "./entry.ts";

/** Uploads this old belong to nobody: an append sweeps them too, though it must leave the uploads of concurrent appends alone. */
export const abandonedAfterMs = 7 * 24 * 3_600_000;

export type StrayUpload = PendingUpload & { readonly started: Date };

/** Pending uploads below a destination; empty, unless `demand`, where the right to list uploads was not given: that must not stop a job. */
export async function pendingBelow(store: ObjectStore, destination: string, demand = false): Promise<StrayUpload[]> {
  const found: StrayUpload[] = [];
  try {
    for await (const upload of store.listUploads(listingPrefix(destination))) found.push(upload);
  } catch (error) {
    if (demand || !(error instanceof StorageError && error.reason === "denied")) throw error;
  }
  return found;
}

/**
 * Which of the pending uploads the next entry orders to abort. Every one that was listed before the entry is written belongs
 * to a job that began before it, and such a job either meets this entry when it publishes or is decided already; so a mode
 * that excludes all other jobs may take them all. An append takes those of its own job, of decided jobs, and very old ones.
 */
export function straysFor(
  job: { readonly jobId: string; readonly mode?: CommitMode },
  pending: readonly StrayUpload[],
  needed: ReadonlySet<string>,
  head: CommitEntry | undefined,
  now: number,
): StrayUpload[] {
  const others = pending.filter((upload) => !needed.has(upload.uploadId));
  if (job.mode !== undefined && job.mode !== "append") return others;
  const decided = [job.jobId, ...historyAfter(head).map((summary) => summary.jobId)];
  return others.filter((upload) => now - upload.started.getTime() > abandonedAfterMs || decided.some((id) => upload.url.includes(id)));
}

/** Uploads as an entry lists them. */
export function abortList(destination: string, uploads: readonly PendingUpload[]): { path: string; uploadId: string }[] {
  return uploads.flatMap(({ url, uploadId }) => {
    const path = pathBelow(destination, url);
    return path === undefined ? [] : [{ path, uploadId }];
  });
}

/**
 * The first file whose upload is gone, or undefined. The listing of the whole destination is asked first; MinIO lists
 * uploads by their exact key alone, so what is missing there is asked for one by one.
 */
export async function firstGone(
  store: ObjectStore,
  destination: string,
  files: readonly EntryFile[],
  pending: readonly StrayUpload[],
): Promise<string | undefined> {
  const there = new Set(pending.map((upload) => upload.uploadId));
  const missing = files.filter((file) => file.upload !== undefined && !there.has(file.upload.uploadId));
  const gone = await mapParallel(missing, defaultParallelism, async (file) => {
    const url = urlBelow(destination, file.path);
    try {
      for await (const upload of store.listUploads(url)) if (upload.uploadId === file.upload?.uploadId) return undefined;
    } catch (error) {
      if (error instanceof StorageError && error.reason === "denied") return undefined;
      throw error;
    }
    return url;
  });
  return gone.find((url) => url !== undefined);
}
