// Runs before `npm start` and `npm test`: installs from the lock file when that is newer than what is installed, and builds
// what is older than its sources. Built-ins only, since nothing is installed yet on a fresh clone.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
process.chdir(root);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Volley needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const installed = "node_modules/.package-lock.json";
if (modified("package-lock.json") > modified(installed)) {
  console.error("installing packages from package-lock.json …");
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  utimesSync(installed, new Date(), new Date());
}

const stamp = "node_modules/.volley-build";
const sources = ["tsconfig.json", "tsconfig.base.json", "packages", "examples", "test"];
if (newest(sources) > modified(stamp) || !existsSync("packages/volley/dist/bin.js")) {
  console.error("building …");
  const began = new Date();
  run(process.execPath, [join("node_modules", "typescript", "bin", "tsc"), "-b"]);
  writeFileSync(stamp, "");
  utimesSync(stamp, began, began);
}

function modified(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Latest modification among TypeScript sources, their configuration, and the folders that hold them (a deleted file changes its folder). */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) continue;
    if (stat.isDirectory()) {
      const entries = readdirSync(path).filter((name) => !["node_modules", "dist", ".venv", ".cache", "generated"].includes(name));
      latest = Math.max(latest, newest(entries.map((name) => join(path, name))));
    } else if (/\.(ts|json|wasm)$/.test(path)) latest = Math.max(latest, stat.mtimeMs);
  }
  return latest;
}

function run(command, args) {
  const { status, error, signal } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32" && command === "npm",
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (signal) process.kill(process.pid, signal);
  if (status !== 0) process.exit(status ?? 1);
}
