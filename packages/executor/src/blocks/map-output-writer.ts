import { renameSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Frame } from "@volley/protocol/arrow";
import { createBlockFile } from "./block-file.ts";
import { type BlockEntry, encodeIndex } from "./block-index.ts";

/** What a map task wrote for one exchange, by partition. */
export interface MapOutputSizes {
  readonly bytes: readonly number[];
  readonly rows: readonly number[];
  readonly schema: Uint8Array;
}

/** Takes the blocks of one map output; nothing is there for readers before `commit`. */
export interface MapOutputWriter {
  /** Told the header of the IPC schema message before the first block, where the output has one partition. */
  begin?(schema: Uint8Array): void;
  /** Adds one record batch to a partition. Its bytes may be reused when the promise is fulfilled. */
  append(partition: number, frame: Frame, rows: number): Promise<void>;
  /** Makes the output readable. `schema` is the header of the IPC schema message. */
  commit(schema: Uint8Array): Promise<MapOutputSizes>;
  /** Drops what was written. After `commit` it does nothing. */
  abort(): Promise<void>;
}

/** Writes the data file and index of a map output at `path` and `path.index`: temporary names first, the index's rename decides. */
export async function openMapOutputWriter(path: string, partitions: number): Promise<MapOutputWriter> {
  const temporary = `${path}.${process.pid}.part`;
  const file = await createBlockFile(temporary);
  const index: BlockEntry[][] = Array.from({ length: partitions }, () => []);
  let committed = false;
  return {
    append(partition, frame, rows) {
      const entries = index[partition];
      if (entries === undefined) throw new RangeError(`partition ${partition} of ${partitions}`);
      const { entry, written } = file.append(frame, rows);
      entries.push(entry);
      return written;
    },
    async commit(schema) {
      await file.close();
      // At once: each of these calls costs less than its way to another thread.
      renameSync(temporary, path);
      committed = true;
      writeFileSync(`${temporary}.index`, encodeIndex({ schema, partitions: index }));
      renameSync(`${temporary}.index`, `${path}.index`);
      return sizesOf(schema, index);
    },
    async abort() {
      if (committed) return;
      await file.close().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

/** Bytes and rows by partition. */
export function sizesOf(schema: Uint8Array, partitions: readonly (readonly BlockEntry[])[]): MapOutputSizes {
  const total = (entries: readonly BlockEntry[], key: "length" | "rows") => entries.reduce((sum, entry) => sum + entry[key], 0);
  return {
    schema,
    bytes: partitions.map((entries) => total(entries, "length")),
    rows: partitions.map((entries) => total(entries, "rows")),
  };
}
