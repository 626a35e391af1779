import { type DataType, simpleTypes } from "../../types/data-type.ts";
import { afterEpoch, constantText, convertible } from "./inputs.ts";
import { patternParts, type PatternType } from "./pattern.ts";
import { formatted } from "./print.ts";
import { readBy, readsZone } from "./read.ts";
import type { Conversion, FunctionTable, ScalarFunction } from "../definition.ts";
import { once } from "../once.ts";
import { always, raiseWith, scalar } from "../rules.ts";

const { timestamp, string } = simpleTypes;

const clockPattern = "yyyy-MM-dd HH:mm:ss";
const unreadable = (v: string, pattern: string): string =>
  `CASE WHEN ${v} IS NOT NULL THEN ${raiseWith("CANNOT_PARSE_TIMESTAMP", `'"' || ${v} || '" is not of the form ${pattern.replaceAll("'", "''")}'`)} END`;

/** A text read by a pattern. A date is of the instant where the text tells a zone. */
function parsed(v: string, pattern: string, type: PatternType, zone: string, mode: "ansi" | "try"): string {
  return once(
    v,
    (t) => {
      const value =
        type === "date" && readsZone(pattern)
          ? `CAST(${readBy(t, pattern, { type: "timestamp", zone })} AS DATE)`
          : readBy(t, pattern, { type, zone });
      return mode === "try" ? value : `coalesce(${value}, ${unreadable(t, pattern)})`;
    },
    "p",
  );
}

const readingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) patternParts(constantText(constants[1], "the pattern"), "reading", "timestamp");
};
const printingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) patternParts(constantText(constants[1], "the pattern"), "printing", "timestamp");
};

/** Text with a pattern stays text, everything else is converted. */
const readingInput = (to: DataType): Conversion => ({
  takes: "text and a pattern",
  to: ([type, pattern]) => {
    if (!convertible(type!)) return undefined;
    return pattern ? [type!.kind === "string" ? string : to, string] : [to];
  },
});

function reading(to: "date" | "timestamp" | "timestamp_ntz", mode: "ansi" | "try", doc: string): ScalarFunction {
  const inZone =
    (zone: string): ScalarFunction["sql"] =>
    ([a], [type], _result, constants) => {
      if (constants.length < 2 || type!.kind !== "string") return a!;
      return parsed(a!, constantText(constants[1], "the pattern"), to, zone, mode);
    };
  return scalar([1, 2], readingInput(simpleTypes[to]), always(to), inZone("UTC"), doc, {
    check: readingCheck,
    inZone,
    mayBeNull: mode === "try",
  });
}

function unixSeconds(zone: string): ScalarFunction["sql"] {
  return ([a], [type], _result, constants) => {
    const pattern = constants.length > 1 ? constantText(constants[1], "the pattern") : clockPattern;
    const instant = type!.kind === "string" ? parsed(a!, pattern, "timestamp", zone, "ansi") : a!;
    return `(epoch_us(${instant}) // 1000000)`;
  };
}

const unixTimestamp = (doc: string): ScalarFunction =>
  scalar(
    [1, 2],
    {
      takes: "text and a pattern",
      to: ([type, pattern]) =>
        convertible(type!) ? [type!.kind === "string" ? string : timestamp, ...(pattern ? [string] : [])] : undefined,
    },
    always("long"),
    unixSeconds("UTC"),
    doc,
    { check: readingCheck, inZone: unixSeconds },
  );

function printing(zone: string): ScalarFunction["sql"] {
  return ([a], _types, _result, [, pattern]) => formatted(a!, constantText(pattern, "the pattern"), { type: "timestamp", zone });
}

function printingSeconds(zone: string): ScalarFunction["sql"] {
  return ([a], _types, _result, constants) => {
    const pattern = constants.length > 1 ? constantText(constants[1], "the pattern") : clockPattern;
    return formatted(afterEpoch(`${a} * 1000000`), pattern, { type: "timestamp", zone });
  };
}

/** Dates and times as text. */
export const datetimeText: FunctionTable = {
  to_date: reading("date", "ansi", "Date of a timestamp, of text that begins with one, or of text of a pattern."),
  try_to_date: reading("date", "try", "As to_date with a pattern, null where the text is not of it."),
  to_timestamp: reading("timestamp", "ansi", "Instant that a text names, by a pattern if given."),
  try_to_timestamp: reading("timestamp", "try", "As to_timestamp with a pattern, null where the text is not of it."),
  to_timestamp_ltz: reading("timestamp", "ansi", "Instant that a text names, by a pattern if given."),
  to_timestamp_ntz: reading("timestamp_ntz", "ansi", "Wall-clock timestamp that a text names, by a pattern if given."),
  date_format: scalar(
    2,
    {
      takes: "a timestamp and a pattern",
      to: ([type]) => (convertible(type!) ? [timestamp, string] : undefined),
    },
    always("string"),
    printing("UTC"),
    "A date or timestamp printed by a pattern.",
    { check: printingCheck, inZone: printing },
  ),
  from_unixtime: scalar(
    [1, 2],
    ["long", "string"],
    always("string"),
    printingSeconds("UTC"),
    "Seconds since 1970-01-01 UTC printed by a pattern, by default yyyy-MM-dd HH:mm:ss.",
    { check: printingCheck, inZone: printingSeconds },
  ),
  unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
  to_unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
};
