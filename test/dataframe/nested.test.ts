import {
  aggregate,
  array,
  arrayAppend,
  arrayCompact,
  arrayContains,
  arrayDistinct,
  arrayExcept,
  arrayInsert,
  arrayIntersect,
  arrayJoin,
  arrayMax,
  arrayMin,
  arrayOf,
  arrayPosition,
  arrayPrepend,
  arrayRemove,
  arrayRepeat,
  arraySort,
  arraysOverlap,
  arraysZip,
  arrayUnion,
  cardinality,
  col,
  concat,
  createMap,
  type DataFrame,
  double,
  elementAt,
  exists,
  filter,
  flatten,
  forall,
  get,
  type Int,
  integer,
  lit,
  long,
  mapConcat,
  mapContainsKey,
  mapEntries,
  mapFilter,
  mapFromArrays,
  mapFromEntries,
  mapKeys,
  mapOf,
  mapValues,
  mapZipWith,
  namedStruct,
  reduce,
  reverse,
  Session,
  schema,
  sequence,
  size,
  slice,
  sortArray,
  string,
  struct,
  structOf,
  strToMap,
  transform,
  transformKeys,
  transformValues,
  tryElementAt,
  zipWith,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

// Answers are Spark 4's with ANSI on: collectionOperations.scala, complexTypeExtractors.scala, higherOrderFunctions.scala and their tests.

const session = await Session.builder.appName("nested").getOrCreate();
afterAll(() => session.stop());

const columns = schema({
  xs: arrayOf(integer().nullable()),
  ys: arrayOf(integer()),
  none: arrayOf(integer()).nullable(),
  ds: arrayOf(double()),
  ts: arrayOf(string()),
  lists: arrayOf(arrayOf(integer()).nullable()),
  m: mapOf(string(), long()),
  s: structOf({ a: integer(), b: structOf({ c: string().nullable() }) }),
  structs: arrayOf(structOf({ k: string(), v: integer() })),
  n: integer(),
  t: string(),
});
const row = {
  xs: [3, 1, null, 3, null],
  ys: [1, 2, 4],
  none: null,
  ds: [Number.NaN, 0, Number.NaN, -0],
  ts: ["b", "a"],
  lists: [[1], [2, 3]],
  m: new Map([
    ["a", 1n],
    ["b", 2n],
  ]),
  s: { a: 1, b: { c: null } },
  structs: [
    { k: "x", v: 1 },
    { k: "y", v: 2 },
  ],
  n: 2,
  t: "it's",
};
const frame = session.createDataFrame([row], columns);

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const cases: [title: string, frame: DataFrame<{ x: unknown }>, answer: unknown][] = [];

/** Notes an expression, which the compiler must take for `T`, and its value. */
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

type Ints = readonly Int[];
type IntsOrNulls = readonly (Int | null)[];

// Access
gives<Int>()("a struct's field", frame.select(col("s.a").alias("x")), 1, true);
gives<Int>()("getField", frame.select(col("s").getField("a").alias("x")), 1, true);
gives<string | null>()("fields of fields", frame.select(col("s").getField("b").getField("c").alias("x")), null, true);
gives<readonly string[]>()("a field of each struct", frame.select(col("structs").getField("k").alias("x")), ["x", "y"], true);
gives<readonly Int[]>()("the same by a dot", frame.select(col("structs.v").alias("x")), [1, 2], true);
gives<bigint | null>()("a map's value by a dot", frame.select(col("m.b").alias("x")), 2n, true);
gives<Int | null>()("an element, from 0", frame.select(col("xs").getItem(1).alias("x")), 1, true);
gives<Int>()("an element by a column", frame.select(col("ys").getItem(col("n")).alias("x")), 4, true);
gives<Int | null>()("an element of no array", frame.select(col("none").getItem(5).alias("x")), null, true);
gives<bigint | null>()("a map's value", frame.select(col("m").getItem("b").alias("x")), 2n, true);
gives<bigint | null>()("no map's value", frame.select(col("m").getItem("z").alias("x")), null, true);
gives<Int>()("elementAt from 1", frame.select(elementAt("ys", 1).alias("x")), 1, true);
gives<Int>()("elementAt from the end", frame.select(elementAt("ys", -1).alias("x")), 4, true);
gives<bigint | null>()("elementAt of a map", frame.select(elementAt("m", "z").alias("x")), null, true);
gives<Int | null>()("tryElementAt", frame.select(tryElementAt("ys", 9).alias("x")), null, true);
gives<Int | null>()("get", frame.select(get("ys", 0).alias("x")), 1, true);
gives<Int | null>()("get below 0", frame.select(get("ys", -1).alias("x")), null, true);
gives<{ a: "new"; b: { c: string | null } }>()(
  "withField",
  frame.select(col("s").withField("a", "new").alias("x")),
  { a: "new", b: { c: null } },
  true,
);
gives<{ b: { c: string | null } }>()("dropFields", frame.select(col("s").dropFields("a").alias("x")), { b: { c: null } }, true);
gives<any>()("withField deeper", frame.select(col("s").withField("b.d", col("n")).alias("x")), { a: 1, b: { c: null, d: 2 } }, true);

// Constructors
gives<Ints>()("array", frame.select(array("n", lit(7)).alias("x")), [2, 7], true);
gives<readonly bigint[]>()("array of two widths", frame.select(array("n", lit(7n)).alias("x")), [2n, 7n], true);
gives<{ n: Int; t: string }>()("struct", frame.select(struct("n", "t").alias("x")), { n: 2, t: "it's" }, true);
gives<{ a: Int; "it's": Int }>()(
  "namedStruct",
  frame.select(namedStruct({ a: "n", "it's": col("n").plus(1) }).alias("x")),
  { a: 2, "it's": 3 },
  true,
);
gives<Map<string, Int>>()(
  "createMap",
  frame.select(createMap(lit("k"), "n", "t", lit(3)).alias("x")),
  new Map([
    ["k", 2],
    ["it's", 3],
  ]),
  true,
);
gives<Map<string, Int>>()(
  "mapFromArrays",
  frame.select(mapFromArrays("ts", array("n", lit(1))).alias("x")),
  new Map([
    ["b", 2],
    ["a", 1],
  ]),
  true,
);
gives<Map<any, any>>()(
  "mapFromEntries",
  frame.select(mapFromEntries("structs").alias("x")),
  new Map([
    ["x", 1],
    ["y", 2],
  ]),
  true,
);
gives<Map<string, bigint>>()("mapFromEntries of mapEntries", frame.select(mapFromEntries(mapEntries("m")).alias("x")), row.m, true);
gives<Map<string, string | null>>()(
  "strToMap",
  frame.select(strToMap(lit("a:1,b,c:x:y")).alias("x")),
  new Map([
    ["a", "1"],
    ["b", null],
    ["c", "x:y"],
  ]),
  true,
);
gives<Ints>()("sequence", frame.select(sequence(lit(1), "n").alias("x")), [1, 2], true);
gives<Ints>()("sequence down", frame.select(sequence(lit(5), lit(1), lit(-2)).alias("x")), [5, 3, 1], true);

// Arrays
gives<Int>()("size", frame.select(size("xs").alias("x")), 5, true);
gives<Int | null>()("size of null", frame.select(size("none").alias("x")), null, true);
gives<Int>()("cardinality of a map", frame.select(cardinality("m").alias("x")), 2, true);
gives<boolean | null>()("arrayContains", frame.select(arrayContains("xs", 3).alias("x")), true, true);
gives<boolean | null>()("arrayContains beside nulls", frame.select(arrayContains("xs", 2).alias("x")), null, true);
gives<boolean | null>()("arrayContains not", frame.select(arrayContains("ys", 3).alias("x")), false, true);
gives<boolean | null>()("arrayContains NaN", frame.select(arrayContains("ds", Number.NaN).alias("x")), true, true);
gives<bigint>()("arrayPosition", frame.select(arrayPosition("xs", 1).alias("x")), 2n, true);
gives<bigint>()("arrayPosition of none", frame.select(arrayPosition("ys", 9).alias("x")), 0n, true);
gives<IntsOrNulls>()("arrayDistinct", frame.select(arrayDistinct("xs").alias("x")), [3, 1, null], true);
gives<readonly number[]>()("arrayDistinct of NaN", frame.select(arrayDistinct("ds").alias("x")), [Number.NaN, 0], true);
gives<IntsOrNulls>()("arrayUnion", frame.select(arrayUnion("xs", "ys").alias("x")), [3, 1, null, 2, 4], true);
gives<IntsOrNulls>()("arrayIntersect", frame.select(arrayIntersect("xs", "ys").alias("x")), [1], true);
gives<IntsOrNulls>()("arrayExcept", frame.select(arrayExcept("xs", "ys").alias("x")), [3, null], true);
gives<readonly Int[] | null>()("arrayExcept of null", frame.select(arrayExcept("ys", "none").alias("x")), null, true);
gives<boolean | null>()("arraysOverlap", frame.select(arraysOverlap("xs", "ys").alias("x")), true, true);
gives<boolean | null>()("arraysOverlap beside nulls", frame.select(arraysOverlap("xs", array(lit(9))).alias("x")), null, true);
gives<boolean | null>()("arraysOverlap not", frame.select(arraysOverlap("ys", array(lit(9))).alias("x")), false, true);
gives<readonly { ys: Int | null; ts: string | null }[]>()(
  "arraysZip",
  frame.select(arraysZip("ys", "ts").alias("x")),
  [
    { ys: 1, ts: "b" },
    { ys: 2, ts: "a" },
    { ys: 4, ts: null },
  ],
  true,
);
gives<string>()("arrayJoin", frame.select(arrayJoin("xs", "-").alias("x")), "3-1-3", true);
gives<string>()("arrayJoin with nulls", frame.select(arrayJoin("xs", "-", "?").alias("x")), "3-1-?-3-?", true);
gives<IntsOrNulls>()("arraySort", frame.select(arraySort("xs").alias("x")), [1, 3, 3, null, null], true);
gives<IntsOrNulls>()("sortArray", frame.select(sortArray("xs").alias("x")), [null, null, 1, 3, 3], true);
gives<IntsOrNulls>()("sortArray down", frame.select(sortArray("xs", false).alias("x")), [3, 3, 1, null, null], true);
gives<Int | null>()("arrayMin", frame.select(arrayMin("xs").alias("x")), 1, true);
gives<number | null>()("arrayMax with NaN", frame.select(arrayMax("ds").alias("x")), Number.NaN, true);
gives<Ints>()("arrayRepeat", frame.select(arrayRepeat("n", 3).alias("x")), [2, 2, 2], true);
gives<Ints>()("arrayAppend", frame.select(arrayAppend("ys", 9).alias("x")), [1, 2, 4, 9], true);
gives<readonly Int[] | null>()("arrayAppend to null", frame.select(arrayAppend("none", 9).alias("x")), null, true);
gives<IntsOrNulls>()("arrayPrepend", frame.select(arrayPrepend("ys", null).alias("x")), [null, 1, 2, 4], true);
gives<IntsOrNulls>()("arrayInsert", frame.select(arrayInsert("ys", 2, 9).alias("x")), [1, 9, 2, 4], true);
gives<IntsOrNulls>()("arrayInsert beyond", frame.select(arrayInsert("ys", 6, 9).alias("x")), [1, 2, 4, null, null, 9], true);
gives<IntsOrNulls>()("arrayInsert at the end", frame.select(arrayInsert("ys", -1, 9).alias("x")), [1, 2, 4, 9], true);
gives<IntsOrNulls>()("arrayInsert before the last", frame.select(arrayInsert("ys", -2, 9).alias("x")), [1, 2, 9, 4], true);
gives<IntsOrNulls>()("arrayInsert before the start", frame.select(arrayInsert("ys", -6, 9).alias("x")), [9, null, null, 1, 2, 4], true);
gives<IntsOrNulls>()("arrayRemove", frame.select(arrayRemove("xs", 3).alias("x")), [1, null, null], true);
gives<Ints>()("arrayCompact", frame.select(arrayCompact("xs").alias("x")), [3, 1, 3], true);
gives<Ints | null>()("flatten", frame.select(flatten("lists").alias("x")), [1, 2, 3], true);
gives<Ints | null>()("flatten with a null", frame.select(flatten(array("ys", "none")).alias("x")), null, true);
gives<Ints>()("slice", frame.select(slice("ys", 2, 5).alias("x")), [2, 4], true);
gives<Ints>()("slice from the end", frame.select(slice("ys", -2, 1).alias("x")), [2], true);
gives<Ints>()("slice before the start", frame.select(slice("ys", -9, 2).alias("x")), [], true);
gives<readonly string[]>()("reverse", frame.select(reverse("ts").alias("x")), ["a", "b"], true);
gives<string>()("reverse of text", frame.select(reverse("t").alias("x")), "s'ti", true);
gives<readonly Int[]>()("concat of arrays", frame.select(concat("ys", "ys").alias("x")), [1, 2, 4, 1, 2, 4], true);
gives<readonly Int[] | null>()("concat with null", frame.select(concat("ys", "none").alias("x")), null, true);

// Maps
gives<readonly string[]>()("mapKeys", frame.select(mapKeys("m").alias("x")), ["a", "b"], true);
gives<readonly bigint[]>()("mapValues", frame.select(mapValues("m").alias("x")), [1n, 2n], true);
gives<readonly { key: string; value: bigint }[]>()(
  "mapEntries",
  frame.select(mapEntries("m").alias("x")),
  [
    { key: "a", value: 1n },
    { key: "b", value: 2n },
  ],
  true,
);
gives<Map<string, bigint>>()(
  "mapConcat",
  frame.select(mapConcat("m", createMap(lit("c"), lit(3n))).alias("x")),
  new Map([
    ["a", 1n],
    ["b", 2n],
    ["c", 3n],
  ]),
  true,
);
gives<boolean>()("mapContainsKey", frame.select(mapContainsKey("m", "b").alias("x")), true, true);

// Lambdas
gives<IntsOrNulls>()("transform", frame.select(transform("xs", (x) => x.plus(1)).alias("x")), [4, 2, null, 4, null], true);
gives<Ints>()("transform with index", frame.select(transform("ys", (x, i) => x.multiply(i)).alias("x")), [0, 2, 8], true);
gives<Ints>()("transform with a column", frame.select(transform("ys", (x) => x.plus(col("n"))).alias("x")), [3, 4, 6], true);
gives<readonly (readonly Int[])[]>()(
  "transform in transform",
  frame.select(transform("ys", (x) => transform("ys", (y) => x.multiply(y))).alias("x")),
  [
    [1, 2, 4],
    [2, 4, 8],
    [4, 8, 16],
  ],
  true,
);
gives<readonly string[]>()("transform of structs", frame.select(transform("structs", (x) => x.getField("k")).alias("x")), ["x", "y"], true);
gives<IntsOrNulls>()("filter", frame.select(filter("xs", (x) => x.gt(1)).alias("x")), [3, 3], true);
gives<Ints>()("filter by index", frame.select(filter("ys", (_, i) => i.gt(0)).alias("x")), [2, 4], true);
gives<boolean | null>()("exists", frame.select(exists("xs", (x) => x.gt(2)).alias("x")), true, true);
gives<boolean | null>()("exists beside nulls", frame.select(exists("xs", (x) => x.gt(9)).alias("x")), null, true);
gives<boolean>()(
  "exists, of nulls that one of two arrays brought",
  frame.select(exists(arrayUnion("ys", "xs"), (x) => x.isNull()).alias("x")),
  true,
  true,
);
gives<boolean>()("exists not", frame.select(exists("ys", (x) => x.gt(9)).alias("x")), false, true);
gives<boolean>()("forall", frame.select(forall("ys", (x) => x.gt(0)).alias("x")), true, true);
gives<boolean | null>()("forall beside nulls", frame.select(forall("xs", (x) => x.gt(0)).alias("x")), null, true);
gives<boolean | null>()("forall not", frame.select(forall("xs", (x) => x.gt(1)).alias("x")), false, true);
gives<Int | null>()("aggregate", frame.select(aggregate("ys", 0, (sum, x) => sum.plus(x)).alias("x")), 7, true);
gives<number | null>()("aggregate to another type", frame.select(aggregate("ys", 0.5, (sum, x) => sum.plus(x)).alias("x")), 7.5, true);
gives<number | null>()(
  "aggregate and finish",
  frame.select(
    aggregate(
      "ys",
      0,
      (sum, x) => sum.plus(x),
      (sum) => sum.divide(2),
    ).alias("x"),
  ),
  3.5,
  true,
);
gives<string | null>()("reduce of text", frame.select(reduce("ts", "", (all, x) => concat(all, x)).alias("x")), "ba", true);
gives<IntsOrNulls>()("zipWith", frame.select(zipWith("ys", "xs", (x, y) => x.plus(y)).alias("x")), [4, 3, null, null, null], true);
gives<Map<string, bigint>>()(
  "mapFilter",
  frame.select(mapFilter("m", (k, v) => k.eq("b").or(v.gt(5))).alias("x")),
  new Map([["b", 2n]]),
  true,
);
gives<Map<string, bigint>>()(
  "transformKeys",
  frame.select(transformKeys("m", (k, v) => concat(k, v)).alias("x")),
  new Map([
    ["a1", 1n],
    ["b2", 2n],
  ]),
  true,
);
gives<Map<string, bigint>>()(
  "transformValues",
  frame.select(transformValues("m", (_, v) => v.neg()).alias("x")),
  new Map([
    ["a", -1n],
    ["b", -2n],
  ]),
  true,
);
gives<Map<string, bigint | null>>()(
  "mapZipWith",
  frame.select(mapZipWith("m", createMap(lit("b"), lit(5n), lit("c"), lit(6n)), (_, v, w) => v.plus(w)).alias("x")),
  new Map([
    ["a", null],
    ["b", 7n],
    ["c", null],
  ]),
  true,
);

describe("nested values", () => {
  it.each(cases)("%s", async (_, made, answer) => {
    const [found] = await made.collect();
    expect(found!.x).toEqual(answer);
  });
});

describe("what is refused", () => {
  const refused: [string, DataFrame, string][] = [
    ["an index beyond an array", frame.select(col("ys").getItem(3).alias("x")), "INVALID_ARRAY_INDEX"],
    ["an index below 0", frame.select(col("ys").getItem(-1).alias("x")), "INVALID_ARRAY_INDEX"],
    ["a position beyond an array", frame.select(elementAt("ys", 4).alias("x")), "INVALID_ARRAY_INDEX_IN_ELEMENT_AT"],
    ["position 0", frame.select(elementAt("ys", 0).alias("x")), "INVALID_INDEX_OF_ZERO"],
    ["position 0 too", frame.select(tryElementAt("ys", 0).alias("x")), "INVALID_INDEX_OF_ZERO"],
    ["inserting at 0", frame.select(arrayInsert("ys", 0, 1).alias("x")), "INVALID_INDEX_OF_ZERO"],
    ["a slice from 0", frame.select(slice("ys", 0, 1).alias("x")), "INVALID_PARAMETER_VALUE"],
    ["a slice below 0", frame.select(slice("ys", 1, -1).alias("x")), "INVALID_PARAMETER_VALUE"],
    ["a key that comes twice", frame.select(createMap("t", "n", "t", "n").alias("x")), "DUPLICATED_MAP_KEY"],
    ["a key made twice", frame.select(transformKeys("m", () => lit("k")).alias("x")), "DUPLICATED_MAP_KEY"],
    ["a null key", frame.select(mapFromArrays("xs", "xs").alias("x")), "NULL_MAP_KEY"],
    ["a sequence the wrong way", frame.select(sequence(lit(1), lit(3), lit(-1)).alias("x")), "INVALID_ARGUMENT"],
    ["a field that does not exist", (frame as DataFrame).select(col("s").getField("z").alias("x")), "FIELD_NOT_FOUND"],
    ["a field by a dot that does not exist", (frame as DataFrame).select(col("s.z").alias("x")), "FIELD_NOT_FOUND"],
    ["a part of a number", (frame as DataFrame).select(col("n").getItem(0).alias("x")), "INVALID_EXTRACT_BASE_FIELD_TYPE"],
    ["all fields dropped", frame.select(col("s").dropFields("a", "b").alias("x")), "DATATYPE_MISMATCH"],
    ["a text among numbers", (frame as DataFrame).select(arrayContains("ys", "a").alias("x")), "DATATYPE_MISMATCH"],
    ["arrays of two types", (frame as DataFrame).select(arrayUnion("ys", "ts").alias("x")), "DATATYPE_MISMATCH"],
    ["a lambda that is no condition", (frame as DataFrame).select(filter("ys", (x) => x.plus(1)).alias("x")), "DATATYPE_MISMATCH"],
    [
      "a merged value of another type",
      (frame as DataFrame).select(aggregate("ys", 0, (sum) => sum.plus(1n)).alias("x")),
      "DATATYPE_MISMATCH",
    ],
  ];

  it.each(refused)("%s", async (_, made, errorClass) => {
    await expect(made.collect()).rejects.toMatchObject({ errorClass });
  });
});
