import { VolleyError } from "../../errors.ts";
import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import { lambdaSql } from "../once.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { fromJavaRegex, fromJavaReplacement, groupCount, isBalanced } from "./java-regex.ts";
import { always, raise, scalar } from "../rules.ts";

/** The SQL of a pattern: a constant in RE2's words; what comes from a column is read as RE2. */
function patternSql(sql: string, constant: Constants[number]): string {
  return typeof constant === "string" ? sqlString(fromJavaRegex(constant)) : sql;
}

const checkPattern = (constants: Constants): void => {
  if (typeof constants[1] === "string") fromJavaRegex(constants[1]);
};

/** A pattern that is none is an error of the rows that have something to match. */
function malformed(args: readonly string[], pattern: string, result: DataType): string {
  const problem = raise("INVALID_PARAMETER_VALUE", `"${pattern}" is no regular expression: a bracket has no fellow`);
  return `CASE WHEN ${args.map((a) => `${a} IS NULL`).join(" OR ")} THEN CAST(NULL AS ${duckdbType(result)}) ELSE ${problem} END`;
}

/** A function of text, pattern and what else; `sql` receives the pattern as RE2. */
function matching(
  arity: number | readonly [number, number],
  inputs: ScalarFunction["inputs"],
  type: ScalarFunction["type"],
  sql: (args: readonly string[], constants: Constants) => string,
  doc: string,
  options: Partial<ScalarFunction> = {},
): ScalarFunction {
  return scalar(
    arity,
    inputs,
    type,
    ([text, pattern, ...rest], _types, result, constants) => {
      if (typeof constants[1] === "string" && !isBalanced(constants[1])) return malformed([text!, ...rest], constants[1], result);
      return sql([text!, patternSql(pattern!, constants[1]), ...rest], constants);
    },
    doc,
    { check: checkPattern, costly: true, ...options },
  );
}

/** Groups are counted from 1; 0 is the whole match. */
function checkGroup(constants: Constants): void {
  checkPattern(constants);
  const [, pattern, group] = constants;
  if (group === undefined && constants.length > 2)
    throw new VolleyError("UNSUPPORTED_FEATURE", "the number of a group must be a constant, not one a row");
  if (typeof pattern !== "string" || group === undefined || group === null) return;
  const groups = groupCount(fromJavaRegex(pattern));
  if (Number(group) < 0 || Number(group) > groups)
    throw new VolleyError("INVALID_PARAMETER_VALUE", `the pattern has ${groups} groups, there is no group ${Number(group)}`);
}

const textAndPattern = ["string", "string", "integer"] as const;
const strings: DataType = arrayType(simpleTypes.string);

/** A final `$` holds before a last line break too, which a test may take along. */
const beforeLineBreak = (p: string): string => p.replace(/(?<!\\)\$'$/, () => "(?:\\r\\n|[\\n\\r])?$'");

const like = matching(
  2,
  ["string"],
  always("boolean"),
  ([a, p]) => `regexp_matches(${a}, ${beforeLineBreak(p!)})`,
  "Whether a regular expression occurs.",
);

/** Regular expressions: Java's, as Spark has them, as far as RE2 goes. */
export const regexps: FunctionTable = {
  rlike: like,
  regexp: like,
  regexp_like: like,
  regexp_extract: matching(
    [2, 3],
    textAndPattern,
    always("string"),
    ([a, p, group]) => `regexp_extract(${a}, ${p}, ${group ?? 1})`,
    "A group of the first match, the first where not said; empty without a match.",
    { check: (constants) => checkGroup(constants.length > 2 ? constants : [...constants, 1]) },
  ),
  regexp_extract_all: matching(
    [2, 3],
    textAndPattern,
    () => strings,
    ([a, p, group]) => `regexp_extract_all(${a}, ${p}, ${group ?? 1})`,
    "A group of every match, the first where not said.",
    { check: (constants) => checkGroup(constants.length > 2 ? constants : [...constants, 1]) },
  ),
  regexp_replace: matching(
    [3, 4],
    ["string", "string", "string", "integer"],
    always("string"),
    ([a, p, replacement, from], constants) => {
      const by =
        typeof constants[2] === "string"
          ? sqlString(fromJavaReplacement(constants[2]))
          : `regexp_replace(${replacement}, '\\$(\\d)', '\\\\\\1', 'g')`;
      if (from === undefined || constants[3] === 1) return `regexp_replace(${a}, ${p}, ${by}, 'g')`;
      const valid = `WHEN ${from} <= 0 THEN ${raise("INVALID_PARAMETER_VALUE", "regexp_replace() takes a position from 1")}`;
      return `CASE ${valid} ELSE left(${a}, ${from} - 1) || regexp_replace(substring(${a}, ${from}), ${p}, ${by}, 'g') END`;
    },
    "With every match replaced, from a position on; $1 is a group.",
    {
      check: (constants) => {
        checkPattern(constants);
        if (typeof constants[2] === "string") fromJavaReplacement(constants[2]);
      },
    },
  ),
  regexp_count: matching(
    2,
    ["string"],
    always("integer"),
    ([a, p]) => `CAST(len(regexp_extract_all(${a}, ${p})) AS INTEGER)`,
    "Number of matches.",
  ),
  regexp_instr: matching(
    [2, 3],
    textAndPattern,
    always("integer"),
    ([a, p]) =>
      `CASE WHEN regexp_matches(${a}, ${p}) THEN CAST(length(regexp_extract(${a}, '^((?s:.*?))(?:' || ${p} || ')', 1)) + 1 AS INTEGER) ` +
      `WHEN ${a} IS NOT NULL AND ${p} IS NOT NULL THEN 0 END`,
    "Position of the first match, from 1; 0 without one.",
  ),
  regexp_substr: matching(
    2,
    ["string"],
    always("string"),
    ([a, p]) => `nullif(regexp_extract(${a}, ${p}), '')`,
    "The first match; null without one, or where it is empty.",
    { mayBeNull: true },
  ),
  split: matching(
    [2, 3],
    textAndPattern,
    () => arrayType(simpleTypes.string, false),
    ([a, p, limit], constants) => {
      const parts = `string_split_regex(${a}, ${p})`;
      if (limit === undefined || Number(constants[2] ?? 0) < 0) return parts;
      // After the last split, the parts and what stood between them are put together again.
      const piece = lambdaSql(["i"], (i) => `${parts}[${i}] || coalesce(regexp_extract_all(${a}, ${p})[${i}], '')`);
      const rest = `array_to_string(list_transform(generate_series(CAST(${limit} AS BIGINT), len(${parts})), ${piece}), '')`;
      return `CASE WHEN ${a} IS NULL THEN NULL WHEN ${limit} <= 0 OR len(${parts}) <= ${limit} THEN ${parts} ELSE list_append(${parts}[1:${limit} - 1], ${rest}) END`;
    },
    "The parts between matches; with a limit, at most so many, the last holding the rest.",
  ),
};
