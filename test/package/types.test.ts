import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compile, pack, putPrograms, root } from "./pack.ts";

// The packed package as if it were installed: what it depends on comes from this repository's node_modules.
const place = mkdtempSync(join(tmpdir(), "volley-types-"));
const user = join(place, "user");

beforeAll(() => {
  const folder = pack(place);
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
  mkdirSync(join(user, "node_modules"), { recursive: true });
  symlinkSync(folder, join(user, "node_modules/volley"));
  writeFileSync(join(user, "package.json"), '{ "private": true, "type": "module" }');
  putPrograms(user);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe("types of the packed package, with TypeScript 7", () => {
  it("compile a strict program, library declarations checked", () => {
    expect(compile(user, root, "program.ts", "--noEmit").stdout).toBe("");
  });

  it("compile the example of the package's own description", () => {
    const description = readFileSync(join(place, "volley/types/volley/index.d.ts"), "utf8");
    const example = /```ts\n([\s\S]*?) \* ```/.exec(description)![1]!.replace(/^ \* ?/gm, "");
    expect(example).toContain("getOrCreate");
    writeFileSync(join(user, "example.ts"), example);
    expect(compile(user, root, "example.ts", "--noEmit").stdout).toBe("");
  });

  it.each(["README.md", "docs/first-job.md"])("compile the programs of %s", (document) => {
    const programs = [...readFileSync(join(root, document), "utf8").matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, text]) => text!);
    expect(programs).not.toEqual([]);
    const files = programs.map((text, i) => [`document-${i}.ts`, text] as const);
    // What `volley types` writes in docs/first-job.md.
    const schema =
      'import { double, schema, string } from "volley";\nexport const events = schema({ user: string(), amount: double() });\n';
    for (const [name, text] of [...files, ["events.schema.ts", schema] as const]) writeFileSync(join(user, name), text);
    for (const [name] of files) expect(compile(user, root, name, "--noEmit", "--allowImportingTsExtensions").stdout).toBe("");
  });

  it("have names for all that a program exports", () => {
    expect(compile(user, root, "exported.ts", "--declaration").stdout).toBe("");
    const declarations = readFileSync(join(user, "built/exported.d.ts"), "utf8");
    expect(declarations).toContain('import("volley/inferred")');
    expect(declarations).not.toMatch(/node_modules|@volley/);
  });

  it("make misspelled columns and wrong types compile errors that name them", () => {
    const { status, stdout } = compile(user, root, "wrong.ts", "--noEmit");
    expect(status).not.toBe(0);
    expect(stdout).toContain('column \\"orgin\\" does not exist');
    expect(stdout).toContain('column \\"delya\\" does not exist');
    expect(stdout).toContain("sum() needs a number");
    expect(stdout.split("\n").filter((line) => line.startsWith("wrong.ts"))).toHaveLength(3);
  });

  it("offer nothing that wires the package together", () => {
    const names = ["Backend", "createSession", "here", "hideFrames", "ResultStream", "setBackendFactory"];
    writeFileSync(join(user, "inside.ts"), `import { ${names.join(", ")} } from "volley";\nexport const all = [${names.join(", ")}];\n`);
    const { stdout } = compile(user, root, "inside.ts", "--noEmit");
    for (const name of names) expect(stdout).toMatch(new RegExp(`no exported member( named)? '${name}'`));
  });
});
