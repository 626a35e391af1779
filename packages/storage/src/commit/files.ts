import { StorageError } from "../errors.ts";
import type { UploadedPart } from "../object-store.ts";
import { isHidden, pathBelow } from "./destination.ts";
import type { EntryFile, PartitionValues } from "./entry.ts";

/** A file a successful attempt has uploaded and not completed. Its metadata must be `uploadMetadata(jobId, attempt)`. */
export interface CommittedFile {
  readonly url: string;
  readonly bytes: number;
  readonly rows: number;
  readonly partition?: PartitionValues;
  /** The attempt that wrote it; never the same for two attempts of a job. */
  readonly attempt: string;
  readonly upload: { readonly uploadId: string; readonly parts: readonly UploadedPart[] };
}

/** The entry's form of a job's files. Throws `invalid` for one that no commit of this destination can hold. */
export function entryFiles(destination: string, jobId: string, files: readonly CommittedFile[]): EntryFile[] {
  const seen = new Set<string>();
  return files.map(({ url, bytes, rows, partition, attempt, upload }) => {
    const path = pathBelow(destination, url);
    if (path === undefined || path === "") throw refuse(url, `does not lie below ${destination}`);
    if (isHidden(path)) throw refuse(url, `has a name that readers skip (a part begins with "." or "_")`);
    if (seen.has(path)) throw refuse(url, "was given twice: two attempts of one partition cannot both be published");
    if (upload.parts.length === 0) throw refuse(url, "has no uploaded parts");
    seen.add(path);
    return { path, bytes, rows, ...(partition === undefined ? {} : { partition }), jobId, attempt, upload };
  });
}

/**
 * Names must be new at the destination: a process that still deletes or completes for an older entry must never touch a
 * newer file. Names that hold job and attempt are.
 */
export function demandNewNames(destination: string, files: readonly EntryFile[], taken: ReadonlySet<string>): void {
  const old = files.find((file) => taken.has(file.path));
  if (old !== undefined)
    throw refuse(
      `${destination}/${old.path}`,
      "has the name of a file that is there already; put the job's id and the attempt into file names",
    );
}

function refuse(url: string, why: string): StorageError {
  return new StorageError("invalid", url, `${url} cannot be published: it ${why}`);
}
