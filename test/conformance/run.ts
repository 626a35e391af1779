// npm run conformance: compares Volley with Spark, case by case. See README.md.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Answer, answersOf } from "./answer.ts";
import { areas, casesOf, keyOf } from "./cases.ts";
import { record, recordedAnswers, recordFunctions } from "./recorded.ts";
import { differences, table } from "./report.ts";
import { openSession } from "./session.ts";
import { openSpark } from "./spark-server.ts";
import { faults, judge, knownCases, settleCases, type Verdict } from "./verdict.ts";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    record: { type: "boolean" },
    again: { type: "boolean" },
    recorded: { type: "boolean" },
    settle: { type: "boolean" },
    json: { type: "string" },
  },
});
const chosen = positionals.length > 0 ? positionals : areas();

const spark = flags.recorded ? undefined : await openSpark();
if (!spark && flags.record) throw new Error("nothing was recorded: there is no Spark here");
const sparkSession = spark && (await openSession(spark.address));
const volley = await openSession("local");
const verdicts: Verdict[] = [];
const print = console.log;
try {
  // What cases show() is not the report's.
  console.log = () => undefined;
  for (const area of chosen) verdicts.push(...(await judgeArea(area)));
  if (spark && flags.record) recordFunctions(spark.functionNames());
} finally {
  console.log = print;
  await Promise.allSettled([volley.stop(), sparkSession?.stop()]);
  await spark?.stop();
}
console.log(table(verdicts));
console.log(`known differences, by their reasons:\n${differences(verdicts, knownCases())}`);
if (flags.settle) settleCases(verdicts);
const wrong = faults(verdicts);
for (const line of wrong) console.log(line);
if (flags.json)
  writeFileSync(flags.json, JSON.stringify(verdicts.map(({ case: each, ...rest }) => ({ area: each.area, key: keyOf(each), ...rest }))));
process.exitCode = wrong.length === 0 ? 0 : 1;

/** Against live Spark, or what was recorded; `--record` asks Spark for cases without an answer, `--again` for all. */
async function judgeArea(area: string): Promise<readonly Verdict[]> {
  const cases = casesOf(area);
  const known = recordedAnswers(area);
  const recorded = cases.map((each) => known.get(keyOf(each)));
  const ask = cases.filter((_, i) => !flags.record || flags.again || !recorded[i]);
  const answers: (Answer | undefined)[] = [...recorded];
  if (sparkSession && ask.length > 0) {
    const fresh = await answersOf(sparkSession, ask, flags.again ? [] : ask.map((each) => known.get(keyOf(each))));
    for (const [i, each] of ask.entries()) answers[cases.indexOf(each)] = fresh[i]!;
  }
  const answered = cases.filter((_, i) => answers[i]);
  if (answered.length < cases.length) print(`${area}: ${cases.length - answered.length} cases have no recorded answer`);
  const said = answers.filter((answer) => answer !== undefined);
  if (flags.record) record(area, answered, said);
  return judge(volley, answered, said);
}
