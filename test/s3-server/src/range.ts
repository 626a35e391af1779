import { S3Error } from "./errors.ts";

/** The bytes of a response: `length` from `offset`. */
export interface ContentRange {
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads a Range header against an object's size. Undefined when there is none, or one that S3 ignores (another unit,
 * several ranges, not well formed). Throws InvalidRange when no byte of the object lies in it.
 */
export function parseRange(header: string | undefined, size: number): ContentRange | undefined {
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(header?.trim() ?? "");
  if (!match) return undefined;
  const [, first, last, suffix] = match;
  const offset = suffix === undefined ? Number(first) : Math.max(0, size - Number(suffix));
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  if (last && Number(last) < Number(first)) return undefined;
  if (offset >= size || suffix === "0" || Number(suffix) === 0) {
    throw new S3Error("InvalidRange", undefined, { RangeRequested: header ?? "", ActualObjectSize: String(size) });
  }
  return { offset, length: end - offset + 1 };
}
