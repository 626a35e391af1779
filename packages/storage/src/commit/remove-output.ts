import { rm, rmdir } from "node:fs/promises";
import { dirname } from "node:path";
import { isLocal, localPath } from "../address.ts";
import type { ObjectStore } from "../object-store.ts";
import { listingPrefix, logFolder, normaliseDestination } from "./destination.ts";

/** Deletes an output that nobody else knows of, and its commit log: everything below it. Throws `StorageError`. */
export async function removeOutput(store: ObjectStore, address: string): Promise<void> {
  const destination = normaliseDestination(address);
  const folders = [destination, logFolder(destination)];
  if (isLocal(destination)) {
    for (const folder of folders) await rm(localPath(folder), { recursive: true, force: true, maxRetries: 5 });
    // The last log leaves nothing behind it.
    const logs = dirname(localPath(folders[1]!));
    for (const parent of [logs, dirname(logs)]) await rmdir(parent).catch(() => undefined);
    return;
  }
  for (const folder of folders) {
    const urls: string[] = [];
    for await (const { url } of store.list(listingPrefix(folder))) urls.push(url);
    await store.delete(urls);
  }
}
