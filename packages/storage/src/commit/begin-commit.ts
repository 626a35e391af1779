import { CommitAbortedError, StorageError } from "../errors.ts";
import type { ObjectStore } from "../object-store.ts";
import { type Commit, createCommit } from "./commit.ts";
import { type MarkerPlace, markerUrl } from "./destination.ts";
import type { CommitEntry, CommitMode } from "./entry.ts";
import { isLost, releaseMetadata } from "./finish.ts";
import { judge } from "./decide.ts";
import { demandEmpty, demandNotInsideAnother, listPresent, reconcile } from "./live.ts";
import { type CommitLog, openLog, readEntry, readHead, summariesSince } from "./log.ts";
import { settledHead } from "./settle.ts";

export interface CommitOptions {
  /** `s3://bucket/path` or a local path: everything below it is one output, whatever channels and formats it holds. */
  readonly destination: string;
  readonly mode: CommitMode;
  /** A UUID, the same for all drivers of one job; part of the name of every file the job writes. */
  readonly jobId: string;
  /** Which driver of the job this is, counted from 1. */
  readonly epoch: number;
  /** Where commit logs lie, if not in the default place. */
  readonly control?: string;
  readonly marker: MarkerPlace;
  /** What an overwrite replaces: all files, or only those in folders that it writes to (dynamic partition overwrite). Default "all". */
  readonly replaces?: "all" | "partitions";
  /** Uploads completed or aborted at a time; default 16. */
  readonly parallelism?: number;
}

/**
 * Begins a job's output to a destination: finishes what a crashed predecessor left, then applies the mode. A job that
 * comes back after its own commit gets a `Commit` in state "committed" whatever the mode. Writes nothing of its own.
 * Throws `DestinationExistsError` (mode "error"), `CommitAbortedError` (the job was aborted), `StorageError`.
 */
export async function beginCommit(store: ObjectStore, options: CommitOptions): Promise<Commit> {
  const { mode, jobId, control } = options;
  const log = openLog(store, options.destination, control);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(jobId)) {
    throw new StorageError("invalid", log.destination, `"${jobId}" is no job id for a commit: it must be a UUID`);
  }
  markerUrl(log.destination, options.marker);
  await demandFolder(log);

  const head = await headToStartFrom(log, options);
  const verdict = judge({ jobId, mode: "append" }, await summariesSince(log, head, -1));
  if (verdict.kind === "aborted") throw new CommitAbortedError(log.destination, jobId, verdict.by.entry, verdict.by.created);
  if (verdict.kind === "adopt") return createCommit(log, options, { state: "committed", entry: await readEntry(log, verdict.entry) });

  if (mode === "error") {
    await demandEmpty(store, log.destination);
    return createCommit(log, options, { state: "open", base: head, live: [], missing: [], deletes: [] });
  }
  if (mode === "ignore") {
    const { data } = await listPresent(store, log.destination, 1);
    if (data.size > 0) return createCommit(log, options, { state: "skipped" });
    return createCommit(log, options, { state: "open", base: head, live: [], missing: [], deletes: [] });
  }
  const present = await listPresent(store, log.destination);
  await demandNotInsideAnother(store, log.destination, present, control);
  const { live, missing } = reconcile(head, present);
  if (mode === "append" || options.replaces === "partitions")
    return createCommit(log, options, { state: "open", base: head, live, missing, deletes: [] });
  const sidecars = options.marker === "inside" ? present.sidecars.filter((path) => path !== "_SUCCESS") : present.sidecars;
  const logged = (head?.files ?? []).map((file) => file.path);
  const deletes = [...new Set([...logged, ...present.data.keys(), ...sidecars])];
  return createCommit(log, options, { state: "open", base: head, live: [], missing, deletes });
}

/** An overwrite may start from a commit that can never be finished: it replaces it. */
async function headToStartFrom(log: CommitLog, options: CommitOptions): Promise<CommitEntry | undefined> {
  try {
    const head = await settledHead(log, { parallelism: options.parallelism });
    if (head !== undefined) await releaseMetadata(log, head);
    return head;
  } catch (error) {
    if (options.mode === "overwrite" && isLost(error)) return (await readHead(log))?.entry;
    throw error;
  }
}

async function demandFolder(log: CommitLog): Promise<void> {
  if (log.destination.startsWith("s3://")) return;
  if ((await log.store.head(log.destination)) === undefined) return;
  throw new StorageError(
    "exists",
    log.destination,
    `${log.destination} is a file, and the output needs a folder there: move it away or write elsewhere`,
  );
}
