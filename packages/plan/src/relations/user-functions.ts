import { expressionChildren } from "../expressions/walk.ts";
import type { Expression } from "../expressions/expression.ts";
import type { UserFunction } from "../expressions/user-function.ts";
import type { Relation } from "./relation.ts";
import { relationExpressions, relationInputs } from "./walk.ts";

/** The functions of the user's program that plans call, or may call by name in SQL text; each once. */
export function userFunctions(roots: readonly Relation[]): ReadonlySet<UserFunction> {
  const found = new Set<UserFunction>();
  const seen = new Set<Relation>();
  const open = [...roots];
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    open.push(...relationInputs(node));
    if (node.kind === "map_batches") found.add(node.function);
    const expressions: Expression[] = [...relationExpressions(node), ...besides(node)];
    for (let next = expressions.pop(); next; next = expressions.pop()) {
      if (next.kind === "user_function") found.add(next.function);
      if (next.kind === "expression_string") for (const fn of Object.values(next.functions ?? {})) found.add(fn);
      expressions.push(...expressionChildren(next));
    }
  }
  return found;
}

/** Expressions within other fields. */
function besides(node: Relation): readonly Expression[] {
  if (node.kind !== "aggregate") return [];
  const { pivot, sets } = node;
  return [...(pivot ? [pivot.column] : []), ...(typeof sets === "object" ? sets.flat() : [])];
}
