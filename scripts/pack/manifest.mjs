// The published package.json: who we are from packages/volley/package.json, versions of dependencies from the workspaces'.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { placeOf } from "./declarations.mjs";
import { documents, programs, subPaths, typeSubPaths } from "./published.mjs";

/** `packages`: names (a set) of the npm packages that the bundle and its types import. Throws when no workspace depends on one of them. */
export function publishedManifest(root, packages) {
  const { name, version, description, keywords, license, engines } = read(root, "volley");
  const known = Object.assign({}, ...readdirSync(join(root, "packages")).map((workspace) => read(root, workspace).dependencies));
  const dependencies = [...packages].map((dependency) => {
    if (known[dependency] === undefined) throw new Error(`${dependency} is imported, but no workspace depends on it`);
    return [dependency, known[dependency]];
  });
  const exports = {
    ...mapValues(subPaths, (program) => ({ types: placeOfTypes(root, typesOf(program)), default: `./dist/${program}.js` })),
    ...mapValues(typeSubPaths, (types) => ({ types: placeOfTypes(root, types) })),
    "./package.json": "./package.json",
  };
  return {
    name,
    version,
    description,
    keywords,
    license,
    engines,
    type: "module",
    exports,
    bin: { volley: "dist/bin.js" },
    // Importing the package tells its session builder how to open backends.
    sideEffects: true,
    files: ["dist", "types", ...documents.filter((document) => document !== "README.md" && document !== "LICENSE")],
    dependencies: Object.fromEntries(dependencies.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The declarations of all sub-paths, from the root. */
export function publicTypes() {
  return [...Object.values(subPaths).map(typesOf), ...Object.values(typeSubPaths)];
}

function typesOf(program) {
  return programs[program].replace(/\.js$/, ".d.ts");
}

function placeOfTypes(root, types) {
  return `./types/${placeOf(root, join(root, types))}`;
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function read(root, workspace) {
  return JSON.parse(readFileSync(join(root, "packages", workspace, "package.json"), "utf8"));
}
