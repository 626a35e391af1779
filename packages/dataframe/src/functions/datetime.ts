import type { Argument, NeedsOf, TypeOf } from "../column/arguments.ts";
import type { Column } from "../column/column.ts";
import type { Carry, NullsOf } from "../column/deferred.ts";
import type { Need } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { lit } from "./normal.ts";
import { invoke, type Nary, type Unary, unary } from "./call.ts";

type Field<Name extends string> = Unary<"date" | "string", Int, Name, "date">;

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
/** Date of a timestamp or of ISO text. */
export const toDate: Unary<"date" | "string", Date, "to_date", "date"> = unary("to_date");
/** Seconds since 1970-01-01 UTC. */
export const unixSeconds: Unary<"date", bigint, "unix_seconds", "timestamp"> = unary("unix_seconds");

/** What `dateTrunc` cuts to. */
export type TruncUnit = "year" | "quarter" | "month" | "week" | "day" | "hour" | "minute" | "second";

/** Timestamp cut down to a unit. */
export function dateTrunc<const A extends Argument>(
  unit: TruncUnit,
  value: A,
): Column<Carry<Date, NullsOf<TypeOf<A>>>, string, NeedsOf<A> | Need<TypeOf<A>, "date", "dateTrunc() needs a timestamp">> {
  return invoke("date_trunc", [lit(unit), value]);
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
  | NeedsOf<A>
  | NeedsOf<B>
  | Need<TypeOf<A>, "date", `${Name}() needs a date`>
  | Need<TypeOf<B>, "number", `${Name}() needs a number of days`>
>;

/** Days from the second date to the first. */
export function datediff<const A extends Argument, const B extends Argument>(
  end: A,
  start: B,
): Nary<"date", Int, "datediff", "date", [A, B]> {
  return invoke("datediff", [end, start]);
}
