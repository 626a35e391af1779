// The types of the published package: the workspaces' .d.ts files that its entries reach, each at <workspace>/<file>, their
// imports of one another made relative.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { packageName } from "./bundle.mjs";

// Examples in comments import, too.
const specifiers = /^\s*(?:\*|\/[/*]).*$|(\bfrom\s+|\bimport\s*\(?\s*)"([^"]+)"/gm;

/**
 * Copies the declarations that `entries` (paths of .d.ts files) reach into `folder`. Returns the npm packages they import
 * types from.
 */
export function copyDeclarations(root, entries, folder) {
  /** @type {Set<string>} */
  const packages = new Set();
  const waiting = entries.map((entry) => resolve(root, entry));
  const seen = new Set(waiting);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    const place = placeOf(root, file);
    const text = readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
    const rewritten = text.replace(specifiers, (whole, before, specifier) => {
      if (specifier === undefined) return whole;
      const target = declarationOf(root, file, specifier);
      if (target === undefined) {
        const name = packageName(specifier);
        if (name) packages.add(name);
        return whole;
      }
      if (!seen.has(target)) {
        seen.add(target);
        waiting.push(target);
      }
      return `${before}"${relativeImport(place, placeOf(root, target))}"`;
    });
    const target = join(folder, place);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, `${rewritten.trimEnd()}\n`);
  }
  return [...packages];
}

/** `packages/plan/dist/types/ddl.d.ts` → `plan/types/ddl.d.ts`. */
export function placeOf(root, file) {
  const [packages, workspace, dist, ...inside] = relative(root, file).split(sep);
  if (packages !== "packages" || dist !== "dist") throw new Error(`${file} is no built file of a workspace`);
  return posix.join(workspace, ...inside);
}

/** The .d.ts a specifier of ours means; undefined when it is another's. */
function declarationOf(root, from, specifier) {
  if (specifier.startsWith(".")) return existing(from, specifier, resolve(dirname(from), specifier.replace(/\.[jt]s$/, ".d.ts")));
  const [, workspace, path] = /^@volley\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? [];
  if (workspace === undefined) return undefined;
  const manifest = JSON.parse(readFileSync(join(root, "packages", workspace, "package.json"), "utf8"));
  const types = manifest.exports[path === undefined ? "." : `./${path}`]?.types;
  if (types === undefined) throw new Error(`${from}: ${specifier} is not exported`);
  return existing(from, specifier, join(root, "packages", workspace, types));
}

function existing(from, specifier, file) {
  if (!existsSync(file)) throw new Error(`${from}: "${specifier}" has no declarations at ${file}`);
  return file;
}

function relativeImport(from, to) {
  const path = posix.relative(posix.dirname(from), to).replace(/\.d\.ts$/, ".js");
  return path.startsWith(".") ? path : `./${path}`;
}
