import type { ByteRange, ObjectStore } from "./object-store.ts";
import { mapParallel } from "./parallel.ts";
import { scratchBuffers } from "./scratch-buffers.ts";

const DEFAULT_CHUNK = 8 << 20;
const DEFAULT_GAP = 1 << 20;
const DEFAULT_CONCURRENCY = 4;

export interface ReadRangesOptions {
  /** Requests under way at once; default 4. Memory in flight is `concurrency * chunk`. */
  readonly concurrency?: number;
  /** Bytes asked for by one request at most; default 8 MiB. */
  readonly chunk?: number;
  /** Ranges no further apart than this are fetched together, the gap thrown away; default 1 MiB. */
  readonly gap?: number;
  /** Fails with `ObjectChangedError` if the object is no longer the one with this tag. */
  readonly etag?: string;
}

/** A piece of one of the asked ranges, lying in a fetched request. */
interface Piece {
  readonly range: number;
  /** Where the piece begins in its range. */
  readonly at: number;
  /** Where it begins in the request's bytes. */
  readonly from: number;
  readonly length: number;
}

export interface PlannedRequest extends ByteRange {
  readonly pieces: readonly Piece[];
}

/** Cuts ranges into requests: near ones joined, long ones split evenly into requests of at most `chunk` bytes. */
function planRequests(ranges: readonly ByteRange[], chunk: number, gap: number): PlannedRequest[] {
  const order = ranges.map((_, i) => i).filter((i) => (ranges[i] as ByteRange).length > 0);
  order.sort((a, b) => (ranges[a] as ByteRange).offset - (ranges[b] as ByteRange).offset);
  const spans: { start: number; end: number; members: number[] }[] = [];
  for (const i of order) {
    const { offset, length } = ranges[i] as ByteRange;
    const span = spans.at(-1);
    if (span !== undefined && offset - span.end <= gap) {
      span.end = Math.max(span.end, offset + length);
      span.members.push(i);
    } else spans.push({ start: offset, end: offset + length, members: [i] });
  }
  return spans.flatMap((span) => cutSpan(span, ranges, chunk));
}

function cutSpan(
  span: { start: number; end: number; members: readonly number[] },
  ranges: readonly ByteRange[],
  chunk: number,
): PlannedRequest[] {
  const count = Math.ceil((span.end - span.start) / chunk);
  const step = Math.ceil((span.end - span.start) / count);
  const requests: PlannedRequest[] = [];
  for (let start = span.start; start < span.end; start += step) {
    const end = Math.min(span.end, start + step);
    const pieces: Piece[] = [];
    for (const range of span.members) {
      const { offset, length } = ranges[range] as ByteRange;
      const from = Math.max(offset, start);
      const to = Math.min(offset + length, end);
      if (to > from) pieces.push({ range, at: from - offset, from: from - start, length: to - from });
    }
    const first = Math.min(...pieces.map((piece) => piece.from));
    const last = Math.max(...pieces.map((piece) => piece.from + piece.length));
    if (pieces.length > 0)
      requests.push({ offset: start + first, length: last - first, pieces: pieces.map((p) => ({ ...p, from: p.from - first })) });
  }
  return requests;
}

/**
 * Reads ranges of one object in parallel and hands their bytes on piece by piece, in no particular order: `sink` gets
 * the range's index, the piece's offset within that range, and the bytes, which are overwritten once it has resolved.
 * At most `concurrency * chunk` bytes are held.
 */
export async function streamRanges(
  store: ObjectStore,
  url: string,
  ranges: readonly ByteRange[],
  sink: (range: number, at: number, bytes: Uint8Array) => Promise<void> | void,
  options: ReadRangesOptions = {},
): Promise<void> {
  const requests = planRequests(ranges, options.chunk ?? DEFAULT_CHUNK, options.gap ?? DEFAULT_GAP);
  const scratch = scratchReader(store, url, options.etag);
  await mapParallel(requests, options.concurrency ?? DEFAULT_CONCURRENCY, (request) =>
    scratch(request, async (bytes) => {
      for (const { range, at, from, length } of request.pieces) await sink(range, at, bytes.subarray(from, from + length));
    }),
  );
}

const small = 1 << 20;
const buffers = { small: scratchBuffers(small), large: scratchBuffers(DEFAULT_CHUNK) };

/** Reads requests into buffers that are used again. */
function scratchReader(store: ObjectStore, url: string, etag: string | undefined) {
  return async (request: PlannedRequest, use: (bytes: Uint8Array) => Promise<void> | void): Promise<void> => {
    if (store.readInto === undefined) return use(await store.read(url, { offset: request.offset, length: request.length }, etag));
    const lender = request.length <= small ? buffers.small : buffers.large;
    const buffer = lender.borrow(request.length);
    const bytes = buffer.subarray(0, request.length);
    await store.readInto(url, request.offset, bytes, etag);
    await use(bytes);
    // Only a read that ended well is surely done with its buffer.
    lender.giveBack(buffer);
  };
}
