import { VolleyError } from "../../errors.ts";
import type { LiteralValue } from "../../expressions/expression.ts";
import { type DataType, simpleTypes } from "../../types/data-type.ts";
import type { Conversion } from "../definition.ts";

const { date, timestamp } = simpleTypes;

export const isTimestamp = (type: DataType): boolean => type.kind === "timestamp" || type.kind === "timestamp_ntz";
const isDay = (type: DataType): boolean => type.kind === "date" || isTimestamp(type);
/** Whether a function of dates or timestamps takes the type: text is read as one. */
export const convertible = (type: DataType): boolean => isDay(type) || type.kind === "string" || type.kind === "null";

/** Dates and timestamps as they are, text as a date. */
export const days: Conversion = { takes: "a date", to: ([type]) => (convertible(type!) ? [isDay(type!) ? type! : date] : undefined) };
/** Timestamps as they are, dates and text as instants. */
export const moments: Conversion = {
  takes: "a timestamp",
  to: ([type]) => (convertible(type!) ? [isTimestamp(type!) ? type! : timestamp] : undefined),
};

/** The instant so many microseconds after 1970-01-01 UTC. */
export const afterEpoch = (micros: string): string => `timezone('UTC', TIMESTAMP '1970-01-01' + to_microseconds(${micros}))`;

/** A pattern, unit or field of a call. Throws UNSUPPORTED_FEATURE where it comes from a column. */
export function constantText(value: LiteralValue | undefined, what: string): string {
  if (typeof value === "string") return value;
  throw new VolleyError("UNSUPPORTED_FEATURE", `${what} must be a constant`);
}
