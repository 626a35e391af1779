import { once } from "../once.ts";

/** A double as FLOAT: beyond what that holds it is infinite, where DuckDB's cast fails. */
export function floatOf(double: string): string {
  return once(
    double,
    // DuckDB computes the same cast once, and a CASE whose first branch takes every row as it lies; coalesce() copies what it keeps.
    (v) =>
      `CASE WHEN TRY_CAST(${v} AS FLOAT) IS NOT NULL THEN TRY_CAST(${v} AS FLOAT) WHEN ${v} > 0 THEN CAST('Infinity' AS FLOAT) WHEN ${v} < 0 THEN CAST('-Infinity' AS FLOAT) END`,
    "f",
  );
}
