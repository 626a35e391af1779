import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
let place: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "volley-gates-"));
  symlinkSync(join(root, "node_modules"), join(place, "node_modules"));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(place, path)), { recursive: true });
  writeFileSync(join(place, path), text);
}

function copy(...paths: string[]): void {
  for (const path of paths) cpSync(join(root, path), join(place, path), { recursive: true });
}

/** Runs a gate of scripts/gates.mjs in the fixture's folder, as it stands in the table. */
function gate(name: string): { status: number | null; output: string } {
  copy("scripts/gates.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["scripts/gates.mjs", name], { cwd: place, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

describe("each gate rejects what it is there for, and accepts its opposite", () => {
  const lintFixture = (line: string): void => {
    copy(".oxlintrc.json", "tsconfig.base.json");
    put("packages/planner/tsconfig.json", '{ "extends": "../../tsconfig.base.json", "include": ["src"] }');
    put("packages/planner/src/cut.ts", `${line}\n`);
  };

  it("lint: an import from the same floor, as a value or as a type, deep or not", () => {
    for (const line of [
      'import { frame } from "@volley/dataframe";\nexport const x = frame;',
      'import type { DataFrame } from "@volley/dataframe";\nexport type X = DataFrame;',
      'import { x } from "@volley/plan/src/errors.ts";\nexport const y = x;',
      'import { x } from "../../plan/src/errors.ts";\nexport const y = x;',
    ]) {
      lintFixture(line);
      const { status, output } = gate("lint");
      expect(status, line).toBe(1);
      expect(output).toContain("no-restricted-imports");
    }
  });

  it("lint: a promise nobody waits for", () => {
    lintFixture("async function work(): Promise<void> {}\nexport function start(): void {\n  work();\n}");
    expect(gate("lint").output).toContain("no-floating-promises");
  });

  it("lint: accepts an import from a floor below", () => {
    lintFixture('import type { Relation } from "@volley/plan";\nexport type X = Relation;');
    expect(gate("lint")).toMatchObject({ status: 0 });
  });

  it("format: a line that the formatter would change", () => {
    copy("biome.json");
    writeFileSync(
      join(place, "biome.json"),
      readFileSync(join(root, "biome.json"), "utf8").replace('"enabled": true, "clientKind"', '"enabled": false, "clientKind"'),
    );
    put("a.ts", "export const a   = 1\n");
    expect(gate("format").status).toBe(1);
    put("a.ts", "export const a = 1;\n");
    expect(gate("format")).toMatchObject({ status: 0 });
  });

  it("types: a value of the wrong type, with TypeScript 7 and project references", () => {
    copy("tsconfig.base.json");
    put("package.json", '{ "type": "module" }');
    put("tsconfig.json", '{ "files": [], "references": [{ "path": "a" }] }');
    put(
      "a/tsconfig.json",
      '{ "extends": "../tsconfig.base.json", "compilerOptions": { "rootDir": ".", "outDir": "dist" }, "include": ["*.ts"] }',
    );
    put("a/a.ts", 'export const a: number = "one";\n');
    expect(gate("types").output).toContain("TS2322");
    put("a/a.ts", "export const a: number = 1;\n");
    expect(gate("types")).toMatchObject({ status: 0 });
  });

  it("unused: an export nobody imports, and a dependency nobody uses", () => {
    put("package.json", '{ "name": "fixture", "type": "module", "main": "index.ts", "dependencies": { "koffi": "3.3.4" } }');
    put("index.ts", 'import { used } from "./parts.ts";\nconsole.log(used);\n');
    put("parts.ts", "export const used = 1;\nexport const forgotten = 2;\n");
    const { status, output } = gate("unused");
    expect(status).toBe(1);
    expect(output).toContain("forgotten");
    expect(output).toContain("koffi");
  });

  it("ignored files: one that was added by force", () => {
    const git = (...args: string[]): number | null => spawnSync("git", args, { cwd: place }).status;
    copy("scripts/check-ignored.mjs", ".gitignore");
    put("kept.ts", "");
    put("dist/built.js", "");
    expect([git("init"), git("add", ".")]).toEqual([0, 0]);
    expect(gate("ignored files")).toMatchObject({ status: 0 });
    git("add", "--force", "dist/built.js");
    const { status, output } = gate("ignored files");
    expect(status).toBe(1);
    expect(output).toContain("dist/built.js");
  });

  it("generated messages: a field that the generated code does not know", () => {
    copy("proto", "scripts", "packages/protocol/src/messages", "package.json");
    expect(gate("generated messages")).toMatchObject({ status: 0 });
    const proto = join(place, "proto/volley/exchange.proto");
    writeFileSync(proto, readFileSync(proto, "utf8").replace("message BlockTicket {", "message BlockTicket {\n  string extra = 99;"));
    expect(gate("generated messages").status).toBe(1);
  });

  it("generated lint rules: a floor that the rules do not know", () => {
    copy("scripts", ".oxlintrc.json");
    expect(gate("generated lint rules")).toMatchObject({ status: 0 });
    const floors = join(place, "scripts/floors.mjs");
    writeFileSync(floors, readFileSync(floors, "utf8").replace('planner: ["plan", "sql"]', "planner: []"));
    expect(gate("generated lint rules").status).toBe(1);
  });

  it("scatter kernel: a line of its source that the compiled module does not know", () => {
    copy("packages/arrow-duckdb/assembly", "packages/arrow-duckdb/scripts", "packages/arrow-duckdb/src/scatter/kernel-wasm.ts");
    expect(gate("scatter kernel")).toMatchObject({ status: 0 });
    const source = join(place, "packages/arrow-duckdb/assembly/scatter.ts");
    const text = readFileSync(source, "utf8");
    const changed = text.replace("return -1;", "return -2;");
    expect(changed).not.toBe(text);
    writeFileSync(source, changed);
    const { status, output } = gate("scatter kernel");
    expect(status).toBe(1);
    expect(output).toContain("is not what assembly/scatter.ts compiles to");
  });

  it("configuration docs: a setting that the docs do not know", () => {
    copy("scripts", "docs/configuration.md", "packages/volley/package.json", "packages/volley/dist/config/settings.js");
    expect(gate("configuration docs")).toMatchObject({ status: 0 });
    const table = join(place, "packages/volley/dist/config/settings.js");
    writeFileSync(
      table,
      readFileSync(table, "utf8").replace("remote: setting(", 'mood: setting(text, "", "MOOD", "Its mood."),\n    remote: setting('),
    );
    expect(gate("configuration docs").status).toBe(1);
  });

  it("format docs: an option that the docs do not know", () => {
    copy("scripts", "docs/reading-and-writing.md", "packages/plan/package.json", "packages/plan/dist");
    expect(gate("format docs")).toMatchObject({ status: 0 });
    const table = join(place, "packages/plan/dist/formats/options.js");
    writeFileSync(
      table,
      readFileSync(table, "utf8").replace('option("header",', 'option("hat", "text", "", "a hat"),\n    option("header",'),
    );
    expect(gate("format docs").status).toBe(1);
  });

  it("command docs: a flag that the docs do not know", () => {
    copy("scripts", "docs/commands.md", ...["package.json", "dist", "node_modules"].map((part) => `packages/volley/${part}`));
    expect(gate("command docs")).toMatchObject({ status: 0 });
    const command = join(place, "packages/volley/dist/cli/commands/version.js");
    writeFileSync(command, readFileSync(command, "utf8").replace('.option("--json"', '.option("--loud", "in capitals").option("--json"'));
    expect(gate("command docs").status).toBe(1);
  });
});
