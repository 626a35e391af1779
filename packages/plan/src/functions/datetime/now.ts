import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { always, scalar } from "../rules.ts";

/** Now, for the whole query: the planner puts the moment in its place. */
const clock = (type: "date" | "timestamp" | "timestamp_ntz", sql: string, doc: string): ScalarFunction =>
  scalar(0, "any", always(type), () => sql, doc, { neverNull: true, clock: true });

const instantNow = clock("timestamp", "now()", "The moment the query began.");
const today = clock("date", "current_date", "The day the query began, in the session's time zone.");

/** The moment of the query. */
export const datetimeNow: FunctionTable = {
  current_timestamp: instantNow,
  now: instantNow,
  localtimestamp: clock("timestamp_ntz", "CAST(now() AS TIMESTAMP)", "The wall clock of the session's time zone when the query began."),
  current_date: today,
  curdate: today,
};
