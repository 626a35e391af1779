import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode, orAbsent } from "./fs-errors.ts";

/** So often is a folder tried: between two looks another call may make it or the one above it, or a sweep remove them. */
const tries = 20;

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where a file system has no new folders and says ENOENT of them,
 * as /proc does.
 */
export async function makeFolders(folder: string): Promise<void> {
  for (let tried = 1; ; tried++) {
    try {
      await mkdir(folder);
      return;
    } catch (error) {
      const there = await orAbsent(stat(folder));
      if (there?.isDirectory()) return;
      if (there !== undefined || tried === tries) throw error;
      const code = errorCode(error);
      if (code === "ENOENT") await makeParent(folder, error);
      else if (code !== "EEXIST") throw error;
    }
  }
}

async function makeParent(folder: string, error: unknown): Promise<void> {
  const parent = path.dirname(folder);
  if (parent === folder) throw error;
  if (!(await orAbsent(stat(parent)))?.isDirectory()) await makeFolders(parent);
}
