import { open, rm } from "node:fs/promises";
import { fileError } from "../local/fs-errors.ts";
import type { ObjectInfo, ObjectStore } from "../object-store.ts";
import { type ReadRangesOptions, streamRanges } from "../ranges.ts";
import type { ParquetFooter } from "./footer-types.ts";
import { MAGIC, planMiniFile } from "./mini-file.ts";
import { readFooter } from "./read-footer.ts";

export interface ParquetSelection {
  readonly object: ObjectInfo;
  /** Read from the object when absent. */
  readonly footer?: ParquetFooter;
  /** Indexes of row groups, in the order in which their rows shall come. */
  readonly rowGroups: readonly number[];
  /** Top-level columns; none means that only the number of rows matters. They keep the file's order. */
  readonly columns: readonly string[];
}

export interface FetchedParquet {
  readonly rows: number;
  /** Bytes of the chosen column chunks. */
  readonly bytes: number;
}

/**
 * Copies some row groups and columns of a Parquet object into a small local Parquet file, from which `read_parquet`
 * gives exactly those rows with their types. Holds `concurrency * chunk` bytes in memory at most. When it throws, the
 * local file is gone.
 */
export async function fetchParquet(
  store: ObjectStore,
  selection: ParquetSelection,
  localFile: string,
  options: Omit<ReadRangesOptions, "etag"> = {},
): Promise<FetchedParquet> {
  const { object } = selection;
  const footer = selection.footer ?? (await readFooter(store, object));
  const plan = planMiniFile(footer, object.url, selection.rowGroups, selection.columns);
  try {
    const file = await open(localFile, "w");
    try {
      const put = async (bytes: Uint8Array, position: number): Promise<void> => {
        for (let done = 0; done < bytes.length; )
          done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
      };
      await put(MAGIC, 0);
      await streamRanges(store, object.url, plan.ranges, (range, at, bytes) => put(bytes, (plan.positions[range] as number) + at), {
        ...options,
        etag: object.etag,
      });
      await put(plan.ending, plan.endingAt);
    } finally {
      await file.close();
    }
  } catch (error) {
    await rm(localFile, { force: true });
    throw fileError(localFile, error);
  }
  return { rows: plan.rows, bytes: plan.endingAt - MAGIC.length };
}
