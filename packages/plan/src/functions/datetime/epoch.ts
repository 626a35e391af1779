import { afterEpoch } from "./inputs.ts";
import type { FunctionTable } from "../definition.ts";
import { once } from "../once.ts";
import { always, scalar } from "../rules.ts";

/** Whole units since the epoch, rounded down. */
const unixUnits =
  (micros: number) =>
  ([a]: readonly string[]): string =>
    once(`epoch_us(${a})`, (t) => `(${t} - (${t} % ${micros} + ${micros}) % ${micros}) // ${micros}`, "t");

/** Dates and instants counted from 1970-01-01 UTC. */
export const datetimeEpoch: FunctionTable = {
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
};
