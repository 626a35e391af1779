import type { Expression, Window } from "./expression.ts";

/** The sub-expressions, in order. */
export function expressionChildren(expression: Expression): readonly Expression[] {
  if (expression.kind === "window")
    return [expression.function, ...expression.partitionBy, ...expression.orderBy, ...boundaryValues(expression)];
  if ("args" in expression) return expression.args;
  return "child" in expression ? [expression.child] : [];
}

function boundaryValues({ frame }: Window): readonly Expression[] {
  return frame ? [frame.lower, frame.upper].filter((edge) => typeof edge !== "string") : [];
}

/** True when `test` holds somewhere in the tree. */
export function someExpression(expression: Expression, test: (e: Expression) => boolean): boolean {
  return test(expression) || expressionChildren(expression).some((child) => someExpression(child, test));
}
