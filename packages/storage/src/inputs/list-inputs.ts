import { normalizeAddress } from "../address.ts";
import { StorageError } from "../errors.ts";
import { compareKeys } from "../key-order.ts";
import type { ObjectInfo, ObjectStore } from "../object-store.ts";
import { isGlob, parseGlob } from "./glob.ts";

/** An object to read, and the folder (with a slash at its end) below which it was found: `k=v` folders in between are partition values. */
export interface InputObject extends ObjectInfo {
  readonly base: string;
}

export interface ListInputsOptions {
  /** What is looked for, for error messages: `parquet`, `csv`, … */
  readonly format?: string;
}

/**
 * Finds the objects to read. Each path is an object, a folder, or a pattern (`*`, `?`, `{a,b}`, `**`). Below a folder,
 * names that begin with `_` or `.` are left out, as Spark leaves them out, at every level; `_k=v` folders are not.
 * The result is in key order. Throws `StorageError` "not-found" for the first path that leads to nothing.
 */
export async function listInputs(store: ObjectStore, paths: readonly string[], options: ListInputsOptions = {}): Promise<InputObject[]> {
  const found: InputObject[] = [];
  for (const path of paths) for (const object of await listOne(store, normalizeAddress(path), options)) found.push(object);
  return found.sort((a, b) => compareKeys(a.url, b.url));
}

async function listOne(store: ObjectStore, path: string, options: ListInputsOptions): Promise<InputObject[]> {
  const object = path.endsWith("/") ? undefined : await store.head(path);
  if (object !== undefined) return [{ ...object, base: path.slice(0, path.lastIndexOf("/") + 1) }];
  if (isGlob(path)) {
    const glob = parseGlob(path);
    const isHidden = (names: readonly string[]): boolean => names.some((name, i) => isHiddenName(name) && !(i === 0 && glob.hiddenAsked));
    return collect(store, path, { ...glob, isHidden }, options);
  }
  const folder = path.endsWith("/") ? path : `${path}/`;
  return collect(
    store,
    path,
    { prefix: folder, base: folder, matches: () => true, isHidden: (names) => names.some(isHiddenName) },
    options,
  );
}

interface Search {
  readonly prefix: string;
  readonly base: string;
  matches(url: string): boolean;
  /** Told the names below the base. */
  isHidden(names: readonly string[]): boolean;
}

async function collect(store: ObjectStore, path: string, search: Search, options: ListInputsOptions): Promise<InputObject[]> {
  const { prefix, base } = search;
  const found: InputObject[] = [];
  let hidden = 0;
  let others = 0;
  for await (const object of store.list(prefix)) {
    if (object.url.endsWith("/")) continue;
    if (!search.matches(object.url)) others++;
    else if (search.isHidden(object.url.slice(base.length).split("/"))) hidden++;
    else found.push({ ...object, base });
  }
  if (found.length === 0) throw nothingFound(path, prefix, hidden, others, options.format);
  return found;
}

/** Spark's rule: bookkeeping, unfinished copies and hidden files are no data; a partition folder may begin with `_`. */
function isHiddenName(name: string): boolean {
  return name.startsWith(".") || (name.startsWith("_") && !name.includes("=")) || name.endsWith("._COPYING_");
}

function nothingFound(path: string, prefix: string, hidden: number, others: number, format: string | undefined): StorageError {
  const what = format === undefined ? "nothing to read" : `no ${format} files`;
  const say = (why: string): StorageError => new StorageError("not-found", path, `${path}: ${what} there; ${why}`);
  if (hidden > 0) return say(`the ${hidden} objects found have names that begin with "_" or "." and are skipped`);
  if (isGlob(path))
    return say(others === 0 ? `nothing begins with ${prefix}` : `of ${others} objects that begin with ${prefix} none matches the pattern`);
  return say(path.endsWith("/") ? `nothing lies below ${prefix}` : `there is no such object, and nothing lies below ${prefix}`);
}
