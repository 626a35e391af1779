import { call } from "../analyse/call.ts";
import { conjuncts, type Expr, references } from "../typed/expression.ts";

/**
 * What a condition says of some columns alone: `(a = 1 and b = 2) or (a = 3 and b = 4)` says of `a` that it is 1 or 3. Undefined where it
 * says nothing.
 */
export function implied(condition: Expr, ids: ReadonlySet<number>): Expr | undefined {
  const cases = disjuncts(condition);
  if (cases.length < 2) return undefined;
  const own = cases.map((each) => conjuncts(each).filter((c) => references(c).size > 0 && [...references(c)].every((id) => ids.has(id))));
  if (own.some((list) => list.length === 0)) return undefined;
  return own.map((list) => list.reduce((a, b) => call("and", a, b))).reduce((a, b) => call("or", a, b));
}

function disjuncts(expr: Expr): readonly Expr[] {
  return expr.kind === "call" && expr.name === "or" ? expr.args.flatMap(disjuncts) : [expr];
}
