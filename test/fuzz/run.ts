import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { everyDecision } from "./decisions.ts";
import { openEngines } from "./engines.ts";
import { programOf } from "./program.ts";
import { randomCase } from "./random-case.ts";
import { shrunk } from "./shrink.ts";
import { knownFunctions } from "./volley-answer.ts";

const { values } = parseArgs({
  options: {
    plans: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    /** Where mismatches go as files, beside being printed. */
    keep: { type: "string" },
  },
});
const [plans, first] = [Number(values.plans), Number(values.seed)];
const engines = await openEngines();
const taken = new Map(everyDecision.map((decision) => [decision, 0]));
let [wrong, refused, rows] = [0, 0, 0];
const began = performance.now();
for (let seed = first; seed < first + plans; seed++) {
  const fuzzed = randomCase(seed);
  try {
    const verdict = await engines.judge(fuzzed);
    rows += verdict.rows;
    for (const decision of verdict.decisions) taken.set(decision, taken.get(decision)! + 1);
    if (verdict.wrong) {
      wrong++;
      console.log(`seed ${seed}: ${verdict.wrong.where}: ${verdict.wrong.what}`);
      const small = await shrunk(fuzzed, engines, verdict.wrong);
      console.log(
        `--- shrunk: ${small.wrong.where}: ${small.wrong.what}\n${programOf(small.fuzzed, "/tmp/volley-fuzz-case", knownFunctions)}---`,
      );
      if (values.keep) writeFileSync(`${values.keep}/seed-${seed}.json`, `${JSON.stringify({ seed, ...small }, null, 1)}\n`);
    }
  } catch (error) {
    refused++;
    console.log(`seed ${seed}: plain DuckDB has no answer: ${String(error).split("\n")[0]}`);
  }
  if ((seed - first + 1) % 100 === 0) report(seed - first + 1);
}
report(plans);
for (const [decision, count] of taken) console.log(`${decision}: in ${count} plans`);
await engines.close();
process.exitCode = wrong + refused > 0 ? 1 : 0;

function report(done: number): void {
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${done} plans from seed ${first}: ${wrong} mismatches, ${refused} without an answer, ${rows} rows, ${seconds} s`);
}
