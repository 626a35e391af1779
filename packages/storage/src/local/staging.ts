import { rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { errorCode, orAbsent } from "./fs-errors.ts";
import { makeFolders } from "./make-folders.ts";

/** The hidden folder that holds what is not visible yet: pending uploads, half-written small files, object metadata. */
export const STAGING = ".volley-uploads";

/** The nearest ancestor folder of a file that exists: on the file system where the file will live, and no trace of it if it never comes. */
export async function nearestFolder(file: string): Promise<string> {
  let folder = path.dirname(file);
  while (!(await orAbsent(stat(folder)))?.isDirectory()) {
    const parent = path.dirname(folder);
    if (parent === folder) break;
    folder = parent;
  }
  return folder;
}

/**
 * Runs `work` with a file or folder name inside `folder`'s staging folder. Others remove the staging folder when it
 * becomes empty, so a vanished one is made again.
 */
export async function inStaging<T>(folder: string, work: (staging: string) => Promise<T>): Promise<T> {
  const staging = path.join(folder, STAGING);
  for (let attempt = 0; ; attempt++) {
    try {
      await makeFolders(staging);
      return await work(staging);
    } catch (error) {
      if (errorCode(error) !== "ENOENT" || attempt >= 20) throw error;
    }
  }
}

/** Removes `folder`'s staging folder if nothing is left in it. */
export async function tidyStaging(folder: string): Promise<void> {
  try {
    await rmdir(path.join(folder, STAGING));
  } catch (error) {
    const expected = ["ENOENT", "ENOTEMPTY", "EEXIST", "ENOTDIR", "EBUSY", "EPERM", "EACCES"];
    if (!expected.includes(errorCode(error) ?? "")) throw error;
  }
}
