import { isDeterministic } from "./expression.ts";
import type { Node } from "./node.ts";
import { expressionsOf, inputsOf } from "./walk.ts";

/** Whether the rows come in the same order whenever the same files or blocks are read. */
export function isOrdered(node: Node): boolean {
  return isOrderedIf(node, () => true);
}

/** Whether rows have the same numbers within their task whichever columns are read, and however partitions are shared out to tasks. */
export function isNumbered(node: Node): boolean {
  return isOrderedIf(
    node,
    (step) => step.kind !== "repartition" && (step.kind !== "exchange_read" || !("count" in step.exchange.partitioning)),
  );
}

function isOrderedIf(node: Node, may: (step: Node) => boolean): boolean {
  if (!may(node)) return false;
  switch (node.kind) {
    case "scan":
    case "local":
    case "cached_read":
    case "range":
    case "exchange_read":
      return true;
    case "shared":
      return isOrderedIf(node.frame.plan, may);
    case "project":
    case "filter":
    case "generate":
    case "limit":
    case "tail":
    case "sample":
    case "hint":
    case "union":
    case "repartition":
      return expressionsOf(node).every(isDeterministic) && inputsOf(node).every((input) => isOrderedIf(input, may));
    default:
      return false;
  }
}
