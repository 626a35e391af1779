import { type Expr, mapChildren, type Named, type WindowExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";

/** The node with each of its own expressions changed; itself when none is. A window's stays one: `change` sees what it is made of. */
export function mapExpressions(node: Node, change: (expr: Expr) => Expr): Node {
  const named = (list: readonly Named[]): readonly Named[] => {
    const next = list.map((n) => {
      const expr = change(n.expr);
      return expr === n.expr ? n : { ...n, expr };
    });
    return next.some((n, i) => n !== list[i]) ? next : list;
  };
  switch (node.kind) {
    case "project": {
      const outputs = named(node.outputs);
      return outputs === node.outputs ? node : { ...node, outputs };
    }
    case "generate": {
      const lists = named(node.lists);
      return lists === node.lists ? node : { ...node, lists };
    }
    case "filter": {
      const condition = change(node.condition);
      return condition === node.condition ? node : { ...node, condition };
    }
    case "aggregate": {
      const groups = named(node.groups);
      const aggregates = named(node.aggregates);
      return groups === node.groups && aggregates === node.aggregates ? node : { ...node, groups, aggregates };
    }
    case "window": {
      const windows = node.windows.map((w) => ({ ...w, expr: mapChildren(w.expr, change) as WindowExpr }));
      return windows.some((w, i) => w.expr !== node.windows[i]!.expr) ? { ...node, windows } : node;
    }
    case "join": {
      const condition = node.condition && change(node.condition);
      return condition === node.condition ? node : { ...node, condition };
    }
    case "sort":
      return { ...node, keys: node.keys.map((k) => ({ ...k, expr: change(k.expr) })) };
    case "repartition":
      return { ...node, keys: node.keys.map(change) };
    default:
      return node;
  }
}
