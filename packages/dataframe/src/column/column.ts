import type { FieldType } from "../schema/field-types.ts";
import type { CastType, TypeName } from "../schema/cast-types.ts";
import type { Generated } from "./shapes.ts";
import type { Alike, HasField, Need, OverWindow, Windowed } from "./needs.ts";
import type { NeedsOfWindow, WindowSpec } from "./window-spec.ts";
import type { AlternativesOf, Applied, Carry, Common, NullsOf, OperandsOf, Promoted, Quotient } from "./deferred.ts";
import type { NeedsOfValue, TypeOfValue, Value } from "./argument-types.ts";

export declare const type: unique symbol;
export declare const label: unique symbol;
export declare const needs: unique symbol;
declare const generates: unique symbol;

/**
 * An expression over the columns of whatever frame it is used on.
 * `T` is its type (perhaps in terms of the frame's columns), `N` the name of what it yields (`string` when it has none yet),
 * `R` what it needs of the frame. All three exist for the compiler alone.
 */
export interface Column<T = any, N = any, R = any> {
  readonly [type]: T;
  readonly [label]: N;
  readonly [needs]: R;

  /** Equal; null when a side is null. */
  eq<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Not equal; null when a side is null. */
  neq<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Greater. */
  gt<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Greater or equal. */
  geq<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Less. */
  lt<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Less or equal. */
  leq<const V extends Value>(other: V): Comparison<T, R, V>;
  /** Equal, where null equals null; never null. */
  eqNullSafe<const V extends Value | null>(other: V): Column<boolean, string, R | NeedsOfValue<V> | Alike<T, TypeOfValue<V>>>;
  /** `lower ≤ this ≤ upper`. */
  between<const A extends Value, const B extends Value>(
    lower: A,
    upper: B,
  ): Column<
    Carry<boolean, NullsOf<T | TypeOfValue<A> | TypeOfValue<B>>>,
    string,
    R | NeedsOfValue<A> | NeedsOfValue<B> | Alike<T, TypeOfValue<A>> | Alike<T, TypeOfValue<B>>
  >;
  /** Equal to one of the values: `isin("a", "b")` or `isin(["a", "b"])`. */
  isin<const V extends readonly Value[]>(
    values: V,
  ): Column<Carry<boolean, NullsOf<T | TypeOfValue<V[number]>>>, string, R | NeedsOfValue<V[number]> | AlikeEach<T, V[number]>>;
  isin<const V extends readonly Value[]>(
    ...values: V
  ): Column<Carry<boolean, NullsOf<T | TypeOfValue<V[number]>>>, string, R | NeedsOfValue<V[number]> | AlikeEach<T, V[number]>>;

  /** Both, in three-valued logic. */
  and<V extends Column | boolean>(other: V): Logic<T, R, V, "and()">;
  /** Either, in three-valued logic. */
  or<V extends Column | boolean>(other: V): Logic<T, R, V, "or()">;
  /** The opposite of a condition. */
  not(): Column<Carry<boolean, NullsOf<T>>, string, R | Need<T, "boolean", "not() needs a condition">>;

  /** Sum. Integers keep their type, bigint and decimal win over them, double over all. */
  plus<const V extends Numeric>(other: V): Arithmetic<T, R, V, "plus()">;
  /** Difference, typed as `plus`. */
  minus<const V extends Numeric>(other: V): Arithmetic<T, R, V, "minus()">;
  /** Product, typed as `plus`; overflow is an error. */
  multiply<const V extends Numeric>(other: V): Arithmetic<T, R, V, "multiply()">;
  /** Quotient as double, or as decimal between decimals; a zero divisor is an error. */
  divide<const V extends Numeric>(
    other: V,
  ): Column<
    Quotient<T | TypeOfValue<V>>,
    string,
    R | NeedsOfValue<V> | Need<T, "number", "divide() needs a number"> | Need<TypeOfValue<V>, "number", "divide() needs a number">
  >;
  /** Remainder with the sign of the dividend. */
  mod<const V extends Numeric>(other: V): Arithmetic<T, R, V, "mod()">;
  /** Bits that are set in both integers. */
  bitwiseAND<const V extends Numeric>(other: V): Arithmetic<T, R, V, "bitwiseAND()">;
  /** Bits that are set in either integer. */
  bitwiseOR<const V extends Numeric>(other: V): Arithmetic<T, R, V, "bitwiseOR()">;
  /** Bits that are set in one integer alone. */
  bitwiseXOR<const V extends Numeric>(other: V): Arithmetic<T, R, V, "bitwiseXOR()">;
  /** The negative. */
  neg(): Column<Promoted<OperandsOf<T>>, string, R | Need<T, "number", "neg() needs a number">>;

  /** Whether the value is null. */
  isNull(): Column<boolean, string, R>;
  /** Whether the value is not null. */
  isNotNull(): Column<boolean, string, R>;
  /** True for NaN; false for null. */
  isNaN(): Column<boolean, string, R | Need<T, "number", "isNaN() needs a number">>;

  /** SQL pattern with `%` and `_`, escaped by a backslash. */
  like(pattern: string): TextTest<T, R, "like()">;
  /** Whether a regular expression (RE2 syntax) occurs. */
  rlike(pattern: string): TextTest<T, R, "rlike()">;
  /** As `like`, in whatever case. */
  ilike(pattern: string): TextTest<T, R, "ilike()">;
  /** Whether a text occurs. */
  contains<const V extends string | Column>(text: V): TextTest<T, R, "contains()", V>;
  /** Whether the value begins with a text. */
  startswith<const V extends string | Column>(text: V): TextTest<T, R, "startswith()", V>;
  /** Whether the value ends with a text. */
  endswith<const V extends string | Column>(text: V): TextTest<T, R, "endswith()", V>;
  /** Part of a string: `from` counts from 1, negative from the end. */
  substr(from: number, length?: number): Column<Carry<string, NullsOf<T>>, string, R | Need<T, "string", "substr() needs a string">>;

  /** A struct's field; of an array of structs, that field of each. */
  getField<const K extends string>(name: K): Column<Applied<"field", [T, K]>, K, R | HasField<T, K>>;
  /** An array's element, from 0, beyond which there is an error (INVALID_ARRAY_INDEX); a map's value, or null; a struct's field. */
  getItem<const K extends Value>(key: K): Column<Applied<"item", [T, KeyType<K>]>, string, R | NeedsOfValue<K>>;
  /** A struct with a field added or replaced; dots reach into inner structs. */
  withField<const K extends string, const V extends Value>(
    name: K,
    value: V,
  ): Column<K extends `${string}.${string}` ? any : Applied<"withFields", [T, { [P in K]: TypeOfValue<V> }]>, N, R | NeedsOfValue<V>>;
  /** A struct without these fields. */
  dropFields<const K extends readonly [string, ...string[]]>(...names: K): Column<Applied<"dropFields", [T, K[number]]>, N, R>;

  /** Converts to a type, by Spark's DDL name or a schema type. A value that cannot be converted is an error (CAST_INVALID_INPUT). */
  cast<const D extends TypeName | FieldType>(to: D): Column<Carry<CastType<D>, NullsOf<T>>, N, R>;
  /** Converts to a type; null where a value cannot be converted. */
  tryCast<const D extends TypeName | FieldType>(to: D): Column<CastType<D> | null, N, R>;

  /** Names the result. */
  alias<const M extends string>(name: M): Column<T, M, R>;
  /** Names the result. */
  as<const M extends string>(name: M): Column<T, M, R>;

  /** An aggregate or a window function over a window, for each row: `sum("x").over(Window.partitionBy("a").orderBy("b"))`. */
  over<W extends WindowSpec>(window: W): Column<T, string, Windowed | OverWindow<R> | NeedsOfWindow<W>>;

  /** Ascending, nulls first. */
  asc(): SortColumn<R>;
  /** The same as `asc`. */
  ascNullsFirst(): SortColumn<R>;
  /** Ascending, nulls last. */
  ascNullsLast(): SortColumn<R>;
  /** Descending, nulls last. */
  desc(): SortColumn<R>;
  /** The same as `desc`. */
  descNullsLast(): SortColumn<R>;
  /** Descending, nulls first. */
  descNullsFirst(): SortColumn<R>;
}

/**
 * A generator's call, which makes several rows of one: `Rule` of `Generated` says which columns, of the types `A`. In `withColumn` it is
 * its first column.
 */
export interface GeneratorColumn<Rule extends keyof Generated<any> = any, A = any, Names extends readonly string[] = any, R = any>
  extends Column<Applied<"element", A>, any, R> {
  readonly [generates]: readonly [Rule, A, Names];
  /** Names the columns, one after another. */
  alias<const M extends readonly [string, ...string[]]>(...names: M): GeneratorColumn<Rule, A, M, R>;
  /** Names the columns, one after another. */
  as<const M extends readonly [string, ...string[]]>(...names: M): GeneratorColumn<Rule, A, M, R>;
}

/** A column with a direction, for `orderBy`. */
export interface SortColumn<R = any> {
  readonly [needs]: R;
  /** Which way it sorts. */
  readonly direction: "ascending" | "descending";
}

/** The conditions so far of `when(…)`; null where none holds, unless `otherwise` follows. */
export interface CaseColumn<T = any, R = any> extends Column<Common<T | null>, string, R> {
  /** One more condition and its value. */
  when<C extends Column, const V extends Value | null>(
    condition: C,
    value: V,
  ): CaseColumn<
    T | AlternativesOf<TypeOfValue<V>>,
    R | NeedsOfValue<C> | NeedsOfValue<V> | Need<TypeOfValue<C>, "boolean", "when() needs a condition">
  >;
  /** The value where no condition holds. */
  otherwise<const V extends Value | null>(value: V): Column<Common<T | AlternativesOf<TypeOfValue<V>>>, string, R | NeedsOfValue<V>>;
}

/** What a key says of the value behind it: a constant text may name a field. */
type KeyType<K> = K extends string ? K : TypeOfValue<K>;

type AlikeEach<T, V> = V extends unknown ? Alike<T, TypeOfValue<V>> : never;

type Numeric = number | bigint | Column;

type Comparison<T, R, V> = Column<Carry<boolean, NullsOf<T | TypeOfValue<V>>>, string, R | NeedsOfValue<V> | Alike<T, TypeOfValue<V>>>;

type Logic<T, R, V, W extends string> = Column<
  Carry<boolean, NullsOf<T | TypeOfValue<V>>>,
  string,
  R | NeedsOfValue<V> | Need<T, "boolean", `${W} needs a condition`> | Need<TypeOfValue<V>, "boolean", `${W} needs a condition`>
>;

type Arithmetic<T, R, V, W extends string> = Column<
  Promoted<OperandsOf<T> | OperandsOf<TypeOfValue<V>>>,
  string,
  R | NeedsOfValue<V> | Need<T, "number", `${W} needs a number`> | Need<TypeOfValue<V>, "number", `${W} needs a number`>
>;

type TextTest<T, R, W extends string, V = never> = Column<
  Carry<boolean, NullsOf<T | TypeOfValue<V>>>,
  string,
  R | NeedsOfValue<V> | Need<T | TypeOfValue<V>, "string", `${W} needs a string`>
>;
