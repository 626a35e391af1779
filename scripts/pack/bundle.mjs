// The workspaces' built JavaScript as one flat folder of ES modules: npm packages stay imports, what loads lazily stays lazy.
import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";
import { build } from "esbuild";
import { programs } from "./published.mjs";

const ownFile = /new URL\("(\.[^"]*)", import\.meta\.url\)/g;
const ownRequire = /createRequire\(import\.meta\.url\)(?:\.resolve)?\("([^"]+)"\)/g;

/**
 * Bundles into `folder`. Returns the npm packages that the bundle needs, and what esbuild wrote (its metafile).
 * Throws when a module refers to a file of its workspace that the package will not have.
 */
export async function bundle(root, folder, entryPoints = programs) {
  /** @type {Set<string>} */
  const required = new Set();
  const { metafile, warnings } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    chunkNames: "chunk-[hash]",
    metafile: true,
    logLevel: "silent",
    plugins: [npmPackagesOutside(), ownFiles(root, entryPoints, required)],
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`).join("\n"));
  for (const { imports } of Object.values(metafile.outputs)) for (const { path, external } of imports) if (external) required.add(path);
  return { metafile, packages: [...required].map(packageName).filter((name) => name !== undefined) };
}

/** Only the workspaces are bundled. */
function npmPackagesOutside() {
  return {
    name: "npm packages outside",
    setup({ onResolve }) {
      onResolve({ filter: /^[^.]/ }, ({ path, kind }) =>
        kind === "entry-point" || path.startsWith("@volley/") ? undefined : { path, external: true },
      );
    },
  };
}

/** Turns paths of files beside a module into paths within the flat folder, and collects what `createRequire` is asked for. */
function ownFiles(root, entryPoints, required) {
  const places = new Map(Object.entries(entryPoints).map(([name, file]) => [resolve(root, file), `./${name}.js`]));
  places.set(resolve(root, "packages/volley/package.json"), "../package.json");
  return {
    name: "own files",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
        const text = await readFile(path, "utf8");
        if (!text.includes("import.meta.url")) return undefined;
        const here = relative(root, path);
        const errors = [];
        const contents = text.replace(ownFile, (_, specifier) => {
          const target = resolve(dirname(path), specifier);
          const place = places.get(target) ?? (isOutputFolder(root, target) ? "./" : undefined);
          if (!place) errors.push({ text: `${here} refers to ${relative(root, target)}, which is not in scripts/pack/published.mjs` });
          return `new URL("${place}", import.meta.url)`;
        });
        for (const [, specifier] of text.matchAll(ownRequire)) required.add(specifier);
        const rest = contents.replace(ownFile, "").replaceAll("createRequire(import.meta.url)", "");
        if (/(?<!`)import\.meta\.url/.test(rest))
          errors.push({ text: `${here} uses import.meta.url in another way than new URL("./file", import.meta.url)` });
        if (errors.length > 0) return { errors };
        return { contents, loader: "js" };
      });
    },
  };
}

function isOutputFolder(root, target) {
  const [packages, , dist, ...inside] = relative(root, target).split(sep);
  return packages === "packages" && dist === "dist" && inside.length === 0;
}

/** `@scope/name/deep` → `@scope/name`; undefined for what Node brings. */
export function packageName(specifier) {
  if (specifier.startsWith("node:") || builtinModules.includes(specifier)) return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
