import { constant } from "../analyse/call.ts";
import { mapExpressions } from "../optimise/map-expressions.ts";
import { type Expr, isWithinTask, mapExpr, type WindowExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";

/** A step over one of several branches, whose tasks all count from 0: what tells their numbers apart. */
export function branchOf(step: Node, branch: number, branches: number): Node {
  if (branches === 1) return step;
  const args = [constant(branches, "integer"), constant(branch, "integer")];
  const told = (expr: Expr): Expr => mapExpr(expr, (e) => (e.kind === "call" && e.definition.told === "branch" ? { ...e, args } : e));
  const windows = (node: Node): Node => {
    if (node.kind !== "window" || !isWithinTask(node.windows[0]!.expr)) return node;
    return { ...node, windows: node.windows.map((w) => ({ ...w, expr: { ...w.expr, args } satisfies WindowExpr })) };
  };
  return windows(mapExpressions(step, told));
}
