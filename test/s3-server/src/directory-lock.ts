import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const held = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Claims a directory for this server, so that no second one sweeps its files; returns how to give it back. A lock whose
 * process is gone is taken over. Throws when another server has the directory.
 */
export function lockDirectory(directory: string): () => void {
  const path = join(resolve(directory), "lock");
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    const owner = Number(readFileSync(path, "utf8"));
    if (owner === process.pid ? held.has(path) : isAlive(owner)) {
      throw new Error(`directory ${directory} is in use by an S3 server, process ${owner} (if it is not, remove ${path})`, {
        cause: error,
      });
    }
    writeFileSync(path, String(process.pid));
  }
  held.add(path);
  return () => {
    held.delete(path);
    rmSync(path, { force: true });
  };
}
