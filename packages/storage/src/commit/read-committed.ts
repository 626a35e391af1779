import { CommitUnfinishedError } from "../errors.ts";
import type { ObjectStore } from "../object-store.ts";
import { ancestorsOf, normaliseDestination, pathBelow, urlBelow } from "./destination.ts";
import type { CommitEntry, PartitionValues } from "./entry.ts";
import { openLog, readHeadIfAllowed } from "./log.ts";
import { settledHead } from "./settle.ts";

/** The newest committed output at or above an address. */
export interface CommittedOutput {
  /** The destination that was committed as a whole: the address asked for, or a prefix it lies in. */
  readonly destination: string;
  /** The number of the entry that this is. */
  readonly entry: number;
  readonly created: string;
  /** The live files at or below the address asked for. */
  readonly files: readonly {
    readonly url: string;
    readonly bytes: number;
    /** Absent for files that no commit wrote. */
    readonly rows?: number;
    readonly partition?: PartitionValues;
  }[];
  readonly schema?: unknown;
}

export interface ReadCommittedOptions {
  /** Where commit logs lie, if not in the default place. */
  readonly control?: string;
  /** With false, throws `CommitUnfinishedError` instead of finishing what a crash left. Default true. */
  readonly finish?: boolean;
}

/**
 * The newest live set below an address: all of a commit or nothing of it. Undefined when no commit was ever made there or
 * in a prefix it lies in, or when the log may not be read; then a listing is all there is. A set stays readable until an overwrite deletes its files: a
 * reader that then meets "not-found" asks again. Throws `CommitUnfinishedError` when a crashed job's commit cannot be
 * finished, for example without the right to write.
 */
export async function readCommitted(
  store: ObjectStore,
  address: string,
  options: ReadCommittedOptions = {},
): Promise<CommittedOutput | undefined> {
  const asked = normaliseDestination(address);
  for (const destination of [asked, ...ancestorsOf(asked)]) {
    const log = openLog(store, destination, options.control);
    const head = await readHeadIfAllowed(log);
    if (head === undefined || head.entry.files === null) continue;
    if (!head.done && options.finish === false) {
      throw new CommitUnfinishedError(destination, head.entry.entry, head.entry.jobId, new Error("this reader was told not to finish it"));
    }
    const entry = head.done ? head.entry : await settledHead(log);
    const output = entry === undefined ? undefined : below(asked, entry);
    // Nothing of an outer output lies here: what does lie here is none of its business.
    if (output !== undefined && (destination === asked || output.files.length > 0)) return output;
  }
  return undefined;
}

function below(asked: string, entry: CommitEntry): CommittedOutput {
  const { destination, created, schema } = entry;
  const files = (entry.files ?? []).flatMap(({ path, bytes, rows, partition }) => {
    const url = urlBelow(destination, path);
    if (asked !== destination && url !== asked && pathBelow(asked, url) === undefined) return [];
    return [{ url, bytes, ...(rows === undefined ? {} : { rows }), ...(partition === undefined ? {} : { partition }) }];
  });
  return { destination, entry: entry.entry, created, files, ...(schema === undefined ? {} : { schema }) };
}
