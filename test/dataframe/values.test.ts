import {
  abs,
  avg,
  boolean,
  ceil,
  coalesce,
  col,
  concat,
  count,
  countIf,
  type DataFrame,
  type Decimal,
  date,
  dateAdd,
  datediff,
  dateTrunc,
  decimal,
  double,
  float,
  floor,
  greatest,
  type Int,
  integer,
  length,
  lit,
  long,
  max,
  median,
  min,
  pow,
  round,
  Session,
  schema,
  stddevPop,
  string,
  sum,
  timestamp,
  timestampNtz,
  toDate,
  unixSeconds,
  when,
  year,
} from "volley";
import { afterAll, describe, expect, it } from "vitest";

const session = await Session.builder.appName("values").getOrCreate();
afterAll(() => session.stop());

const columns = schema({
  i: integer(),
  n: integer().nullable(),
  l: long(),
  w: double(),
  f: float(),
  p: decimal(10, 2),
  t: string(),
  b: boolean(),
  at: timestamp(),
  ntz: timestampNtz(),
  day: date(),
});
const day = new Date(0);
const frame = session.createDataFrame(
  [{ i: 5, n: null, l: 6n, w: 0.5, f: 1.5, p: "1.50", t: "x", b: true, at: day, ntz: day, day }],
  columns,
);

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Kind = "number" | "bigint" | "decimal" | "string" | "boolean" | "date" | "null";
const cases: [kind: Kind, frame: DataFrame<{ x: unknown }>][] = [];

/** Notes an expression whose type the compiler takes for `T`, and the kind of value its row must hold. */
function yields<T>() {
  return <F extends DataFrame<{ x: any }>>(kind: Kind, made: F, _same: F extends DataFrame<{ x: infer X }> ? Equal<X, T> : never): void => {
    cases.push([kind, made]);
  };
}

// Arithmetic by Spark's promotions
yields<Int>()("number", frame.select(col("i").plus(1).alias("x")), true);
yields<Int | null>()("null", frame.select(col("n").plus(1).alias("x")), true);
yields<bigint>()("bigint", frame.select(col("l").plus(col("i")).alias("x")), true);
yields<bigint>()("bigint", frame.select(col("i").plus(1_000_000_000).alias("x")), true);
yields<bigint>()("bigint", frame.select(col("l").mod(4).alias("x")), true);
yields<number>()("number", frame.select(col("l").multiply(col("w")).alias("x")), true);
yields<number>()("number", frame.select(col("f").plus(col("i")).alias("x")), true);
yields<number>()("number", frame.select(col("i").divide(2).alias("x")), true);
yields<number>()("number", frame.select(col("p").multiply(0.5).alias("x")), true);
yields<Decimal>()("decimal", frame.select(col("p").multiply(col("l")).alias("x")), true);
yields<Decimal>()("decimal", frame.select(col("p").divide(col("i")).alias("x")), true);
yields<Int>()("number", frame.select(col("i").neg().alias("x")), true);
yields<Int>()("number", frame.select(abs("i").alias("x")), true);
yields<Int>()("number", frame.select(round("i").alias("x")), true);
yields<bigint>()("bigint", frame.select(round("l").alias("x")), true);
yields<Decimal>()("decimal", frame.select(round("p", 1).alias("x")), true);
yields<bigint>()("bigint", frame.select(ceil("w").alias("x")), true);
yields<Decimal>()("decimal", frame.select(floor("p").alias("x")), true);
yields<number>()("number", frame.select(pow("i", 2).alias("x")), true);

// Alternatives
yields<Int>()("number", frame.select(when(col("b"), 1).otherwise(0).alias("x")), true);
yields<bigint>()("bigint", frame.select(when(col("b"), 1).otherwise(0n).alias("x")), true);
yields<number>()("number", frame.select(when(col("b"), 1).otherwise(0.5).alias("x")), true);
yields<Int | null>()("null", frame.select(when(col("b").not(), 1).alias("x")), true);
yields<Int>()("number", frame.select(coalesce("n", "i").alias("x")), true);
yields<bigint>()("bigint", frame.select(greatest("i", "l").alias("x")), true);
yields<"x" | "y">()("string", frame.select(when(col("b"), "x").otherwise("y").alias("x")), true);

// Conditions, text, dates, casts
yields<boolean>()("boolean", frame.select(col("day").eq(new Date(0)).alias("x")), true);
yields<boolean>()("boolean", frame.select(col("ntz").geq(new Date(0)).alias("x")), true);
yields<boolean | null>()("null", frame.select(col("n").gt(1).alias("x")), true);
yields<string>()("string", frame.select(concat("t", lit("-"), "i").alias("x")), true);
yields<Int>()("number", frame.select(length("t").alias("x")), true);
yields<Int>()("number", frame.select(year("at").alias("x")), true);
yields<Int>()("number", frame.select(datediff("day", "day").alias("x")), true);
yields<Date>()("date", frame.select(toDate("at").alias("x")), true);
yields<Date>()("date", frame.select(dateAdd("day", 3).alias("x")), true);
yields<Date>()("date", frame.select(dateTrunc("hour", "ntz").alias("x")), true);
yields<bigint>()("bigint", frame.select(unixSeconds("at").alias("x")), true);
yields<Int | null>()("null", frame.select(col("t").tryCast("int").alias("x")), true);
yields<Date>()("date", frame.select(lit("2001-02-03").cast("date").alias("x")), true);
yields<Decimal>()("decimal", frame.select(col("i").cast("decimal(12,3)").alias("x")), true);

// Aggregates
yields<bigint>()("bigint", frame.agg({ x: count() }), true);
yields<bigint>()("bigint", frame.agg({ x: countIf("b") }), true);
yields<bigint | null>()("bigint", frame.agg({ x: sum("i") }), true);
yields<number | null>()("number", frame.agg({ x: sum("f") }), true);
yields<Decimal | null>()("decimal", frame.agg({ x: sum("p") }), true);
yields<number | null>()("number", frame.agg({ x: avg("l") }), true);
yields<Decimal | null>()("decimal", frame.agg({ x: avg("p") }), true);
yields<Int | null>()("number", frame.agg({ x: min("i") }), true);
yields<Date | null>()("date", frame.agg({ x: max("at") }), true);
yields<number | null>()("number", frame.agg({ x: median("i") }), true);
yields<number | null>()("number", frame.agg({ x: stddevPop("l") }), true);
yields<number | null>()("number", frame.agg({ x: sum("w").divide(count()) }), true);

function kindOf(value: unknown): Kind {
  if (value === null) return "null";
  if (value instanceof Date) return "date";
  if (typeof value === "string") return /^-?\d+(\.\d+)?$/.test(value) ? "decimal" : "string";
  return typeof value as Kind;
}

describe("what the compiler says of a value holds in its row", () => {
  it.each(cases.map(([kind, made], i) => [i, kind, made] as const))("case %i: %s", async (_, kind, made) => {
    const [row] = await made.collect();
    expect(kindOf(row!.x)).toBe(kind);
  });

  it("with int64 as number, in types and rows", async () => {
    const numbers = await Session.builder.config("rows.int64", "number").create();
    const [row] = await numbers
      .range(3)
      .agg({ n: count(), total: sum("id") })
      .collect();
    const total: number | null = row!.total;
    expect([row!.n, total]).toEqual([3, 3]);
    await expect(numbers.range(2n ** 53n, 2n ** 53n + 1n).collect()).rejects.toMatchObject({
      errorClass: "PRECISION_LOSS",
      message: 'column "id": 9007199254740992 does not fit a JavaScript number exactly',
    });
    await numbers.stop();
  });
});
