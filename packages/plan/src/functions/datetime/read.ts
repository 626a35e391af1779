import type { Origin } from "../../errors.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import { simpleTypes } from "../../types/data-type.ts";
import { isZoneLetter, lettersIn, type PatternPart, patternParts, type PatternType } from "./pattern.ts";
import { once } from "../once.ts";
import { literally } from "../string/regex-text.ts";
import { instantIn, sessionInstant } from "./zone.ts";

/** What a text is read as: a type, and the zone of instants whose text names none. */
export interface ReadAs {
  readonly type: PatternType;
  readonly zone: string;
  readonly origin?: Origin | undefined;
}

/**
 * SQL of a text read by a pattern of Spark's as a date or timestamp, null where it is not of that form. What a pattern does not tell is of
 * 1970-01-01 00:00. Of a zone's letters an instant alone takes notice. Throws as `patternParts` does.
 */
export function readBy(text: string, pattern: string, { type, zone, origin }: ReadAs): string {
  const parts = patternParts(pattern, "reading", type, origin);
  const usual = usualForm(parts);
  return once(
    text,
    (v) => {
      const any = fromParts(v, parts, type, zone);
      if (usual === undefined) return any;
      const local = `try_strptime(${v}, ${sqlString(usual.format)})`;
      const value = type === "timestamp" ? sessionInstant(local, zone) : `CAST(${local} AS ${duckdbType(simpleTypes[type])})`;
      return `CASE WHEN regexp_full_match(${v}, ${sqlString(usual.regex)}) THEN ${value} ELSE ${any} END`;
    },
    "p",
  );
}

/** Whether texts of a pattern tell of their zone. */
export function readsZone(pattern: string): boolean {
  return lettersIn(patternParts(pattern, "reading", "timestamp")).some(([letter]) => isZoneLetter(letter));
}

/** Letters that strptime understands in the same way, where as many digits stand as letters. */
const directives: Readonly<Record<string, readonly [regex: string, directive: string]>> = {
  uuuu: ["\\d{4}", "%Y"],
  MMMM: ["[A-Za-z]+", "%B"],
  MMM: ["[A-Za-z]{3}", "%b"],
  MM: ["\\d{2}", "%m"],
  M: ["\\d{1,2}", "%m"],
  dd: ["\\d{2}", "%d"],
  d: ["\\d{1,2}", "%d"],
  HH: ["\\d{2}", "%H"],
  H: ["\\d{1,2}", "%H"],
  mm: ["\\d{2}", "%M"],
  m: ["\\d{1,2}", "%M"],
  ss: ["\\d{2}", "%S"],
  s: ["\\d{1,2}", "%S"],
  SSS: ["\\d{3}", "%f"],
  SSSSSS: ["\\d{6}", "%f"],
};

/** The texts of a pattern that strptime reads alike: each letter once, a year, and no digits that run into each other. */
function usualForm(parts: readonly PatternPart[]): { readonly regex: string; readonly format: string } | undefined {
  const letters = lettersIn(parts).map(([letter]) => letter);
  if (!letters.includes("u") || new Set(letters).size < letters.length) return undefined;
  let regex = "";
  let format = "";
  for (const [i, part] of parts.entries()) {
    if ("optional" in part) return undefined;
    if ("text" in part) {
      regex += literally(part.text);
      format += part.text.replaceAll("%", "%%");
      continue;
    }
    const found = directives[part.letter.repeat(part.count)];
    const next = parts[i + 1];
    const ends = part.count > 1 || next === undefined || ("text" in next && /^\D/.test(next.text));
    if (found === undefined || !ends) return undefined;
    regex += found[0];
    format += found[1];
  }
  return { regex, format };
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const numeral = (count: number, most: number): string => (count === 1 ? `0*\\d{1,${most}}` : `\\d{${count}}`);

/** The forms of a letter, by the number of times it stands: regular expressions. */
const forms: Readonly<Record<string, (count: number) => string>> = {
  G: (n) => (n === 4 ? "(?i:Anno Domini|Before Christ)" : "(?i:AD|BC)"),
  y: yearForm,
  u: yearForm,
  M: monthForm,
  L: monthForm,
  d: (n) => numeral(n, 2),
  D: (n) => (n === 2 ? "\\d{2,3}" : numeral(n, 3)),
  H: (n) => numeral(n, 2),
  k: (n) => numeral(n, 2),
  h: (n) => numeral(n, 2),
  K: (n) => numeral(n, 2),
  m: (n) => numeral(n, 2),
  s: (n) => numeral(n, 2),
  S: (n) => `\\d{1,${n}}`,
  a: () => "(?i:AM|PM)",
  V: () => zoneId,
  z: () => zoneId,
  O: (n) => `(?i:GMT)(?:[+-]${n === 4 ? "\\d{2}:\\d{2}" : "\\d{1,2}(?::\\d{2})?"}(?::\\d{2})?)?`,
  X: (n) => `[Zz]|${offsets[n - 1]}`,
  x: (n) => offsets[n - 1]!,
  Z: (n) => (n === 4 ? forms["O"]!(4) : n === 5 ? forms["X"]!(5) : offsets[1]!),
};

const zoneId = "[A-Za-z][A-Za-z0-9~/._+:-]*|[+-]\\d{1,2}(?::?\\d{2}){0,2}";
const offsets = ["[+-]\\d{2}(?:\\d{2})?", "[+-]\\d{4}", "[+-]\\d{2}:\\d{2}", "[+-]\\d{4}(?:\\d{2})?", "[+-]\\d{2}:\\d{2}(?::\\d{2})?"];

function yearForm(count: number): string {
  if (count === 2) return "\\d{2}";
  // More digits than letters need a sign.
  return count < 4 ? `-?\\d{${count},9}` : `-?\\d{${count}}|[+-]\\d{${count + 1},9}`;
}

function monthForm(count: number): string {
  if (count <= 2) return numeral(count, 2);
  return `(?i:${months.map((name) => (count === 3 ? name.slice(0, 3) : name)).join("|")})`;
}

interface Group {
  readonly letter: string;
  readonly count: number;
  /** Its name among those of the regular expression. */
  readonly name: string;
}

/** A text read letter by letter. */
function fromParts(v: string, parts: readonly PatternPart[], type: PatternType, zone: string): string {
  const groups: Group[] = [];
  const regex = regexOf(parts, groups);
  const names = ["whole", ...groups.map(({ name }) => name)].map(sqlString);
  const found = `regexp_extract(${v}, ${sqlString(`^(${regex})$`)}, [${names.join(", ")}])`;
  return `TRY(${once(found, (g) => `CASE WHEN ${[`${g}.whole <> ''`, ...agreeing(g, groups)].join(" AND ")} THEN ${assembled(g, groups, type, zone)} END`, "g")})`;
}

function regexOf(parts: readonly PatternPart[], groups: Group[]): string {
  return parts
    .map((part) => {
      if ("text" in part) return `(?i:${literally(part.text)})`;
      if ("optional" in part) return `(?:${regexOf(part.optional, groups)})?`;
      const name = `f${groups.length}`;
      groups.push({ ...part, name });
      return `(${forms[part.letter]!(part.count)})`;
    })
    .join("");
}

/** What a letter's text stands for, as a number. */
function numberOf(text: string, { letter, count }: Group): string {
  if (letter === "M" || letter === "L")
    return count < 3
      ? `CAST(${text} AS INTEGER)`
      : `list_position([${months.map((m) => sqlString(m.slice(0, 3).toLowerCase())).join(", ")}], lower(${text}[:3]))`;
  if ((letter === "u" || letter === "y") && count === 2) return `2000 + CAST(${text} AS INTEGER)`;
  if (letter === "S") return `CAST(left(rpad(${text}, 9, '0'), 6) AS INTEGER)`;
  if (letter === "G") return `CASE lower(${text}[1]) WHEN 'a' THEN 1 ELSE 0 END`;
  if (letter === "a") return `CASE lower(${text}[1]) WHEN 'p' THEN 12 ELSE 0 END`;
  return `CAST(${text} AS INTEGER)`;
}

const partOf: Readonly<Record<string, string>> = { L: "M", z: "zone", V: "zone", O: "zone", X: "zone", x: "zone", Z: "zone" };
const bounds: Readonly<Record<string, readonly [number, number]>> = { k: [1, 24], h: [1, 12], K: [0, 11] };

/** The number of a part of the time that some letter tells, null where none does. */
function told(g: string, groups: readonly Group[], part: string): string | undefined {
  const values = groups
    .filter(({ letter }) => (partOf[letter] ?? letter) === part)
    .map(
      (group) =>
        `CASE WHEN ${g}.${group.name} <> '' THEN ${part === "zone" ? `${g}.${group.name}` : numberOf(`${g}.${group.name}`, group)} END`,
    );
  return values.length > 1 ? `coalesce(${values.join(", ")})` : values[0];
}

/** What must hold beside the form: bounds of hours, and that parts which come twice tell the same. */
function agreeing(g: string, groups: readonly Group[]): readonly string[] {
  const number = (group: Group): string => numberOf(`${g}.${group.name}`, group);
  const bounded = groups
    .filter(({ letter }) => bounds[letter])
    .map((group) => `(${g}.${group.name} = '' OR ${number(group)} BETWEEN ${bounds[group.letter]!.join(" AND ")})`);
  const again = groups.flatMap((group, i) => {
    const first = groups.slice(0, i).find((other) => (partOf[other.letter] ?? other.letter) === (partOf[group.letter] ?? group.letter));
    if (first === undefined || partOf[group.letter] === "zone") return [];
    return [`(${g}.${first.name} = '' OR ${g}.${group.name} = '' OR ${number(first)} = ${number(group)})`];
  });
  return [...bounded, ...again];
}

function assembled(g: string, groups: readonly Group[], type: PatternType, zone: string): string {
  const part = (letter: string): string | undefined => told(g, groups, letter);
  const or = (value: string | undefined, other: string): string => (value === undefined ? other : `coalesce(${value}, ${other})`);
  const ofEra = part("y");
  const era = part("G");
  const year =
    ofEra === undefined ? or(part("u"), "1970") : `CASE WHEN ${or(era, "1")} = 1 THEN ${or(ofEra, "1970")} ELSE 1 - ${ofEra} END`;
  const byMonth = `make_date(${year}, ${or(part("M"), "1")}, ${or(part("d"), "1")})`;
  const ofYear = part("D");
  const day =
    ofYear === undefined
      ? byMonth
      : `CASE WHEN ${ofYear} BETWEEN 1 AND dayofyear(make_date(${year}, 12, 31)) THEN make_date(${year}, 1, 1) + (${ofYear} - 1) WHEN ${ofYear} IS NULL THEN ${byMonth} END`;
  if (type === "date") return day;
  const half = part("a");
  const twelve = [part("h") && `${part("h")} % 12`, part("K")].filter((value) => value !== undefined);
  const whole = [part("H"), part("k") && `${part("k")} % 24`].filter((value) => value !== undefined);
  const ofHalf = twelve.length === 0 ? or(half, "0") : `coalesce(${twelve.join(", ")}, 0) + ${or(half, "0")}`;
  const hour = whole.length === 0 ? ofHalf : `coalesce(${whole.join(", ")}, ${ofHalf})`;
  const local = `${day} + (make_time(${hour}, ${or(part("m"), "0")}, ${or(part("s"), "0")}) + to_microseconds(${or(part("S"), "0")}))`;
  if (type === "timestamp_ntz") return local;
  const named = part("zone");
  return named === undefined ? sessionInstant(local, zone) : instantIn(local, or(named, "''"), zone);
}
