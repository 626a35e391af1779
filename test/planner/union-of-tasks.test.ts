import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { planWrite } from "@volley/planner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { difference } from "../fuzz/answer.ts";
import type { Case } from "../fuzz/case.ts";
import { decisionsIn, everyDecision } from "../fuzz/decisions.ts";
import type { Engines, Verdict } from "../fuzz/engines.ts";
import { programOf } from "../fuzz/program.ts";
import { randomCase } from "../fuzz/random-case.ts";
import { shrunk } from "../fuzz/shrink.ts";
import { writeStatements } from "../fuzz/table.ts";
import { knownFunctions } from "../fuzz/volley-answer.ts";
import { interpret, multiset } from "./interpreter.ts";
import { filesOf, plannable, plansOf, settingsOf, sourcesOf } from "./random-plan.ts";
import { writing } from "./writing.ts";

const folder = mkdtempSync(join(tmpdir(), "volley-plans-"));
let plain: DuckDBConnection;
beforeAll(async () => {
  plain = await (await DuckDBInstance.create()).connect();
});
afterAll(() => {
  plain.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

const plans = Number(process.env["VOLLEY_PLANS"] ?? 70);
const first = Number(process.env["VOLLEY_SEED"] ?? 40);

let tasks = 0;
/** Runs a case's stages in one task and as a cluster would, and compares the rows. */
async function judge(fuzzed: Case): Promise<Verdict> {
  rmSync(folder, { recursive: true, force: true });
  for (const file of fuzzed.tables.flatMap((table) => writeStatements(table, folder))) {
    mkdirSync(file.folder, { recursive: true });
    await plain.run(file.sql);
  }
  const command = writing(plansOf(fuzzed, folder));
  const sources = sourcesOf(fuzzed);
  const settings = settingsOf(fuzzed);
  const now = 1_700_000_000_000_000n;
  const whole = await interpret(planWrite(command, sources, { ...settings, mode: "single", now }), {
    files: filesOf,
    bundles: 1,
    timeZone: settings.timeZone,
  });
  const where = "as stages";
  try {
    const parts = await interpret(planWrite(command, sources, { ...settings, now }), {
      files: filesOf,
      bundles: settings.partitionBytes === undefined ? 2 : 6,
      timeZone: settings.timeZone,
      layout: settings.adaptive ? settings : undefined,
    });
    tasks = parts.tasks;
    const decisions = decisionsIn(parts.decisions);
    const rows = whole.sinks.flat().length;
    for (const [i, sink] of whole.sinks.entries()) {
      const what = difference(multiset(parts.sinks[i]!), multiset(sink), false);
      if (what !== undefined) return { rows, decisions, wrong: { where, what } };
    }
    return { rows, decisions };
  } catch (error) {
    return { rows: 0, decisions: new Set(), wrong: { where, what: `it fails: ${String(error)}` } };
  }
}
const engines: Engines = { judge, close: async () => {} };

describe("the union of a stage's tasks equals one execution", () => {
  it("for random plans, whatever the numbers of tasks and partitions, and whatever is decided while they run", {
    timeout: 3_000_000,
  }, async () => {
    const taken = new Map(everyDecision.map((decision) => [decision, 0]));
    let clustered = 0;
    for (let seed = first; seed < first + plans; seed++) {
      const fuzzed = plannable(randomCase(seed));
      if (!fuzzed) continue;
      const { wrong, decisions } = await judge(fuzzed);
      if (tasks > 2) clustered++;
      for (const decision of decisions) taken.set(decision, taken.get(decision)! + 1);
      if (!wrong) continue;
      const small = await shrunk(fuzzed, engines, wrong);
      throw new Error(
        `seed ${seed}: ${small.wrong.what}\n${JSON.stringify(small.fuzzed.settings)}\n${programOf(small.fuzzed, "/tmp/case", knownFunctions)}`,
      );
    }
    expect(clustered).toBeGreaterThan(plans / 4);
    if (process.env["VOLLEY_PLANS"]) console.log(`${plans} plans from seed ${first}: ${JSON.stringify(Object.fromEntries(taken))}`);
    for (const [decision, count] of taken) expect(count, decision).toBeGreaterThan(0);
  });
});
