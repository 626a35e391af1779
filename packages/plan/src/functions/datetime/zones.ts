import type { Constants, FunctionTable } from "../definition.ts";
import { always, scalar } from "../rules.ts";
import { zoneInstant } from "./zone.ts";

/** Minutes of a zone that is an offset from UTC: `+05:30`. */
function offsetOf(zone: Constants[number]): number | undefined {
  const match = /^(?:UTC|GMT|UT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(String(zone));
  return match ? (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) : undefined;
}

/** Clocks of time zones. */
export const datetimeZones: FunctionTable = {
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
