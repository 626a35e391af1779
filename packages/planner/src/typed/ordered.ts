import { isDeterministic } from "./expression.ts";
import type { Node } from "./node.ts";
import { expressionsOf, inputsOf } from "./walk.ts";

/** Whether the rows come in the same order whenever the same files or blocks are read. */
export function isOrdered(node: Node): boolean {
  switch (node.kind) {
    case "scan":
    case "local":
    case "cached_read":
    case "range":
    case "exchange_read":
      return true;
    case "shared":
      return isOrdered(node.frame.plan);
    case "project":
    case "filter":
    case "generate":
    case "limit":
    case "tail":
    case "sample":
    case "hint":
    case "union":
    case "repartition":
      return expressionsOf(node).every(isDeterministic) && inputsOf(node).every(isOrdered);
    default:
      return false;
  }
}
