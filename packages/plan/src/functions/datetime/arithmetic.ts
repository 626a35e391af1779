import { simpleTypes } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { constantText, convertible, isTimestamp } from "./inputs.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { always, ofArgument, raiseWith, scalar } from "../rules.ts";
import { isUtc, sessionInstant } from "./zone.ts";

const { timestamp, string } = simpleTypes;

const shifted =
  (sign: "+" | "-"): ScalarFunction["sql"] =>
  ([day, count]) =>
    `CAST(${day} ${sign} CAST(${count} AS INTEGER) AS DATE)`;

/** What Spark calls the units it cuts to, and DuckDB's word. */
const dateUnits: Readonly<Record<string, string>> = {
  ...Object.fromEntries(["year", "yyyy", "yy"].map((name) => [name, "year"])),
  ...Object.fromEntries(["month", "mm", "mon"].map((name) => [name, "month"])),
  quarter: "quarter",
  week: "week",
};
const clockUnits: Readonly<Record<string, string>> = {
  hour: "hour",
  minute: "minute",
  second: "second",
  millisecond: "millisecond",
  microsecond: "microsecond",
};
const momentUnits: Readonly<Record<string, string>> = { ...dateUnits, ...clockUnits, day: "day", dd: "day" };

const unitOf = (table: Readonly<Record<string, string>>, given: Constants[number]): string | undefined =>
  table[constantText(given, "the unit").toLowerCase()];

/** DuckDB holds a null cut to a unit for different from a constant that is no such moment; not so where it cannot see that it is one cut. */
const cutTo = (unit: string, moment: string): string => `coalesce(date_trunc('${unit}', ${moment}), NULL)`;

function truncated(zone: string): ScalarFunction["sql"] {
  return ([, a], [, type], _result, [given]) => {
    const unit = unitOf(momentUnits, given);
    if (!unit) return `CAST(NULL AS ${duckdbType(type!)})`;
    if (isUtc(zone) || type!.kind === "timestamp_ntz") return cutTo(unit, a!);
    const local = (t: string): string => `CAST(${t} AS TIMESTAMP)`;
    if (unit in clockUnits) return once(a!, (t) => `${t} - (${local(t)} - date_trunc('${unit}', ${local(t)}))`, "t");
    return sessionInstant(cutTo(unit, local(a!)), zone);
  };
}

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const weekdayNames = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];

function nextDay([day, name]: readonly string[]): string {
  const cases = weekdays.map(
    (short, i) => `WHEN upper(${name}) IN ('${short}', '${weekdayNames[i]!.slice(0, 3)}', '${weekdayNames[i]}') THEN ${i + 1}`,
  );
  const wanted = `CASE ${cases.join(" ")} WHEN ${name} IS NOT NULL THEN ${raiseWith("ILLEGAL_DAY_OF_WEEK", `'no day of the week: ' || ${name}`)} END`;
  return `${day} + CAST((${wanted} - isodow(${day}) + 6) % 7 + 1 AS INTEGER)`;
}

/** By years and months where both are the same day of the month or the last, else with 31sts of a month. */
function monthsBetween([a, b, round]: readonly string[]): string {
  const end = `CAST(${a} AS TIMESTAMP)`;
  const start = `CAST(${b} AS TIMESTAMP)`;
  const months = `((year(${end}) - year(${start})) * 12 + month(${end}) - month(${start}))`;
  const isLast = (t: string): string => `CAST(${t} AS DATE) = last_day(${t})`;
  const seconds = (t: string): string => `(day(${t}) * 86400 + hour(${t}) * 3600 + minute(${t}) * 60 + second(${t}))`;
  const exact = `(${months} + CAST(${seconds(end)} - ${seconds(start)} AS DOUBLE) / 2678400)`;
  const rounded = `floor(${exact} * 1e8 + 0.5) / 1e8`;
  const fraction = round === undefined ? rounded : `CASE WHEN ${round} THEN ${rounded} ELSE ${exact} END`;
  return `CASE WHEN day(${end}) = day(${start}) OR (${isLast(end)} AND ${isLast(start)}) THEN CAST(${months} AS DOUBLE) ELSE ${fraction} END`;
}

const dateAdd = scalar(2, ["date", "integer"], always("date"), shifted("+"), "A date some days later.");

/** Dates and times moved, cut to a unit and taken from each other. */
export const datetimeArithmetic: FunctionTable = {
  date_trunc: scalar(
    2,
    {
      takes: "a unit and a timestamp",
      to: ([, type]) => (convertible(type!) ? [string, isTimestamp(type!) ? type! : timestamp] : undefined),
    },
    ofArgument(1),
    truncated("UTC"),
    "Timestamp cut to a unit: year, quarter, month, week, day, hour, minute, second, millisecond, microsecond; null for another.",
    { inZone: truncated, check: ([unit]) => void constantText(unit, "the unit"), mayBeNull: true },
  ),
  trunc: scalar(
    2,
    ["date", "string"],
    always("date"),
    ([a], _types, _result, [, given]) => {
      const unit = unitOf(dateUnits, given);
      return unit ? `CAST(${cutTo(unit, a!)} AS DATE)` : "CAST(NULL AS DATE)";
    },
    "Date cut to a unit: year, quarter, month or week; null for another.",
    { check: ([, unit]) => void constantText(unit, "the unit"), mayBeNull: true },
  ),
  date_add: dateAdd,
  dateadd: dateAdd,
  date_sub: scalar(2, ["date", "integer"], always("date"), shifted("-"), "A date some days earlier."),
  datediff: scalar(
    2,
    ["date"],
    always("integer"),
    ([end, start]) => `CAST(${end} - ${start} AS INTEGER)`,
    "Days from the second date to the first.",
  ),
  date_diff: scalar(
    2,
    ["date"],
    always("integer"),
    ([end, start]) => `CAST(${end} - ${start} AS INTEGER)`,
    "Days from the second date to the first.",
  ),
  add_months: scalar(
    2,
    ["date", "integer"],
    always("date"),
    ([a, n]) => `CAST(${a} + to_months(${n}) AS DATE)`,
    "A date some months later; in a shorter month its last day.",
  ),
  months_between: scalar(
    [2, 3],
    ["timestamp", "timestamp", "boolean"],
    always("double"),
    monthsBetween,
    "Months from the second timestamp to the first, to 8 digits unless told otherwise.",
  ),
  last_day: scalar(1, ["date"], always("date"), ([a]) => `last_day(${a})`, "Last day of the date's month."),
  next_day: scalar(
    2,
    ["date", "string"],
    always("date"),
    nextDay,
    "The first day after a date that is a given day of the week, by its first two or three letters or its name.",
  ),
};
