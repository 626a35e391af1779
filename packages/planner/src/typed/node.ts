import type { JoinType, Read, UserFunctionUse } from "@volley/plan";
import type { CachedFrame } from "../cached-frame.ts";
import type { SourceInfo } from "../stage.ts";
import type { Column } from "./column.ts";
import type { ColumnExpr, Expr, Named, SortKey, WindowExpr } from "./expression.ts";

/** Rows of a dataset's files. Scans of equal `key` read the same files. */
export interface Scan {
  readonly kind: "scan";
  readonly key: string;
  readonly read: Read;
  readonly source: SourceInfo;
  /** With the name each has in the files. */
  readonly columns: readonly ScanColumn[];
  /** No more rows are needed. */
  readonly limit?: number | undefined;
}

export interface ScanColumn {
  readonly column: Column;
  readonly field: string;
}

export interface Local {
  readonly kind: "local";
  readonly data: Uint8Array;
  readonly rows?: number | undefined;
  readonly columns: readonly ScanColumn[];
}

/** Rows that the session keeps: what Spark calls InMemoryRelation. */
export interface CachedRead {
  readonly kind: "cached_read";
  readonly frame: CachedFrame;
  /** What makes them; nothing of it is executed here. */
  readonly made: Node;
  /** With the name each has among the kept rows. */
  readonly columns: readonly ScanColumn[];
}

export interface RangeNode {
  readonly kind: "range";
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
  readonly column: Column;
}

export interface Project {
  readonly kind: "project";
  readonly input: Node;
  readonly outputs: readonly Named[];
}

export interface Filter {
  readonly kind: "filter";
  readonly input: Node;
  readonly condition: Expr;
}

/** As many rows of each row as the arrays have elements, with an element of each; all arrays of a row have one length. */
export interface Generate {
  readonly kind: "generate";
  readonly input: Node;
  /** The column of the elements, and the array. */
  readonly lists: readonly Named[];
}

/** Groups and aggregate results, in this order. `partial` makes state from rows, `final` merges state. */
export interface Aggregate {
  readonly kind: "aggregate";
  readonly input: Node;
  readonly groups: readonly Named[];
  readonly aggregates: readonly Named[];
  readonly phase: "whole" | "partial" | "final";
}

/** The input's columns, and the values of windows over it that all have the same partition keys. */
export interface Window {
  readonly kind: "window";
  readonly input: Node;
  readonly windows: readonly NamedWindow[];
}
export interface NamedWindow extends Named {
  readonly expr: WindowExpr;
}

export interface Join {
  readonly kind: "join";
  readonly left: Node;
  readonly right: Node;
  readonly type: JoinType;
  readonly condition?: Expr | undefined;
}

/** `sources[i][j]` is the column of input i that feeds column j. */
export interface Union {
  readonly kind: "union";
  readonly inputs: readonly Node[];
  readonly columns: readonly Column[];
  readonly sources: readonly (readonly number[])[];
}

/** Rows of the first input that the second has too, or has not; as multisets where `all`, else as sets. Columns as in `Union`. */
export interface SetOperation {
  readonly kind: "set_operation";
  readonly operation: "intersect" | "except";
  readonly all: boolean;
  readonly inputs: readonly [Node, Node];
  readonly columns: readonly Column[];
  readonly sources: readonly (readonly number[])[];
}

/** The least row, by all columns, of each group of rows with equal keys. */
export interface Dedupe {
  readonly kind: "dedupe";
  readonly input: Node;
  readonly keys: readonly number[];
  readonly partial?: Partial | undefined;
}

/** A step that each task takes of its own rows, before they meet: what it leaves is not yet what the step leaves of all. */
export type Partial = true;

export interface Sort {
  readonly kind: "sort";
  readonly input: Node;
  readonly keys: readonly SortKey[];
  readonly global: boolean;
}

/** `limit` rows after the first `offset`; all of them where there is no limit. */
export interface Limit {
  readonly kind: "limit";
  readonly input: Node;
  readonly limit?: number | undefined;
  readonly offset: number;
  readonly partial?: Partial | undefined;
}

/** The last rows. */
export interface Tail {
  readonly kind: "tail";
  readonly input: Node;
  readonly rows: number;
  readonly partial?: Partial | undefined;
}

export interface SampleNode {
  readonly kind: "sample";
  readonly input: Node;
  readonly lower: number;
  readonly upper: number;
  readonly seed: bigint;
  /** Told by their places alone: no other sample needs to draw the same rows. */
  readonly alone?: true;
}

export interface Repartition {
  readonly kind: "repartition";
  readonly input: Node;
  readonly keys: readonly Expr[];
  /** The keys' directions, where rows are dealt out by their order instead of their hash. */
  readonly order?: readonly Pick<SortKey, "direction" | "nulls">[] | undefined;
  readonly partitions?: number | undefined;
}

/** What a function of the program makes of the rows, in batches or a group of equal keys at a time; keys are the input's first columns. */
export interface MapBatches {
  readonly kind: "map_batches";
  readonly input: Node;
  readonly keys: number;
  readonly columns: readonly Column[];
  readonly use: UserFunctionUse;
}

export interface Hint {
  readonly kind: "hint";
  readonly input: Node;
  readonly name: string;
}

/** A frame that several others read. Its plan is optimised once, for the columns that any of them needs. */
export interface SharedFrame {
  readonly id: number;
  plan: Node;
  readonly needed: Set<number>;
}

export interface Shared {
  readonly kind: "shared";
  readonly frame: SharedFrame;
  readonly columns: readonly Column[];
}

/** Rows that came through an exchange. */
export interface ExchangeRead {
  readonly kind: "exchange_read";
  readonly exchange: Exchange;
  readonly columns: readonly Column[];
  readonly delivery: "partition" | "all";
}

/** What a fragment's rows are handed to: which partition each row goes to, and how many there are. */
export interface Exchange {
  readonly id: number;
  readonly name: string;
  readonly columns: readonly Column[];
  /** At most so many; exact when they are written. */
  readonly rows: number;
  /** About so many; exact when they are written. */
  readonly guessed: number;
  /** At most so many, as was known before they were written. */
  readonly estimated: number;
  readonly partitioning:
    | { readonly kind: "hash"; readonly count: PartitionCount; readonly keys: readonly Expr[] }
    | { readonly kind: "round_robin"; readonly count: PartitionCount }
    /** Each task's rows stay together, in their order. */
    | { readonly kind: "task"; readonly count: PartitionCount }
    | RangePartitioning
    | { readonly kind: "single" }
    | { readonly kind: "broadcast" };
}

/** By how many of the sorted `bounds`, a column that ends here, lie before the key. */
export interface RangePartitioning {
  readonly kind: "range";
  readonly count: PartitionCount;
  readonly key: Expr;
  readonly bounds: ColumnExpr;
  /** Keys that fill a partition by themselves have one of their own: each second one holds rows of one key, or none. */
  readonly apart: boolean;
}

/** A number of partitions that is settled when all exchanges that must agree on it are known. */
export interface PartitionCount {
  /** Asked for by the user, or told by what else is planned. */
  fixed?: number | undefined;
  /** A task may read several, whoever asked for them. */
  readonly shared?: boolean;
  /** Largest estimate of the bytes that go through. */
  bytes: number;
  /** What it was when the first stage that deals rows out by it began. */
  settled?: number | undefined;
  /** The count this one was made equal to. */
  same?: PartitionCount | undefined;
}

export type Node =
  | Scan
  | Local
  | CachedRead
  | RangeNode
  | Project
  | Filter
  | Generate
  | Aggregate
  | Window
  | Join
  | Union
  | SetOperation
  | Dedupe
  | Sort
  | Limit
  | Tail
  | SampleNode
  | Repartition
  | Hint
  | MapBatches
  | Shared
  | ExchangeRead;
