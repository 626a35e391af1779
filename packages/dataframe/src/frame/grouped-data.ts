import type { Column } from "../column/column.ts";
import type { Common, Mean, Ref, Resolve, Total } from "../column/deferred.ts";
import type { Int64Mode } from "../values/value-types.ts";
import type { CheckedAggregates, CheckedNames, CheckedNumbers } from "./checks.ts";
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

/** Rows in groups: `G` is the row type of the keys, `K` the names that may stand outside aggregates. */
export interface GroupedData<S, G, K extends string, M extends Int64Mode> {
  /** One row for each group: its keys, then the aggregates, as a record `{ total: sum("x") }` or as named columns. */
  agg<const A extends Aggregates>(...aggregates: CheckedAggregates<S, A, K>): DataFrame<Show<PutAll<G, Aggregated<S, A>>>, M>;
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
