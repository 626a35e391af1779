import {
  alias,
  attribute,
  call,
  cast,
  type Expression,
  extractValue,
  type FrameBoundary,
  lambda,
  lambdaVariable,
  expressionString,
  literal,
  multiAlias,
  type Origin,
  simpleTypes,
  type SortOrder,
  sortOrder,
  columnRegex,
  star,
  updateFields,
  userFunctionCall,
  type Window,
  window,
  type WindowFrame,
} from "@volley/plan";
import type { Draft } from "@volley/protocol";
import * as spark from "@volley/protocol/spark";
import {
  ExpressionCastEvalMode,
  ExpressionSortOrderNullOrdering,
  ExpressionSortOrderSortDirection,
  ExpressionWindowWindowFrameFrameType,
} from "@volley/protocol/spark";
import { typeFromConnect, typeToConnect } from "./data-type.ts";
import { literalFromConnect, literalToConnect } from "./literal.ts";
import { originFromConnect, originToConnect } from "./origin.ts";
import { malformed, presentField, required, unsupported } from "./unsupported.ts";
import { callFromConnect, callToConnect, textFromConnect, textToConnect } from "./user-function.ts";

type Message = Draft<spark.Expression>;
type Encoders = { readonly [K in Expression["kind"]]: (expression: Extract<Expression, { kind: K }>) => Message };

const encoders: Encoders = {
  literal: ({ value, type }) => ({ literal: literalToConnect(value, type) }),
  attribute: ({ name, planId }) => ({
    unresolvedAttribute: { unparsedIdentifier: name, planId: planId === undefined ? null : BigInt(planId) },
  }),
  function: ({ name, args, distinct }) => functionToConnect(name, args.map(expressionToConnect), distinct),
  star: ({ target }) => ({ unresolvedStar: target === undefined ? {} : { unparsedTarget: `${target}.*` } }),
  column_regex: ({ pattern }) => ({ unresolvedRegex: { colName: pattern } }),
  alias: (expression) => ({ alias: aliasToConnect(expression) }),
  multi_alias: ({ child, names }) => ({ alias: { expr: expressionToConnect(child), name: [...names] } }),
  cast: ({ child, type, mode }) => ({
    cast: {
      expr: expressionToConnect(child),
      type: typeToConnect(type),
      evalMode: mode === "try" ? ExpressionCastEvalMode.EVAL_MODE_TRY : ExpressionCastEvalMode.EVAL_MODE_ANSI,
    },
  }),
  expression_string: ({ text, functions }) =>
    functions ? { extension: textToConnect(text, functions) } : { expressionString: { expression: text } },
  user_function: ({ function: fn, args }) => ({
    extension: callToConnect(
      fn,
      args.map((arg) => spark.Expression.encode(expressionToConnect(arg))),
    ),
  }),
  sort_order: (expression) => ({ sortOrder: sortOrderToConnect(expression) }),
  window: (expression) => ({ window: windowToConnect(expression) }),
  extract_value: ({ child, extraction }) => ({
    unresolvedExtractValue: { child: expressionToConnect(child), extraction: expressionToConnect(extraction) },
  }),
  update_fields: ({ child, field, value }) => ({
    updateFields: {
      structExpression: expressionToConnect(child),
      fieldName: field,
      valueExpression: value ? expressionToConnect(value) : null,
    },
  }),
  lambda: ({ child, parameters }) => ({
    lambdaFunction: { function: expressionToConnect(child), arguments: parameters.map((name) => ({ nameParts: [name] })) },
  }),
  lambda_variable: ({ name }) => ({ unresolvedNamedLambdaVariable: { nameParts: [name] } }),
};

/** A call; rows are counted by a constant, as `pivot()` wants it; where Spark has no function of Volley's name or arity, in Spark's words. */
function functionToConnect(functionName: string, args: readonly Message[], isDistinct = false): Message {
  if (functionName === "count" && args.length === 0) return functionToConnect("count", [{ literal: { integer: 1 } }], isDistinct);
  if (functionName === "-" && args.length === 1) return functionToConnect("negative", args);
  if (functionName === "!=") return functionToConnect("not", [functionToConnect("==", args)]);
  return { unresolvedFunction: { functionName, arguments: args, isDistinct } };
}

export function expressionToConnect(expression: Expression): Message {
  const message = (encoders[expression.kind] as (expression: Expression) => Message)(expression);
  const origin = originToConnect(expression.origin);
  return origin ? { ...message, common: { origin } } : message;
}

/** An alias as WithColumns lists it; there, its origin cannot be said. */
export function aliasToConnect({ child, name }: Extract<Expression, { kind: "alias" }>): Draft<spark.ExpressionAlias> {
  return { expr: expressionToConnect(child), name: [name] };
}

/** An order as Sort lists it; there, its origin cannot be said. */
export function sortOrderToConnect({ child, direction, nulls }: SortOrder): Draft<spark.ExpressionSortOrder> {
  const { SORT_DIRECTION_ASCENDING, SORT_DIRECTION_DESCENDING } = ExpressionSortOrderSortDirection;
  const { SORT_NULLS_FIRST, SORT_NULLS_LAST } = ExpressionSortOrderNullOrdering;
  return {
    child: expressionToConnect(child),
    direction: direction === "ascending" ? SORT_DIRECTION_ASCENDING : SORT_DIRECTION_DESCENDING,
    nullOrdering: nulls === "first" ? SORT_NULLS_FIRST : SORT_NULLS_LAST,
  };
}

function windowToConnect({ function: fn, partitionBy, orderBy, frame }: Window): Draft<spark.ExpressionWindow> {
  const { FRAME_TYPE_ROW, FRAME_TYPE_RANGE } = ExpressionWindowWindowFrameFrameType;
  return {
    windowFunction: expressionToConnect(fn),
    partitionSpec: partitionBy.map(expressionToConnect),
    orderSpec: orderBy.map(sortOrderToConnect),
    frameSpec: frame && {
      frameType: frame.unit === "rows" ? FRAME_TYPE_ROW : FRAME_TYPE_RANGE,
      lower: boundaryToConnect(frame.lower),
      upper: boundaryToConnect(frame.upper),
    },
  };
}

function boundaryToConnect(boundary: FrameBoundary): Draft<spark.ExpressionWindowWindowFrameFrameBoundary> {
  if (boundary === "unbounded") return { unbounded: true };
  return boundary === "current_row" ? { currentRow: true } : { value: expressionToConnect(boundary) };
}

type Field = Exclude<keyof spark.Expression, "common">;
type Decoders = { readonly [K in Field]?: (message: NonNullable<spark.Expression[K]>, origin: Origin | undefined) => Expression };

const decoders: Decoders = {
  literal(message, origin) {
    const { value, type } = literalFromConnect(message);
    return literal(value, type, origin);
  },
  unresolvedAttribute: ({ unparsedIdentifier, planId }, origin) => attribute(unparsedIdentifier, planIdFromConnect(planId), origin),
  unresolvedFunction({ functionName, arguments: args, isDistinct }, origin) {
    if (!isDistinct && isCountOfRows(functionName, args)) return call(functionName, [], { origin });
    const unequal = functionName === "not" && args.length === 1 ? args[0]!.unresolvedFunction : undefined;
    if (unequal?.functionName === "==") return call("!=", unequal.arguments.map(expressionFromConnect), { origin });
    return call(functionName, args.map(expressionFromConnect), { distinct: isDistinct, origin });
  },
  callFunction: ({ functionName, arguments: args }, origin) => call(functionName, args.map(expressionFromConnect), { origin }),
  unresolvedStar: ({ unparsedTarget }, origin) => star(origin, unparsedTarget?.replace(/\.\*$/, "") || undefined),
  unresolvedRegex: ({ colName }, origin) => columnRegex(colName, origin),
  alias: (message, origin) =>
    message.name.length > 1
      ? multiAlias(expressionFromConnect(required(message.expr, "an alias's expression")), message.name, origin)
      : aliasFromConnect(message, origin),
  cast({ expr, type, typeStr, evalMode }, origin) {
    if (evalMode === ExpressionCastEvalMode.EVAL_MODE_LEGACY) throw unsupported("a cast that turns errors into wrong values", origin);
    const target = type ?? { unparsed: { dataTypeString: required(typeStr, "a cast's type") } };
    const mode = evalMode === ExpressionCastEvalMode.EVAL_MODE_TRY ? "try" : "ansi";
    return cast(expressionFromConnect(required(expr, "a cast's argument")), typeFromConnect(target as spark.DataType), mode, origin);
  },
  expressionString: ({ expression }, origin) => expressionString(expression, origin),
  sortOrder: (message, origin) => sortOrderFromConnect(message, origin),
  window: (message, origin) => windowFromConnect(message, origin),
  unresolvedExtractValue: ({ child, extraction }, origin) =>
    extractValue(
      expressionFromConnect(required(child, "what a value is extracted from")),
      expressionFromConnect(required(extraction, "what is extracted")),
      origin,
    ),
  updateFields: ({ structExpression, fieldName, valueExpression }, origin) =>
    updateFields(
      expressionFromConnect(required(structExpression, "a struct whose fields are updated")),
      fieldName,
      valueExpression ? expressionFromConnect(valueExpression) : undefined,
      origin,
    ),
  lambdaFunction: ({ function: body, arguments: parameters }, origin) =>
    lambda(
      parameters.map(({ nameParts }) => required(nameParts[0], "a lambda's parameter")),
      expressionFromConnect(required(body, "a lambda's expression")),
      origin,
    ),
  unresolvedNamedLambdaVariable({ nameParts: [name, ...fields] }, origin) {
    const variable = lambdaVariable(required(name, "a lambda's variable"), origin);
    return fields.reduce<Expression>((from, field) => extractValue(from, literal(field, simpleTypes.string, origin), origin), variable);
  },
  extension(message, origin) {
    const call = callFromConnect(message);
    if (call) {
      const args = call.args.map((arg) => expressionFromConnect(spark.Expression.decode(arg)));
      return userFunctionCall(call.function, args, origin);
    }
    const text = textFromConnect(message);
    if (text) return expressionString(text.text, origin, text.functions);
    throw unsupported(`the extension ${message.typeUrl}`, origin);
  },
};
const fields = Object.keys(decoders) as Field[];

const isCountOfRows = (name: string, args: readonly spark.Expression[]): boolean =>
  name === "count" && args.length === 1 && (args[0]!.unresolvedStar?.unparsedTarget === "" || args[0]!.literal?.integer === 1);

/** Throws UNSUPPORTED_FEATURE for expressions that do not exist in Volley, INVALID_ARGUMENT for incomplete ones. */
export function expressionFromConnect(message: spark.Expression): Expression {
  const origin = originFromConnect(message.common?.origin);
  const field = presentField(message, fields) as Field | undefined;
  const decode = field && (decoders[field] as ((value: unknown, origin: Origin | undefined) => Expression) | undefined);
  if (decode) return decode(message[field], origin);
  throw unsupported("an expression of this kind", origin);
}

export function aliasFromConnect({ expr, name }: spark.ExpressionAlias, origin?: Origin): Extract<Expression, { kind: "alias" }> {
  if (name.length !== 1) throw malformed(`an alias has ${name.length} names`);
  return alias(expressionFromConnect(required(expr, "an alias's expression")), name[0]!, origin);
}

export function sortOrderFromConnect({ child, direction, nullOrdering }: spark.ExpressionSortOrder, origin?: Origin): SortOrder {
  const descending = direction === ExpressionSortOrderSortDirection.SORT_DIRECTION_DESCENDING;
  const nulls = {
    [ExpressionSortOrderNullOrdering.SORT_NULLS_UNSPECIFIED]: undefined,
    [ExpressionSortOrderNullOrdering.SORT_NULLS_FIRST]: "first",
    [ExpressionSortOrderNullOrdering.SORT_NULLS_LAST]: "last",
  } as const;
  const ordered = expressionFromConnect(required(child, "an order's expression"));
  return sortOrder(ordered, descending ? "descending" : "ascending", nulls[nullOrdering], origin);
}

function windowFromConnect({ windowFunction, partitionSpec, orderSpec, frameSpec }: spark.ExpressionWindow, origin?: Origin): Window {
  const parts = {
    partitionBy: partitionSpec.map(expressionFromConnect),
    orderBy: orderSpec.map((order) => sortOrderFromConnect(order)),
    frame: frameSpec ? frameFromConnect(frameSpec) : undefined,
  };
  return window(expressionFromConnect(required(windowFunction, "a window's function")), parts, origin);
}

function frameFromConnect({ frameType, lower, upper }: spark.ExpressionWindowWindowFrame): WindowFrame {
  if (frameType === ExpressionWindowWindowFrameFrameType.FRAME_TYPE_UNDEFINED) throw malformed("a window's frame has no unit");
  return {
    unit: frameType === ExpressionWindowWindowFrameFrameType.FRAME_TYPE_ROW ? "rows" : "range",
    lower: boundaryFromConnect(required(lower, "the lower edge of a frame")),
    upper: boundaryFromConnect(required(upper, "the upper edge of a frame")),
  };
}

function boundaryFromConnect({ unbounded, currentRow, value }: spark.ExpressionWindowWindowFrameFrameBoundary): FrameBoundary {
  if (unbounded) return "unbounded";
  return currentRow ? "current_row" : expressionFromConnect(required(value, "the value of a frame's edge"));
}

export function planIdFromConnect(planId: bigint | null | undefined): number | undefined {
  return planId === null || planId === undefined ? undefined : Number(planId);
}
