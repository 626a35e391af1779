import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place } from "./place.ts";

let place: Place;
const tsx = fileURLToPath(import.meta.resolve("tsx/cli"));

beforeAll(async () => {
  place = await makePlace();
  mkdirSync(join(place.directory, "node_modules"));
  symlinkSync(fileURLToPath(new URL("../../packages/volley", import.meta.url)), join(place.directory, "node_modules/volley"));
  const arrow = dirname(fileURLToPath(import.meta.resolve("apache-arrow")));
  symlinkSync(arrow, join(place.directory, "node_modules/apache-arrow"));
  place.program("package.json", '{ "type": "module" }');
  place.program("node_modules/left-pad/package.json", '{ "name": "left-pad", "main": "index.js" }');
  place.program(
    "node_modules/left-pad/index.js",
    'const util = require("util");\nmodule.exports = (s, n) => util.format("%s", s).padStart(n, "-");\n',
  );
  place.program(
    "text.js",
    'import leftPad from "left-pad";\nexport const padded = (s) => leftPad(s, 4);\nexport const broken = (s) => {\n  throw new Error(`text.js got ${s}`);\n};\n',
  );
});
afterAll(() => place.close());

const helpers = `import { arrowUdf, col, count, expr, Session, udaf, udf, Window } from "volley";
import { createHash } from "node:crypto";
import { broken, padded } from "./text.js";
const digits = ["no", "one", "two"];
const spell = (n) => digits[n % digits.length] ?? "many";
`;
const program = `${helpers}
const session = await Session.builder.getOrCreate();
const ids = session.range(10);
const rate = 1.5;
const show = (rows) => console.log(JSON.stringify(rows));

const name = udf((id) => padded(spell(Number(id))), "string");
const priced = udf((id) => Number(id) * rate, "double", { constants: { rate } });
const triple = arrowUdf((xs) => BigInt64Array.from(xs, (x) => x * 3n), "bigint");
const widest = udaf((xs) => [...xs].reduce((most, x) => (x > most ? x : most), 0n), "bigint");
const parity = udf((id) => (id % 2n === 0n ? "even" : undefined), "string");
const short = udf((s) => createHash("md5").update(s).digest("hex").slice(0, 4), "string", { deterministic: false });
session.udf.register("spelled", name);

show(await ids.select(name("id").alias("n"), priced("id").alias("p"), triple("id").alias("t"), parity("id").alias("e")).limit(3).collect());
show(await ids.filter(parity("id").isNotNull()).select(expr("upper(Spelled(id)) as s"), "id").filter(name("id").eq("--no")).collect());
show(await ids.groupBy(parity("id").alias("e")).agg({ n: count(), w: widest("id"), s: widest(triple("id")) }).orderBy("e").collect());
show(await ids.withColumn("most", widest("id").over(Window.partitionBy(col("id").mod(2)))).select("most").distinct().orderBy("most").collect());
show(await ids.join(ids.select(triple("id").alias("id"), short(name("id")).alias("h")), ["id"]).orderBy("id").limit(2).collect());
show(await ids.filter(col("id").gt(100)).agg({ w: widest("id") }).collect());
console.log((await ids.select(name("id").alias("n")).schema()).fields.map((f) => f.name + " " + f.type.kind).join());
try {
  await ids.select(udf((id) => broken(id), "string")("id").alias("x")).collect();
} catch (error) {
  show([error.errorClass, error.message, error.where[0], error.where[1]]);
}
await session.stop();
`;
const answers = [
  '[{"n":"--no","p":0,"t":0,"e":"even"},{"n":"-one","p":1.5,"t":3,"e":null},{"n":"-two","p":3,"t":6,"e":"even"}]',
  '[{"s":"--NO","id":0},{"s":"--NO","id":6}]',
  '[{"e":null,"n":5,"w":9,"s":27},{"e":"even","n":5,"w":8,"s":24}]',
  '[{"most":8},{"most":9}]',
  '[{"id":0,"h":"9617"},{"id":3,"h":"adc8"}]',
  '[{"w":0}]',
  "n string",
  expect.stringMatching(
    /^\["FAILED_EXECUTE_UDF","the user function udf \(use\.(ts|mjs):\d+:\d+\) threw Error: text.js got 0","at broken \(text\.js:4:9\)","at udf \(use\.(ts|mjs):\d+:\d+\)"\]$/,
  ) as string,
];

describe("functions of a program", { timeout: 120_000 }, () => {
  it.each([
    ["under volley run", "use.ts", ["run", "use.ts", "--progress", "off"], undefined],
    ["under volley run on a cluster", "use.ts", ["run", "use.ts", "--progress", "off", "--executors", "2"], undefined],
    ["under tsx", "use.ts", ["use.ts"], tsx],
    ["under Node alone", "use.mjs", [], "use.mjs"],
  ])("compute %s", async (_, file, args, script) => {
    place.program(file, program);
    const { stdout, stderr, code } = await place.start(args, script === undefined ? {} : { script }).ended;
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual(answers);
    expect(code).toBe(0);
  });
});

const tables = `import { col, Session, sum } from "volley";
import { Float64, Int64, Table, Utf8, vectorFromArray } from "apache-arrow";
const session = await Session.builder.getOrCreate();
const ids = session.range(100_000).withColumn("k", col("id").mod(3));
const evens = ids.mapBatches((rows) => {
  const kept = [...rows.getChild("id")].filter((id) => id % 2n === 0n);
  return new Table({ even: vectorFromArray(kept, new Int64()) });
}, "even bigint");
const show = (rows) => console.log(JSON.stringify(rows));
show(await evens.filter(col("even").gt(10)).agg({ s: sum("even") }).collect());
const sizes = ids.groupBy("k", col("id").lt(50_000).alias("low")).applyArrow(
  ([k, low], rows) =>
    new Table({
      k: vectorFromArray([k], new Int64()),
      low: vectorFromArray([low + ":" + rows.schema.names.join()], new Utf8()),
      n: vectorFromArray([rows.numRows], new Float64()),
    }),
  "k bigint, low string, n double",
);
show(await sizes.orderBy("k", "low").limit(2).collect());
show(await sizes.join(evens.select(col("even").alias("k")), ["k"]).orderBy("n", "k").select("k", "n").collect());
try {
  await ids.mapBatches(() => 5, "x int").collect();
} catch (error) {
  show([error.errorClass, error.message]);
}
await session.stop();
`;

describe("functions over tables", { timeout: 120_000 }, () => {
  it.each([
    ["in one process", []],
    ["on a cluster", ["--executors", "2"]],
  ])("make rows of batches and of groups, %s", async (_, args) => {
    place.program("tables.ts", tables);
    const { stdout, stderr } = await place.volley("run", "tables.ts", "--progress", "off", ...args).ended;
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      '[{"s":2499949970}]',
      '[{"k":0,"low":"false:id,k","n":16667},{"k":0,"low":"true:id,k","n":16667}]',
      '[{"k":2,"n":16666},{"k":0,"n":16667},{"k":0,"n":16667},{"k":2,"n":16667}]',
      '["FAILED_EXECUTE_UDF","the user function udf (tables.ts:23:13) returned a number instead of a Table, a RecordBatch or several of them"]',
    ]);
  });
});

const numbers = `import { col, expr, Session, udf } from "volley";
import { Int32, Table, vectorFromArray } from "apache-arrow";
const session = await Session.builder.config("rows.int64", "number").getOrCreate();
const kind = udf((id) => typeof id + id, "string");
session.udf.register("kind", kind);
const ids = session.range(2).withColumn("same", kind("id")).withColumn("said", expr("kind(id)"));
const groups = ids.groupBy("id").applyArrow(
  ([id], rows) => new Table({ x: vectorFromArray([id + rows.numRows], new Int32()) }),
  "x int",
);
console.log(JSON.stringify([await ids.orderBy("id").collect(), await groups.orderBy("x").collect()]));
try {
  await ids.select(kind(col("id").plus(2n ** 60n)).alias("k")).collect();
} catch (error) {
  console.log(error.errorClass, error.message.replace(/ \\(.*?\\)/, ""));
}
await session.stop();
`;

describe("functions of a session whose integers are numbers", { timeout: 120_000 }, () => {
  it.each([
    ["in one process", []],
    ["on a cluster", ["--executors", "2"]],
  ])("get numbers, %s", async (_, args) => {
    place.program("numbers.ts", numbers);
    const { stdout, stderr } = await place.volley("run", "numbers.ts", "--progress", "off", ...args).ended;
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n")).toEqual([
      '[[{"id":0,"same":"number0","said":"number0"},{"id":1,"same":"number1","said":"number1"}],[{"x":1},{"x":2}]]',
      expect.stringMatching(/^FAILED_EXECUTE_UDF .*1152921504606846976/),
    ]);
  });
});

const misdeeds = `import { Session, udf } from "volley";
const session = await Session.builder.getOrCreate();
const ids = session.range(100);
const bad = {
  loops: udf((x: bigint): number => { for (;;); }, "int", { timeout: 1 }),
  hungry: udf((x: bigint): number => { const all: number[][] = []; for (;;) all.push(new Array(10_000).fill(1)); }, "int"),
  leaves: udf((x: bigint): number => process.exit(3), "int"),
  throws: udf((x: bigint): number => {
    if (x === 42n) throw new RangeError("cannot use " + x);
    return 1;
  }, "int"),
  lies: udf((x: bigint) => (x === 7n ? ("seven" as unknown as number) : 1), "int"),
};
for (const [name, fn] of Object.entries(bad)) {
  const shown = await ids.select(fn("id").alias("x")).collect().catch((error) => [error.errorClass, error.sqlState, error.message, ...error.hints].join(" | "));
  console.log(shown);
  console.log(await ids.filter(udf((x: bigint) => x % 2n === 0n, "boolean")("id")).count());
}
await session.stop();
`;

describe("a function that misbehaves", { timeout: 120_000 }, () => {
  it.each([
    ["in one process", []],
    ["on a cluster", ["--executors", "1"]],
  ])("costs its query, and the next one runs, %s", async (_, args) => {
    place.program("bad.ts", misdeeds);
    const { stdout, stderr, code } = await place.volley("run", "bad.ts", "--progress", "off", ...args).ended;
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const failed = "FAILED_EXECUTE_UDF | 39000 | the user function";
    expect(
      stdout
        .trim()
        .split("\n")
        .filter((_line, i) => i % 2 === 1),
    ).toEqual(["50", "50", "50", "50", "50"]);
    expect(
      stdout
        .trim()
        .split("\n")
        .filter((_line, i) => i % 2 === 0),
    ).toEqual([
      `${failed} loops (bad.ts:5:10) took longer than 1 s for a batch of 100 rows | if it is not stuck, give it longer by its option timeout`,
      expect.stringMatching(
        / \| the user function hungry \(bad\.ts:6:11\) needed more than the \d+ MiB of heap that user functions have \| /,
      ) as string,
      `${failed} leaves (bad.ts:7:11) ended its thread by process.exit(3) | a user function returns or throws`,
      `${failed} throws (bad.ts:8:11) threw RangeError: cannot use 42`,
      `${failed} lies (bad.ts:12:9) returned "seven", which is no int | declare the type that it returns, or convert the value`,
    ]);
  });
});
