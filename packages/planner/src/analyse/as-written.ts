import type { Expression, ExpressionString } from "@volley/plan";
import { parseExpression } from "@volley/sql";

/** What SQL text says; any other expression is itself. Throws PARSE_SYNTAX_ERROR. */
export function asWritten(expression: Expression): Exclude<Expression, ExpressionString> {
  if (expression.kind !== "expression_string") return expression;
  return asWritten(parseExpression(expression.text, expression.origin, expression.functions));
}
