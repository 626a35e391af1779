import path from "node:path";
import { fileURLToPath } from "node:url";
import { StorageError } from "./errors.ts";

export interface S3Address {
  readonly bucket: string;
  /** May be empty: the bucket itself. */
  readonly key: string;
}

/** True for `file://` addresses and plain paths: files that DuckDB can open where they are. */
export function isLocal(address: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:\/\//i.test(address) || /^file:/i.test(address);
}

/** The absolute path behind a `file://` address or a plain path; a trailing slash stays. Throws `invalid` for anything else. */
export function localPath(address: string): string {
  if (!isLocal(address)) throw new StorageError("invalid", address, `${address} is not a local path`);
  let plain = address;
  if (/^file:/i.test(address)) {
    try {
      plain = fileURLToPath(new URL(address.replace(/[?#]/g, encodeURIComponent)));
    } catch (cause) {
      throw new StorageError("invalid", address, `${address} is not a valid file address: write file:///absolute/path`, { cause });
    }
  }
  if (plain === "") throw new StorageError("invalid", address, "an empty path names nothing");
  const slash = plain.endsWith("/") || (path.sep === "\\" && plain.endsWith("\\"));
  const absolute = path.resolve(plain);
  const unified = path.sep === "\\" ? absolute.replaceAll("\\", "/") : absolute;
  return slash && !unified.endsWith("/") ? `${unified}/` : unified;
}

/** Splits `s3://bucket/key`; `s3a://` and `s3n://` (Hadoop's names) mean the same. Throws `invalid`. */
export function parseS3(address: string): S3Address {
  const match = /^s3[an]?:\/\/([^/]*)(?:\/(.*))?$/is.exec(address);
  if (match === null) throw new StorageError("invalid", address, `${address} is not an S3 address: write s3://bucket/key`);
  const bucket = match[1] ?? "";
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(bucket)) {
    const problem = bucket === "" ? "names no bucket" : `has a malformed bucket name "${bucket}"`;
    throw new StorageError("invalid", address, `${address} ${problem}: write s3://bucket/key`);
  }
  return { bucket, key: match[2] ?? "" };
}

export function s3Url(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`;
}

/**
 * The one spelling of an address that stores use: `s3://bucket/key` or an absolute path. A trailing slash stays.
 * Throws `invalid` for other schemes.
 */
export function normalizeAddress(address: string): string {
  if (isLocal(address)) return localPath(address);
  if (/^s3[an]?:/i.test(address)) {
    const { bucket, key } = parseS3(address);
    return s3Url(bucket, key);
  }
  const scheme = address.slice(0, address.indexOf(":") + 3);
  throw new StorageError("invalid", address, `no storage for ${address}: ${scheme} is not supported, use s3://bucket/key or a local path`);
}
