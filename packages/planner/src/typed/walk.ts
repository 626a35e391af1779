import { type Column } from "./column.ts";
import type { Expr } from "./expression.ts";
import type { Node } from "./node.ts";

export function inputsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "join":
      return [node.left, node.right];
    case "union":
    case "set_operation":
      return node.inputs;
    case "scan":
    case "local":
    case "cached_read":
    case "range":
    case "shared":
    case "exchange_read":
      return [];
    default:
      return [node.input];
  }
}

/** The node over other inputs; itself when none differs. */
export function withInputs(node: Node, inputs: readonly Node[]): Node {
  const before = inputsOf(node);
  if (inputs.every((input, i) => input === before[i])) return node;
  switch (node.kind) {
    case "join":
      return { ...node, left: inputs[0]!, right: inputs[1]! };
    case "union":
      return { ...node, inputs };
    case "set_operation":
      return { ...node, inputs: [inputs[0]!, inputs[1]!] };
    default:
      return { ...node, input: inputs[0]! } as Node;
  }
}

/** Rebuilds a tree from the leaves up, each distinct node once. */
export function mapNode(root: Node, change: (node: Node) => Node): Node {
  const done = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = done.get(node);
    if (known) return known;
    const result = change(withInputs(node, inputsOf(node).map(visit)));
    done.set(node, result);
    return result;
  };
  return visit(root);
}

export function someNode(node: Node, test: (n: Node) => boolean): boolean {
  return test(node) || inputsOf(node).some((input) => someNode(input, test));
}

/** The columns a node gives, in order. */
export function outputOf(node: Node): readonly Column[] {
  switch (node.kind) {
    case "scan":
    case "local":
    case "cached_read":
      return node.columns.map((c) => c.column);
    case "range":
      return [node.column];
    case "project":
      return node.outputs.map((o) => o.column);
    case "generate":
      return [...outputOf(node.input), ...node.lists.map((l) => l.column)];
    case "aggregate":
      return [...node.groups, ...node.aggregates].map((o) => o.column);
    case "window":
      return [...outputOf(node.input), ...node.windows.map((w) => w.column)];
    case "union":
    case "set_operation":
    case "map_batches":
    case "shared":
    case "exchange_read":
      return node.columns;
    case "join": {
      if (node.type === "semi" || node.type === "anti") return outputOf(node.left);
      const nullable = (columns: readonly Column[], yes: boolean) =>
        yes ? columns.map((c) => (c.nullable ? c : { ...c, nullable: true })) : columns;
      return [
        ...nullable(outputOf(node.left), node.type === "right" || node.type === "full"),
        ...nullable(outputOf(node.right), node.type === "left" || node.type === "full"),
      ];
    }
    default:
      return outputOf(node.input);
  }
}

export function outputIds(node: Node): Set<number> {
  return new Set(outputOf(node).map((c) => c.id));
}

/** The expressions a node evaluates itself. */
export function expressionsOf(node: Node): readonly Expr[] {
  switch (node.kind) {
    case "project":
      return node.outputs.map((o) => o.expr);
    case "filter":
      return [node.condition];
    case "generate":
      return node.lists.map((l) => l.expr);
    case "aggregate":
      return [...node.groups, ...node.aggregates].map((o) => o.expr);
    case "window":
      return node.windows.map((w) => w.expr);
    case "join":
      return node.condition ? [node.condition] : [];
    case "sort":
      return node.keys.map((k) => k.expr);
    case "repartition":
      return node.keys;
    default:
      return [];
  }
}

/** Visits a tree's nodes, shared frames' included, each once. */
export function eachNode(root: Node, visit: (node: Node) => void, seen: Set<Node | number> = new Set()): void {
  if (seen.has(root)) return;
  seen.add(root);
  visit(root);
  if (root.kind === "shared") {
    if (!seen.has(root.frame.id)) eachNode(root.frame.plan, visit, seen);
    seen.add(root.frame.id);
  }
  for (const input of inputsOf(root)) eachNode(input, visit, seen);
}
