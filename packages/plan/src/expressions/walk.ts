import type { Expression } from "./expression.ts";

/** The sub-expressions, in order. */
export function expressionChildren(expression: Expression): readonly Expression[] {
  if ("args" in expression) return expression.args;
  return "child" in expression ? [expression.child] : [];
}

/** Rebuilds a tree from the leaves up; unchanged parts keep their identity. */
export function mapExpression(expression: Expression, change: (e: Expression) => Expression): Expression {
  let rebuilt = expression;
  if ("args" in expression) {
    const args = expression.args.map((arg) => mapExpression(arg, change));
    if (args.some((arg, i) => arg !== expression.args[i])) rebuilt = Object.freeze({ ...expression, args: Object.freeze(args) });
  } else if ("child" in expression) {
    const child = mapExpression(expression.child, change);
    if (child !== expression.child) rebuilt = Object.freeze({ ...expression, child });
  }
  return change(rebuilt);
}

/** True when `test` holds somewhere in the tree. */
export function someExpression(expression: Expression, test: (e: Expression) => boolean): boolean {
  return test(expression) || expressionChildren(expression).some((child) => someExpression(child, test));
}
