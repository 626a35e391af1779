import type { Column } from "../column/column.ts";
import type { Common, Mean, Ref, Resolve, Total } from "../column/deferred.ts";
import type { Table } from "apache-arrow";
import type { Schema } from "../schema/field-types.ts";
import type { FunctionOptions } from "../udf/define.ts";
import type { RowOfSchema, Tables } from "../udf/map-tables.ts";
import type { Int64Mode, IsAny } from "../values/value-types.ts";
import type { CheckedAggregates, CheckedItem, CheckedNames, CheckedNumbers } from "./checks.ts";
import type { DataFrame } from "./dataframe.ts";
import type { PutAll, Selected, Show, TypesIn } from "./rows.ts";

type Aggregates = readonly Column[] | readonly [Readonly<Record<string, Column>>];
type Aggregated<S, A extends Aggregates> = A extends readonly Column[] ? Selected<S, A> : TypesIn<S, A[0]>;

/** Columns `sum(x)`, … for each name. */
type Over<S, N, F extends keyof Results<string>> = { [K in N & string as `${F}(${K})`]: Resolve<S, Results<Ref<K>>[F]> };
interface Results<T> {
  readonly sum: Total<T>;
  readonly avg: Mean<T>;
  readonly min: Common<T | null>;
  readonly max: Common<T | null>;
}

type PivotValue = string | number | bigint | boolean | null;
/** One aggregate's columns go by the values alone. */
type Pivoted<V, A> =
  IsAny<V> extends true
    ? any
    : IsOne<keyof A> extends true
      ? { [P in V as `${P & PivotValue}`]: A[keyof A] | null }
      : { [P in Names<V, keyof A>]: P extends Names<V, infer N> ? (N extends keyof A ? A[N] | null : never) : never };
type Names<V, N> = V extends PivotValue ? (N extends string ? `${V}_${N}` : never) : never;
type IsOne<N, All = N> = N extends unknown ? ([All] extends [N] ? true : false) : never;
type PivotRow<G, V, A> = IsAny<G> extends true ? any : Show<PutAll<G, Pivoted<V, A>>>;

/** Rows in groups, and within them by the values `V` of a column. */
export interface PivotedData<S, G, K extends string, V, M extends Int64Mode> {
  /** One row for each group: its keys, then a column for each value and aggregate. */
  agg<const A extends Aggregates>(...aggregates: CheckedAggregates<S, A, K>): DataFrame<PivotRow<G, V, Aggregated<S, A>>, M>;
  /** Rows of each group and value. */
  count(): DataFrame<PivotRow<G, V, { count: bigint }>, M>;
  /** Sums of columns. */
  sum<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNumbers<S, N, "sum() needs a number">
  ): DataFrame<PivotRow<G, V, Over<S, N[number], "sum">>, M>;
  /** Means of columns. */
  avg<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNumbers<S, N, "avg() needs a number">
  ): DataFrame<PivotRow<G, V, Over<S, N[number], "avg">>, M>;
  /** Least values of columns. */
  min<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNames<S, N>
  ): DataFrame<PivotRow<G, V, Over<S, N[number], "min">>, M>;
  /** Greatest values of columns. */
  max<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNames<S, N>
  ): DataFrame<PivotRow<G, V, Over<S, N[number], "max">>, M>;
}

/** Rows in groups: `G` is the row type of the keys, `K` the names that may stand outside aggregates. */
export interface GroupedData<S, G, K extends string, M extends Int64Mode> {
  /** One row for each group: its keys, then the aggregates, as a record `{ total: sum("x") }` or as named columns. */
  agg<const A extends Aggregates>(...aggregates: CheckedAggregates<S, A, K>): DataFrame<Show<PutAll<G, Aggregated<S, A>>>, M>;
  /**
   * A column for each of the values of a column, over the rows that have it: `groupBy("year").pivot("quarter", [1, 2]).sum("sales")` has
   * columns year, 1 and 2. Null where a group has no row of a value. With several aggregates columns are named `value_aggregate`.
   */
  pivot<const C extends string | Column, const V extends readonly PivotValue[]>(
    column: CheckedItem<S, C, "sort">,
    values: V,
  ): PivotedData<S, G, K, V[number], M>;
  /**
   * The same for all values of the column. They are looked up, once, by a query that runs before the first action over the frame, and before
   * whatever must know its columns: `schema`, `printSchema`, `explain`, `cache`. Name the values to spare it.
   */
  pivot<const C extends string | Column>(column: CheckedItem<S, C, "sort">): PivotedData<S, any, K, any, M>;
  /**
   * The rows that a function of the program makes of each group, whose keys and rows it gets, all of them at once (Spark's `applyInArrow`):
   *
   *     frame.groupBy("device").applyArrow(([device], rows) => fit(device, rows), "device string, slope double");
   *
   * It travels as functions of `udf` do. Throws INVALID_ARGUMENT where it uses what cannot travel.
   */
  applyArrow<const D extends Schema | string>(
    fn: (keys: readonly any[], rows: Table) => Tables,
    schema: D,
    options?: FunctionOptions,
  ): DataFrame<RowOfSchema<D>, M>;
  /** Rows of each group, as column `count`. */
  count(): DataFrame<Show<PutAll<G, { count: bigint }>>, M>;
  /** Sums of columns, named `sum(x)`. */
  sum<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNumbers<S, N, "sum() needs a number">
  ): DataFrame<Show<PutAll<G, Over<S, N[number], "sum">>>, M>;
  /** Means of columns, named `avg(x)`. */
  avg<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNumbers<S, N, "avg() needs a number">
  ): DataFrame<Show<PutAll<G, Over<S, N[number], "avg">>>, M>;
  /** The same as `avg`. */
  mean<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNumbers<S, N, "mean() needs a number">
  ): DataFrame<Show<PutAll<G, Over<S, N[number], "avg">>>, M>;
  /** Least values of columns, named `min(x)`. */
  min<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNames<S, N>
  ): DataFrame<Show<PutAll<G, Over<S, N[number], "min">>>, M>;
  /** Greatest values of columns, named `max(x)`. */
  max<const N extends readonly [string, ...string[]]>(
    ...names: CheckedNames<S, N>
  ): DataFrame<Show<PutAll<G, Over<S, N[number], "max">>>, M>;
}
