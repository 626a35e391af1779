import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { constant, invoke, type Nary } from "./call.ts";

/** What `timestampAdd` and `timestampDiff` count in. */
export type TimeUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second" | "millisecond" | "microsecond";

/** A timestamp so many units later; days and months by the clocks of the session's time zone. */
export function timestampAdd<const A extends Argument, const B extends Argument>(
  unit: TimeUnit,
  count: B,
  start: A,
): Column<
  Carry<Date, NullsOf<TypeOf<A> | TypeOf<B>>>,
  string,
  | NeedsOf<A>
  | NeedsOf<B>
  | Need<TypeOf<A>, "date" | "string", "timestampAdd() needs a timestamp">
  | Need<TypeOf<B>, "number", "timestampAdd() needs a number of units">
> {
  return invoke("timestampadd", [constant(unit), count, start]);
}

/** Whole units from one timestamp to another, by the clocks of the session's time zone. */
export function timestampDiff<const A extends Argument, const B extends Argument>(
  unit: TimeUnit,
  start: A,
  end: B,
): Nary<"date" | "string", bigint, "timestamp_diff", "timestamp", [A, B]> {
  return invoke("timestampdiff", [constant(unit), start, end]);
}

/** The session's time zone. */
export function currentTimezone(): Column<string, string, never> {
  return invoke("current_timezone", []);
}

/** An interval of days, hours, minutes and seconds, in a row its microseconds; what is left out is 0. */
export function makeDtInterval<const A extends readonly Argument[]>(...parts: A): Nary<"number", bigint, "make_dt_interval", "number", A> {
  return invoke("make_dt_interval", parts);
}

/** An interval of years and months, in a row its months; what is left out is 0. */
export function makeYmInterval<const A extends readonly Argument[]>(...parts: A): Nary<"number", Int, "make_ym_interval", "number", A> {
  return invoke("make_ym_interval", parts);
}
