import type { Origin } from "../errors.ts";
import type { DataType } from "../types/data-type.ts";
import type { UserFunction } from "./user-function.ts";

/** What a literal holds, by type: long, timestamps (µs) and day-time intervals (µs) bigint; decimal its text; date days since 1970-01-01. */
export type LiteralValue = null | boolean | number | bigint | string | Uint8Array | readonly LiteralValue[];

interface ExpressionBase {
  /** Where the user's program made it; travels as Spark Connect's `common.origin`. */
  readonly origin?: Origin | undefined;
}

/** A constant. Spark Connect `Literal`. */
export interface Literal extends ExpressionBase {
  readonly kind: "literal";
  readonly value: LiteralValue;
  readonly type: DataType;
}

/** A column by name, as the user wrote it; dots reach into structs. `planId` binds it to one frame. Spark Connect `UnresolvedAttribute`. */
export interface Attribute extends ExpressionBase {
  readonly kind: "attribute";
  readonly name: string;
  readonly planId?: number | undefined;
}

/** A call of a catalogue function, operators included (`+`, `==`, `and`, `when`). Spark Connect `UnresolvedFunction`. */
export interface FunctionCall extends ExpressionBase {
  readonly kind: "function";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly distinct: boolean;
}

/** A call of a function of the user's program, which only Volley knows: Spark Connect has no JavaScript functions. */
export interface UserFunctionCall extends ExpressionBase {
  readonly kind: "user_function";
  readonly function: UserFunction;
  readonly args: readonly Expression[];
}

/** Every column of the input, or of what `target` names: an aliased frame, or a struct. Spark Connect `UnresolvedStar`. */
export interface Star extends ExpressionBase {
  readonly kind: "star";
  readonly target?: string | undefined;
}

/** Every column whose whole name matches a regular expression, which stands in backticks; without them, one name. Spark Connect `UnresolvedRegex`. */
export interface ColumnRegex extends ExpressionBase {
  readonly kind: "column_regex";
  readonly pattern: string;
}

/** A named expression. Spark Connect `Alias`. */
export interface Alias extends ExpressionBase {
  readonly kind: "alias";
  readonly child: Expression;
  readonly name: string;
}

/** The names of the columns that a generator makes (`posexplode`). Spark Connect `Alias` with several names. */
export interface MultiAlias extends ExpressionBase {
  readonly kind: "multi_alias";
  readonly child: Expression;
  readonly names: readonly string[];
}

/** Conversion to a type; `try` gives null where `ansi` raises CAST_INVALID_INPUT. Spark Connect `Cast`. */
export interface Cast extends ExpressionBase {
  readonly kind: "cast";
  readonly child: Expression;
  readonly type: DataType;
  readonly mode: "ansi" | "try";
}

/** An ordering; Spark's default is nulls first ascending, last descending. Spark Connect `SortOrder`. */
export interface SortOrder extends ExpressionBase {
  readonly kind: "sort_order";
  readonly child: Expression;
  readonly direction: "ascending" | "descending";
  readonly nulls: "first" | "last";
}

/** An edge of a frame: so many rows from the current one (negative before it), or rows whose order lies so far from the current row's. */
export type FrameBoundary = "unbounded" | "current_row" | Expression;

/** The rows about the current one that a window function sees. Spark Connect `Window.WindowFrame`. */
export interface WindowFrame {
  readonly unit: "rows" | "range";
  readonly lower: FrameBoundary;
  readonly upper: FrameBoundary;
}

/**
 * A function over the rows that share the current row's `partitionBy`, in an order. Without a frame: rows up to the current one and its
 * equals where there is an order, else all. Spark Connect `Window`.
 */
export interface Window extends ExpressionBase {
  readonly kind: "window";
  readonly function: Expression;
  readonly partitionBy: readonly Expression[];
  readonly orderBy: readonly SortOrder[];
  readonly frame?: WindowFrame | undefined;
}

/** A part of a nested value: a struct's field, an array's element (from 0), a map's value. Spark Connect `UnresolvedExtractValue`. */
export interface ExtractValue extends ExpressionBase {
  readonly kind: "extract_value";
  readonly child: Expression;
  readonly extraction: Expression;
}

/** A struct with a field added or replaced, or without it where there is no `value`; dots reach deeper. Spark Connect `UpdateFields`. */
export interface UpdateFields extends ExpressionBase {
  readonly kind: "update_fields";
  readonly child: Expression;
  readonly field: string;
  readonly value?: Expression | undefined;
}

/** What a higher-order function does with elements: an expression over its parameters. Spark Connect `LambdaFunction`. */
export interface Lambda extends ExpressionBase {
  readonly kind: "lambda";
  readonly child: Expression;
  readonly parameters: readonly string[];
}

/** A parameter of a lambda around it. Spark Connect `UnresolvedNamedLambdaVariable`. */
export interface LambdaVariable extends ExpressionBase {
  readonly kind: "lambda_variable";
  readonly name: string;
}

/** An expression as Spark SQL text, read where the plan is analysed. Spark Connect `ExpressionString`. */
export interface ExpressionString extends ExpressionBase {
  readonly kind: "expression_string";
  readonly text: string;
  /** The user functions that it may call, by name; Spark has none of them. */
  readonly functions?: Readonly<Record<string, UserFunction>> | undefined;
}

export type Expression =
  | Literal
  | Attribute
  | FunctionCall
  | UserFunctionCall
  | Star
  | ColumnRegex
  | Alias
  | MultiAlias
  | Cast
  | SortOrder
  | Window
  | ExtractValue
  | UpdateFields
  | Lambda
  | LambdaVariable
  | ExpressionString;
export type ExpressionKind = Expression["kind"];
