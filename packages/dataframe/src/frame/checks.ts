import type { Column, SortColumn } from "../column/column.ts";
import type { Lookup, Ref } from "../column/deferred.ts";
import type { Aggregated, MissingColumn, NeedTrouble, Trouble, Windowed } from "../column/needs.ts";
import type { Family, IsAny } from "../values/value-types.ts";
import type { DataFrame } from "./dataframe.ts";
import type { Joined } from "./rows.ts";

/*
 * How a wrong call becomes a sentence: the type of a parameter is `{ good: C; bad: Sentence }[Verdict]`. The verdict distributes over
 * the row type, so that inside a generic function, where the row type is only known by its constraint, it is taken on the constraint.
 */

type Key<S> = keyof S & string;

/** Where an expression stands: `filter`, a `value` column, an element of `select`, a sort key, or an aggregate over groups of `K`. */
type Place = "filter" | "value" | "select" | "sort" | Grouped<any>;
interface Grouped<K> {
  readonly keys: K;
}
/** The same where the expression must bring its name. */
interface NamedGrouped<K> extends Grouped<K> {
  readonly named: true;
}

type PlaceTrouble<S, C, P extends Place> =
  C extends Column<infer T, infer N, infer R>
    ?
        | Trouble<S, R, P extends Grouped<infer K> ? K : string>
        | (P extends "filter" ? NeedTrouble<S, T, "boolean", "filter() needs a condition"> : never)
        | (P extends "filter" | "value" | "sort" ? AggregateTrouble<R> : never)
        | (P extends "filter" | "sort" ? WindowTrouble<R> : never)
        | (P extends "select" | NamedGrouped<any> ? NameTrouble<N> : never)
    : C extends SortColumn<infer R>
      ? Trouble<S, R> | AggregateTrouble<R> | WindowTrouble<R>
      : never;

type AggregateTrouble<R> = IsAny<R> extends true ? never : Aggregated extends R ? "an aggregate belongs into groupBy(…).agg(…)" : never;
type WindowTrouble<R> =
  IsAny<R> extends true ? never : Windowed extends R ? "a window function belongs into select() or withColumn()" : never;
type NameTrouble<N> = IsAny<N> extends true ? never : string extends N ? 'name this expression: .alias("…")' : never;

type ColumnVerdict<S, C, P extends Place> = S extends unknown ? ([PlaceTrouble<S, C, P>] extends [never] ? "good" : "bad") : never;

/** `C`, or the sentence that says why it cannot stand at `P` on rows of type `S`. */
export type Checked<S, C, P extends Place> = C extends Column | SortColumn
  ? { good: C; bad: PlaceTrouble<S, C, P> }[ColumnVerdict<S, C, P>]
  : C;

/** The name of a column of numbers; `W` begins the sentence when it is not. */
export type CheckedNumber<S, K, W extends string> = K extends string
  ? { good: K; wide: IsAny<S> extends true ? K : Key<S>; bad: K extends "" ? Key<S> : NumberTrouble<S, K, W> }[NumberVerdict<S, K>]
  : K;
export type CheckedNumbers<S, K extends readonly unknown[], W extends string> = { [I in keyof K]: CheckedNumber<S, K[I], W> };
type NumberTrouble<S, K extends string, W extends string> = [Trouble<S, K>] extends [never]
  ? NeedTrouble<S, Ref<K>, "number", W>
  : Trouble<S, K>;
type NumberVerdict<S, K extends string> = S extends unknown
  ? [NumberTrouble<S, K, "">] extends [never]
    ? string extends K
      ? "wide"
      : "good"
    : "bad"
  : never;

type NameVerdict<S, K extends string> = S extends unknown
  ? [Trouble<S, K>] extends [never]
    ? string extends K
      ? "wide"
      : "good"
    : "bad"
  : never;

/** A column's name, or the sentence that says it does not exist. */
export type CheckedName<S, K> = K extends string
  ? {
      good: K;
      wide: IsAny<S> extends true ? K : string extends keyof S ? K : Key<S>;
      bad: K extends "" ? Key<S> : Trouble<S, K>;
    }[NameVerdict<S, K>]
  : K;

export type CheckedNames<S, K extends readonly unknown[]> = { [I in keyof K]: CheckedName<S, K[I]> };

/** A name or an expression at `P`. */
export type CheckedItem<S, C, P extends Place> = C extends string
  ? P extends "select"
    ? C extends "*"
      ? C
      : CheckedName<S, C>
    : CheckedName<S, C>
  : Checked<S, C, P>;
export type CheckedItems<S, C extends readonly unknown[], P extends Place> = { [I in keyof C]: CheckedItem<S, C[I], P> };
export type CheckedRecord<S, C, P extends Place> = { [K in keyof C]: Checked<S, C[K], P> };

/** `agg`'s arguments: named expressions, or one record of expressions. */
export type CheckedAggregates<S, A extends readonly unknown[], K> = {
  [I in keyof A]: A[I] extends Column ? Checked<S, A[I], NamedGrouped<K>> : CheckedRecord<S, A[I], Grouped<K>>;
};

/** A join's keys (a name or names of both sides), or its condition. */
export type CheckedOn<L, R, On> = On extends Column
  ? Checked<Joined<L, R, never, "inner">, On, "filter">
  : On extends readonly unknown[]
    ? { [I in keyof On]: CheckedKey<L, R, On[I]> }
    : CheckedKey<L, R, On>;

type CheckedKey<L, R, K> = K extends string
  ? { good: K; wide: KeyOfBoth<L, R>; bad: K extends "" ? KeyOfBoth<L, R> : KeyTrouble<L, R, K> }[KeyVerdict<L, R, K>]
  : K;
type KeyOfBoth<L, R> = IsAny<L> extends true ? (IsAny<R> extends true ? string : Key<R>) : IsAny<R> extends true ? Key<L> : Key<L> & Key<R>;
type KeyVerdict<L, R, K extends string> = L extends unknown
  ? R extends unknown
    ? [KeyTrouble<L, R, K>] extends [never]
      ? string extends K
        ? "wide"
        : "good"
      : "bad"
    : never
  : never;
type KeyTrouble<L, R, K extends string> = [Trouble<L, K>] extends [never]
  ? [Trouble<R, K>] extends [never]
    ? FamilyTrouble<L, R, K, "cannot join on">
    : `${Trouble<R, K>} on the right side of the join`
  : [Trouble<R, K>] extends [never]
    ? `${Trouble<L, K>} on the left side of the join`
    : `${Trouble<L, K>} on either side of the join`;

type FamilyTrouble<L, R, K extends string, W extends string> =
  IsAny<L> extends true
    ? never
    : IsAny<R> extends true
      ? never
      : IsAny<Lookup<L, K>> extends true
        ? never
        : IsAny<Lookup<R, K>> extends true
          ? never
          : [Family<Lookup<L, K>>] extends [Family<Lookup<R, K>>]
            ? never
            : [Family<Lookup<R, K>>] extends [Family<Lookup<L, K>>]
              ? never
              : `${W} "${K}": a ${Family<Lookup<L, K>>} on the left, a ${Family<Lookup<R, K>>} on the right`;

/** Sentences about frames whose columns do not meet by name. */
type NameUnionTrouble<L, R> =
  IsAny<L> extends true
    ? never
    : IsAny<R> extends true
      ? never
      :
          | {
              [K in Key<L>]: K extends keyof R
                ? FamilyTrouble<L, R, K, "cannot union">
                : `${MissingColumn<K>} on the right side of the union`;
            }[Key<L>]
          | { [K in Key<R>]: K extends keyof L ? never : `${MissingColumn<K>} on the left side of the union` }[Key<R>];
type NameUnionVerdict<L, R> = L extends unknown
  ? R extends unknown
    ? [NameUnionTrouble<L, R>] extends [never]
      ? "good"
      : "bad"
    : never
  : never;
/** A frame whose rows go under rows of type `L` by name. */
export type CheckedUnionByName<L, F> =
  F extends DataFrame<infer R, any> ? { good: F; bad: NameUnionTrouble<L, R> }[NameUnionVerdict<L, R>] : F;

/** Sentences about frames whose columns cannot meet by position, in whatever order they are: too few, or values of other families. */
type UnionTrouble<L, R> =
  IsAny<L> extends true
    ? never
    : IsAny<R> extends true
      ? never
      : [Key<L>] extends [Key<R>]
        ? [Key<R>] extends [Key<L>]
          ? FamiliesTrouble<FamilyOf<L[keyof L]>, FamilyOf<R[keyof R]>>
          : `column "${Exclude<Key<R>, Key<L>>}" is on the right side of the union alone`
        : [Key<R>] extends [Key<L>]
          ? `column "${Exclude<Key<L>, Key<R>>}" is on the left side of the union alone`
          : FamiliesTrouble<FamilyOf<L[keyof L]>, FamilyOf<R[keyof R]>>;
type FamilyOf<T> = IsAny<T> extends true ? any : Family<T>;
type FamiliesTrouble<A, B> =
  IsAny<A> extends true
    ? never
    : IsAny<B> extends true
      ? never
      : [A] extends [B]
        ? [B] extends [A]
          ? never
          : `cannot union: the right side has a ${Exclude<B, A> & string}, the left side has none`
        : `cannot union: the left side has a ${Exclude<A, B> & string}, the right side has none`;
type UnionVerdict<L, R> = L extends unknown ? (R extends unknown ? ([UnionTrouble<L, R>] extends [never] ? "good" : "bad") : never) : never;
/** A frame whose rows go under rows of type `L` by position. */
export type CheckedUnion<L, F> = F extends DataFrame<infer R, any> ? { good: F; bad: UnionTrouble<L, R> }[UnionVerdict<L, R>] : F;

/** New names by old ones, which must exist. */
export type CheckedRenames<S, N> = { [K in keyof N]: K extends string ? CheckedRename<S, K, N[K]> : N[K] };
type CheckedRename<S, K extends string, To> = { good: To; wide: To; bad: Trouble<S, K> }[NameVerdict<S, K>];

/** The columns that may stand outside aggregates: the keys given by name. */
export type PlainKeys<K> = K extends string ? K : K extends Column<infer T, any, any> ? (T extends Ref<infer N> ? N : never) : never;
