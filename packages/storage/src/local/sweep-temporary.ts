import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { orAbsent } from "./fs-errors.ts";
import { STAGING, tidyStaging } from "./staging.ts";

// A lock that is held is younger than this; any other leftover belongs to nobody once its moment has passed.
const LOCK_MS = 60_000;

/** Removes from the staging folders in and below a folder everything that is not a pending upload, and the empty staging folders. */
export async function sweepStaging(folder: string, before: Date, dryRun: boolean): Promise<string[]> {
  const swept: string[] = [];
  const entries = (await orAbsent(readdir(folder, { withFileTypes: true }))) ?? [];
  for (const entry of entries) {
    if (!entry.isDirectory()) continue;
    const below = path.join(folder, entry.name);
    if (entry.name !== STAGING) swept.push(...(await sweepStaging(below, before, dryRun)));
    else {
      for (const name of (await orAbsent(readdir(below))) ?? []) {
        const item = path.join(below, name);
        if (!(await isLeftover(item, before))) continue;
        if (!dryRun) await rm(item, { recursive: true, force: true });
        swept.push(item);
      }
      if (!dryRun) await tidyStaging(folder);
    }
  }
  return swept;
}

async function isLeftover(item: string, before: Date): Promise<boolean> {
  const stats = await orAbsent(stat(item));
  if (stats === undefined) return false;
  if (stats.isDirectory() && (await orAbsent(stat(path.join(item, "upload.json")))) !== undefined) return false;
  const limit = path.basename(item).startsWith("lock-") ? Math.min(before.getTime(), Date.now() - LOCK_MS) : before.getTime();
  return stats.mtimeMs <= limit;
}
