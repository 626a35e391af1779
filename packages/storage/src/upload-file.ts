import { open } from "node:fs/promises";
import { isLocal } from "./address.ts";
import { StorageError } from "./errors.ts";
import { onFile } from "./local/fs-errors.ts";
import type { ObjectStore, PendingUpload, UploadedPart } from "./object-store.ts";
import { mapParallel } from "./parallel.ts";

const MIN_PART_BYTES = 5 << 20;
const MAX_PARTS = 10_000;

export interface UploadFileOptions {
  /** Attached to the object, e.g. job and attempt. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Default 8 MiB, at least 5 MiB; raised for files of more than 10,000 parts. */
  readonly partBytes?: number;
  /** Parts under way at once; default 4. Memory is `concurrency * partBytes`. */
  readonly concurrency?: number;
}

export interface UploadedFile {
  readonly upload: PendingUpload;
  readonly parts: readonly UploadedPart[];
  readonly bytes: number;
}

/**
 * Uploads all of a local file and does not complete it: nothing is visible at `url` until someone calls
 * `completeUpload`. When it throws, the upload has been aborted.
 */
export async function uploadFile(
  store: ObjectStore,
  localFile: string,
  url: string,
  options: UploadFileOptions = {},
): Promise<UploadedFile> {
  const file = await onFile(localFile, () => open(localFile, "r"));
  try {
    const { size } = await onFile(localFile, () => file.stat());
    const upload = await store.createUpload(url, options.metadata);
    try {
      if (isLocal(upload.url) && store.uploadPartFile !== undefined)
        return { upload, parts: [await store.uploadPartFile(upload, 1, localFile)], bytes: size };
      const partBytes = Math.max(MIN_PART_BYTES, options.partBytes ?? 8 << 20, Math.ceil(size / MAX_PARTS));
      const numbers = Array.from({ length: Math.max(1, Math.ceil(size / partBytes)) }, (_, i) => i + 1);
      const parts = await mapParallel(numbers, options.concurrency ?? 4, async (number) => {
        const offset = (number - 1) * partBytes;
        const body = Buffer.allocUnsafe(Math.min(partBytes, size - offset));
        const { bytesRead } = await onFile(localFile, () => file.read(body, 0, body.length, offset));
        if (bytesRead !== body.length)
          throw new StorageError("changed", localFile, `${localFile} became shorter while it was being uploaded`);
        return store.uploadPart(upload, number, body);
      });
      return { upload, parts, bytes: size };
    } catch (error) {
      await store.abortUpload(upload).catch(() => {});
      throw error;
    }
  } finally {
    await file.close();
  }
}
