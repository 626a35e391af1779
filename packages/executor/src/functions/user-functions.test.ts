import { readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { FailureReason, type TaskFailure } from "@volley/protocol";
import { describe, expect, it } from "vitest";
import { functionsOf } from "./testing/functions-of.ts";
import { testRunner } from "../task/testing/tasks.ts";
import { rows } from "./testing/rows.ts";

const double = functionsOf("export const double = (x) => (x === null ? null : x * 2);", {
  double: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE" },
});

describe("user functions in a task", () => {
  it("give a value for each row, null for null, wherever SQL has them", async () => {
    await using test = await testRunner();
    expect(await rows(test, "SELECT double(x) AS y FROM (VALUES (1.5), (NULL), (3)) t(x)", double)).toEqual([
      { y: 3 },
      { y: null },
      { y: 6 },
    ]);
    const sums = "SELECT count(*) AS n, sum(double(i)) AS s FROM range(100000) t(i) WHERE double(i) % 4 = 0 AND double(3) = 6";
    expect(await rows(test, sums, double)).toEqual([{ n: 50000, s: (2 * ((0 + 99998) * 50000)) / 2 }]);
  });

  it("see and give the values that collected rows have", async () => {
    await using test = await testRunner();
    const types = {
      b: ["BOOLEAN", "true"],
      i: ["INTEGER", "7"],
      l: ["BIGINT", "9007199254740993"],
      f: ["FLOAT", "0.5"],
      d: ["DOUBLE", "0.1"],
      n: ["DECIMAL(10,2)", "12.50"],
      m: ["DECIMAL(38,3)", "12345678901234567890.125"],
      s: ["VARCHAR", "'héllo'"],
      x: ["BLOB", "'\\x01\\xFF'::BLOB"],
      t: ["DATE", "'2024-02-29'"],
      z: ["TIMESTAMP WITH TIME ZONE", "'2024-02-29 01:02:03.456+00'"],
      w: ["TIMESTAMP", "'1960-02-29 01:02:03.456'"],
      v: ["INTERVAL", "INTERVAL 1 DAY + INTERVAL 2 SECOND"],
      a: ["INTEGER[]", "[1, NULL, 3]"],
      o: ['STRUCT("p" BIGINT, "q" VARCHAR[])', "{p: 1, q: ['r']}"],
      k: ["MAP(VARCHAR, DOUBLE)", "MAP {'one': 1.0, 'none': NULL}"],
    } as const;
    const code = `
      const show = (v) => v instanceof Date ? "Date " + v.toISOString() : v instanceof Uint8Array ? "bytes " + v.join() :
        typeof v === "bigint" ? v + "n" : v instanceof Map ? "Map " + JSON.stringify([...v]) : JSON.stringify(v, (_, x) => typeof x === "bigint" ? x + "n" : x);
      ${Object.keys(types)
        .map((name) => `export const show_${name} = (v) => show(v); export const same_${name} = (v) => v;`)
        .join("\n")}`;
    const functions = functionsOf(
      code,
      Object.fromEntries(
        Object.entries(types).flatMap(([name, [type]]) => [
          [`show_${name}`, { parameterTypes: [type], returnType: "VARCHAR" }],
          [`same_${name}`, { parameterTypes: [type], returnType: type }],
        ]),
      ),
    );
    const names = Object.keys(types);
    const values = Object.entries(types).map(([name, [type, value]]) => `CASE WHEN r = 0 THEN CAST(${value} AS ${type}) END AS ${name}`);
    const source = `(SELECT ${values.join(", ")}, r FROM range(2) t(r))`;
    const [shown] = (await rows(
      test,
      `SELECT ${names.map((n) => `show_${n}(${n}) AS ${n}`).join(", ")} FROM ${source} WHERE r = 0`,
      functions,
    )) as [Record<string, string>];
    expect(shown).toEqual({
      b: "true",
      i: "7",
      l: "9007199254740993n",
      f: "0.5",
      d: "0.1",
      n: '"12.50"',
      m: '"12345678901234567890.125"',
      s: '"héllo"',
      x: "bytes 1,255",
      t: "Date 2024-02-29T00:00:00.000Z",
      z: "Date 2024-02-29T01:02:03.456Z",
      w: "Date 1960-02-29T01:02:03.456Z",
      v: "86402000000n",
      a: "[1,null,3]",
      o: '{"p":1,"q":["r"]}',
      k: 'Map [["one",1],["none",null]]',
    });
    const kept = names.map((n) => `same_${n}(${n}) IS NOT DISTINCT FROM ${n} AS ${n}`);
    const expected = Object.fromEntries(names.map((name) => [name, true]));
    expect(await rows(test, `SELECT ${kept.join(", ")} FROM ${source}`, functions)).toEqual([expected, expected]);
  });
});

describe("the threads of user functions", () => {
  it("take their memory from DuckDB's, from the first function on", async () => {
    await using test = await testRunner({ memoryLimit: 2 ** 29, memoryLimitBesideFunctions: 2 ** 28 });
    const limit = "SELECT current_setting('memory_limit') AS bytes";
    expect(await rows(test, limit, {})).toEqual([{ bytes: "512.0 MiB" }]);
    expect(await rows(test, "SELECT double(1) AS y", double)).toEqual([{ y: 2 }]);
    expect(await rows(test, limit, {})).toEqual([{ bytes: "256.0 MiB" }]);
  });

  it("are exchanged for new ones before they have imported too many modules", async () => {
    await using test = await testRunner();
    const type = { parameterTypes: ["DOUBLE"], returnType: "DOUBLE" };
    const ticks = functionsOf("let n = 0; export const tick = () => ++n;", { tick: type });
    const tick = async () => rows(test, "SELECT tick(0) AS n", ticks);
    expect([await tick(), await tick()]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    for (let i = 0; i < 70; i++) {
      const name = `plus${i}`;
      const plus = functionsOf(`export const ${name} = (x) => x + ${i};`, { [name]: type });
      expect(await rows(test, `SELECT ${name}(1) AS y`, plus)).toEqual([{ y: i + 1 }]);
    }
    expect([await tick(), await tick()]).toEqual([[{ n: 1 }], [{ n: 2 }]]);
    expect((await readdir(join(test.directory, "runner", "functions"))).length).toBeLessThan(20);
  });
});

describe("user functions over Arrow vectors", () => {
  const vectors = functionsOf(
    `import { makeVector, Utf8, vectorFromArray } from ${JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve("apache-arrow")).href)};
    export const numbers = (x) => Float64Array.from(x.toArray(), (value) => value / 2);
    export const vector = (x) => makeVector(Float64Array.from(x.toArray(), (value) => value / 2));
    export const words = (x) => vectorFromArray([...x].map((value) => value === null ? null : "n" + value));
    export const plainWords = (x) => vectorFromArray([...x].map((value) => value === null ? null : "n" + value), new Utf8());
    export const array = (x) => [...x].map((value) => (value % 2 === 0 ? null : value));
    export const same = (x) => x;
    export const few = () => [1, 2];
    export const others = (x) => vectorFromArray([...x].map(() => "a"), new Utf8());`,
    {
      numbers: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE", arrow: true },
      vector: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE", arrow: true },
      words: { parameterTypes: ["BIGINT"], returnType: "VARCHAR", arrow: true },
      plainWords: { parameterTypes: ["BIGINT"], returnType: "VARCHAR", arrow: true },
      listed: { export: "array", parameterTypes: ["DOUBLE"], returnType: "DOUBLE", arrow: true },
      few: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE", arrow: true },
      others: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE", arrow: true },
    },
  );

  it("may return typed arrays, Vectors and arrays", async () => {
    await using test = await testRunner();
    const sql = `SELECT numbers(i) AS a, vector(i) AS b, listed(i) AS c, words(CASE WHEN i <> 1 THEN i END) AS d,
      plainWords(CASE WHEN i <> 1 THEN i END) AS e FROM range(3) t(i)`;
    expect(await rows(test, sql, vectors)).toEqual([
      { a: 0, b: 0, c: null, d: "n0", e: "n0" },
      { a: 0.5, b: 0.5, c: 1, d: null, e: null },
      { a: 1, b: 1, c: null, d: "n2", e: "n2" },
    ]);
  });

  it("keep every type as it is", async () => {
    await using test = await testRunner();
    const types = [
      ["BOOLEAN", "i % 3 = 1"],
      ["SMALLINT", "i"],
      ["DECIMAL(38,3)", "i * 1.125"],
      ["VARCHAR", "repeat('é', i::INTEGER % 20)"],
      ["BLOB", "encode('b' || i)"],
      ["DATE", "DATE '2000-01-01' + i::INTEGER"],
      ["TIMESTAMP", "TIMESTAMP '1960-02-29 01:02:03.456789' + INTERVAL (i) HOUR"],
      ["TIMESTAMP WITH TIME ZONE", "TIMESTAMP '1960-02-29 01:02:03.456789' + INTERVAL (i) HOUR"],
      ["VARCHAR[]", "list_transform(range(i % 4), lambda x: CASE WHEN x = 2 THEN NULL ELSE 'x' || x END)"],
      ['STRUCT("a" TIMESTAMP, "b" BOOLEAN[])', "{a: TIMESTAMP '2000-01-01 00:00:00.000001', b: [i % 2 = 0, NULL]}"],
      ["MAP(VARCHAR, DOUBLE)", "MAP {'k' || i: i / 4}"],
    ];
    const same = types.map(([type], index) =>
      functionsOf("export const same = (x) => x.slice(0, x.length);", {
        [`same${index}`]: { export: "same", parameterTypes: [type!], returnType: type!, arrow: true },
      }),
    );
    const functions = { functions: same.flatMap((of) => of.functions), modules: same[0]!.modules };
    const columns = types.map(([type, sql], index) => `CASE WHEN i % ${index + 3} = 2 THEN NULL ELSE (${sql})::${type} END AS c${index}`);
    const wrong = types.map((_, index) => `count(*) FILTER (WHERE same${index}(c${index}) IS DISTINCT FROM c${index}) AS c${index}`);
    const sql = `SELECT ${wrong.join(", ")} FROM (SELECT ${columns.join(", ")} FROM range(10000) t(i))`;
    expect(await rows(test, sql, functions)).toEqual([Object.fromEntries(types.map((_, index) => [`c${index}`, 0]))]);
  });

  it.each([
    ["few", "returned 2 values for a batch of 3 rows"],
    ["others", "returned a Vector of Utf8, which is no double (Float64)"],
  ])("%s: a wrong result is refused", async (name, said) => {
    await using test = await testRunner();
    const failed = await rows(test, `SELECT ${name}(i) AS a FROM range(3) t(i)`, vectors);
    expect(failed).toMatchObject({ reason: FailureReason.USER_FUNCTION, message: `the user function ${name} (features.ts:1:1) ${said}` });
  });
});

describe("a user function that misbehaves", () => {
  const behaviours = {
    throws: {
      code: 'function inner(x) { throw new TypeError("no " + x); }\nexport function throws(x) { return inner(x); }',
      message: "the user function throws (features.ts:1:1) threw TypeError: no 0",
    },
    loops: {
      code: "export function loops() { for (;;); }",
      message: "the user function loops (features.ts:1:1) took longer than 0.3 s for a batch of 100 rows",
    },
    allocates: {
      code: "export function allocates() { const all = []; for (;;) all.push({ a: [all.length] }); }",
      message: "the user function allocates (features.ts:1:1) needed more than the 32 MiB of heap that user functions have",
    },
    exits: {
      code: "export function exits() { process.exit(3); }",
      message: "the user function exits (features.ts:1:1) ended its thread by process.exit(3)",
    },
    wrong: {
      code: 'export function wrong() { return "abc"; }',
      message: 'the user function wrong (features.ts:1:1) returned "abc", which is no double',
    },
    waits: {
      code: "export async function waits(x) { return x; }",
      message:
        "the user function waits (features.ts:1:1) returned a Promise; user functions return their values, they cannot wait for something",
    },
  } as const;

  it.each(Object.entries(behaviours))("%s: its task fails, the next one runs", async (name, { code, message }) => {
    await using test = await testRunner({ functionHeapMb: 32 });
    const timeoutMs = name === "loops" ? 300 : 0;
    const functions = functionsOf(code, { [name]: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE", timeoutMs } });
    const failed = await rows(test, `SELECT ${name}(i) AS y FROM range(100) t(i)`, functions);
    expect(failed).toMatchObject({ reason: FailureReason.USER_FUNCTION, errorClass: "FAILED_EXECUTE_UDF", retryable: false, message });
    expect(await rows(test, "SELECT double(21) AS y", double)).toEqual([{ y: 42 }]);
  });

  it("has its stack in the user's own lines", async () => {
    await using test = await testRunner();
    // The second line of the bundle is line 41 of the source.
    const sourceMap = { version: 3, sources: ["src/features.ts"], names: [], mappings: ";AAwCE,SAAS" };
    const code = "// bundled\nexport const fails = () => { throw new RangeError('far') };";
    const functions = functionsOf(code, { fails: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE" } }, sourceMap);
    const failed = await rows(test, "SELECT fails(1) AS y", functions);
    expect(failed).toMatchObject({ message: "the user function fails (features.ts:1:1) threw RangeError: far" });
    expect((failed as TaskFailure).where).toEqual([expect.stringMatching(/^at fails \(src\/features\.ts:41:\d+\)$/)]);
  });

  it("is named when its module cannot be loaded", async () => {
    await using test = await testRunner();
    const functions = functionsOf("export const lost = 1; lost.no.thing;", { lost: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE" } });
    expect(await rows(test, "SELECT lost(1) AS y", functions)).toMatchObject({
      reason: FailureReason.USER_FUNCTION,
      message:
        "the module of the user function lost (features.ts:1:1) cannot be loaded: TypeError: Cannot read properties of undefined (reading 'thing')",
    });
  });

  it("is ended when its task is cancelled", async () => {
    await using test = await testRunner();
    const functions = functionsOf(behaviours.loops.code, { loops: { parameterTypes: ["DOUBLE"], returnType: "DOUBLE" } });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(new Error("enough")), 500);
    const began = performance.now();
    expect(await rows(test, "SELECT loops(i) AS y FROM range(100) t(i)", functions, cancel.signal)).toMatchObject({
      reason: FailureReason.CANCELLED,
      message: "enough",
    });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await rows(test, "SELECT double(21) AS y", double)).toEqual([{ y: 42 }]);
  });
});
