import type { Origin } from "../errors.ts";
import type { Alias, Expression, Literal, SortOrder } from "../expressions/expression.ts";
import type { UserFunction } from "../expressions/user-function.ts";
import type { StructType } from "../types/data-type.ts";

interface RelationBase {
  /** Unique within a client; two references to one frame carry the same id. Spark Connect `RelationCommon.plan_id`. */
  readonly planId: number;
  /** Where the user's program made it. */
  readonly origin?: Origin | undefined;
}

/** The formats that can be read. `json` is JSON lines; `text` gives a line a row, in column `value`; `arrow` is Arrow's IPC format. */
export const fileFormats = ["parquet", "csv", "json", "text", "arrow"] as const;
export type FileFormat = (typeof fileFormats)[number];

/** Files of one format. Spark Connect `Read.DataSource`. */
export interface Read extends RelationBase {
  readonly kind: "read";
  readonly format: FileFormat;
  /** Objects, folders or globs. */
  readonly paths: readonly string[];
  /** Given by the user, or inferred from the files when absent. */
  readonly schema?: StructType | undefined;
  /** By Spark's names, lower-cased: header, sep, quote, escape, nullvalue, mode, … */
  readonly options: Readonly<Record<string, string>>;
}

/** Rows the program brings along: a complete Arrow IPC stream. Spark Connect `LocalRelation`. */
export interface LocalRelation extends RelationBase {
  readonly kind: "local_relation";
  readonly data: Uint8Array;
  readonly schema: StructType;
  /** How many; absent where the stream does not tell. */
  readonly rows?: number | undefined;
}

/** Rows that a checkpoint made the session keep, by the name the checkpoint gave them. Spark Connect `CachedRemoteRelation`. */
export interface CachedRemote extends RelationBase {
  readonly kind: "cached_remote";
  readonly id: string;
}

/** The numbers from `start` (inclusive) to `end` (exclusive) as column `id`. Spark Connect `Range`. */
export interface Range extends RelationBase {
  readonly kind: "range";
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
}

/** Spark Connect `Project`. */
export interface Project extends RelationBase {
  readonly kind: "project";
  readonly input: Relation;
  readonly expressions: readonly Expression[];
}

/** Keeps rows whose condition is true. Spark Connect `Filter`. */
export interface Filter extends RelationBase {
  readonly kind: "filter";
  readonly input: Relation;
  readonly condition: Expression;
}

/** Adds columns, or replaces those of the same name in place. All read the input's columns. Spark Connect `WithColumns`. */
export interface WithColumns extends RelationBase {
  readonly kind: "with_columns";
  readonly input: Relation;
  readonly aliases: readonly Alias[];
}

/** Spark Connect `WithColumnsRenamed`; unknown names are ignored, as in Spark. */
export interface WithColumnsRenamed extends RelationBase {
  readonly kind: "with_columns_renamed";
  readonly input: Relation;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}

/** Without single columns, then without all columns of some names; those that are not there are ignored, as in Spark. Spark Connect `Drop`. */
export interface Drop extends RelationBase {
  readonly kind: "drop";
  readonly input: Relation;
  readonly columns?: readonly Expression[] | undefined;
  readonly names: readonly string[];
}

/** Output: the groupings, then the aggregates. Without groupings one row. Spark Connect `Aggregate`. */
export interface Aggregate extends RelationBase {
  readonly kind: "aggregate";
  readonly input: Relation;
  readonly groupings: readonly Expression[];
  readonly aggregates: readonly Expression[];
  /** Groups by several subsets of the groupings at once, each without the others; absent: by all of them. */
  readonly sets?: "rollup" | "cube" | readonly (readonly Expression[])[] | undefined;
  /** A column for each value and aggregate, over the rows of that value. */
  readonly pivot?: { readonly column: Expression; readonly values: readonly Literal[] } | undefined;
}

/** A row for each value column of each row: the ids, the column's name, its value. Spark Connect `Unpivot`. */
export interface Unpivot extends RelationBase {
  readonly kind: "unpivot";
  readonly input: Relation;
  readonly ids: readonly Expression[];
  /** Absent: all columns that are no ids. */
  readonly values?: readonly Expression[] | undefined;
  readonly variableName: string;
  readonly valueName: string;
}

/** Replaces null and NaN. Spark Connect `NAFill`. */
export interface FillNa extends RelationBase {
  readonly kind: "fill_na";
  readonly input: Relation;
  /** Empty: all columns that the one value's type fits. With several values, one for each. */
  readonly names: readonly string[];
  readonly values: readonly Literal[];
}

/** Keeps rows with at least so many values that are neither null nor NaN. Spark Connect `NADrop`. */
export interface DropNa extends RelationBase {
  readonly kind: "drop_na";
  readonly input: Relation;
  /** Empty: all columns. */
  readonly names: readonly string[];
  /** Absent: all. */
  readonly minNonNulls?: number | undefined;
}

/** Replaces values by others, in columns whose type they fit. Spark Connect `NAReplace`. */
export interface Replace extends RelationBase {
  readonly kind: "replace";
  readonly input: Relation;
  /** Empty: all columns. */
  readonly names: readonly string[];
  readonly replacements: readonly { readonly from: Literal; readonly to: Literal }[];
}

/** Statistics as rows, columns as columns, all text. Spark Connect `StatDescribe`, or `StatSummary` where statistics are named. */
export interface Describe extends RelationBase {
  readonly kind: "describe";
  readonly input: Relation;
  /** Empty: all numbers and texts. */
  readonly names: readonly string[];
  /** `count`, `mean`, `stddev`, `min`, `max`, `count_distinct`, or percentiles as `25%`; absent: the first five. */
  readonly statistics?: readonly string[] | undefined;
}

/** One row, whose `approx_quantile` holds an array of quantiles for each column of numbers. Spark Connect `StatApproxQuantile`. */
export interface ApproxQuantile extends RelationBase {
  readonly kind: "approx_quantile";
  readonly input: Relation;
  readonly names: readonly string[];
  readonly probabilities: readonly number[];
  /** How far, as a part of the rows, a quantile may lie from the exact one. */
  readonly relativeError: number;
}

/** One row with an array `NAME_freqItems` for each column: values that make up at least that part of the rows. Spark Connect `StatFreqItems`. */
export interface FreqItems extends RelationBase {
  readonly kind: "freq_items";
  readonly input: Relation;
  readonly names: readonly string[];
  readonly support: number;
}

/** Keeps a fraction of the rows of each value, none of other values. Spark Connect `StatSampleBy`. */
export interface SampleBy extends RelationBase {
  readonly kind: "sample_by";
  readonly input: Relation;
  readonly column: Expression;
  readonly fractions: readonly { readonly stratum: Literal; readonly fraction: number }[];
  readonly seed: bigint;
}

/** The input's rows; beside them, aggregates of all of them are computed once while an action runs. Spark Connect `CollectMetrics`. */
export interface CollectMetrics extends RelationBase {
  readonly kind: "collect_metrics";
  readonly input: Relation;
  readonly name: string;
  readonly metrics: readonly Expression[];
}

export const joinTypes = ["inner", "left", "right", "full", "semi", "anti", "cross"] as const;
export type JoinType = (typeof joinTypes)[number];

/** With `using`: those columns once, first, then the left's others, then the right's. Otherwise `condition`. Spark Connect `Join`. */
export interface Join extends RelationBase {
  readonly kind: "join";
  readonly left: Relation;
  readonly right: Relation;
  readonly joinType: JoinType;
  readonly using: readonly string[];
  readonly condition?: Expression | undefined;
}

/** Rows of two frames as multisets, or as sets where `all` is false; null equals null. Spark Connect `SetOperation`. */
export interface SetOperation extends RelationBase {
  readonly kind: "set_operation";
  readonly left: Relation;
  readonly right: Relation;
  readonly operation: "union" | "intersect" | "except";
  readonly all: boolean;
  /** Columns meet by name, not by position; only for `union`. */
  readonly byName: boolean;
  /** With `byName`: a column that one side lacks is null there. */
  readonly allowMissingColumns?: boolean | undefined;
}

/** One row of each group of equal rows (or of equal `names`). Spark Connect `Deduplicate`. */
export interface Deduplicate extends RelationBase {
  readonly kind: "deduplicate";
  readonly input: Relation;
  /** Empty: all columns. */
  readonly names: readonly string[];
}

/** Spark Connect `Sort`; `global` false sorts inside each partition. */
export interface Sort extends RelationBase {
  readonly kind: "sort";
  readonly input: Relation;
  readonly order: readonly SortOrder[];
  readonly global: boolean;
}

/** Gives all columns new names, by position. Spark Connect `ToDF`. */
export interface ToDF extends RelationBase {
  readonly kind: "to_df";
  readonly input: Relation;
  readonly names: readonly string[];
}

/** The columns of a schema: found by name, in its order and types. Spark Connect `ToSchema`. */
export interface ToSchema extends RelationBase {
  readonly kind: "to_schema";
  readonly input: Relation;
  readonly schema: StructType;
}

/** Leaves the first rows out. Spark Connect `Offset`. */
export interface Offset extends RelationBase {
  readonly kind: "offset";
  readonly input: Relation;
  readonly offset: number;
}

/** The last rows, in their order. Spark Connect `Tail`. */
export interface Tail extends RelationBase {
  readonly kind: "tail";
  readonly input: Relation;
  readonly limit: number;
}

/** Spark Connect `Limit`. */
export interface Limit extends RelationBase {
  readonly kind: "limit";
  readonly input: Relation;
  readonly limit: number;
}

/** Keeps rows whose seeded random number in [0, 1) lies in [lower, upper). Spark Connect `Sample`. */
export interface Sample extends RelationBase {
  readonly kind: "sample";
  readonly input: Relation;
  readonly lower: number;
  readonly upper: number;
  readonly seed: bigint;
}

/** Spreads rows over partitions: by the expressions' hash, by ranges of their order where they are orderings, or evenly without any. Spark Connect `Repartition`, `RepartitionByExpression`. */
export interface Repartition extends RelationBase {
  readonly kind: "repartition";
  readonly input: Relation;
  readonly expressions: readonly Expression[];
  /** Absent: the engine chooses. */
  readonly partitions?: number | undefined;
  /** False for `coalesce`, which Spark does without an exchange where it can. */
  readonly shuffle?: false | undefined;
}

/**
 * What a function of the user's program makes of the rows, which it gets in batches or, with groupings, a group at a time. It may give any
 * number of rows. Only Volley knows it: Spark Connect has no JavaScript functions.
 */
export interface MapBatches extends RelationBase {
  readonly kind: "map_batches";
  readonly input: Relation;
  readonly groupings: readonly Expression[];
  readonly function: UserFunction;
}

/** Names the frame, so that `alias.column` resolves. Spark Connect `SubqueryAlias`. */
export interface SubqueryAlias extends RelationBase {
  readonly kind: "subquery_alias";
  readonly input: Relation;
  readonly alias: string;
}

/** Advice to the planner, e.g. `broadcast`. Spark Connect `Hint`. */
export interface Hint extends RelationBase {
  readonly kind: "hint";
  readonly input: Relation;
  readonly name: string;
  /** Constants, of which texts name columns; absent: none. */
  readonly parameters?: readonly Expression[] | undefined;
}

export type Relation =
  | Read
  | MapBatches
  | LocalRelation
  | CachedRemote
  | Range
  | Project
  | Filter
  | WithColumns
  | WithColumnsRenamed
  | Drop
  | Aggregate
  | Join
  | SetOperation
  | Deduplicate
  | Sort
  | Unpivot
  | FillNa
  | DropNa
  | Replace
  | Describe
  | ApproxQuantile
  | FreqItems
  | SampleBy
  | CollectMetrics
  | Limit
  | Offset
  | Tail
  | ToDF
  | ToSchema
  | Sample
  | Repartition
  | SubqueryAlias
  | Hint;
export type RelationKind = Relation["kind"];
