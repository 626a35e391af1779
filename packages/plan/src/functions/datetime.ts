import { simpleTypes } from "../types/data-type.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import type { FunctionTable, ScalarFunction } from "./definition.ts";
import { always, scalar } from "./rules.ts";

const field = (sql: (a: string) => string, doc: string) =>
  scalar(
    1,
    "any",
    always("integer"),
    ([a], types) => `CAST(${sql(types[0]?.kind === "string" ? `CAST(${a} AS DATE)` : a!)} AS INTEGER)`,
    doc,
  );

const shifted =
  (sign: "+" | "-"): ScalarFunction["sql"] =>
  ([date, days]) =>
    `CAST(${date} ${sign} CAST(${days} AS INTEGER) AS DATE)`;

/** Dates and times. Instants read in the session's time zone, wall-clock timestamps as they stand. */
export const datetime: FunctionTable = {
  year: field((a) => `year(${a})`, "Year."),
  quarter: field((a) => `quarter(${a})`, "Quarter, 1 to 4."),
  month: field((a) => `month(${a})`, "Month, 1 to 12."),
  weekofyear: field((a) => `week(${a})`, "ISO week, 1 to 53."),
  dayofmonth: field((a) => `day(${a})`, "Day of the month."),
  dayofweek: field((a) => `dayofweek(${a}) + 1`, "Day of the week, Sunday 1 to Saturday 7."),
  dayofyear: field((a) => `dayofyear(${a})`, "Day of the year."),
  hour: field((a) => `hour(${a})`, "Hour, 0 to 23."),
  minute: field((a) => `minute(${a})`, "Minute."),
  second: field((a) => `second(${a})`, "Second, without fraction."),
  to_date: scalar(1, "any", always("date"), ([a]) => `CAST(${a} AS DATE)`, "Date of a timestamp or of ISO text."),
  date_trunc: scalar(
    2,
    ["string", "any"],
    ([, type]) => (type?.kind === "timestamp_ntz" ? type : simpleTypes.timestamp),
    ([unit, a], [, type], result) =>
      type?.kind === result.kind ? `date_trunc(${unit}, ${a})` : `date_trunc(${unit}, CAST(${a} AS ${duckdbType(result)}))`,
    "Timestamp cut to a unit: year, quarter, month, week, day, hour, minute, second.",
  ),
  date_add: scalar(2, ["date", "integer"], always("date"), shifted("+"), "A date some days later."),
  date_sub: scalar(2, ["date", "integer"], always("date"), shifted("-"), "A date some days earlier."),
  datediff: scalar(
    2,
    ["date"],
    always("integer"),
    ([end, start]) => `CAST(${end} - ${start} AS INTEGER)`,
    "Days from the second date to the first.",
  ),
  unix_seconds: scalar(1, ["timestamp"], always("long"), ([a]) => `CAST(floor(epoch(${a})) AS BIGINT)`, "Seconds since 1970-01-01 UTC."),
};
