import { type Case, columnsOf, stepKinds } from "./case.ts";
import { Meaningless } from "./expression.ts";
import { type Random, randomOf } from "./random.ts";
import type { Choosing, Made, Step } from "./steps/step.ts";
import { randomTable } from "./table.ts";
import { mostRows } from "./types.ts";

const bag = Object.entries(stepKinds).flatMap(([kind, { weight }]) => Array.from({ length: weight }, () => kind));
/** Joins of much and little: what clusters plan anew while they run. */
const joining = [...bag, ...Array.from({ length: 20 }, () => "join"), ...Array.from({ length: 10 }, () => "filter")];

/** Names as people and other engines spell them; most are plain. */
const spellings: readonly ((n: number) => string)[] = [
  ...Array.from({ length: 12 }, () => (n: number) => `v${n}`),
  (n) => `a ${n}`,
  (n) => `Größe${n}`,
  (n) => `x.y${n}`,
  (n) => `it's${n}`,
  (n) => `say "${n}"`,
  (n) => `\`${n}\``,
  (n) => `UPPER${n}`,
  (n) => `${n}`,
];

/** The case of a seed. */
export function randomCase(seed: number): Case {
  const random = randomOf(seed);
  const adapts = random.chance(0.6);
  const begins = adapts ? ["filter", "join", "join"] : [];
  const tables = Array.from({ length: (adapts ? 2 : 1) + random.below(adapts ? 2 : 3) }, (_, i) =>
    randomTable(random, `t${i}`, adapts && i === 0),
  );
  const made: Made[] = tables.map(({ columns, files }) => ({ columns, rows: files.flat().length }));
  const steps: Step[] = [];
  const wanted = 1 + random.below(10);
  let names = 0;
  const choosing: Choosing = {
    random,
    made,
    fresh: () => random.pick(spellings)(names++),
    input(fits = () => true) {
      const fitting = made.flatMap((m, i) => (fits(m) ? [i] : []));
      if (fitting.length === 0) return undefined;
      return random.chance(0.65) ? fitting.at(-1) : random.pick(fitting);
    },
  };
  const add = (name: string): void => {
    const { kind } = stepKinds[name]!;
    const step = kind.choose(choosing);
    if (!step) return;
    const rows = kind.rows(
      step,
      step.inputs.map((i: number) => made[i]!.rows),
    );
    if (rows > mostRows / 4) return;
    try {
      const columns = kind.columns(
        step,
        step.inputs.map((i: number) => made[i]!.columns),
      );
      if (columns.length > 24) return;
      steps.push(step);
      made.push({ columns, rows });
    } catch (error) {
      if (!(error instanceof Meaningless)) throw error;
    }
  };
  while (steps.length < wanted) add(begins[steps.length] ?? random.pick(adapts ? joining : bag));
  // A sort of which nobody sees the order is none.
  if (adapts && random.chance(0.3)) add("sortByOne");
  const settings = randomSettings(random, adapts);
  const last = tables.length + steps.length - 1;
  const action = random.pick(["collect", "collect", "collect", "count", "write", "write"] as const);
  const others = action === "write" ? Array.from({ length: random.below(3) }, () => tables.length + random.below(steps.length)) : [];
  return pruned({ tables, steps, roots: [...new Set([...others, last])], action, settings });
}

/** Many small tasks and partitions, joins with and without broadcasts, stages planned anew by what was written, or as they were planned. */
function randomSettings(random: Random, adapts: boolean): Record<string, string> {
  const zone = random.pick(["UTC", "UTC", "America/New_York", "Asia/Kolkata"]);
  const settings = {
    ...(zone !== "UTC" && { "time.zone": zone }),
    "broadcast.bytes": random.pick(adapts ? ["0", "0", "1000", "2000", "4000"] : ["0", "1000", "8000", "10000000"]),
    "bundle.bytes": random.pick(["1", "1", "3000"]),
    ...(random.chance(0.1) && { "join.reorder": "off" }),
    ...(!adapts && random.chance(0.4)
      ? { "shuffle.partitions": random.pick(["1", "2", "3", "7"]) }
      : { "partition.bytes": random.pick(["100", "1000", "10000"]) }),
  };
  if (!adapts && random.chance(0.2)) return { ...settings, adaptive: "off" };
  return { ...settings, "skew.bytes": random.pick(["1", "300"]), ...(random.chance(0.15) && { "runtime.filters": "off" }) };
}

/** Without the steps and tables that no answer needs. Throws Meaningless where the plan has no meaning. */
export function pruned(fuzzed: Case): Case {
  const { tables, steps, roots } = fuzzed;
  const needed = new Set(roots);
  for (let i = steps.length - 1; i >= 0; i--) if (needed.has(tables.length + i)) for (const input of steps[i]!.inputs) needed.add(input);
  const number = new Map([...needed].sort((a, b) => a - b).map((old, now) => [old, now]));
  const kept = steps.filter((_, i) => needed.has(tables.length + i));
  const result: Case = {
    ...fuzzed,
    roots: roots.map((root) => number.get(root)!),
    tables: tables.filter((_, i) => needed.has(i)),
    steps: kept.map((step) => ({ ...step, inputs: step.inputs.map((i) => number.get(i)!) })),
  };
  columnsOf(result);
  return result;
}
