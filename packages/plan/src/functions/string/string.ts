import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { allBytes, bytesPart, searched, twoTextsOrBytes } from "./bytes.ts";
import type { FunctionTable, ScalarFunction } from "../definition.ts";
import { lowerCase, upperCase } from "./letter-case.ts";
import { lambdaSql } from "../once.ts";
import { sameArrays } from "../collection/nested-types.ts";
import { duckdbType } from "../../types/duckdb-type.ts";
import { substringSql } from "./text-parts.ts";
import { always, common, ofArgument, raise, scalar } from "../rules.ts";

const nested: ReadonlySet<DataType["kind"]> = new Set(["array", "map", "struct"]);
const test = (sql: (a: string, b: string) => string, doc: string, bytes?: (a: string, b: string) => string) =>
  scalar(2, twoTextsOrBytes, always("boolean"), searched(sql, bytes), doc);

const bytes = (a: string, type: DataType | undefined): string => (type?.kind === "binary" ? `octet_length(${a})` : `strlen(${a})`);
const size = (factor: number, doc: string) =>
  scalar(1, ["text"], always("integer"), ([a], [type]) => `CAST(${bytes(a!, type)}${factor === 1 ? "" : ` * ${factor}`} AS INTEGER)`, doc);
const lower = scalar(1, ["string"], always("string"), ([a]) => lowerCase(a!), "Lower case.");
const upper = scalar(1, ["string"], always("string"), ([a]) => upperCase(a!), "Upper case.");

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
  {
    takes: "a string or binary, a position and a length",
    to: ([type, ...numbers]) =>
      nested.has(type!.kind)
        ? undefined
        : [type!.kind === "binary" ? type! : simpleTypes.string, ...numbers.map(() => simpleTypes.integer)],
  },
  ofArgument(0),
  ([s, from, count], [type]) => (type!.kind === "binary" ? bytesPart(s!, from!, count) : substringSql(s!, from!, count)),
  "Part of a string from a position (0 counts as 1, negative from the end).",
);
/** Texts between a separator; what is an array gives its elements. */
const joined: ScalarFunction["sql"] = ([separator, ...parts], [, ...types]) => {
  if (parts.length === 0) return `CASE WHEN ${separator} IS NOT NULL THEN '' END`;
  if (types.every((type) => type.kind === "string")) return `concat_ws(${[separator, ...parts].join(", ")})`;
  const lists = parts.map((part, i) => (types[i]!.kind === "array" ? `coalesce(${part}, [])` : `[${part}]`));
  const known = `list_filter(list_concat(${lists.join(", ")}), ${lambdaSql(["x"], (x) => `${x} IS NOT NULL`)})`;
  return `CASE WHEN ${separator} IS NOT NULL THEN coalesce(array_to_string(${known}, ${separator}), '') END`;
};
/** A pattern's escape is a backslash where not said. */
const pattern = (operator: string, doc: string) =>
  scalar(
    [2, 3],
    ["string"],
    always("boolean"),
    ([a, b, escape = "'\\'"], _types, _result, [, text, own]) => {
      const escapes = typeof own === "string" ? own : "\\";
      if (typeof text === "string" && hasIdleEscape(text, escapes))
        return `CASE WHEN ${a} IS NOT NULL THEN ${raise("INVALID_FORMAT", "an escape in a pattern stands before %, _ or itself")} END`;
      // Without ESCAPE, DuckDB turns a pattern into the test of a prefix, a suffix or a part.
      return own === undefined && typeof text === "string" && !text.includes("\\")
        ? `(${a} ${operator} ${b})`
        : `(${a} ${operator} ${b} ESCAPE ${escape})`;
    },
    doc,
  );

/** Whether an escape stands before what needs none, or at the end. */
function hasIdleEscape(pattern: string, escape: string): boolean {
  for (let i = pattern.indexOf(escape); i >= 0; i = pattern.indexOf(escape, i + 2))
    if (!["%", "_", escape].includes(pattern[i + 1] ?? "")) return true;
  return false;
}

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
    [0, Number.POSITIVE_INFINITY],
    {
      takes: "strings, binaries, or arrays of one type",
      to: (types) =>
        types.some((type) => type.kind === "array")
          ? sameArrays.to(types)
          : types.map(() => simpleTypes[allBytes(types) ? "binary" : "string"]),
    },
    (types) => (types.length === 0 ? simpleTypes.string : common(types)),
    (args, _types, result) => {
      if (args.length === 0) return "''";
      if (result.kind === "array")
        return `CASE WHEN ${args.map((a) => `${a} IS NOT NULL`).join(" AND ")} THEN list_concat(${args.join(", ")}) END`;
      // DuckDB gives `||` with a constant null the type INTEGER.
      const none = `CAST(NULL AS ${duckdbType(result)})`;
      return args.includes(none) ? none : `(${args.join(" || ")})`;
    },
    "All strings, all bytes, or the elements of all arrays, in a row; null when one is null.",
  ),
  concat_ws: scalar(
    [1, Number.POSITIVE_INFINITY],
    {
      takes: "a separator, and strings or arrays of strings",
      to: ([separator, ...types]) =>
        separator!.kind === "array"
          ? undefined
          : [simpleTypes.string, ...types.map((type) => (type.kind === "array" ? arrayType(simpleTypes.string) : simpleTypes.string))],
    },
    always("string"),
    joined,
    "Strings, and the elements of arrays, joined by the first argument, nulls left out.",
    { nullable: ([separator]) => separator! },
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
  contains: test(
    (a, b) => `contains(${a}, ${b})`,
    "Whether the second occurs in the first.",
    // Two digits are a byte: a match begins at an even place.
    (a, b) => `regexp_matches(${a}, '^(?:..)*' || ${b})`,
  ),
  startswith: test((a, b) => `starts_with(${a}, ${b})`, "Whether the first begins with the second."),
  endswith: test((a, b) => `ends_with(${a}, ${b})`, "Whether the first ends with the second."),
};
