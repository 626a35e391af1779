import { type Expr } from "../typed/expression.ts";
import type { Node, Union } from "../typed/node.ts";
import { type Distribution, isAlike } from "./distribution.ts";
import { partitionKey } from "./partition-key.ts";
import type { Branch } from "./piece.ts";

/** Branches whose tasks are cut alike run as one, unless the rows of each are to stay behind each other. */
export function mergeAlike(branches: readonly Branch[], { columns }: Union): readonly Branch[] {
  const merged: Branch[] = [];
  for (const branch of branches) {
    const at = merged.findIndex(({ dist }) => isAlike(dist, branch.dist) && !isInOrder(dist));
    if (at < 0) {
      merged.push(branch);
      continue;
    }
    const other = merged[at]!;
    const ids = columns.map((c) => c.id);
    const before = other.node.kind === "union" ? other.node : { inputs: [other.node], sources: [ids] };
    const node: Node = { kind: "union", inputs: [...before.inputs, branch.node], sources: [...before.sources, ids], columns };
    merged[at] = { node, dist: commonDistribution(other.dist, branch.dist) };
  }
  return merged;
}

function isInOrder(dist: Distribution): boolean {
  return dist.kind === "partition" && dist.order !== undefined;
}

function commonDistribution(a: Distribution, b: Distribution): Distribution {
  if (a.kind !== "partition" || b.kind !== "partition") return a;
  const text = (list: readonly Expr[]): string => list.map(partitionKey).join();
  const others = new Set(b.keys.map(text));
  return { ...a, keys: a.keys.filter((list) => others.has(text(list))) };
}
