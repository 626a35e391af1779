import { VolleyError, type Origin } from "../../errors.ts";

/**
 * A part of a datetime pattern: a letter that stands so many times, text that stands for itself, or parts in brackets. A year is `y` beside
 * an era, and `u` without one.
 */
export type PatternPart =
  | { readonly text: string }
  | { readonly letter: string; readonly count: number }
  | { readonly optional: readonly PatternPart[] };

export type PatternUse = "printing" | "reading";
/** What is printed or read by a pattern; a date has no time of day, and an instant alone a zone. */
export type PatternType = "date" | "timestamp" | "timestamp_ntz";

interface Letter {
  /** The times that it may stand. */
  readonly counts: readonly number[];
  readonly of: "date" | "time" | "zone";
  /** Where it has a meaning, if not in both uses. */
  readonly only?: PatternUse;
}

const upTo = (most: number): readonly number[] => Array.from({ length: most }, (_, i) => i + 1);
const letter = (of: Letter["of"], counts: readonly number[], only?: PatternUse): Letter => ({ of, counts, ...(only && { only }) });

/** The letters that there are (java.time's, without those that Spark refuses). */
const letters: Readonly<Record<string, Letter>> = {
  G: letter("date", upTo(4)),
  y: letter("date", upTo(6)),
  M: letter("date", upTo(4)),
  L: letter("date", upTo(4)),
  d: letter("date", upTo(2)),
  D: letter("date", upTo(3)),
  E: letter("date", upTo(4), "printing"),
  F: letter("date", [1], "printing"),
  Q: letter("date", upTo(4), "printing"),
  q: letter("date", upTo(4), "printing"),
  a: letter("time", [1]),
  H: letter("time", upTo(2)),
  k: letter("time", upTo(2)),
  h: letter("time", upTo(2)),
  K: letter("time", upTo(2)),
  m: letter("time", upTo(2)),
  s: letter("time", upTo(2)),
  S: letter("time", upTo(9)),
  V: letter("zone", [2]),
  z: letter("zone", upTo(4), "reading"),
  O: letter("zone", [1, 4]),
  X: letter("zone", upTo(5)),
  x: letter("zone", upTo(5)),
  Z: letter("zone", upTo(5)),
};

/** Letters of weeks, which other versions of Spark understood in other ways. */
const weekLetters = "YWwuec";

/**
 * The parts of a datetime pattern of Spark's (DateTimeFormatterHelper, java.time), for a type. What a type has not is left out of brackets.
 * Throws INVALID_DATETIME_PATTERN and INCONSISTENT_BEHAVIOR_CROSS_VERSION for letters that a pattern cannot have, UNSUPPORTED_FEATURE for
 * those that Spark alone prints.
 */
export function patternParts(pattern: string, use: PatternUse, type: PatternType, origin?: Origin): readonly PatternPart[] {
  const open: PatternPart[][] = [[]];
  const era = pattern.replaceAll(/'[^']*'/g, "").includes("G");
  for (const [whole, quoted, run] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^]/g)) {
    const parts = open.at(-1)!;
    if (quoted !== undefined) parts.push({ text: quoted === "" ? "'" : quoted.replaceAll("''", "'") });
    else if (run !== undefined) parts.push(checked(run, whole.length));
    else if (whole === "[") open.push([]);
    else if (whole === "]") close(parts);
    else if ("{}#'".includes(whole))
      throw invalid(`has "${whole}", which must stand in quotes`, `write it as '${whole === "'" ? "''" : whole}'`);
    else parts.push({ text: whole });
  }
  // A bracket that nothing closes holds the rest.
  while (open.length > 1) close(open.at(-1)!);
  return open[0]!;

  function close(parts: PatternPart[]): void {
    open.pop();
    const outer = open.at(-1);
    if (outer === undefined) throw invalid(`has a "]" without a "[" before it`, "quote it: ']'");
    if (parts.every((part) => !("letter" in part) || has(type, part.letter === "u" ? "y" : part.letter))) outer.push({ optional: parts });
  }

  function checked(name: string, count: number): PatternPart {
    const known = Object.hasOwn(letters, name) ? letters[name] : undefined;
    const most = known?.counts.at(-1) ?? 0;
    if (weekLetters.includes(name))
      throw new VolleyError(
        "INCONSISTENT_BEHAVIOR_CROSS_VERSION",
        `the datetime pattern "${pattern}" has the letter "${name}", which tells of weeks`,
        {
          origin,
          hints: ["weeks and their days have functions: weekofyear(), dayofweek(), extract()"],
        },
      );
    if (name === "z" && use === "printing")
      throw new VolleyError(
        "UNSUPPORTED_FEATURE",
        `the datetime pattern "${pattern}" asks for a zone's name ("z"), which cannot be printed`,
        {
          origin,
          hints: ["VV prints the zone's id, XXX the offset from UTC"],
        },
      );
    if (known === undefined || (known.only ?? use) !== use)
      throw invalid(`has the letter "${name}", which has no meaning in ${use}`, `letters are ${lettersOf(use, type)}`);
    if (!known.counts.includes(count))
      throw invalid(
        `has the letter "${name}" ${count} times`,
        `it stands ${most === 1 ? "once" : known.counts.join(", ").replace(/, (\d)$/, " or $1 times")}`,
      );
    if (open.length === 1 && !has(type, name))
      throw invalid(`has the letter "${name}", and a ${type} has nothing of it`, `letters are ${lettersOf(use, type)}`);
    // Without an era, years count on through 0.
    return { letter: name === "y" && !era ? "u" : name, count };
  }

  function has(kind: PatternType, name: string): boolean {
    const { of } = letters[name]!;
    return use === "reading" || of === "date" || (kind !== "date" && (of === "time" || kind === "timestamp"));
  }

  function lettersOf(asked: PatternUse, kind: PatternType): string {
    return Object.keys(letters)
      .filter((name) => (letters[name]!.only ?? asked) === asked && has(kind, name))
      .join(" ");
  }

  function invalid(problem: string, hint: string): VolleyError {
    return new VolleyError("INVALID_DATETIME_PATTERN", `the datetime pattern "${pattern}" ${problem}`, { origin, hints: [hint] });
  }
}

/** The letters of a pattern's parts with how often they stand, in order, those in brackets too. */
export function lettersIn(parts: readonly PatternPart[]): readonly (readonly [letter: string, count: number])[] {
  return parts.flatMap((part) => {
    if ("optional" in part) return lettersIn(part.optional);
    return "letter" in part ? [[part.letter, part.count] as const] : [];
  });
}

export const isZoneLetter = (name: string): boolean => letters[name]?.of === "zone";
