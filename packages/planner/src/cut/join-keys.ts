import { conjuncts, type Expr, references } from "../typed/expression.ts";
import type { Join } from "../typed/node.ts";
import { outputIds } from "../typed/walk.ts";

/** Expressions that are equal for every pair of rows a join brings together: `left[i]` over the left side, `right[i]` over the right. */
export interface JoinKeys {
  readonly left: readonly Expr[];
  readonly right: readonly Expr[];
}

export function joinKeys(join: Join): JoinKeys {
  const leftIds = outputIds(join.left);
  const rightIds = outputIds(join.right);
  const within = (expr: Expr, ids: ReadonlySet<number>): boolean => {
    const read = references(expr);
    return read.size > 0 && [...read].every((id) => ids.has(id));
  };
  const left: Expr[] = [];
  const right: Expr[] = [];
  for (const c of join.condition ? conjuncts(join.condition) : []) {
    if (c.kind !== "call" || (c.name !== "==" && c.name !== "<=>")) continue;
    const [a, b] = [c.args[0]!, c.args[1]!];
    if (within(a, leftIds) && within(b, rightIds)) {
      left.push(a);
      right.push(b);
    } else if (within(b, leftIds) && within(a, rightIds)) {
      left.push(b);
      right.push(a);
    }
  }
  return { left, right };
}
