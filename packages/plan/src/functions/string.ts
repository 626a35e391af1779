import { type DataType, simpleTypes } from "../types/data-type.ts";
import type { FunctionTable } from "./definition.ts";
import { sameArrays } from "./nested-types.ts";
import { substringSql } from "./text-parts.ts";
import { always, common, named, ofArgument, scalar } from "./rules.ts";

const text = (name: string, doc: string) => scalar(1, ["string"], always("string"), named(name), doc);
const test = (sql: (a: string, b: string) => string, doc: string) => scalar(2, ["string"], always("boolean"), ([a, b]) => sql(a!, b!), doc);

const bytes = (a: string, type: DataType | undefined): string => (type?.kind === "binary" ? `octet_length(${a})` : `strlen(${a})`);
const size = (factor: number, doc: string) =>
  scalar(1, ["text"], always("integer"), ([a], [type]) => `CAST(${bytes(a!, type)}${factor === 1 ? "" : ` * ${factor}`} AS INTEGER)`, doc);
const lower = text("lower", "Lower case.");
const upper = text("upper", "Upper case.");

/** Cut at its ends; Spark takes the characters to cut before the text, in all but btrim. */
const trimmed = (name: string, doc: string) =>
  scalar(
    [1, 2],
    ["string"],
    always("string"),
    (args) => (args.length === 1 ? `${name}(${args[0]}, ' ')` : `${name}(${args[1]}, ${args[0]})`),
    doc,
  );

const length = scalar(
  1,
  ["text"],
  always("integer"),
  ([a], [type]) => `CAST(${type?.kind === "binary" ? "octet_length" : "length"}(${a}) AS INTEGER)`,
  "Number of characters, or of bytes.",
);
const substring = scalar(
  [2, 3],
  ["string", "integer"],
  always("string"),
  ([s, from, count]) => substringSql(s!, from!, count),
  "Part of a string from a position (0 counts as 1, negative from the end).",
);
/** A pattern's escape is a backslash where not said. */
const pattern = (operator: string, doc: string) =>
  scalar(
    [2, 3],
    ["string"],
    always("boolean"),
    ([a, b, escape = "'\\'"], _types, _result, [, text, own]) =>
      // Without ESCAPE, DuckDB turns a pattern into the test of a prefix, a suffix or a part.
      own === undefined && typeof text === "string" && !text.includes("\\")
        ? `(${a} ${operator} ${b})`
        : `(${a} ${operator} ${b} ESCAPE ${escape})`,
    doc,
  );

/** Strings, as Spark counts them: positions from 1, in characters. */
export const string: FunctionTable = {
  lower,
  lcase: lower,
  upper,
  ucase: upper,
  trim: trimmed("trim", "Without blanks, or the given characters, at both ends."),
  ltrim: trimmed("ltrim", "Without blanks, or the given characters, at the start."),
  rtrim: trimmed("rtrim", "Without blanks, or the given characters, at the end."),
  btrim: scalar(
    [1, 2],
    ["string"],
    always("string"),
    ([a, characters = "' '"]) => `trim(${a}, ${characters})`,
    "Without blanks, or the given characters, at both ends.",
  ),
  length,
  len: length,
  char_length: length,
  character_length: length,
  octet_length: size(1, "Number of bytes in UTF-8."),
  bit_length: size(8, "Number of bits in UTF-8."),
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
  substring,
  substr: substring,
  reverse: scalar(
    1,
    { takes: "a string or an array", to: ([type]) => [type!.kind === "array" ? type! : simpleTypes.string] },
    ofArgument(0),
    ([a], [type]) => (type!.kind === "array" ? `list_reverse(${a})` : `array_to_string(list_reverse(string_split(${a}, '')), '')`),
    "A string's characters, or an array's elements, from the last to the first.",
  ),
  replace: scalar(
    [2, 3],
    ["string"],
    always("string"),
    ([a, search, by = "''"]) => `replace(${a}, ${search}, ${by})`,
    "With every occurrence replaced, or taken out.",
  ),
  like: pattern("LIKE", "SQL pattern with % and _, escaped by a backslash."),
  ilike: pattern("ILIKE", "SQL pattern in whatever case."),
  contains: test((a, b) => `contains(${a}, ${b})`, "Whether the second occurs in the first."),
  startswith: test((a, b) => `starts_with(${a}, ${b})`, "Whether the first begins with the second."),
  endswith: test((a, b) => `ends_with(${a}, ${b})`, "Whether the first ends with the second."),
};
