import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { VolleyError } from "@volley/plan";

/** Checks a program with the TypeScript of its own project. Throws what the compiler says, or that there is none. */
export async function typeCheck(program: string): Promise<void> {
  const file = resolve(program);
  let compiler: string;
  try {
    const manifest = createRequire(pathToFileURL(file)).resolve("typescript/package.json");
    compiler = join(dirname(manifest), "bin", "tsc");
  } catch {
    throw new VolleyError("CONFIGURATION", "--check needs TypeScript in the program's project", {
      hints: ["npm install --save-dev typescript", "or run without --check"],
    });
  }
  const flags = [
    "--noEmit",
    "--strict",
    "--target",
    "es2023",
    "--module",
    "preserve",
    "--moduleResolution",
    "bundler",
    "--skipLibCheck",
    "--allowImportingTsExtensions",
    "--ignoreConfig",
  ];
  const { status, stdout } = spawnSync(process.execPath, [compiler, ...flags, file], { encoding: "utf8" });
  if (status !== 0) throw new VolleyError("TYPE_CHECK_FAILED", `the program has type errors\n${stdout.trim()}`);
}
