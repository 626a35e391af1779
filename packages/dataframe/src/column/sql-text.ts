import { type ExpressionString, expressionString, type Origin, VolleyError } from "@volley/plan";

/** Spark SQL text as an expression, to be parsed where the plan is analysed. Throws INVALID_ARGUMENT for none. */
export function requireText(text: unknown, origin: Origin): ExpressionString {
  if (typeof text === "string" && text.trim() !== "") return expressionString(text, origin);
  throw new VolleyError("INVALID_ARGUMENT", "an expression as text needs a text that is not empty", { origin });
}
