import {
  arrayOf,
  binary,
  boolean,
  col,
  type DataFrame,
  date,
  decimal,
  double,
  fromJson,
  getJsonObject,
  type Int,
  integer,
  jsonArrayLength,
  jsonObjectKeys,
  lit,
  mapOf,
  Session,
  schema,
  string,
  struct,
  structOf,
  timestampNtz,
  toJson,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Answers are Spark 4's: jsonExpressions.scala, JacksonParser.scala and JacksonGenerator.scala in mode PERMISSIVE.

const session = await Session.builder.appName("json").getOrCreate();
afterAll(() => session.stop());

const item = schema({ a: integer(), b: arrayOf(string().nullable()), "c d": structOf({ e: double().nullable() }).nullable() });
const columns = schema({
  n: integer().nullable(),
  t: string(),
  f: double(),
  small: double(),
  nan: double(),
  p: decimal(10, 2),
  ok: boolean(),
  day: date(),
  at: timestampNtz(),
  bytes: binary(),
  xs: arrayOf(integer().nullable()),
  m: mapOf(string(), integer().nullable()),
});
const frame = session.createDataFrame(
  [
    {
      n: null,
      t: 'say "é"\n',
      f: 1.5,
      small: 1e-7,
      nan: Number.NaN,
      p: "1.50",
      ok: true,
      day: new Date("2020-01-02"),
      at: new Date("2020-01-02T03:04:05.678Z"),
      bytes: new Uint8Array([1, 2]),
      xs: [1, null],
      m: new Map([
        ["k", 1],
        ["z", null],
      ]),
    },
  ],
  columns,
);

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const cases: [title: string, frame: DataFrame<{ x: unknown }>, answer: unknown][] = [];
function gives<T>() {
  return <F extends DataFrame<{ x: any }>>(
    title: string,
    made: F,
    answer: unknown,
    _same: F extends DataFrame<{ x: infer X }> ? Equal<X, T> : never,
  ): void => {
    cases.push([title, made, answer]);
  };
}

const text = lit('{"a": 1, "b": {"c d": [10, "x", null]}, "n": null, "o": {"k": [1, 2]}}');
const at = (path: string) => frame.select(getJsonObject(text, path).alias("x"));

gives<string | null>()("a number", at("$.a"), "1", true);
gives<string | null>()("by brackets and index", at("$.b['c d'][1]"), "x", true);
gives<string | null>()("an object as text", at("$.o"), '{"k":[1,2]}', true);
gives<string | null>()("a JSON null", at("$.n"), null, true);
gives<string | null>()("a path to nothing", at("$.b.z"), null, true);
gives<string | null>()("no path", at("a"), null, true);
gives<string | null>()("a part of no JSON", frame.select(getJsonObject(lit("{bad"), "$.a").alias("x")), null, true);
gives<Int | null>()("jsonArrayLength", frame.select(jsonArrayLength(lit("[1, [2], null]")).alias("x")), 3, true);
gives<Int | null>()("jsonArrayLength of an object", frame.select(jsonArrayLength(lit("{}")).alias("x")), null, true);
gives<readonly string[] | null>()("jsonObjectKeys", frame.select(jsonObjectKeys(lit('{"b": 1, "a c": 2}')).alias("x")), ["b", "a c"], true);
gives<readonly string[] | null>()("jsonObjectKeys of no JSON", frame.select(jsonObjectKeys(lit("x")).alias("x")), null, true);

type Item = { a: Int | null; b: readonly (string | null)[] | null; "c d": { e: number | null } | null };
const read = (json: string) => frame.select(fromJson(lit(json), item).alias("x"));
gives<Item | null>()(
  "fromJson",
  read('{"a": 1, "b": ["x", null, 2, {"y": 1}], "c d": {"e": 1e3}, "z": 0}'),
  { a: 1, b: ["x", null, "2", '{"y":1}'], "c d": { e: 1000 } },
  true,
);
gives<Item | null>()(
  "fromJson of other kinds",
  read('{"a": "1", "b": {}, "c d": {"e": "NaN"}}'),
  { a: null, b: null, "c d": { e: Number.NaN } },
  true,
);
gives<Item | null>()("fromJson of a fraction for an int", read('{"a": 1.0}'), { a: null, b: null, "c d": null }, true);
gives<Item | null>()("fromJson of a large number for an int", read('{"a": 3000000000}'), { a: null, b: null, "c d": null }, true);
gives<Item | null>()("fromJson of no JSON", read("{bad"), { a: null, b: null, "c d": null }, true);
gives<Item | null>()("fromJson of nothing", read(" "), null, true);
gives<readonly (Int | null)[] | null>()(
  "fromJson of an array",
  frame.select(fromJson(lit("[1, 2]"), arrayOf(integer())).alias("x")),
  [1, 2],
  true,
);
gives<readonly (Int | null)[] | null>()(
  "fromJson of no array",
  frame.select(fromJson(lit("{"), arrayOf(integer())).alias("x")),
  null,
  true,
);
gives<{ a: Int | null; b: Date | null } | null>()(
  "fromJson by DDL",
  frame.select(fromJson(lit('{"a": 7, "b": "2020-01-02"}'), "a int, b date").alias("x")),
  { a: 7, b: new Date("2020-01-02") },
  true,
);
gives<boolean>()(
  "what a schema calls not null",
  frame.select(fromJson(lit("{}"), "a int not null").getField("a").isNull().alias("x")),
  true,
  true,
);
gives<any>()(
  "fromJson of a map",
  frame.select(fromJson(lit('{"k 1": [1], "$\\"k": []}'), "map<string,array<bigint>>").alias("x")),
  new Map([
    ["k 1", [1n]],
    ['$"k', []],
  ]),
  true,
);
gives<string>()(
  "toJson",
  frame.select(toJson(struct("n", "t", "f", "p", "ok", "day", "at", "bytes", "xs", "m")).alias("x")),
  '{"t":"say \\"é\\"\\n","f":1.5,"p":1.50,"ok":true,"day":"2020-01-02","at":"2020-01-02T03:04:05.678","bytes":"AQI=","xs":[1,null],"m":{"k":1,"z":null}}',
  true,
);
gives<string>()("toJson of doubles", frame.select(toJson(struct("small", "nan")).alias("x")), '{"small":1.0E-7,"nan":"NaN"}', true);
gives<string>()("toJson of a map", frame.select(toJson("m").alias("x")), '{"k":1,"z":null}', true);
gives<string | null>()("toJson of null", frame.select(toJson(fromJson(lit(" "), item)).alias("x")), null, true);
gives<string | null>()(
  "there and back",
  frame.select(toJson(fromJson(lit('{"a":1,"b":[],"c d":{}}'), item)).alias("x")),
  '{"a":1,"b":[],"c d":{}}',
  true,
);

describe("JSON in text", () => {
  it.each(cases)("%s", async (_, made, answer) => {
    const [found] = await made.collect();
    expect(found!.x).toEqual(answer);
  });

  it.each<[string, () => DataFrame, string]>([
    ["a schema that is none", () => frame.select(fromJson("t", "a intt").alias("x")), "PARSE_SYNTAX_ERROR"],
    ["the text of a number", () => (frame as DataFrame).select(toJson("n").alias("x")), "DATATYPE_MISMATCH"],
    ["numbers as JSON", () => (frame as DataFrame).select(jsonArrayLength(col("xs")).alias("x")), "DATATYPE_MISMATCH"],
  ])("refuses %s", async (_, make, errorClass) => {
    await expect(make().collect()).rejects.toMatchObject({ errorClass });
  });
});
