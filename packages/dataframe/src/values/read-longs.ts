import { ArrowFormatError, FlatTable, type Frame, readFrames } from "@volley/protocol/arrow";
import type { BatchBytes } from "../backend.ts";

/** Numbers of Arrow's `MessageHeader`. */
const [schema, recordBatch] = [1, 3];

/**
 * The values of an Arrow IPC stream whose only column is int64: what `count()` gets. Reading them here spares loading apache-arrow,
 * which takes longer than a small query. Undefined where the stream has nulls, compressed bodies, or more columns, and where it is none.
 */
export function readLongs(bytes: BatchBytes): bigint[] | undefined {
  const longs: bigint[] = [];
  let isStream = false;
  try {
    for (const frame of readFrames(bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes))) {
      const message = FlatTable.root(frame.header);
      const kind = message.int8(1, 0);
      isStream ||= kind === schema;
      if (kind !== recordBatch) continue;
      const values = longsOf(message.table(2)!, frame);
      if (values === undefined) return undefined;
      longs.push(...values);
    }
  } catch (error) {
    if (error instanceof ArrowFormatError) return undefined;
    throw error;
  }
  return isStream ? longs : undefined;
}

/** The fields of `RecordBatch`: 0 rows, 1 nodes (rows and nulls each), 2 buffers (place and bytes each: validity, then values), 3 compression. */
function longsOf(batch: FlatTable, { body: [body] }: Frame): bigint[] | undefined {
  const [rows, [, nulls, ...moreNodes], [, , from, length, ...moreBuffers]] = [batch.int64(0), batch.pairs(1), batch.pairs(2)];
  if (nulls !== 0 || moreNodes.length + moreBuffers.length > 0 || length! < rows * 8 || batch.table(3) !== undefined) return undefined;
  if (body === undefined) return [];
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  return Array.from({ length: rows }, (_, row) => view.getBigInt64(from! + row * 8, true));
}
