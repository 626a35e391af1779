import type { Decimal, Int, IsAny, NumberKind } from "../values/value-types.ts";
import type { Shapes } from "./shapes.ts";

declare const kind: unique symbol;

/** A type that is known only on a frame: what a column expression yields, in terms of the columns it names. */
interface Deferred<K extends string = string> {
  readonly [kind]: K;
}

/** The type of column `K`. */
export interface Ref<K extends string> extends Deferred<"ref"> {
  readonly column: K;
}
/** `D`, and null where a part of the union `U` may be null. */
export interface Carry<D, U> extends Deferred<"carry"> {
  readonly value: D;
  readonly nulls: U;
}
/** What `+` `-` `*` `%` make of operands of the types in the union `U`. */
export interface Promoted<U> extends Deferred<"promoted"> {
  readonly operands: U;
}
/** What `/` makes of them: double, or decimal between decimals. */
export interface Quotient<U> extends Deferred<"quotient"> {
  readonly operands: U;
}
/** The common type of alternatives: branches of a case, greatest, least. */
export interface Common<U> extends Deferred<"common"> {
  readonly alternatives: U;
}
/** The common type of `First` and `Last`, null only where `Last` may be. */
export interface Coalesced<First, Last> extends Deferred<"coalesced"> {
  readonly first: First;
  readonly last: Last;
}
/** Sum over a group: bigint of integers, decimal of decimals, else double; null without rows. */
export interface Total<U> extends Deferred<"total"> {
  readonly summed: U;
}
/** Mean over a group: decimal of decimals, else double; null without rows. */
export interface Mean<U> extends Deferred<"mean"> {
  readonly averaged: U;
}
/** ceil and floor: bigint, or decimal of decimals. */
export interface Whole<U> extends Deferred<"whole"> {
  readonly rounded: U;
}

/** What the rule `F` of `Shapes` makes of the types `A`. */
export interface Applied<F extends keyof Shapes<any>, A> extends Deferred<"applied"> {
  readonly rule: F;
  readonly of: A;
}

/** The type of column `K` in row type `S`; dots reach into structs, or follow a frame's alias. */
export type Lookup<S, K extends string> =
  IsAny<S> extends true
    ? any
    : K extends keyof S
      ? S[K]
      : K extends `${infer Head}.${infer Tail}`
        ? Head extends keyof S
          ? Inner<Part<NonNullable<S[Head]>, Tail>, S[Head]>
          : Tail extends keyof S
            ? S[Tail]
            : never
        : string extends K
          ? any
          : never;

/** What a dot reaches: a struct's field, that field of each struct of an array, a map's value. */
type Part<T, K extends string> = T extends readonly (infer E)[]
  ? [Lookup<NonNullable<E>, K>] extends [never]
    ? never
    : readonly (Lookup<NonNullable<E>, K> | Extract<E, null>)[]
  : T extends ReadonlyMap<any, infer V>
    ? V | null
    : Lookup<T, K>;

/** A field's type: null too where its struct may be. */
type Inner<Field, Struct> = [Field] extends [never] ? never : Field | Extract<Struct, null>;

/** A column expression's type on a frame of row type `S`. */
export type Resolve<S, T> = IsAny<T> extends true ? any : T extends Deferred ? Resolved<S, T> : T;

type Resolved<S, T> =
  T extends Ref<infer K>
    ? Lookup<S, K>
    : T extends Carry<infer D, infer U>
      ? D | NullIn<Resolve<S, U>>
      : T extends Promoted<infer U>
        ? Promote<Resolve<S, U>>
        : T extends Common<infer U>
          ? Unify<Resolve<S, U>>
          : T extends Coalesced<infer First, infer Last>
            ? Coalesce<Resolve<S, First>, Resolve<S, Last>>
            : T extends Total<infer U>
              ? Sum<Resolve<S, U>> | null
              : T extends Mean<infer U>
                ? Average<Resolve<S, U>> | null
                : T extends Quotient<infer U>
                  ? Average<Resolve<S, U>> | NullIn<Resolve<S, U>>
                  : T extends Whole<infer U>
                    ? Rounded<Resolve<S, U>> | NullIn<Resolve<S, U>>
                    : T extends Applied<infer F, infer A>
                      ? Shapes<{ [K in keyof A]: Resolve<S, A[K]> }>[F]
                      : never;

type NullIn<U> = IsAny<U> extends true ? null : null extends U ? null : never;

type Promote<U> = IsAny<U> extends true ? any : Widest<NumberKind<U>> | NullIn<U>;

type Widest<K> = "double" extends K
  ? number
  : "either" extends K
    ? "decimal" extends K
      ? number | Decimal
      : "long" extends K
        ? number | bigint
        : number
    : "decimal" extends K
      ? Decimal
      : "long" extends K
        ? bigint
        : "int" extends K
          ? Int
          : never;

/** One value type of alternatives: numbers are promoted, everything else stays as it is (string literals too). */
type Unify<U> =
  IsAny<U> extends true ? any : [NumberKind<U>] extends [never] ? U : Exclude<U, number | bigint | Decimal> | Widest<NumberKind<U>>;

type Coalesce<First, Last> = IsAny<First> extends true ? any : IsAny<Last> extends true ? any : Unify<NonNullable<First> | Last>;

type Sum<U> =
  IsAny<U> extends true
    ? any
    : "double" extends NumberKind<U>
      ? number
      : "decimal" extends NumberKind<U>
        ? Decimal
        : "either" extends NumberKind<U>
          ? number | bigint
          : bigint;

type Average<U> =
  IsAny<U> extends true ? any : "double" extends NumberKind<U> ? number : "decimal" extends NumberKind<U> ? Decimal : number;

type Rounded<U> = IsAny<U> extends true ? any : "decimal" extends NumberKind<U> ? Decimal : bigint;

/** The parts of a type that decide whether it may be null, flattened so that long expressions stay one level deep. */
export type NullsOf<T> =
  IsAny<T> extends true
    ? any
    : T extends Deferred
      ? T extends Ref<any> | Applied<any, any>
        ? T
        : T extends Carry<any, infer U>
          ? U
          : T extends Promoted<infer U> | Quotient<infer U> | Common<infer U> | Whole<infer U> | Coalesced<any, infer U>
            ? NullsOf<U>
            : null
      : T extends null
        ? null
        : never;

/** The operands of a sum or product, flattened for the same reason. */
export type OperandsOf<T> = IsAny<T> extends true ? any : T extends Promoted<infer U> ? U : T;
/** The alternatives of a case, flattened. */
export type AlternativesOf<T> = IsAny<T> extends true ? any : T extends Common<infer U> ? U : T;
