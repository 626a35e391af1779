import type { PatternType } from "../functions/datetime/pattern.ts";

/** The patterns that the options of a reader or writer give for dates and timestamps. */
export function datetimePatterns(options: Readonly<Record<string, string>>): Readonly<Partial<Record<PatternType, string | undefined>>> {
  return { date: options["dateformat"], timestamp: options["timestampformat"], timestamp_ntz: options["timestampntzformat"] };
}
