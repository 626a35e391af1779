import { col, type DataFrame, type Session } from "volley";

interface Table {
  readonly schema: string;
  /** Types that columns are converted to: rows of a program have none of them. */
  readonly as?: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly unknown[])[];
}

const least = { int: -2147483648, long: -9223372036854775808n } as const;
const most = { int: 2147483647, long: 9223372036854775807n } as const;
const widest = "9".repeat(38);

/** An instant of UTC in microseconds. */
function micros(text: string): bigint {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(Date.parse(`${whole}Z`)) * 1000n + BigInt(fraction.padEnd(6, "0"));
}

/** Midnight UTC of a day, years beyond four digits as ISO writes them. */
const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/**
 * The inputs of the cases: few rows of what goes wrong. Every table also has a column `row`, which numbers them from 0. Answers are
 * recorded by row, so that a row is added at the end or the area recorded anew.
 */
export const tables: Readonly<Record<string, Table>> = {
  /** One row, for expressions of constants. */
  one: { schema: "x int", rows: [[1]] },
  none: { schema: "i int, l bigint, d double, n decimal(10,2), s string, b boolean, t date", rows: [] },
  integers: {
    schema: "y tinyint, h smallint, i int, j int, l bigint, m bigint",
    rows: [
      [null, null, null, null, null, null],
      [0, 0, 0, 0, 0n, 0n],
      [1, 1, 1, 2, 1n, 2n],
      [-1, -1, -1, 3, -1n, 3n],
      [127, 32767, most.int, 1, most.long, 1n],
      [-128, -32768, least.int, -1, least.long, -1n],
      [7, 7, 7, -2, 7n, -2n],
      [-7, -7, -7, 2, -7n, 2n],
      [100, 1000, 46341, 46341, 3037000500n, 3037000500n],
      [5, 5, 5, null, 5n, null],
      [5, 5, 5, 0, 5n, 0n],
      [64, 255, 255, 33, 9007199254740993n, 65n],
    ],
  },
  doubles: {
    schema: "d double, e double, f float, g float",
    rows: [
      [null, null, null, null],
      [0, 0, 0, 0],
      [-0, 0, -0, 0],
      [1, -1, 1, -1],
      [Number.NaN, 1, Number.NaN, 1],
      [Number.POSITIVE_INFINITY, 2, Number.POSITIVE_INFINITY, 2],
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
      [Number.MAX_VALUE, Number.MAX_VALUE, 3.4028234663852886e38, 3.4028234663852886e38],
      [-Number.MAX_VALUE, 5e-324, -3.4028234663852886e38, 1.401298464324817e-45],
      [5e-324, 1e-300, 1.401298464324817e-45, 1e-30],
      [2.5, 0.5, 2.5, 0.5],
      [-2.5, 3, -2.5, 3],
      [0.1, 0.2, 0.1, 0.2],
      [1.005, Number.NaN, 1.005, Number.NaN],
      [123456789.98765433, null, 16777217, null],
      [2 ** 53, 0, 1e10, 0],
      [1e15, 1e16, 1e7, 1e-3],
      [0.001, 1e-4, 12345678, 1.1],
    ],
  },
  decimals: {
    schema: "n decimal(10,2), o decimal(10,2), p decimal(38,0), q decimal(38,18), r decimal(5,4), u decimal(18,0)",
    rows: [
      [null, null, null, null, null, null],
      ["0.00", "0.00", "0", "0", "0", "0"],
      ["1.00", "2.00", "1", "1", "1", "1"],
      ["-1.50", "0.01", "-1", "-1.5", "-1.5", "-1"],
      ["99999999.99", "99999999.99", widest, "99999999999999999999.999999999999999999", "9.9999", "999999999999999999"],
      ["-99999999.99", "0.01", `-${widest}`, "-99999999999999999999.999999999999999999", "-9.9999", "-999999999999999999"],
      ["0.01", "-0.01", "10", "0.000000000000000001", "0.0001", "10"],
      ["2.50", "3.00", "3", "2.5", "2.5", "3"],
      ["-2.50", "7.00", "-7", "-2.5", "-2.5", "7"],
      ["5.00", null, "5", null, "5", "5"],
      ["5.00", "0.00", "0", "0", "0", "0"],
      ["0.45", "0.35", "12345678901234567890", "0.123456789012345678", "0.4445", "123456789012345678"],
    ],
  },
  booleans: {
    schema: "a boolean, b boolean",
    rows: [true, false, null].flatMap((a) => [true, false, null].map((b) => [a, b])),
  },
  texts: {
    schema: "s string, t string, k int",
    rows: [
      [null, null, null],
      ["", "", 0],
      ["a", "a", 1],
      ["Spark SQL", "SQL", 2],
      ["  padded  ", " ", -1],
      ["ÀÉß", "ß", 2],
      ["e\u0301le\u0300ve", "e", 3],
      ["😀𝒳z", "𝒳", 2],
      ["日本語テキスト", "本", -2],
      ["a%b_c\\d", "%", 3],
      ["line\nbreak\ttab", "\n", 5],
      ["İıſŁ", "i", 1],
      ["aaa", "aa", 100],
      ["10", null, 3],
      ["\u0000x", "x", 1],
      ["ΣΑΣ", "Σ", -100],
    ],
  },
  /** Text that conversions read or refuse; few, as every refusal is a query of its own. */
  words: {
    schema: "s string",
    rows: [null, "1", " -7\t", "1.5", "1e400", "true", "2024-02-29", "x"].map((text) => [text]),
  },
  /** Text that looks like a value of another type, for `try_cast`. */
  spellings: {
    schema: "s string",
    rows: [
      null,
      "",
      " ",
      "1",
      " 1 ",
      "+1",
      "-1",
      "01",
      "1.0",
      "1.9",
      "-1.9",
      ".5",
      "5.",
      "1e3",
      "1E-3",
      "0x10",
      "1_000",
      "1,000",
      "127",
      "128",
      "32768",
      "2147483647",
      "2147483648",
      "9223372036854775807",
      "9223372036854775808",
      "1d",
      "1f",
      "1L",
      "NaN",
      "nan",
      "Infinity",
      "inf",
      "-inf",
      "+Infinity",
      "true",
      "TRUE",
      "t",
      "yes",
      "y",
      "1 ",
      "false",
      "f",
      "no",
      "n",
      "0",
      "on",
      "2024-02-29",
      "2023-02-29",
      "2024",
      "2024-2",
      "2024-2-9",
      "2024-02-29 23:59:59.123456789",
      "2024-02-29T23:59:59Z",
      "2024-03-31 02:30:00",
      "2024-02-29 12:00:00+05:30",
      "2024-02-29 12:00 America/New_York",
      "2024-02-29 24:00:00",
      "0000-01-01",
      "-0001-01-01",
      "1582-10-10",
      "10000-01-01",
      "+10000-01-01",
      "2024-13-01",
      "2024-02-29abc",
      "epoch",
      "now",
      "1 day",
      "null",
      "\t1\n",
      "99999999999999999999999999999999999999",
      "1e400",
      "1e-400",
      "１",
    ].map((text) => [text]),
  },
  dates: {
    schema: "t date, v date, i int",
    rows: [
      [null, null, null],
      [day("1970-01-01"), day("1969-12-31"), 0],
      [day("2024-02-29"), day("2023-02-28"), 1],
      [day("2023-12-31"), day("2024-01-01"), -1],
      [day("2021-01-03"), day("2020-12-31"), 12],
      [day("1582-10-04"), day("1582-10-15"), 1],
      [day("1582-10-10"), day("1900-03-01"), 1],
      [day("0001-01-01"), day("9999-12-31"), 31],
      [day("9999-12-31"), day("0001-01-01"), -31],
      [day("1900-02-28"), day("2000-02-29"), 366],
      [day("2024-01-31"), day("2024-03-31"), 13],
      [day("2024-03-31"), null, 100000],
    ],
  },
  timestamps: {
    schema: "a timestamp, b timestamp, c timestamp_ntz, d timestamp_ntz",
    rows: [
      [null, null, null, null],
      ["1970-01-01T00:00:00", "1969-12-31T23:59:59.999999", "1970-01-01T00:00:00", "1969-12-31T23:59:59.999999"],
      ["2024-02-29T12:34:56.789012", "2024-02-28T12:34:56.789013", "2024-02-29T12:34:56.789012", "2023-02-28T00:00:00"],
      // Beside and in the changes to and from summer time in Europe/Zurich.
      ["2024-03-31T00:59:59.999999", "2024-03-31T01:00:00", "2024-03-31T02:30:00", "2024-03-31T03:30:00"],
      ["2024-10-27T00:30:00", "2024-10-27T01:30:00", "2024-10-27T02:30:00", "2024-10-27T03:00:00"],
      ["2016-12-31T23:59:59.999999", "2017-01-01T00:00:00", "2016-12-31T23:59:59.999999", "2017-01-01T00:00:00"],
      ["1582-10-10T12:00:00", "1582-10-15T00:00:00", "1582-10-10T12:00:00", "1582-10-15T00:00:00"],
      ["1853-07-16T12:00:00", "1894-06-01T12:00:00", "1853-07-16T12:00:00", "1894-06-01T12:00:00"],
      ["0001-01-01T00:00:00", "9999-12-31T22:59:59.999999", "0001-01-01T00:00:00", "9999-12-31T23:59:59.999999"],
      ["2024-12-30T23:30:00", null, "2024-12-30T23:30:00", null],
    ].map((row) => row.map((text) => text && micros(text))),
  },
  /** Days and instants of years that calendars argue about. */
  ages: {
    schema: "t date, a timestamp, c timestamp_ntz",
    rows: [
      ["0000-02-29", "0000-02-29T12:00:00", "0000-02-29T12:00:00"],
      ["-000001-12-31", "-000001-12-31T23:59:59.999999", "-000001-12-31T23:59:59.999999"],
      ["+010000-01-01", "+010000-01-01T00:00:00", "+010000-01-01T00:00:00"],
      ["1582-10-05", "1582-10-05T00:00:00", "1582-10-05T00:00:00"],
      ["1582-10-14", "1582-10-14T23:59:59.5", "1582-10-14T23:59:59.5"],
      ["1700-02-28", "1700-02-28T23:00:00", "1700-02-28T23:00:00"],
      ["2024-10-27", "2024-10-27T00:59:59", "2024-10-27T02:59:59"],
    ].map(([date, instant, wall]) => [day(date!), micros(instant!), micros(wall!)]),
  },
  /** A column of each type, for what becomes of two of them. */
  kinds: {
    schema:
      "y tinyint, h smallint, i int, l bigint, f float, d double, n decimal(10,2), q decimal(38,18), o boolean, s string, b binary, t date, a timestamp, c timestamp_ntz, e interval day to second, m interval year to month, v array<int>, w map<string,int>, x struct<a:int>",
    rows: [
      [null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null],
      [
        2,
        2,
        2,
        2n,
        2,
        2,
        "2.00",
        "2",
        true,
        "2",
        Buffer.from("2"),
        day("2024-02-29"),
        micros("2024-02-29T12:00:00"),
        micros("2024-02-29T13:00:00"),
        2_000_000n,
        2,
        [2],
        new Map([["k", 2]]),
        { a: 2 },
      ],
    ],
  },
  /** What is equal, or nearly so, in several types: keys of joins, groups and sets. */
  keys: {
    schema:
      "d double, e double, f float, n decimal(10,2), r decimal(20,6), i int, l bigint, s string, u string, b binary, t date, a timestamp, c timestamp_ntz, v array<double>, x struct<a:double,b:string>",
    rows: [
      [null, null, null, null, null, null, null, null, null, null, null, null, null, null, null],
      ...[
        [0, -0, -0, "0.00", "0.000000", 0, 0n, "a", "a ", Buffer.from("a"), "1970-01-01", [0], { a: 0, b: "" }],
        [-0, 0, 0, "1.50", "1.500000", 1, 1n, "a ", "a", Buffer.from("a "), "2024-02-29", [-0], { a: -0, b: "" }],
        [
          Number.NaN,
          Number.NaN,
          Number.NaN,
          "1.50",
          "1.500001",
          2,
          2n,
          "A",
          "a",
          Buffer.from([]),
          "2024-02-29",
          [Number.NaN],
          { a: Number.NaN, b: null },
        ],
        [Number.NaN, 1, 1, "2.00", "2.000000", 2, 3n, "", " ", Buffer.from([0]), "1582-10-10", [Number.NaN], { a: Number.NaN, b: null }],
        [1, null, 16777217, "2.00", null, null, 2n, "é", "e\u0301", Buffer.from("a"), "1970-01-01", [1, null], { a: null, b: null }],
        [16777217, 16777217, 0.1, "-1.50", "-1.500000", -1, -1n, "a", "A", Buffer.from("é"), "0001-01-01", [null, 1], { a: null, b: null }],
        [0.1, 0.1, 0.1, "0.10", "0.100000", 1, 16777217n, "a", "a", Buffer.from("e\u0301"), "9999-12-31", [], { a: 1, b: "x" }],
      ].map((row) => {
        const date = row[10] as string;
        return [...row.slice(0, 10), day(date), micros(`${date}T00:00:00`), micros(`${date}T00:00:00`), ...row.slice(11)];
      }),
    ],
  },
  intervals: {
    schema: "d interval day to second, m interval year to month, e interval day to second",
    rows: [
      [null, null, null],
      [0n, 0, 1n],
      [86_400_000_000n, 12, 3_600_000_000n],
      [-90_061_000_001n, -13, 1_000_000n],
      [1n, 1, 0n],
    ],
  },
  /** Intervals of single units, and of some. */
  units: {
    schema: `${"abcdefgh"
      .split("")
      .map((name) => `${name} interval day to second`)
      .join(", ")}, i interval year to month, j interval year to month`,
    as: {
      a: "interval day",
      b: "interval hour",
      c: "interval minute",
      d: "interval second",
      e: "interval day to hour",
      f: "interval day to minute",
      g: "interval hour to second",
      h: "interval minute to second",
      i: "interval year",
      j: "interval month",
    },
    rows: [
      [null, null, null, null, null, null, null, null, null, null],
      [0n, 0n, 0n, 0n, 0n, 0n, 0n, 0n, 0, 0],
      [86_400_000_000n, 3_600_000_000n, 60_000_000n, 1_500_000n, 90_000_000_000n, 90_060_000_000n, 3_661_000_001n, 61_000_000n, 12, 1],
      [-864_000_000_000n, -360_000_000_000n, -6_000_000_000n, -1n, -90_000_000_000n, -60_000_000n, -1n, -6_001_500_000n, -120, -13],
    ],
  },
  /** Texts of intervals. */
  durations: {
    schema: "s string",
    rows: [
      null,
      "1",
      "-1",
      "+1",
      " 1 ",
      "25",
      "1.5",
      "-0.000001",
      "1 2",
      "1 02",
      "1 25",
      "1:2",
      "01:02",
      "-1:02",
      "1:60",
      "1:2:3",
      "1 2:3",
      "1 2:3:4",
      "-1 02:03:04.5",
      "1 24:00:00",
      "1-2",
      "-1-2",
      "1-12",
      "0-0",
      "INTERVAL '1' DAY",
      "interval '1 2' day to hour",
      "INTERVAL -'1-2' YEAR TO MONTH",
      "INTERVAL '1' YEAR",
      "INTERVAL '1' MONTH",
      "INTERVAL '-61.5' SECOND",
      "1 day",
      "",
      "x",
      "106751991 04:00:54.775807",
      "106751992",
      "178956970-7",
      "178956971",
      "9999999999",
    ].map((text) => [text]),
  },
  binaries: {
    schema: "b binary, c binary",
    rows: [
      [null, null],
      [new Uint8Array([]), new Uint8Array([0])],
      [Buffer.from("Spark"), Buffer.from("ark")],
      [new Uint8Array([0xff, 0xfe, 0x00]), new Uint8Array([0xff])],
      [Buffer.from("é😀"), new Uint8Array([0x80])],
    ],
  },
  arrays: {
    schema: "a array<int>, b array<int>, s array<string>, d array<double>, n array<array<int>>, i int",
    rows: [
      [null, null, null, null, null, null],
      [[], [], [], [], [], 1],
      [[1, 2, 3], [3, 4], ["a", "b"], [1.5, Number.NaN, -0], [[1, 2], [3]], 1],
      [[1, null, 1], [null, 1], ["b", null, ""], [0, -0, null], [[null], null, []], -1],
      [[null], [], ["😀", "ß"], [Number.POSITIVE_INFINITY, 0], [[]], 0],
      [[3, 1, 2], null, ["b", "a", "B"], [Number.NaN, 1], null, 5],
      [[2, 2], [2], ["x"], [2], [[1], [1]], 2],
    ],
  },
  maps: {
    schema: "m map<string,int>, n map<int,string>, k string",
    rows: [
      [null, null, null],
      [new Map(), new Map(), "a"],
      [
        new Map([
          ["a", 1],
          ["b", null],
        ]),
        new Map([[1, "x"]]),
        "a",
      ],
      [
        new Map([
          ["", 0],
          ["😀", -1],
        ]),
        new Map([
          [-1, null],
          [2, ""],
        ]),
        "b",
      ],
      [
        new Map([["a", 5]]),
        new Map([
          [2, "y"],
          [1, "x"],
        ]),
        "zz",
      ],
    ],
  },
  structs: {
    schema: "s struct<a:int,b:string>, t struct<a:int,b:string>, n struct<x:struct<y:double>>",
    rows: [
      [null, null, null],
      [{ a: 1, b: "x" }, { a: 1, b: "x" }, { x: { y: 1.5 } }],
      [{ a: null, b: "x" }, { a: null, b: "x" }, { x: null }],
      [{ a: 2, b: null }, { a: 2, b: "y" }, { x: { y: null } }],
      [{ a: 3, b: "" }, null, { x: { y: Number.NaN } }],
    ],
  },
  vectors: {
    schema: "v array<float>, w array<float>, d array<double>, p float, g string",
    rows: [
      [null, [1], null, null, "a"],
      [[], [], [], 2, "a"],
      [[3, 4], [4, 3], [1.5], 2, "b"],
      [[1, 2, 3, 4, 5, 6, 7, 8, 0.1], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], [1], 1, "c"],
      [[1, null], [1, 2], [1], 3, "b"],
      [[0, 0], [0, -0], [0], 1, "b"],
      [[1, 2], [1], [1], Number.POSITIVE_INFINITY, "d"],
      [[3e38, 3e38], [3e38, -3e38], [1], 1, "e"],
      [[Number.NaN, 1], [1, 2], [1], 1, "f"],
      [[-1e-30, 1e-30], [Number.POSITIVE_INFINITY, 1], [1], 2, "f"],
      [[-2.5, 0.5], null, [1], 0, "b"],
    ],
  },
  /** Groups `g`, one of them all null, for aggregates. */
  groups: {
    schema: "g string, i int, l bigint, d double, f float, n decimal(10,2), s string, b boolean, t date",
    rows: [
      ["a", 1, 10n, 1.5, 0.5, "1.25", "x", true, day("2024-01-01")],
      ["a", 2, 20n, -0, 0.25, "2.50", "y", false, day("2023-01-01")],
      ["a", 2, null, 2.5, null, "-3.75", "x", null, null],
      ["b", null, null, null, null, null, null, null, null],
      ["b", null, null, null, null, null, null, null, null],
      ["c", 7, 9007199254740993n, Number.NaN, 3.5, "99999999.99", "😀", true, day("9999-12-31")],
      ["c", -7, 1n, 1, -1, "0.01", "", true, day("0001-01-01")],
      ["d", most.int, most.long, Number.POSITIVE_INFINITY, 1, "0.00", "z", false, day("1970-01-01")],
      [null, 5, 5n, 5, 5, "5.00", null, true, day("2024-02-29")],
      [null, 5, 6n, 0.1, 0.1, "5.00", "q", false, day("2024-02-28")],
      ["d", 1, 0n, 1e300, 1, "1.00", "Z", null, day("1970-01-02")],
    ],
  },
};

/** A table as a frame of a session, with the column `row`. */
export function tableFrame(session: Session, name: string): DataFrame<any> {
  const table = tables[name];
  if (!table) throw new Error(`there is no table "${name}": ${Object.keys(tables).join(", ")}`);
  const columns = table.schema.split(/, (?=\w+ )/).map((column) => column.split(" ")[0]!);
  const rows = table.rows.map((row, i) => ({ row: i, ...Object.fromEntries(columns.map((column, c) => [column, row[c]])) }));
  const frame = session.createDataFrame(rows, `row int not null, ${table.schema}`) as DataFrame<any>;
  const made = Object.entries(table.as ?? {}).map(([column, type]) => [column, col(column).cast(type)]);
  return made.length === 0 ? frame : frame.withColumns(Object.fromEntries(made));
}
