import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode, orAbsent } from "./fs-errors.ts";

/** So often is a folder tried whose parent is there: another call may have just made it, or a sweep removed it. */
const tries = 5;

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
      if (await isFolder(folder)) return;
      const parent = path.dirname(folder);
      if (errorCode(error) !== "ENOENT" || parent === folder || tried === tries) throw error;
      if (!(await isFolder(parent))) await makeFolders(parent);
    }
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return (await orAbsent(stat(folder)))?.isDirectory() ?? false;
}
