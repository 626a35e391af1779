import { once } from "./once.ts";

/** A double as FLOAT: beyond what that holds it is infinite, where DuckDB's cast fails. */
export function floatOf(double: string): string {
  return once(
    double,
    (v) => `coalesce(TRY_CAST(${v} AS FLOAT), CAST(CASE WHEN ${v} > 0 THEN 'Infinity' WHEN ${v} < 0 THEN '-Infinity' END AS FLOAT))`,
    "f",
  );
}
