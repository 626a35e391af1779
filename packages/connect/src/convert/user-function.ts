import { type UserFunction, userFunctionForms } from "@volley/plan";
import { type Draft, UserExpressionString, UserFunctionCall, type UserFunctionDefinition, UserMapBatches } from "@volley/protocol";
import { type Any, DataType } from "@volley/protocol/spark";
import { pack, unpack } from "./any.ts";
import { typeFromConnect, typeToConnect } from "./data-type.ts";
import { malformed, required } from "./unsupported.ts";

// Functions of the user's program in plans: Spark has none in JavaScript, so they ride in extensions that its servers refuse.

const callType = "volley.UserFunctionCall";
const batchesType = "volley.UserMapBatches";
const textType = "volley.UserExpressionString";

/** A call; its arguments are encoded expressions. */
export function callToConnect(fn: UserFunction, args: readonly Uint8Array[]): Any {
  return pack(callType, UserFunctionCall, { function: definitionToConnect(fn), arguments: args });
}

/** A call, if the extension is one; its arguments are encoded expressions. */
export function callFromConnect(any: Any): { readonly function: UserFunction; readonly args: readonly Uint8Array[] } | undefined {
  const message = unpack(any, callType, UserFunctionCall);
  return message && { function: definitionFromConnect(required(message.function, "a user function")), args: message.arguments };
}

/** SQL text and the functions it may call by name. */
export function textToConnect(expression: string, functions: Readonly<Record<string, UserFunction>>): Any {
  return pack(textType, UserExpressionString, { expression, functions: mapValues(functions, definitionToConnect) });
}

export function textFromConnect(
  any: Any,
): { readonly text: string; readonly functions: Readonly<Record<string, UserFunction>> } | undefined {
  const message = unpack(any, textType, UserExpressionString);
  return message && { text: message.expression, functions: Object.freeze(mapValues(message.functions, definitionFromConnect)) };
}

/** What a function makes of a relation's rows; input and groupings are encoded. */
export function mapBatchesToConnect(fn: UserFunction, input: Uint8Array, groupings: readonly Uint8Array[]): Any {
  return pack(batchesType, UserMapBatches, { input, groupings, function: definitionToConnect(fn) });
}

export function mapBatchesFromConnect(
  any: Any | null | undefined,
): { readonly function: UserFunction; readonly input: Uint8Array; readonly groupings: readonly Uint8Array[] } | undefined {
  const message = unpack(any, batchesType, UserMapBatches);
  return message && { ...message, function: definitionFromConnect(required(message.function, "a user function")) };
}

function definitionToConnect(fn: UserFunction): Draft<UserFunctionDefinition> {
  const [leastArguments, mostArguments] = fn.arity;
  return {
    name: fn.name,
    label: fn.label,
    form: fn.form,
    returnType: DataType.encode(typeToConnect(fn.returns)),
    leastArguments,
    mostArguments,
    deterministic: fn.deterministic,
    timeoutMs: fn.timeoutMilliseconds ?? 0,
    module: fn.module.hash,
    export: fn.export,
    int64AsNumber: fn.int64AsNumber ?? false,
  };
}

function definitionFromConnect(message: UserFunctionDefinition): UserFunction {
  const form = userFunctionForms.find((each) => each === message.form);
  if (!form) throw malformed(`a user function of form "${message.form}"`);
  const { name, label, leastArguments: least, mostArguments: most, deterministic, timeoutMs } = message;
  return Object.freeze({
    name,
    label,
    form,
    returns: typeFromConnect(DataType.decode(message.returnType)),
    arity: most === null || most === undefined ? ([least] as const) : ([least, most] as const),
    deterministic,
    ...(timeoutMs > 0 && { timeoutMilliseconds: timeoutMs }),
    ...(message.int64AsNumber && { int64AsNumber: true }),
    module: { hash: message.module },
    export: message.export,
  });
}

function mapValues<A, B>(record: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
