import { DestinationExistsError, StorageError } from "../errors.ts";
import type { ObjectStore } from "../object-store.ts";
import { ancestorsOf, describesData, isFolderObject, isHidden, listingPrefix, pathBelow, urlBelow } from "./destination.ts";
import type { CommitEntry, EntryFile } from "./entry.ts";
import { openLog, readHeadIfAllowed } from "./log.ts";

/** What stands below a destination now. */
export interface Present {
  /** Data files: path to size. */
  readonly data: ReadonlyMap<string, number>;
  /** Hidden files that describe data files (`_SUCCESS`, `_metadata`, …). */
  readonly sidecars: readonly string[];
}

/** Lists a destination. With `stopAfter`, only until so many data files were seen. */
export async function listPresent(store: ObjectStore, destination: string, stopAfter = Infinity): Promise<Present> {
  const data = new Map<string, number>();
  const sidecars: string[] = [];
  for await (const { url, size } of store.list(listingPrefix(destination))) {
    const path = pathBelow(destination, url);
    if (path === undefined || isFolderObject(path)) continue;
    if (!isHidden(path)) data.set(path, size);
    else if (describesData(path)) sidecars.push(path);
    if (data.size >= stopAfter) break;
  }
  return { data, sidecars };
}

/** Throws `DestinationExistsError` when any data file stands below the destination. */
export async function demandEmpty(store: ObjectStore, destination: string): Promise<void> {
  const { data } = await listPresent(store, destination, 1_001);
  const [first] = data.keys();
  if (first !== undefined) throw new DestinationExistsError(destination, data.size, first);
}

/**
 * The live set an append adds to: what is there. Files that no commit wrote join it, so that readers of the log do not
 * lose them; files that someone deleted by hand leave it, named in `missing`.
 */
export function reconcile(
  head: CommitEntry | undefined,
  present: Present,
): { readonly live: readonly EntryFile[]; readonly missing: readonly string[] } {
  const logged = head?.files ?? [];
  const known = new Map(logged.map((file) => [file.path, file]));
  const live = [...present.data].map(([path, bytes]) => {
    const file = known.get(path);
    return file?.bytes === bytes ? settled(file) : { path, bytes };
  });
  return { live, missing: logged.filter((file) => !present.data.has(file.path)).map((file) => file.path) };
}

/** A file as later entries list it: without what was needed to complete it. */
export function settled(file: EntryFile): EntryFile {
  const { upload: _, ...rest } = file;
  return rest;
}

/**
 * Refuses a destination inside another one that has live files here: the two logs could not both be true.
 * `control` as given by the caller, for both.
 */
export async function demandNotInsideAnother(store: ObjectStore, destination: string, present: Present, control?: string): Promise<void> {
  if (present.data.size === 0) return;
  await Promise.all(
    ancestorsOf(destination).map(async (outer) => {
      const head = await readHeadIfAllowed(openLog(store, outer, control));
      const held = (head?.entry.files ?? []).filter((file) => {
        const path = pathBelow(destination, urlBelow(outer, file.path));
        return path !== undefined && present.data.has(path);
      });
      if (held.length === 0) return;
      throw new StorageError(
        "invalid",
        destination,
        `${destination} holds ${held.length} files of the output ${outer}, which was committed as a whole: write ${outer} again, or write elsewhere`,
      );
    }),
  );
}
