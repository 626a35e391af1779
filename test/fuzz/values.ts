import type { Random } from "./random.ts";
import {
  array,
  bigint,
  type Column,
  date,
  decimal,
  double,
  duckdbType,
  int,
  boolean,
  most,
  sparkType,
  sqlText,
  string,
  timestamp,
  type Type,
} from "./types.ts";

/** A value as text by its type, or the values of its elements or fields: what JSON holds without loss. */
export type Value = null | string | readonly Value[];

const texts = ["a", "b", "B", "", " ", "it's", 'say "x"', "Zoë", "日本", "🙂", "a%b_c", "\\", "null", "10", "9", "ab", "abc"];
const dates = ["1970-01-01", "2000-02-29", "1999-12-31", "2024-03-10", "1969-12-31", "1900-01-01", "2100-12-31"];
const times = ["00:00:00", "23:59:59.999999", "12:30:00.000001", "02:30:00", "13:00:00.5"];

type Make = (random: Random) => Value;
/** How values of a type come about: mostly near each other, so that they meet. */
interface Pool {
  readonly type: Type;
  readonly make: Make;
}

const whole =
  (bound: number): Make =>
  (random) =>
    String(random.below(2 * bound + 1) - bound);

const simplePools: readonly Pool[] = [
  { type: boolean, make: (random) => String(random.chance(0.5)) },
  { type: int(3), make: whole(3) },
  { type: int(1000), make: whole(1000) },
  { type: int(most.int), make: (random) => random.pick(["2147483647", "-2147483648", "0", "1", "-1"]) },
  { type: bigint(20), make: whole(20) },
  { type: bigint(1_000_000), make: whole(1_000_000) },
  { type: bigint(2 ** 63), make: (random) => random.pick(["9223372036854775807", "-9223372036854775808", "0", "9007199254740993"]) },
  { type: double(100), make: (random) => String((random.below(1601) - 800) / 8) },
  {
    type: double(null),
    make: (random) =>
      random.pick(["NaN", "Infinity", "-Infinity", "0", "-0", "0.1", "1e300", "-1e300", "5e-324", "1e15", "0.30000000000000004"]),
  },
  { type: decimal(5, 2), make: (random) => ((random.below(199_999) - 99_999) / 100).toFixed(2) },
  { type: decimal(18, 6), make: (random) => `${random.below(2_000_000) - 1_000_000}.${String(random.below(1_000_000)).padStart(6, "0")}` },
  { type: decimal(38, 0), make: (random) => random.pick(["99999999999999999999999999999999999999", "-1", "0", "12345678901234567890"]) },
  {
    type: decimal(38, 38),
    make: (random) => random.pick([`0.${"0".repeat(37)}1`, `-0.${"9".repeat(38)}`, "0", `0.5${"0".repeat(37)}`, `0.5${"0".repeat(36)}1`]),
  },
  { type: decimal(38, 18), make: (random) => random.pick(["1.5", "-1.5", `${"9".repeat(20)}.${"9".repeat(18)}`, `1.5${"0".repeat(16)}1`]) },
  { type: string, make: (random) => random.pick(texts) },
  { type: string, make: (random) => random.pick(["x", "y", "z"]) },
  { type: date, make: (random) => random.pick(dates) },
  { type: timestamp, make: (random) => `${random.pick(dates)} ${random.pick(times)}` },
];

/** A pool of values of a random type. */
export function randomPool(random: Random, depth = 0): Pool {
  if (depth > 1 || random.chance(0.85)) return random.pick(simplePools);
  if (random.chance(0.6)) {
    const element = randomPool(random, depth + 1);
    return {
      type: array(element.type),
      make: (r) => Array.from({ length: r.below(4) }, () => (r.chance(0.15) ? null : element.make(r))),
    };
  }
  const fields = ["f", "g"].map((name) => ({ name, pool: randomPool(random, depth + 1) }));
  return {
    type: { kind: "struct", fields: fields.map(({ name, pool }): Column => ({ name, type: pool.type })) },
    make: (r) => fields.map(({ pool }) => (r.chance(0.15) ? null : pool.make(r))),
  };
}

/** Pools of values that other types' expressions can be made of, one by kind. */
export function literalOf(random: Random, fits: (type: Type) => boolean): { readonly type: Type; readonly value: Value } | undefined {
  const fitting = simplePools.filter(({ type }) => fits(type));
  if (fitting.length === 0) return undefined;
  const { type, make } = random.pick(fitting);
  return { type, value: random.chance(0.06) ? null : make(random) };
}

/** The value in DuckDB's SQL, of its very type. */
export function sqlValue(type: Type, value: Value): string {
  return `CAST(${bareSql(type, value)} AS ${duckdbType(type)})`;
}

function bareSql(type: Type, value: Value): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return sqlText(type.kind === "timestamp" ? `${value}+00` : value);
  if (type.kind === "array") return `[${value.map((v) => bareSql(type.element, v)).join(", ")}]`;
  if (type.kind === "struct") return `{${type.fields.map((f, i) => `${sqlText(f.name)}: ${sqlValue(f.type, value[i]!)}`).join(", ")}}`;
  throw new Error(`a ${type.kind} has no parts`);
}

/** The value as a program writes it. */
export function programValue(type: Type, value: Value): string {
  if (value === null) return `lit(null).cast("${sparkType(type)}")`;
  switch (type.kind) {
    case "boolean":
      return `lit(${value as string})`;
    case "int":
      // Ten digits are a bigint.
      return value.length < 10 ? `lit(${value as string})` : `lit(${value as string}).cast("int")`;
    case "bigint":
      return `lit(${value as string}n)`;
    case "string":
      return `lit(${JSON.stringify(value)})`;
    case "timestamp":
      return `lit(${JSON.stringify(`${value as string}+00:00`)}).cast("timestamp")`;
    default:
      return `lit(${JSON.stringify(value)}).cast("${sparkType(type)}")`;
  }
}
