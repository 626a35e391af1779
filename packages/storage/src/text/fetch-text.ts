import { open, rm } from "node:fs/promises";
import { fileError } from "../local/fs-errors.ts";
import type { ByteRange, ObjectInfo, ObjectStore } from "../object-store.ts";
import { type ReadRangesOptions, streamRanges } from "../ranges.ts";

export interface FetchTextOptions extends Omit<ReadRangesOptions, "etag" | "gap"> {
  /** Written first: the header line of a CSV whose range does not contain it. */
  readonly prefix?: Uint8Array;
}

/**
 * Copies a range of an object to a local file. A compressed object is copied as it is: let the local name end as the
 * object's does. Holds `concurrency * chunk` bytes in memory at most. When it throws, the local file is gone.
 */
export async function fetchText(
  store: ObjectStore,
  object: ObjectInfo,
  range: ByteRange,
  localFile: string,
  options: FetchTextOptions = {},
): Promise<{ readonly bytes: number }> {
  const prefix = options.prefix ?? new Uint8Array(0);
  try {
    const file = await open(localFile, "w");
    try {
      const put = async (bytes: Uint8Array, position: number): Promise<void> => {
        for (let done = 0; done < bytes.length; )
          done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
      };
      await put(prefix, 0);
      await streamRanges(store, object.url, [range], (_, at, bytes) => put(bytes, prefix.length + at), { ...options, etag: object.etag });
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(localFile, { force: true });
    throw fileError(localFile, error);
  }
  return { bytes: prefix.length + range.length };
}
