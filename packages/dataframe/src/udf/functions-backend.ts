import { type ExpressionString, type Relation, relationInputs, type UserFunction, userFunctions, type WriteCommand } from "@volley/plan";
import type { Backend } from "../backend.ts";
import { PendingModule } from "./pending-module.ts";

/**
 * A backend whose plans may call functions of the program: their modules are made before it gets a plan, and SQL text is given the
 * functions that were registered (by name in lower case).
 */
export function functionsBackend(backend: Backend, registered: ReadonlyMap<string, UserFunction>): Backend {
  const prepared = async (plans: readonly Relation[]): Promise<readonly Relation[]> => {
    const done = new Map<Relation, Relation>();
    const known = Object.fromEntries(registered);
    const named = registered.size === 0 ? plans : plans.map((plan) => withNames(plan, known, done));
    await Promise.all([...userFunctions(named)].map(async ({ module }) => module instanceof PendingModule && module.make()));
    return named;
  };
  const one = async (plan: Relation): Promise<Relation> => (await prepared([plan]))[0]!;
  return {
    execute: async (plan, options) => backend.execute(await one(plan), options),
    async write(command, options) {
      const inputs = await prepared(command.sinks.map((sink) => sink.input));
      const sinks = command.sinks.map((sink, i) => Object.freeze({ ...sink, input: inputs[i]! }));
      return backend.write(Object.freeze({ ...command, sinks: Object.freeze(sinks) }) satisfies WriteCommand, options);
    },
    schema: async (plan) => backend.schema(await one(plan)),
    explain: async (plan, mode) => backend.explain(await one(plan), mode),
    async ask(question, ...plans) {
      const [first, ...others] = await prepared(plans);
      return backend.ask(question, first!, ...others);
    },
    close: () => backend.close(),
  };
}

type Functions = Readonly<Record<string, UserFunction>>;

/** The plan with functions at hand in its SQL texts; itself where it has none. Nodes that several read stay one. */
function withNames(node: Relation, functions: Functions, done: Map<Relation, Relation>): Relation {
  const known = done.get(node);
  if (known) return known;
  const inputs = new Set(relationInputs(node));
  const changed = changedParts(node, (value) =>
    inputs.has(value as Relation) ? withNames(value as Relation, functions, done) : named(value, functions),
  );
  done.set(node, changed);
  return changed;
}

/** Parts of nodes that hold no expressions, or are no data. */
const opaque = new Set(["origin", "schema", "type", "function", "data"]);

/** An expression, a list, or a record of them. */
function named(value: object, functions: Functions): object {
  if ("kind" in value && value.kind === "expression_string") return withMentioned(value as ExpressionString, functions);
  return changedParts(value, (part) => named(part, functions));
}

function withMentioned(expression: ExpressionString, functions: Functions): ExpressionString {
  const mentioned = Object.entries(functions).filter(([name]) => new RegExp(`\\b${name}\\b`, "i").test(expression.text));
  return mentioned.length === 0 ? expression : Object.freeze({ ...expression, functions: Object.fromEntries(mentioned) });
}

function changedParts<T extends object>(whole: T, change: (part: object) => object): T {
  if (Array.isArray(whole)) {
    const list = whole.map((part: unknown) => (isPart(part) ? change(part) : part));
    return list.some((part, i) => part !== whole[i]) ? (Object.freeze(list) as unknown as T) : whole;
  }
  const parts = Object.entries(whole).filter(([key, part]) => !opaque.has(key) && isPart(part)) as [string, object][];
  const changed = parts
    .map(([key, part]) => [key, change(part)] as const)
    .filter(([key, part]) => part !== (whole as Record<string, unknown>)[key]);
  return changed.length === 0 ? whole : Object.freeze({ ...whole, ...Object.fromEntries(changed) });
}

function isPart(value: unknown): value is object {
  return typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
}
