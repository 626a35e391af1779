import { simpleTypes } from "../types/data-type.ts";
import type { FunctionTable } from "./definition.ts";
import { sameArrays } from "./nested-types.ts";
import { always, common, named, ofArgument, scalar } from "./rules.ts";

const text = (name: string, doc: string) => scalar(1, ["string"], always("string"), named(name), doc);
const test = (sql: (a: string, b: string) => string, doc: string) => scalar(2, ["string"], always("boolean"), ([a, b]) => sql(a!, b!), doc);

/** Strings, as Spark counts them: positions from 1, in characters. */
export const string: FunctionTable = {
  lower: text("lower", "Lower case."),
  upper: text("upper", "Upper case."),
  trim: scalar(1, ["string"], always("string"), ([a]) => `trim(${a}, ' ')`, "Without blanks at both ends."),
  ltrim: scalar(1, ["string"], always("string"), ([a]) => `ltrim(${a}, ' ')`, "Without blanks at the start."),
  rtrim: scalar(1, ["string"], always("string"), ([a]) => `rtrim(${a}, ' ')`, "Without blanks at the end."),
  length: scalar(1, ["string"], always("integer"), ([a]) => `CAST(length(${a}) AS INTEGER)`, "Number of characters."),
  concat: scalar(
    [1, Number.POSITIVE_INFINITY],
    {
      takes: "strings, or arrays of one type",
      to: (types) => (types.some((type) => type.kind === "array") ? sameArrays.to(types) : types.map(() => simpleTypes.string)),
    },
    common,
    (args, _types, result) => {
      if (result.kind === "array")
        return `CASE WHEN ${args.map((a) => `${a} IS NOT NULL`).join(" AND ")} THEN list_concat(${args.join(", ")}) END`;
      // DuckDB gives `||` with a constant null the type INTEGER.
      return args.includes("CAST(NULL AS VARCHAR)") ? "CAST(NULL AS VARCHAR)" : `(${args.join(" || ")})`;
    },
    "All strings, or the elements of all arrays, in a row; null when one is null.",
  ),
  concat_ws: scalar(
    [1, Number.POSITIVE_INFINITY],
    ["string"],
    always("string"),
    named("concat_ws"),
    "Strings joined by the first argument, nulls left out.",
  ),
  substring: scalar(
    [2, 3],
    ["string", "integer"],
    always("string"),
    ([s, from, length]) => {
      const start = `CASE WHEN ${from} = 0 THEN 1 ELSE ${from} END`;
      return length === undefined ? `substring(${s}, ${start})` : `substring(${s}, ${start}, ${length})`;
    },
    "Part of a string from a position (0 counts as 1, negative from the end).",
  ),
  reverse: scalar(
    1,
    { takes: "a string or an array", to: ([type]) => [type!.kind === "array" ? type! : simpleTypes.string] },
    ofArgument(0),
    ([a], [type]) => (type!.kind === "array" ? `list_reverse(${a})` : `reverse(${a})`),
    "A string's characters, or an array's elements, from the last to the first.",
  ),
  replace: scalar(3, ["string"], always("string"), named("replace"), "With every occurrence replaced."),
  like: test((a, b) => `(${a} LIKE ${b} ESCAPE '\\')`, "SQL pattern with % and _, escaped by a backslash."),
  rlike: test((a, b) => `regexp_matches(${a}, ${b})`, "Whether a regular expression (RE2) occurs."),
  contains: test((a, b) => `contains(${a}, ${b})`, "Whether the second occurs in the first."),
  startswith: test((a, b) => `starts_with(${a}, ${b})`, "Whether the first begins with the second."),
  endswith: test((a, b) => `ends_with(${a}, ${b})`, "Whether the first ends with the second."),
};
