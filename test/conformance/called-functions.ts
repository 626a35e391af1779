import { type Expression, expressionChildren, functions } from "@volley/plan";
import { parseExpression } from "@volley/sql";

/** The functions that an expression calls, by the catalogue's names; nothing of a text that cannot be read. */
export function calledFunctions(text: string): ReadonlySet<string> {
  try {
    return new Set(namesIn(parseExpression(text)));
  } catch {
    return new Set();
  }
}

function namesIn(expression: Expression): readonly string[] {
  const inner = expressionChildren(expression).flatMap(namesIn);
  return expression.kind === "function" ? [expression.name, ...inner] : inner;
}

/** The catalogue's names, sorted: words first, operators after them. */
export function catalogueNames(): readonly string[] {
  const isWord = (name: string): boolean => /^\w/.test(name);
  return Object.keys(functions).sort((a, b) => Number(isWord(b)) - Number(isWord(a)) || (a < b ? -1 : 1));
}
