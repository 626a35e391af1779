import { type Expr, eachReference, exprSize, isCostly, isDeterministic, substitute } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";

/** One projection instead of two, where that computes nothing twice. */
export function mergeProjects(root: Node): Node {
  return mapNode(root, (node) => {
    if (node.kind !== "project" || node.input.kind !== "project") return node;
    const below = node.input;
    const exprs = new Map(below.outputs.map((o): [number, Expr] => [o.column.id, o.expr]));
    if (
      !inlines(
        exprs,
        node.outputs.map((o) => o.expr),
      )
    )
      return node;
    return {
      kind: "project",
      input: below.input,
      outputs: node.outputs.map((o) => ({ ...o, expr: substitute(o.expr, (id) => exprs.get(id)) })),
    };
  });
}

/** Whether `users` may hold the expressions of the columns they read in place of the columns: nothing of weight is written twice. */
export function inlines(exprs: ReadonlyMap<number, Expr>, users: readonly Expr[]): boolean {
  const uses = new Map<number, number>();
  for (const user of users) eachReference(user, (id) => uses.set(id, (uses.get(id) ?? 0) + 1));
  return [...uses].every(([id, count]) => {
    const expr = exprs.get(id);
    if (!expr || expr.kind === "column" || expr.kind === "literal") return true;
    return isDeterministic(expr) && (count === 1 || (!isCostly(expr) && exprSize(expr) * (count - 1) <= 4));
  });
}
