import type { Bool, Float, Int as ArrowInt, Utf8, Vector } from "apache-arrow";
import type { Argument, NeedsOf, TypeOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import type { Enclosed, Passed } from "../column/needs.ts";
import type { CastType, TypeName } from "../schema/cast-types.ts";
import type { FieldType } from "../schema/field-types.ts";
import type { Decimal, IsAny } from "../values/value-types.ts";

/** A type by name or built: what a function of the program gives. */
export type Declared = TypeName | FieldType;

/** What the program's function may return for a declared type. */
export type Returned<D> = Loose<CastType<D>> | null | undefined;
/** Without the marks that only columns have, and with what is converted without loss. */
type Loose<T> =
  IsAny<T> extends true
    ? any
    : T extends bigint
      ? bigint | number
      : T extends number
        ? number
        : T extends Date
          ? Date | bigint
          : T extends string
            ? [T] extends [Decimal]
              ? string | bigint | number
              : T
            : T extends readonly (infer E)[]
              ? readonly (Loose<E> | undefined)[]
              : T;

/** The column type: null where the program's function may return nothing. */
export type Yields<D, R> = CastType<D> | (IsAny<R> extends true ? null : null extends R ? null : undefined extends R ? null : never);

type Arguments<P extends readonly unknown[]> = { [K in keyof P]: Argument };
/** What the arguments `A` need, for parameters `P`. */
type Given<A extends readonly unknown[], P extends readonly unknown[]> =
  | NeedsOf<A[number]>
  | { [K in keyof A]: Passed<TypeOf<A[K]>, K extends keyof P ? P[K] : P[number], K> }[number];

declare const parameters: unique symbol;

/** What `udf`, `arrowUdf` and `udaf` give. */
export interface AnyUserFunction {
  /** What columns made by it are named after. */
  readonly name: string;
  readonly [parameters]: unknown;
}

/** A function of the program over columns: called with columns' names or expressions, it gives a column. */
export interface UserDefinedFunction<P extends readonly unknown[], T> extends AnyUserFunction {
  readonly [parameters]: P;
  <const A extends Arguments<P>>(...columns: A): Column<T, string, Given<A, P>>;
}

/** An aggregate of the program's own: called with columns' names or expressions, it gives what stands in `agg`. */
export interface UserDefinedAggregate<P extends readonly unknown[], T> extends AnyUserFunction {
  readonly [parameters]: P;
  <const A extends Arguments<P>>(...columns: A): Column<T, string, Enclosed<Given<A, P>>>;
}

/** The values of vectors; any where Arrow's value is not the one that rows have. */
export type Values<P extends readonly unknown[]> = { [K in keyof P]: ValueOf<P[K]> };
type ValueOf<V> =
  IsAny<V> extends true ? any : V extends Vector<infer T> ? (T extends Float | ArrowInt | Utf8 | Bool ? T["TValue"] | null : any) : any;
