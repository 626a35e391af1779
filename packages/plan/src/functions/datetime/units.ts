import { VolleyError } from "../../errors.ts";
import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { constantText } from "./inputs.ts";
import type { Constants, Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { always, ofArgument, scalar } from "../rules.ts";
import { sessionInstant } from "./zone.ts";

/** Units by Spark's names: so many months, days or microseconds (DateTimeUtils.timestampAdd). */
const units: Readonly<Record<string, readonly ["months" | "days" | "microseconds", number]>> = {
  year: ["months", 12],
  quarter: ["months", 3],
  month: ["months", 1],
  week: ["days", 7],
  day: ["days", 1],
  dayofyear: ["days", 1],
  hour: ["microseconds", 3_600_000_000],
  minute: ["microseconds", 60_000_000],
  second: ["microseconds", 1_000_000],
  millisecond: ["microseconds", 1000],
  microsecond: ["microseconds", 1],
};

const unitOf = (given: Constants[number]) => {
  const name = constantText(given, "the unit").toLowerCase();
  const unit = Object.hasOwn(units, name) ? units[name] : undefined;
  if (unit) return unit;
  throw new VolleyError("INVALID_PARAMETER_VALUE", `"${name}" is no unit of time`, {
    hints: [`units are ${Object.keys(units).join(", ")}`],
  });
};

const { timestamp, string, long } = simpleTypes;
const moment = (type: DataType): DataType => (type.kind === "timestamp_ntz" ? type : timestamp);
const momentLike = (type: DataType): boolean => ["date", "timestamp", "timestamp_ntz", "string", "null"].includes(type.kind);

const addition: Conversion = {
  takes: "a unit, a count and a timestamp",
  to: ([, , type]) => (momentLike(type!) ? [string, long, moment(type!)] : undefined),
};
const difference: Conversion = {
  takes: "a unit and two timestamps",
  to: (types) => (types.slice(1).every(momentLike) ? [string, timestamp, timestamp] : undefined),
};

/** Whole months from one wall-clock reading to another. */
function monthsFrom(start: string, end: string): string {
  const rest = (t: string): string => `(day(${t}) * 86400000000 + epoch_us(${t}) - epoch_us(date_trunc('day', ${t})))`;
  const count = `((year(${end}) - year(${start})) * 12 + month(${end}) - month(${start}))`;
  return `(${count} - CASE WHEN ${count} > 0 AND ${rest(end)} < ${rest(start)} THEN 1 WHEN ${count} < 0 AND ${rest(end)} > ${rest(start)} THEN -1 ELSE 0 END)`;
}

/** Exactly by hours and less; by days and months as the wall clock of the zone counts them. */
const added =
  (zone: string): ScalarFunction["sql"] =>
  ([, count, start], [, , type], _result, [given]) => {
    const [kind, size] = unitOf(given);
    const by = `${count} * ${size}`;
    if (kind === "microseconds") return `(${start} + to_microseconds(${by}))`;
    const moved = (local: string): string => `(${local} + to_${kind}(CAST(${by} AS INTEGER)))`;
    return type!.kind === "timestamp_ntz" ? moved(start!) : sessionInstant(moved(`CAST(${start} AS TIMESTAMP)`), zone);
  };

const checkUnit = ([unit]: Constants): void => void unitOf(unit);
const current = (zone: string) => () => sqlString(zone);

/** Dates and times by units that are named, and the session's zone. */
export const datetimeUnits: FunctionTable = {
  timestampadd: scalar(3, addition, ofArgument(2), added("UTC"), "A timestamp so many units later.", { check: checkUnit, inZone: added }),
  timestampdiff: scalar(
    3,
    difference,
    always("long"),
    ([, from, to], _types, _result, [given]) => {
      const [kind, size] = unitOf(given);
      return once(
        `CAST(${from} AS TIMESTAMP)`,
        (start) =>
          once(
            `CAST(${to} AS TIMESTAMP)`,
            (end) => {
              if (kind === "months") return `CAST(${monthsFrom(start, end)} // ${size} AS BIGINT)`;
              return `((epoch_us(${end}) - epoch_us(${start})) // ${kind === "days" ? size * 86_400_000_000 : size})`;
            },
            "end",
          ),
        "start",
      );
    },
    "Whole units from one timestamp to another, by the clocks of the session's time zone.",
    { check: checkUnit },
  ),
  current_timezone: scalar(0, "any", always("string"), current("UTC"), "The session's time zone.", { neverNull: true, inZone: current }),
};
