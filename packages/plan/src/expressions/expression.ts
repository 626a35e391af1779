import type { Origin } from "../errors.ts";
import type { DataType } from "../types/data-type.ts";

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

/** Every column of the input. Spark Connect `UnresolvedStar`. */
export interface Star extends ExpressionBase {
  readonly kind: "star";
}

/** A named expression. Spark Connect `Alias`. */
export interface Alias extends ExpressionBase {
  readonly kind: "alias";
  readonly child: Expression;
  readonly name: string;
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

export type Expression = Literal | Attribute | FunctionCall | Star | Alias | Cast | SortOrder;
export type ExpressionKind = Expression["kind"];
