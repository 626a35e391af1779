import { createSession } from "@volley/dataframe";
import {
  type Expression,
  expressionChildren,
  functions,
  generators,
  type Relation,
  relationExpressions,
  relationInputs,
  VolleyError,
} from "@volley/plan";
import { parseExpression } from "@volley/sql";
import { evaluated } from "./answer-of-methods.ts";
import type { Case } from "./cases.ts";

/** The functions that an expression calls, by the catalogue's names; nothing of a text that cannot be read. */
export function calledFunctions(text: string): ReadonlySet<string> {
  try {
    return new Set(namesIn(parseExpression(text)));
  } catch {
    return new Set();
  }
}

/** The functions that a case calls: those of its expression, or of the plans that its methods make and run. */
export async function functionsOfCase(each: Case): Promise<ReadonlySet<string>> {
  if (!each.methods) return new Set([...calledFunctions(each.text), ...respelled.filter((name) => each.text.includes(written(name)))]);
  const plans: Relation[] = [];
  const session = createSession(planless(plans));
  try {
    const made: unknown = await evaluated(session, each);
    if (typeof made === "object" && made !== null && "plan" in made) plans.push(made.plan as Relation);
  } catch {
    // The plans until then count.
  }
  return new Set(plans.flatMap(expressionsIn).flatMap(namesIn));
}

const isWord = (name: string): boolean => /^\w/.test(name);
const written = (name: string): string => (isWord(name) ? `${name}(` : ` ${name} `);
/** What the grammar knows under another name, as `<<` for shiftleft. */
const respelled = Object.keys(functions).filter((name) => {
  const called = calledFunctions(isWord(name) ? `${name}(x, y)` : `x ${name} y`);
  return !called.has(name) && [...called].every((other) => functions[other] === functions[name]);
});

/** A backend that keeps the plans it gets, and runs none. */
export function planless(plans: Relation[]): Parameters<typeof createSession>[0] {
  const keep = async (plan: Relation): Promise<never> => {
    plans.push(plan);
    throw new VolleyError("UNSUPPORTED_FEATURE", "nothing runs here");
  };
  const none = (): never => {
    throw new VolleyError("UNSUPPORTED_FEATURE", "nothing runs here");
  };
  return { execute: keep, schema: keep, explain: keep, keep: none, ask: (_, plan) => keep(plan), write: none, close: async () => {} };
}

function expressionsIn(plan: Relation): readonly Expression[] {
  return [...relationExpressions(plan), ...relationInputs(plan).flatMap(expressionsIn)];
}

function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === "expression_string") return [...calledFunctions(expression.text)];
  const inner = expressionChildren(expression).flatMap(namesIn);
  return expression.kind === "function" ? [expression.name, ...inner] : inner;
}

/** The catalogue's names, generators among them, sorted: words first, operators after them. */
export function catalogueNames(): readonly string[] {
  return [...Object.keys(functions), ...Object.keys(generators)].sort((a, b) => Number(isWord(b)) - Number(isWord(a)) || (a < b ? -1 : 1));
}
