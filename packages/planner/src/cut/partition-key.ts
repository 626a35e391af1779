import { isIntegral, simpleTypes, widens } from "@volley/plan";
import { type Expr, exprKey, mapExpr } from "../typed/expression.ts";

/** The key as partitioning sees it: integers count by value, whatever their width. */
export function partitionKey(expr: Expr): string {
  return exprKey(
    mapExpr(expr, (e) => {
      if (e.kind === "cast" && isIntegral(e.type) && widens(e.child.type, e.type)) return e.child;
      return e.kind === "literal" && isIntegral(e.type)
        ? { ...e, type: simpleTypes.long, value: e.value === null ? null : BigInt(e.value as number) }
        : e;
    }),
  );
}

/** The key in the form that is hashed. DuckDB's hash of a negative integer depends on its width: all are hashed as bigint. */
export function hashedKey(expr: Expr): Expr {
  if (!isIntegral(expr.type) || expr.type.kind === "long") return expr;
  return { kind: "cast", child: expr, type: simpleTypes.long, nullable: expr.nullable, mode: "ansi", implicit: false };
}
