import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { array, col, count, elementAt, expr, isVolleyError, rowNumber, Session, type VolleyError, Window } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Wrong runs, and all that the program's author gets to know: the class and state of Spark, a sentence, the line at fault, what to do.

const source = readFileSync(fileURLToPath(import.meta.url), "utf8").split("\n");
const folder = mkdtempSync(join(tmpdir(), "volley-wrong-"));
writeFileSync(join(folder, "two.csv"), "1,2\n3,x\n5,6\n");

let session: Session;
const frame = () => session.createDataFrame([{ id: 1, n: 2147483647, s: "12x", xs: [1, 2] }], "id int, n int, s string, xs array<int>");
/** What the compiler would refuse. */
const untyped = () => frame() as any;

beforeAll(async () => {
  session = await Session.builder.getOrCreate();
});
afterAll(async () => {
  await session.stop();
  rmSync(folder, { recursive: true });
});

interface Expected {
  readonly run: () => Promise<unknown>;
  readonly errorClass: string;
  readonly sqlState: string;
  readonly message: string | RegExp;
  /** Part of the line at fault. */
  readonly line: string;
  /** Part of the line that the error guesses at. */
  readonly perhaps?: string;
  readonly advice?: string;
}

const cases: Readonly<Record<string, Expected>> = {
  "a sum too large": {
    run: () => {
      const next = col("n").plus(col("id"));
      return frame().select(next.alias("x")).collect();
    },
    errorClass: "ARITHMETIC_OVERFLOW",
    sqlState: "22003",
    message: /2147483647 \+ 1/,
    line: 'const next = col("n").plus(col("id"));',
    advice: "tryAdd()",
  },
  "a division by zero": {
    run: () => {
      const share = col("n").divide(col("id").minus(1));
      return frame().select(share.alias("x")).collect();
    },
    errorClass: "DIVIDE_BY_ZERO",
    sqlState: "22012",
    message: /zero/,
    line: 'const share = col("n").divide(',
    advice: "tryDivide() gives null",
  },
  "a text that is no number": {
    run: () => {
      const number = col("s").cast("int");
      return frame().select(number.alias("x")).collect();
    },
    errorClass: "CAST_INVALID_INPUT",
    sqlState: "22018",
    message: 'cannot read "12x" as int',
    line: ".collect()",
    perhaps: 'const number = col("s").cast("int");',
    advice: "tryCast(",
  },
  "one of two casts": {
    run: () => {
      const good = col("id").cast("string").cast("double");
      const bad = col("s").cast("int");
      return frame().select(good.alias("g"), bad.alias("x")).collect();
    },
    errorClass: "CAST_INVALID_INPUT",
    sqlState: "22018",
    message: 'cannot read "12x" as int',
    line: ".collect()",
    perhaps: 'const bad = col("s").cast("int");',
  },
  "an index out of bounds": {
    run: () => frame().select(elementAt("xs", 9).alias("x")).collect(),
    errorClass: "INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
    sqlState: "22003",
    message: /index 9 is out of bounds: the array has 2 elements/,
    line: 'elementAt("xs", 9)',
  },
  "an unknown column": {
    run: () => untyped().select("idd").collect(),
    errorClass: "UNRESOLVED_COLUMN",
    sqlState: "42703",
    message: 'column "idd" does not exist',
    line: 'untyped().select("idd")',
    advice: 'did you mean "id"?',
  },
  "an ambiguous column": {
    run: () =>
      untyped()
        .join(frame(), col("id").eq(col("id")))
        .collect(),
    errorClass: "AMBIGUOUS_REFERENCE",
    sqlState: "42704",
    message: 'column "id" could be any of 2 columns of that name',
    line: 'col("id").eq(col("id"))',
    advice: "give the frames aliases",
  },
  "an ungrouped column": {
    run: () =>
      untyped()
        .groupBy("id")
        .agg({ x: col("n") })
        .collect(),
    errorClass: "MISSING_AGGREGATION",
    sqlState: "42803",
    message: /column "n" is neither grouped by nor inside an aggregate/,
    line: '.agg({ x: col("n") })',
    advice: 'min(col("n"))',
  },
  "rows with two columns of one name": {
    run: () => untyped().select("id", col("n").alias("id")).collect(),
    errorClass: "COLUMN_ALREADY_EXISTS",
    sqlState: "42711",
    message: 'two columns of the result are named "id", a row can hold one',
    line: 'select("id", col("n").alias("id"))',
    advice: "toArrow()",
  },
  "an aggregate named like its key": {
    run: () => untyped().groupBy("id").agg({ id: count() }).collect(),
    errorClass: "COLUMN_ALREADY_EXISTS",
    sqlState: "42711",
    message: 'two columns of the result are named "id", a row can hold one',
    line: 'groupBy("id").agg({ id: count() })',
    advice: "toArrow()",
  },
  "sides of a union that differ": {
    run: () => frame().union(untyped().select("id", "n")).collect(),
    errorClass: "NUM_COLUMNS_MISMATCH",
    sqlState: "42826",
    message: /as many columns on both sides, got 4 and 2/,
    line: "frame().union(",
  },
  "types that cannot be compared": {
    run: () => frame().filter(expr("xs > 3")).collect(),
    errorClass: "DATATYPE_MISMATCH",
    sqlState: "42K09",
    message: /needs values of one type/,
    line: 'expr("xs > 3")',
  },
  "an expression that ends too soon": {
    run: () => frame().filter("id > ").collect(),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /the text ends where an expression is expected/,
    line: 'filter("id > ")',
  },
  "a function that nobody knows": {
    run: () => frame().select(expr("uper(s)").alias("x")).collect(),
    errorClass: "UNRESOLVED_ROUTINE",
    sqlState: "42883",
    message: 'function "uper" does not exist',
    line: 'expr("uper(s)")',
    advice: 'did you mean "upper"?',
  },
  "a rank without order": {
    run: () =>
      frame()
        .withColumn("r", rowNumber().over(Window.partitionBy("id")))
        .collect(),
    errorClass: "WINDOW_FUNCTION_FRAME_NOT_ORDERED",
    sqlState: "42601",
    message: /needs a window with an order/,
    line: "rowNumber().over(",
    advice: "orderBy(",
  },
  "arrays of unlike elements": {
    run: () => untyped().select(array("xs", "id").alias("a")).collect(),
    errorClass: "DATATYPE_MISMATCH",
    sqlState: "42K09",
    message: /array/,
    line: 'array("xs", "id")',
  },
  "a path with nothing below": {
    run: () => session.read.parquet(join(folder, "nothing")).collect(),
    errorClass: "PATH_NOT_FOUND",
    sqlState: "42K03",
    message: /no parquet files there/,
    line: '.parquet(join(folder, "nothing"))',
  },
  "a cast to a type that nobody knows": {
    run: async () => frame().select(col("s").cast("strng")),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the type: "strng" is not a type at character 6/,
    line: 'col("s").cast("strng")',
    advice: 'did you mean "string"?',
  },
  "a careful cast to half a type": {
    run: async () => frame().select(col("s").tryCast("array<int")),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the type: expected ">"/,
    line: 'tryCast("array<int")',
  },
  "a schema for files that cannot be read": {
    run: async () => session.read.schema("id bigit").csv(folder),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the schema: "bigit" is not a type/,
    line: 'read.schema("id bigit")',
    advice: 'did you mean "bigint"?',
  },
  "a schema for rows that cannot be read": {
    run: async () => session.createDataFrame([{ id: 1 }], "id itn"),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the schema: "itn" is not a type/,
    line: 'createDataFrame([{ id: 1 }], "id itn")',
    advice: 'did you mean "int"?',
  },
  "a schema to convert to that cannot be read": {
    run: async () => untyped().to("id doubel"),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the schema: "doubel" is not a type/,
    line: 'untyped().to("id doubel")',
    advice: 'did you mean "double"?',
  },
  "a schema of a function's rows that cannot be read": {
    run: async () => untyped().mapBatches((rows: unknown) => rows, "id structt<a:int>"),
    errorClass: "PARSE_SYNTAX_ERROR",
    sqlState: "42601",
    message: /cannot read the schema: "structt" is not a type/,
    line: "untyped().mapBatches(",
    advice: 'did you mean "struct"?',
  },
  "a view that nobody made": {
    run: async () => session.table("nope").collect(),
    errorClass: "TABLE_OR_VIEW_NOT_FOUND",
    sqlState: "42P01",
    message: 'there is no view "nope"',
    line: 'session.table("nope")',
    advice: "createOrReplaceTempView",
  },
};

describe("a wrong run", () => {
  it.each(Object.entries(cases))("%s", async (_, { run, errorClass, sqlState, message, line, perhaps, advice }) => {
    const error = await run().then(
      () => expect.fail("it ran"),
      (thrown: unknown) => thrown as VolleyError,
    );
    expect(isVolleyError(error)).toBe(true);
    expect(error.message).toMatch(message);
    expect([error.errorClass, error.sqlState]).toEqual([errorClass, sqlState]);
    const [, file, at] = /^(.*):(\d+):\d+$/.exec(error.origin?.callSite ?? "") ?? [];
    expect(file).toMatch(/wrong-runs\.test\.ts$/);
    expect(source[Number(at) - 1]).toContain(line);
    const guessed = /^perhaps raised at .*:(\d+):\d+$/.exec(error.where[0] ?? "")?.[1];
    expect(guessed === undefined ? undefined : source[Number(guessed) - 1]?.trim()).toBe(perhaps);
    if (advice !== undefined) expect(error.hints.join("\n")).toContain(advice);
  });

  it("lists the lines when several can be at fault", async () => {
    const a = col("id").plus(1).alias("a");
    const b = col("n").plus(1).alias("b");
    await expect(frame().select(a, b).collect()).rejects.toMatchObject({
      errorClass: "ARITHMETIC_OVERFLOW",
      where: [expect.stringMatching(/^perhaps raised at .*wrong-runs\.test\.ts:\d+:\d+ or .*wrong-runs\.test\.ts:\d+:\d+$/)],
    });
  });
});
