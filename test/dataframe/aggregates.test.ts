import {
  anyValue,
  approxCountDistinct,
  approxPercentile,
  arrayAgg,
  bitAnd,
  bitOr,
  bitXor,
  col,
  collectList,
  collectSet,
  corr,
  countIf,
  covarPop,
  covarSamp,
  every,
  first,
  kurtosis,
  last,
  listagg,
  lit,
  maxBy,
  median,
  percentile,
  percentileApprox,
  product,
  regrAvgx,
  regrAvgy,
  regrCount,
  regrIntercept,
  regrR2,
  regrSlope,
  regrSxx,
  regrSxy,
  regrSyy,
  Session,
  skewness,
  some,
  sortArray,
  stddev,
  stddevPop,
  stringAgg,
  sum,
  tryAvg,
  trySum,
  varPop,
  varSamp,
  Window,
  type Column,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

// What aggregates give in one process; expected values were recorded from Spark 4.3, doubles to twelve digits.

const session = await Session.builder.appName("aggregates").getOrCreate();
afterAll(() => session.stop());

const frame = session.createDataFrame(
  [
    { id: 1, g: "a", x: 1, d: 1.5, t: "p", b: true },
    { id: 2, g: "a", x: 2, d: Number.NaN, t: null, b: null },
    { id: 3, g: "a", x: 2, d: null, t: "q", b: false },
    { id: 4, g: "b", x: null, d: -0, t: null, b: null },
    { id: 5, g: "b", x: 5, d: 0, t: "r", b: true },
    { id: 6, g: null, x: 7, d: Infinity, t: "s", b: true },
    { id: 7, g: null, x: null, d: -1, t: null, b: true },
    { id: 8, g: "c", x: 9, d: 2.25, t: "q", b: null },
    { id: 9, g: "d", x: 4, d: 2.25, t: "q", b: false },
    { id: 10, g: "d", x: 4, d: 2.5, t: "z", b: null },
    { id: 11, g: "d", x: 11, d: -7, t: "q", b: null },
    { id: 12, g: "e", x: null, d: null, t: null, b: null },
  ],
  "id int not null, g string, x int, d double, t string, b boolean",
);

/** Doubles as recorded: to twelve digits, without minus zero, which JSON does not know. */
function recorded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(recorded);
  return typeof value === "number" && Number.isFinite(value) ? Number(value.toPrecision(12)) + 0 : value;
}

const named = (aggregate: Column): Column<any, "v", never> => aggregate.alias("v") as Column<any, "v", never>;

/** An aggregate, and its value for the groups null, a, b, c, d and e. */
const cases: readonly (readonly [string, Column, readonly unknown[]])[] = [
  ['stddev("x")', stddev("x"), [null, 0.57735026919, null, null, 4.04145188433, null]],
  ['stddevPop("x")', stddevPop("x"), [0, 0.471404520791, 0, 0, 3.29983164554, null]],
  ['varSamp("x")', varSamp("x"), [null, 0.333333333333, null, null, 16.3333333333, null]],
  ['varPop("x")', varPop("x"), [0, 0.222222222222, 0, 0, 10.8888888889, null]],
  ['skewness("x")', skewness("x"), [null, -0.707106781187, null, null, 0.707106781187, null]],
  ['kurtosis("x")', kurtosis("x"), [null, -1.5, null, null, -1.5, null]],
  ['median("x")', median("x"), [7, 2, 5, 9, 4, null]],
  ['product("x")', product("x"), [7, 4, 5, 9, 176, null]],
  ['bitAnd("x")', bitAnd("x"), [7, 0, 5, 9, 0, null]],
  ['bitOr("x")', bitOr("x"), [7, 3, 5, 9, 15, null]],
  ['bitXor("x")', bitXor("x"), [7, 1, 5, 9, 11, null]],
  ['trySum("x")', trySum("x"), [7n, 5n, 5n, 9n, 19n, null]],
  ['tryAvg("x")', tryAvg("x"), [7, 1.66666666667, 5, 9, 6.33333333333, null]],
  ['approxCountDistinct("x")', approxCountDistinct("x"), [1n, 2n, 1n, 1n, 2n, 0n]],
  ['stddev("d")', stddev("d"), [Number.NaN, Number.NaN, 0, null, 5.41410195693, null]],
  ['stddevPop("d")', stddevPop("d"), [Number.NaN, Number.NaN, 0, 0, 4.42059573662, null]],
  ['varPop("d")', varPop("d"), [Number.NaN, Number.NaN, 0, 0, 19.5416666667, null]],
  ['skewness("d")', skewness("d"), [Number.NaN, Number.NaN, null, null, -0.705411006294, null]],
  ['kurtosis("d")', kurtosis("d"), [Number.NaN, Number.NaN, null, null, -1.5, null]],
  ['median("d")', median("d"), [Infinity, Number.NaN, 0, 2.25, 2.25, null]],
  ['product("d")', product("d"), [-Infinity, Number.NaN, 0, 2.25, -39.375, null]],
  ['approxCountDistinct("d")', approxCountDistinct("d"), [2n, 2n, 1n, 1n, 3n, 0n]],
  ['corr("x", "id")', corr("x", "id"), [null, 0.866025403784, null, null, 0.866025403784, null]],
  ['corr("x", "d")', corr("x", "d"), [null, Number.NaN, null, null, -0.999733439953, null]],
  ['covarPop("x", "id")', covarPop("x", "id"), [0, 0.333333333333, 0, 0, 2.33333333333, null]],
  ['covarPop("x", "d")', covarPop("x", "d"), [Number.NaN, Number.NaN, 0, 0, -14.5833333333, null]],
  ['covarSamp("x", "id")', covarSamp("x", "id"), [null, 0.5, null, null, 3.5, null]],
  ['covarSamp("x", "d")', covarSamp("x", "d"), [null, Number.NaN, null, null, -21.875, null]],
  ['regrAvgx("x", "id")', regrAvgx("x", "id"), [6, 2, 5, 8, 10, null]],
  ['regrAvgx("x", "d")', regrAvgx("x", "d"), [Infinity, Number.NaN, 0, 2.25, -0.75, null]],
  ['regrAvgy("x", "id")', regrAvgy("x", "id"), [7, 1.66666666667, 5, 9, 6.33333333333, null]],
  ['regrAvgy("x", "d")', regrAvgy("x", "d"), [7, 1.5, 5, 9, 6.33333333333, null]],
  ['regrCount("x", "id")', regrCount("x", "id"), [1n, 3n, 1n, 1n, 3n, 0n]],
  ['regrCount("x", "d")', regrCount("x", "d"), [1n, 2n, 1n, 1n, 3n, 0n]],
  ['regrIntercept("x", "id")', regrIntercept("x", "id"), [null, 0.666666666667, null, null, -28.6666666667, null]],
  ['regrIntercept("x", "d")', regrIntercept("x", "d"), [Number.NaN, Number.NaN, null, null, 5.7736318408, null]],
  ['regrR2("x", "id")', regrR2("x", "id"), [null, 0.75, null, null, 0.75, null]],
  ['regrSlope("x", "id")', regrSlope("x", "id"), [null, 0.5, null, null, 3.5, null]],
  ['regrSlope("x", "d")', regrSlope("x", "d"), [Number.NaN, Number.NaN, null, null, -0.746268656716, null]],
  ['regrSxx("x", "id")', regrSxx("x", "id"), [0, 2, 0, 0, 2, null]],
  ['regrSxx("x", "d")', regrSxx("x", "d"), [Number.NaN, Number.NaN, 0, 0, 58.625, null]],
  ['regrSxy("x", "id")', regrSxy("x", "id"), [0, 1, 0, 0, 7, null]],
  ['regrSxy("x", "d")', regrSxy("x", "d"), [Number.NaN, Number.NaN, 0, 0, -43.75, null]],
  ['regrSyy("x", "id")', regrSyy("x", "id"), [0, 0.666666666667, 0, 0, 32.6666666667, null]],
  ['regrSyy("x", "d")', regrSyy("x", "d"), [0, 0.5, 0, 0, 32.6666666667, null]],
  ['corr(col("id").multiply(0), "x")', corr(col("id").multiply(0), "x"), [null, null, null, null, null, null]],
  ['regrSlope("x", col("id").multiply(0))', regrSlope("x", col("id").multiply(0)), [null, null, null, null, null, null]],
  ['regrR2("x", col("id").multiply(0))', regrR2("x", col("id").multiply(0)), [null, null, null, null, null, null]],
  ['regrR2(col("id").multiply(0), "x")', regrR2(col("id").multiply(0), "x"), [null, 1, null, null, 1, null]],
  ['every("b")', every("b"), [true, false, true, null, false, null]],
  ['some("b")', some("b"), [true, true, true, null, false, null]],
  ['countIf("b")', countIf("b"), [2n, 1n, 1n, 0n, 0n, 0n]],
  ['first("t")', first("t"), ["s", "p", null, "q", "q", null]],
  ['first("t", true)', first("t", true), ["s", "p", "r", "q", "q", null]],
  ['last("t")', last("t"), [null, "q", "r", "q", "q", null]],
  ['last("t", true)', last("t", true), ["s", "q", "r", "q", "q", null]],
  ['anyValue("t")', anyValue("t"), ["s", "p", null, "q", "q", null]],
  ['anyValue("t", true)', anyValue("t", true), ["s", "p", "r", "q", "q", null]],
  ['maxBy("t", "id")', maxBy("t", "id"), [null, "q", "r", "q", "q", null]],
  ['collectList("x")', collectList("x"), [[7], [1, 2, 2], [5], [9], [4, 4, 11], []]],
  ['collectList("t")', collectList("t"), [["s"], ["p", "q"], ["r"], ["q"], ["q", "z", "q"], []]],
  ['sortArray(collectSet("x"))', sortArray(collectSet("x")), [[7], [1, 2], [5], [9], [4, 11], []]],
  ['arrayAgg("b")', arrayAgg("b"), [[true, true], [true, false], [true], [], [false], []]],
  ['listagg("t", ",")', listagg("t", ","), ["s", "p,q", "r", "q", "q,z,q", null]],
  ['listagg("t")', listagg("t"), ["s", "pq", "r", "q", "qzq", null]],
  ['stringAgg("x", "-")', stringAgg("x", "-"), ["7", "1-2-2", "5", "9", "4-4-11", null]],
  ['percentile("x", 0.25)', percentile("x", 0.25), [7, 1.5, 5, 9, 4, null]],
  ['percentileApprox("x", 0.25)', percentileApprox("x", 0.25), [7, 1, 5, 9, 4, null]],
  ['percentile("x", 0.3)', percentile("x", 0.3), [7, 1.6, 5, 9, 4, null]],
  ['percentileApprox("x", 0.3)', percentileApprox("x", 0.3), [7, 1, 5, 9, 4, null]],
  ['percentile("x", 0.5)', percentile("x", 0.5), [7, 2, 5, 9, 4, null]],
  ['percentileApprox("x", 0.5)', percentileApprox("x", 0.5), [7, 2, 5, 9, 4, null]],
  ['percentile("x", 1)', percentile("x", 1), [7, 2, 5, 9, 11, null]],
  ['percentileApprox("x", 1)', percentileApprox("x", 1), [7, 2, 5, 9, 11, null]],
  ['percentile("x", [0.25, 0.5])', percentile("x", [0.25, 0.5]), [[7, 7], [1.5, 2], [5, 5], [9, 9], [4, 4], null]],
  ['approxPercentile("id", 0.5, 100)', approxPercentile("id", 0.5, 100), [6, 2, 4, 8, 10, 12]],
  ['percentile("d", 0.5)', percentile("d", 0.5), [Infinity, Number.NaN, 0, 2.25, 2.25, null]],
];

describe("aggregates give what Spark gives", () => {
  it.each(cases)("%s", async (_, aggregate, expected) => {
    const rows = await frame.groupBy("g").agg(named(aggregate)).orderBy("g").collect();
    expect(rows.map((row) => recorded(row.v))).toEqual(expected);
  });

  it.each([
    ['collectList("x")', collectList("x"), []],
    ['collectSet("x")', collectSet("x"), []],
    ['listagg("t")', listagg("t"), null],
    ['stddev("x")', stddev("x"), null],
    ['corr("x", "id")', corr("x", "id"), null],
    ['first("t")', first("t"), null],
    ['skewness("x")', skewness("x"), null],
    ['bitAnd("x")', bitAnd("x"), null],
    ['every("b")', every("b"), null],
    ['percentile("x", [0.25, 0.5])', percentile("x", [0.25, 0.5]), null],
  ] as [string, Column, unknown][])("%s of no rows", async (_, aggregate, expected) => {
    expect(await frame.filter(col("id").lt(0)).agg(named(aggregate)).collect()).toEqual([{ v: expected }]);
  });

  it.each([
    [
      'stddevPop("x")',
      stddevPop("x"),
      [
        0, 0.5, 0.471404520791, 0.471404520791, 1.5, 2.24499443206, 2.24499443206, 2.92498812913, 2.71052370872, 2.53722289127,
        3.19722101554, 3.19722101554,
      ],
    ],
    [
      'skewness("d")',
      skewness("d"),
      [
        null,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
        Number.NaN,
      ],
    ],
    ['first("t")', first("t"), ["p", "p", "p", "p", "p", "p", "p", "p", "p", "p", "p", "p"]],
    ['last("t")', last("t"), ["p", null, "q", null, "r", "s", null, "q", "q", "z", "q", null]],
    ['last("t", true)', last("t", true), ["p", "p", "q", "q", "r", "s", "s", "q", "q", "z", "q", "q"]],
    ['anyValue("t", true)', anyValue("t", true), ["p", "p", "p", "p", "p", "p", "p", "p", "p", "p", "p", "p"]],
    ['maxBy("t", "id")', maxBy("t", "id"), ["p", null, "q", null, "r", "s", null, "q", "q", "z", "q", null]],
    [
      'collectList("x")',
      collectList("x"),
      [
        [1],
        [1, 2],
        [1, 2, 2],
        [1, 2, 2],
        [1, 2, 2, 5],
        [1, 2, 2, 5, 7],
        [1, 2, 2, 5, 7],
        [1, 2, 2, 5, 7, 9],
        [1, 2, 2, 5, 7, 9, 4],
        [1, 2, 2, 5, 7, 9, 4, 4],
        [1, 2, 2, 5, 7, 9, 4, 4, 11],
        [1, 2, 2, 5, 7, 9, 4, 4, 11],
      ],
    ],
    [
      'listagg("t", ",")',
      listagg("t", ","),
      [
        "p",
        "p",
        "p,q",
        "p,q",
        "p,q,r",
        "p,q,r,s",
        "p,q,r,s",
        "p,q,r,s,q",
        "p,q,r,s,q,q",
        "p,q,r,s,q,q,z",
        "p,q,r,s,q,q,z,q",
        "p,q,r,s,q,q,z,q",
      ],
    ],
    ['percentile("x", 0.25)', percentile("x", 0.25), [1, 1.25, 1.5, 1.5, 1.75, 2, 2, 2, 2, 2, 2, 2]],
    ['bitXor("x")', bitXor("x"), [1, 3, 1, 1, 4, 3, 3, 10, 14, 10, 1, 1]],
    [
      'corr("x", "id")',
      corr("x", "id"),
      [
        null,
        1,
        0.866025403784,
        0.866025403784,
        0.957841488692,
        0.970257203135,
        0.970257203135,
        0.985352238096,
        0.758459238632,
        0.61533793699,
        0.732949141227,
        0.732949141227,
      ],
    ],
  ] as [string, Column, unknown[]][])("%s up to each row", async (_, aggregate, expected) => {
    const rows = await frame.select("id", named(aggregate.over(Window.orderBy("id")))).collect();
    expect(rows.toSorted((a, b) => a.id - b.id).map((row) => recorded(row.v))).toEqual(expected);
  });

  it("a sum that overflows is null where it is tried, an error elsewhere", async () => {
    const most = lit(9_223_372_036_854_775_807n);
    expect(await frame.agg(named(trySum(most))).collect()).toEqual([{ v: null }]);
    await expect(frame.agg(named(sum(most))).collect()).rejects.toMatchObject({ errorClass: "ARITHMETIC_OVERFLOW" });
  });
});

describe("aggregates of no meaning are refused", () => {
  it.each([
    [percentile("x", 2), "argument 2 of percentile() must be a number from 0 to 1, or an array of them, got 2"],
    [percentile("x", [0.5, -1]), "argument 2 of percentile() must be a number from 0 to 1, or an array of them, got array(0.5, -1)"],
    [percentile("x", col("x") as never), "argument 2 of percentile() must be a constant, got x (int)"],
    [bitAnd("d"), "bitAnd() takes an integer, got d (double)"],
    [percentileApprox("x", 0.5, 0), "argument 3 of percentileApprox() must be a positive number, got 0"],
  ] as [Column, string][])("%#", async (aggregate, message) => {
    await expect(frame.agg(named(aggregate)).collect()).rejects.toMatchObject({ errorClass: "DATATYPE_MISMATCH", message });
  });
});

describe("an aggregate of all rows", () => {
  it("is one row, whatever is made of it", async () => {
    const one = frame.agg(sum("x").alias("total"));
    expect(await one.select(lit(1).alias("one")).collect()).toEqual([{ one: 1 }]);
    expect(await one.filter(lit(true)).select(lit(1).alias("one")).orderBy("one").collect()).toEqual([{ one: 1 }]);
    expect(await frame.filter("x > 100").agg(sum("x")).select(lit(1).alias("one")).collect()).toEqual([{ one: 1 }]);
    expect(await one.select(lit(1).alias("one")).count()).toBe(1);
  });
});
