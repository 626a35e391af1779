import { type Case, columnsOf, stepKinds } from "./case.ts";
import { Meaningless } from "./expression.ts";
import { type Random, randomOf } from "./random.ts";
import type { Choosing, Made, Step } from "./steps/step.ts";
import { randomTable } from "./table.ts";
import { mostRows } from "./types.ts";

const bag = Object.entries(stepKinds).flatMap(([kind, { weight }]) => Array.from({ length: weight }, () => kind));

/** The case of a seed. */
export function randomCase(seed: number): Case {
  const random = randomOf(seed);
  const tables = Array.from({ length: 1 + random.below(3) }, (_, i) => randomTable(random, `t${i}`));
  const made: Made[] = tables.map(({ columns, files }) => ({ columns, rows: files.flat().length }));
  const steps: Step[] = [];
  const wanted = 1 + random.below(10);
  let names = 0;
  const choosing: Choosing = {
    random,
    made,
    fresh: () => `v${names++}`,
    input(fits = () => true) {
      const fitting = made.flatMap((m, i) => (fits(m) ? [i] : []));
      if (fitting.length === 0) return undefined;
      return random.chance(0.65) ? fitting.at(-1) : random.pick(fitting);
    },
  };
  while (steps.length < wanted) {
    const { kind } = stepKinds[random.pick(bag)]!;
    const step = kind.choose(choosing);
    if (!step) continue;
    const rows = kind.rows(
      step,
      step.inputs.map((i: number) => made[i]!.rows),
    );
    if (rows > mostRows / 4) continue;
    try {
      const columns = kind.columns(
        step,
        step.inputs.map((i: number) => made[i]!.columns),
      );
      if (columns.length > 24) continue;
      steps.push(step);
      made.push({ columns, rows });
    } catch (error) {
      if (!(error instanceof Meaningless)) throw error;
    }
  }
  const settings = randomSettings(random);
  return pruned({ tables, steps, settings });
}

function randomSettings(random: Random): Record<string, string> {
  return {
    "shuffle.partitions": random.pick(["1", "3", "7", "2"]),
    "broadcast.bytes": random.pick(["0", "0", "2k", "10m"]),
    "bundle.bytes": random.pick(["1", "1", "3k", "0"]),
  };
}

/** Without the steps and tables that the answer does not need. */
export function pruned(fuzzed: Case): Case {
  const { tables, steps } = fuzzed;
  const needed = new Set([tables.length + steps.length - 1]);
  for (let i = steps.length - 1; i >= 0; i--) if (needed.has(tables.length + i)) for (const input of steps[i]!.inputs) needed.add(input);
  const number = new Map([...needed].sort((a, b) => a - b).map((old, now) => [old, now]));
  const kept = steps.filter((_, i) => needed.has(tables.length + i));
  const result: Case = {
    ...fuzzed,
    tables: tables.filter((_, i) => needed.has(i)),
    steps: kept.map((step) => ({ ...step, inputs: step.inputs.map((i) => number.get(i)!) })),
  };
  columnsOf(result);
  return result;
}
