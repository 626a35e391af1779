import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { makeFolders } from "@volley/storage";
import { ExecutorError } from "../errors.ts";

const prefix = "volley-executor-";

/**
 * Makes the directory that holds everything an executor writes, and removes those of executors on this host that were
 * killed before they could. Throws ExecutorError where nothing can be made.
 */
export async function makeExecutorDirectory(parent: string): Promise<string> {
  try {
    return await makeOwn(parent);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExecutorError(`the executor cannot keep its files in ${parent}: ${why}`, { cause, reason: "directory" });
  }
}

async function makeOwn(parent: string): Promise<string> {
  await makeFolders(parent);
  const host = `${prefix}${encodeURIComponent(hostname())}-`;
  for (const name of await readdir(parent)) {
    const pid = name.startsWith(host) ? Number(/^(\d+)-[0-9a-f]+$/.exec(name.slice(host.length))?.[1]) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const directory = join(parent, `${host}${process.pid}-${randomBytes(4).toString("hex")}`);
  await mkdir(directory, { mode: 0o700 });
  return directory;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
