import { type DataType, decimalType, simpleTypes } from "../types/data-type.ts";
import { VolleyError } from "../errors.ts";
import { duckdbType } from "../types/duckdb-type.ts";
import { constantText, formatted, readBy } from "./datetime-pattern.ts";
import type { Constants, Conversion, FunctionTable, ScalarFunction } from "./definition.ts";
import { once } from "./once.ts";
import { always, ofArgument, raise, raiseWith, scalar } from "./rules.ts";
import { isUtc, sessionInstant, zoneInstant } from "./zone.ts";

const { date, timestamp, string, integer } = simpleTypes;
const isTimestamp = (type: DataType): boolean => type.kind === "timestamp" || type.kind === "timestamp_ntz";
const isDay = (type: DataType): boolean => type.kind === "date" || isTimestamp(type);
const convertible = (type: DataType): boolean => isDay(type) || type.kind === "string" || type.kind === "null";

/** Dates and timestamps as they are, text as a date. */
const days: Conversion = { takes: "a date", to: ([type]) => (convertible(type!) ? [isDay(type!) ? type! : date] : undefined) };
/** Timestamps as they are, dates and text as instants. */
const moments: Conversion = {
  takes: "a timestamp",
  to: ([type]) => (convertible(type!) ? [isTimestamp(type!) ? type! : timestamp] : undefined),
};

const field = (inputs: Conversion, sql: (a: string) => string, doc: string): ScalarFunction =>
  scalar(1, inputs, always("integer"), ([a]) => `CAST(${sql(a!)} AS INTEGER)`, doc);
const dayName = (format: string, doc: string): ScalarFunction =>
  scalar(1, ["date"], always("string"), ([a]) => `strftime(${a}, '${format}')`, doc);

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

function truncated(zone: string): ScalarFunction["sql"] {
  return ([, a], [, type], _result, [given]) => {
    const unit = unitOf(momentUnits, given);
    if (!unit) return `CAST(NULL AS ${duckdbType(type!)})`;
    if (isUtc(zone) || type!.kind === "timestamp_ntz") return `date_trunc('${unit}', ${a})`;
    const local = (t: string): string => `CAST(${t} AS TIMESTAMP)`;
    if (unit in clockUnits) return once(a!, (t) => `${t} - (${local(t)} - date_trunc('${unit}', ${local(t)}))`, "t");
    return sessionInstant(`date_trunc('${unit}', ${local(a!)})`, zone);
  };
}

/** Whole units since the epoch, rounded down. */
const unixUnits =
  (micros: number) =>
  ([a]: readonly string[]): string =>
    once(`epoch_us(${a})`, (t) => `(${t} - (${t} % ${micros} + ${micros}) % ${micros}) // ${micros}`, "t");

const epoch = "TIMESTAMP '1970-01-01'";
const afterEpoch = (micros: string): string => `timezone('UTC', ${epoch} + to_microseconds(${micros}))`;

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

const clockPattern = "yyyy-MM-dd HH:mm:ss";
const unreadable = (v: string, pattern: string): string =>
  `CASE WHEN ${v} IS NOT NULL THEN ${raiseWith("CANNOT_PARSE_TIMESTAMP", `'"' || ${v} || '" is not of the form ${pattern.replaceAll("'", "''")}'`)} END`;

/** A text read by the pattern that follows it. */
function parsed(v: string, pattern: string, mode: "ansi" | "try"): string {
  return once(v, (t) => (mode === "try" ? readBy(t, pattern) : `coalesce(${readBy(t, pattern)}, ${unreadable(t, pattern)})`), "p");
}

const readingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) readBy("v", constantText(constants[1], "the pattern"));
};
const printingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) formatted("v", constantText(constants[1], "the pattern"));
};

/** Text with a pattern stays text, everything else is converted. */
const readingInput = (to: DataType): Conversion => ({
  takes: "text and a pattern",
  to: ([type, pattern]) => {
    if (!convertible(type!)) return undefined;
    return pattern ? [type!.kind === "string" ? string : to, string] : [to];
  },
});

function reading(to: "date" | "timestamp" | "timestamp_ntz", mode: "ansi" | "try", doc: string): ScalarFunction {
  const inZone =
    (zone: string): ScalarFunction["sql"] =>
    ([a], [type], _result, constants) => {
      if (constants.length < 2 || type!.kind !== "string") return a!;
      const local = parsed(a!, constantText(constants[1], "the pattern"), mode);
      if (to === "timestamp") return sessionInstant(local, zone);
      return to === "date" ? `CAST(${local} AS DATE)` : local;
    };
  return scalar([1, 2], readingInput(simpleTypes[to]), always(to), inZone("UTC"), doc, {
    check: readingCheck,
    inZone,
    mayBeNull: mode === "try",
  });
}

function unixSeconds(zone: string): ScalarFunction["sql"] {
  return ([a], [type], _result, constants) => {
    const pattern = constants.length > 1 ? constantText(constants[1], "the pattern") : clockPattern;
    const instant = type!.kind === "string" ? sessionInstant(parsed(a!, pattern, "ansi"), zone) : a!;
    return `(epoch_us(${instant}) // 1000000)`;
  };
}

const unixTimestamp = (doc: string): ScalarFunction =>
  scalar(
    [1, 2],
    {
      takes: "text and a pattern",
      to: ([type, pattern]) =>
        convertible(type!) ? [type!.kind === "string" ? string : timestamp, ...(pattern ? [string] : [])] : undefined,
    },
    always("long"),
    unixSeconds("UTC"),
    doc,
    { check: readingCheck, inZone: unixSeconds },
  );

const badDate = (test: string): string =>
  `WHEN NOT (${test}) THEN ${raise("DATETIME_FIELD_OUT_OF_BOUNDS", "a part of a date or time is out of its bounds")}`;
const dayFits = (y: string, m: string, d: string): string =>
  `${m} BETWEEN 1 AND 12 AND ${d} >= 1 AND ${d} <= day(last_day(make_date(${y}, CASE WHEN ${m} BETWEEN 1 AND 12 THEN ${m} ELSE 1 END, 1)))`;

function madeLocal([y, m, d, h, mi, s]: readonly string[], mode: "ansi" | "try" = "ansi"): string {
  const fits = `${dayFits(y!, m!, d!)} AND ${h} BETWEEN 0 AND 23 AND ${mi} BETWEEN 0 AND 59 AND ${s} BETWEEN 0 AND 60`;
  const micros = `CAST(trunc(CAST(${s} AS DECIMAL(16,6)) * 1000000) AS BIGINT)`;
  const made = `make_date(${y}, ${m}, ${d}) + to_microseconds((CAST(${h} AS BIGINT) * 3600 + CAST(${mi} AS BIGINT) * 60) * 1000000 + ${micros})`;
  return mode === "try" ? `CASE WHEN ${fits} THEN ${made} END` : `CASE ${badDate(fits)} ELSE ${made} END`;
}

const madeInstant =
  (mode: "ansi" | "try") =>
  (zone: string): ScalarFunction["sql"] =>
  (args) =>
    args.length > 6 ? zoneInstant(madeLocal(args, mode), args[6]!) : sessionInstant(madeLocal(args, mode), zone);
const timestampParts: Conversion = {
  takes: "five whole numbers, seconds and perhaps a time zone",
  to: (types) => [integer, integer, integer, integer, integer, decimalType(16, 6), ...types.slice(6).map(() => string)],
};

const instantOfParts = (mode: "ansi" | "try", doc: string): ScalarFunction =>
  scalar([6, 7], timestampParts, always("timestamp"), madeInstant(mode)("UTC"), doc, {
    inZone: madeInstant(mode),
    mayBeNull: mode === "try",
  });

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

/** Now, for the whole query: the planner puts the moment in its place. */
const clock = (type: "date" | "timestamp" | "timestamp_ntz", sql: string, doc: string): ScalarFunction =>
  scalar(0, "any", always(type), () => sql, doc, { neverNull: true });

const instantNow = clock("timestamp", "now()", "The moment the query began.");
const today = clock("date", "current_date", "The day the query began, in the session's time zone.");

/** Minutes of a zone that is an offset from UTC: `+05:30`. */
function offsetOf(zone: Constants[number]): number | undefined {
  const match = /^(?:UTC|GMT|UT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(String(zone));
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : undefined;
}

const dateAdd = scalar(2, ["date", "integer"], always("date"), shifted("+"), "A date some days later.");

/** Dates and times. Instants read in the session's time zone, wall-clock timestamps as they stand. */
export const datetime: FunctionTable = {
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
  current_timestamp: instantNow,
  now: instantNow,
  localtimestamp: clock("timestamp_ntz", "CAST(now() AS TIMESTAMP)", "The wall clock of the session's time zone when the query began."),
  current_date: today,
  curdate: today,
  to_date: reading("date", "ansi", "Date of a timestamp, of text that begins with one, or of text of a pattern."),
  try_to_date: reading("date", "try", "As to_date with a pattern, null where the text is not of it."),
  to_timestamp: reading("timestamp", "ansi", "Instant that a text names, by a pattern if given."),
  try_to_timestamp: reading("timestamp", "try", "As to_timestamp with a pattern, null where the text is not of it."),
  to_timestamp_ltz: reading("timestamp", "ansi", "Instant that a text names, by a pattern if given."),
  to_timestamp_ntz: reading("timestamp_ntz", "ansi", "Wall-clock timestamp that a text names, by a pattern if given."),
  date_format: scalar(
    2,
    {
      takes: "a timestamp and a pattern",
      to: ([type]) => (convertible(type!) ? [isTimestamp(type!) ? type! : timestamp, string] : undefined),
    },
    always("string"),
    ([a], _types, _result, [, pattern]) => once(`CAST(${a} AS TIMESTAMP)`, (v) => formatted(v, constantText(pattern, "the pattern")), "f"),
    "A date or timestamp printed by a pattern.",
    { check: printingCheck },
  ),
  from_unixtime: scalar(
    [1, 2],
    ["long", "string"],
    always("string"),
    ([a], _types, _result, constants) => {
      const pattern = constants.length > 1 ? constantText(constants[1], "the pattern") : clockPattern;
      return once(`CAST(${afterEpoch(`${a} * 1000000`)} AS TIMESTAMP)`, (v) => formatted(v, pattern), "f");
    },
    "Seconds since 1970-01-01 UTC printed by a pattern, by default yyyy-MM-dd HH:mm:ss.",
    { check: printingCheck },
  ),
  unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
  to_unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
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
      return unit ? `CAST(date_trunc('${unit}', ${a}) AS DATE)` : "CAST(NULL AS DATE)";
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
  unix_date: scalar(1, ["date"], always("integer"), ([a]) => `CAST(${a} - DATE '1970-01-01' AS INTEGER)`, "Days since 1970-01-01."),
  unix_seconds: scalar(1, ["timestamp"], always("long"), unixUnits(1_000_000), "Seconds since 1970-01-01 UTC, rounded down."),
  unix_millis: scalar(1, ["timestamp"], always("long"), unixUnits(1000), "Milliseconds since 1970-01-01 UTC, rounded down."),
  unix_micros: scalar(1, ["timestamp"], always("long"), ([a]) => `epoch_us(${a})`, "Microseconds since 1970-01-01 UTC."),
  date_from_unix_date: scalar(
    1,
    ["integer"],
    always("date"),
    ([a]) => `DATE '1970-01-01' + ${a}`,
    "The date so many days after 1970-01-01.",
  ),
  timestamp_seconds: scalar(
    1,
    ["numeric"],
    always("timestamp"),
    ([a], [type]) => {
      if (type!.kind === "decimal") return afterEpoch(`CAST(CAST(${a} AS DECIMAL(38,${type!.scale})) * 1000000 AS BIGINT)`);
      return afterEpoch(
        type!.kind === "double" || type!.kind === "float"
          ? `CAST(trunc(CAST(${a} AS DOUBLE) * 1000000) AS BIGINT)`
          : `CAST(${a} AS BIGINT) * 1000000`,
      );
    },
    "The instant so many seconds after 1970-01-01 UTC.",
  ),
  timestamp_millis: scalar(
    1,
    ["long"],
    always("timestamp"),
    ([a]) => afterEpoch(`${a} * 1000`),
    "The instant so many milliseconds after 1970-01-01 UTC.",
  ),
  timestamp_micros: scalar(
    1,
    ["long"],
    always("timestamp"),
    ([a]) => afterEpoch(a!),
    "The instant so many microseconds after 1970-01-01 UTC.",
  ),
  make_date: scalar(
    3,
    ["integer"],
    always("date"),
    ([y, m, d]) => `CASE ${badDate(dayFits(y!, m!, d!))} ELSE make_date(${y}, ${m}, ${d}) END`,
    "The date of a year, month and day.",
  ),
  make_timestamp: instantOfParts("ansi", "The instant of a year, month, day, hour, minute and seconds, in a time zone if given."),
  make_timestamp_ltz: instantOfParts("ansi", "The instant of a year, month, day, hour, minute and seconds, in a time zone if given."),
  try_make_timestamp: instantOfParts("try", "As make_timestamp, null where a part is out of its bounds."),
  try_make_timestamp_ltz: instantOfParts("try", "As make_timestamp_ltz, null where a part is out of its bounds."),
  try_make_timestamp_ntz: scalar(
    6,
    timestampParts,
    always("timestamp_ntz"),
    (args) => madeLocal(args, "try"),
    "As make_timestamp_ntz, null where a part is out of its bounds.",
    { mayBeNull: true },
  ),
  make_timestamp_ntz: scalar(
    6,
    timestampParts,
    always("timestamp_ntz"),
    (args) => madeLocal(args),
    "The wall-clock timestamp of a year, month, day, hour, minute and seconds.",
  ),
  from_utc_timestamp: scalar(
    2,
    ["timestamp", "string"],
    always("timestamp"),
    ([a, zone], _types, _result, [, name]) => {
      const offset = offsetOf(name);
      return offset === undefined ? `timezone('UTC', timezone(${zone}, ${a}))` : `(${a} + to_minutes(${offset}))`;
    },
    "What a clock in a time zone shows when one in UTC shows the timestamp.",
  ),
  to_utc_timestamp: scalar(
    2,
    ["timestamp", "string"],
    always("timestamp"),
    ([a, zone], _types, _result, [, name]) => {
      const offset = offsetOf(name);
      return offset === undefined ? zoneInstant(`timezone('UTC', ${a})`, zone!) : `(${a} - to_minutes(${offset}))`;
    },
    "What a clock in UTC shows when one in a time zone shows the timestamp.",
  ),
  convert_timezone: scalar(
    3,
    ["string", "string", "timestamp_ntz"],
    always("timestamp_ntz"),
    ([from, to, a]) => `timezone(${to}, ${zoneInstant(a!, from!)})`,
    "A wall-clock timestamp of the first time zone as the second's clocks show it.",
  ),
};
