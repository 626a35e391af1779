import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Origin, type UserModule, VolleyError } from "@volley/plan";
import type { BuildFailure } from "esbuild";
import type { Entry } from "./entry.ts";
import { loadEsbuild } from "./tools.ts";

/** What modules of CommonJS find `require` by. */
const banner = 'import { createRequire as volleyRequire } from "node:module"; const require = volleyRequire(process.execPath);';

/**
 * Makes an entry one module with all it imports, npm packages too. Throws INVALID_ARGUMENT where an import is not found, is Volley's, or
 * cannot be bundled.
 */
export async function bundleEntry(entry: Entry, label: string, origin: Origin): Promise<UserModule> {
  const { file, map } = entry;
  const comment = map ? `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}\n` : "";
  try {
    const { outputFiles } = await loadEsbuild().build({
      stdin: { contents: entry.text + comment, resolveDir: folderOf(file), sourcefile: file ?? "function", loader: "js" },
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      charset: "utf8",
      legalComments: "none",
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
      // Sources are named relative to this file's folder.
      outfile: join(process.cwd(), "function.js"),
      banner: { js: banner },
      plugins: [
        {
          name: "volley stays",
          setup({ onResolve }) {
            onResolve({ filter: /^volley(\/.*)?$/ }, ({ importer }) => ({
              errors: [
                {
                  text: `${importer} imports "volley", which stays where the program runs: move what the function needs into a module without it`,
                },
              ],
            }));
          },
        },
      ],
    });
    const [sourceMap, code] = [".js.map", ".js"].map((end) => outputFiles.find(({ path }) => path.endsWith(end))!.contents);
    return { hash: createHash("sha256").update(code!).digest("hex"), code: code!, sourceMap: sourceMap! };
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (!first) throw error;
    const { location } = first;
    throw new VolleyError("INVALID_ARGUMENT", `the function ${label} cannot be made a module: ${first.text}`, {
      origin,
      where: location ? [`${location.file}:${location.line}:${location.column + 1}`] : [],
    });
  }
}

/** The folder from which imports are found; of a file that was removed, the nearest that is still there. */
function folderOf(file: string | undefined): string {
  if (file === undefined) return process.cwd();
  let folder = dirname(file);
  while (!existsSync(folder)) folder = dirname(folder);
  return folder;
}
