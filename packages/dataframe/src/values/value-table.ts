import type { SimpleTypeName } from "@volley/plan";
import type { Int } from "./value-types.ts";

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
 *
 * The rows' half of it is `columnReader`. Here is the TypeScript value of each simple type.
 */
export interface ValueTypes extends Record<SimpleTypeName, unknown> {
  null: null;
  boolean: boolean;
  byte: Int;
  short: Int;
  integer: Int;
  long: bigint;
  float: number;
  double: number;
  string: string;
  binary: Uint8Array;
  date: Date;
  timestamp: Date;
  timestamp_ntz: Date;
  day_time_interval: bigint;
  year_month_interval: Int;
}
