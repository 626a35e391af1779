import type { UserFunctionUse } from "@volley/plan";
import { children, type Expr } from "../typed/expression.ts";
import { eachNode, expressionsOf } from "../typed/walk.ts";
import type { Fragment } from "./fragment.ts";

/** The functions of the user's program that fragments call, partition keys included; each once. */
export function calledFunctions(fragments: readonly Fragment[]): readonly UserFunctionUse[] {
  const found = new Map<string, UserFunctionUse>();
  const visit = (expr: Expr): void => {
    const call = expr.kind === "partial" || expr.kind === "finish" ? expr.call : expr;
    if ("definition" in call && call.definition.user) found.set(call.definition.user.sqlName, call.definition.user);
    children(expr).forEach(visit);
  };
  for (const { node, target } of fragments) {
    eachNode(node, (each) => {
      if (each.kind === "map_batches") found.set(each.use.sqlName, each.use);
      expressionsOf(each).forEach(visit);
    });
    if (target.kind === "exchange" && target.exchange.partitioning.kind === "hash") target.exchange.partitioning.keys.forEach(visit);
  }
  return [...found.values()];
}
