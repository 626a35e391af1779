import { asDecimal, isIntegral, isNumeric } from "../../types/coercion.ts";
import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { type IntervalType, intervalType, isIntervalType, widerInterval } from "../../types/interval.ts";
import type { ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { raise, scalar } from "../rules.ts";
import { sessionInstant } from "./zone.ts";

const { date, timestamp, day_time_interval: dayTime, year_month_interval: yearMonth } = simpleTypes;

const months = (interval: string): string => `(datepart('year', ${interval}) * 12 + datepart('month', ${interval}))`;
const ofMonths = (count: string): string => `to_months(CAST(${count} AS INTEGER))`;
const micros = (value: string): string => `epoch_us(${value})`;
const ofMicros = (count: string): string => `to_microseconds(CAST(${count} AS BIGINT))`;
const day = "86400000000";
/** Days apart: an interval of more than 292 years has more nanoseconds than 64 bits, in which Arrow counts them. */
const ofManyMicros = (count: string): string =>
  once(count, (n) => `to_days(CAST(${n} // ${day} AS INTEGER)) + to_microseconds(CAST(${n} % ${day} AS BIGINT))`, "n");

/** A moment of a wall clock moved by whole days, and then by what is left of an interval (DateTimeUtils.timestampAddDayTime). */
const byDays = (local: string, ticks: string, sign: "+" | "-"): string => `${local} ${sign} to_days(CAST(${ticks} // ${day} AS INTEGER))`;
const byRest = (moment: string, ticks: string, sign: "+" | "-"): string =>
  `(${moment} ${sign} to_microseconds(CAST(${ticks} % ${day} AS BIGINT)))`;

/** By the wall clock of a zone for instants, as it stands for wall-clock readings. */
function onClock(type: DataType, zone: string, moment: string, change: (local: string) => string): string {
  return type.kind === "timestamp_ntz" ? change(moment) : sessionInstant(change(`CAST(${moment} AS TIMESTAMP)`), zone);
}

const isMoment = ({ kind }: DataType): boolean => kind === "timestamp" || kind === "timestamp_ntz";
const isDay = (type: DataType): boolean => type.kind === "date" || isMoment(type);
const isInterval = isIntervalType;
const days = intervalType("day")!;

type Sql = (a: string, b: string) => string;

function operator(inputs: readonly DataType[], result: DataType, sql: Sql, doc: string): ScalarFunction {
  return inZones(inputs, result, () => sql, doc);
}

function inZones(inputs: readonly DataType[], result: DataType, sql: (zone: string) => Sql, doc: string): ScalarFunction {
  const inZone =
    (zone: string): ScalarFunction["sql"] =>
    ([a, b]) =>
      sql(zone)(a!, b!);
  return scalar(2, { takes: "dates, times and intervals", to: () => inputs }, () => result, inZone("UTC"), doc, { inZone });
}

function moved(sign: "+" | "-", [start, by]: readonly [DataType, DataType]): ScalarFunction | undefined {
  const doc = "A date or timestamp moved by an interval or, of a date, by days.";
  if (start.kind === "date" && isIntegral(by))
    return operator([date, simpleTypes.integer], date, (a, b) => `CAST(${a} ${sign} ${b} AS DATE)`, doc);
  if (by.kind === "year_month_interval")
    return inZones(
      [start, by],
      start,
      (zone) => (a, b) =>
        start.kind === "date" ? `CAST(${a} ${sign} ${b} AS DATE)` : onClock(start, zone, a, (local) => `${local} ${sign} ${b}`),
      doc,
    );
  if (by.kind !== "day_time_interval") return undefined;
  if (start.kind === "date" && by.units === "day")
    return operator([date, by], date, (a, b) => `CAST(${a} ${sign} CAST(${micros(b)} // ${day} AS INTEGER) AS DATE)`, doc);
  const moment = start.kind === "date" ? timestamp : start;
  const sql =
    (zone: string): Sql =>
    (a, b) =>
      once(
        micros(b),
        (ticks) =>
          byRest(
            onClock(moment, zone, a, (local) => byDays(local, ticks, sign)),
            ticks,
            sign,
          ),
        "ticks",
      );
  return inZones([moment, by], moment, sql, doc);
}

function between(a: DataType, b: DataType): ScalarFunction {
  if (a.kind === "date" && b.kind === "date")
    return operator([a, b], days, (end, start) => `to_days(CAST(${end} - ${start} AS INTEGER))`, "The time between.");
  const moment = a.kind === "timestamp_ntz" && b.kind === "timestamp_ntz" ? a : timestamp;
  const local = (a: string): string => micros(`CAST(${a} AS TIMESTAMP)`);
  return operator(
    [moment, moment],
    dayTime,
    (end, start) => ofManyMicros(`(${local(end)} - ${local(start)})`),
    "The time between, by the clocks.",
  );
}

const sums: Readonly<Record<string, (sign: string) => Sql>> = {
  day_time_interval: (sign) => (a, b) => ofMicros(`${micros(a)} ${sign} ${micros(b)}`),
  year_month_interval: (sign) => (a, b) => ofMonths(`${months(a)} ${sign} ${months(b)}`),
};

/** So many times an interval, or a part of it, rounded half away from zero. */
function scaled(sign: "*" | "/", interval: IntervalType, factor: DataType): ScalarFunction {
  const [unit, made] = interval.kind === "day_time_interval" ? [micros, ofMicros] : [months, ofMonths];
  const number = factor.kind === "string" || factor.kind === "null" ? simpleTypes.double : factor;
  const exact = asDecimal(number);
  const times = (a: string, b: string): string => {
    const count = exact ? `CAST(${unit(a)} AS DECIMAL(38,0))` : `CAST(${unit(a)} AS DOUBLE)`;
    if (sign === "*") return isIntegral(number) ? made(`${unit(a)} * ${b}`) : made(`round(${count} * ${b})`);
    const zero = raise("INTERVAL_DIVIDED_BY_ZERO", "an interval divided by zero");
    const rounded = isIntegral(number)
      ? once(`CAST(${b} AS HUGEINT)`, (n) => `(2 * ${unit(a)} + sign(${unit(a)}) * abs(${n})) // (2 * ${n})`)
      : `round(CAST(${unit(a)} AS DOUBLE) / ${b})`;
    return `CASE WHEN ${a} IS NOT NULL AND ${b} = 0 THEN ${zero} ELSE ${made(rounded)} END`;
  };
  return operator([interval, number], simpleTypes[interval.kind], times, "An interval times a number, or divided by one.");
}

/** What null counts as, and text, beside a date, a time or an interval. */
function besideTime(name: "+" | "-", type: DataType, other: DataType | undefined): DataType {
  if (!other || !(isDay(other) || isInterval(other))) return type;
  if (type.kind === "null") return name === "+" && isDay(other) ? dayTime : other;
  return type.kind === "string" && name === "-" && isDay(other) ? other : type;
}

/** What an arithmetic operator does with dates, times and intervals; undefined where none is among them, or they do not go together. */
export function temporalOperator(name: string, types: readonly DataType[]): ScalarFunction | undefined {
  const [a, b] = name === "+" || name === "-" ? types.map((type, i) => besideTime(name, type, types[1 - i])) : types;
  if (a && !b && isInterval(a) && (name === "negative" || name === "-")) return negated(a);
  if (a && !b && isInterval(a) && name === "abs") return negated(a, (count) => `abs(${count})`, "The interval forwards.");
  if (!a || !b || (!isDay(a) && !isInterval(a) && !isDay(b) && !isInterval(b))) return undefined;
  if (name === "+" || name === "-") {
    if (isInterval(a) && isInterval(b) && a.kind === b.kind)
      return operator([a, b], widerInterval(a, b), sums[a.kind]!(name), "Both intervals together, or the one without the other.");
    if (isDay(a)) return name === "-" && isDay(b) ? between(a, b) : moved(name, [a, b]);
    const turned = name === "+" && isDay(b) ? moved("+", [b, a]) : undefined;
    return turned && swapped(turned);
  }
  const isFactor = (type: DataType): boolean => isNumeric(type) || type.kind === "string" || type.kind === "null";
  if ((name === "*" || name === "/") && isInterval(a) && isFactor(b)) return scaled(name, a, b);
  return name === "*" && isInterval(b) && isFactor(a) ? swapped(scaled("*", b, a)) : undefined;
}

function negated(type: DataType, turn = (count: string): string => `- ${count}`, doc = "The interval backwards."): ScalarFunction {
  const sql = type.kind === "day_time_interval" ? (a: string) => ofMicros(turn(micros(a))) : (a: string) => ofMonths(turn(months(a)));
  return scalar(
    1,
    "any",
    () => type,
    ([a]) => sql(a!),
    doc,
  );
}

function swapped(definition: ScalarFunction): ScalarFunction {
  const { inputs, sql, inZone } = definition;
  const turned =
    (own: ScalarFunction["sql"]): ScalarFunction["sql"] =>
    ([a, b], [x, y], ...rest) =>
      own([b!, a!], [y!, x!], ...rest);
  return {
    ...definition,
    inputs: {
      takes: "dates, times and intervals",
      to: (types) =>
        "to" in (inputs as object) ? [...(inputs as { to: (t: readonly DataType[]) => readonly DataType[] }).to(types)].reverse() : types,
    },
    sql: turned(sql),
    ...(inZone && { inZone: (zone: string) => turned(inZone(zone)) }),
  };
}

/** Intervals from their parts. */
export const intervals = {
  make_dt_interval: scalar(
    [0, 4],
    {
      takes: "days, hours, minutes and seconds",
      to: (types) => types.map((_, i) => (i < 3 ? simpleTypes.integer : { kind: "decimal", precision: 18, scale: 6 })),
    },
    () => dayTime,
    (parts) => {
      const units = ["86400000000", "3600000000", "60000000", "1000000"];
      return ofMicros(
        parts.map((part, i) => (i < 3 ? `CAST(${part} AS BIGINT) * ${units[i]}` : `CAST(${part} * ${units[i]} AS BIGINT)`)).join(" + ") ||
          "0",
      );
    },
    "An interval of days, hours, minutes and seconds; what is left out is 0.",
  ),
  make_ym_interval: scalar(
    [0, 2],
    ["integer"],
    () => yearMonth,
    ([years = "0", more = "0"]) => ofMonths(`CAST(${years} AS BIGINT) * 12 + ${more}`),
    "An interval of years and months; what is left out is 0.",
  ),
};
