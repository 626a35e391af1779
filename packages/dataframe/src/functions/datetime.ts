import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Decimal, Int } from "../values/value-types.ts";
import { constant, invoke, type Nary, type NaryOrNull, type Unary, unary } from "./call.ts";

/** The families that stand for a date or a timestamp: dates, timestamps and ISO text. */
type Dated = "date" | "string";
type Field<Name extends string> = Unary<Dated, Int, Name, "date">;

/** Year. Dates and timestamps, or ISO text; timestamps read in the session's time zone (true of all fields here). */
export const year: Field<"year"> = unary("year");
/** Quarter, 1 to 4. */
export const quarter: Field<"quarter"> = unary("quarter");
/** Month, 1 to 12. */
export const month: Field<"month"> = unary("month");
/** ISO week, 1 to 53. */
export const weekofyear: Field<"weekofyear"> = unary("weekofyear");
/** Day of the month. */
export const dayofmonth: Field<"dayofmonth"> = unary("dayofmonth");
/** Day of the week, Sunday 1 to Saturday 7. */
export const dayofweek: Field<"dayofweek"> = unary("dayofweek");
/** Day of the year. */
export const dayofyear: Field<"dayofyear"> = unary("dayofyear");
/** Hour, 0 to 23. */
export const hour: Field<"hour"> = unary("hour");
/** Minute, 0 to 59. */
export const minute: Field<"minute"> = unary("minute");
/** Second, without fraction. */
export const second: Field<"second"> = unary("second");
/** Seconds since 1970-01-01 UTC. */
export const unixSeconds: Unary<Dated, bigint, "unix_seconds", "timestamp"> = unary("unix_seconds");

/** What `dateTrunc` cuts to. */
export type TruncUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second" | "millisecond" | "microsecond";

/** Timestamp cut down to a unit. */
export function dateTrunc<const A extends Argument>(
  unit: TruncUnit,
  value: A,
): Column<Carry<Date, NullsOf<TypeOf<A>>>, string, NeedsOf<A> | Need<TypeOf<A>, Dated, "dateTrunc() needs a timestamp">> {
  return invoke("date_trunc", [constant(unit), value]);
}

/** A date some days later. */
export function dateAdd<const A extends Argument, const B extends Argument>(day: A, days: B): Shifted<"dateAdd", A, B> {
  return invoke("date_add", [day, days]);
}

/** A date some days earlier. */
export function dateSub<const A extends Argument, const B extends Argument>(day: A, days: B): Shifted<"dateSub", A, B> {
  return invoke("date_sub", [day, days]);
}

type Shifted<Name extends string, A, B> = Column<
  Carry<Date, NullsOf<TypeOf<A> | TypeOf<B>>>,
  string,
  NeedsOf<A> | NeedsOf<B> | Need<TypeOf<A>, Dated, `${Name}() needs a date`> | Need<TypeOf<B>, "number", `${Name}() needs a number of days`>
>;

/** Days from the second date to the first. */
export function datediff<const A extends Argument, const B extends Argument>(
  end: A,
  start: B,
): Nary<Dated, Int, "datediff", "date", [A, B]> {
  return invoke("datediff", [end, start]);
}

/** The moment the query began. */
export function currentTimestamp(): Column<Date, string, never> {
  return invoke("current_timestamp", []);
}

/** The moment the query began. */
export function now(): Column<Date, string, never> {
  return invoke("now", []);
}

/** The wall clock of the session's time zone when the query began. */
export function localtimestamp(): Column<Date, string, never> {
  return invoke("localtimestamp", []);
}

/** The day the query began, in the session's time zone. */
export function currentDate(): Column<Date, string, never> {
  return invoke("current_date", []);
}

/** The day the query began, in the session's time zone. */
export function curdate(): Column<Date, string, never> {
  return invoke("curdate", []);
}

/** A text that stands for itself, or a column. */
type Text = string | Column;
const given = (values: readonly unknown[]): unknown[] => values.filter((value) => value !== undefined).map((value) => constant(value));

type Moment<Name extends string, A extends Argument, D = Date> = Nary<Dated, D, Name, "timestamp or text", [A]>;
type MomentOrNull<Name extends string, A extends Argument, D = Date> = NaryOrNull<Dated, D, Name, "timestamp or text", [A]>;
type Number<Name extends string, A extends Argument, D> = Nary<"number", D, Name, "number", [A]>;

/** Date of a timestamp, of text that begins with one, or of text of a pattern (Spark's datetime patterns). */
export function toDate<const A extends Argument>(value: A, pattern?: string): Moment<"to_date", A> {
  return invoke("to_date", [value, ...given([pattern])]);
}

/** Date of text of a pattern; null where the text is not of it. */
export function tryToDate<const A extends Argument>(value: A, pattern: string): MomentOrNull<"try_to_date", A> {
  return invoke("try_to_date", [value, constant(pattern)]);
}

/** Instant that a text names, by a pattern if given. */
export function toTimestamp<const A extends Argument>(value: A, pattern?: string): Moment<"to_timestamp", A> {
  return invoke("to_timestamp", [value, ...given([pattern])]);
}

/** Instant that a text of a pattern names; null where the text is not of it. */
export function tryToTimestamp<const A extends Argument>(value: A, pattern: string): MomentOrNull<"try_to_timestamp", A> {
  return invoke("try_to_timestamp", [value, constant(pattern)]);
}

/** Instant that a text names, by a pattern if given. */
export function toTimestampLtz<const A extends Argument>(value: A, pattern?: string): Moment<"to_timestamp_ltz", A> {
  return invoke("to_timestamp_ltz", [value, ...given([pattern])]);
}

/** Wall-clock timestamp that a text names, by a pattern if given. */
export function toTimestampNtz<const A extends Argument>(value: A, pattern?: string): Moment<"to_timestamp_ntz", A> {
  return invoke("to_timestamp_ntz", [value, ...given([pattern])]);
}

/** A date or timestamp printed by a pattern. */
export function dateFormat<const A extends Argument>(value: A, pattern: string): Moment<"date_format", A, string> {
  return invoke("date_format", [value, constant(pattern)]);
}

/** Seconds since 1970-01-01 UTC printed by a pattern, by default yyyy-MM-dd HH:mm:ss. */
export function fromUnixtime<const A extends Argument>(seconds: A, pattern?: string): Number<"from_unixtime", A, string> {
  return invoke("from_unixtime", [seconds, ...given([pattern])]);
}

/** Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss. */
export function unixTimestamp<const A extends Argument>(value: A, pattern?: string): Moment<"unix_timestamp", A, bigint> {
  return invoke("unix_timestamp", [value, ...given([pattern])]);
}

/** Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss. */
export function toUnixTimestamp<const A extends Argument>(value: A, pattern?: string): Moment<"to_unix_timestamp", A, bigint> {
  return invoke("to_unix_timestamp", [value, ...given([pattern])]);
}

/** A field of a date or timestamp, by its name; seconds with their fraction. */
export function datePart<const A extends Argument>(name: string, value: A): Moment<"date_part", A, Int | Decimal> {
  return invoke("date_part", [constant(name), value]);
}

/** A field of a date or timestamp, by its name; seconds with their fraction. */
export function extract<const A extends Argument>(name: string, value: A): Moment<"extract", A, Int | Decimal> {
  return invoke("extract", [constant(name), value]);
}

/** Date cut down to a year, quarter, month or week; null for another unit. */
export function trunc<const A extends Argument>(value: A, unit: string): MomentOrNull<"trunc", A> {
  return invoke("trunc", [value, constant(unit)]);
}

/** Day of the month. */
export const day: Field<"day"> = unary("day");
/** Day of the week, Monday 0 to Sunday 6. */
export const weekday: Field<"weekday"> = unary("weekday");
/** Day of the week as three letters. */
export const dayname: Unary<Dated, string, "dayname", "date"> = unary("dayname");
/** Month as three letters. */
export const monthname: Unary<Dated, string, "monthname", "date"> = unary("monthname");
/** Last day of the date's month. */
export const lastDay: Unary<Dated, Date, "last_day", "date"> = unary("last_day");
/** Days since 1970-01-01. */
export const unixDate: Unary<Dated, Int, "unix_date", "date"> = unary("unix_date");
/** Milliseconds since 1970-01-01 UTC, rounded down. */
export const unixMillis: Unary<Dated, bigint, "unix_millis", "timestamp"> = unary("unix_millis");
/** Microseconds since 1970-01-01 UTC. */
export const unixMicros: Unary<Dated, bigint, "unix_micros", "timestamp"> = unary("unix_micros");
/** The date so many days after 1970-01-01. */
export const dateFromUnixDate: Unary<"number", Date, "date_from_unix_date", "number"> = unary("date_from_unix_date");
/** The instant so many seconds after 1970-01-01 UTC. */
export const timestampSeconds: Unary<"number", Date, "timestamp_seconds", "number"> = unary("timestamp_seconds");
/** The instant so many milliseconds after 1970-01-01 UTC. */
export const timestampMillis: Unary<"number", Date, "timestamp_millis", "number"> = unary("timestamp_millis");
/** The instant so many microseconds after 1970-01-01 UTC. */
export const timestampMicros: Unary<"number", Date, "timestamp_micros", "number"> = unary("timestamp_micros");

/** The first day after a date that is a given day of the week: "Mo", "mon" or "Monday". */
export function nextDay<const A extends Argument>(value: A, dayOfWeek: Text): Moment<"next_day", A> {
  return invoke("next_day", [value, constant(dayOfWeek)]);
}

/** A date some months later; in a shorter month its last day. */
export function addMonths<const A extends Argument, const B extends Argument>(value: A, months: B): Shifted<"addMonths", A, B> {
  return invoke("add_months", [value, months]);
}

/** Months from the second timestamp to the first, to 8 digits unless told otherwise. */
export function monthsBetween<const A extends Argument, const B extends Argument>(
  end: A,
  start: B,
  roundOff?: boolean,
): Nary<Dated, number, "months_between", "timestamp", [A, B]> {
  return invoke("months_between", [end, start, ...given([roundOff])]);
}

/** Days from the second date to the first. */
export function dateDiff<const A extends Argument, const B extends Argument>(
  end: A,
  start: B,
): Nary<Dated, Int, "date_diff", "date", [A, B]> {
  return invoke("date_diff", [end, start]);
}

type Parts = readonly [Argument, Argument, Argument, Argument, Argument, Argument];

/** The date of a year, month and day. */
export function makeDate<const A extends Argument, const B extends Argument, const C extends Argument>(
  year: A,
  month: B,
  dayOfMonth: C,
): Nary<"number", Date, "make_date", "number", [A, B, C]> {
  return invoke("make_date", [year, month, dayOfMonth]);
}

/** The instant of a year, month, day, hour, minute and seconds: `makeTimestamp([y, m, d, h, mi, s], "Europe/Berlin")`. */
export function makeTimestamp<const P extends Parts>(parts: P, zone?: Text): Nary<"number", Date, "make_timestamp", "number", [...P]> {
  return invoke("make_timestamp", [...parts, ...given([zone])]);
}

/** The instant of a year, month, day, hour, minute and seconds. */
export function makeTimestampLtz<const P extends Parts>(
  parts: P,
  zone?: Text,
): Nary<"number", Date, "make_timestamp_ltz", "number", [...P]> {
  return invoke("make_timestamp_ltz", [...parts, ...given([zone])]);
}

/** The wall-clock timestamp of a year, month, day, hour, minute and seconds. */
export function makeTimestampNtz<const P extends Parts>(parts: P): Nary<"number", Date, "make_timestamp_ntz", "number", [...P]> {
  return invoke("make_timestamp_ntz", parts);
}

/** As `makeTimestamp`; null where a part is out of its bounds. */
export function tryMakeTimestamp<const P extends Parts>(
  parts: P,
  zone?: Text,
): NaryOrNull<"number", Date, "try_make_timestamp", "number", [...P]> {
  return invoke("try_make_timestamp", [...parts, ...given([zone])]);
}

/** As `makeTimestampLtz`; null where a part is out of its bounds. */
export function tryMakeTimestampLtz<const P extends Parts>(
  parts: P,
  zone?: Text,
): NaryOrNull<"number", Date, "try_make_timestamp_ltz", "number", [...P]> {
  return invoke("try_make_timestamp_ltz", [...parts, ...given([zone])]);
}

/** As `makeTimestampNtz`; null where a part is out of its bounds. */
export function tryMakeTimestampNtz<const P extends Parts>(
  parts: P,
): NaryOrNull<"number", Date, "try_make_timestamp_ntz", "number", [...P]> {
  return invoke("try_make_timestamp_ntz", parts);
}

/** What a clock in a time zone shows when one in UTC shows the timestamp. */
export function fromUtcTimestamp<const A extends Argument>(value: A, zone: Text): Moment<"from_utc_timestamp", A> {
  return invoke("from_utc_timestamp", [value, constant(zone)]);
}

/** What a clock in UTC shows when one in a time zone shows the timestamp. */
export function toUtcTimestamp<const A extends Argument>(value: A, zone: Text): Moment<"to_utc_timestamp", A> {
  return invoke("to_utc_timestamp", [value, constant(zone)]);
}

/** A wall-clock timestamp of one time zone as the clocks of another show it. */
export function convertTimezone<const A extends Argument>(from: Text, to: Text, value: A): Moment<"convert_timezone", A> {
  return invoke("convert_timezone", [constant(from), constant(to), value]);
}
