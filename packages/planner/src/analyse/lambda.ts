import {
  commonType,
  type DataType,
  type Expression,
  type FunctionCall,
  findFunction,
  functions,
  type Lambda,
  type LambdaShape,
  programName,
  type ScalarFunction,
  sameType,
  typeText,
  VolleyError,
} from "@volley/plan";
import type { Expr, LambdaExpr, VariableExpr } from "../typed/expression.ts";
import { typedCall } from "./call.ts";
import { coerceArguments, coerced } from "./coerce.ts";
import { defaultName } from "./default-name.ts";

/** Resolves expressions of a call: its values, and a lambda's result, in which the variables have a meaning. */
interface Resolvers {
  readonly value: (expression: Expression) => Expr;
  readonly result: (expression: Expression, variables: readonly VariableExpr[]) => Expr;
}

/** Whether a call takes lambdas; with one argument alone none does. */
export function isHigherOrder({ name, args }: FunctionCall): boolean {
  const definition = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return definition?.kind === "scalar" && definition.lambdas !== undefined && args.length > 1;
}

/** A call with lambdas, whose parameters get their types from the other arguments. Throws INVALID_LAMBDA_FUNCTION_CALL, DATATYPE_MISMATCH. */
export function higherOrderCall(expression: FunctionCall, { value, result }: Resolvers): Expr {
  const { name, args, origin } = expression;
  const definition = findFunction(name, args.length, origin) as ScalarFunction;
  const count = args.findIndex((arg) => arg.kind === "lambda");
  if (count < 0) throw misused(`${programName(name)}() takes a lambda as its last argument`, expression);
  const values = coerceArguments(name, definition, args.slice(0, count).map(value), origin);
  const shapes = definition.lambdas!(values.map((each) => each.type));
  const lambdas = args.slice(count).map((arg, i) => {
    const shape = shapes[i];
    if (arg.kind !== "lambda" || !shape) throw misused(`${programName(name)}() takes lambdas as its last arguments alone`, expression);
    return resolveLambda(name, arg, shape, result);
  });
  return { kind: "call", ...typedCall(name, definition, [...values, ...lambdas], { origin }) };
}

function resolveLambda(name: string, lambda: Lambda, shape: LambdaShape, resolve: Resolvers["result"]): LambdaExpr {
  const { parameters, child, origin } = lambda;
  const most = shape.parameters.length;
  const { least = most, result } = shape;
  if (parameters.length < least || parameters.length > most) {
    const wanted = least === most ? `${most}` : `${least} to ${most}`;
    throw misused(`the lambda of ${programName(name)}() has ${parameters.length} parameters where it takes ${wanted}`, lambda);
  }
  const variables = parameters.map((parameter, i): VariableExpr => ({ kind: "variable", name: parameter, ...shape.parameters[i]! }));
  const body = resolve(child, variables);
  const fitting = result === undefined ? body : asResult(body, result);
  if (!fitting)
    throw new VolleyError(
      "DATATYPE_MISMATCH",
      `the lambda of ${programName(name)}() must give ${typeText(result!)}, but ${defaultName(body)} is ${typeText(body.type)}`,
      { origin },
    );
  return { kind: "lambda", child: fitting, variables, type: fitting.type, nullable: fitting.nullable };
}

/** The result as the type it must have, where it needs no conversion that could lose something. */
function asResult(body: Expr, type: DataType): Expr | undefined {
  const common = commonType(body.type, type);
  const text = (body.type.kind === "string") !== (type.kind === "string");
  return common && sameType(common, type) && (!text || body.type.kind === "null") ? coerced(body, type) : undefined;
}

function misused(message: string, { origin }: Expression): VolleyError {
  return new VolleyError("INVALID_LAMBDA_FUNCTION_CALL", message, { origin });
}
