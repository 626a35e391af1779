import { StorageError } from "../errors.ts";
import type { UploadedPart } from "../object-store.ts";
import type { MarkerPlace } from "./destination.ts";

/** How a job treats what its destination already holds. Spark's save modes. */
export type CommitMode = "error" | "append" | "overwrite" | "ignore";

/** Values of a file's partition columns, as text; null is SQL's. */
export type PartitionValues = Readonly<Record<string, string | null>>;

/** One file of a live set. Paths are relative to the destination. */
export interface EntryFile {
  readonly path: string;
  readonly bytes: number;
  /** Absent for files that came from elsewhere and were never counted. */
  readonly rows?: number;
  readonly partition?: PartitionValues;
  /** Absent for files that no commit wrote. */
  readonly jobId?: string;
  readonly attempt?: string;
  /** Only in the entry that publishes the file: what anyone needs to complete it. */
  readonly upload?: { readonly uploadId: string; readonly parts: readonly UploadedPart[] };
}

/** What later entries remember of an earlier one. */
export interface EntrySummary {
  readonly entry: number;
  readonly kind: "commit" | "abort";
  readonly jobId: string;
  /** Absent in abort entries that `cleanDestination` wrote. */
  readonly mode?: CommitMode;
  readonly created: string;
  /** How many uploads the entry orders to abort. */
  readonly aborts: number;
}

/** One entry of a destination's commit log. Entry n+1 is written only after everything entry n orders was done. */
export interface CommitEntry {
  readonly format: "volley-commit";
  readonly version: 1;
  readonly entry: number;
  readonly kind: "commit" | "abort";
  readonly destination: string;
  readonly jobId: string;
  readonly epoch: number;
  readonly mode?: CommitMode;
  /** ISO 8601, by the writer's clock. For people: nothing is decided by it. */
  readonly created: string;
  /** The whole live set after this entry; null while no commit has been made here, which is not the same as an empty one. */
  readonly files: readonly EntryFile[] | null;
  /** Paths this entry orders to delete: what an overwrite found. */
  readonly deletes: readonly string[];
  /** Uploads this entry orders to abort. A job that needs one of them has lost. */
  readonly aborts: readonly { readonly path: string; readonly uploadId: string }[];
  readonly marker: MarkerPlace;
  /** A marker of an earlier commit that would now lie. */
  readonly dropMarker?: MarkerPlace;
  /** The schema the writer gave, as JSON; kept by later entries that give none. */
  readonly schema?: unknown;
  /** The entries before this one, oldest first, at most `historyLength`. */
  readonly history: readonly EntrySummary[];
}

/** How many summaries an entry carries; to look further back, read the oldest one's entry. */
export const historyLength = 256;

function summaryOf(entry: CommitEntry): EntrySummary {
  const { kind, jobId, mode, created } = entry;
  return { entry: entry.entry, kind, jobId, ...(mode === undefined ? {} : { mode }), created, aborts: entry.aborts.length };
}

/** The history of the entry after `head`. */
export function historyAfter(head: CommitEntry | undefined): readonly EntrySummary[] {
  return head === undefined ? [] : [...head.history, summaryOf(head)].slice(-historyLength);
}

export function encodeEntry(entry: CommitEntry): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(entry));
}

/** Throws `StorageError` "corrupt" when the bytes are no entry, and "invalid" when a newer Volley wrote it. */
export function decodeEntry(url: string, bytes: Uint8Array): CommitEntry {
  let value: CommitEntry;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes)) as CommitEntry;
  } catch (cause) {
    throw new StorageError("corrupt", url, `${url} is not an entry of a commit log: it is no JSON`, { cause });
  }
  if (value?.format !== "volley-commit") {
    throw new StorageError("corrupt", url, `${url} is not an entry of a commit log`);
  }
  if (value.version !== 1) {
    throw new StorageError(
      "invalid",
      url,
      `${url} has version ${String(value.version)} of the commit log's format, this Volley knows version 1: use a newer Volley for this destination`,
    );
  }
  const lists = [value.deletes, value.aborts, value.history];
  if (
    !Number.isSafeInteger(value.entry) ||
    typeof value.jobId !== "string" ||
    !lists.every(Array.isArray) ||
    !(value.files === null || Array.isArray(value.files))
  ) {
    throw new StorageError("corrupt", url, `${url} is not a whole entry of a commit log`);
  }
  return value;
}
