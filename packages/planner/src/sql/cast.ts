import {
  type DataType,
  duckdbType,
  floatOf,
  isInstant,
  isIntegral,
  isIntervalType,
  type IntervalType,
  intervalOf,
  intervalUnits,
  isNumeric,
  isUtc,
  lambdaSql,
  once,
  sameType,
  sessionInstant,
  sqlString,
  unitLengths,
  unitsOf,
} from "@volley/plan";
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
  if (from.kind === "array" || from.kind === "map" || from.kind === "struct")
    return to.kind === "string" ? textOf(value, from, context) : nested(value, from, to, context);
  if (to.kind === "string") return textOf(value, from, context);
  if (from.kind === "string") return parsedFrom(value, to, context);
  if (isNumeric(from) || from.kind === "boolean") return fromNumber(value, from, to, context);
  if (isInstant(from)) return fromInstant(value, from, to, context);
  if (isIntervalType(from)) return fromInterval(value, from, to, context);
  return plain(value, to, context);
}

/** Part by part; structs by the places of their fields. */
function nested(value: string, from: DataType, to: DataType, context: CastContext): string {
  if (from.kind === "array" && to.kind === "array") {
    if (sameType(from.element, to.element)) return value;
    return `list_transform(${value}, ${lambdaSql(["x"], (x) => castSql(x!, from.element, to.element, context))})`;
  }
  if (from.kind === "map" && to.kind === "map") {
    const part = (name: "key" | "value") => (e: string | undefined) =>
      castSql(`struct_extract(${e!}, '${name}')`, from[name], to[name], context);
    const entry = lambdaSql(["e"], (e) => `{'key': ${part("key")(e)}, 'value': ${part("value")(e)}}`);
    return `map_from_entries(list_transform(map_entries(${value}), ${entry}))`;
  }
  if (from.kind === "struct" && to.kind === "struct")
    return once(value, (struct) => {
      const fields = from.fields.map(({ name, type }, i) => {
        const field = to.fields[i]!;
        return `${sqlString(field.name)}: ${castSql(`struct_extract(${struct}, ${sqlString(name)})`, type, field.type, context)}`;
      });
      return `CASE WHEN ${struct} IS NOT NULL THEN {${fields.join(", ")}} END`;
    });
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
  if (isIntervalType(to))
    return once(value, (v) => shortEnough(v, to, intervalOf(counted(v, from, unitLengths[unitsOf(to)[1]]!), to), context));
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

/** An interval of so many units, where 64 bits hold its microseconds, or 32 its months. */
function shortEnough(count: string, to: IntervalType, sql: string, { mode }: CastContext): string {
  const problem = mode === "try" ? "NULL" : `error('[CAST_OVERFLOW] an interval cannot be so long: ' || ${count})`;
  const beyond = to.kind === "day_time_interval" ? 2n ** 63n : 2n ** 31n;
  const length = unitLengths[unitsOf(to)[1]]!;
  return `CASE WHEN ${count} BETWEEN -${beyond / length} AND ${(beyond - 1n) / length} OR ${count} IS NULL THEN ${sql} ELSE ${problem} END`;
}

/** So many units of a length, a whole number of the smallest. */
function counted(count: string, from: DataType, length: bigint): string {
  if (isIntegral(from)) return `CAST(${count} AS BIGINT) * ${length}`;
  return from.kind === "decimal"
    ? `CAST(round(CAST(${count} AS DECIMAL(38,${from.scale})) * ${length}) AS BIGINT)`
    : `${count} * ${length}`;
}

/** Seconds as whole microseconds. */
function micros(seconds: string, from: DataType): string {
  if (isIntegral(from)) return `CAST(${seconds} AS BIGINT) * 1000000`;
  if (from.kind !== "decimal") return `CAST(trunc(CAST(${seconds} AS DOUBLE) * 1000000) AS BIGINT)`;
  return `CAST(trunc(CAST(${seconds} AS DECIMAL(38,${from.scale})) * 1000000) AS BIGINT)`;
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

/** Other units cut off what is smaller than the last of them; numbers count the last unit. */
function fromInterval(value: string, from: IntervalType, to: DataType, context: CastContext): string {
  const dayTime = from.kind === "day_time_interval";
  const count = dayTime ? `epoch_us(${value})` : `(datepart('year', ${value}) * 12 + datepart('month', ${value}))`;
  const smallest = unitLengths[intervalUnits[from.kind].at(-1)!]!;
  if (isIntervalType(to)) {
    const length = unitLengths[unitsOf(to)[1]]!;
    if (length === smallest || length <= unitLengths[unitsOf(from)[1]]!) return value;
    return once(count, (n) =>
      dayTime ? `to_microseconds(${n} - ${n} % ${length})` : `to_months(CAST(${n} - ${n} % ${length} AS INTEGER))`,
    );
  }
  if (!isNumeric(to)) return plain(value, to, context);
  const length = unitLengths[unitsOf(from)[1]]!;
  if (dayTime && length === smallest && !isIntegral(to)) return plain(scaled(count), to, context);
  return plain(length === 1n ? count : `${count} // ${length}`, to, context);
}
