import { StorageError } from "../errors.ts";
import type { ObjectInfo, ObjectStore } from "../object-store.ts";
import type { ParquetFooter } from "./footer-types.ts";
import { parseFooter } from "./footer.ts";

const MIN_TAIL = 64 << 10;
const MAX_TAIL = 1 << 20;
const SMALLEST_FILE = 12;

/**
 * Reads a Parquet file's footer: one read of its last bytes, a second one if the footer is longer. Throws
 * `StorageError` "corrupt" for anything that is no whole Parquet file, `ObjectChangedError` if it was replaced since
 * it was listed.
 */
export async function readFooter(store: ObjectStore, object: ObjectInfo): Promise<ParquetFooter> {
  const { url, size, etag } = object;
  if (size < SMALLEST_FILE) throw notParquet(url, `it has only ${size} bytes`);
  const length = Math.min(size, Math.max(MIN_TAIL, Math.min(MAX_TAIL, Math.ceil(size / 1000))));
  let tail = await store.read(url, { offset: size - length, length }, etag);
  const needed = footerLength(url, tail, size) + 8;
  if (needed > tail.length) {
    const rest = await store.read(url, { offset: size - needed, length: needed - tail.length }, etag);
    tail = Buffer.concat([rest, tail]);
  }
  const footer = parseFooter(tail.slice(tail.length - needed, tail.length - 8), url);
  for (const chunk of footer.rowGroups.flatMap((group) => group.columns)) {
    if (chunk.offset + chunk.bytes <= size - needed) continue;
    throw notParquet(url, `column ${chunk.path.join(".")} would end at byte ${chunk.offset + chunk.bytes}, after its data`);
  }
  return footer;
}

function footerLength(url: string, tail: Uint8Array, size: number): number {
  const magic = Buffer.from(tail.buffer, tail.byteOffset + tail.length - 4, 4).toString("latin1");
  if (magic === "PARE") throw new StorageError("corrupt", url, `${url} is an encrypted Parquet file, which is not supported`);
  if (magic !== "PAR1") throw notParquet(url, 'it does not end with "PAR1"');
  const length = new DataView(tail.buffer, tail.byteOffset + tail.length - 8, 4).getUint32(0, true);
  if (length === 0 || length > size - SMALLEST_FILE)
    throw notParquet(url, `its footer would have ${length} bytes, but the file has ${size}`);
  return length;
}

function notParquet(url: string, why: string): StorageError {
  return new StorageError("corrupt", url, `${url} is not a Parquet file or was cut short: ${why}`);
}
