import { isUtc, simpleTypes } from "@volley/plan";
import { asksZone } from "../sql/cast.ts";
import { type CallExpr, type Expr, mapExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";
import { mapExpressions } from "./map-expressions.ts";

/** What a plan takes from the session it runs in. */
export interface SessionContext {
  readonly timeZone: string;
  /** When the query began, in microseconds since 1970-01-01 UTC; the moment of planning where left out. */
  readonly now?: bigint | undefined;
}

/** Writes the session's time zone, and the moment the query began, into what hangs on them. */
export function bindSession(root: Node, { timeZone, now }: SessionContext & { readonly now: bigint }): Node {
  const elsewhere = !isUtc(timeZone);
  const bound = (expr: Expr): Expr => {
    if (expr.kind === "call" && expr.definition.clock) return momentOf(expr, now);
    if (!elsewhere) return expr;
    if (expr.kind === "cast" && asksZone(expr.child.type, expr.type)) return { ...expr, zone: timeZone };
    if (expr.kind !== "call" || !expr.definition.inZone) return expr;
    return { ...expr, definition: { ...expr.definition, sql: expr.definition.inZone(timeZone) } };
  };
  return mapNode(root, (node) => mapExpressions(node, (expr) => mapExpr(expr, bound)));
}

function momentOf(expr: CallExpr, now: bigint): Expr {
  const instant: Expr = { kind: "literal", value: now, type: simpleTypes.timestamp, nullable: false };
  if (expr.type.kind === "timestamp") return instant;
  return { kind: "cast", child: instant, type: expr.type, nullable: false, mode: "ansi", implicit: true };
}
