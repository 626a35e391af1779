import { typeText } from "@volley/plan";
import { bare, expressionSql } from "../sql/expression.ts";
import type { Expr, Named, SortKey } from "../typed/expression.ts";
import { someExpr } from "../typed/expression.ts";

/** An expression for people: its SQL, columns by name. */
export function expressionText(expr: Expr): string {
  const names = new Map<number, string>();
  someExpr(expr, (e) => {
    if (e.kind === "column") names.set(e.id, e.name);
    return false;
  });
  return bare(expressionSql(expr, (id) => names.get(id) ?? `#${id}`));
}

export function namedText({ column, expr }: Named): string {
  const text = expr.kind === "aggregate_call" || expr.kind === "call" || expr.kind === "literal" ? expressionText(expr) : expr.kind === "column" ? expr.name : expressionText(expr);
  return text === column.name ? text : `${text} AS ${column.name}`;
}

export function sortText({ expr, direction, nulls }: SortKey): string {
  return `${expressionText(expr)} ${direction === "ascending" ? "asc" : "desc"} nulls ${nulls}`;
}

export function columnText(column: { readonly name: string; readonly type: Parameters<typeof typeText>[0] }): string {
  return `${column.name} ${typeText(column.type)}`;
}
