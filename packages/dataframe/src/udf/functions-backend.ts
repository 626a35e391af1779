import {
  type ExpressionString,
  type Relation,
  relationInputs,
  type UserFunction,
  type UserFunctionCall,
  userFunctions,
  type WriteCommand,
} from "@volley/plan";
import type { Int64Mode } from "@volley/plan/values";
import type { Backend } from "../backend.ts";
import { PendingModule } from "./pending-module.ts";

/**
 * A backend whose plans may call functions of the program: their modules are made before it gets a plan, SQL text is given the functions
 * that were registered (by name in lower case), and all get bigint values as the session has them.
 */
export function functionsBackend(backend: Backend, registered: ReadonlyMap<string, UserFunction>, int64: Int64Mode): Backend {
  const asNumbers = new Map<UserFunction, UserFunction>();
  const inSession = (fn: UserFunction): UserFunction => {
    if (int64 === "bigint") return fn;
    const changed = asNumbers.get(fn) ?? Object.freeze({ ...fn, int64AsNumber: true });
    asNumbers.set(fn, changed);
    return changed;
  };
  const prepared = async (plans: readonly Relation[]): Promise<readonly Relation[]> => {
    const done = new Map<Relation, Relation>();
    const functions: Functions = { registered: [...registered], inSession };
    const idle = registered.size === 0 && (int64 === "bigint" || userFunctions(plans).size === 0);
    const completed = idle ? plans : plans.map((plan) => withFunctions(plan, functions, done));
    await Promise.all([...userFunctions(completed)].map(async ({ module }) => module instanceof PendingModule && module.make()));
    return completed;
  };
  const one = async (plan: Relation): Promise<Relation> => (await prepared([plan]))[0]!;
  return {
    resultBytes: backend.resultBytes,
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
    keep: async (command, options) => backend.keep("plan" in command ? { ...command, plan: await one(command.plan) } : command, options),
    close: () => backend.close(),
  };
}

interface Functions {
  readonly registered: readonly (readonly [name: string, UserFunction])[];
  readonly inSession: (fn: UserFunction) => UserFunction;
}

/** The plan with its functions as the session has them, also in SQL texts; itself where it has none. Nodes that several read stay one. */
function withFunctions(node: Relation, functions: Functions, done: Map<Relation, Relation>): Relation {
  const known = done.get(node);
  if (known) return known;
  const inputs = new Set(relationInputs(node));
  const changed = changedParts(node, (value) =>
    inputs.has(value as Relation) ? withFunctions(value as Relation, functions, done) : expressionsWith(value, functions),
  );
  const complete = changed.kind === "map_batches" ? withFunction(changed, functions) : changed;
  done.set(node, complete);
  return complete;
}

function withFunction<T extends { readonly function: UserFunction }>(caller: T, { inSession }: Functions): T {
  const fn = inSession(caller.function);
  return fn === caller.function ? caller : Object.freeze({ ...caller, function: fn });
}

/** Parts of nodes that hold no expressions, or are no data. */
const opaque = new Set(["origin", "schema", "type", "function", "data"]);

/** An expression, a list, or a record of them. */
function expressionsWith(value: object, functions: Functions): object {
  if ("kind" in value && value.kind === "expression_string") return withMentioned(value as ExpressionString, functions);
  const changed = changedParts(value, (part) => expressionsWith(part, functions));
  return "kind" in changed && changed.kind === "user_function" ? withFunction(changed as UserFunctionCall, functions) : changed;
}

function withMentioned(expression: ExpressionString, { registered, inSession }: Functions): ExpressionString {
  const mentioned = registered.filter(([name]) => new RegExp(`\\b${name}\\b`, "i").test(expression.text));
  if (mentioned.length === 0) return expression;
  return Object.freeze({ ...expression, functions: Object.fromEntries(mentioned.map(([name, fn]) => [name, inSession(fn)])) });
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
