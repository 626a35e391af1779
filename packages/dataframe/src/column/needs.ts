import type { Family, IsAny } from "../values/value-types.ts";
import type { Lookup, Ref, Resolve } from "./deferred.ts";

/**
 * What an expression needs of the frame it is used on, as a union:
 * a string is a column that stands outside aggregates, the rest are the interfaces below.
 */
export interface Inside<K extends string> {
  /** A column that stands inside an aggregate. */
  readonly aggregated: K;
}
/** Marks an aggregate. */
export interface Aggregated {
  readonly aggregate: true;
}
/** Two types of one family. */
export interface Alike<A, B> {
  readonly left: A;
  readonly right: B;
}
/** A type of family `F`; `W` begins the sentence when it is not. */
export interface Need<T, F extends string, W extends string> {
  readonly type: T;
  readonly family: F;
  readonly sentence: W;
}
/** A struct (or an array of structs) with a field `K`. */
export interface HasField<T, K> {
  readonly struct: T;
  readonly field: K;
}
/** An argument of type `T` for the parameter of the program's function that takes `P`, at place `I` from 0. */
export interface Passed<T, P, I> {
  readonly passed: T;
  readonly takes: P;
  readonly place: I;
}
/** A column that a join brought from both sides. */
export interface Ambiguous {
  readonly ambiguous: true;
}

/** Marks an aggregate of a window's values, which stands only over a window itself. */
interface Aggregating extends Refused<"a window function cannot stand inside an aggregate"> {
  readonly aggregating: Windowed;
}
/** Marks an aggregate of an aggregate. */
interface Nested extends Refused<"an aggregate cannot stand inside an aggregate"> {
  readonly nested: true;
}

/** Marks a value of a window. */
export interface Windowed {
  readonly windowed: true;
}
/** What never stands; `W` says why. */
export interface Refused<W extends string> {
  readonly refused: W;
}
/** Marks a function that needs a window. */
export interface WithoutWindow<F extends string> extends Refused<`${F} needs a window: ${F}.over(…)`> {
  readonly over: F;
}

/** The needs of an aggregate's argument, seen from outside. */
export type Enclosed<R> =
  IsAny<R> extends true
    ? any
    : (R extends string ? Inside<R> : R extends Aggregated ? Nested : R extends Windowed ? Aggregating : R) | Aggregated;

/** The needs of a function over a window: an aggregate of columns reads them row by row, one of aggregates reads groups. */
export type OverWindow<R> =
  IsAny<R> extends true
    ? any
    : [Extract<R, Aggregated | WithoutWindow<any>>] extends [never]
      ? Refused<"over() follows an aggregate or a window function">
      : Uncovered<R, [Extract<R, Nested>] extends [never] ? false : true>;
type Uncovered<R, Grouped extends boolean> = R extends Aggregated | Aggregating | WithoutWindow<any>
  ? never
  : R extends Nested
    ? Aggregated
    : R extends Inside<infer K>
      ? Grouped extends true
        ? R
        : K
      : R;

export type MissingColumn<K extends string> = `column "${K}" does not exist`;

/** Sentences about what of `R` the row type `S` does not give; never when all is well. `Grouped` is what may stand outside aggregates. */
export type Trouble<S, R, Grouped = string> =
  IsAny<S> extends true
    ? never
    : IsAny<R> extends true
      ? never
      : R extends string
        ? ColumnTrouble<S, R, Grouped>
        : R extends Inside<infer K>
          ? ColumnTrouble<S, K, string>
          : R extends Alike<infer A, infer B>
            ? AlikeTrouble<S, A, B>
            : R extends Need<infer T, infer F, infer W>
              ? NeedTrouble<S, T, F, W>
              : R extends HasField<infer T, infer K>
                ? FieldTrouble<Resolve<S, T>, K, Described<S, T>>
                : R extends Passed<infer T, infer P, infer I>
                  ? PassedTrouble<S, T, P, I>
                  : R extends Refused<infer W>
                    ? W
                    : never;

type ColumnTrouble<S, K extends string, Grouped> = string extends K
  ? never
  : [Lookup<S, K>] extends [never]
    ? K extends keyof S
      ? never
      : MissingColumn<K>
    : Lookup<S, K> extends Ambiguous
      ? IsAny<Lookup<S, K>> extends true
        ? never
        : `column "${K}" is on both sides of the join: rename or drop one of them first`
      : K extends Grouped
        ? never
        : `column "${K}" is neither grouped nor inside an aggregate`;

type FieldTrouble<T, K, What extends string> =
  IsAny<T> extends true
    ? never
    : NonNullable<T> extends readonly (infer E)[]
      ? FieldTrouble<E, K, What>
      : NonNullable<T> extends ReadonlyMap<any, any>
        ? never
        : [Family<T>] extends ["struct"]
          ? string extends K
            ? never
            : K extends keyof NonNullable<T>
              ? never
              : `field "${K & string}" does not exist in ${What}`
          : `getField() needs a struct, not ${What}`;

type AlikeTrouble<S, A, B> =
  IsAny<Resolve<S, A>> extends true
    ? never
    : IsAny<Resolve<S, B>> extends true
      ? never
      : Ambiguous extends Resolve<S, A> | Resolve<S, B>
        ? never
        : [Family<Resolve<S, A>>] extends [Family<Resolve<S, B>>]
          ? never
          : [Family<Resolve<S, B>>] extends [Family<Resolve<S, A>>]
            ? never
            : `cannot compare ${Described<S, A>} with ${Described<S, B>}`;

/** Sentence when `T` is not of family `F` on the row type `S`. */
export type NeedTrouble<S, T, F extends string, W extends string> =
  IsAny<Resolve<S, T>> extends true ? never : [Family<Resolve<S, T>>] extends [F] ? never : `${W}, not ${Described<S, T>}`;

type PassedTrouble<S, T, P, I> =
  IsAny<P> extends true
    ? never
    : IsAny<Resolve<S, T>> extends true
      ? never
      : [Resolve<S, T>] extends [P]
        ? never
        : [NonNullable<Resolve<S, T>>] extends [P]
          ? `the function's ${Ordinal<I>} parameter takes no null, and ${Described<S, T>} may be null`
          : `the function's ${Ordinal<I>} parameter takes ${Word<P>}, not ${Exactly<S, T>}`;
type Ordinal<I> = I extends keyof Ordinals ? Ordinals[I] : "next";
interface Ordinals {
  readonly "0": "first";
  readonly "1": "second";
  readonly "2": "third";
  readonly "3": "fourth";
  readonly "4": "fifth";
}
/** As Family, where bigint and number differ. */
type Word<T> = T extends null | undefined ? never : T extends bigint ? "bigint" : Family<T>;
type Exactly<S, T> = T extends Ref<infer K> ? `column "${K}" (${Word<Lookup<S, K>>})` : `a ${Word<Resolve<S, T>>}`;

type Described<S, T> = T extends Ref<infer K> ? `column "${K}" (${Family<Lookup<S, K>>})` : `a ${Family<Resolve<S, T>>}`;
