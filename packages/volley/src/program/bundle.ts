import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { VolleyError } from "@volley/plan";
import type { BuildFailure } from "esbuild";

/** Makes a program (TypeScript or JavaScript) one ES module that Node can import; `volley` in it is this very package. Returns its URL. */
export async function bundleProgram(program: string, entryPoints: Readonly<Record<string, string>>): Promise<URL> {
  const file = resolve(program);
  if (!existsSync(file)) throw new VolleyError("PATH_NOT_FOUND", `there is no program ${program}`, { where: [file] });
  const { build } = await import("esbuild");
  const directory = cacheFor(file);
  try {
    const result = await build({
      entryPoints: [file],
      bundle: true,
      write: false,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: "inline",
      sourcesContent: true,
      logLevel: "silent",
      outfile: join(directory, "program.mjs"),
      plugins: [
        {
          name: "volley",
          setup(setup) {
            setup.onResolve({ filter: /^volley(\/.*)?$/ }, ({ path }) => {
              const target = entryPoints[path];
              return target ? { path: target, external: true } : undefined;
            });
          },
        },
      ],
    });
    const code = result.outputFiles[0]!.text;
    const name = `${createHash("sha256").update(file).update(code).digest("hex").slice(0, 16)}.mjs`;
    mkdirSync(directory, { recursive: true });
    const target = join(directory, name);
    if (!existsSync(target)) writeFileSync(target, code);
    return pathToFileURL(target);
  } catch (error) {
    const [first] = (error as Partial<BuildFailure>).errors ?? [];
    if (!first) throw error;
    const at = first.location;
    throw new VolleyError(
      "PARSE_SYNTAX_ERROR",
      first.text,
      at ? { origin: { callSite: `${at.file}:${at.line}:${at.column + 1}`, fragment: at.lineText } } : {},
    );
  }
}

/** A place from which the program's own dependencies resolve: the cache folder of the nearest node_modules. */
function cacheFor(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    if (existsSync(join(at, "node_modules"))) return join(at, "node_modules", ".cache", "volley");
    if (dirname(at) === at) return join(tmpdir(), "volley-programs");
  }
}
