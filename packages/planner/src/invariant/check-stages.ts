import { isAlike } from "../cut/distribution.ts";
import type { Fragment } from "../cut/fragment.ts";
import type { ExchangeRead } from "../typed/node.ts";
import { rowsOfFragment } from "./check-fragment.ts";
import { part, type Rows, whole } from "./rows.ts";

/**
 * Checks a plan, cut into stages in the order in which they run, against what makes it right: the union of a stage's tasks equals one
 * execution. Worked out of the stages alone, not of how they came to be. What breaks it, a line each; empty for a plan that may run.
 */
export function brokenInvariants(stages: readonly (readonly Fragment[])[]): readonly string[] {
  const problems: string[] = [];
  const owed: Owed = new Map();
  const isRead = new Set<number>();
  stages.forEach((fragments, i) => {
    for (const fragment of fragments) {
      if (!isAlike(fragment.dist, fragments[0]!.dist)) problems.push(`stage ${i + 1}: outputs of tasks that are cut in different ways`);
      const report = (problem: string): void => void problems.push(`stage ${i + 1}: ${problem}`);
      const read = (node: ExchangeRead): Rows => {
        isRead.add(node.exchange.id);
        return readRows(node, fragment, owed, report);
      };
      owe(owed, fragment, rowsOfFragment(fragment, { dist: fragment.dist, read, report }), report);
    }
  });
  for (const [id, steps] of owed)
    if (steps.length > 0 && !isRead.has(id)) problems.push(`${steps.join(", ")} is left to do for the rows of exchange ${id}`);
  return problems;
}

/** What is owed to the rows of each exchange. */
type Owed = Map<number, readonly string[]>;

function owe(owed: Owed, { target }: Fragment, rows: Rows, report: (problem: string) => void): void {
  if (target.kind !== "exchange") return;
  const { id } = target.exchange;
  if ((owed.get(id) ?? rows.owed).join() !== rows.owed.join()) report(`exchange ${id} holds rows to which other steps are owed`);
  owed.set(id, rows.owed);
}

function readRows({ exchange, delivery }: ExchangeRead, { dist }: Fragment, owed: Owed, report: (problem: string) => void): Rows {
  const rest = owed.get(exchange.id);
  if (!rest) report(`exchange ${exchange.id} is read before it is written`);
  const { partitioning } = exchange;
  const own = { owed: rest ?? [] };
  if (delivery === "all") return { ...whole, ...own };
  if (!("count" in partitioning)) {
    report(`exchange ${exchange.id} has no partitions to be read one a task`);
    return { ...whole, ...own };
  }
  const keys = partitioning.kind === "hash" ? [partitioning.keys] : [];
  const dealt = { kind: "partition", count: partitioning.count, keys } as const;
  if (!isAlike(dealt, dist)) report(`exchange ${exchange.id} is read one partition a task by tasks that are not its partitions`);
  return { ...part(dealt), ...own };
}
