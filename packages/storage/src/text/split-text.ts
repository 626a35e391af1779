import type { ByteRange, ObjectInfo, ObjectStore } from "../object-store.ts";
import { mapParallel } from "../parallel.ts";
import { type CsvDialect, type QuoteRule, quoteRule } from "./csv-dialect.ts";
import { readChunks } from "./read-chunks.ts";
import { RecordScanner } from "./record-scanner.ts";

const NEWLINE = 0x0a;
const FIRST_WINDOW = 64 << 10;
const compressed = /\.(gz|gzip|bz2|zst|zstd|xz|lz4|snappy|deflate|br|zip)$/i;

export interface SplitTextOptions extends CsvDialect {
  readonly format: "csv" | "json";
  /** Splits come out about this long: longer by up to a record, shorter to be of equal length. */
  readonly targetBytes: number;
  /**
   * Whether quoted fields of a CSV may contain line ends; default true, which costs one pass over the object. With
   * false, only a little is read around each cut.
   */
  readonly multiLine?: boolean;
  /** Bytes of one read of that pass; default 8 MiB. */
  readonly chunk?: number;
}

/**
 * Cuts a text object into ranges that begin and end between records; together they are the whole object. Compressed
 * objects (by their name's ending) and JSON arrays are one range. The text is UTF-8 or another encoding in which
 * line ends and quotes are single bytes. Throws `ObjectChangedError` if the object was replaced since it was listed.
 */
export async function splitText(store: ObjectStore, object: ObjectInfo, options: SplitTextOptions): Promise<ByteRange[]> {
  const { size, url } = object;
  const count = Math.ceil(size / Math.max(1, options.targetBytes));
  if (size === 0) return [];
  if (count <= 1 || compressed.test(url)) return [{ offset: 0, length: size }];
  if (options.format === "json" && (await isJsonArray(store, object))) return [{ offset: 0, length: size }];
  const wanted = Array.from({ length: count - 1 }, (_, i) => Math.round(((i + 1) * size) / count));
  const rule = options.format === "csv" && options.multiLine !== false ? quoteRule(options, url) : undefined;
  const cuts =
    rule === undefined ? await lineCuts(store, object, wanted) : await recordCuts(store, object, rule, wanted, options.chunk ?? 8 << 20);
  const edges = [0, ...new Set(cuts.filter((cut) => cut < size)), size];
  return edges.slice(1).map((end, i) => ({ offset: edges[i] as number, length: end - (edges[i] as number) }));
}

/** For every wanted position, the first line begin at or after it; line ends inside quotes do not count. */
async function recordCuts(
  store: ObjectStore,
  object: ObjectInfo,
  rule: QuoteRule,
  wanted: readonly number[],
  chunk: number,
): Promise<number[]> {
  const scanner = new RecordScanner(rule);
  const cuts: number[] = [];
  let start = 0;
  let open = [...wanted];
  for await (const bytes of readChunks(store, object, chunk, 4)) {
    const skip = start === 0 && hasByteOrderMark(bytes) ? 3 : 0;
    const base = start + skip;
    const end = start + bytes.length;
    const ends = scanner.feed(
      bytes.subarray(skip),
      open.filter((position) => position <= end).map((position) => Math.max(0, position - base)),
    );
    cuts.push(...ends.map((position) => base + position));
    const last = cuts.at(-1) ?? 0;
    open = open.filter((position) => position > last);
    if (open.length === 0) break;
    start = end;
  }
  return cuts;
}

async function lineCuts(store: ObjectStore, object: ObjectInfo, wanted: readonly number[]): Promise<number[]> {
  const found = await mapParallel(wanted, 4, (position) => lineBegin(store, object, position));
  return found.sort((a, b) => a - b);
}

async function lineBegin(store: ObjectStore, object: ObjectInfo, position: number): Promise<number> {
  for (let offset = position - 1, window = FIRST_WINDOW; offset < object.size; offset += window, window *= 4) {
    const bytes = await store.read(object.url, { offset, length: Math.min(window, object.size - offset) }, object.etag);
    const end = bytes.indexOf(NEWLINE);
    if (end !== -1) return offset + end + 1;
  }
  return object.size;
}

/**
 * The first record with its line end: a CSV header, to be put before the other splits. The whole object if it has no
 * line end.
 */
export async function readFirstRecord(store: ObjectStore, object: ObjectInfo, dialect: CsvDialect = {}): Promise<Uint8Array> {
  const rule = quoteRule(dialect, object.url);
  for (let length = FIRST_WINDOW; ; length *= 4) {
    const bytes = await store.read(object.url, { offset: 0, length: Math.min(length, object.size) }, object.etag);
    const skip = hasByteOrderMark(bytes) ? 3 : 0;
    const body = bytes.subarray(skip);
    const end = rule === undefined ? body.indexOf(NEWLINE) + 1 : (new RecordScanner(rule).feed(body, [1])[0] ?? 0);
    if (end > 0) return bytes.slice(0, skip + end);
    if (length >= object.size) return bytes;
  }
}

async function isJsonArray(store: ObjectStore, object: ObjectInfo): Promise<boolean> {
  const bytes = await store.read(object.url, { offset: 0, length: Math.min(1024, object.size) }, object.etag);
  return /^\uFEFF?\s*\[/.test(Buffer.from(bytes).toString("utf8"));
}

function hasByteOrderMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
