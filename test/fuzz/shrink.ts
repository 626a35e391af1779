import type { Case } from "./case.ts";
import { Meaningless } from "./expression.ts";
import type { Engines, Verdict } from "./engines.ts";
import { pruned } from "./random-case.ts";

type Wrong = NonNullable<Verdict["wrong"]>;

export interface Shrunk {
  readonly fuzzed: Case;
  readonly wrong: Wrong;
}

/** The smallest case found that goes wrong as this one does: at the same place, by a failure of the same words or by other rows. */
export async function shrunk(fuzzed: Case, engines: Engines, wrong: Wrong, mostRuns = 400): Promise<Shrunk> {
  let best: Shrunk = { fuzzed, wrong };
  let runs = 0;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerCases(best.fuzzed)) {
      if (++runs > mostRuns) return best;
      const found = await goesWrong(smaller, engines);
      if (!found || found.where !== wrong.where || kindOf(found) !== kindOf(wrong)) continue;
      best = { fuzzed: smaller, wrong: found };
      again = true;
      break;
    }
  }
  return best;
}

/** Other rows, or a failure by its first words, whatever names and numbers are in it. */
const kindOf = ({ what }: Wrong): string => (what.startsWith("it fails") ? what.replaceAll(/\S*[\d/]\S*/g, "").slice(0, 50) : "other rows");

async function goesWrong(fuzzed: Case, engines: Engines): Promise<Wrong | undefined> {
  try {
    return (await engines.judge(fuzzed)).wrong;
  } catch {
    return undefined;
  }
}

/** Cases with less in them, those that leave most out first. */
function* smallerCases(fuzzed: Case): Generator<Case> {
  for (const candidate of candidates(fuzzed)) {
    try {
      yield pruned(candidate);
    } catch (error) {
      if (!(error instanceof Meaningless)) throw error;
    }
  }
}

function* candidates(fuzzed: Case): Generator<Case> {
  const { tables, steps, roots } = fuzzed;
  if (fuzzed.action !== "collect") for (const root of roots) yield { ...fuzzed, action: "collect", roots: [root] };
  if (roots.length > 1) for (const [i] of roots.entries()) yield { ...fuzzed, roots: roots.toSpliced(i, 1) };
  for (let root = tables.length; root < Math.max(...roots); root++) yield { ...fuzzed, roots: [root] };
  for (const [i, step] of steps.entries())
    for (const input of step.inputs) {
      // The step's readers read what it read.
      const at = tables.length + i;
      const moved = (n: number): number => (n === at ? input : n > at ? n - 1 : n);
      const others = steps.toSpliced(i, 1).map((s) => ({ ...s, inputs: s.inputs.map(moved) }));
      yield { ...fuzzed, steps: others, roots: [...new Set(roots.map(moved))] };
    }
  for (const [i, table] of tables.entries()) {
    const { files } = table;
    if (table.folders) yield { ...fuzzed, tables: tables.with(i, { ...table, folders: false }) };
    const withFiles = (changed: typeof files): Case => ({ ...fuzzed, tables: tables.with(i, { ...table, files: changed }) });
    if (files.length > 1) {
      yield withFiles([files.flat()]);
      for (const [f] of files.entries()) yield withFiles(files.toSpliced(f, 1));
    }
    for (const [f, rows] of files.entries())
      for (let size = Math.ceil(rows.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
        for (let from = 0; from < rows.length && (rows.length < 60 || size > 4); from += size)
          yield withFiles(files.with(f, rows.toSpliced(from, size)));
    for (const [c] of table.columns.entries())
      if (table.columns.length > 1)
        yield {
          ...fuzzed,
          tables: tables.with(i, {
            ...table,
            columns: table.columns.toSpliced(c, 1),
            files: files.map((rows) => rows.map((row) => row.toSpliced(c, 1))),
          }),
        };
  }
  for (const [i, step] of steps.entries())
    for (const smaller of smallerParts(step)) yield { ...fuzzed, steps: steps.with(i, smaller as typeof step) };
  for (const left of Object.keys(fuzzed.settings))
    yield { ...fuzzed, settings: Object.fromEntries(Object.entries(fuzzed.settings).filter(([key]) => key !== left)) };
}

/** A step with an item less in one of its lists, or an expression less deep. */
function* smallerParts(part: unknown): Generator<unknown> {
  if (Array.isArray(part)) {
    for (const [i] of part.entries()) yield part.toSpliced(i, 1);
    for (const [i, item] of part.entries()) for (const smaller of smallerParts(item)) yield part.with(i, smaller);
    return;
  }
  if (typeof part !== "object" || part === null) return;
  if ("kind" in part && part.kind === "call") {
    const { args, type } = part as unknown as { args: readonly { type: { kind: string } }[]; type: { kind: string } };
    for (const arg of args) if (arg.type.kind === type.kind) yield arg;
    for (const [i, arg] of args.entries()) for (const smaller of smallerParts(arg)) yield { ...part, args: args.with(i, smaller as never) };
    return;
  }
  for (const [key, value] of Object.entries(part)) {
    if (key === "inputs" || key === "type") continue;
    for (const smaller of smallerParts(value)) yield { ...part, [key]: smaller };
  }
}
