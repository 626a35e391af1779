import { createHash } from "node:crypto";
import { normalizeAddress } from "../address.ts";
import { StorageError } from "../errors.ts";

/** Where the success marker stands: in the destination, beside it, or nowhere. */
export type MarkerPlace = "inside" | "sibling" | "none";

/** The one spelling of a destination: no trailing slash, local paths absolute. Its commit log is found by a hash of it. */
export function normaliseDestination(destination: string): string {
  const trimmed = normalizeAddress(destination).replace(/\/+$/, "");
  if (/^([A-Za-z]:)?$/.test(trimmed)) {
    throw new StorageError("invalid", destination, `${destination} is the root of a file system: name a folder to write to`);
  }
  return trimmed;
}

/** What to list to see everything below a destination, and nothing of a neighbour whose name begins alike. */
export function listingPrefix(destination: string): string {
  return `${destination}/`;
}

/** The path of an object below a destination; undefined when it lies elsewhere. */
export function pathBelow(destination: string, url: string): string | undefined {
  const prefix = listingPrefix(destination);
  return url.startsWith(prefix) ? url.slice(prefix.length) : undefined;
}

/** The address of a path below a destination; the inverse of `pathBelow`. */
export function urlBelow(destination: string, relative: string): string {
  return `${destination}/${relative}`;
}

function isBucket(destination: string): boolean {
  return /^s3:\/\/[^/]+$/.test(destination);
}

/** The prefixes a destination lies in, nearest first, up to its bucket or the first folder of the file system. */
export function ancestorsOf(destination: string): string[] {
  const out: string[] = [];
  for (let at = destination; !isBucket(at); out.push(at)) {
    at = at.slice(0, at.lastIndexOf("/")).replace(/\/+$/, "");
    if (/^([A-Za-z]:)?$/.test(at)) break;
  }
  return out;
}

/**
 * Where commit logs live unless told otherwise: `s3://bucket/.volley/commits` for everything in a bucket,
 * and `.volley/commits` in the parent folder of a local destination.
 */
export function defaultControl(destination: string): string {
  const bucket = /^s3:\/\/[^/]+/.exec(destination)?.[0];
  return `${bucket ?? destination.slice(0, destination.lastIndexOf("/"))}/.volley/commits`;
}

/** The folder of one destination's log, without a trailing slash. */
export function logFolder(destination: string, control?: string): string {
  const root = control === undefined ? defaultControl(destination) : normaliseDestination(control);
  return urlBelow(root, createHash("sha256").update(destination).digest("hex").slice(0, 32));
}

/**
 * The address of the marker, or undefined for "none". The sibling's name does not begin with the destination's:
 * an S3 prefix such as `s3://bucket/train`, given to a training job as its channel, would match `train._SUCCESS` too.
 */
export function markerUrl(destination: string, place: MarkerPlace): string | undefined {
  if (place === "none") return undefined;
  if (place === "inside") return urlBelow(destination, "_SUCCESS");
  if (isBucket(destination)) {
    throw new StorageError(
      "invalid",
      destination,
      `${destination} is a whole bucket: nothing can stand beside it; use marker "inside" or "none"`,
    );
  }
  const cut = destination.lastIndexOf("/") + 1;
  return `${destination.slice(0, cut)}_SUCCESS.${destination.slice(cut)}`;
}

/** Spark's rule: names that begin with `.` or `_` are not data, except partition folders such as `_day=1`. */
export function isHidden(relative: string): boolean {
  return relative.split("/").some((part) => part.startsWith(".") || (part.startsWith("_") && !part.includes("=")));
}

/** Folder objects that consoles create (`ready/`) are neither data nor a reason to refuse a destination. */
export function isFolderObject(relative: string): boolean {
  return relative === "" || relative.endsWith("/");
}

/** Hidden files that describe data files, and lie once those are replaced: markers, Parquet summaries, Hadoop checksums. */
export function describesData(relative: string): boolean {
  const name = relative.slice(relative.lastIndexOf("/") + 1);
  return /^_(SUCCESS|metadata|common_metadata|started_.*|committed_.*)$/.test(name) || /^\..*\.crc$/.test(name);
}
