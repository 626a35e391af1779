import { dealtBy, isAlike } from "../cut/distribution.ts";
import type { Fragment } from "../cut/fragment.ts";
import type { Exchange, ExchangeRead } from "../typed/node.ts";
import { eachNode } from "../typed/walk.ts";
import { rowsOfFragment } from "./check-fragment.ts";
import { part, type Rows, whole } from "./rows.ts";

export interface CheckedStages {
  /** What breaks the invariant, a line each; empty for a plan that may run. */
  readonly problems: readonly string[];
  /** For each stage the exchanges of which a task may read a part of a partition's rows, where it reads all of the partition's others. */
  readonly splittable: readonly (readonly number[])[];
  /** The same of partitions of which all rows have the same sort key. */
  readonly ties: readonly (readonly number[])[];
}

/** What is owed to the rows of each exchange, and what was done last. */
type Owed = ReadonlyMap<number, Pick<Rows, "owed" | "done">>;
type Report = (problem: string) => void;

/**
 * Checks a plan, cut into stages in the order in which they run, against what makes it right: the union of a stage's tasks equals one
 * execution. Worked out of the stages alone, not of how they came to be. What the first of them, that have begun, write need not be read
 * any more.
 */
export function checkStages(stages: readonly (readonly Fragment[])[], begun = 0): CheckedStages {
  const problems: string[] = [];
  const owed = new Map<number, Pick<Rows, "owed" | "done">>();
  const isRead = new Set<number>();
  const mayStay = new Set<number>();
  const ties: (readonly number[])[] = [];
  const splittable = stages.map((fragments, i) => {
    const report = (problem: string): void => void problems.push(`stage ${i + 1}: ${problem}`);
    for (const fragment of fragments) {
      if (!isAlike(fragment.dist, fragments[0]!.dist)) report("outputs of tasks that are cut in different ways");
      const read = (node: ExchangeRead): Rows => {
        isRead.add(node.exchange.id);
        return readRows(node, fragment, owed, report);
      };
      const rows = rowsOfFragment(fragment, { dist: fragment.dist, read, report });
      if (fragment.target.kind !== "exchange") continue;
      const { id } = fragment.target.exchange;
      if (owed.has(id) && !isOwed(owed, fragment, rows)) report(`exchange ${id} holds rows to which other steps are owed`);
      owed.set(id, { owed: rows.owed, done: rows.done });
      if (i < begun) mayStay.add(id);
    }
    const reads = partitionedReads(fragments);
    ties.push(
      reads
        .filter(holdsTies)
        .map(({ id }) => id)
        .filter((id) => maySplit(fragments, id, owed, "ties")),
    );
    return reads.map(({ id }) => id).filter((id) => maySplit(fragments, id, owed, "any rows"));
  });
  for (const [id, { owed: steps }] of owed)
    if (steps.length > 0 && !isRead.has(id) && !mayStay.has(id))
      problems.push(`${steps.join(", ")} is left to do for the rows of exchange ${id}`);
  return { problems, splittable, ties };
}

function isOwed(owed: Owed, { target }: Fragment, rows: Rows): boolean {
  return target.kind === "sink" || owed.get(target.exchange.id)!.owed.join() === rows.owed.join();
}

function readRows({ exchange, delivery }: ExchangeRead, { dist }: Fragment, owed: Owed, report: Report): Rows {
  const rest = owed.get(exchange.id);
  if (!rest) report(`exchange ${exchange.id} is read before it is written`);
  const { partitioning } = exchange;
  const own = rest ?? { owed: [] };
  if (delivery === "all") return { ...whole, ...own };
  if (!("count" in partitioning)) {
    report(`exchange ${exchange.id} has no partitions to be read one a task`);
    return { ...whole, ...own };
  }
  const dealt = dealtBy(partitioning);
  if (!isAlike(dealt, dist)) report(`exchange ${exchange.id} is read one partition a task by tasks that are not its partitions`);
  return { ...part(dealt), ...own };
}

function dealtOrder({ partitioning }: Exchange): string | undefined {
  const dist = dealtBy(partitioning);
  return dist.kind === "partition" ? dist.order : undefined;
}

function partitionedReads(fragments: readonly Fragment[]): readonly Exchange[] {
  const found = new Map<number, Exchange>();
  for (const { node, dist } of fragments)
    eachNode(node, (n) => {
      if (n.kind === "exchange_read" && n.delivery === "partition" && dist.kind === "partition") found.set(n.exchange.id, n.exchange);
    });
  return [...found.values()];
}

const holdsTies = ({ partitioning }: Exchange): boolean => partitioning.kind === "range" && partitioning.apart;

/**
 * Whether the union of tasks that each read some rows of an exchange and all others of its partition equals a task that reads them all.
 * Rows that are equal by their sort key are in order whichever way they are shared out.
 */
function maySplit(fragments: readonly Fragment[], split: number, owed: Owed, rows: "any rows" | "ties"): boolean {
  let may = true;
  const report = (): void => {
    may = false;
  };
  for (const fragment of fragments) {
    const { dist } = fragment;
    const read = ({ exchange }: ExchangeRead): Rows => {
      const own = owed.get(exchange.id) ?? { owed: [] };
      if (exchange.id !== split || dist.kind !== "partition") return { ...whole, ...own };
      const order = rows === "ties" ? dealtOrder(exchange) : undefined;
      return { ...part({ ...dist, keys: [], order }), ...own };
    };
    if (!isOwed(owed, fragment, rowsOfFragment(fragment, { dist, read, report }))) return false;
  }
  return may;
}
