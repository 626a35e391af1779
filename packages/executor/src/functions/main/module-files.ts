import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { UserModule } from "@volley/protocol";

/** The modules of user functions as files, from which threads import them. */
export interface ModuleFiles {
  /** Writes a module unless it is there; gives its URL. */
  put(module: UserModule): Promise<string>;
  /** Removes all. */
  clear(): Promise<void>;
}

/** Files `<hash>.mjs`, and `<hash>.mjs.map` with the source map, in a directory that the caller removes. */
export function moduleFiles(directory: string): ModuleFiles {
  const written = new Map<string, Promise<string>>();

  async function write({ hash, code, sourceMap }: UserModule): Promise<string> {
    if (createHash("sha256").update(code).digest("hex") !== hash) throw new Error(`the code of module ${hash} is not what its hash says`);
    const path = join(directory, `${hash}.mjs`);
    await mkdir(directory, { recursive: true });
    if (sourceMap.length > 0) await writeFile(`${path}.map`, sourceMap);
    await writeFile(path, code);
    return pathToFileURL(path).href;
  }

  return {
    put(module) {
      const known = written.get(module.hash) ?? write(module);
      written.set(module.hash, known);
      known.catch(() => written.delete(module.hash));
      return known;
    },
    async clear() {
      written.clear();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
