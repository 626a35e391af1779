import type { BigIntStats, Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { compareKeys } from "../key-order.ts";
import type { ObjectInfo } from "../object-store.ts";
import { onFile, orAbsent } from "./fs-errors.ts";
import { STAGING } from "./staging.ts";

const STAT_BATCH = 256;

export function fileInfo(url: string, stats: BigIntStats): ObjectInfo {
  return { url, size: Number(stats.size), etag: fileTag(stats), modified: Number(stats.mtimeMs) };
}

/** Size, modification time and inode: a file renamed into place always differs from the one it replaced. */
export function fileTag(stats: BigIntStats): string {
  return `"${stats.size.toString(16)}-${stats.mtimeNs.toString(16)}-${stats.ino.toString(16)}"`;
}

export async function statFile(file: string): Promise<BigIntStats | undefined> {
  return orAbsent(stat(file, { bigint: true }));
}

/** All files whose path begins with `prefix`, in key order; staged uploads are not among them. */
export async function* listFiles(prefix: string): AsyncGenerator<ObjectInfo> {
  const cut = prefix.lastIndexOf("/") + 1;
  yield* walk(prefix.slice(0, cut), prefix.slice(cut));
}

async function* walk(folder: string, beginning: string): AsyncGenerator<ObjectInfo> {
  const entries = await onFile(folder, async () => (await orAbsent(readdir(folder, { withFileTypes: true }))) ?? []);
  const chosen = entries.filter((entry) => entry.name.startsWith(beginning) && entry.name !== STAGING);
  const named = await Promise.all(chosen.map(async (entry) => ({ entry, isFolder: await leadsToFolder(folder, entry) })));
  const sorted = named
    .map(({ entry, isFolder }) => ({ key: isFolder ? `${entry.name}/` : entry.name, isFolder }))
    .sort((a, b) => compareKeys(a.key, b.key));
  for (let start = 0; start < sorted.length; start += STAT_BATCH) {
    const batch = sorted.slice(start, start + STAT_BATCH);
    const infos = await Promise.all(batch.map(async ({ key, isFolder }) => (isFolder ? undefined : regularFile(folder + key))));
    for (const [i, { key, isFolder }] of batch.entries()) {
      const info = infos[i];
      if (isFolder) yield* walk(folder + key, "");
      else if (info !== undefined) yield info;
    }
  }
}

async function regularFile(file: string): Promise<ObjectInfo | undefined> {
  const stats = await onFile(file, () => statFile(file));
  return stats?.isFile() ? fileInfo(file, stats) : undefined;
}

async function leadsToFolder(folder: string, entry: Dirent): Promise<boolean> {
  if (entry.isDirectory()) return true;
  if (!entry.isSymbolicLink()) return false;
  const target = await orAbsent(realpath(folder + entry.name));
  if (target === undefined || !(await statFile(target))?.isDirectory()) return false;
  const here = await realpath(folder);
  const loops = here === target || here.startsWith(target.endsWith("/") ? target : `${target}/`);
  return !loops;
}
