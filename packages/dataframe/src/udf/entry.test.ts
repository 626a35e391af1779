import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "volley-udf-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const built = (file: string): string => new URL(`../../dist/${file}`, import.meta.url).href;

const tsx = import.meta.resolve("tsx");

/** What programs here begin with: `told` notes what a definition gives, as an executor would find it, or how it is refused. */
const prelude = `import { here } from ${JSON.stringify(built("index.js"))};
import { defineFunction } from ${JSON.stringify(built("udf/define.js"))};
const results = [];
async function told(define, ...args) {
  try {
    const { name, label, arity, module, export: exported } = define();
    await module.make();
    const made = await import("data:text/javascript;base64," + Buffer.from(module.code).toString("base64"));
    results.push({ name, label, arity, value: made[exported](...args), sources: JSON.parse(Buffer.from(module.sourceMap).toString()).sources });
  } catch (error) {
    results.push(\`\${error.errorClass ?? error.name}: \${error.message}\`);
  }
}
const udf = (fn, options = {}) => defineFunction("udf()", { form: "scalar", fn, returns: "string", options }, here());
`;

interface Told {
  readonly name: string;
  readonly label: string;
  readonly arity: readonly number[];
  readonly value: unknown;
  readonly sources: readonly string[];
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** Runs a program in a file of its own. */
function run(name: string, program: string, flags: readonly string[] = []): (Told | string)[] {
  write({ [name]: `${prelude}${program}\nconsole.log(JSON.stringify(results));\n` });
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, name], { cwd: folder, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as (Told | string)[];
}

write({
  "package.json": '{ "type": "module" }',
  "text.js":
    'import { shout } from "./deeper/shout.js";\nexport const polite = (s) => `${s}, please`;\nexport default shout;\nexport const loud = shout;\n',
  "deeper/shout.js": "export function shout(s) {\n  return s.toUpperCase();\n}\n",
  "frames.js": 'import { col } from "volley";\nexport const plain = (x) => x + 1;\nexport const late = col("delay");\n',
  "node_modules/volley/package.json": '{ "name": "volley", "type": "module", "main": "index.js" }',
  "node_modules/volley/index.js": "export const col = (name) => ({ name });\n",
  "node_modules/left-pad/package.json": '{ "name": "left-pad", "main": "index.js" }',
  "node_modules/left-pad/index.js": 'const util = require("util");\nmodule.exports = (s, n) => util.format("%s", s).padStart(n);\n',
});

describe("what a function takes along", () => {
  const values = run(
    "travels.mjs",
    `import leftPad from "left-pad";
import { polite, loud as shouted } from "./text.js";
import * as text from "./text.js";
import { createHash } from "node:crypto";
const marks = new Map([["a", 1]]), more = marks.size + 1;
const offset = 10;
let never = 5;
function twice(x) { return double(x) * 2; }
function double(x) { return x * 2; }
class Point { constructor(x) { this.x = x; } get far() { return this.x > offset; } }
export const fact = (n) => (n < 2 ? 1 : n * fact(n - 1));
function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
const slug = () => udf((s) => s.toLowerCase());
const slugged = slug();
const named = udf((s, ...rest) => s + rest.length);
await told(() => slugged, "A");
await told(() => named, "a", 1, 2);
await told(() => udf((x, y = 1) => twice(x) + marks.get("a") + more + never + y), 1);
await told(() => udf((x) => new Point(x).far), 11);
await told(() => udf((s) => polite(shouted(leftPad(s, 3)))), "a");
await told(() => udf((s) => text.polite(s) + text.default(s)), "a");
await told(() => udf((s) => createHash("md5").update(s).digest("hex").slice(0, 4)), "a");
await told(() => udf(fact), 5);
await told(() => udf(fib), 10);
await told(() => udf(polite), "b");
await told(() => udf(function self(n) { return n === 0 ? "end" : self(n - 1); }), 3);
await told(() => udf(Function("x", "return x + 1")), 3);
{
  const rate = 0.5, list = [1n, new Date(0), { a: /x/g }];
  await told(() => udf((x) => x * rate + list.length + String(list[2].a).length, { constants: { rate, list, unused: () => 1 } }), 2);
  await told(() => udf((x) => x * rate, { constants: { rate }, name: "scaled" }), 2);
}
const once = udf((x) => x - 1), again = udf((x) => x - 1);
await told(() => once, 3);
await told(() => again, 4);
`,
  );
  const value = (place: number): unknown => (values[place] as Told).value ?? values[place];

  it("names it after itself or its variable, and counts its parameters", () => {
    expect(values[0]).toMatchObject({ name: "udf", value: "a", arity: [1, 1] });
    expect(values[1]).toMatchObject({
      name: "named",
      label: expect.stringMatching(/^named \(travels\.mjs:\d+:\d+\)$/),
      value: "a2",
      arity: [1],
    });
    expect(values[2]).toMatchObject({ arity: [1, 2] });
  });

  it("is the same for functions that read the same, whose names cannot be told apart", () => {
    expect(values.slice(-2)).toMatchObject([
      { name: "udf", value: 2 },
      { name: "udf", value: 3 },
    ]);
  });

  it("is top-level functions, constants and classes, and what those need", () => {
    expect(value(2)).toBe(4 + 1 + 2 + 5 + 1);
    expect(value(3)).toBe(true);
  });

  it("is what it imports: modules, npm packages of CommonJS, Node's own", () => {
    expect(value(4)).toBe("  A, please");
    expect(value(5)).toBe("a, pleaseA");
    expect(value(6)).toBe("0cc1");
  });

  it("is the function itself where it calls itself, is imported, or stands in no file", () => {
    expect([value(7), value(8), value(9), value(10), value(11)]).toEqual([120, 55, "b, please", "end", 4]);
  });

  it("is constants that are given", () => {
    expect(values[12]).toBe('INVALID_ARGUMENT: constants: "unused" is a function, which cannot travel to executors');
    expect(values[13]).toMatchObject({ name: "scaled", value: 1 });
  });
});

describe("what a function cannot take along", () => {
  const refused = run(
    "refused.mjs",
    `import { plain } from "./frames.js";
import { hostname } from "node:os";
import { col } from ${JSON.stringify(built("index.js"))};
let counter = 0;
counter++;
const rate = await Promise.resolve(2);
const threshold = Number(process.env.THRESHOLD);
const host = hostname();
const chained = () => threshold + 1;
const frame = col("x");
function outer(rate2) { return udf((x) => x * rate2); }
class Shape { area(x) { return x; } }
for (const i of [1]) await told(() => udf((x) => x + i));
await told(() => outer(2));
await told(() => udf((x) => x + counter));
await told(() => udf((x) => x * rate));
await told(() => udf((x) => chained() * x));
await told(() => udf((x) => host));
await told(() => udf((x) => frame));
await told(() => udf((x) => col("x")));
await told(() => udf((x) => nowhere + x));
await told(() => udf(async (x) => x));
await told(() => udf(function* (x) { yield x; }));
await told(() => udf(Math.sqrt));
await told(() => udf(new Shape().area));
await told(() => udf(5));
await told(() => udf(eval("const hidden = 1; (x) => x + hidden")));
await told(() => udf((x) => plain(x)));
`,
  );

  it.each([
    [0, '"i" is a variable of an enclosing function or block'],
    [1, '"rate2" is a variable of an enclosing function or block'],
    [2, '"counter" is assigned again after its definition'],
    [3, '"rate" is made with await'],
    [4, '"chained" needs "process", which tells about the machine it is read on'],
    [5, '"host" needs "hostname", which tells about the machine it is read on'],
    [6, `"frame" needs "col", which is Volley's own: frames, columns and sessions live where the program runs`],
    [7, `"col" is Volley's own: frames, columns and sessions live where the program runs`],
    [8, '"nowhere" is not defined in this module, and no global of executors'],
    [14, `"hidden" cannot be looked up, since the function's text does not stand in ${join(folder, "refused.mjs")}`],
  ])("%i: %s", (place, why) => {
    expect(refused[place]).toBe(`INVALID_ARGUMENT: udf(): ${why}; it cannot travel to executors`);
  });

  it.each([
    [9, "udf(): an async function cannot be called by a query, which does not wait"],
    [10, "udf(): a generator gives no single value"],
    [11, "udf(): the function's text is not known: it is bound, or Node's own"],
    [12, "udf(): a class or a method is no function by itself"],
    [13, "udf() needs a function"],
  ])("%i: %s", (place, message) => {
    expect(refused[place]).toBe(`INVALID_ARGUMENT: ${message}`);
  });

  it("is a module that needs Volley; said where the function is used first", () => {
    expect(refused[15]).toContain('frames.js imports "volley", which stays where the program runs');
  });
});

describe("a program of TypeScript", () => {
  const program = `import { polite } from "./text.js";
enum Colour { Red = "red" }
const table: Record<string, number> = { a: 1 };
const nested = udf((s: string) => {
  const inner = (t: string): string => polite(t) + Colour.Red;
  function deep(n: number) { return n + table["a"]!; }
  return inner(s) + deep(1) + \`\\n\${s}\`;
});
await told(() => nested, "x");
await told(() => udf((s: string): number => { throw new Error(s); }), "y");
`;

  it("is understood as tsx runs it", () => {
    const [first] = run("typed.ts", program, ["--import", tsx]);
    expect(first).toMatchObject({ name: "nested", value: "x, pleasered2\nx", sources: ["text.js", "typed.ts"] });
  });

  it("tells errors where they are in the source", () => {
    write({ "stack.ts": "" });
    const [told] = run(
      "stack.ts",
      `const nested = { fn: udf(

  (s: string) => {
    type Unused = string;
    throw new Error(s as Unused);
  },
) };
nested.fn.module.make().then(() => {
  const map = JSON.parse(Buffer.from(nested.fn.module.sourceMap).toString());
  results.push({ sources: map.sources });
});
await new Promise((resolve) => setTimeout(resolve, 500));
const { SourceMap } = await import("node:module");
const code = Buffer.from(nested.fn.module.code).toString();
const line = code.split("\\n").findIndex((each) => each.includes("throw new Error"));
const found = new SourceMap(JSON.parse(Buffer.from(nested.fn.module.sourceMap).toString())).findEntry(line, code.split("\\n")[line].indexOf("throw"));
results[0] = { value: found.originalLine + 1 - ${prelude.split("\n").length - 1}, name: found.originalSource };
`,
      ["--import", tsx],
    );
    expect(told).toMatchObject({ value: 5, name: expect.stringMatching(/stack\.ts$/) as string });
  });
});
