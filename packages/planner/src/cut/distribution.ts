import { columnRef, type Expr, exprKey, type Named, references, substitute } from "../typed/expression.ts";
import type { Exchange, PartitionCount } from "../typed/node.ts";
import { sameCount } from "./partition-count.ts";
import { partitionKey } from "./partition-key.ts";

/** How a branch's rows lie over tasks. */
export type Distribution =
  /** With the bundles of one dataset, or of kept rows. */
  | { readonly kind: "bundle"; readonly key: string }
  /**
   * In numbered partitions. Rows equal in all of one of the `keys` lists lie in one partition. Where there is an `order`, told by the text of
   * its sort key, no row of a partition comes after one of the next.
   */
  | {
      readonly kind: "partition";
      readonly count: PartitionCount;
      readonly keys: readonly (readonly Expr[])[];
      readonly order?: string | undefined;
    }
  /** In one task. */
  | { readonly kind: "single" };

/** How rows lie where each task reads its own partition of an exchange, or all of one that has no partitions. */
export function dealtBy(partitioning: Exchange["partitioning"]): Distribution {
  if (!("count" in partitioning)) return { kind: "single" };
  const { kind, count } = partitioning;
  const keys = kind === "hash" ? [partitioning.keys] : [];
  return { kind: "partition", count, keys, ...(kind === "range" && { order: exprKey(partitioning.key) }) };
}

/** What is left of a distribution above a step that gives `outputs`: keys are rewritten to the columns that carry them. */
export function carried(dist: Distribution, outputs: readonly Named[]): Distribution {
  if (dist.kind !== "partition") return dist;
  const byKey = new Map(outputs.map((o) => [partitionKey(o.expr), columnRef(o.column)]));
  const rewrite = (key: Expr): Expr | undefined => {
    const whole = byKey.get(partitionKey(key));
    if (whole) return whole;
    const ids = [...references(key)];
    const found = new Map(ids.map((id) => [id, outputs.find((o) => o.expr.kind === "column" && o.expr.id === id)]));
    if (ids.some((id) => !found.get(id))) return undefined;
    return substitute(key, (id) => columnRef(found.get(id)!.column));
  };
  const keys = dist.keys.map((list) => list.map(rewrite)).filter((list): list is Expr[] => list.every((key) => key !== undefined));
  return { ...dist, keys };
}

/** Whether rows that lie so can meet in one task. */
export function isAlike(a: Distribution, b: Distribution): boolean {
  if (a.kind === "bundle") return b.kind === "bundle" && a.key === b.key;
  if (a.kind === "partition") return b.kind === "partition" && sameCount(a.count, b.count);
  return b.kind === "single";
}
