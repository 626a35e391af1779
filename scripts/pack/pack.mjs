// `npm run pack [-- FOLDER]`: makes of the built workspaces the one package that is published, in FOLDER (dist/volley), and its
// tarball beside it.
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { bundle } from "./bundle.mjs";
import { copyDeclarations } from "./declarations.mjs";
import { publicTypes, publishedManifest } from "./manifest.mjs";
import { documents } from "./published.mjs";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(process.argv[2] ?? join(root, "dist/volley"));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const { metafile, packages } = await bundle(root, join(folder, "dist"));
chmodSync(join(folder, "dist/bin.js"), 0o755);
const typed = copyDeclarations(root, publicTypes(), join(folder, "types"));
const manifest = publishedManifest(root, new Set([...packages, ...typed]));
writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
for (const document of documents) copyFileSync(join(root, document), join(folder, document));
writeFileSync(`${folder}.metafile.json`, JSON.stringify(metafile));

const { status, stdout, stderr } = spawnSync("npm", ["pack", "--json", "--pack-destination", dirname(folder)], {
  cwd: folder,
  encoding: "utf8",
  shell: process.platform === "win32",
});
if (status !== 0) {
  process.stderr.write(stderr);
  process.exit(status ?? 1);
}
const [{ filename, size, unpackedSize, entryCount }] = JSON.parse(stdout);
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
console.log(`${join(dirname(folder), filename)}: ${kilobytes(size)}, unpacked ${kilobytes(unpackedSize)}, ${entryCount} files`);
console.log(`depends on ${Object.keys(manifest.dependencies).join(", ")}`);
