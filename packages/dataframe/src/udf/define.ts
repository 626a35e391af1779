import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type DataType, type Origin, type UserFunction, type UserFunctionForm, VolleyError } from "@volley/plan";
import { executedFile, isOwn } from "../origin/call-site.ts";
import type { FieldType } from "../schema/field-types.ts";
import { readType } from "../schema/read-ddl.ts";
import { valueText } from "./constants.ts";
import { type Entry, entryOf } from "./entry.ts";
import { PendingModule } from "./pending-module.ts";

/** How a function of the program is called. */
export interface FunctionOptions {
  /** What columns are named after, and errors say. @default the function's own name, or the variable's it is defined for */
  readonly name?: string;
  /** False where equal arguments may give different results: it is then called once for each row, where it stands. @default true */
  readonly deterministic?: boolean;
  /** Seconds that it may take for a batch of rows. @default 60 */
  readonly timeout?: number;
  /** Values for names that the function uses: captured variables, which do not travel by themselves. */
  readonly constants?: Readonly<Record<string, unknown>>;
}

export interface Definition {
  readonly form: UserFunctionForm;
  readonly fn: (...args: never[]) => unknown;
  readonly returns: string | Pick<FieldType, "type">;
  readonly options: FunctionOptions;
}

/** A function of the program as data of plans. What it needs is looked up now; it becomes a module when an action needs it. */
export function defineFunction(caller: string, { form, fn, returns, options }: Definition, origin: Origin): UserFunction {
  if (typeof fn !== "function") throw new VolleyError("INVALID_ARGUMENT", `${caller} needs a function`, { origin });
  const { constants = {}, timeout, deterministic = true } = options;
  if (timeout !== undefined && !(timeout > 0))
    throw new VolleyError("INVALID_ARGUMENT", `${caller}: the timeout is a number of seconds, got ${timeout}`, { origin });
  const file = executedFile(origin);
  const entry = entryOf(fn, {
    caller,
    origin,
    file,
    constants: Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, valueText(name, value, origin)])),
    isOwn: (specifier) => isVolley(specifier, file),
  });
  const name = options.name ?? entry.name ?? "udf";
  const label = origin.callSite === "" ? name : `${name} (${origin.callSite})`;
  return Object.freeze({
    name,
    label,
    form,
    returns: typeOf(returns, origin),
    arity: arityOf(fn, entry),
    deterministic,
    ...(timeout !== undefined && { timeoutMilliseconds: Math.ceil(timeout * 1000) }),
    module: new PendingModule(form === "aggregate" ? overLists(entry) : entry, label, origin),
    export: exportNames[form],
  });
}

const exportNames: Readonly<Record<UserFunctionForm, string>> = {
  scalar: "volley_function",
  arrow: "volley_function",
  aggregate: "volley_aggregate",
  table: "volley_function",
};

/** An aggregate gets lists, one for each group; the program's function is called for each with its values. */
function overLists(entry: Entry): Entry {
  const each = "(_, i) => volley_function(...lists.map((list) => list.get(i)))";
  return {
    ...entry,
    text: `${entry.text}export const volley_aggregate = (...lists) => Array.from({ length: lists[0].length }, ${each});\n`,
  };
}

function arityOf(fn: (...args: never[]) => unknown, { parameters }: Entry): UserFunction["arity"] {
  return parameters === undefined ? [fn.length] : [fn.length, parameters];
}

function typeOf(returns: Definition["returns"], origin: Origin): DataType {
  if (typeof returns === "object") return returns.type;
  return readType(returns, origin);
}

function isVolley(specifier: string, file: string | undefined): boolean {
  if (/^(volley|@volley\/[^/]+)(\/|$)/.test(specifier)) return true;
  if (specifier.startsWith("file:")) return isOwn(fileURLToPath(specifier));
  return specifier.startsWith(".") && file !== undefined && isOwn(resolve(dirname(file), specifier));
}
