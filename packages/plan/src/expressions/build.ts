import type { Origin } from "../errors.ts";
import { catalogueName } from "../functions/catalogue.ts";
import type { DataType } from "../types/data-type.ts";
import type {
  Alias,
  Attribute,
  Cast,
  Expression,
  ExtractValue,
  FunctionCall,
  Lambda,
  LambdaVariable,
  ExpressionString,
  Literal,
  LiteralValue,
  MultiAlias,
  SortOrder,
  ColumnRegex,
  Star,
  UpdateFields,
  UserFunctionCall,
  Window,
} from "./expression.ts";
import type { UserFunction } from "./user-function.ts";

export function literal(value: LiteralValue, type: DataType, origin?: Origin): Literal {
  return Object.freeze({ kind: "literal", value, type, origin });
}

export function attribute(name: string, planId?: number, origin?: Origin): Attribute {
  return Object.freeze({ kind: "attribute", name, planId, origin });
}

/** A call; the function's name may be given in any case. */
export function call(
  name: string,
  args: readonly Expression[],
  options: { distinct?: boolean; origin?: Origin | undefined } = {},
): FunctionCall {
  return Object.freeze({
    kind: "function",
    name: catalogueName(name),
    args: Object.freeze([...args]),
    distinct: options.distinct ?? false,
    origin: options.origin,
  });
}

export function userFunctionCall(fn: UserFunction, args: readonly Expression[], origin?: Origin): UserFunctionCall {
  return Object.freeze({ kind: "user_function", function: fn, args: Object.freeze([...args]), origin });
}

export function columnRegex(pattern: string, origin?: Origin): ColumnRegex {
  return Object.freeze({ kind: "column_regex", pattern, origin });
}

export function star(origin?: Origin, target?: string): Star {
  return Object.freeze({ kind: "star", origin, ...(target !== undefined && { target }) });
}

/** What a name stands for as programs write it: `*`, `t.*`, or a column. */
export function namedColumn(name: string, origin?: Origin): Star | Attribute {
  if (name === "*") return star(origin);
  return name.endsWith(".*") ? star(origin, name.slice(0, -2)) : attribute(name, undefined, origin);
}

/** `functions` are those of the user's program that the text may call by name. */
export function expressionString(text: string, origin?: Origin, functions?: ExpressionString["functions"]): ExpressionString {
  return Object.freeze({ kind: "expression_string", text, origin, ...(functions && { functions }) });
}

export function alias(child: Expression, name: string, origin?: Origin): Alias {
  return Object.freeze({ kind: "alias", child, name, origin: origin ?? child.origin });
}

export function multiAlias(child: Expression, names: readonly string[], origin?: Origin): MultiAlias {
  return Object.freeze({ kind: "multi_alias", child, names: Object.freeze([...names]), origin: origin ?? child.origin });
}

export function cast(child: Expression, type: DataType, mode: Cast["mode"] = "ansi", origin?: Origin): Cast {
  return Object.freeze({ kind: "cast", child, type, mode, origin: origin ?? child.origin });
}

export function sortOrder(
  child: Expression,
  direction: SortOrder["direction"] = "ascending",
  nulls: SortOrder["nulls"] = direction === "ascending" ? "first" : "last",
  origin?: Origin,
): SortOrder {
  return Object.freeze({ kind: "sort_order", child, direction, nulls, origin: origin ?? child.origin });
}

export function window(
  fn: Expression,
  { partitionBy, orderBy, frame }: Pick<Window, "partitionBy" | "orderBy" | "frame">,
  origin?: Origin,
): Window {
  return Object.freeze({
    kind: "window",
    function: fn,
    partitionBy: Object.freeze([...partitionBy]),
    orderBy: Object.freeze([...orderBy]),
    frame: frame && Object.freeze({ ...frame }),
    origin: origin ?? fn.origin,
  });
}

export function extractValue(child: Expression, extraction: Expression, origin?: Origin): ExtractValue {
  return Object.freeze({ kind: "extract_value", child, extraction, origin: origin ?? child.origin });
}

/** Without a value, the struct without that field. */
export function updateFields(child: Expression, field: string, value?: Expression, origin?: Origin): UpdateFields {
  return Object.freeze({ kind: "update_fields", child, field, value, origin: origin ?? child.origin });
}

export function lambda(parameters: readonly string[], child: Expression, origin?: Origin): Lambda {
  return Object.freeze({ kind: "lambda", child, parameters: Object.freeze([...parameters]), origin: origin ?? child.origin });
}

export function lambdaVariable(name: string, origin?: Origin): LambdaVariable {
  return Object.freeze({ kind: "lambda_variable", name, origin });
}
