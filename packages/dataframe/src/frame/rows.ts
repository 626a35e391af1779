import type { LastPart } from "../column/argument-types.ts";
import type { Column, GeneratorColumn } from "../column/column.ts";
import type { Lookup, Resolve } from "../column/deferred.ts";
import type { Generated } from "../column/shapes.ts";
import type { Ambiguous } from "../column/needs.ts";
import type { DataFrame } from "./dataframe.ts";
import type { Family, IsAny } from "../values/value-types.ts";
import type { JoinType } from "@volley/plan";

/**
 * Prints an intersection as one object type. Around mapped types with `as` it also keeps their keys:
 * the compiler works those out anew each time they are asked for, which makes wide rows quadratic.
 */
export type Show<T> = IsAny<T> extends true ? any : { [K in keyof T]: T[K] };

/** The type that `C`, a name or an expression, has on rows of type `S`. */
export type TypeIn<S, C> = C extends string ? Lookup<S, C> : C extends Column<infer T, any, any> ? Resolve<S, T> : any;
type NameIn<C> = C extends string ? LastPart<C> : C extends Column<any, infer N, any> ? N : never;

/** The row type of `select(...C)`. */
export type Selected<S, C extends readonly unknown[]> = string extends C[number]
  ? any
  : "*" extends C[number]
    ? PutAll<S, SelectedOnly<S, Exclude<C[number], "*">>>
    : SelectedOnly<S, C[number]>;
type SelectedOnly<S, E> = Show<
  [Extract<E, GeneratorColumn>] extends [never]
    ? { [C in E as NameIn<C> & string]: TypeIn<S, C> }
    : { [C in Exclude<E, GeneratorColumn> as NameIn<C> & string]: TypeIn<S, C> } & GeneratedBy<S, Extract<E, GeneratorColumn>>
>;
/** The columns that a generator makes of rows of type `S`, by the names it was given. */
type GeneratedBy<S, G> =
  G extends GeneratorColumn<infer Rule, infer A, infer Names, any>
    ? Columns<Generated<{ [K in keyof A]: Resolve<S, A[K]> }>[Rule], Names>
    : never;
type Columns<Made, Names> =
  IsAny<Made> extends true
    ? any
    : Made extends { readonly fields: infer F }
      ? F
      : Made extends readonly (readonly [string, unknown])[]
        ? { [I in Extract<keyof Made, `${number}`> as NameAt<Made[I], I, Names>]: Made[I] extends readonly [string, infer T] ? T : never }
        : any;
type NameAt<Pair, I, Names> = I extends keyof Names
  ? Names[I] & string
  : Pair extends readonly [infer N extends string, unknown]
    ? N
    : never;

/** `S` with column `N` of type `T` added or replaced. A chain of these stays shallow, or reading a property runs into TS2589. */
export type Put<S, N extends string, T> = {
  same: S;
  replaced: { [K in keyof S]: K extends N ? T : S[K] };
  added: S & { [K in N]: T };
  untyped: any;
}[PutKind<S, N, T>];
type PutKind<S, N extends string, T> =
  IsAny<S> extends true
    ? "untyped"
    : string extends N
      ? "untyped"
      : S extends unknown
        ? N extends keyof S
          ? [T, S[N]] extends [S[N], T]
            ? "same"
            : "replaced"
          : "added"
        : never;

/** `S` with all columns of `P` added or replaced. */
export type PutAll<S, P> = {
  replaced: { [K in keyof S | keyof P]: K extends keyof P ? P[K] : K extends keyof S ? S[K] : never };
  added: S & P;
  untyped: any;
}[PutAllKind<S, P>];
type PutAllKind<S, P> =
  IsAny<S> extends true
    ? "untyped"
    : string extends keyof P
      ? "untyped"
      : S extends unknown
        ? [keyof S & keyof P] extends [never]
          ? "added"
          : "replaced"
        : never;

export type TypesIn<S, M> = { -readonly [K in keyof M]: TypeIn<S, M[K]> };

/** The names that `drop` takes: those of plain columns too. */
type DroppedName<C> = C extends string ? C : NameIn<C>;
export type Dropped<S, K> =
  IsAny<S> extends true ? any : string extends K ? any : Show<{ [P in keyof S as P extends K ? never : P]: S[P] }>;
/** Without columns `C`, names and single columns: of two of a name that a join brought, a single column leaves the other, whose type is not known. */
export type DroppedColumns<S, C> =
  IsAny<S> extends true
    ? any
    : string extends DroppedName<C>
      ? any
      : Show<{ [P in keyof S as P extends Exclude<DroppedName<C>, Twin<S, C>> ? never : P]: P extends DroppedName<C> ? any : S[P] }>;
type Twin<S, C> = { [P in keyof S]: S[P] extends Ambiguous ? (IsAny<S[P]> extends true ? never : P) : never }[Exclude<keyof S, C>];
export type Renamed<S, A, B extends string> =
  IsAny<S> extends true ? any : string extends A ? any : Show<{ [K in keyof S as K extends A ? B : K]: S[K] }>;

export type RenamedAll<S, N> =
  IsAny<S> extends true
    ? any
    : string extends keyof N
      ? any
      : Show<{ [K in keyof S as K extends keyof N ? (N[K] extends string ? N[K] : K) : K]: S[K] }>;

/** All columns under the names `N`, whose order the compiler does not know. */
export type Relabelled<S, N extends string> =
  IsAny<S> extends true ? any : string extends N ? any : { [K in N]: Ambiguous extends S[keyof S] ? any : S[keyof S] };

/** All columns, null too. */
export type WithNulls<S> = IsAny<S> extends true ? any : { [K in keyof S]: S[K] | null };

/** The row type of `unpivot`: the ids, then the name of one of the columns `V` and its value. */
export type Unpivoted<S, I extends string, V extends string, N extends string, T extends string> =
  IsAny<S> extends true
    ? any
    : string extends I | N | T
      ? any
      : Show<Pick<S, I & keyof S> & { [K in N]: Melted<S, I, V> } & { [K in T]: S[Melted<S, I, V>] }>;
type Melted<S, I, V> = string extends V ? Exclude<keyof S, I> : V & keyof S;

/** The row type of `describe`. */
export type Described<S, K extends readonly string[]> =
  IsAny<S> extends true
    ? any
    : K extends readonly []
      ? Show<{ summary: string } & { [P in keyof S as Family<S[P]> extends "number" | "string" ? P : never]: string | null }>
      : Show<{ summary: string } & { [P in K[number]]: string | null }>;

/** The row type of `freqItems`. */
export type Frequent<S, K extends readonly string[]> =
  IsAny<S> extends true ? any : string extends K[number] ? any : { [P in K[number] as `${P}_freqItems`]: Part<S, P>[] };

/** Join types by Spark's many names. */
export const joinNames = {
  inner: "inner",
  left: "left",
  leftouter: "left",
  left_outer: "left",
  right: "right",
  rightouter: "right",
  right_outer: "right",
  full: "full",
  outer: "full",
  fullouter: "full",
  full_outer: "full",
  semi: "semi",
  leftsemi: "semi",
  left_semi: "semi",
  anti: "anti",
  leftanti: "anti",
  left_anti: "anti",
} as const satisfies Record<string, JoinType>;
/** A join type by any of its names in Spark. */
export type JoinName = keyof typeof joinNames;

/** The row type of a join on the names `On`; columns that both sides bring are marked. */
export type Joined<L, R, On, H extends JoinName> =
  IsAny<L> extends true ? any : IsAny<R> extends true ? any : JoinedAs<L, R, On, (typeof joinNames)[H]>;

type JoinedAs<L, R, On, H extends JoinType> = H extends "semi" | "anti"
  ? L
  : {
      [K in keyof L | keyof R]: K extends On
        ? H extends "right"
          ? Part<R, K>
          : Part<L, K>
        : K extends keyof L
          ? K extends keyof R
            ? Ambiguous
            : L[K] | (H extends "right" | "full" ? null : never)
          : Part<R, K> | (H extends "left" | "full" ? null : never);
    };
type Part<S, K> = K extends keyof S ? S[K] : never;

/** The names of a join's `on`; never for a condition. */
export type OnNames<On> = On extends readonly (infer K)[] ? Extract<K, string> : Extract<On, string>;

/** The row type of a frame. */
export type RowIn<F> = F extends DataFrame<infer S, any> ? S : never;

/** The row type of a union by name. */
export type UnionedByName<L, R> = IsAny<L> extends true ? any : IsAny<R> extends true ? any : { [K in keyof L]: L[K] | Part<R, K> };

/** The row type of a union by name where each side may lack columns of the other. */
export type UnionedWhereMissing<L, R> =
  IsAny<L> extends true
    ? any
    : IsAny<R> extends true
      ? any
      : { [K in keyof L | keyof R]: (K extends keyof L ? L[K] : null) | (K extends keyof R ? R[K] : null) };

/** The row type of a union by position: under a name that the right lacks stands what of its other columns is of the same family. */
export type Unioned<L, R> =
  IsAny<L> extends true
    ? any
    : IsAny<R> extends true
      ? any
      : { [K in keyof L]: L[K] | (K extends keyof R ? R[K] : OfFamily<R[Exclude<keyof R, keyof L>], Family<L[K]>>) };
type OfFamily<T, F> = IsAny<T> extends true ? any : T extends unknown ? (Family<T> extends F ? T : never) : never;

/** The values of a column whose type is a union of texts; `string` otherwise. */
export type SplitNames<S, K> =
  IsAny<S> extends true ? string : K extends keyof S ? (IsAny<S[K]> extends true ? string : Extract<S[K], string>) : string;
