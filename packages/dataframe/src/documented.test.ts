import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../dist");
const declaration = /^export (?:declare )?(?:abstract )?(?:function|const|class|interface|type) (\w+)/;
const member = /^ {4}(?!private |protected |constructor\b|#)(?:static |readonly |get )*(\w+|\[Symbol\.\w+\])\??[<(:]/;

/** Symbols that the package exports from a declaration file, with the members of its classes and interfaces, that no comment stands above. */
function undocumented(file: string, exported: ReadonlySet<string>): string[] {
  const missing: string[] = [];
  const documented = new Set<string>();
  let owner: string | undefined;
  const lines = readFileSync(join(dist, file), "utf8").split("\n");
  lines.forEach((line, i) => {
    const top = declaration.exec(line)?.[1];
    if (line !== "" && !line.startsWith(" ")) owner = top !== undefined && exported.has(top) ? top : undefined;
    const name = owner === undefined ? undefined : (top ?? member.exec(line)?.[1]);
    if (owner === undefined || name === undefined) return;
    const path = top === undefined ? `${owner}.${name}` : owner;
    // One comment above the first of several overloads is enough.
    if (lines[i - 1]?.trimEnd().endsWith("*/")) documented.add(path);
    else if (!documented.has(path)) missing.push(path);
  });
  return missing;
}

/** The names that an index takes from each file, or from files it takes whole. */
function exportsOf(index: string): Map<string, Set<string>> {
  const text = readFileSync(join(dist, index), "utf8");
  const found = new Map<string, Set<string>>();
  for (const [, from] of text.matchAll(/export \* from "\.\/([^"]+)\.(?:ts|js)"/g)) {
    const file = posix.join(posix.dirname(index), `${from}.d.ts`);
    for (const [path, names] of exportsOf(file)) found.set(path, names);
    const own = readFileSync(join(dist, file), "utf8").matchAll(new RegExp(declaration, "gm"));
    const names = new Set([...own].map(([, name]) => name!));
    if (names.size > 0) found.set(file, names);
  }
  for (const [, names, from] of text.matchAll(/export (?:type )?\{([^}]*)\} from "\.\/([^"]+)\.(?:ts|js)"/g)) {
    const set = found.get(`${from}.d.ts`) ?? new Set();
    for (const name of names!.split(",")) set.add(name.trim());
    found.set(`${from}.d.ts`, set);
  }
  return found;
}

describe("what editors show", () => {
  const files = [...exportsOf("index.d.ts")];

  it("finds the exports", () => {
    expect(files.flatMap(([, names]) => [...names])).toEqual(expect.arrayContaining(["DataFrame", "col", "Session", "Column", "sqrt"]));
  });

  it.each(files)("has a sentence for all of %s", (file, names) => {
    expect(undocumented(file, names)).toEqual([]);
  });
});
