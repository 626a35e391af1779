import type { Expression, Window } from "./expression.ts";

/** The sub-expressions, in order. */
export function expressionChildren(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "function":
    case "user_function":
      return expression.args;
    case "extract_value":
      return [expression.child, expression.extraction];
    case "update_fields":
      return expression.value ? [expression.child, expression.value] : [expression.child];
    case "window":
      return [expression.function, ...expression.partitionBy, ...expression.orderBy, ...boundaryValues(expression)];
    default:
      return "child" in expression ? [expression.child] : [];
  }
}

function boundaryValues({ frame }: Window): readonly Expression[] {
  return frame ? [frame.lower, frame.upper].filter((edge) => typeof edge !== "string") : [];
}

/** True when `test` holds somewhere in the tree; however deep that is. */
export function someExpression(expression: Expression, test: (e: Expression) => boolean): boolean {
  const waiting = [expression];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (test(next)) return true;
    waiting.push(...expressionChildren(next));
  }
  return false;
}
