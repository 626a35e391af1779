import { randomUUID } from "node:crypto";
import { link, open, rename, rm, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { PreconditionFailedError, StorageError } from "../errors.ts";
import type { WriteCondition } from "../object-store.ts";
import { errorCode, orAbsent } from "./fs-errors.ts";
import { fileTag, statFile } from "./local-listing.ts";
import { makeFolders } from "./make-folders.ts";
import { inStaging, tidyStaging } from "./staging.ts";

const LOCK_WAIT_MS = 10_000;
const LOCK_STALE_MS = 60_000;

/** Puts a small file into place in one step: readers see the old one or the new one. */
export async function writeFileAtomically(file: string, body: Uint8Array, condition?: WriteCondition): Promise<{ etag: string }> {
  const folder = path.dirname(file);
  await makeFolders(folder);
  const temporary = await inStaging(folder, (staging) => writeNew(path.join(staging, `write-${randomUUID()}`), body));
  try {
    if (condition === undefined) await rename(temporary, file);
    else if ("absent" in condition) await moveIfAbsent(temporary, file, body);
    else await replaceIfSame(temporary, file, condition.etag);
    const stats = await stat(file, { bigint: true });
    return { etag: fileTag(stats) };
  } finally {
    await rm(temporary, { force: true });
    await tidyStaging(folder);
  }
}

async function writeNew(file: string, body: Uint8Array): Promise<string> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(body);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return file;
}

async function moveIfAbsent(temporary: string, file: string, body: Uint8Array): Promise<void> {
  try {
    await link(temporary, file);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "EEXIST") throw new PreconditionFailedError(file, `${file} exists already`, error);
    // File systems without hard links (FAT, some network mounts): exclusive creation, though not in one step.
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"].includes(code)) throw error;
    try {
      await writeNew(file, body);
    } catch (exclusive) {
      if (errorCode(exclusive) === "EEXIST") throw new PreconditionFailedError(file, `${file} exists already`, exclusive);
      throw exclusive;
    }
  }
}

async function replaceIfSame(temporary: string, file: string, etag: string): Promise<void> {
  const lock = path.join(path.dirname(temporary), `lock-${path.basename(file)}`);
  await takeLock(lock, file);
  try {
    const stats = await statFile(file);
    if (stats === undefined) throw new PreconditionFailedError(file, `${file} does not exist any more`);
    if (fileTag(stats) !== etag) throw new PreconditionFailedError(file, `${file} was changed by someone else`);
    await rename(temporary, file);
  } finally {
    await rm(lock, { force: true });
  }
}

async function takeLock(lock: string, file: string): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      await (await open(lock, "wx")).close();
      return;
    } catch (error) {
      if (errorCode(error) !== "EEXIST") throw error;
    }
    const held = await orAbsent(stat(lock));
    if (held !== undefined && Date.now() - held.mtimeMs > LOCK_STALE_MS) await orAbsent(unlink(lock));
    else if (Date.now() > deadline) {
      throw new StorageError(
        "throttled",
        file,
        `${file} is being written by another process: ${lock} has been held for ${LOCK_WAIT_MS / 1000} s`,
      );
    } else await sleep(5 + Math.random() * 20);
  }
}
