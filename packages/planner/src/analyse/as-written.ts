import type { Expression, ExpressionString } from "@volley/plan";
import { parseExpression } from "@volley/sql";

/** What SQL text says; any other expression is itself. Throws PARSE_SYNTAX_ERROR. */
export function asWritten(expression: Expression): Exclude<Expression, ExpressionString> {
  return expression.kind === "expression_string" ? asWritten(parseExpression(expression.text, expression.origin)) : expression;
}
