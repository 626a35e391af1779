import { type DataType, duckdbType, floatOf, isInstant, isIntegral, isNumeric, isUtc, once, sameType, sessionInstant } from "@volley/plan";
import { parsedFrom } from "./cast-from-text.ts";
import { textOf } from "./cast-to-text.ts";

/** What a conversion hangs on beside the types: whether errors become null, and the session's time zone. */
export interface CastContext {
  readonly mode: "ansi" | "try";
  readonly zone: string;
}

/** Conversion to another type by Spark's rules (Cast.scala, ANSI). `requireCastable` says which pairs there are. */
export function castSql(value: string, from: DataType, to: DataType, context: CastContext): string {
  if (sameType(from, to)) return value;
  if (from.kind === "null") return plain(value, to, context);
  if (to.kind === "string") return textOf(value, from, context);
  if (from.kind === "string") return parsedFrom(value, to, context);
  if (isNumeric(from) || from.kind === "boolean") return fromNumber(value, from, to, context);
  if (isInstant(from)) return fromInstant(value, from, to, context);
  if (from.kind === "day_time_interval" || from.kind === "year_month_interval") return fromInterval(value, from, to, context);
  return plain(value, to, context);
}

/** Whether the conversion reads a wall clock as an instant, which hangs on the zone. */
export function asksZone(from: DataType, to: DataType): boolean {
  return to.kind === "timestamp" && ["string", "date", "timestamp_ntz"].includes(from.kind);
}

function plain(value: string, to: DataType, { mode }: CastContext): string {
  return `${mode === "try" ? "TRY_CAST" : "CAST"}(${value} AS ${duckdbType(to)})`;
}

/** A conversion that has no TRY_CAST. TRY stands around it alone: errors of the value stay errors. */
function guarded(value: string, sql: (v: string) => string, { mode }: CastContext): string {
  return mode === "try" ? once(value, (v) => `TRY(${sql(v)})`) : sql(value);
}

function fromNumber(value: string, from: DataType, to: DataType, context: CastContext): string {
  const real = from.kind === "float" || from.kind === "double";
  if (to.kind === "boolean") return `(${value} <> 0)`;
  if (to.kind === "timestamp") {
    const made = (v: string): string => `timezone('UTC', TIMESTAMP '1970-01-01' + to_microseconds(${micros(v, from)}))`;
    return real ? once(value, (v) => finite(v, guarded(v, made, context), context)) : guarded(value, made, context);
  }
  if (to.kind === "day_time_interval") return once(value, (v) => shortEnough(v, `to_microseconds(${micros(v, from, "round")})`, context));
  if (to.kind === "year_month_interval") return guarded(value, (v) => `to_months(CAST(${v} AS INTEGER))`, context);
  if (real && to.kind === "decimal")
    // Spark takes the digits that print, and nothing for what has none.
    return once(
      value,
      (v) =>
        `CASE WHEN abs(${v}) < 5e-39 THEN CAST(0 AS ${duckdbType(to)}) WHEN isfinite(${v}) THEN ${plain(`CAST(CAST(${v} AS DOUBLE) AS VARCHAR)`, to, context)} END`,
    );
  if (from.kind === "double" && to.kind === "float") return floatOf(value);
  if ((real || from.kind === "decimal") && isIntegral(to)) return plain(`trunc(${value})`, to, context);
  return plain(value, to, context);
}

function finite(v: string, sql: string, { mode }: CastContext): string {
  const problem = mode === "try" ? "NULL" : `error('[CAST_INVALID_INPUT] ' || ${v} || ' is no point in time')`;
  return `CASE WHEN isfinite(${v}) OR ${v} IS NULL THEN ${sql} ELSE ${problem} END`;
}

/** An interval of so many seconds, where 64 bits hold its microseconds. */
function shortEnough(seconds: string, sql: string, { mode }: CastContext): string {
  const problem = mode === "try" ? "NULL" : `error('[CAST_OVERFLOW] an interval cannot have ' || ${seconds} || ' seconds')`;
  return `CASE WHEN ${seconds} BETWEEN -9223372036854 AND 9223372036854 OR ${seconds} IS NULL THEN ${sql} ELSE ${problem} END`;
}

/** Seconds as whole microseconds. */
function micros(seconds: string, from: DataType, digits: "trunc" | "round" = "trunc"): string {
  if (isIntegral(from)) return `CAST(${seconds} AS BIGINT) * 1000000`;
  if (from.kind !== "decimal") return `CAST(trunc(CAST(${seconds} AS DOUBLE) * 1000000) AS BIGINT)`;
  return `CAST(${digits}(CAST(${seconds} AS DECIMAL(38,${from.scale})) * 1000000) AS BIGINT)`;
}

function fromInstant(value: string, from: DataType, to: DataType, context: CastContext): string {
  if (asksZone(from, to)) {
    if (isUtc(context.zone)) return plain(value, to, context);
    return sessionInstant(from.kind === "date" ? `CAST(${value} AS TIMESTAMP)` : value, context.zone);
  }
  if (!isNumeric(to)) return plain(value, to, context);
  const ticks = `epoch_us(${value})`;
  if (isIntegral(to))
    return plain(
      once(ticks, (t) => `(${t} - ((${t} % 1000000) + 1000000) % 1000000) // 1000000`),
      to,
      context,
    );
  if (to.kind === "decimal") return plain(scaled(ticks), to, context);
  return plain(`CAST(${ticks} AS DOUBLE) / 1000000`, to, context);
}

/** Microseconds as exact seconds. */
function scaled(ticks: string): string {
  return `CAST(${ticks} AS DECIMAL(20,0)) * CAST(0.000001 AS DECIMAL(6,6))`;
}

function fromInterval(value: string, from: DataType, to: DataType, context: CastContext): string {
  if (!isNumeric(to)) return plain(value, to, context);
  if (from.kind === "year_month_interval") return plain(`(datepart('year', ${value}) * 12 + datepart('month', ${value}))`, to, context);
  const ticks = `epoch_us(${value})`;
  return isIntegral(to) ? plain(`${ticks} // 1000000`, to, context) : plain(scaled(ticks), to, context);
}
