import { CommitUncertainError, PreconditionFailedError, StorageError } from "../errors.ts";
import type { ObjectStore } from "../object-store.ts";
import { logFolder, normaliseDestination } from "./destination.ts";
import { type CommitEntry, type EntrySummary, decodeEntry, encodeEntry, historyAfter } from "./entry.ts";
import { backOff, isRetryable } from "./retry.ts";

const digits = 10;
const tries = 8;

/** One destination's commit log. */
export interface CommitLog {
  readonly store: ObjectStore;
  readonly destination: string;
  /** Where the entries lie, without a trailing slash. */
  readonly folder: string;
}

/** The newest entry, and whether everything it orders is known to be done. */
export interface LogHead {
  readonly entry: CommitEntry;
  readonly done: boolean;
}

export function openLog(store: ObjectStore, destination: string, control?: string): CommitLog {
  const normal = normaliseDestination(destination);
  return { store, destination: normal, folder: logFolder(normal, control) };
}

function entryUrl(log: CommitLog, entry: number): string {
  return `${log.folder}/${String(entry).padStart(digits, "0")}.json`;
}

function doneUrl(log: CommitLog, entry: number): string {
  return `${log.folder}/${String(entry).padStart(digits, "0")}.done`;
}

/** The newest entry, or undefined when the destination has no log. */
export async function readHead(log: CommitLog): Promise<LogHead | undefined> {
  let newest = -1;
  let newestDone = -1;
  for await (const { url } of log.store.list(`${log.folder}/`)) {
    const match = /\/(\d+)\.(json|done)$/.exec(url);
    if (match === null) continue;
    const entry = Number(match[1]);
    if (match[2] === "json") newest = Math.max(newest, entry);
    else newestDone = Math.max(newestDone, entry);
  }
  if (newest < 0) return undefined;
  return { entry: await readEntry(log, newest), done: newestDone >= newest };
}

/** The head, or undefined also where access to the log was not given. For readers, and for looking at outer destinations. */
export async function readHeadIfAllowed(log: CommitLog): Promise<LogHead | undefined> {
  try {
    return await readHead(log);
  } catch (error) {
    if (error instanceof StorageError && error.reason === "denied") return undefined;
    throw error;
  }
}

export async function readEntry(log: CommitLog, entry: number): Promise<CommitEntry> {
  const url = entryUrl(log, entry);
  return decodeEntry(url, await log.store.read(url));
}

async function readEntryIfAny(log: CommitLog, entry: number): Promise<CommitEntry | undefined> {
  try {
    return await readEntry(log, entry);
  } catch (error) {
    if (error instanceof StorageError && error.reason === "not-found") return undefined;
    throw error;
  }
}

/**
 * Puts an entry at its number unless one stands there; gives back the one that stands there then. It is the caller's when
 * its job id is: an answer may be lost after the store took the write, and a resumed driver may write the same entry twice.
 * Throws `CommitUncertainError` when the store stayed silent: the entry may stand or come to stand.
 */
export async function placeEntry(log: CommitLog, entry: CommitEntry): Promise<CommitEntry> {
  const url = entryUrl(log, entry.entry);
  const body = encodeEntry(entry);
  for (let attempt = 0; ; attempt++) {
    try {
      await log.store.write(url, body, { absent: true });
      return entry;
    } catch (error) {
      const taken = error instanceof PreconditionFailedError;
      if (!taken && !isRetryable(error)) throw error;
      const standing = await readEntryIfAny(log, entry.entry);
      if (standing !== undefined) return standing;
      // Nothing there yet: the write may still be under way (S3 answers 409 to a rival in that moment), so the same one is tried again.
      if (attempt >= tries - 1) throw new CommitUncertainError(log.destination, entry.jobId, error);
      await backOff(attempt);
    }
  }
}

/** True when this entry's orders are known to be carried out: it is marked so, or a newer entry stands, which is only written after. */
export async function isSettled(log: CommitLog, entry: number): Promise<boolean> {
  if ((await log.store.head(entryUrl(log, entry + 1))) !== undefined) return true;
  return (await log.store.head(doneUrl(log, entry))) !== undefined;
}

/** True when a newer entry stands. */
export async function isSuperseded(log: CommitLog, entry: number): Promise<boolean> {
  return (await log.store.head(entryUrl(log, entry + 1))) !== undefined;
}

export async function markDone(log: CommitLog, entry: number): Promise<void> {
  await log.store.write(doneUrl(log, entry), new TextEncoder().encode("{}"));
}

/** Summaries of all entries after number `after` up to the head, oldest first; reads one more entry for each `historyLength` of them. */
export async function summariesSince(log: CommitLog, head: CommitEntry | undefined, after: number): Promise<EntrySummary[]> {
  let known = [...historyAfter(head)];
  for (let first = known[0]; first !== undefined && first.entry > after + 1; first = known[0]) {
    const older = historyAfter(await readEntry(log, first.entry - 1));
    known = [...older, ...known];
  }
  return known.filter((summary) => summary.entry > after);
}
