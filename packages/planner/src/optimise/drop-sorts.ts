import { isDeterministic, isWithinTask } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { expressionsOf, inputsOf, withInputs } from "../typed/walk.ts";

/** Leaves out sorts of which nothing above keeps the order, as Spark's EliminateSorts does. */
export function dropSorts(root: Node): Node {
  return dropped(root, true);
}

/** `seen`: whether who asks for the rows, or a step between, may tell their order. */
function dropped(node: Node, seen: boolean): Node {
  if (node.kind === "sort" && node.global && !seen) return dropped(node.input, false);
  const below = sees(node, seen);
  return withInputs(
    node,
    inputsOf(node).map((input) => dropped(input, below)),
  );
}

function sees(node: Node, seen: boolean): boolean {
  switch (node.kind) {
    case "project":
    case "filter":
    case "generate":
    case "hint":
    case "union":
      return seen || !expressionsOf(node).every(isDeterministic);
    case "window":
      return isWithinTask(node.windows[0]!.expr);
    case "sort":
      return !node.global;
    case "aggregate":
    case "join":
    case "dedupe":
    case "set_operation":
      return false;
    case "repartition":
      return node.keys.length === 0;
    default:
      return true;
  }
}
