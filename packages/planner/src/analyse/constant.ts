import type { Expression } from "@volley/plan";
import type { LiteralExpr } from "../typed/expression.ts";

/** The constant an expression is: a literal, or the negative of one. Undefined for anything else. */
export function constantValue(expression: Expression): LiteralExpr | undefined {
  if (expression.kind === "literal") {
    const { value, type } = expression;
    return { kind: "literal", value, type, nullable: value === null };
  }
  if (expression.kind === "alias") return constantValue(expression.child);
  if (expression.kind !== "function" || expression.name !== "-" || expression.args.length !== 1) return undefined;
  const negated = constantValue(expression.args[0]!);
  if (typeof negated?.value === "number" || typeof negated?.value === "bigint") return { ...negated, value: -negated.value };
  return undefined;
}
