import { generators, namedColumn } from "@volley/plan";
import type { Argument, LastPart, NeedsOfValue, TypeOfValue, Value } from "../column/argument-types.ts";
import { requiredName } from "../argument-checks.ts";
import type { Column, GeneratorColumn } from "../column/column.ts";
import type { Ref } from "../column/deferred.ts";
import { column, operand } from "../column/expression-column.ts";
import { lastPart } from "../column/literal.ts";
import { here } from "../origin/call-site.ts";
import { invoke, invokeGenerator } from "./call.ts";

/** The column of a name, of whatever frame the expression is used on. Dots reach into structs. */
export function col<const K extends string>(name: K): Column<Ref<K>, LastPart<K>, K> {
  const origin = here();
  const expression = namedColumn(requiredName("col()", name, origin), origin);
  return column(expression, expression.kind === "star" ? undefined : lastPart(name));
}

/** A constant. */
export function lit<const V extends Value | null>(value: V): Column<TypeOfValue<V>, string, NeedsOfValue<V>> {
  const origin = here();
  return column(operand(value, origin));
}

type GeneratorName = `${"explode" | "posexplode" | "inline"}${"" | "_outer"}` | "json_tuple" | "stack";

/** A call of a function by Spark's name for it, `callFunction("date_add", "day", lit(1))`: for functions that have no typed form here. */
export function callFunction(name: GeneratorName, ...args: readonly (Argument | null)[]): GeneratorColumn;
export function callFunction(name: string, ...args: readonly (Argument | null)[]): Column<any, string, any>;
export function callFunction(name: string, ...args: readonly (Argument | null)[]): Column<any, string, any> {
  return Object.hasOwn(generators, name.toLowerCase()) ? invokeGenerator(name, args) : invoke(name, args);
}
