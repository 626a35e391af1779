import {
  arrayOf,
  col,
  count,
  createMap,
  type DataFrame,
  callFunction,
  explode,
  explodeOuter,
  inline,
  inlineOuter,
  type Int,
  integer,
  lit,
  long,
  mapOf,
  jsonTuple,
  posexplode,
  posexplodeOuter,
  Session,
  schema,
  stack,
  string,
  structOf,
  sum,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Rows as Spark 4 gives them: generators.scala, GeneratorFunctionSuite.

const session = await Session.builder.appName("generators").getOrCreate();
afterAll(() => session.stop());

const columns = schema({
  id: integer(),
  xs: arrayOf(integer().nullable()).nullable(),
  m: mapOf(string(), long()),
  pairs: arrayOf(structOf({ k: string(), v: integer() })),
});
const rows = [
  {
    id: 1,
    xs: [10, null, 30],
    m: new Map([["a", 1n]]),
    pairs: [
      { k: "x", v: 1 },
      { k: "y", v: 2 },
    ],
  },
  { id: 2, xs: [], m: new Map<string, bigint>(), pairs: [] },
  {
    id: 3,
    xs: null,
    m: new Map([
      ["b", 2n],
      ["c", 3n],
    ]),
    pairs: [{ k: "z", v: 3 }],
  },
];

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Frame = DataFrame<Row>;
type Made = (frame: Frame) => DataFrame;
interface Row {
  id: Int;
  xs: readonly (Int | null)[] | null;
  m: Map<string, bigint>;
  pairs: readonly { k: string; v: Int }[];
}
const cases: [title: string, make: Made, answer: readonly object[]][] = [];

/** Notes a frame, whose rows the compiler must take for `T`. */
function gives<T>() {
  return <F extends DataFrame>(
    title: string,
    make: (frame: Frame) => F,
    answer: readonly object[],
    _same: Equal<Awaited<ReturnType<F["collect"]>>[number], T>,
  ): void => {
    cases.push([title, make, answer]);
  };
}

gives<{ id: Int; col: Int | null }>()(
  "explode",
  (frame: Frame) => frame.select("id", explode("xs")),
  [
    { id: 1, col: 10 },
    { id: 1, col: null },
    { id: 1, col: 30 },
  ],
  true,
);
gives<{ x: Int | null; id: Int }>()(
  "explode, named",
  (frame: Frame) => frame.select(explode("xs").alias("x"), "id").filter(col("x").gt(10)),
  [{ x: 30, id: 1 }],
  true,
);
gives<{ id: Int; x: Int | null }>()(
  "explodeOuter",
  (frame: Frame) => frame.select("id", explodeOuter("xs").alias("x")),
  [
    { id: 1, x: 10 },
    { id: 1, x: null },
    { id: 1, x: 30 },
    { id: 2, x: null },
    { id: 3, x: null },
  ],
  true,
);
gives<{ id: Int; key: string; value: bigint }>()(
  "explode of a map",
  (frame: Frame) => frame.select("id", explode("m")),
  [
    { id: 1, key: "a", value: 1n },
    { id: 3, key: "b", value: 2n },
    { id: 3, key: "c", value: 3n },
  ],
  true,
);
gives<{ id: Int; k: string; v: bigint }>()(
  "explode of a map, named",
  (frame: Frame) => frame.select("id", explode("m").alias("k", "v")).filter(col("v").gt(2)),
  [{ id: 3, k: "c", v: 3n }],
  true,
);
gives<{ pos: Int; col: Int | null }>()(
  "posexplode",
  (frame: Frame) => frame.select(posexplode("xs")),
  [
    { pos: 0, col: 10 },
    { pos: 1, col: null },
    { pos: 2, col: 30 },
  ],
  true,
);
gives<{ id: Int; i: Int | null; k: string | null; v: bigint | null }>()(
  "posexplodeOuter of a map",
  (frame: Frame) => frame.select("id", posexplodeOuter("m").alias("i", "k", "v")),
  [
    { id: 1, i: 0, k: "a", v: 1n },
    { id: 2, i: null, k: null, v: null },
    { id: 3, i: 0, k: "b", v: 2n },
    { id: 3, i: 1, k: "c", v: 3n },
  ],
  true,
);
gives<{ id: Int; k: string; v: Int }>()(
  "inline",
  (frame: Frame) => frame.select("id", inline("pairs")),
  [
    { id: 1, k: "x", v: 1 },
    { id: 1, k: "y", v: 2 },
    { id: 3, k: "z", v: 3 },
  ],
  true,
);
gives<{ id: Int; k: string | null; v: Int | null }>()(
  "inlineOuter",
  (frame: Frame) => frame.select("id", inlineOuter("pairs")).filter(col("id").eq(2)),
  [{ id: 2, k: null, v: null }],
  true,
);
gives<any>()("in SQL text", (frame: Frame) => frame.selectExpr("id", "explode(filter(xs, x -> x > 10)) AS x"), [{ id: 1, x: 30 }], true);
gives<any>()(
  "stack",
  (frame: Frame) => frame.filter(col("id").eq(1)).select(stack(2, lit("a"), "id", lit("b"))),
  [
    { col0: "a", col1: 1 },
    { col0: "b", col1: null },
  ],
  true,
);
gives<{ c0: string | null; c1: string | null }>()(
  "jsonTuple",
  (frame: Frame) => frame.filter(col("id").eq(1)).select(jsonTuple(lit('{"a":1,"b":{"c":true}}'), "b", "d")),
  [{ c0: '{"c":true}', c1: null }],
  true,
);
gives<{ id: Int; from: string | null; to: string | null }>()(
  "jsonTuple, named",
  (frame: Frame) => frame.filter(col("id").eq(1)).select("id", jsonTuple(lit('{"a":"x","b":"y"}'), "a", "b").alias("from", "to")),
  [{ id: 1, from: "x", to: "y" }],
  true,
);
gives<{ id: Int; a: string | null }>()(
  "jsonTuple in withColumn",
  (frame: Frame) =>
    frame
      .filter(col("id").eq(1))
      .withColumn("a", jsonTuple(lit('{"a":"x"}'), "a"))
      .select("id", "a"),
  [{ id: 1, a: "x" }],
  true,
);
gives<any>()(
  "callFunction",
  (frame: Frame) => frame.filter(col("id").eq(1)).select(callFunction("explode", "m")),
  [{ key: "a", value: 1n }],
  true,
);
gives<any>()(
  "callFunction, named",
  (frame: Frame) => frame.filter(col("id").eq(2)).select(callFunction("posexplode_outer", "xs").alias("p", "x")),
  [{ p: null, x: null }],
  true,
);
gives<{ id: Int; x: Int | null }>()(
  "in withColumn",
  (frame: Frame) => frame.select("id", "xs").withColumn("x", explode("xs")).drop("xs"),
  [
    { id: 1, x: 10 },
    { id: 1, x: null },
    { id: 1, x: 30 },
  ],
  true,
);
gives<{ total: bigint | null; n: bigint }>()(
  "aggregated, its column not read",
  (frame: Frame) => frame.select("id", explode("pairs")).agg({ total: sum("id"), n: count() }),
  [{ total: 5n, n: 3n }],
  true,
);
gives<{ k: string; n: bigint }>()(
  "grouped and joined back",
  (frame: Frame) => {
    const tags = frame.select("id", explode("m").alias("k", "v"));
    return tags.join(frame.select("id", "xs"), ["id"]).groupBy("k").agg({ n: count() }).orderBy("k");
  },
  [
    { k: "a", n: 1n },
    { k: "b", n: 1n },
    { k: "c", n: 1n },
  ],
  true,
);
gives<{ i: Int; x: Int | null }>()(
  "of the first rows alone",
  (frame: Frame) => frame.orderBy("id").limit(1).select(posexplode("xs").alias("i", "x")),
  [
    { i: 0, x: 10 },
    { i: 1, x: null },
    { i: 2, x: 30 },
  ],
  true,
);
gives<{ a: Int; b: Int }>()(
  "of a generated column",
  (frame: Frame) => frame.select("id", explode(createMap(lit(1), "id"))).select(col("key").alias("a"), col("value").alias("b")),
  [
    { a: 1, b: 1 },
    { a: 1, b: 2 },
    { a: 1, b: 3 },
  ],
  true,
);

const byText = (found: readonly object[]): readonly string[] =>
  found.map((row) => JSON.stringify(Object.entries(row), (_, v: unknown) => (typeof v === "bigint" ? `${v}n` : v))).sort();

describe("generators", () => {
  it.each(cases)("%s", async (_, make, answer) => {
    const frame = session.createDataFrame(rows, columns);
    expect(byText(await make(frame).collect())).toEqual(byText(answer));
  });

  it.each<[string, (frame: DataFrame) => DataFrame, string]>([
    ["two in one select", (f) => f.select(explode("xs").alias("a"), explode("xs").alias("b")), "UNSUPPORTED_GENERATOR"],
    ["inside an expression", (f) => f.select(explode("xs").plus(1).alias("x")), "UNSUPPORTED_GENERATOR"],
    ["in a filter", (f) => f.filter(explode("xs").gt(1)), "UNSUPPORTED_GENERATOR"],
    ["a wrong number of names", (f) => f.select(posexplode("xs").alias("x")), "UDTF_ALIAS_NUMBER_MISMATCH"],
    ["of a number", (f) => f.select(explode("id")), "DATATYPE_MISMATCH"],
    ["of no structs", (f) => f.select(inline("xs")), "DATATYPE_MISMATCH"],
  ])("refuse %s", async (_, make, errorClass) => {
    await expect(make(session.createDataFrame(rows, columns) as DataFrame).collect()).rejects.toMatchObject({ errorClass });
  });
});
