import { StorageError } from "../errors.ts";
import type { ObjectStore } from "../object-store.ts";
import { markerUrl } from "./destination.ts";
import type { CommitEntry, EntryFile, PartitionValues } from "./entry.ts";
import { type CommitLog, isSuperseded } from "./log.ts";

/** What the success marker holds: the whole live set of the destination, for readers that know nothing of the commit log. */
export interface Manifest {
  readonly format: "volley-manifest";
  readonly version: 1;
  readonly destination: string;
  readonly jobId: string;
  /** The number of the log's entry that this manifest shows. */
  readonly entry: number;
  readonly created: string;
  /** Paths relative to the destination. */
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly rows?: number;
    readonly partition?: PartitionValues;
  }[];
  /** Of all files; null when some came from elsewhere and were never counted. */
  readonly rows: number | null;
  readonly bytes: number;
  readonly schema?: unknown;
}

/** Rows of a live set, or null when some file was never counted. */
function totalRows(files: readonly EntryFile[]): number | null {
  return files.reduce<number | null>((sum, file) => (sum === null || file.rows === undefined ? null : sum + file.rows), 0);
}

function manifestOf(entry: CommitEntry): Manifest {
  const files = entry.files ?? [];
  return {
    format: "volley-manifest",
    version: 1,
    destination: entry.destination,
    jobId: entry.jobId,
    entry: entry.entry,
    created: entry.created,
    files: files.map(({ path, bytes, rows, partition }) => ({
      path,
      bytes,
      ...(rows === undefined ? {} : { rows }),
      ...(partition === undefined ? {} : { partition }),
    })),
    rows: totalRows(files),
    bytes: files.reduce((sum, file) => sum + file.bytes, 0),
    ...(entry.schema === undefined ? {} : { schema: entry.schema }),
  };
}

/**
 * Writes the entry's marker, and drops the one it makes a lie. A compare-and-swap, so that a process that was asleep cannot
 * put an old manifest over a newer one; gives up silently once a newer entry stands.
 */
export async function writeMarker(log: CommitLog, entry: CommitEntry): Promise<void> {
  if (await isSuperseded(log, entry.entry)) return;
  const drop = entry.dropMarker === undefined ? undefined : markerUrl(log.destination, entry.dropMarker);
  if (drop !== undefined) await log.store.delete([drop]);
  const url = markerUrl(log.destination, entry.marker);
  if (url === undefined) return;
  const body = new TextEncoder().encode(`${JSON.stringify(manifestOf(entry), null, 2)}\n`);
  for (let attempt = 0; ; attempt++) {
    const standing = await log.store.head(url);
    if (standing !== undefined && (await shows(log.store, url, entry))) return;
    if (await isSuperseded(log, entry.entry)) return;
    try {
      await log.store.write(url, body, standing === undefined ? { absent: true } : { etag: standing.etag });
      return;
    } catch (error) {
      const raced = error instanceof StorageError && (error.reason === "precondition-failed" || error.reason === "not-found");
      if (!raced || attempt >= 20) throw error;
    }
  }
}

async function shows(store: ObjectStore, url: string, entry: CommitEntry): Promise<boolean> {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(await store.read(url))) as Partial<Manifest> | null;
    return manifest?.format === "volley-manifest" && manifest.jobId === entry.jobId && manifest.entry === entry.entry;
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof StorageError && error.reason === "not-found")) return false;
    throw error;
  }
}
