import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

export const root = resolve(import.meta.dirname, "../..");

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Packs the built workspaces into `place`: returns the folder `volley` there; the tarball is beside it. */
export function pack(place: string): string {
  const folder = join(place, "volley");
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/pack/pack.mjs"), folder], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return folder;
}

/** Puts the programs of test/package/user into a folder. */
export function putPrograms(user: string): void {
  cpSync(join(root, "test/package/user"), user, { recursive: true });
}

/** Compiles a program of a folder as its user would: strict, with the declarations of its packages checked too. `tools` has TypeScript. */
export function compile(user: string, tools: string, file: string, ...flags: string[]): Ended {
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    target: "es2023",
    lib: ["es2023"],
    skipLibCheck: false,
    typeRoots: [join(tools, "node_modules/@types")],
    types: ["node"],
    rootDir: ".",
    outDir: "built",
  };
  writeFileSync(join(user, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [file] }));
  return spawnSync(process.execPath, [join(tools, "node_modules/typescript/bin/tsc"), "-p", ".", ...flags], {
    cwd: user,
    encoding: "utf8",
  });
}
