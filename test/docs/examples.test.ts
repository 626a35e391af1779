import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { blocksOf, exampleOf, root } from "./page.ts";

// What the documentation shows, done as a reader does it: in an empty folder with the package and TypeScript installed.

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "volley-docs-"));
  mkdirSync(join(place, "node_modules/.bin"), { recursive: true });
  for (const tool of ["typescript", "@types"]) symlinkSync(join(root, "node_modules", tool), join(place, "node_modules", tool));
  symlinkSync(join(root, "packages/volley"), join(place, "node_modules/volley"));
  const command = `#!/bin/sh\nexec "${process.execPath}" "${join(root, "packages/volley/dist/bin.js")}" "$@"\n`;
  writeFileSync(join(place, "node_modules/.bin/volley"), command, { mode: 0o755 });
  writeFileSync(join(place, "package.json"), '{ "type": "module" }');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function run(command: string, ...args: string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const env = { ...process.env, VOLLEY_PROGRESS: "off", npm_config_loglevel: "error" };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: place, encoding: "utf8", env });
  return { status, stdout, stderr };
}

describe("docs/dataframe.md", () => {
  it("compiles, and prints what it says", () => {
    const example = exampleOf("docs/dataframe.md");
    expect(example.length).toBeGreaterThan(10);
    const program = example.map(({ code }, i) => `console.log("block ${i}");\n${code}`).join("\n");
    writeFileSync(join(place, "page.ts"), program);
    const { status, stdout, stderr } = run("npx", "volley", "run", "--check", "page.ts");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(example.map(({ prints }, i) => `block ${i}\n${prints}`).join(""));
  });
});

describe("docs/first-job.md", () => {
  it("goes from a file to a written dataset by the commands that it gives", () => {
    const blocks = blocksOf("docs/first-job.md");
    const [program] = blocks.filter(({ language }) => language === "ts");
    writeFileSync(join(place, "prepare.ts"), program!.text);
    const commands = blocks.filter(({ language }) => language === "sh").map(({ text }) => text);
    expect(commands.join("")).toContain("npx volley run prepare.ts --executors");
    const { status, stderr } = run("sh", "-ec", commands.join(""));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(readdirSync(join(place, "ready"))).toEqual(expect.arrayContaining(["_SUCCESS", "train", "test"]));
  });
});
