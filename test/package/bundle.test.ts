import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "../../scripts/pack/bundle.mjs";
import { copyDeclarations } from "../../scripts/pack/declarations.mjs";
import { pack } from "./pack.ts";

const place = mkdtempSync(join(tmpdir(), "volley-package-"));
const folder = join(place, "volley");

interface Output {
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

beforeAll(() => void pack(place));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const files = (suffix: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith(suffix)).map((file) => join(folder, file));
const manifest = (): Record<string, any> => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

/** npm packages that Node loads before the first line of a program runs. */
function eager(program: string): string[] {
  const { outputs } = JSON.parse(readFileSync(`${folder}.metafile.json`, "utf8")) as { outputs: Record<string, Output> };
  const first = Object.keys(outputs).find((path) => path.endsWith(`/dist/${program}.js`))!;
  const seen = new Set([first]);
  const packages = new Set<string>();
  for (const path of seen)
    for (const { path: imported, kind, external } of outputs[path]!.imports) {
      if (kind !== "import-statement") continue;
      if (!external) seen.add(imported);
      else if (!imported.startsWith("node:")) packages.add(imported);
    }
  return [...packages].sort();
}

describe("the published package", () => {
  it("imports no workspace, in code or in types", () => {
    expect(files(".js").length).toBeGreaterThan(10);
    expect(files(".d.ts").length).toBeGreaterThan(10);
    for (const file of [...files(".js"), ...files(".d.ts")])
      for (const line of readFileSync(file, "utf8").split("\n"))
        if (/\b(from|import)\b.*"@volley\//.test(line) && !/^\s*(\*|\/)/.test(line)) expect.fail(`${file}: ${line}`);
  });

  it("has nothing that only tests use, in code or in types", () => {
    const { inputs } = JSON.parse(readFileSync(`${folder}.metafile.json`, "utf8")) as { inputs: object };
    const parts = [...Object.keys(inputs), ...files(".d.ts")];
    expect(parts).toContain("packages/executor/dist/slot/slot.js");
    expect(parts.filter((path) => /\/testing\/|\.test\.|\btest\//.test(path))).toEqual([]);
  });

  it("has every file that its code starts or reads beside itself", () => {
    const references = files(".js").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/new URL\("([^"]+)", import\.meta\.url\)/g)].map(([, path]) => resolve(dirname(file), path!)),
    );
    expect(references.map((path) => path.slice(folder.length + 1)).filter((path) => path !== "dist")).toEqual(
      expect.arrayContaining(["dist/slot.js", "dist/flight-thread.js", "dist/bin.js", "dist/index.js", "package.json"]),
    );
    for (const path of references) expect(existsSync(path), path).toBe(true);
  });

  it("has every file that its package.json names, a command that runs, and its documents", () => {
    const { exports, bin } = manifest();
    const named = Object.values(exports).flatMap((entry) => (typeof entry === "string" ? [entry] : Object.values(entry as object)));
    for (const path of [...named, "README.md", "LICENSE", "CHANGELOG.md"]) expect(existsSync(join(folder, path)), path).toBe(true);
    accessSync(join(folder, bin.volley), constants.X_OK);
    expect(readFileSync(join(folder, bin.volley), "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
  });

  it("depends on npm packages at exact versions alone, and keeps our source condition to ourselves", () => {
    const { dependencies, exports, private: isPrivate } = manifest();
    expect(isPrivate).toBeUndefined();
    expect(JSON.stringify(exports)).not.toContain("volley-source");
    expect(Object.keys(dependencies).filter((name) => name.startsWith("@volley/"))).toEqual([]);
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(Object.keys(dependencies)).toContain("@duckdb/node-bindings");
    for (const [path, entry] of Object.entries(exports)) if (typeof entry === "object") expect(Object.keys(entry!)[0], path).toBe("types");
  });

  it("loads no npm package with the API, and the command line's alone with the command", () => {
    expect(eager("index")).toEqual([]);
    expect(eager("bin")).toEqual(["commander"]);
    expect(eager("slot")).not.toContain("@grpc/grpc-js");
    expect(eager("flight-thread")).toEqual(["@grpc/grpc-js"]);
  });
});

describe("packing refuses", () => {
  const workspace = (name: string, contents: Readonly<Record<string, string>>): string => {
    const at = join(place, name);
    for (const [path, text] of Object.entries(contents)) {
      mkdirSync(dirname(join(at, path)), { recursive: true });
      writeFileSync(join(at, path), text);
    }
    return at;
  };

  it("a process file that would not be in the package", async () => {
    const at = workspace("a", {
      "packages/x/dist/index.js": 'export const program = new URL("./worker.js", import.meta.url);',
      "packages/x/dist/worker.js": "",
    });
    const entries = { index: "packages/x/dist/index.js" };
    await expect(bundle(at, join(at, "out"), entries)).rejects.toThrow(/worker\.js, which is not in scripts\/pack\/published\.mjs/);
    await bundle(at, join(at, "out"), { ...entries, worker: "packages/x/dist/worker.js" });
    expect(readFileSync(join(at, "out/index.js"), "utf8")).toContain('new URL("./worker.js", import.meta.url)');
  });

  it("a use of import.meta.url that it cannot follow", async () => {
    const at = workspace("b", { "packages/x/dist/index.js": 'export const program = import.meta.url.replace("index", "worker");' });
    await expect(bundle(at, join(at, "out"), { index: "packages/x/dist/index.js" })).rejects.toThrow(
      /uses import\.meta\.url in another way/,
    );
  });

  it("types of a workspace that does not export them", () => {
    const at = workspace("c", {
      "packages/x/dist/index.d.ts": 'export type { Hidden } from "@volley/y/hidden";',
      "packages/y/package.json": '{ "exports": {} }',
    });
    expect(() => copyDeclarations(at, ["packages/x/dist/index.d.ts"], join(at, "types"))).toThrow("@volley/y/hidden is not exported");
  });
});
