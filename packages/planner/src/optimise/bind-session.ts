import { isUtc } from "@volley/plan";
import { asksZone } from "../sql/cast.ts";
import { type Expr, mapExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";
import { mapExpressions } from "./map-expressions.ts";

/** What a plan takes from the session it runs in. */
export interface SessionContext {
  readonly timeZone: string;
}

/** Writes the session's time zone into what hangs on it. */
export function bindSession(root: Node, { timeZone }: SessionContext): Node {
  if (isUtc(timeZone)) return root;
  const bound = (expr: Expr): Expr => (expr.kind === "cast" && asksZone(expr.child.type, expr.type) ? { ...expr, zone: timeZone } : expr);
  return mapNode(root, (node) => mapExpressions(node, (expr) => mapExpr(expr, bound)));
}
