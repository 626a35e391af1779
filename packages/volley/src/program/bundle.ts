import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { keepModuleText } from "@volley/dataframe";
import { VolleyError } from "@volley/plan";
import type { BuildFailure } from "esbuild";

/** A program as one module in a file of its own. */
export interface BundledProgram {
  readonly url: URL;
  /** Removes the file; it does so itself when it has begun to run. */
  remove(): void;
}

const removers = Symbol.for("volley.programs");
/** The global by which a program's first statement removes its file: a run that is killed later leaves nothing. */
const programs: Record<string, () => void> = ((globalThis as Record<symbol, unknown>)[removers] ??= {}) as Record<string, () => void>;

/** Makes a program (TypeScript or JavaScript) one ES module that Node can import; `volley` in it is this very package. */
export async function bundleProgram(program: string, entryPoints: Readonly<Record<string, string>>): Promise<BundledProgram> {
  const file = resolve(program);
  if (!existsSync(file)) throw new VolleyError("PATH_NOT_FOUND", `there is no program ${program}`, { where: [file] });
  const { build } = await import("esbuild");
  const directory = folderFor(file);
  const target = join(directory, "program.mjs");
  const remove = (): void => {
    delete programs[target];
    rmSync(directory, { recursive: true, force: true });
  };
  programs[target] = remove;
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
      outfile: target,
      banner: { js: `globalThis[Symbol.for("volley.programs")]?.[${JSON.stringify(target)}]?.();` },
      plugins: [
        {
          name: "volley",
          setup(setup) {
            setup.onResolve({ filter: /^volley(\/.*)?$/ }, ({ path }) => {
              const found = entryPoints[path];
              return found ? { path: found, external: true } : undefined;
            });
          },
        },
      ],
    });
    const { text } = result.outputFiles[0]!;
    writeFileSync(target, text);
    keepModuleText(target, text);
    return { url: pathToFileURL(target), remove };
  } catch (error) {
    remove();
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

const prefix = "volley-program-";

/**
 * A new folder from which the program's own dependencies resolve: in the cache of the nearest node_modules. Its real path, since Node
 * imports by that, and the source map's paths are relative to it.
 */
function folderFor(file: string): string {
  const parent = parentFor(file);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (pid > 0 && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return mkdtempSync(join(parent, `${prefix}${process.pid}-`));
}

function parentFor(file: string): string {
  for (let at = dirname(file); ; at = dirname(at)) {
    const modules = join(at, "node_modules");
    if (existsSync(modules)) return join(realpathSync(modules), ".cache", "volley");
    if (dirname(at) === at) return realpathSync(tmpdir());
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
