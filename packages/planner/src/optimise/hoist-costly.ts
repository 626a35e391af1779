import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, exprKey, hasVariable, mapExpr, type Named, passed, references, someExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode, outputOf } from "../typed/walk.ts";

/** Computes a costly expression that a projection holds several times in a projection of its own below; DuckDB does not look into CASE for it. */
export function hoistCostly(root: Node): Node {
  return mapNode(root, (node) => {
    if (node.kind !== "project") return node;
    const repeated = repeatedCostly(node.outputs.map((o) => o.expr));
    if (repeated.size === 0) return node;
    const hoisted = new Map(
      [...repeated].map(([key, expr]): [string, Named] => [key, { column: newColumn("computed", expr.type, expr.nullable), expr }]),
    );
    const outputs = node.outputs.map((o) => ({ ...o, expr: replaced(o.expr, hoisted) }));
    const needed = references(...outputs.map((o) => o.expr));
    const kept = outputOf(node.input).filter((c: Column) => needed.has(c.id));
    return { ...node, outputs, input: { kind: "project", input: node.input, outputs: [...kept.map(passed), ...hoisted.values()] } };
  });
}

function replaced(expr: Expr, hoisted: ReadonlyMap<string, Named>): Expr {
  return mapExpr(expr, (e) => {
    const found = isCostlyCall(e) ? hoisted.get(exprKey(e)) : undefined;
    return found ? columnRef(found.column) : e;
  });
}

function isCostlyCall(expr: Expr): boolean {
  return expr.kind === "call" && expr.definition.costly === true && expr.definition.deterministic !== false && !hasVariable(expr);
}

function repeatedCostly(exprs: readonly Expr[]): ReadonlyMap<string, Expr> {
  const counts = new Map<string, number>();
  const found = new Map<string, Expr>();
  for (const expr of exprs)
    someExpr(expr, (e) => {
      if (!isCostlyCall(e)) return false;
      const key = exprKey(e);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      found.set(key, e);
      return false;
    });
  return new Map([...found].filter(([key]) => counts.get(key)! > 1));
}
