import type { SimpleTypeName } from "@volley/plan";
import { type ArrowColumn, bigints, binaries, bits, instants, microseconds, months, numbers, type Read, strings } from "./arrow-readers.ts";
import type { Int } from "./value-types.ts";

/** How one Spark type looks in a row: `V` for the compiler, `read` for the rows. */
interface ValueRow<V> {
  readonly value?: V;
  readonly read: (column: ArrowColumn) => Read;
}

const row = <V>(read: (column: ArrowColumn) => Read): ValueRow<V> => ({ read });

/**
 * The mapping of column types to TypeScript values, for types and rows alike:
 *
 * | column type | value in rows |
 * |---|---|
 * | tinyint, smallint, int | `number` (marked `Int` for the compiler) |
 * | bigint | `bigint`; with the setting `rows.int64` = `number` a `number`, and PRECISION_LOSS beyond ±(2^53 − 1) |
 * | float, double | `number` |
 * | decimal(p,s) | its text with all `s` digits, `"12.50"` |
 * | date | `Date` at midnight UTC of that day |
 * | timestamp | `Date`, cut to milliseconds |
 * | timestamp_ntz | `Date` whose UTC fields are the wall clock, cut to milliseconds |
 * | interval day to second | `bigint` microseconds |
 * | interval year to month | `number` of months |
 * | binary | `Uint8Array` |
 * | array, map, struct | array, `Map`, object |
 */
export const valueTable = {
  null: row<null>(() => () => null),
  boolean: row<boolean>(bits),
  byte: row<Int>(numbers),
  short: row<Int>(numbers),
  integer: row<Int>(numbers),
  long: row<bigint>(bigints),
  float: row<number>(numbers),
  double: row<number>(numbers),
  string: row<string>(strings),
  binary: row<Uint8Array>(binaries),
  date: row<Date>(instants),
  timestamp: row<Date>(instants),
  timestamp_ntz: row<Date>(instants),
  day_time_interval: row<bigint>(microseconds),
  year_month_interval: row<Int>(months),
} as const satisfies Record<SimpleTypeName, ValueRow<unknown>>;

/** The TypeScript value of each simple type. */
export type ValueTypes = {
  [K in SimpleTypeName]: (typeof valueTable)[K] extends ValueRow<infer V> ? V : never;
};
