import { type ArrowSchema, type BatchHeader, layoutOf } from "@volley/arrow-duckdb/arrow";
import { type BuiltColumn, fromDuckdbType } from "@volley/plan/values";
import type { FunctionDefinition, FunctionFailure } from "../messages.ts";
import { columnsReader } from "../columns/read-columns.ts";
import { userStack } from "./user-stack.ts";
import { callByValue, type Signature } from "./value-function.ts";
import { WrongValueError } from "./wrong-value.ts";

type Callee = (...values: unknown[]) => unknown;

/** A user function in the thread that runs it. */
export interface LoadedFunction {
  /** A value for each row. Throws whatever the function throws. */
  call(header: BatchHeader, body: Uint8Array): BuiltColumn;
}

/** Imports a function's module, which then stays. `schema` is that of the arguments. */
export async function loadFunction(definition: FunctionDefinition, schema: ArrowSchema): Promise<LoadedFunction> {
  const callee = await importFunction(definition);
  const read = columnsReader(schema, layoutOf(schema));
  const signature: Signature = {
    parameters: definition.parameterTypes.map(fromDuckdbType),
    result: fromDuckdbType(definition.returnType),
    int64: definition.int64AsNumber ? "number" : "bigint",
  };
  if (!definition.arrow) return { call: (header, body) => callByValue(callee, signature, read(header, body), header.rows) };
  const { vectorReader, vectorWriter } = await import("./vector-function.ts");
  const [vectors, columnOf] = [vectorReader(schema), vectorWriter(signature.result)];
  return { call: (header, body) => columnOf(callee(...vectors(read(header, body))), header.rows) };
}

/** The function itself. Throws when there is none, and what its module throws. */
export async function importFunction({ moduleUrl, exportName }: FunctionDefinition): Promise<Callee> {
  const exports = (await import(moduleUrl)) as Readonly<Record<string, unknown>>;
  const callee = exports[exportName];
  if (typeof callee !== "function") throw new TypeError(`its module has no function "${exportName}"`);
  return callee as Callee;
}

/** What to tell of an error that a function's call ended with. */
export function failureOfCall(error: unknown, { label, moduleUrl }: FunctionDefinition): FunctionFailure {
  const named = `the user function ${label}`;
  if (error instanceof WrongValueError)
    return { message: `${named} ${error.message}`, where: [], hints: ["declare the type that it returns, or convert the value"] };
  if (!isError(error)) return { message: `${named} threw ${String(error)}`, where: [], hints: [] };
  const { name, message, stack, hints = [] } = error as Error & { readonly hints?: readonly string[] };
  if (name === "VolleyError") return { message: `${named} cannot be called: ${message}`, where: [], hints };
  return { message: `${named} threw ${name}: ${message}`, where: userStack(stack, moduleUrl), hints: [] };
}

/** What to tell when a function's module could not be imported. */
export function failureOfLoad(error: unknown, { label, moduleUrl }: FunctionDefinition): FunctionFailure {
  const why = isError(error) ? `${error.name}: ${error.message}` : String(error);
  const where = isError(error) ? userStack(error.stack, moduleUrl) : [];
  return { message: `the module of the user function ${label} cannot be loaded: ${why}`, where, hints: [] };
}

/** Errors of other realms are errors as well. */
function isError(error: unknown): error is Error {
  return error instanceof Error || Object.prototype.toString.call(error) === "[object Error]";
}
