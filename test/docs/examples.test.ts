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

describe("README.md and docs/user-functions.md", () => {
  it("compile, and do what they say", () => {
    const programs = (page: string): string[] => blocksOf(page).flatMap(({ language, text }) => (language === "ts" ? [text] : []));
    const local = (code: string): string => code.replaceAll("s3://", `${place}/s3/`);
    // What the pages take for given: datasets, a module of the program's own, a package from npm.
    const data = `import { Session } from "volley";
const session = await Session.builder.getOrCreate();
const legs = [["ATL", 20n, 600n], ["ATL", 3n, 731n], ["ORD", 90n, 1n]].map(([origin, delay, distance], i) => ({
  date: \`2026-01-0\${i + 1}\`, origin, delay, distance,
}));
await session.createDataFrame(legs, "date string, origin string, delay bigint, distance bigint").write.parquet("s3://flights/raw/");
await session.createDataFrame([{ title: "The Cat & the Hat" }]).write.parquet("s3://news/");
`;
    const told = `import { Session } from "volley";
const session = await Session.builder.getOrCreate();
const counted = async (path: string) => session.read.parquet("s3://flights/ready/parquet/" + path).count();
console.log(await counted("train") + await counted("test"));
console.log(JSON.stringify(await session.read.parquet("s3://news-slugs/").collect()));
`;
    mkdirSync(join(place, "node_modules/slugify"));
    writeFileSync(join(place, "node_modules/slugify/package.json"), '{ "name": "slugify", "type": "module", "exports": "./index.js" }');
    writeFileSync(
      join(place, "node_modules/slugify/index.js"),
      'export default (text) => text.trim().toLowerCase().replace(/\\W+/g, "-");',
    );
    writeFileSync(join(place, "node_modules/slugify/index.d.ts"), "export default function slugify(text: string): string;");
    writeFileSync(join(place, "words.ts"), "export const stopWords = /\\bthe\\b/gi;");
    const modules = [data, ...programs("README.md"), programs("docs/user-functions.md").join("\n"), told];
    expect(modules).toHaveLength(5);
    for (const [i, code] of modules.entries()) writeFileSync(join(place, `part-${i}.ts`), local(code));
    writeFileSync(join(place, "page.ts"), modules.map((_, i) => `import "./part-${i}.ts";\n`).join(""));
    const { status, stdout, stderr } = run("npx", "volley", "run", "--check", "page.ts");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`3\n[{"title":"The Cat & the Hat","slug":"cat-hat"}]\n`);
  });
});
