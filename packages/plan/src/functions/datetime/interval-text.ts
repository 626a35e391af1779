import { sqlString } from "../../types/duckdb-type.ts";
import { type IntervalType, intervalUnits, unitLengths, unitsOf } from "../../types/interval.ts";
import { once } from "../once.ts";

// Intervals and their texts: INTERVAL '1 02:03:04.5' DAY TO SECOND (IntervalUtils). Texts are read with what stands around them or without.

function spanOf(type: IntervalType): readonly string[] {
  const all: readonly string[] = intervalUnits[type.kind];
  const [first, last] = unitsOf(type);
  return all.slice(all.indexOf(first), all.indexOf(last) + 1);
}

const suffixOf = (span: readonly string[]): string => (span.length === 1 ? span[0]! : `${span[0]!} to ${span.at(-1)!}`).toUpperCase();

/** What stands before a unit that is not the first. */
const before: Readonly<Record<string, string>> = { hour: " ", minute: ":", second: ":", month: "-" };
/** How many of a unit make the next larger one. */
const most: Readonly<Record<string, number>> = { hour: 24, minute: 60, second: 60, month: 12 };
const fraction = "(?:\\.(\\d{1,9}))?";

/** The parts of a text as a struct, `madeFrom` whose value is; empty where the text is no interval of these units. */
export function intervalParts(v: string, type: IntervalType): string {
  const span = spanOf(type);
  const digits = span.map((unit, i) => `${i === 0 ? "(\\d{1,13})" : `${before[unit]!}(\\d{1,2})`}${unit === "second" ? fraction : ""}`);
  const suffix = suffixOf(span).replaceAll(" ", "\\s+");
  const pattern = `(?i)^\\s*(INTERVAL\\s+)?([+-]?)''?([+-]?)${digits.join("")}(''\\s+${suffix})?\\s*$`;
  const names = ["head", "outer", "inner", ...span.flatMap((unit) => (unit === "second" ? ["second", "fraction"] : [unit])), "tail"];
  return `regexp_extract(${v}, '${pattern}', [${names.map((name) => `'${name}'`).join(", ")}])`;
}

/** The interval of the parts in a struct; null where there are none, or it is too long. */
export function intervalOfParts(g: string, type: IntervalType): string {
  const span = spanOf(type);
  const whole = span.map((unit) => `CAST(${g}.${unit} AS HUGEINT) * ${unitLengths[unit]!}`);
  if (span.includes("second")) whole.push(`CAST(rpad(${g}.fraction, 6, '0') AS BIGINT)`);
  const fits = [`(${g}.head = '') = (${g}.tail = '')`, ...span.slice(1).map((unit) => `CAST(${g}.${unit} AS INTEGER) < ${most[unit]!}`)];
  const made = intervalOf(
    `TRY_CAST((${whole.join(" + ")}) * ${sign(g)} AS ${type.kind === "day_time_interval" ? "BIGINT" : "INTEGER"})`,
    type,
  );
  return `CASE WHEN ${g}.${span[0]!} <> '' THEN CASE WHEN ${fits.join(" AND ")} THEN ${made} END END`;
}

const day = unitLengths["day"]!;

/** An interval of so many microseconds or months. Days stand apart: Arrow counts the rest in nanoseconds, of which 64 bits hold 292 years. */
export function intervalOf(count: string, { kind }: IntervalType): string {
  if (kind === "year_month_interval") return `to_months(CAST(${count} AS INTEGER))`;
  return once(`CAST(${count} AS BIGINT)`, (n) => `(to_days(CAST(${n} // ${day} AS INTEGER)) + to_microseconds(${n} % ${day}))`, "n");
}

const sign = (g: string): string => `CASE WHEN ${g}.outer || ${g}.inner IN ('-', '+-', '-+') THEN -1 ELSE 1 END`;

/** The text of an interval. */
export function intervalText(value: string, type: IntervalType): string {
  const months = `(datepart('year', ${value}) * 12 + datepart('month', ${value}))`;
  return once(type.kind === "day_time_interval" ? `epoch_us(${value})` : months, (count) => textOfUnits(count, type));
}

/** The same of microseconds or months. */
function textOfUnits(count: string, type: IntervalType): string {
  const span = spanOf(type);
  const parts = span.map((unit, i) => {
    const length = unitLengths[unit]!;
    const rest = i === 0 ? `abs(${count})` : `abs(${count}) % ${unitLengths[span[i - 1]!]!}`;
    const padded = unit !== "day" && unit !== "year" && unit !== "month";
    return `${sqlString(i === 0 ? "" : before[unit]!)} || ${padded ? twoDigits(`(${rest}) // ${length}`) : `(${rest}) // ${length}`}`;
  });
  if (span.at(-1) === "second") parts.push(`rtrim(rtrim(printf('.%06d', abs(${count}) % 1000000), '0'), '.')`);
  const minus = `CASE WHEN ${count} < 0 THEN '-' ELSE '' END`;
  return `'INTERVAL ''' || ${minus} || ${parts.join(" || ")} || ''' ${suffixOf(span)}'`;
}

const twoDigits = (n: string): string => `printf('%02d', ${n})`;
