import type { BatchBytes } from "../backend.ts";

const recordBatch = 3;
const continuation = 0xffffffff;

/**
 * The values of an Arrow IPC stream whose only column is int64: what `count()` gets. Reading them here spares loading apache-arrow,
 * which takes longer than a small query. Undefined where the stream has nulls, compressed bodies, or more columns.
 * Layout: https://arrow.apache.org/docs/format/Columnar.html#serialization-and-interprocess-communication-ipc
 */
export function readLongs(bytes: BatchBytes): bigint[] | undefined {
  const stream = bytes instanceof Uint8Array ? bytes : Buffer.concat(bytes);
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  const longs: bigint[] = [];
  for (let at = 0; at + 8 <= view.byteLength; ) {
    if (view.getUint32(at, true) !== continuation) return undefined;
    const length = view.getInt32(at + 4, true);
    if (length === 0) break;
    const start = at + 8;
    const message = tableAt(view, start);
    const body = start + length;
    const bodyLength = message.long(3);
    if (message.byte(1) === recordBatch) {
      const batch = tableAt(view, message.reference(2));
      const rows = batch.long(0);
      // A node is two int64, rows and nulls; a buffer as well, offset and bytes: validity first, then the values.
      const [nodes, buffers] = [1, 2].map((field) => target(view, batch.reference(field))) as [number, number];
      if (view.getUint32(nodes, true) !== 1 || view.getUint32(buffers, true) !== 2 || batch.has(3)) return undefined;
      const [nulls, from, bytes] = [nodes + 12, buffers + 20, buffers + 28].map((place) => Number(view.getBigInt64(place, true))) as [
        number,
        number,
        number,
      ];
      if (nulls > 0 || bytes < rows * 8) return undefined;
      for (let row = 0; row < rows; row++) longs.push(view.getBigInt64(body + from + row * 8, true));
    }
    at = body + bodyLength;
  }
  return longs;
}

const target = (view: DataView, reference: number): number => reference + view.getUint32(reference, true);

/** The FlatBuffers table that a reference leads to. */
function tableAt(view: DataView, reference: number) {
  const table = target(view, reference);
  const fields = table - view.getInt32(table, true);
  const place = (field: number): number => {
    const slot = 4 + 2 * field;
    return slot < view.getUint16(fields, true) ? view.getUint16(fields + slot, true) : 0;
  };
  return {
    has: (field: number): boolean => place(field) !== 0,
    byte: (field: number): number => (place(field) === 0 ? 0 : view.getUint8(table + place(field))),
    long: (field: number): number => (place(field) === 0 ? 0 : Number(view.getBigInt64(table + place(field), true))),
    reference: (field: number): number => table + place(field),
  };
}
