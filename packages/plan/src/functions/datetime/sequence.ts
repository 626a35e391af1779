import type { DataType } from "../../types/data-type.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import { raise, raiseWith } from "../rules.ts";
import { sessionInstant } from "./zone.ts";

const day = "86400000000";

/** A step as DuckDB's interval that moves a wall clock so many times by months and whole days, and the microseconds that are left. */
function split(step: string, type: DataType): { readonly clock: (i: string) => string; readonly rest: string; readonly least: string } {
  if (type.kind === "year_month_interval") {
    const months = `(datepart('year', ${step}) * 12 + datepart('month', ${step}))`;
    return { clock: (i) => `to_months(CAST(${months} * ${i} AS INTEGER))`, rest: "0", least: `(${months} * 28 * ${day})` };
  }
  const ticks = `epoch_us(${step})`;
  return { clock: (i) => `to_days(CAST(${ticks} // ${day} * ${i} AS INTEGER))`, rest: `(${ticks} % ${day})`, least: ticks };
}

/**
 * Days or moments from one to another, both included, by an interval: the n-th is so many steps from the first (Sequence.scala), by the
 * wall clock of the zone for months and days.
 */
export function momentSeries([start, stop, step]: readonly [string, string, string], type: DataType, by: DataType, zone: string): string {
  return once(start, (a) => once(stop, (b) => once(step, (s) => series(a, b, s, type, by, zone), "step"), "stop"), "start");
}

function series(a: string, b: string, step: string, type: DataType, by: DataType, zone: string): string {
  const { clock, rest, least } = split(step, by);
  const moved = (local: string, i: string): string => `${local} + ${clock(i)}`;
  const moment = (i: string): string => {
    if (type.kind === "date" && by.kind === "year_month_interval") return `CAST(${moved(a, i)} AS DATE)`;
    if (type.kind === "date") return `CAST(${a} + CAST(${least} * ${i} // ${day} AS INTEGER) AS DATE)`;
    const there = type.kind === "timestamp_ntz" ? moved(a, i) : sessionInstant(moved(`CAST(${a} AS TIMESTAMP)`, i), zone);
    return `${there} + to_microseconds(CAST(${rest} * ${i} AS BIGINT))`;
  };
  const span = `abs(epoch_us(${b}) - epoch_us(${a}))`;
  // Parts of days count among dates too, which alone say no more whether the end is reached.
  const some = type.kind === "date" ? 1 : 2;
  const all = `list_transform(range(CAST(${span} // abs(${least}) + ${some} AS BIGINT)), ${lambdaSql(["i"], (i) => moment(i!))})`;
  const within = `list_filter(${all}, ${lambdaSql(["x"], (x) => `CASE WHEN ${least} > 0 THEN ${x} <= ${b} ELSE ${x} >= ${b} END`)})`;
  const illegal = `(${least} = 0 AND ${a} <> ${b}) OR (${least} > 0 AND ${a} > ${b}) OR (${least} < 0 AND ${a} < ${b})`;
  const problem = raiseWith("INVALID_ARGUMENT", `'illegal sequence boundaries: ' || ${a} || ' to ' || ${b} || ' by ' || ${step}`);
  const short = raise("INVALID_ARGUMENT", "the step from one date to another is a day at least");
  const tooShort = type.kind === "date" ? `WHEN abs(${least}) < ${day} THEN ${short} ` : "";
  return `CASE ${tooShort}WHEN ${illegal} THEN ${problem} WHEN ${a} = ${b} THEN [${a}] ELSE CAST(${within} AS ${duckdbType(type)}[]) END`;
}
