import { call } from "@volley/plan";
import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import { column } from "../column/expression-column.ts";
import type { Need } from "../column/needs.ts";
import { here } from "../origin/call-site.ts";
import { argument, constant, invoke } from "./call.ts";

/** A time window: from `start` up to, and without, `end`. */
export interface TimeWindow {
  /** The first moment in it. */
  start: Date;
  /** The first moment after it. */
  end: Date;
}

/**
 * The time windows that a timestamp lies in, to group by: `groupBy(window("time", "10 minutes"))`. Durations are as `"1 hour 30 minutes"`.
 * With `slide`, a window begins that often, and a row counts in each that it lies in; `startTime` moves all beginnings, which else are
 * counted from 1970-01-01 UTC. Rows without a time go. It stands in groupBy, select and withColumn.
 */
export function window<const A extends Argument>(
  time: A,
  duration: string,
  slide: string = duration,
  startTime = "0 seconds",
): Column<TimeWindow, "window", NeedsOf<A> | Need<TypeOf<A>, "date", "window() needs a timestamp">> {
  const origin = here();
  const durations = [duration, slide, startTime].map((text) => argument(constant(text), origin));
  return column(call("window", [argument(time, origin), ...durations], { origin }), "window") as ReturnType<typeof window<A>>;
}

/** The last moment of a time window. */
export function windowTime<const A extends Argument>(
  timeWindow: A,
): Column<Date, string, NeedsOf<A> | Need<TypeOf<A>, "struct", "windowTime() needs a time window">> {
  return invoke("window_time", [timeWindow]);
}
