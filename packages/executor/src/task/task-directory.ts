import { mkdirSync, readdirSync, rmdirSync, unlinkSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { profileName } from "./query-profile.ts";

/**
 * Works in a directory that is made for it and removed with all it holds. Most tasks leave next to nothing in it: a few calls here are then a
 * tenth of what they cost on their way through the threads that do them later.
 */
export async function inTaskDirectory<T>(path: string, work: (directory: string) => Promise<T>): Promise<T> {
  mkdirSync(path, { recursive: true });
  try {
    return await work(path);
  } finally {
    if (!removedAtOnce(path)) await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

function removedAtOnce(path: string): boolean {
  try {
    const names = readdirSync(path);
    if (names.some((name) => name !== profileName)) return false;
    for (const name of names) unlinkSync(join(path, name));
    rmdirSync(path);
    return true;
  } catch {
    return false;
  }
}
