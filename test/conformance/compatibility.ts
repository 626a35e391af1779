// Writes docs/compatibility.md from the catalogue, the cases and the known differences. With --check: writes nothing, fails when the file
// differs. Runs no query: that the answers are Spark's is proven by conformance.test.ts.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { functions, generators } from "@volley/plan";
import { calledFunctions, catalogueNames } from "./called-functions.ts";
import { type Case, keyOf } from "./cases.ts";
import { coverage, methodsAtFault, uncompared } from "./coverage.ts";
import { recordedFunctions } from "./recorded.ts";
import { type AbsentMethod, absentMethods } from "./spark-methods.ts";
import { knownDifferences } from "./verdict.ts";

const path = "docs/compatibility.md";
const known = knownDifferences();
const { cases, functions: casesByFunction, methods: casesByMethod } = await coverage();

function methodRow([name, own]: readonly [string, readonly Case[]]): string {
  const differing = own.filter((each) => methodsAtFault(each, known.get(keyOf(each))).includes(name)).length;
  const counted = own.length === 1 ? "1 case" : `${own.length} cases`;
  const verdict = differing === 0 ? `same (${counted})` : `differs in ${differing} of ${counted}`;
  return `| ${code(name)} | ${uncompared[name] ?? (own.length === 0 ? "no case yet" : verdict)} |`;
}

const absentText = ({ name, instead }: AbsentMethod): string => (instead === undefined ? code(name) : `${code(name)} (${instead})`);
const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
/** What stands in no row of the catalogue: the grammar knows it, as `int(x)` for a conversion. */
const spelled = new Set(["between", "case", "cast"]);
const isForm = (name: string): boolean => /^[a-z]\w*$/.test(name) && !calledFunctions(`${name}(x)`).has(name);
const catalogued = new Set(catalogueNames().map((name) => name.toLowerCase()));
const spark = recordedFunctions();
const present = spark.filter((name) => catalogued.has(name) || spelled.has(name) || isForm(name));
function row(name: string): string {
  const own = casesByFunction.get(name) ?? [];
  const differing = own.filter((each) => known.has(keyOf(each)));
  const counted = own.length === 1 ? "1 case" : `${own.length} cases`;
  const verdict =
    own.length === 0
      ? (uncompared[name] ?? "no case yet")
      : differing.length === 0
        ? `same (${counted})`
        : `differs in ${differing.length} of ${counted}: ${differing.map(({ text }) => code(text)).join(", ")}`;
  return `| ${code(name)} | ${verdict} | ${(functions[name] ?? generators[name])!.doc.replaceAll("|", "\\|")} |`;
}

const reasons = new Map<string, string[]>();
for (const [key, reason] of known) reasons.set(reason, [...(reasons.get(reason) ?? []), key]);
const absent = spark.filter((name) => !present.includes(name));

const text = `# Compatibility with Spark

Volley answers as Spark 4 with ANSI on does. ${cases.length.toLocaleString("en-US")} expressions and chains of methods over tricky inputs are compared with the answers of real Spark by \`npm test\`:
values, types and error classes (\`test/conformance\`); ${known.size} differ. Of the ${spark.length} functions that Spark lists ${present.length} are here. Generated from the catalogue, the cases and the known differences.

To add a function: one row of a table in \`packages/plan/src/functions\`, its typed form in \`packages/dataframe/src/functions\`, and one case in
\`test/conformance/cases\`; [test/conformance](../test/conformance/README.md) says how Spark is asked.

## Functions and operators

| function | compared with Spark | |
|---|---|---|
${catalogueNames().map(row).join("\n")}

## Methods

Methods of DataFrame, GroupedData, Column and what belongs to them. A case is a chain of several; what differs in it counts for the method
that its reason names, else for the first one, and not at all where the reason names a function.

| method | compared with Spark |
|---|---|
${[...casesByMethod]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(methodRow)
  .join("\n")}

## What differs, and why

${reasons.size === 0 ? "Nothing that is known." : [...reasons].map(([reason, keys]) => `- ${reason}\n${keys.map((key) => `  - ${code(key)}`).join("\n")}`).join("\n")}

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
