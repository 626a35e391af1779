import { type UserFunction, userFunctionCall } from "@volley/plan";
import type { Column } from "../column/column.ts";
import { column } from "../column/expression-column.ts";
import { argument } from "../functions/call.ts";
import { here } from "../origin/call-site.ts";
import type { AnyUserFunction } from "./function-types.ts";

const definitions = new WeakMap<object, UserFunction>();

/** The definition behind what `udf` and its like gave. */
export function definitionOf(fn: unknown): UserFunction | undefined {
  return typeof fn === "function" ? definitions.get(fn) : undefined;
}

/** A function over columns: what a program calls. */
export function callable<F extends AnyUserFunction>(definition: UserFunction): F {
  const called = (...args: readonly unknown[]): Column => {
    const origin = here();
    return column(
      userFunctionCall(
        definition,
        args.map((arg) => argument(arg, origin)),
        origin,
      ),
    );
  };
  Object.defineProperty(called, "name", { value: definition.name });
  definitions.set(called, definition);
  return called as unknown as F;
}
