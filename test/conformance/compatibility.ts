// Writes docs/compatibility.md from the catalogue, the cases and the known differences. With --check: writes nothing, fails when the file
// differs. Runs no query: that the answers are Spark's is proven by conformance.test.ts.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { functions, generators } from "@volley/plan";
import { calledFunctions, catalogueNames } from "./called-functions.ts";
import { type Case, keyOf } from "./cases.ts";
import { coverage, uncompared } from "./coverage.ts";
import { recordedFunctions } from "./recorded.ts";
import { knownDifferences } from "./verdict.ts";

const path = "docs/compatibility.md";
const known = knownDifferences();
const { cases, functions: casesByFunction, methods: casesByMethod } = await coverage();

function methodText([name, own]: readonly [string, readonly Case[]]): string {
  const differing = own.filter((each) => known.has(keyOf(each))).length;
  if (own.length === 0) return `${code(name)} (${uncompared[name] ?? "no case yet"})`;
  return `${code(name)} (${differing === 0 ? own.length : `${own.length}, ${differing} of which differ`})`;
}

const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;
/** What stands in no row of the catalogue: the grammar knows it, as `int(x)` for a conversion, or it makes several rows. */
const spelled = new Set(["between", "case", "cast", ...Object.keys(generators)]);
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
  return `| ${code(name)} | ${verdict} | ${functions[name]!.doc.replaceAll("|", "\\|")} |`;
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

Methods of DataFrame, GroupedData, Column and what belongs to them, with the number of cases in which they are compared with Spark:
${[...casesByMethod]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(methodText)
  .join(", ")}.

## What differs, and why

${reasons.size === 0 ? "Nothing that is known." : [...reasons].map(([reason, keys]) => `- ${reason}\n${keys.map((key) => `  - ${code(key)}`).join("\n")}`).join("\n")}

## Absent

${absent.length} of the ${spark.length} functions that Spark lists:
${absent.map(code).join(", ")}.
`;

if (process.argv.includes("--check")) {
  if (!existsSync(path) || readFileSync(path, "utf8") !== text) {
    console.error(`${path} is not what the catalogue and the cases generate: run npm run generate`);
    process.exitCode = 1;
  }
} else writeFileSync(path, text);
