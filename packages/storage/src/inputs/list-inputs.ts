import { normalizeAddress } from "../address.ts";
import { StorageError } from "../errors.ts";
import { compareKeys } from "../key-order.ts";
import type { ObjectInfo, ObjectStore } from "../object-store.ts";
import { isGlob, nameMatcher, parseGlob, unescapeGlob } from "./glob.ts";

/** An object to read, and the folder (with a slash at its end) below which it was found: `k=v` folders in between are partition values. */
export interface InputObject extends ObjectInfo {
  readonly base: string;
}

export interface ListInputsOptions {
  /** What is looked for, for error messages: `parquet`, `csv`, … */
  readonly format?: string;
  /** A pattern of file names; others are left out. */
  readonly nameFilter?: string | undefined;
  /** Milliseconds since 1970; objects last modified at or after it are left out. */
  readonly modifiedBefore?: number | undefined;
  /** Objects last modified at or before it are left out. */
  readonly modifiedAfter?: number | undefined;
}

/**
 * Finds the objects to read. Each path is an object, a folder, or a pattern (see `parseGlob`); a path that matches nothing as a
 * pattern may be the name of an object or folder as it stands. Below a folder,
 * names that begin with `_` or `.` are left out, as Spark leaves them out, at every level; `_k=v` folders are not.
 * The result is in key order. Throws `StorageError` "not-found" for the first path that leads to nothing.
 */
export async function listInputs(store: ObjectStore, paths: readonly string[], options: ListInputsOptions = {}): Promise<InputObject[]> {
  const found: InputObject[] = [];
  for (const path of paths) for (const object of await listOne(store, normalizeAddress(path), options)) found.push(object);
  return found.sort((a, b) => compareKeys(a.url, b.url));
}

async function listOne(store: ObjectStore, path: string, options: ListInputsOptions): Promise<InputObject[]> {
  const glob = isGlob(path);
  const plain = glob ? path : unescapeGlob(path);
  const object = plain.endsWith("/") ? undefined : await store.head(plain);
  if (object !== undefined) {
    const base = plain.slice(0, plain.lastIndexOf("/") + 1);
    return chosen(path, { objects: [{ ...object, base }], hidden: 0, others: 0 }, plain, options);
  }
  const literally = folderSearch(plain);
  if (!glob) return chosen(path, await collect(store, literally), literally.prefix, options);
  const parsed = parseGlob(path);
  const isHidden = (names: readonly string[]): boolean => names.some((name, i) => isHiddenName(name) && !(i === 0 && parsed.hiddenAsked));
  const depth = path.includes("**") ? undefined : path.replace(/\/+$/, "").split("/").length;
  const folderOf = (url: string): string => url.slice(0, url.lastIndexOf("/") + 1);
  const matched = (url: string): string => (depth === undefined ? folderOf(url) : `${url.split("/").slice(0, depth).join("/")}/`);
  const baseOf = (url: string): string => (matched(url).length > url.length ? folderOf(url) : matched(url));
  const pattern = { ...parsed, isHidden, baseOf };
  const found = await collect(store, pattern);
  if (found.objects.length > 0) return chosen(path, found, pattern.prefix, options);
  const named = await collect(store, literally);
  return named.objects.length > 0 ? chosen(path, named, literally.prefix, options) : chosen(path, found, pattern.prefix, options);
}

function folderSearch(path: string): Search {
  const folder = path.endsWith("/") ? path : `${path}/`;
  return { prefix: folder, base: folder, baseOf: () => folder, matches: () => true, isHidden: (names) => names.some(isHiddenName) };
}

interface Search {
  readonly prefix: string;
  readonly base: string;
  /** The folder that a match of the pattern is, or that holds it. */
  baseOf(url: string): string;
  matches(url: string): boolean;
  /** Told the names below the base. */
  isHidden(names: readonly string[]): boolean;
}

interface Found {
  readonly objects: readonly InputObject[];
  readonly hidden: number;
  readonly others: number;
}

async function collect(store: ObjectStore, { prefix, base, baseOf, matches, isHidden }: Search): Promise<Found> {
  const objects: InputObject[] = [];
  let hidden = 0;
  let others = 0;
  for await (const object of store.list(prefix)) {
    if (object.url.endsWith("/")) continue;
    if (!matches(object.url)) others++;
    else if (isHidden(object.url.slice(base.length).split("/"))) hidden++;
    else objects.push({ ...object, base: baseOf(object.url) });
  }
  return { objects, hidden, others };
}

function chosen(path: string, found: Found, prefix: string, options: ListInputsOptions): InputObject[] {
  if (found.objects.length === 0) throw nothingFound(path, prefix, found, options.format);
  const { nameFilter, modifiedBefore = Number.POSITIVE_INFINITY, modifiedAfter = Number.NEGATIVE_INFINITY } = options;
  const matches = nameFilter === undefined ? () => true : nameMatcher(nameFilter);
  const kept = found.objects.filter(
    ({ url, modified = 0 }) => matches(url.slice(url.lastIndexOf("/") + 1)) && modified < modifiedBefore && modified > modifiedAfter,
  );
  if (kept.length > 0) return kept;
  throw new StorageError(
    "not-found",
    path,
    `${path}: of the ${found.objects.length} objects found there, the reader's options leave none`,
    {
      hint: "check pathGlobFilter, modifiedBefore and modifiedAfter",
    },
  );
}

/** Spark's rule: bookkeeping, unfinished copies and hidden files are no data; a partition folder may begin with `_`. */
function isHiddenName(name: string): boolean {
  return name.startsWith(".") || (name.startsWith("_") && !name.includes("=")) || name.endsWith("._COPYING_");
}

function nothingFound(path: string, prefix: string, { hidden, others }: Found, format: string | undefined): StorageError {
  const what = format === undefined ? "nothing to read" : `no ${format} files`;
  const say = (why: string, hint?: string): StorageError =>
    new StorageError("not-found", path, `${path}: ${what} there; ${why}`, hint === undefined ? {} : { hint });
  if (hidden > 0) return say(`the ${hidden} objects found have names that begin with "_" or "." and are skipped`);
  if (isGlob(path))
    return say(
      others === 0 ? `nothing begins with ${prefix}` : `of ${others} objects that begin with ${prefix} none matches the pattern`,
      'signs of patterns (* ? [ { ) mean themselves behind a backslash: "a\\*b"',
    );
  return say(path.endsWith("/") ? `nothing lies below ${prefix}` : `there is no such object, and nothing lies below ${prefix}`);
}
