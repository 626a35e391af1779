import { crc32 } from "node:zlib";

/** One Arrow IPC message in a data file: where it is, how many rows it holds, and the CRC-32 of all of it but the 8-byte prefix. */
export interface BlockEntry {
  readonly offset: number;
  readonly length: number;
  readonly rows: number;
  readonly crc: number;
}

/** What the index of a map output says: the schema of its blocks, and each partition's blocks in the order they were written. */
export interface BlockIndex {
  /** Arrow IPC schema message (FlatBuffer, no prefix). */
  readonly schema: Uint8Array;
  readonly partitions: readonly (readonly BlockEntry[])[];
}

const magic = 0x31584956; // "VIX1"
const headLength = 16;
const entryLength = 24;

/** The bytes of an index file. All numbers little-endian, a CRC-32 of everything before it at the end. */
export function encodeIndex(index: BlockIndex): Uint8Array {
  const { schema, partitions } = index;
  const blocks = partitions.reduce((sum, entries) => sum + entries.length, 0);
  const schemaLength = Math.ceil(schema.length / 8) * 8;
  const length = headLength + schemaLength + partitions.length * 4 + blocks * entryLength;
  const bytes = new Uint8Array(length + 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, schema.length, true);
  view.setUint32(8, partitions.length, true);
  view.setUint32(12, blocks, true);
  bytes.set(schema, headLength);
  let at = headLength + schemaLength;
  for (const entries of partitions) {
    view.setUint32(at, entries.length, true);
    at += 4;
  }
  for (const entries of partitions) {
    for (const entry of entries) {
      view.setFloat64(at, entry.offset, true);
      view.setUint32(at + 8, entry.length, true);
      view.setUint32(at + 12, entry.rows, true);
      view.setUint32(at + 16, entry.crc, true);
      at += entryLength;
    }
  }
  view.setUint32(length, crc32(bytes.subarray(0, length)), true);
  return bytes;
}

/**
 * Reads an index file; with a range of partitions only these are filled in, the others come out empty.
 * Undefined when the bytes are not a whole index.
 */
export function decodeIndex(bytes: Uint8Array, from = 0, to = Number.MAX_SAFE_INTEGER): BlockIndex | undefined {
  const length = bytes.length - 4;
  if (length < headLength) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== magic || view.getUint32(length, true) !== crc32(bytes.subarray(0, length))) return undefined;
  const schemaLength = view.getUint32(4, true);
  const count = view.getUint32(8, true);
  const counts = headLength + Math.ceil(schemaLength / 8) * 8;
  let at = counts + count * 4;
  const partitions: BlockEntry[][] = [];
  for (let partition = 0; partition < count; partition++) {
    const entries: BlockEntry[] = [];
    const blocks = view.getUint32(counts + partition * 4, true);
    if (partition >= from && partition < to) {
      for (let i = 0; i < blocks; i++) entries.push(entryAt(view, at + i * entryLength));
    }
    at += blocks * entryLength;
    partitions.push(entries);
  }
  return { schema: new Uint8Array(bytes.subarray(headLength, headLength + schemaLength)), partitions };
}

function entryAt(view: DataView, at: number): BlockEntry {
  return {
    offset: view.getFloat64(at, true),
    length: view.getUint32(at + 8, true),
    rows: view.getUint32(at + 12, true),
    crc: view.getUint32(at + 16, true),
  };
}
