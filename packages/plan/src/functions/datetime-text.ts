import { type DataType, simpleTypes } from "../types/data-type.ts";
import { afterEpoch, constantText, convertible } from "./datetime-inputs.ts";
import { formatted, readBy } from "./datetime-pattern.ts";
import type { Conversion, FunctionTable, ScalarFunction } from "./definition.ts";
import { once } from "./once.ts";
import { always, raiseWith, scalar } from "./rules.ts";
import { sessionInstant } from "./zone.ts";

const { timestamp, string } = simpleTypes;

const clockPattern = "yyyy-MM-dd HH:mm:ss";
const unreadable = (v: string, pattern: string): string =>
  `CASE WHEN ${v} IS NOT NULL THEN ${raiseWith("CANNOT_PARSE_TIMESTAMP", `'"' || ${v} || '" is not of the form ${pattern.replaceAll("'", "''")}'`)} END`;

/** A text read by the pattern that follows it. */
function parsed(v: string, pattern: string, mode: "ansi" | "try"): string {
  return once(v, (t) => (mode === "try" ? readBy(t, pattern) : `coalesce(${readBy(t, pattern)}, ${unreadable(t, pattern)})`), "p");
}

const readingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) readBy("v", constantText(constants[1], "the pattern"));
};
const printingCheck: ScalarFunction["check"] = (constants) => {
  if (constants.length > 1) formatted("v", constantText(constants[1], "the pattern"));
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
      const local = parsed(a!, constantText(constants[1], "the pattern"), mode);
      if (to === "timestamp") return sessionInstant(local, zone);
      return to === "date" ? `CAST(${local} AS DATE)` : local;
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
    const instant = type!.kind === "string" ? sessionInstant(parsed(a!, pattern, "ansi"), zone) : a!;
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
    ([a], _types, _result, [, pattern]) => once(`CAST(${a} AS TIMESTAMP)`, (v) => formatted(v, constantText(pattern, "the pattern")), "f"),
    "A date or timestamp printed by a pattern.",
    { check: printingCheck },
  ),
  from_unixtime: scalar(
    [1, 2],
    ["long", "string"],
    always("string"),
    ([a], _types, _result, constants) => {
      const pattern = constants.length > 1 ? constantText(constants[1], "the pattern") : clockPattern;
      return once(`CAST(${afterEpoch(`${a} * 1000000`)} AS TIMESTAMP)`, (v) => formatted(v, pattern), "f");
    },
    "Seconds since 1970-01-01 UTC printed by a pattern, by default yyyy-MM-dd HH:mm:ss.",
    { check: printingCheck },
  ),
  unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
  to_unix_timestamp: unixTimestamp("Seconds since 1970-01-01 UTC of a timestamp, or of text by a pattern, by default yyyy-MM-dd HH:mm:ss."),
};
