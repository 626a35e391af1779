import type { DataType } from "@volley/plan";
import type { Column } from "../typed/column.ts";

const fixed: Readonly<Record<string, number>> = {
  null: 1,
  boolean: 1,
  byte: 1,
  short: 2,
  integer: 4,
  long: 8,
  float: 4,
  double: 8,
  date: 4,
  timestamp: 8,
  timestamp_ntz: 8,
  decimal: 16,
  day_time_interval: 16,
  year_month_interval: 16,
  string: 20,
  binary: 100,
  array: 100,
  map: 100,
};

/** Estimated bytes of a value in memory. */
export function columnWidth(type: DataType): number {
  return type.kind === "struct" ? type.fields.reduce((sum, f) => sum + columnWidth(f.type), 1) : fixed[type.kind]!;
}

/** Estimated bytes of a row in memory. */
export function rowWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, c) => sum + columnWidth(c.type), 0);
}
