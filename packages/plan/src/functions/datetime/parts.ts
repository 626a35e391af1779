import { decimalType, simpleTypes } from "../../types/data-type.ts";
import { VolleyError } from "../../errors.ts";
import { constantText, convertible, days, isTimestamp, moments } from "./inputs.ts";
import type { Constants, Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { always, scalar } from "../rules.ts";

const { timestamp, string, integer } = simpleTypes;

const field = (inputs: Conversion, sql: (a: string) => string, doc: string): ScalarFunction =>
  scalar(1, inputs, always("integer"), ([a]) => `CAST(${sql(a!)} AS INTEGER)`, doc);
const dayName = (format: string, doc: string): ScalarFunction =>
  scalar(1, ["date"], always("string"), ([a]) => `strftime(${a}, '${format}')`, doc);

/** Parts of a date or time by the names that EXTRACT takes (DatetimeExtract). */
const parts: readonly (readonly [names: string, sql: (a: string) => string])[] = [
  ["year y years yr yrs", (a) => `year(${a})`],
  ["yearofweek", (a) => `isoyear(${a})`],
  ["quarter qtr", (a) => `quarter(${a})`],
  ["month mon mons months", (a) => `month(${a})`],
  ["week w weeks", (a) => `week(${a})`],
  ["day d days", (a) => `day(${a})`],
  ["dayofweek dow", (a) => `dayofweek(${a}) + 1`],
  ["dayofweek_iso dow_iso", (a) => `isodow(${a})`],
  ["doy", (a) => `dayofyear(${a})`],
  ["hour h hours hr hrs", (a) => `hour(${a})`],
  ["minute m min mins minutes", (a) => `minute(${a})`],
];
const secondNames = ["second", "s", "sec", "seconds", "secs"];
const partOf = (given: Constants[number]): string => constantText(given, "the field").toLowerCase();

const datePart = scalar(
  2,
  {
    takes: "a field and a timestamp",
    to: ([, type]) => (convertible(type!) ? [string, isTimestamp(type!) ? type! : timestamp] : undefined),
  },
  (_types, [given]) => (secondNames.includes(partOf(given)) ? decimalType(8, 6) : integer),
  ([, a], _types, _result, [given]) => {
    const name = partOf(given);
    if (secondNames.includes(name)) return `CAST(microsecond(${a}) * CAST(0.000001 AS DECIMAL(6,6)) AS DECIMAL(8,6))`;
    return `CAST(${parts.find(([names]) => names.split(" ").includes(name))![1](a!)} AS INTEGER)`;
  },
  "A field of a date or timestamp, by its name: year, quarter, month, week, day, dow, doy, hour, minute, second and their short forms.",
  {
    check: ([given]) => {
      const name = partOf(given);
      if (!secondNames.includes(name) && !parts.some(([names]) => names.split(" ").includes(name)))
        throw new VolleyError("INVALID_EXTRACT_FIELD", `a date or time has no field "${name}"`);
    },
  },
);

/** Parts of dates and times. */
export const datetimeParts: FunctionTable = {
  year: field(days, (a) => `year(${a})`, "Year."),
  quarter: field(days, (a) => `quarter(${a})`, "Quarter, 1 to 4."),
  month: field(days, (a) => `month(${a})`, "Month, 1 to 12."),
  weekofyear: field(days, (a) => `week(${a})`, "ISO week, 1 to 53."),
  day: field(days, (a) => `day(${a})`, "Day of the month."),
  dayofmonth: field(days, (a) => `day(${a})`, "Day of the month."),
  dayofweek: field(days, (a) => `dayofweek(${a}) + 1`, "Day of the week, Sunday 1 to Saturday 7."),
  weekday: field(days, (a) => `isodow(${a}) - 1`, "Day of the week, Monday 0 to Sunday 6."),
  dayofyear: field(days, (a) => `dayofyear(${a})`, "Day of the year."),
  hour: field(moments, (a) => `hour(${a})`, "Hour, 0 to 23."),
  minute: field(moments, (a) => `minute(${a})`, "Minute."),
  second: field(moments, (a) => `second(${a})`, "Second, without fraction."),
  dayname: dayName("%a", "Day of the week as three letters."),
  monthname: dayName("%b", "Month as three letters."),
  date_part: datePart,
  datepart: datePart,
  extract: datePart,
};
