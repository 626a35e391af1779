import type { Int, IsAny } from "../values/value-types.ts";

/** What functions of nested values make of the types of their arguments, which `Applied` resolved on a frame. */
export interface Shapes<A> {
  /** An element of an array, or a value of a map. */
  readonly element: ElementOf<At<A, 0>>;
  /** The same, or null. */
  readonly elementOrNull: ElementOf<At<A, 0>> | null;
  /** The elements of an array's arrays, as an array. */
  readonly flat: ElementOf<At<A, 0>> | NullOf<At<A, 0>>;
  /** Maps of one type in one. */
  readonly maps: Map<KeyOf<At<A, 0>>, ElementOf<At<A, 0>>> | NullOf<At<A, 0>>;
  /** Arrays in a row are an array, everything else is text. */
  readonly concat: Concatenated<At<A, 0>> | NullOf<At<A, 0>>;
  readonly key: KeyOf<At<A, 0>>;
  /** An array of the first, null where the second is. */
  readonly list: readonly At<A, 0>[] | NullOf<At<A, 1>>;
  /** An array of values without nulls. */
  readonly collected: readonly NonNullable<At<A, 0>>[];
  /** The first, an array, with elements of the second type too. */
  readonly listWith: readonly (ElementOf<At<A, 0>> | At<A, 1>)[] | NullOf<At<A, 0>>;
  /** An array without its nulls. */
  readonly compact: readonly NonNullable<ElementOf<At<A, 0>>>[] | NullOf<At<A, 0>>;
  /** A map of the first and the second, null where the third is. */
  readonly map: Map<NonNullable<At<A, 0>>, At<A, 1>> | NullOf<At<A, 2>>;
  readonly keys: readonly KeyOf<At<A, 0>>[] | NullOf<At<A, 0>>;
  readonly values: readonly ElementOf<At<A, 0>>[] | NullOf<At<A, 0>>;
  readonly entries: readonly { key: KeyOf<At<A, 0>>; value: ElementOf<At<A, 0>> }[] | NullOf<At<A, 0>>;
  /** A map of an array of pairs. */
  readonly fromEntries: MapOfPairs<ElementOf<At<A, 0>>> | NullOf<At<A, 0>>;
  readonly struct: { -readonly [K in keyof A]: A[K] };
  /** An array of structs of elements. */
  readonly zipped: readonly { -readonly [K in keyof A]: ElementOf<A[K]> | null }[] | NullOf<A[keyof A]>;
  /** The first, a struct, with the fields of the second. */
  readonly withFields: WithFields<NonNullable<At<A, 0>>, At<A, 1>> | NullOf<At<A, 0>>;
  /** The first, a struct, without the fields of these names. */
  readonly dropFields: WithoutFields<NonNullable<At<A, 0>>, At<A, 1>> | NullOf<At<A, 0>>;
  /** A struct's field, that field of each struct of an array, or a map's value. */
  readonly field: FieldOf<NonNullable<At<A, 0>>, At<A, 1>> | NullOf<At<A, 0>>;
  /** An array's element, a map's value or null, a struct's field. */
  readonly item: ItemOf<NonNullable<At<A, 0>>, At<A, 1>> | NullOf<At<A, 0>>;
}

/** The columns that generators make, in order, as pairs of name and type. */
export interface Generated<A> {
  readonly explode: Exploded<At<A, 0>, never>;
  readonly explodeOuter: Exploded<At<A, 0>, null>;
  readonly posexplode: IsAny<At<A, 0>> extends true ? any : readonly [["pos", Int], ...Exploded<At<A, 0>, never>];
  readonly posexplodeOuter: IsAny<At<A, 0>> extends true ? any : readonly [["pos", Int | null], ...Exploded<At<A, 0>, null>];
  /** The fields by their own names; their order is not known here. */
  readonly inline: FieldsOf<ElementOf<At<A, 0>>, never>;
  readonly inlineOuter: FieldsOf<ElementOf<At<A, 0>>, null>;
  readonly stack: any;
  /** A text for each name of the second. */
  readonly jsonTuple: TextsOf<At<A, 1>>;
}

type TextsOf<Names> = Names extends readonly unknown[]
  ? number extends Names["length"]
    ? any
    : { readonly [I in keyof Names]: readonly [`c${I & string}`, string | null] }
  : any;

type FieldsOf<T, Null> =
  IsAny<T> extends true ? any : { readonly fields: { [K in keyof NonNullable<T>]: NonNullable<T>[K] | Extract<T, null> | Null } };

type Exploded<T, Null> =
  IsAny<T> extends true
    ? any
    : NonNullable<T> extends ReadonlyMap<infer K, infer V>
      ? [["key", K | Null], ["value", V | Null]]
      : [["col", ElementOf<T> | Null]];

type At<A, I extends number> = A extends readonly unknown[] ? A[I] : A extends { readonly [K in I]: infer T } ? T : never;
type NullOf<T> = IsAny<T> extends true ? null : Extract<T, null>;

/** The type of an array's elements, or of a map's values. */
type ElementOf<T> =
  IsAny<T> extends true
    ? any
    : NonNullable<T> extends readonly (infer E)[]
      ? E
      : NonNullable<T> extends ReadonlyMap<any, infer V>
        ? V
        : never;
type KeyOf<T> = IsAny<T> extends true ? any : NonNullable<T> extends ReadonlyMap<infer K, any> ? K : never;

type Concatenated<T> = IsAny<T> extends true ? any : NonNullable<T> extends readonly unknown[] ? readonly ElementOf<T>[] : string;

/** Exact for pairs as `mapEntries` makes them; the order of other fields is not known. */
type MapOfPairs<P> =
  IsAny<P> extends true ? any : NonNullable<P> extends { readonly key: infer K; readonly value: infer V } ? Map<K, V> : Map<any, any>;

type WithFields<S, F> =
  IsAny<S> extends true ? any : { [K in keyof S | keyof F]: K extends keyof F ? F[K] : K extends keyof S ? S[K] : never };
type WithoutFields<S, K> = IsAny<S> extends true ? any : { [P in keyof S as P extends K ? never : P]: S[P] };

type FieldOf<T, K> =
  IsAny<T> extends true
    ? any
    : T extends readonly (infer E)[]
      ? readonly (FieldOf<NonNullable<E>, K> | NullOf<E>)[]
      : T extends ReadonlyMap<any, infer V>
        ? V | null
        : K extends keyof T
          ? T[K]
          : string extends K
            ? any
            : never;

type ItemOf<T, K> =
  IsAny<T> extends true
    ? any
    : T extends readonly (infer E)[]
      ? IsAny<K> extends true
        ? any
        : K extends number | bigint | null
          ? E
          : FieldOf<T, K>
      : FieldOf<T, K>;
