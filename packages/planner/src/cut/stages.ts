import type { RunSoFar, Stage } from "../stage.ts";
import { checkStages } from "../invariant/check-stages.ts";
import { eachNode } from "../typed/walk.ts";
import type { Cutter } from "./cutter.ts";
import type { Fragment } from "./fragment.ts";
import { groupFragments } from "./group.ts";
import { inUse } from "./in-use.ts";
import { type CutMemory, sinkKey } from "./memory.ts";
import { keepCount, settle } from "./partition-count.ts";
import type { PlannerSettings } from "../stage.ts";

export type EmitStage = (id: number, fragments: readonly Fragment[], more: Pick<Stage, "splittable" | "ties" | "decisions">) => Stage;

/** The stages of a plan of which some have begun: these as they are, the others made of what was cut. Throws for a plan that may give wrong rows. */
export function makeStages(begun: readonly Stage[], cutter: Cutter, emit: EmitStage): readonly Stage[] {
  const groups = groupFragments(inUse(cutter.fragments, (exchange) => cutter.isEnd(exchange)));
  const { problems, splittable, ties } = checkStages([...begun.map((stage) => stage.fragments), ...groups], begun.length);
  if (problems.length > 0) throw new Error(`a plan that may give wrong rows: ${problems.join("; ")}`);
  const last = Math.max(0, ...begun.map(({ id }) => id));
  const made = groups.map((fragments, i) => {
    const at = begun.length + i;
    const more = { splittable: splittable[at]!, ties: ties[at]!, decisions: decisionsOf(fragments, cutter.decisions) };
    return emit(last + 1 + i, fragments, more);
  });
  return [...begun, ...made];
}

/** What was decided by the exchanges that a stage reads whole. */
function decisionsOf(fragments: readonly Fragment[], decisions: ReadonlyMap<number, string>): readonly string[] {
  const found = new Map<number, string>();
  for (const { node } of fragments)
    eachNode(node, (n) => {
      const decision = n.kind === "exchange_read" && n.delivery === "all" ? decisions.get(n.exchange.id) : undefined;
      if (decision && n.kind === "exchange_read") found.set(n.exchange.id, `exchange ${n.exchange.id} (${n.exchange.name}): ${decision}`);
    });
  return [...found.values()];
}

/** Notes in the memory what has begun since the last cut, and what was written. */
export function remember(
  memory: CutMemory,
  cutter: Cutter,
  begun: readonly Stage[],
  written: RunSoFar["written"],
  settings: PlannerSettings,
): void {
  for (const { fragments, deterministic, inputs } of begun) {
    const repeatable =
      deterministic && inputs.every((i) => i.kind !== "cached" && (i.kind !== "exchange" || !memory.fleeting.has(i.exchange)));
    for (const { node, target } of fragments) {
      if (target.kind === "sink") {
        memory.begunSinks.add(sinkKey(target.sink, node));
        continue;
      }
      const { exchange } = target;
      const { rows, whole } = cutter.keys.get(exchange.id)!;
      const { partitioning } = exchange;
      if ("count" in partitioning) keepCount(partitioning.count, settle(partitioning.count, settings));
      memory.begun.set(whole, { exchange, rowsKey: rows, repeatable });
      if (!repeatable) memory.fleeting.add(exchange.id);
    }
  }
  for (const [key, known] of memory.begun) {
    const found = written.get(known.exchange.id);
    if (!found || known.written) continue;
    memory.begun.set(key, {
      ...known,
      exchange: { ...known.exchange, rows: found.rows, guessed: found.rows },
      written: { ...found, repeatable: known.repeatable },
    });
  }
}
