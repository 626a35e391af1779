import type { ObjectStore } from "../object-store.ts";
import { ancestorsOf, defaultControl, listingPrefix, normaliseDestination, pathBelow } from "./destination.ts";
import { type CommitLog, readHead } from "./log.ts";

/** The commit logs of all destinations that an address lies in, is, or contains, outermost first. */
export async function findLogs(store: ObjectStore, address: string, control?: string): Promise<CommitLog[]> {
  const folders = new Set<string>();
  const roots = control === undefined ? [address, ...ancestorsOf(address)].map(defaultControl) : [normaliseDestination(control)];
  for (const root of new Set(roots)) {
    for await (const { url } of store.list(`${root}/`)) {
      const folder = pathBelow(root, url)?.split("/")[0];
      if (folder !== undefined) folders.add(`${root}/${folder}`);
    }
  }
  if (control === undefined && !address.startsWith("s3://")) {
    for await (const { url } of store.list(listingPrefix(address))) {
      const folder = /^.*\/\.volley\/commits\/[^/]+(?=\/)/.exec(url)?.[0];
      if (folder !== undefined) folders.add(folder);
    }
  }
  const logs: CommitLog[] = [];
  for (const folder of folders) {
    const head = await readHead({ store, destination: address, folder });
    if (head === undefined) continue;
    const { destination } = head.entry;
    const related =
      destination === address || pathBelow(address, destination) !== undefined || pathBelow(destination, address) !== undefined;
    if (related) logs.push({ store, destination, folder });
  }
  return logs.sort((a, b) => a.destination.length - b.destination.length);
}
