import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode, orAbsent } from "./fs-errors.ts";

/**
 * Makes a folder and those above it. Node's own `recursive` never ends where a file system has no new folders and says ENOENT of them,
 * as /proc does.
 */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const parent = path.dirname(folder);
    if (errorCode(error) !== "ENOENT" || parent === folder || (await isFolder(parent))) throw error;
    await makeFolders(parent);
    await mkdir(folder).catch(async (again: unknown) => {
      if (!(await isFolder(folder))) throw again;
    });
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return (await orAbsent(stat(folder)))?.isDirectory() ?? false;
}
