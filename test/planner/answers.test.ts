import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  alias,
  attribute,
  call,
  cast,
  type DataType,
  decimalType,
  type Expression,
  literal,
  type LiteralValue,
  parseSchema,
  type Read,
  relation,
  type Relation,
  simpleTypes,
} from "@volley/plan";
import { planQuery, type PlannerSettings, probeSql, readTypes, type SourceInfo } from "@volley/planner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interpret, type Row } from "./interpreter.ts";

// What single expressions and readers give, run by DuckDB: expected values are Spark's (4.x, ANSI).

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path(tmpdir(), "volley-answers-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const settings: PlannerSettings = { mode: "single", slots: 1, broadcastBytes: 0, timeZone: "UTC" };
const one = relation("range", { start: 0n, end: 1n, step: 1n });
const col = (name: string): Expression => attribute(name);
const fn = (name: string, ...args: Expression[]): Expression => call(name, args);
const lit = (value: LiteralValue, type: DataType): Expression => literal(value, type);
const int = (value: number): Expression => lit(value, simpleTypes.integer);
const long = (value: bigint): Expression => lit(value, simpleTypes.long);
const double = (value: number): Expression => lit(value, simpleTypes.double);
const text = (value: string): Expression => lit(value, simpleTypes.string);
const decimal = (value: string, precision: number, scale: number): Expression => lit(value, decimalType(precision, scale));

async function rowsOf(frame: Relation, sources: (read: Read) => SourceInfo = noSources): Promise<readonly Row[]> {
  const plan = planQuery(frame, sources, settings);
  return (await interpret(plan, { files: ({ read }) => sources(read).files.map((f) => f.url), bundles: 1 })).result;
}

function noSources(): SourceInfo {
  throw new Error("no sources");
}

async function valueOf(expression: Expression): Promise<unknown> {
  const rows = await rowsOf(relation("project", { input: one, expressions: [alias(expression, "x")] }));
  return rows[0]![0];
}

describe("expressions", () => {
  const day = lit(19_782, simpleTypes.date); // 2024-02-29
  const cases: readonly (readonly [string, Expression, unknown])[] = [
    ["integers divide as doubles", fn("/", int(7), int(2)), 3.5],
    ["div truncates", fn("div", int(-7), int(2)), "-3"],
    ["remainders have the dividend's sign", fn("%", int(-7), int(3)), -1],
    ["a negative constant negated", fn("-", int(-5)), 5],
    ["float division is not done in floats", fn("/", int(1), cast(int(3), simpleTypes.float)), 1 / 3],
    ["0.1 + 0.2 as doubles", fn("+", double(0.1), double(0.2)), 0.1 + 0.2],
    ["a double of 17 digits", double(0.30000000000000004), 0.30000000000000004],
    ["decimals add exactly", fn("+", decimal("0.1", 1, 1), decimal("0.2", 1, 1)), "0.3"],
    [
      "decimals multiply beyond 18 digits",
      fn("*", decimal("12345678901.50", 13, 2), decimal("98765432109.25", 13, 2)),
      "1219326311388698367988.8750",
    ],
    ["decimal by integer constant", fn("*", decimal("2.50", 10, 2), int(3)), "7.50"],
    ["NaN equals NaN", fn("==", double(Number.NaN), double(Number.NaN)), true],
    ["minus zero equals zero", fn("==", double(-0), double(0)), true],
    ["null-safe equality", fn("<=>", lit(null, simpleTypes.integer), lit(null, simpleTypes.integer)), true],
    ["a string beside a number is read as a number", fn("==", text("15"), int(15)), true],
    ["string to int", cast(text(" 12 "), simpleTypes.integer), 12],
    ["what is no int, tried", cast(text("1.9"), simpleTypes.integer, "try"), null],
    ["exponents are no ints", cast(text("1e3"), simpleTypes.long, "try"), null],
    ["hexadecimal is no int", cast(text("0x10"), simpleTypes.integer, "try"), null],
    ["double to int truncates", cast(double(-2.7), simpleTypes.integer), -2],
    ["decimal to int truncates", cast(decimal("2.5", 2, 1), simpleTypes.integer), 2],
    ["bytes to text", cast(lit(new Uint8Array([195, 169]), simpleTypes.binary), simpleTypes.string), "é"],
    ["text to bytes", cast(text("\\x41"), simpleTypes.binary), "\\x41"],
    ["instant to text is wall clock", cast(lit(0n, simpleTypes.timestamp), simpleTypes.string), "1970-01-01 00:00:00"],
    ["instant to seconds", cast(lit(-1n, simpleTypes.timestamp), simpleTypes.long), "-1"],
    ["seconds to instant", cast(cast(long(90n), simpleTypes.timestamp), simpleTypes.string), "1970-01-01 00:01:30"],
    [
      "text to instant heeds the offset",
      cast(cast(text("2024-01-01 10:00:00+02:00"), simpleTypes.timestamp), simpleTypes.string),
      "2024-01-01 08:00:00",
    ],
    ["dayofweek counts from Sunday 1", fn("dayofweek", day), 5],
    ["days between", fn("datediff", day, lit(19_780, simpleTypes.date)), 2],
    ["a date moved is a date", fn("date_add", day, int(1)), "2024-03-01"],
    ["date_trunc of a date is an instant", cast(fn("date_trunc", text("month"), day), simpleTypes.string), "2024-02-01 00:00:00"],
    ["concat is null with a null", fn("concat", text("a"), lit(null, simpleTypes.string)), null],
    ["substring from 0", fn("substring", text("hello"), int(0), int(2)), "he"],
    ["like escapes by a backslash", fn("like", text("50%"), text("50\\%")), true],
    ["ln of zero", fn("ln", double(0)), null],
    ["ceil is bigint", fn("ceil", double(1.2)), "2"],
    ["round of an int stays one", fn("round", int(15), int(-1)), 20],
    ["when without default", fn("when", fn("isNull", int(1)), int(1)), null],
    ["when brings values to one type", fn("when", fn("isNotNull", int(1)), int(1), double(0.5)), 1],
    ["if", fn("if", fn(">", int(2), int(1)), text("yes"), text("no")), "yes"],
    ["in", fn("in", int(2), int(1), long(2n)), true],
    ["an array constant", lit([1, null, 3], { kind: "array", element: simpleTypes.integer, containsNull: true }), [1, null, 3]],
    ["a quoted line break in a table of its own", fn("upper", text('it\'s\n  "a" -- b')), 'IT\'S\n  "A" -- B'],
    ["long minimum", long(-(2n ** 63n)), "-9223372036854775808"],
    ["the day before the first", lit(-719_163, simpleTypes.date), "0000-12-31"],
  ];
  for (const [title, expression, expected] of cases)
    it(title, async () => {
      const value = await valueOf(expression);
      expect(value === null ? null : value).toEqual(expected);
    });

  it("strict casts and divisions by zero say what is wrong", async () => {
    await expect(valueOf(cast(fn("lower", text("1.9")), simpleTypes.integer))).rejects.toThrow(
      /\[CAST_INVALID_INPUT\] cannot read "1\.9" as int/,
    );
    await expect(valueOf(fn("/", int(1), fn("-", int(1), int(1))))).rejects.toThrow(/\[DIVIDE_BY_ZERO\]/);
    await expect(valueOf(fn("+", long(2n ** 63n - 1n), long(1n)))).rejects.toThrow(/Overflow/);
  });
});

describe("readers", () => {
  const at = (name: string): string => path(folder, name);
  const csv = (name: string, schema: string, options: Readonly<Record<string, string>> = {}): [Relation, (read: Read) => SourceInfo] => {
    const read = relation("read", { format: "csv", paths: [at(name)], schema: parseSchema(schema), options });
    return [read, () => ({ schema: parseSchema(schema), format: "csv", files: [{ url: at(name), size: 1, etag: "1" }] })];
  };

  it("csv by Spark's options", async () => {
    await writeFile(at("a.csv"), 'day;n;t\n31/12/2023;1;"a;""b""\nc"\nNA;;NA\n');
    const frame = csv("a.csv", "day date, n int, t string", {
      header: "true",
      sep: ";",
      nullvalue: "NA",
      dateformat: "dd/MM/yyyy",
      mode: "PERMISSIVE",
      multiline: "true",
    });
    expect(await rowsOf(...frame)).toEqual([
      ["2023-12-31", 1, 'a;"b"\nc'],
      [null, null, null],
    ]);
  });

  it("csv without header, empty fields null, an instant in the session's zone", async () => {
    await writeFile(at("b.csv"), "1,,2024-01-01 10:00:00\n,x,2024-01-01T10:00:00Z\n");
    const [read, sources] = csv("b.csv", "a int, b string, c timestamp");
    expect(await rowsOf(read, sources)).toEqual([
      [1, null, "2024-01-01 10:00:00+00"],
      [null, "x", "2024-01-01 10:00:00+00"],
    ]);
  });

  it("a bad value is an error, null or no row, as asked", async () => {
    await writeFile(at("c.csv"), "1,2024-01-01\nx,2024-13-01\n3,2024-01-03\n");
    await expect(rowsOf(...csv("c.csv", "a int, d date"))).rejects.toThrow(/"x"|CSV Error/);
    expect(await rowsOf(...csv("c.csv", "a int, d date", { mode: "PERMISSIVE" }))).toEqual([
      [1, "2024-01-01"],
      [null, null],
      [3, "2024-01-03"],
    ]);
    expect(await rowsOf(...csv("c.csv", "a int, d date", { mode: "DROPMALFORMED" }))).toEqual([
      [1, "2024-01-01"],
      [3, "2024-01-03"],
    ]);
  });

  it("unknown modes and datetime letters are refused", async () => {
    await expect(rowsOf(...csv("c.csv", "a int", { mode: "SLOPPY" }))).rejects.toMatchObject({
      errorClass: "INVALID_ARGUMENT",
      message: 'option mode cannot be "SLOPPY"',
      hints: ["use one of: FAILFAST, PERMISSIVE, DROPMALFORMED"],
    });
    await expect(rowsOf(...csv("c.csv", "a int", { dateformat: "QQQ yyyy" }))).rejects.toThrow(/letter "Q"/);
  });

  it("json lines, only the columns asked for", async () => {
    await writeFile(at("d.json"), '{"a":1,"s":{"x":2.5},"z":[1]}\n{"s":null}\n');
    const schema = parseSchema("a bigint, s struct<x:double>, z array<int>");
    const read = relation("read", { format: "json", paths: [at("d.json")], schema, options: {} });
    const sources = (): SourceInfo => ({ schema, format: "json", files: [{ url: at("d.json"), size: 1, etag: "1" }] });
    const frame = relation("project", { input: read, expressions: [col("s.x"), col("a")] });
    expect(await rowsOf(frame, sources)).toEqual([
      [2.5, "1"],
      [null, null],
    ]);
  });

  it("text, a row a line, commas and quotes left alone", async () => {
    await writeFile(at("e.txt"), 'a,"b"\n\n\'c;d\n');
    const schema = parseSchema("value string");
    const read = relation("read", { format: "text", paths: [at("e.txt")], options: {} });
    const sources = (): SourceInfo => ({ schema, format: "text", files: [{ url: at("e.txt"), size: 1, etag: "1" }] });
    expect(await rowsOf(read, sources)).toEqual([['a,"b"'], [""], ["'c;d"]]);
  });

  it("parquet columns are converted to what was declared, and missing ones are null", async () => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(`COPY (SELECT 7::UTINYINT AS n, 'x' AS T) TO '${at("f.parquet")}' (FORMAT parquet)`);
    connection.closeSync();
    const schema = parseSchema("n bigint, t string, gone date");
    const read = relation("read", { format: "parquet", paths: [at("f.parquet")], schema, options: {} });
    const files = [{ url: at("f.parquet"), size: 1, etag: "1" }];
    const sources = (): SourceInfo => ({ schema, format: "parquet", files, fileTypes: { n: "UTINYINT", T: "VARCHAR" } });
    expect(await rowsOf(read, sources)).toEqual([["7", "x", null]]);
  });

  it("schemas are found by probing", async () => {
    await writeFile(at("g.csv"), "id,price,at\n1,2.5,2024-01-01 10:00:00\n2,,\n");
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const probe = async (options: Readonly<Record<string, string>>): Promise<unknown> => {
      const read = relation("read", { format: "csv", paths: [at("g.csv")], options });
      const described = await connection.runAndReadAll(`DESCRIBE ${probeSql(read).replace("{files}", `['${at("g.csv")}']`)}`);
      return readTypes(
        described.getRowObjectsJson().map((r) => ({ name: r.column_name as string, type: r.column_type as string })),
        read,
      );
    };
    expect(await probe({ header: "true" })).toEqual(parseSchema("id bigint, price double, at timestamp_ntz"));
    expect(await probe({})).toEqual(parseSchema("_c0 string, _c1 string, _c2 string"));
    expect(await probe({ header: "TRUE", inferschema: "false" })).toEqual(parseSchema("id string, price string, at string"));
    await expect(probe({ headr: "true" })).rejects.toThrow('the csv reader has no option "headr"');
    connection.closeSync();
  });
});
