import { type Relation, type StructType, VolleyError } from "@volley/plan";
import * as arrow from "apache-arrow";
import { describe, expect, it } from "vitest";
import type { Backend } from "./backend.ts";
import {
  arrayOf,
  binary,
  boolean,
  byte,
  createSession,
  date,
  dayTimeInterval,
  decimal,
  double,
  float,
  integer,
  long,
  mapOf,
  schema,
  type SessionOptions,
  short,
  string,
  structOf,
  timestamp,
  timestampNtz,
  yearMonthInterval,
} from "./index.ts";

/** Gives a local relation's own rows back, cut at limits; the engine proper is tested elsewhere. */
function echo(results?: { schema: StructType; batches: Uint8Array[] }): Backend {
  const local = (plan: Relation): { schema: StructType; table: arrow.Table } => {
    if (plan.kind === "limit") {
      const { schema, table } = local(plan.input);
      return { schema, table: table.slice(0, plan.limit) };
    }
    if (plan.kind !== "local_relation") throw new VolleyError("UNSUPPORTED_FEATURE", plan.kind);
    return { schema: plan.schema, table: arrow.tableFromIPC(plan.data) };
  };
  return {
    execute: async (plan) => {
      if (results) return { schema: results.schema, batches: chunks(results.batches) };
      if (plan.kind === "aggregate") {
        const { table } = local(plan.input);
        const counted = new arrow.Table({ count: arrow.vectorFromArray([BigInt(table.numRows)], new arrow.Int64()) });
        return {
          schema: { kind: "struct", fields: [{ name: "count", type: { kind: "long" }, nullable: false }] },
          batches: chunks([arrow.tableToIPC(counted)]),
        };
      }
      const { schema, table } = local(plan);
      return { schema, batches: chunks(table.batches.map((batch) => arrow.tableToIPC(new arrow.Table([batch]), "stream"))) };
    },
    schema: async (plan) => local(plan).schema,
    explain: async (_, mode) => `a plan (${mode})`,
    write: async () => {
      throw new Error("nothing is written here");
    },
    ask: async () => {
      throw new Error("nothing is asked here");
    },
    keep: () => Promise.reject(new Error("nothing is kept here")),
    close: async () => {},
  };
}

async function* chunks(list: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* list;
}

const open = (options: SessionOptions = {}) => createSession(echo(), options);
const session = open();

const everything = schema({
  flag: boolean().nullable(),
  tiny: byte().nullable(),
  small: short().nullable(),
  whole: integer().nullable(),
  big: long().nullable(),
  single: float().nullable(),
  real: double().nullable(),
  text: string().nullable(),
  bytes: binary().nullable(),
  day: date().nullable(),
  instant: timestamp().nullable(),
  clock: timestampNtz().nullable(),
  span: dayTimeInterval().nullable(),
  months: yearMonthInterval().nullable(),
  price: decimal(38, 2).nullable(),
  list: arrayOf(arrayOf(integer().nullable())).nullable(),
  dictionary: mapOf(string(), long().nullable()).nullable(),
  nested: structOf({ a: integer(), b: structOf({ c: string().nullable() }).nullable() }).nullable(),
});
const full = {
  flag: true,
  tiny: -128,
  small: 32767,
  whole: -2147483648,
  big: 9223372036854775807n,
  single: 0.5,
  real: -1e300,
  text: "Zürich 東京 🛫",
  bytes: new Uint8Array([0, 255]),
  day: new Date("1969-12-31"),
  instant: new Date("2001-02-03T04:05:06.789Z"),
  clock: new Date("1900-01-01T00:00:00.001Z"),
  span: -86_400_000_001n,
  months: -14,
  price: "-123456789012345678901234567890123456.78",
  list: [[1, null], [], [3]],
  dictionary: new Map([
    ["a", 1n],
    ["b", null],
  ]),
  nested: { a: 1, b: { c: null } },
} as const;
const empty = Object.fromEntries(Object.keys(full).map((name) => [name, null]));

describe("actions", () => {
  it("hand their signal to the backend", async () => {
    const seen: (AbortSignal | undefined)[] = [];
    const inner = echo();
    const execute: Backend["execute"] = (plan, options) => {
      seen.push(options?.signal);
      return inner.execute(plan, options);
    };
    const frame = createSession({ ...inner, execute }, { print: () => {} }).createDataFrame([{ a: 1 }, { a: 2 }]);
    const controller = new AbortController();
    const { signal } = controller;
    expect(await frame.first({ signal })).toEqual({ a: 1 });
    expect(await frame.head()).toEqual({ a: 1 });
    expect(await frame.head(1, { signal })).toEqual([{ a: 1 }]);
    expect(await frame.take(2, { signal })).toEqual([{ a: 1 }, { a: 2 }]);
    for await (const row of frame.toLocalIterator({ signal })) expect(row.a).toBeGreaterThan(0);
    await frame.show(1, { signal });
    await frame.count({ signal });
    const lookingUp = [frame.groupBy().pivot("a").count(), frame.crosstab("a", "a")];
    for (const looking of lookingUp) await expect(looking.collect({ signal })).rejects.toMatchObject({ errorClass: "UNSUPPORTED_FEATURE" });
    expect(seen).toHaveLength(9);
    controller.abort();
    expect(seen.flatMap((each, i) => (each?.aborted ? [] : [i]))).toEqual([1]);
  });
});

describe("rows of every type", () => {
  it("come back as they went", async () => {
    const rows = await session.createDataFrame([full, empty, full], everything).collect();
    expect(rows).toEqual([full, empty, full]);
  });

  it("iterate and count", async () => {
    const frame = session.createDataFrame([full, empty], everything);
    const seen: unknown[] = [];
    for await (const row of frame) seen.push(row);
    expect(seen).toEqual([full, empty]);
    expect(await frame.count()).toBe(2);
    expect(await frame.first()).toEqual(full);
    expect(await frame.take(1)).toEqual([full]);
    expect(await frame.isEmpty()).toBe(false);
    expect(await frame.limit(0).isEmpty()).toBe(true);
    expect(await frame.columns()).toEqual(Object.keys(full));
  });

  it("turn into JSON without loss", async () => {
    const [row] = await session.createDataFrame([{ ...full, dictionary: new Map([["a", 5n]]) }], everything).collect();
    expect(JSON.parse(JSON.stringify(row))).toEqual({
      ...full,
      big: "9223372036854775807",
      bytes: "AP8=",
      day: "1969-12-31T00:00:00.000Z",
      instant: "2001-02-03T04:05:06.789Z",
      clock: "1900-01-01T00:00:00.001Z",
      span: -86_400_000_001,
      dictionary: { a: 5 },
    });
    expect(Object.keys(row!)).toEqual(Object.keys(full));
  });

  it("are Arrow tables and batches too", async () => {
    const frame = session.createDataFrame({ id: [1n, 2n], name: ["a", null] }, "id bigint not null, name string");
    const table = await frame.toArrow();
    expect(table.numRows).toBe(2);
    expect(table.getChild("id")?.toArray()).toEqual(new BigInt64Array([1n, 2n]));
    const sizes: number[] = [];
    for await (const batch of frame.batches()) sizes.push(batch.numRows);
    expect(sizes).toEqual([2]);
    const none = createSession(echo({ schema: everything, batches: [] }));
    expect((await none.range(1).toArrow()).schema.fields.map((f) => f.name)).toEqual(Object.keys(full));
  });

  it("read what other engines send: other units, large offsets, dictionaries, 64-bit decimals", async () => {
    const columns = {
      seconds: arrow.vectorFromArray([new Date(-1000), null], new arrow.TimestampSecond("UTC")),
      nanos: arrow.makeVector(arrow.makeData({ type: new arrow.TimestampNanosecond("UTC"), data: new BigInt64Array([-1n, 1_999_999n]) })),
      millis: arrow.vectorFromArray([new Date(86_400_000), null], new arrow.DateMillisecond()),
      large: arrow.vectorFromArray(["ab", "c"], new arrow.LargeUtf8()),
      coded: arrow.vectorFromArray(["x", "y"], new arrow.Dictionary(new arrow.Utf8(), new arrow.Int32())),
      small: arrow.makeVector(
        arrow.makeData({ type: new arrow.Decimal(2, 10, 64), data: new Uint32Array([5, 0, 0xffffff85, 0xffffffff]) }),
      ),
      interval: arrow.makeVector(
        arrow.makeData({ type: new arrow.IntervalMonthDayNano(), length: 2, data: new Int32Array([0, 1, 1000, 0, 0, 0, -1000, -1]) }),
      ),
    };
    const table = new arrow.Table(columns);
    const kinds = {
      seconds: "timestamp",
      nanos: "timestamp_ntz",
      millis: "date",
      large: "string",
      coded: "string",
      interval: "day_time_interval",
    } as const;
    const price = { name: "small", type: { kind: "decimal", precision: 10, scale: 2 }, nullable: false } as const;
    const simple = Object.entries(kinds).map(([name, kind]) => ({ name, type: { kind }, nullable: true }));
    const fields = [...simple.slice(0, -1), price, ...simple.slice(-1)];
    const rows = await createSession(echo({ schema: { kind: "struct", fields }, batches: [arrow.tableToIPC(table, "stream")] }))
      .range(1)
      .collect();
    expect(rows).toEqual([
      {
        seconds: new Date(-1000),
        nanos: new Date(-1),
        millis: new Date(86_400_000),
        large: "ab",
        coded: "x",
        small: "0.05",
        interval: 86_400_000_001n,
      },
      { seconds: null, nanos: new Date(1), millis: null, large: "c", coded: "y", small: "-1.23", interval: -1n },
    ]);
  });

  it("refuse two columns of one name", async () => {
    const twins: StructType = { kind: "struct", fields: [1, 2].map(() => ({ name: "a", type: { kind: "integer" }, nullable: false })) };
    const column = arrow.vectorFromArray([1], new arrow.Int32()).data[0]!;
    const struct = arrow.makeData({
      type: new arrow.Struct([1, 2].map(() => new arrow.Field("a", new arrow.Int32()))),
      children: [column, column],
    });
    const ipc = arrow.tableToIPC(
      new arrow.Table([new arrow.RecordBatch(new arrow.Schema(struct.type.children), struct as never)]),
      "stream",
    );
    const inner = echo({ schema: twins, batches: [ipc] });
    const running: (AbortSignal | undefined)[] = [];
    const execute: Backend["execute"] = (plan, options) => {
      running.push(options?.signal);
      return inner.execute(plan, options);
    };
    const frame = createSession({ ...inner, execute }).range(1);
    for (const rows of [frame.collect(), frame[Symbol.asyncIterator]().next()])
      await expect(rows).rejects.toMatchObject({
        errorClass: "COLUMN_ALREADY_EXISTS",
        message: 'two columns of the result are named "a", a row can hold one',
        origin: { fragment: expect.stringContaining("createSession({ ...inner, execute }).range(1)") as string },
      });
    expect(running.map((signal) => signal?.aborted)).toEqual([true, true]);
    expect((await frame.toArrow()).numCols).toBe(2);
  });
});

describe("int64 as number", () => {
  const numbers = createSession<"number">(echo(), { config: { "rows.int64": "number" } });

  it("gives numbers, nested ones too", async () => {
    const nested = schema({ id: long(), list: arrayOf(long()), map: mapOf(string(), long()) });
    const rows = await numbers.createDataFrame([{ id: 5n, list: [6n], map: new Map([["a", 7n]]) }], nested).collect();
    expect(rows).toEqual([{ id: 5, list: [6], map: new Map([["a", 7]]) }]);
  });

  it("refuses what a number cannot hold", async () => {
    const frame = numbers.createDataFrame([{ list: [2n ** 53n] }], schema({ list: arrayOf(long()) }));
    await expect(frame.collect()).rejects.toMatchObject({
      errorClass: "PRECISION_LOSS",
      message: 'column "list[]": 9007199254740992 does not fit a JavaScript number exactly',
    });
  });
});

describe("createDataFrame", () => {
  it("infers number as double, bigint as bigint, Date as timestamp", async () => {
    const frame = session.createDataFrame([
      { a: 1, b: 2n, c: "x", d: new Date(0), e: [1], f: { g: true }, h: new Uint8Array(1), i: null },
      { a: 1, b: 2n, c: "x", d: new Date(0), e: [1], f: { g: true }, h: new Uint8Array(1), i: "now" },
    ]);
    expect(Object.fromEntries((await frame.schema()).fields.map((f) => [f.name, `${f.type.kind} ${f.nullable}`]))).toEqual({
      a: "double false",
      b: "long false",
      c: "string false",
      d: "timestamp false",
      e: "array false",
      f: "struct false",
      h: "binary false",
      i: "string true",
    });
  });

  it("takes columns, typed arrays and Arrow tables", async () => {
    expect(await session.createDataFrame({ a: new Float64Array([1, 2]), b: ["x", "y"] }).collect()).toEqual([
      { a: 1, b: "x" },
      { a: 2, b: "y" },
    ]);
    const table = new arrow.Table({ a: arrow.vectorFromArray([1, null], new arrow.Int32()) });
    expect(await session.createDataFrame(table).collect()).toEqual([{ a: 1 }, { a: null }]);
  });

  it("keeps the values it was given", async () => {
    const rows = [{ a: 1 }];
    const frame = session.createDataFrame(rows);
    rows[0]!.a = 2;
    rows.push({ a: 3 });
    expect(await frame.collect()).toEqual([{ a: 1 }]);
  });

  const refused: [string, () => unknown, string][] = [
    [
      "a value of another type",
      () => session.createDataFrame([{ a: 1n }, { a: "x" }], schema({ a: long() })),
      'column "a", row 2: "x" is not of type bigint',
    ],
    ["an overflow", () => session.createDataFrame([{ a: 128 }], schema({ a: byte() })), 'column "a", row 1: 128 is not of type tinyint'],
    [
      "a fraction in an integer",
      () => session.createDataFrame([{ a: 0.5 }], schema({ a: integer() })),
      'column "a", row 1: 0.5 is not of type int',
    ],
    [
      "decimal digits lost",
      () => session.createDataFrame([{ a: "1.005" }], schema({ a: decimal(10, 2) })),
      'column "a", row 1: "1.005" is not of type decimal(10,2)',
    ],
    [
      "a decimal too large",
      () => session.createDataFrame([{ a: "100" }], schema({ a: decimal(4, 2) })),
      'column "a", row 1: "100" is not of type decimal(4,2)',
    ],
    [
      "null where none may be",
      () => session.createDataFrame([{ a: null }] as never, schema({ a: long() })),
      'column "a", row 1: null is not allowed',
    ],
    [
      "null inside a list",
      () => session.createDataFrame([{ a: [1, null] }], schema({ a: arrayOf(integer()) })),
      'column "a[]", row 2: null is not allowed',
    ],
    [
      "a column the schema does not have",
      () => session.createDataFrame([{ a: 1n, b: 2 }], schema({ a: long() })),
      'row 1 has "b", which is not in the schema',
    ],
    ["mixed values", () => session.createDataFrame([{ a: 1 }, { a: "x" }]), 'column "a" holds double and, in row 2, string'],
    ["only nulls", () => session.createDataFrame([{ a: null }]), 'the type of column "a" cannot be told: it holds no value'],
    ["nothing", () => session.createDataFrame([]), "no rows and no schema: the columns cannot be told"],
    ["columns of different lengths", () => session.createDataFrame({ a: [1], b: [1, 2] }), 'column "b" has 2 values, "a" has 1'],
    [
      "an Arrow type without counterpart",
      () => session.createDataFrame(new arrow.Table({ a: arrow.vectorFromArray([1], new arrow.Uint32()) })),
      'column "a" of the Arrow table has type Uint32, which no column type carries exactly',
    ],
  ];
  it.each(refused)("refuses %s", (_, run, message) => {
    expect(run).toThrow(message);
  });

  it("takes no rows where a schema tells the columns", async () => {
    expect(await session.createDataFrame([], schema({ a: long() })).count()).toBe(0);
  });
});

describe("show", () => {
  const draw = async (
    frame: (s: typeof session) => { show(rows?: number, options?: object | boolean | number): Promise<void> },
    width?: number,
    rows?: number,
    options?: object | boolean | number,
  ): Promise<string[]> => {
    let text = "";
    await frame(open({ print: (t) => void (text += t), ...(width === undefined ? {} : { width }) })).show(rows, options);
    return text.split("\n");
  };

  it("draws numbers to the right, text to the left, nulls as NULL", async () => {
    const rows = [
      { origin: "ATL", n: 12345n, mean: 8.25 as number | null, ok: true },
      { origin: "Zürich", n: 7n, mean: null, ok: false },
    ];
    expect(await draw((s) => s.createDataFrame(rows))).toEqual([
      " origin │     n │ mean │ ok",
      "────────┼───────┼──────┼───────",
      " ATL    │ 12345 │ 8.25 │ true",
      " Zürich │     7 │ NULL │ false",
      "2 rows",
      "",
    ]);
  });

  it("lines up wide characters and combining marks", async () => {
    expect(await draw((s) => s.createDataFrame({ t: ["東京", "e\u0301a", "🛫x", "abcd"], n: [1, 2, 3, 4] }))).toEqual([
      " t    │ n",
      "──────┼───",
      " 東京 │ 1",
      " e\u0301a   │ 2",
      " 🛫x  │ 3",
      " abcd │ 4",
      "4 rows",
      "",
    ]);
  });

  it("draws rows one under another", async () => {
    const two = (s: typeof session) => s.createDataFrame({ id: [1, 2], 東京: ["a long text", null] }, "id int, `東京` string");
    expect(await draw(two, undefined, 20, { vertical: true, truncate: 6 })).toEqual([
      "── row 1 ──",
      " id   │ 1",
      " 東京 │ a lon…",
      "── row 2 ──",
      " id   │ 2",
      " 東京 │ NULL",
      "2 rows",
      "",
    ]);
  });

  it("says that there are more rows, and how many when asked", async () => {
    const many = (s: typeof session) => s.createDataFrame({ n: Array.from({ length: 1500 }, (_, i) => i) });
    expect((await draw(many, undefined, 2)).slice(-2)).toEqual(["2 rows shown, there are more", ""]);
    expect((await draw(many, undefined, 2, { count: true })).at(-2)).toBe("2 rows shown, 1,498 more");
    expect((await draw(many, undefined, 1500)).at(-2)).toBe("1,500 rows");
    expect((await draw(many)).length).toBe(24);
  });

  it("cuts long cells to 20 characters, or to what it is told", async () => {
    const long = (s: typeof session) => s.createDataFrame({ t: ["x".repeat(30)] });
    expect((await draw(long))[2]).toBe(` ${"x".repeat(19)}…`);
    expect((await draw(long, undefined, 20, { truncate: 5 }))[2]).toBe(" xxxx…");
    expect((await draw(long, undefined, 20, { truncate: false }))[2]).toBe(` ${"x".repeat(30)}`);
    expect((await draw(long, undefined, 20, false))[2]).toBe(` ${"x".repeat(30)}`);
    expect((await draw(long, undefined, 20, 5))[2]).toBe(" xxxx…");
  });

  it("fits the terminal: narrows the widest columns, then leaves the last ones out", async () => {
    const wide = (s: typeof session) => s.createDataFrame({ id: [1], a: ["a".repeat(40)], b: ["b".repeat(60)], c: ["c".repeat(10)] });
    const lines = await draw(wide, 50);
    expect(Math.max(...lines.map((l) => l.length))).toBeLessThanOrEqual(50);
    expect(lines[0]).toMatch(/^ id │ a +│ b +│ c$/);
    const narrow = await draw(wide, 24);
    expect(narrow[0]).toBe(" id │ a       │ b");
    expect(narrow[2]).toBe("  1 │ aaaaaa… │ bbbbbb…");
    expect(narrow.at(-3)).toBe("and 1 more column: c");
  });

  it("shows every type on one line, control characters escaped", async () => {
    // Timestamps become text where the plan runs.
    const timeless = { ...everything, fields: everything.fields.filter(({ type }) => !type.kind.startsWith("timestamp")) };
    const { instant: _instant, clock: _clock, ...row } = full;
    const lines = await draw((s) => s.createDataFrame([{ ...row, text: "a\nb\u0007" }], timeless), undefined, 1, { truncate: false });
    expect(lines[2]!.split("│").map((c) => c.trim())).toEqual([
      "true",
      "-128",
      "32767",
      "-2147483648",
      "9223372036854775807",
      "0.5",
      "-1e+300",
      "a\\nb\\u0007",
      "[00 FF]",
      "1969-12-31",
      "-86400000001",
      "-14",
      "-123456789012345678901234567890123456.78",
      "[[1, NULL], [], [3]]",
      "{a -> 1, b -> NULL}",
      "{1, {NULL}}",
    ]);
  });

  it("prints schemas and plans", async () => {
    let text = "";
    const printing = open({ print: (t) => void (text += t) });
    await printing
      .createDataFrame(
        [],
        schema({ id: long(), at: structOf({ x: double() }).nullable(), tags: mapOf(string(), arrayOf(integer().nullable())) }),
      )
      .printSchema();
    expect(text).toBe(`root
 |-- id: bigint (nullable = false)
 |-- at: struct (nullable = true)
 |    |-- x: double (nullable = false)
 |-- tags: map (nullable = false)
 |    |-- key: string (never null)
 |    |-- value: array (valueContainsNull = false)
 |    |    |-- element: int (containsNull = true)
`);
    text = "";
    expect(await printing.range(1).explain("sql")).toBe("a plan (sql)");
    expect(text).toBe("a plan (sql)\n");
    await expect(printing.range(1).explain("sqll" as never)).rejects.toMatchObject({ hints: ['did you mean "sql"?'] });
  });
});
