import { LostUploadError, NoSuchUploadError, StorageError } from "../errors.ts";
import type { ObjectStore, UploadedPart } from "../object-store.ts";
import { mapParallel } from "../parallel.ts";
import { backOff, isRetryable } from "./retry.ts";

/** A decided file, with all that is needed to make it visible. Plain data: executors get it from the driver. */
export interface FileToComplete {
  readonly url: string;
  readonly bytes: number;
  readonly jobId: string;
  readonly attempt: string;
  readonly upload: { readonly uploadId: string; readonly parts: readonly UploadedPart[] };
}

/** Makes decided files visible. `completeAll` is the plain way; a driver passes one that spreads them over its executors. */
export type CompleteFiles = (files: readonly FileToComplete[]) => Promise<void>;

/** How many uploads one process completes at a time unless told otherwise. */
export const defaultParallelism = 16;

const tries = 6;

/** The metadata every upload of a job must be created with: by it a file is recognised when its completion's answer was lost. */
export function uploadMetadata(jobId: string, attempt: string): Readonly<Record<string, string>> {
  return { "volley-job": jobId, "volley-attempt": attempt };
}

/** Completes uploads; those already completed are recognised and left. Throws `LostUploadError` for one that is gone for good. */
export async function completeAll(store: ObjectStore, files: readonly FileToComplete[], parallelism = defaultParallelism): Promise<void> {
  await mapParallel(files, parallelism, (file) => completeOne(store, file));
}

async function completeOne(store: ObjectStore, file: FileToComplete): Promise<void> {
  const upload = { url: file.url, uploadId: file.upload.uploadId };
  for (let attempt = 0; ; attempt++) {
    try {
      await store.completeUpload(upload, file.upload.parts);
      return;
    } catch (error) {
      // S3 answers NoSuchUpload to a repeated completion, also when it answered 500 to the one that succeeded.
      if (error instanceof NoSuchUploadError) {
        await demandVisible(store, file, error);
        await store.abortUpload(upload);
        return;
      }
      if (!isRetryable(error) || attempt >= tries - 1) throw error;
      await backOff(attempt);
    }
  }
}

async function demandVisible(store: ObjectStore, file: FileToComplete, cause: unknown): Promise<void> {
  const metadata = await store.headMetadata(file.url);
  if (metadata === undefined) throw new LostUploadError(file.url, "there is no such object", cause);
  const expected = uploadMetadata(file.jobId, file.attempt);
  if (Object.entries(expected).some(([key, value]) => metadata[key] !== value)) {
    throw new LostUploadError(file.url, "the object there is another one", cause);
  }
  const info = await store.head(file.url);
  if (info?.size !== file.bytes)
    throw new LostUploadError(file.url, `the object there has ${info?.size ?? 0} bytes instead of ${file.bytes}`, cause);
}

/** Aborts uploads; those that are gone are no error. */
export async function abortAll(
  store: ObjectStore,
  uploads: readonly { readonly url: string; readonly uploadId: string }[],
  parallelism = defaultParallelism,
): Promise<void> {
  await mapParallel(uploads, parallelism, async (upload) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await store.abortUpload(upload);
      } catch (error) {
        if (error instanceof StorageError && error.reason === "no-such-upload") return;
        if (!isRetryable(error) || attempt >= tries - 1) throw error;
        await backOff(attempt);
      }
    }
  });
}
