import { createHash } from "node:crypto";
import {
  type AggregateFunction,
  type DataType,
  duckdbType,
  type Expression,
  type Origin,
  type ScalarFunction,
  simpleTypes,
  type UserFunction,
  type UserFunctionCall,
  type UserFunctionUse,
  VolleyError,
} from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import type { BoundCall } from "./call.ts";
import { coerced } from "./coerce.ts";

/** A call of a function of the user's program; its parameters have the types of the arguments. Throws WRONG_NUM_ARGS. */
export function bindUserCall({ function: fn, args: given, origin }: UserFunctionCall, resolve: (arg: Expression) => Expr): BoundCall {
  requireArity(fn, given.length, origin);
  // DuckDB has no function with a parameter of its type NULL.
  const args = given.map(resolve).map((arg) => (arg.type.kind === "null" ? coerced(arg, simpleTypes.string) : arg));
  const definition = definitionOf(
    fn,
    args.map((arg) => arg.type),
  );
  return { name: definition.user.sqlName, definition, args, type: fn.returns, nullable: true, distinct: false };
}

function requireArity({ name, arity: [least, most] }: UserFunction, given: number, origin: Origin | undefined): void {
  if (given >= least && (most === undefined || given <= most)) return;
  const expected = most === undefined ? `at least ${least}` : least === most ? `${least}` : `${least} to ${most}`;
  const noun = (most ?? least) === 1 ? "argument" : "arguments";
  throw new VolleyError("WRONG_NUM_ARGS", `${name}() takes ${expected} ${noun}, ${given} given`, { origin });
}

/** As a row of the catalogue: an SQL function of DuckDB; an aggregate is such a function of the list of a group's values. */
function definitionOf(fn: UserFunction, types: readonly DataType[]): (ScalarFunction | AggregateFunction) & { user: UserFunctionUse } {
  const arity = [fn.arity[0], fn.arity[1] ?? Number.POSITIVE_INFINITY] as const;
  const shared = { arity, inputs: "any", type: () => fn.returns, doc: fn.label } as const;
  if (fn.form !== "aggregate") {
    const user = useOf(fn, types.map(duckdbType));
    const sql = (args: readonly string[]): string => `${user.sqlName}(${args.join(", ")})`;
    return { ...shared, kind: "scalar", user, sql, mayBeNull: true, costly: true, deterministic: fn.deterministic };
  }
  const user = useOf(
    fn,
    types.map((type) => `${duckdbType(type)}[]`),
  );
  return {
    ...shared,
    kind: "aggregate",
    user,
    calls: (args) => args.map((arg) => `list(${arg})`),
    value: (lists) => `${user.sqlName}(${lists.map((list) => `coalesce(${list}, [])`).join(", ")})`,
    orderDependent: true,
  };
}

/** A function over tables: it knows the types of the keys alone. */
export function tableUse(fn: UserFunction, keys: readonly DataType[]): UserFunctionUse {
  return useOf(fn, keys.map(duckdbType));
}

function useOf(fn: UserFunction, parameterTypes: readonly string[]): UserFunctionUse {
  const returnType = duckdbType(fn.returns);
  const { form, deterministic, timeoutMilliseconds } = fn;
  const text = JSON.stringify([fn.module.hash, fn.export, form, parameterTypes, returnType, deterministic, timeoutMilliseconds]);
  const sqlName = `volley_f_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`;
  return { sqlName, function: fn, parameterTypes, returnType };
}
