// Writes docs/compatibility.md from the catalogue, the cases and the known differences. With --check: writes nothing, fails when the file
// differs. Runs no query: that the answers are Spark's is proven by conformance.test.ts.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { functions, generators } from "@volley/plan";
import { calledFunctions, catalogueNames } from "./called-functions.ts";
import { areas, type Case, keyOf } from "./cases.ts";
import { coverage, uncompared } from "./coverage.ts";
import { knownReads } from "./reads/known.ts";
import type { Known } from "./known-differences.ts";
import { readCases } from "./reads/cases.ts";
import { readModes } from "./reads/read-case.ts";
import { recordedAnswers, recordedFunctions } from "./recorded.ts";
import { type AbsentMethod, absentMethods } from "./spark-methods.ts";
import { knownCases } from "./verdict.ts";

const path = "docs/compatibility.md";
const known = knownCases();
const { cases, functions: casesByFunction, methods: casesByMethod } = await coverage();

const answers = new Map(areas().flatMap((area) => [...recordedAnswers(area)]));

/** What the cases that call a function or method say of it; a difference counts for those that it belongs to. */
function comparedWithSpark(name: string, own: readonly Case[]): string {
  if (name in uncompared || own.length === 0) return uncompared[name] ?? "no case yet";
  const differing = own.filter((each) => known.get(keyOf(each))?.of.includes(name));
  const counted = own.length === 1 ? "1 case" : `${own.length} cases`;
  const ulps = Math.max(...own.filter((each) => /double|float/.test(answers.get(keyOf(each))?.type ?? "")).map((each) => each.ulps), 0);
  const allowed = ulps === 0 ? "" : ` to ${ulps} ulp`;
  return differing.length === 0
    ? `same (${counted}${allowed})`
    : `differs in ${differing.length} of ${counted}${allowed}: ${differing.map(({ text }) => code(text)).join(", ")}`;
}

/** Cases under the reasons why they differ. */
function byReason(differences: ReadonlyMap<string, Known<unknown>>): string {
  const reasons = new Map<string, string[]>();
  for (const [key, { reason }] of differences) reasons.set(reason, [...(reasons.get(reason) ?? []), key]);
  return [...reasons].map(([reason, keys]) => `- ${reason}\n${keys.map((key) => `  - ${code(key)}`).join("\n")}`).join("\n");
}

const absentText = ({ name, instead }: AbsentMethod): string => (instead === undefined ? code(name) : `${code(name)} (${instead})`);
function code(text: string): string {
  const fenced = text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
  return fenced.replaceAll("|", "\\|");
}
/** What stands in no row of the catalogue: the grammar knows it, as `int(x)` for a conversion. */
const spelled = new Set(["between", "case", "cast"]);
const isForm = (name: string): boolean => /^[a-z]\w*$/.test(name) && !calledFunctions(`${name}(x)`).has(name);
const catalogued = new Set(catalogueNames().map((name) => name.toLowerCase()));
const spark = recordedFunctions();
const present = spark.filter((name) => catalogued.has(name) || spelled.has(name) || isForm(name));
const functionRow = (name: string): string =>
  `| ${code(name)} | ${comparedWithSpark(name, casesByFunction.get(name) ?? [])} | ${(functions[name] ?? generators[name])!.doc.replaceAll("|", "\\|")} |`;
const reads = knownReads();
const absent = spark.filter((name) => !present.includes(name));

const text = `# Compatibility with Spark

Volley answers as Spark 4 with ANSI on does. ${cases.length.toLocaleString("en-US")} expressions and chains of methods over tricky inputs are compared with the answers of real Spark by \`npm test\`:
values, types and error classes (\`test/conformance\`); ${known.size} differ. Of the ${spark.length} functions that Spark lists ${present.length} are here. Generated from the catalogue, the cases and the known differences.

To add a function: one row of a table in \`packages/plan/src/functions\`, its typed form in \`packages/dataframe/src/functions\`, and one case in
\`test/conformance/cases\`; [test/conformance](../test/conformance/README.md) says how Spark is asked.

## Functions and operators

\`to N ulp\`: among the cases are some whose doubles may differ by N units in the last place, as C's and Java's mathematical functions do.

| function | compared with Spark | |
|---|---|---|
${catalogueNames().map(functionRow).join("\n")}

## Methods

Methods of DataFrame, GroupedData, Column and what belongs to them. A case is a chain of several; what differs in it counts for the method or
function that it belongs to.

| method | compared with Spark |
|---|---|
${[...casesByMethod]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, own]) => `| ${code(name)} | ${comparedWithSpark(name, own)} |`)
  .join("\n")}

## What differs, and why

Each of these is held to Volley's own answer.

${byReason(known)}

Of ${readCases.length} CSV and JSON files with malformed records, read in ${readModes.length} modes each, these answer otherwise:

${byReason(reads)}

## Absent

${absent.length} of the ${spark.length} functions that Spark lists:
${absent.map(code).join(", ")}.

Methods and properties of PySpark's classes, streaming's and pandas' among them, that have no counterpart of the same name (\`ascNullsFirst\`
counts for \`asc_nulls_first\`), and what to write instead:

| class | absent |
|---|---|
${[...absentMethods()].map(([owner, methods]) => `| ${code(owner)} | ${methods.map(absentText).join(", ") || "none"} |`).join("\n")}
`;

if (process.argv.includes("--check")) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what the catalogue and the cases generate: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
