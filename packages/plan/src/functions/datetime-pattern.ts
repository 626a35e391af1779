import { VolleyError } from "../errors.ts";
import { sqlString } from "../types/duckdb-type.ts";

type Token = { readonly text: string } | { readonly letter: string; readonly count: number };

/** The parts of one of Spark's datetime patterns: runs of a letter, and text that stands for itself. */
function tokens(pattern: string): readonly Token[] {
  return [...pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)].map(([whole, quoted, letter]) => {
    if (quoted !== undefined) return { text: quoted === "" ? "'" : quoted.replaceAll("''", "'") };
    return letter === undefined ? { text: whole } : { letter, count: whole.length };
  });
}

const strftime = (v: string, format: string): string => `strftime(${v}, '${format}')`;
const digits = (value: string, count: number): string => `printf('%0${count}d', ${value})`;
const ofEra = (v: string): string => `CASE WHEN year(${v}) > 0 THEN year(${v}) ELSE 1 - year(${v}) END`;

/** How a letter prints, by the number of times it stands; SQL over a TIMESTAMP. */
const printed: Readonly<Record<string, (v: string, count: number) => string | undefined>> = {
  y: (v, n) => (n === 2 ? digits(`(${ofEra(v)}) % 100`, 2) : n <= 6 ? years(ofEra(v), n) : undefined),
  u: (v, n) => (n === 2 ? digits(`year(${v}) % 100`, 2) : n <= 6 ? years(`year(${v})`, n) : undefined),
  M: (v, n) => ["%-m", "%m", "%b", "%B"].slice(n - 1, n).map((f) => strftime(v, f))[0],
  L: (v, n) => ["%-m", "%m", "%b", "%B"].slice(n - 1, n).map((f) => strftime(v, f))[0],
  d: (v, n) => (n <= 2 ? digits(`day(${v})`, n) : undefined),
  D: (v, n) => (n <= 3 ? digits(`dayofyear(${v})`, n) : undefined),
  H: (v, n) => (n <= 2 ? digits(`hour(${v})`, n) : undefined),
  k: (v, n) => (n <= 2 ? digits(`(hour(${v}) + 23) % 24 + 1`, n) : undefined),
  h: (v, n) => (n <= 2 ? digits(`(hour(${v}) + 11) % 12 + 1`, n) : undefined),
  K: (v, n) => (n <= 2 ? digits(`hour(${v}) % 12`, n) : undefined),
  m: (v, n) => (n <= 2 ? digits(`minute(${v})`, n) : undefined),
  s: (v, n) => (n <= 2 ? digits(`second(${v})`, n) : undefined),
  S: (v, n) => (n <= 9 ? `left(rpad(${strftime(v, "%f")}, 9, '0'), ${n})` : undefined),
  a: (v, n) => (n === 1 ? strftime(v, "%p") : undefined),
  E: (v, n) => (n <= 4 ? strftime(v, n === 4 ? "%A" : "%a") : undefined),
  F: (v, n) => (n === 1 ? `CAST((day(${v}) - 1) % 7 + 1 AS VARCHAR)` : undefined),
  Q: (v, n) => quarters(v, n),
  q: (v, n) => quarters(v, n),
  G: (v, n) => (n <= 3 ? `CASE WHEN year(${v}) > 0 THEN 'AD' ELSE 'BC' END` : undefined),
};

function years(year: string, count: number): string {
  return count < 4 ? digits(year, count) : `CASE WHEN ${year} >= ${10 ** count} THEN '+' ELSE '' END || ${digits(year, count)}`;
}

function quarters(v: string, count: number): string | undefined {
  if (count <= 2) return digits(`quarter(${v})`, count);
  return count === 3 ? `'Q' || quarter(${v})` : undefined;
}

/** SQL of a TIMESTAMP printed by a pattern. Throws INVALID_DATETIME_PATTERN, and UNSUPPORTED_FEATURE for letters of time zones. */
export function formatted(v: string, pattern: string): string {
  const parts = tokens(pattern).map((token) => {
    if ("text" in token) return sqlString(token.text);
    return `(${printed[token.letter]?.(v, token.count) ?? refused(pattern, token.letter)})`;
  });
  return parts.length === 0 ? "''" : `(${parts.join(" || ")})`;
}

/** How a letter is read: a regular expression for what Spark accepts, and strptime's directive. */
const read: Readonly<Record<string, (count: number) => readonly [regex: string, directive: string] | undefined>> = {
  y: (n) => (n === 2 ? ["\\d{2}", "%y"] : n === 4 || n === 1 ? [n === 4 ? "\\d{4}" : "\\d{1,4}", "%Y"] : undefined),
  u: (n) => (n === 4 || n === 1 ? [n === 4 ? "\\d{4}" : "\\d{1,4}", "%Y"] : undefined),
  M: (n) => months(n),
  L: (n) => months(n),
  d: (n) => number(n, "%d"),
  D: (n) => (n === 3 ? ["\\d{3}", "%j"] : undefined),
  H: (n) => number(n, "%H"),
  h: (n) => number(n, "%I"),
  m: (n) => number(n, "%M"),
  s: (n) => number(n, "%S"),
  S: (n) => (n <= 6 ? [`\\d{1,${n}}`, "%f"] : undefined),
  a: (n) => (n === 1 ? ["[AaPp][Mm]", "%p"] : undefined),
};

function months(count: number): readonly [string, string] | undefined {
  if (count <= 2) return number(count, "%m");
  return count === 3 ? ["[A-Za-z]{3}", "%b"] : count === 4 ? ["[A-Za-z]+", "%B"] : undefined;
}

function number(count: number, directive: string): readonly [string, string] | undefined {
  return count === 1 ? ["\\d{1,2}", directive] : count === 2 ? ["\\d{2}", directive] : undefined;
}

/** SQL of a text read as TIMESTAMP by a pattern, null where it is not of that form. Throws as `formatted` does. */
export function readBy(v: string, pattern: string): string {
  let regex = "";
  let format = "";
  const letters = new Map<string, number>();
  for (const token of tokens(pattern)) {
    if ("text" in token) {
      regex += token.text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
      format += token.text.replaceAll("%", "%%");
      continue;
    }
    const [own, directive] = read[token.letter]?.(token.count) ?? refused(pattern, token.letter);
    letters.set(token.letter, token.count);
    regex += own;
    format += directive;
  }
  // strptime counts from 1900, Spark from 1970; of years with two digits strptime takes some for 19xx.
  const yearless = !letters.has("y") && !letters.has("u");
  const parsed = yearless ? `try_strptime('1970 ' || ${v}, ${sqlString(`%Y ${format}`)})` : `try_strptime(${v}, ${sqlString(format)})`;
  const whole = letters.get("y") === 2 ? `CASE WHEN year(${parsed}) < 2000 THEN ${parsed} + INTERVAL 100 YEAR ELSE ${parsed} END` : parsed;
  return `CASE WHEN regexp_full_match(${v}, ${sqlString(regex)}) THEN ${whole} END`;
}

function refused(pattern: string, letter: string): never {
  if ("VzOXxZ".includes(letter))
    throw new VolleyError(
      "UNSUPPORTED_FEATURE",
      `the datetime pattern "${pattern}" asks for a time zone (${letter}), which has no counterpart here`,
      {
        hints: ["without a pattern, a zone or an offset behind a timestamp is read as it stands"],
      },
    );
  throw new VolleyError(
    "INVALID_DATETIME_PATTERN",
    `the datetime pattern "${pattern}" cannot have the letter "${letter}" so often, or at all`,
  );
}
