import { type LiteralValue, simpleTypes } from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import { mapExpr } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { mapNode } from "../typed/walk.ts";
import { mapExpressions } from "./map-expressions.ts";

/** Logic over known truth values is worked out, texts become the days they name, and filters that keep everything go. DuckDB folds all other constants itself. */
export function foldConstants(root: Node): Node {
  return mapNode(root, (node) => {
    const folded = mapExpressions(node, (expr) => mapExpr(expr, fold));
    return folded.kind === "filter" && isTrue(folded.condition) ? folded.input : folded;
  });
}

const bool = (value: boolean): Expr => ({ kind: "literal", value, type: simpleTypes.boolean, nullable: false });
const isTrue = (e: Expr): boolean => e.kind === "literal" && e.value === true;
const isFalse = (e: Expr): boolean => e.kind === "literal" && e.value === false;

function fold(expr: Expr): Expr {
  if (expr.kind === "cast" && expr.type.kind === "date" && expr.child.kind === "literal") return dayOf(expr, expr.child.value);
  if (expr.kind !== "call") return expr;
  const [a, b] = expr.args;
  switch (expr.name) {
    case "and":
      if (isFalse(a!) || isFalse(b!)) return bool(false);
      return isTrue(a!) ? b! : isTrue(b!) ? a! : expr;
    case "or":
      if (isTrue(a!) || isTrue(b!)) return bool(true);
      return isFalse(a!) ? b! : isFalse(b!) ? a! : expr;
    case "not":
      return isTrue(a!) ? bool(false) : isFalse(a!) ? bool(true) : expr;
    case "isNull":
      return a!.nullable ? expr : bool(false);
    case "isNotNull":
      return a!.nullable ? expr : bool(true);
    default:
      return expr;
  }
}

const dayMillis = 86_400_000;

/** A text of the usual form as a date: reading any other, and saying what is wrong with it, is the cast's affair. */
function dayOf(cast: Expr, text: LiteralValue): Expr {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\d$/.test(text)) return cast;
  const millis = Date.parse(text);
  const exists = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
  return exists ? { kind: "literal", value: millis / dayMillis, type: simpleTypes.date, nullable: false } : cast;
}
