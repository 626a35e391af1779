import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "volley-types-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const here = dirname(fileURLToPath(import.meta.url));
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));

/** Compiles a program against this package as built. */
function compile(program: string): { errors: string[]; instantiations: number } {
  const options = {
    target: "es2023",
    lib: ["es2023"],
    module: "nodenext",
    strict: true,
    noEmit: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots: [join(typescript, "..", "@types")],
    noErrorTruncation: true,
  };
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: ["program.ts"] }));
  writeFileSync(join(folder, "program.ts"), `import * as volley from ${JSON.stringify(join(here, "../dist/index.js"))};\n${program}`);
  const { stdout } = spawnSync(process.execPath, [join(typescript, "bin", "tsc"), "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  return {
    errors: stdout.split("\n").filter((line) => line.includes("error TS")),
    instantiations: Number(/Instantiations:\s+(\d+)/.exec(stdout)?.[1] ?? Number.NaN),
  };
}

const columns = (n: number): string =>
  Array.from({ length: n }, (_, i) => `c${i}: ${["number", "string", "bigint", "number | null"][i % 4]}`).join("; ");
const times = (n: number, line: (i: number) => string): string => Array.from({ length: n }, (_, i) => line(i)).join("\n");
const setting = (n: number): string =>
  `interface Row { ${columns(n)} }\nconst { avg, col, sum } = volley;\ndeclare const frame: volley.DataFrame<Row>;\n`;

/** A pipeline as people write them; its rows are used. */
const pipeline = (i: number): string => `
const p${i} = frame.filter(col("c0").gt(${i})).withColumn("twice", col("c0").multiply(2))
  .groupBy("c1").agg({ total: sum("twice"), mean: avg(col("c3")) })
  .join(frame.select("c1", col("c2").alias("n")), ["c1"], "left").orderBy("c1").limit(${i});
export async function use${i}(): Promise<number | null> { return (await p${i}.collect())[0]!.mean; }`;

describe("what programs cost the compiler", () => {
  const empty = compile(`${setting(20)}export const kept = frame.filter(col("c0").gt(1));`).instantiations;

  it("checks one filter", () => {
    expect(empty).toBeLessThan(40_000);
  });

  // Instantiations beyond the one filter, from what was measured when written, with half as much again for the compiler's next version.
  it.each([
    [
      "20 withColumn in a chain",
      20,
      `export const wide = frame${times(20, (i) => `.withColumn("x${i}", col("c0").plus(${i}))`)};\nexport const last = async () => (await wide.collect())[0]!.x19;`,
      20_000,
    ],
    [
      "100 withColumn in a chain",
      20,
      `export const wide = frame${times(100, (i) => `.withColumn("x${i}", col("c0").plus(${i}))`)};\nexport const last = async () => (await wide.collect())[0]!.x99;`,
      100_000,
    ],
    [
      "100 columns, 10 select of all",
      100,
      `export const same = frame${times(10, () => `.select(${Array.from({ length: 100 }, (_, i) => `"c${i}"`).join(", ")})`)};\nexport const last = async () => (await same.collect())[0]!.c99;`,
      210_000,
    ],
    [
      "100 columns, 50 filters in a chain",
      100,
      `export const few = frame${times(50, (i) => `.filter(col("c0").gt(${i}).and(col("c4").isNotNull()))`)};`,
      32_000,
    ],
    ["100 columns, 50 pipelines", 100, times(50, pipeline), 250_000],
    ["200 columns, 200 pipelines", 200, times(200, pipeline), 870_000],
    [
      "withColumns of 200",
      20,
      `export const wide = frame.withColumns({ ${Array.from({ length: 200 }, (_, i) => `x${i}: col("c0").plus(${i})`).join(", ")} });\nexport const last = async () => (await wide.collect())[0]!.x199;`,
      80_000,
    ],
  ])("%s", (_, width, program, budget) => {
    const { errors, instantiations } = compile(setting(width) + program);
    expect(errors).toEqual([]);
    expect(instantiations - empty).toBeLessThan(budget);
  });
});

describe("what the compiler says", () => {
  const program = `const { avg, col, count, schema, string, integer, sum, when } = volley;
const flights = schema({ origin: string(), delay: integer().nullable() });
declare const session: volley.Session;
const legs = session.read.schema(flights).parquet("s3://flights/raw/");
legs.filter(col("delya").gt(15));
legs.select("orgin");
legs.filter(col("origin").gt(15));
legs.groupBy("origin").agg({ x: col("delay") });
legs.withColumn("x", sum("delay"));
legs.select(col("delay").plus(1));
legs.filter(col("origin"));
legs.groupBy("origin").agg({ x: avg("origin") });
legs.join(legs.groupBy("delay").agg({ n: count() }), ["origin"]);
legs.filter(col("delay").and(col("origin").eq("ATL")));
const orders = session.read.schema(schema({ id: integer(), tags: volley.arrayOf(string()), at: volley.structOf({ zip: integer() }) })).parquet("s3://o/");
orders.select(col("at").getField("zpi").alias("x"));
orders.select(volley.transform("tags", (tag) => tag.plus(1)).alias("x"));
orders.select(volley.arrayContains("tags", 5).alias("x"));
orders.select("id", volley.explode("id"));
orders.select(volley.filter("tags", (tag) => volley.upper(tag)).alias("x"));
legs.unpivot(["origin"], ["delya"], "what", "value");
legs.groupBy("origin").pivot("delya", ["a"]).count();
legs.na.fill(0, ["delya"]);
legs.fillna({ delya: 0 });
legs.dropna("any", ["delya"]);
legs.rollup("orgin");
legs.describe("delya");
const double = volley.udf((x: number) => x * 2, "double");
legs.withColumn("x", double("origin"));
legs.withColumn("x", double("delay"));
legs.withColumn("x", volley.udf((s: string, n: bigint) => s, "string")("origin", volley.lit(2)));
legs.withColumn("x", volley.udaf((xs: number) => xs, "double")("delay"));
export { when };`;
  const { errors } = compile(program);
  const sentences = [
    'column "delya" does not exist',
    'column "orgin" does not exist',
    'cannot compare column "origin" (string) with a number',
    'column "delay" is neither grouped nor inside an aggregate',
    "an aggregate belongs into groupBy(…).agg(…)",
    'name this expression: .alias("…")',
    'filter() needs a condition, not column "origin" (string)',
    'avg() needs a number, not column "origin" (string)',
    'column "origin" does not exist on the right side of the join',
    'and() needs a condition, not column "delay" (number)',
    'field "zpi" does not exist in column "at" (struct)',
    "plus() needs a number, not a string",
    "cannot compare a string with a number",
    'explode() needs an array or a map, not column "id" (number)',
    "filter() needs a condition, not a string",
    'column "delya" does not exist',
    'column "delya" does not exist',
    'column "delya" does not exist',
    'column "delya" does not exist',
    'column "delya" does not exist',
    'column "orgin" does not exist',
    'column "delya" does not exist',
    'the function\'s first parameter takes number, not column "origin" (string)',
    'the function\'s first parameter takes no null, and column "delay" (number) may be null',
    "the function's second parameter takes bigint, not a number",
    "an aggregate belongs into groupBy(…).agg(…)",
  ];

  it.each(sentences.map((sentence, i) => [sentence, i] as const))("%s", (sentence, i) => {
    const target = JSON.stringify(sentence);
    expect(errors[i]).toMatch(/not assignable to (parameter of )?type/);
    expect(errors[i]?.endsWith(`type '${target}'.`), errors[i]).toBe(true);
  });

  it("says nothing else", () => {
    expect(errors).toHaveLength(sentences.length);
  });
});
