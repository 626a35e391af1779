import { decimalType, simpleTypes } from "../../types/data-type.ts";
import type { Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { always, raise, scalar } from "../rules.ts";
import { sessionInstant, zoneInstant } from "./zone.ts";

const { string, integer } = simpleTypes;

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

/** Dates and timestamps made of their parts. */
export const datetimeMake: FunctionTable = {
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
};
