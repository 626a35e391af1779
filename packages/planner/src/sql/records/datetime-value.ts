import { type DataType, type PatternType, readBy, readsZone } from "@volley/plan";
import { parsedFrom } from "../cast-from-text.ts";

/** What a value's text hangs on beside its type. */
export interface ValueForms {
  /** Spark's datetime patterns, by the type that they are of. */
  readonly patterns: Readonly<Partial<Record<PatternType, string | undefined>>>;
  /** The session's time zone. */
  readonly zone: string;
}

/** A text as a date or timestamp by a pattern, or by the forms of a cast; undefined for other types. */
export function datetimeValue(text: string, type: DataType, { patterns, zone }: ValueForms): string | undefined {
  const { kind } = type;
  if (kind !== "date" && kind !== "timestamp" && kind !== "timestamp_ntz") return undefined;
  const pattern = patterns[kind];
  // A wall clock has no zone, as it would have in a cast.
  if (pattern !== undefined)
    return kind === "timestamp_ntz" && readsZone(pattern) ? "CAST(NULL AS TIMESTAMP)" : readBy(text, pattern, { type: kind, zone });
  const value = parsedFrom(text, type, { mode: "try", zone });
  return kind === "timestamp_ntz" ? `CASE WHEN regexp_full_match(${text}, '\\s*[^\\sT]+([ T]+[\\d:.]*)?\\s*') THEN ${value} END` : value;
}
