import type { Origin } from "../../errors.ts";
import { sqlString } from "../../types/duckdb-type.ts";
import { isZoneLetter, lettersIn, type PatternPart, patternParts, type PatternType } from "./pattern.ts";
import { once } from "../once.ts";

/** What is printed: its type, and of an instant the zone that it is read in. */
export interface PrintedAs {
  readonly type: PatternType;
  readonly zone: string;
  readonly origin?: Origin | undefined;
}

/** SQL of a date or timestamp printed by a pattern of Spark's. Throws as `patternParts` does. */
export function formatted(value: string, pattern: string, { type, zone, origin }: PrintedAs): string {
  const parts = patternParts(pattern, "printing", type, origin);
  const asksOffset = lettersIn(parts).some(([letter]) => isZoneLetter(letter) && letter !== "V");
  if (type !== "timestamp") return once(value, (v) => printed(v, parts, zone, "0"), "f");
  const local = (t: string): string => `CAST(${t} AS TIMESTAMP)`;
  if (!asksOffset) return once(local(value), (v) => printed(v, parts, zone, "0"), "f");
  return once(
    value,
    (t) => {
      const offset = `((epoch_us(${local(t)}) - epoch_us(${t})) // 1000000)`;
      return once(local(t), (v) => once(offset, (o) => printed(v, parts, zone, o), "o"), "f");
    },
    "t",
  );
}

function printed(v: string, parts: readonly PatternPart[], zone: string, offset: string): string {
  const pieces = parts.map((part): string => {
    if ("text" in part) return sqlString(part.text);
    if ("optional" in part) return printed(v, part.optional, zone, offset);
    const { letter, count } = part;
    return `(${zoneLetters[letter]?.(offset, count, zone) ?? letters[letter]!(v, count)})`;
  });
  const all = pieces.length === 0 ? "''" : `(${pieces.join(" || ")})`;
  const format = strftimeFormat(parts);
  // strftime knows no signs of years.
  return format === undefined
    ? all
    : `CASE WHEN year(${v}) BETWEEN 1000 AND 9999 THEN strftime(${v}, ${sqlString(format)}) ELSE ${all} END`;
}

/** Directives that print the same, faster. */
const directives: Readonly<Record<string, readonly string[]>> = {
  y: ["%Y", "%y", "%Y", "%Y"],
  u: ["%Y", "%y", "%Y", "%Y"],
  M: ["%-m", "%m", "%b", "%B"],
  L: ["%-m", "%m", "%b", "%B"],
  d: ["%-d", "%d"],
  D: ["%-j", "", "%j"],
  E: ["%a", "%a", "%a", "%A"],
  a: ["%p"],
  H: ["%-H", "%H"],
  h: ["%-I", "%I"],
  m: ["%-M", "%M"],
  s: ["%-S", "%S"],
  S: ["", "", "%g", "", "", "%f"],
};

function strftimeFormat(parts: readonly PatternPart[]): string | undefined {
  const found = parts.map((part) => {
    if ("text" in part) return part.text.replaceAll("%", "%%");
    return "optional" in part ? strftimeFormat(part.optional) : directives[part.letter]?.[part.count - 1] || undefined;
  });
  return found.includes(undefined) || found.length === 0 ? undefined : found.join("");
}

const digits = (value: string, count: number): string => `printf('%0${count}d', ${value})`;
const strftime = (v: string, format: string): string => `strftime(${v}, '${format}')`;

/** With a sign before the year 0, and with one beyond the digits that there are. */
function signed(year: string, count: number): string {
  if (count === 2) return digits(`abs(${year}) % 100`, 2);
  const plus = count < 4 ? "" : `WHEN ${year} >= ${10 ** count} THEN '+' `;
  return `CASE WHEN ${year} < 0 THEN '-' ${plus}ELSE '' END || ${digits(`abs(${year})`, count)}`;
}

const ofEra = (v: string): string => `(CASE WHEN year(${v}) > 0 THEN year(${v}) ELSE 1 - year(${v}) END)`;

function quarter(v: string, count: number): string {
  if (count <= 2) return digits(`quarter(${v})`, count);
  return count === 3 ? `'Q' || quarter(${v})` : `['1st', '2nd', '3rd', '4th'][quarter(${v})] || ' quarter'`;
}

const month = (v: string, count: number): string => strftime(v, directives["M"]![count - 1]!);

/** How a letter prints, by the number of times it stands. */
const letters: Readonly<Record<string, (v: string, count: number) => string>> = {
  y: (v, n) => signed(ofEra(v), n),
  u: (v, n) => signed(`year(${v})`, n),
  M: month,
  L: month,
  d: (v, n) => digits(`day(${v})`, n),
  D: (v, n) => digits(`dayofyear(${v})`, n),
  H: (v, n) => digits(`hour(${v})`, n),
  k: (v, n) => digits(`(hour(${v}) + 23) % 24 + 1`, n),
  h: (v, n) => digits(`(hour(${v}) + 11) % 12 + 1`, n),
  K: (v, n) => digits(`hour(${v}) % 12`, n),
  m: (v, n) => digits(`minute(${v})`, n),
  s: (v, n) => digits(`second(${v})`, n),
  S: (v, n) => `left(rpad(${strftime(v, "%f")}, 9, '0'), ${n})`,
  a: (v) => strftime(v, "%p"),
  E: (v, n) => strftime(v, directives["E"]![n - 1]!),
  F: (v) => `CAST((day(${v}) - 1) % 7 + 1 AS VARCHAR)`,
  Q: quarter,
  q: quarter,
  G: (v, n) => `CASE WHEN year(${v}) > 0 THEN ${n === 4 ? "'Anno Domini'" : "'AD'"} ELSE ${n === 4 ? "'Before Christ'" : "'BC'"} END`,
};

/** Seconds from UTC as `+01:00`: hours in so many digits, then minutes and seconds if asked for always or where they are not 0. */
function offsetText(o: string, hours: 1 | 2, minutes: "always" | "ifAny", seconds: boolean, colon: ":" | ""): string {
  const part = (unit: number): string => `'${colon}' || ${digits(`abs(${o}) // ${unit} % 60`, 2)}`;
  const last = seconds ? `CASE WHEN ${o} % 60 <> 0 THEN ${part(1)} ELSE '' END` : "''";
  const behind = `${part(60)} || ${last}`;
  const rest = minutes === "always" ? behind : `CASE WHEN ${o} % 3600 <> 0 THEN ${behind} ELSE '' END`;
  return `CASE WHEN ${o} < 0 THEN '-' ELSE '+' END || ${digits(`abs(${o}) // 3600`, hours)} || ${rest}`;
}

const isoOffset = (o: string, count: number): string =>
  offsetText(o, 2, count === 1 ? "ifAny" : "always", count > 3, count === 3 || count === 5 ? ":" : "");
const orUtc = (o: string, utc: string, text: string): string => `CASE WHEN ${o} = 0 THEN '${utc}' ELSE ${text} END`;
const ofGreenwich = (o: string, full: boolean): string =>
  orUtc(o, "GMT", `'GMT' || ${offsetText(o, full ? 2 : 1, full ? "always" : "ifAny", true, ":")}`);

/** How a letter of zones prints, from the seconds that it is ahead of UTC. */
const zoneLetters: Readonly<Record<string, (offset: string, count: number, zone: string) => string>> = {
  V: (_, __, zone) => sqlString(zone),
  O: (o, n) => ofGreenwich(o, n === 4),
  X: (o, n) => orUtc(o, "Z", isoOffset(o, n)),
  x: isoOffset,
  Z: (o, n) => (n === 4 ? ofGreenwich(o, true) : n === 5 ? orUtc(o, "Z", isoOffset(o, 5)) : isoOffset(o, 2)),
};
