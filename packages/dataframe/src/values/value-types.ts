import type { Int64Mode } from "@volley/plan/values";

export type { Int64Mode };

declare const integral: unique symbol;
declare const either: unique symbol;

/** A whole number of at most 32 bits (Spark's byte, short, int). At run time a plain number; the mark only lets types follow Spark's promotions. */
export type Int = number & { readonly [integral]?: true };

/** A number of the program whose value, not its type, decides whether the engine sees an integer or a double. */
export type AnyNumber = number & { readonly [either]?: true };

/** An exact decimal as its text, e.g. `"12.50"`. */
export type Decimal = `${number}`;

export type IsAny<T> = 0 extends 1 & T ? true : false;

type IsDecimal<T> = [T] extends [Decimal] ? ([Decimal] extends [T] ? true : false) : false;

/** What engine number a value type stands for; never for what is no number. Distributes over unions. */
export type NumberKind<T> = T extends bigint
  ? "long"
  : T extends number
    ? typeof integral extends keyof T
      ? "int"
      : typeof either extends keyof T
        ? "either"
        : number extends T
          ? "double"
          : `${T}` extends `${bigint}`
            ? "int"
            : "double"
    : IsDecimal<T> extends true
      ? "decimal"
      : never;

/** The word for a value type in error sentences; types of one family compare with each other. Never for null. */
export type Family<T> = T extends null | undefined
  ? never
  : T extends boolean
    ? "boolean"
    : T extends number | bigint
      ? "number"
      : T extends string
        ? IsDecimal<T> extends true
          ? "number"
          : "string"
        : T extends Date
          ? "date"
          : T extends Uint8Array
            ? "binary"
            : T extends readonly unknown[]
              ? "list"
              : T extends ReadonlyMap<unknown, unknown>
                ? "map"
                : "struct";

/** Whether a number prints with ten characters or more after its sign. */
type IsLong<Text extends string> = Text extends `-${infer Digits}`
  ? IsLong<Digits>
  : Text extends `${infer _1}${infer _2}${infer _3}${infer _4}${infer _5}${infer _6}${infer _7}${infer _8}${infer _9}${infer Rest}`
    ? Rest extends ""
      ? false
      : true
    : false;

/** The column type a value of the program becomes: whole numbers are int up to nine digits and bigint beyond, other numbers double. */
export type LiteralType<V> = V extends string | bigint | null
  ? V extends bigint
    ? bigint
    : V
  : V extends boolean
    ? boolean
    : V extends number
      ? number extends V
        ? AnyNumber
        : `${V}` extends `${bigint}`
          ? IsLong<`${V}`> extends true
            ? bigint
            : Int
          : number
      : V extends Date
        ? Date
        : V extends Uint8Array
          ? Uint8Array
          : any;

/** A row type as actions return it under an int64 mode. */
export type RowOf<S, M extends Int64Mode> = IsAny<S> extends true ? any : M extends "number" ? { [K in keyof S]: WithNumbers<S[K]> } : S;

type WithNumbers<T> =
  IsAny<T> extends true
    ? any
    : T extends bigint
      ? number
      : T extends Date | Uint8Array | string | number | boolean | null
        ? T
        : T extends readonly (infer E)[]
          ? readonly WithNumbers<E>[]
          : T extends Map<infer K, infer V>
            ? Map<WithNumbers<K>, WithNumbers<V>>
            : { [K in keyof T]: WithNumbers<T[K]> };
