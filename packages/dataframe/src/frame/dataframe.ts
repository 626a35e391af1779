import type { Column, SortColumn } from "../column/column.ts";
import type { Lookup } from "../column/deferred.ts";
import type { DataFrameWriter } from "../io/writer.ts";
import type { Schema } from "../schema/field-types.ts";
import type { FunctionOptions } from "../udf/define.ts";
import type { RowOfSchema, Tables } from "../udf/map-tables.ts";
import type { Int64Mode, RowOf } from "../values/value-types.ts";
import type { ExplainMode, Relation, StorageLevel, StructType } from "@volley/plan";
import type { RecordBatch, Table } from "apache-arrow";
import type {
  Checked,
  CheckedAggregates,
  CheckedItems,
  CheckedName,
  CheckedNames,
  CheckedOn,
  CheckedRecord,
  CheckedRenames,
  CheckedUnion,
  CheckedUnionByName,
  PlainKeys,
} from "./checks.ts";
import type { GroupedData } from "./grouped-data.ts";
import type { Observation } from "./observation.ts";
import type { NaFunctions } from "./na.ts";
import type { StatFunctions } from "./stat.ts";
import type {
  Described,
  Dropped,
  DroppedColumns,
  Joined,
  JoinName,
  OnNames,
  Put,
  PutAll,
  Relabelled,
  Renamed,
  RenamedAll,
  RowIn,
  Selected,
  SplitNames,
  TypeIn,
  TypesIn,
  Unioned,
  UnionedByName,
  UnionedWhereMissing,
  Unpivoted,
  WithNulls,
} from "./rows.ts";

export declare const row: unique symbol;
export declare const int64: unique symbol;

type Item = string | Column;
/** Hints of Spark. */
type HintName = "broadcast" | "merge" | "shuffle_hash" | "shuffle_replicate_nl" | "repartition" | "coalesce" | "rebalance";
type Statistic = "count" | "mean" | "stddev" | "min" | "max" | "count_distinct";

/** Options of an action. */
export interface ActionOptions {
  /** Cancels what runs. */
  readonly signal?: AbortSignal;
}

/** How `show` draws. */
export interface ShowOptions extends ActionOptions {
  /** Longest cell in characters; true: 20, false: as long as it is. Default: what fits the terminal. */
  readonly truncate?: boolean | number;
  /** Draws each row as lines of `column: value`. */
  readonly vertical?: boolean;
  /** Also counts the rows that are not shown, which runs the query once more. */
  readonly count?: boolean;
}

/**
 * A table that is still a plan: methods add to the plan, actions (`collect`, `count`, `show`, `write`, …) run it.
 * `S` is the type of a row for the compiler; `any` accepts everything. Names and meaning are PySpark's.
 */
export interface DataFrame<S = any, M extends Int64Mode = "bigint"> extends AsyncIterable<RowOf<S, M>> {
  readonly [row]: S;
  readonly [int64]: M;
  /** The plan so far. */
  readonly plan: Relation;

  /** These columns, by name or as named expressions; `"*"` stands for all. */
  select<const C extends readonly Item[]>(...columns: CheckedItems<S, C, "select">): DataFrame<Selected<S, C>, M>;
  /**
   * Columns as Spark SQL: `selectExpr("id", "amount * 2 as twice")`. The compiler cannot read them: `.as<Row>()` tells it the row type.
   * Throws PARSE_SYNTAX_ERROR, when the plan is analysed, for text that is no expression.
   */
  selectExpr(...expressions: readonly string[]): DataFrame<any, M>;
  /** Adds a column, or replaces the one of this name. For many at once use `withColumns`. */
  withColumn<const N extends string, C extends Column>(name: N, column: Checked<S, C, "value">): DataFrame<Put<S, N, TypeIn<S, C>>, M>;
  /** Adds or replaces columns; all expressions see the columns as they were before. */
  withColumns<const C extends Readonly<Record<string, Column>>>(
    columns: CheckedRecord<S, C, "value">,
  ): DataFrame<PutAll<S, TypesIn<S, C>>, M>;
  /** Renames a column. */
  withColumnRenamed<const A extends string, const B extends string>(from: CheckedName<S, A>, to: B): DataFrame<Renamed<S, A, B>, M>;
  /** Renames columns, from the names on the left to those on the right: `withColumnsRenamed({ delay: "late", origin: "from" })`. */
  withColumnsRenamed<const N extends Readonly<Record<string, string>>>(names: CheckedRenames<S, N>): DataFrame<RenamedAll<S, N>, M>;
  /** Gives all columns new names, by position. The compiler, which knows no order, types each as any of the old columns. */
  toDF<const N extends readonly string[]>(...names: N): DataFrame<Relabelled<S, N[number]>, M>;
  /**
   * The columns of a schema, found by name without regard to case, in its order and types, nested fields too; other columns are left out:
   * `frame.to("id bigint, name string")`. A column that is missing is null where the schema allows that. Values are converted as by an
   * assignment: number to number, anything simple to text, dates and timestamps to each other. Throws, when the plan is analysed,
   * UNRESOLVED_COLUMN for one that is missing and may not be null, NULLABLE_COLUMN_OR_FIELD for one that may be null and must not,
   * INVALID_COLUMN_OR_FIELD_DATA_TYPE for types that are not assigned.
   */
  to<const D extends Schema | string>(schema: D): DataFrame<RowOfSchema<D>, M>;
  /** Each row as JSON text, in a column `value`; fields that are null are left out. */
  toJSON(): DataFrame<{ value: string }, M>;
  /**
   * Leaves columns out: by name all that have it, or a single one as a plain column, `joined.drop(other.col("id"))`. What is not there is
   * ignored.
   */
  drop<const C extends readonly Item[]>(...columns: CheckedItems<S, C, "sort">): DataFrame<DroppedColumns<S, C[number]>, M>;
  /**
   * Keeps the rows whose condition is true; text is Spark SQL: `"amount > 100 and city is not null"`. Conditions are put together by `and` and
   * `or`: JavaScript's `&&` and `||` give one of them.
   */
  filter<C extends Column | string>(condition: C extends Column ? Checked<S, C, "filter"> : C): DataFrame<S, M>;
  /** The same as `filter`. */
  where<C extends Column | string>(condition: C extends Column ? Checked<S, C, "filter"> : C): DataFrame<S, M>;

  /** Groups rows for `agg`. Keys are names or named expressions. */
  groupBy<const K extends readonly Item[]>(...keys: CheckedItems<S, K, "select">): GroupedData<S, Selected<S, K>, PlainKeys<K[number]>, M>;
  /** Groups by the keys, by all but the last, and so on, down to none: subtotals and a total, whose other keys are null. */
  rollup<const K extends readonly Item[]>(
    ...keys: CheckedItems<S, K, "select">
  ): GroupedData<S, WithNulls<Selected<S, K>>, PlainKeys<K[number]>, M>;
  /** Groups by every subset of the keys; keys that are not in it are null. */
  cube<const K extends readonly Item[]>(
    ...keys: CheckedItems<S, K, "select">
  ): GroupedData<S, WithNulls<Selected<S, K>>, PlainKeys<K[number]>, M>;
  /** Groups by several sets of the keys: `groupingSets([["a", "b"], ["a"], []], "a", "b")`; keys that are not in a set are null. */
  groupingSets<const K extends readonly Item[]>(
    sets: readonly (readonly Item[])[],
    ...keys: CheckedItems<S, K, "select">
  ): GroupedData<S, WithNulls<Selected<S, K>>, PlainKeys<K[number]>, M>;
  /** Aggregates all rows into one. */
  agg: GroupedData<S, {}, never, M>["agg"];

  /**
   * Joins by columns of the same name, which the result has once, or by a condition.
   * Types: inner, left, right, full, semi (rows with a match), anti (rows without).
   */
  join<R, const On extends string | readonly string[] | Column, const H extends JoinName = "inner">(
    other: DataFrame<R, any>,
    on: CheckedOn<S, R, On>,
    how?: H,
  ): DataFrame<Joined<S, R, OnNames<On>, H>, M>;
  /** Every row with every row of the other. */
  crossJoin<R>(other: DataFrame<R, any>): DataFrame<Joined<S, R, never, "inner">, M>;
  /**
   * The rows of both, duplicates included; columns meet by position, under the names of this frame. The compiler, which knows no order,
   * checks what it can: that both have as many columns where one has all names of the other, and the same kinds of values.
   */
  union<F extends DataFrame<any, any>>(other: CheckedUnion<S, F>): DataFrame<Unioned<S, RowIn<F>>, M>;
  /** The same as `union`. */
  unionAll: DataFrame<S, M>["union"];
  /** The rows of both, duplicates included; columns meet by name. */
  unionByName<F extends DataFrame<any, any>>(other: CheckedUnionByName<S, F>): DataFrame<UnionedByName<S, RowIn<F>>, M>;
  /** The same where a column that one side lacks is null there. */
  unionByName<F extends DataFrame<any, any>>(
    other: F,
    options: { readonly allowMissingColumns: true },
  ): DataFrame<UnionedWhereMissing<S, RowIn<F>>, M>;
  /** The rows that the other has too, each once; columns meet as in `union`, and null equals null. */
  intersect<F extends DataFrame<any, any>>(other: CheckedUnion<S, F>): DataFrame<Unioned<S, RowIn<F>>, M>;
  /** The rows that the other has too, as often as both have them. */
  intersectAll<F extends DataFrame<any, any>>(other: CheckedUnion<S, F>): DataFrame<Unioned<S, RowIn<F>>, M>;
  /** The rows that the other does not have, each once (SQL's EXCEPT). */
  subtract<F extends DataFrame<any, any>>(other: CheckedUnion<S, F>): DataFrame<Unioned<S, RowIn<F>>, M>;
  /** The rows without those of the other, each of which takes one equal row away (SQL's EXCEPT ALL). */
  exceptAll<F extends DataFrame<any, any>>(other: CheckedUnion<S, F>): DataFrame<Unioned<S, RowIn<F>>, M>;
  /** One of each group of equal rows. */
  distinct(): DataFrame<S, M>;
  /** One row (any) of each group that agrees in these columns; in all without arguments. */
  dropDuplicates<const K extends readonly string[]>(names: CheckedNames<S, K>): DataFrame<S, M>;
  dropDuplicates<const K extends readonly string[]>(...names: CheckedNames<S, K>): DataFrame<S, M>;

  /**
   * A row for each of the value columns of each row, with the column's name and its value: the reverse of `pivot`. `null` for the values
   * takes all columns that are no ids. The value columns must have a common type.
   */
  unpivot<const I extends readonly string[], const V extends readonly string[], const N extends string, const T extends string>(
    ids: CheckedNames<S, I>,
    values: CheckedNames<S, V> | null,
    variableName: N,
    valueName: T,
  ): DataFrame<Unpivoted<S, I[number], V[number], N, T>, M>;
  /** The same as `unpivot`. */
  melt: DataFrame<S, M>["unpivot"];
  /** Missing values: null and NaN. */
  readonly na: NaFunctions<S, M>;
  /** The same as `na.fill`. */
  fillna: NaFunctions<S, M>["fill"];
  /** The same as `na.drop`. */
  dropna: NaFunctions<S, M>["drop"];
  /** The same as `na.replace`. */
  replace: NaFunctions<S, M>["replace"];
  /** Statistics of columns. */
  readonly stat: StatFunctions<S, M>;
  /** The same as `stat.approxQuantile`. */
  approxQuantile: StatFunctions<S, M>["approxQuantile"];
  /** The same as `stat.corr`. */
  corr: StatFunctions<S, M>["corr"];
  /** The same as `stat.cov`. */
  cov: StatFunctions<S, M>["cov"];
  /** The same as `stat.crosstab`. */
  crosstab: StatFunctions<S, M>["crosstab"];
  /** The same as `stat.freqItems`. */
  freqItems: StatFunctions<S, M>["freqItems"];
  /** The same as `stat.sampleBy`. */
  sampleBy: StatFunctions<S, M>["sampleBy"];
  /**
   * Chosen statistics of all columns of numbers and texts, as text: `count`, `mean`, `stddev`, `min`, `max`, `count_distinct` and percentiles
   * such as `25%`; without names, the quartiles beside those of `describe`.
   */
  summary(...statistics: readonly (Statistic | `${number}%`)[]): DataFrame<Described<S, readonly []>, M>;
  /** Count, mean, standard deviation, least and greatest of columns, all as text; without names, of all numbers and texts. */
  describe<const K extends readonly string[]>(...names: CheckedNames<S, K>): DataFrame<Described<S, K>, M>;

  /**
   * Sorts by columns; ascending with nulls first unless told otherwise (`col("x").desc()`). `lit(2)` is the second column, as in Spark.
   * Throws ORDER_BY_POS_OUT_OF_RANGE, when the plan is analysed, where there is no such column, DATATYPE_MISMATCH for a map.
   */
  orderBy<const C extends readonly (Item | SortColumn)[]>(...columns: CheckedItems<S, C, "sort">): DataFrame<S, M>;
  /** The same as `orderBy`. */
  sort<const C extends readonly (Item | SortColumn)[]>(...columns: CheckedItems<S, C, "sort">): DataFrame<S, M>;
  /** Sorts the rows of each partition; partitions come in no order. */
  sortWithinPartitions<const C extends readonly (Item | SortColumn)[]>(...columns: CheckedItems<S, C, "sort">): DataFrame<S, M>;
  /** Leaves the first `rows` rows out; which those are is up to the engine unless the frame is sorted. */
  offset(rows: number): DataFrame<S, M>;
  /** At most `rows` rows; which ones is up to the engine unless the frame is sorted. */
  limit(rows: number): DataFrame<S, M>;
  /** Brings rows into so many partitions. Unlike Spark, this sends all rows through an exchange, as `repartition` does. */
  coalesce(partitions: number): DataFrame<S, M>;
  /** Spreads rows over `partitions`, evenly, or so that rows equal in `columns` meet. */
  repartition<const C extends readonly Item[]>(partitions: number, ...columns: CheckedItems<S, C, "sort">): DataFrame<S, M>;
  /** Spreads rows so that those equal in `columns` meet, over as many partitions as their volume asks for. */
  repartition<const C extends readonly [Item, ...Item[]]>(...columns: CheckedItems<S, C, "sort">): DataFrame<S, M>;
  /**
   * Spreads rows over `partitions` by ranges of the columns' order, whose bounds come from a sample: partitions are about equally large, and
   * each holds what lies between those before and after it. On one machine, where a query has one partition, it does nothing.
   */
  repartitionByRange<const C extends readonly [Item | SortColumn, ...(Item | SortColumn)[]]>(
    partitions: number,
    ...columns: CheckedItems<S, C, "sort">
  ): DataFrame<S, M>;
  /** The same, over as many partitions as the rows' volume asks for. */
  repartitionByRange<const C extends readonly [Item | SortColumn, ...(Item | SortColumn)[]]>(
    ...columns: CheckedItems<S, C, "sort">
  ): DataFrame<S, M>;
  /**
   * The rows that a function of the program makes of this frame's, which it gets as Arrow tables of a few thousand rows each; it may give any
   * number of rows, as tables with the columns of `schema` (Spark's `mapInArrow`):
   *
   *     frame.mapBatches((batch) => embed(batch.getChild("text")), "id bigint, vector array<float>");
   *
   * It travels as functions of `udf` do. Throws INVALID_ARGUMENT where it uses what cannot travel.
   */
  mapBatches<const D extends Schema | string>(
    fn: (batch: Table) => Tables,
    schema: D,
    options?: FunctionOptions,
  ): DataFrame<RowOfSchema<D>, M>;
  /**
   * Keeps each row with probability `fraction`. The same `seed` keeps the same rows of the same files in the same mode and settings;
   * which rows those are depends on how the data is cut into tasks, as in Spark. For a choice that never changes use `hashUnit`.
   */
  sample(fraction: number, seed?: number | bigint): DataFrame<S, M>;
  /**
   * Deals rows at random into frames by weight; every row lands in exactly one. Which frame that is depends on `seed` and on how the data
   * is cut into tasks, as in Spark. For splits that never change use `hashSplit` with `splitBy`.
   */
  randomSplit(weights: readonly number[], seed?: number | bigint): DataFrame<S, M>[];
  /**
   * One frame for each value of a column, without that column. Values that `hashSplit` or `when` gave are found by themselves;
   * for others name them; rows with other values are in none of the frames.
   */
  splitBy<const K extends string>(column: CheckedName<S, K>): { readonly [V in SplitNames<S, K>]: DataFrame<Dropped<S, K>, M> };
  splitBy<const K extends string, const V extends string>(
    column: CheckedName<S, K>,
    values: readonly V[],
  ): { readonly [P in V]: DataFrame<Dropped<S, K>, M> };
  /**
   * The same rows; while an action runs over them, the aggregates of all of them are computed too, and the Observation has them at its end.
   * A `limit` further on leaves no row out of them, unlike in Spark. A name alone is for who reads Spark Connect's responses.
   */
  observe<const C extends readonly [Column, ...Column[]]>(
    observation: string | Observation,
    ...metrics: CheckedAggregates<S, C, never>
  ): DataFrame<S, M>;
  /** Names the frame, so that `col("name.column")` finds its columns after a join. */
  alias(name: string): DataFrame<S, M>;
  /**
   * Advice to the planner. `broadcast` sends the frame whole to every executor when it is joined; `repartition` and `coalesce`, with a number
   * of partitions and names of columns, do what the methods do: `hint("repartition", 8, "id")`. Other hints of Spark, which name ways of
   * joining that Volley chooses by itself, and unknown ones change nothing. Throws INVALID_ARGUMENT, when the plan is analysed, for
   * parameters that are none.
   */
  hint(name: HintName | (string & {}), ...parameters: readonly (number | string)[]): DataFrame<S, M>;
  /** A column of this very frame, for conditions between frames with columns of the same name. */
  col<const K extends string>(name: CheckedName<S, K>): Column<Lookup<S, K>, K, never>;
  /**
   * The columns whose names match a regular expression of Java in backticks, for `select`: `frame.colRegex("`(id)?+.+`")` are all but `id`.
   * Which these are the compiler does not know: `.as<Row>()` tells it. Throws INVALID_ARGUMENT, when the plan is analysed, for what is none.
   */
  colRegex(pattern: string): Column;
  /** Asserts the row type, for frames whose schema the compiler does not know. Nothing is checked at run time. */
  as<Row>(): DataFrame<Row, M>;
  /** Applies a function, to keep a chain of calls readable. */
  transform<D>(change: (frame: DataFrame<S, M>) => D): D;

  /**
   * All rows. Throws before they are complete where something fails; for large results iterate (`for await`) instead: of more bytes than the
   * setting `result.bytes` allows, a sixteenth of the JavaScript heap by default, it throws RESULT_TOO_LARGE (Spark's spark.driver.maxResultSize).
   */
  collect(options?: ActionOptions): Promise<RowOf<S, M>[]>;
  /** Rows as they arrive, in bounded memory: `for await (const row of frame)`. */
  [Symbol.asyncIterator](): AsyncIterator<RowOf<S, M>>;
  /** As `for await (const row of frame)`, with options. */
  toLocalIterator(options?: ActionOptions): AsyncIterable<RowOf<S, M>>;
  /** Record batches of Apache Arrow as they arrive. */
  batches(options?: ActionOptions): AsyncIterable<RecordBatch>;
  /** Number of rows. */
  count(options?: ActionOptions): Promise<number>;
  /** The first row; undefined where there is none. Any row unless the frame is sorted. */
  first(options?: ActionOptions): Promise<RowOf<S, M> | undefined>;
  /** The first row; undefined where there is none. */
  head(): Promise<RowOf<S, M> | undefined>;
  /** The first rows. */
  head(rows: number, options?: ActionOptions): Promise<RowOf<S, M>[]>;
  /** The first rows. */
  take(rows: number, options?: ActionOptions): Promise<RowOf<S, M>[]>;
  /** The last rows, in their order; which those are is up to the engine unless the frame is sorted. */
  tail(rows: number, options?: ActionOptions): Promise<RowOf<S, M>[]>;
  /** Whether there is no row. */
  isEmpty(options?: ActionOptions): Promise<boolean>;
  /** All rows as one Arrow table. */
  toArrow(options?: ActionOptions): Promise<Table>;
  /**
   * Prints the first rows as a table that fits the terminal, and whether there are more; timestamps in the session's time zone. `show(5, false)`
   * is PySpark's `truncate`.
   */
  show(rows?: number, options?: ShowOptions | ShowOptions["truncate"]): Promise<void>;
  /**
   * Prints the plan: as a tree and its stages, as it was written and analysed too (`"extended"`), with what is estimated (`"cost"`), step by
   * step (`"formatted"`), or as each stage's SQL (`"sql"`, where Spark has `"codegen"`). Behind it, what the frame did when it ran last in this
   * session, where that was on Volley. Returns the text too. What `schema` looks up is looked up here too.
   */
  explain(mode?: ExplainMode): Promise<string>;
  /** Prints the schema as a tree, which is found as `schema` does. Returns the text too. */
  printSchema(): Promise<string>;
  /**
   * The schema, without running the query; files whose schema is not given are looked at, and the values of a `pivot` that names none looked up,
   * which runs a query, once.
   */
  schema(): Promise<StructType>;
  /** Names and types of the columns: `[["id", "bigint"]]`. */
  dtypes(): Promise<[name: string, type: string][]>;
  /** Makes the frame known to the session by a name: `session.table(name)`. Throws TEMP_TABLE_OR_VIEW_ALREADY_EXISTS. */
  createTempView(name: string): void;
  /** The same, in place of an older view of that name. */
  createOrReplaceTempView(name: string): void;
  /** The names of the columns, as `schema` has them. */
  columns(): Promise<string[]>;
  /** Whether the rows came with the program, so that no file is read. */
  isLocal(): Promise<boolean>;
  /** The addresses of the files that the plan reads, as `session.read` takes them. */
  inputFiles(): Promise<string[]>;
  /**
   * Has the session keep the rows: the first action that needs them computes them, whatever reads the same frame later reads what is kept
   * (`explain` shows InMemoryRelation). Rows that a lost executor held are computed again; writing where they were read from makes them
   * anew. They go with `unpersist()` or the session. Nothing runs now, but that the values of a `pivot` that names none are looked up. Returns
   * this frame.
   */
  cache(): this;
  /**
   * `cache()` at a level. Rows are kept in files, which the operating system holds in memory while it has room: all levels without replicas
   * mean that. Throws, with the next action, UNSUPPORTED_FEATURE for a level with replicas or off the heap.
   */
  persist(level?: StorageLevel): this;
  /** No longer keeps the rows; nothing where they were not kept. Returns this frame. */
  unpersist(): this;
  /** The level at which rows are kept, or will be; `StorageLevel.NONE` where they are not. */
  storageLevel(): Promise<StorageLevel>;
  /**
   * The rows as they are now, written below the setting `checkpoint.directory`; the frame's past is forgotten. Not `eager`: as they are when
   * first needed. They go with the session, or when no frame reads them any more. Throws CONFIGURATION without a directory.
   */
  checkpoint(eager?: boolean, options?: ActionOptions): Promise<DataFrame<S, M>>;
  /**
   * The rows as they are now, kept on the executors; the frame's past is forgotten. Actions throw CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND once an
   * executor that held some of them is lost. Not `eager`: as they are when first needed.
   */
  localCheckpoint(eager?: boolean, options?: ActionOptions): Promise<DataFrame<S, M>>;
  /** Whether another frame does the same to the same data. Frames may give the same rows although this says false. */
  sameSemantics(other: DataFrame<any, any>): Promise<boolean>;
  /** A number that is equal for frames of which `sameSemantics` is true. */
  semanticHash(): Promise<number>;
  /** Writes the rows: `frame.write.mode("overwrite").parquet("s3://…")`. */
  readonly write: DataFrameWriter;
}
