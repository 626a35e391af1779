import { isWithinTask } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";

/** Tells a scan how many rows are needed, where only projections lie between it and a limit. */
export function pushLimit(root: Node): Node {
  return mapNode(root, (node) =>
    node.kind === "limit" && node.limit !== undefined ? { ...node, input: capped(node.input, node.limit + node.offset) } : node,
  );
}

function capped(node: Node, limit: number): Node {
  switch (node.kind) {
    case "scan":
      return { ...node, limit: Math.min(limit, node.limit ?? limit) };
    case "window":
      return isWithinTask(node.windows[0]!.expr) ? { ...node, input: capped(node.input, limit) } : node;
    case "project":
    case "hint":
      return { ...node, input: capped(node.input, limit) };
    case "limit":
      return { ...node, input: capped(node.input, Math.min(limit, node.limit ?? limit) + node.offset) };
    case "union":
      return { ...node, inputs: node.inputs.map((input) => capped(input, limit)) };
    default:
      return node;
  }
}
