import type { CachedFrame } from "./cached-frame.ts";
import type { Fragment } from "./cut/fragment.ts";
import type { FileFormat, Read, StructType, UserFunctionUse, ValueRange } from "@volley/plan";

/**
 * A query cut at its exchanges, stages in an order in which each only reads what earlier ones wrote. Each exchange is written by one
 * stage; a sink may be written by several (the sides of a union).
 * The union of a stage's tasks equals one execution of its SQL over all its inputs.
 */
export interface StagePlan {
  readonly stages: readonly Stage[];
  /** What the user should know before it runs, a line each. */
  readonly notices: readonly string[];
  /** Where the rows of an action end up: an exchange of one partition, read in map order. Absent for writes. */
  readonly result?: { readonly exchange: number; readonly schema: StructType };
  /** What the action collects beside its rows: exchanges of one partition with one row each. */
  readonly observed: readonly ObservedOutput[];
  /** Plans what has not begun again, by what was written. Where its result ends up stays the same. Absent where that changes nothing. */
  readonly again?: (run: RunSoFar) => StagePlan;
}

/** Where the metrics of an `observe()` end up; the schema has a column for each. */
export interface ObservedOutput {
  readonly name: string;
  readonly planId: number;
  readonly exchange: number;
  readonly schema: StructType;
}

export interface Stage {
  readonly id: number;
  /** For people: `read flights`, `group by origin, hour`, `join and write`. */
  readonly name: string;
  readonly inputs: readonly StageInput[];
  /** Tables that several outputs read; made once a task, in order, each over the inputs and the tables before it. */
  readonly shared: readonly SharedTable[];
  readonly outputs: readonly StageOutput[];
  /** What each output was made of. */
  readonly fragments: readonly Fragment[];
  /** The functions of the user's program that its SQL calls. */
  readonly functions: readonly UserFunctionUse[];
  /**
   * What the tasks are made of. `bundle`: the splits of one source input, or what each task kept of a cached one. `partition`: partitions of
   * the exchanges; each is a task where the user asked for so many (`fixed`), else a task may read several. `single`: one task.
   */
  readonly cut:
    | { readonly kind: "bundle"; readonly input: string }
    | { readonly kind: "partition"; readonly partitions: number; readonly fixed: boolean }
    | { readonly kind: "single" };
  /** False when two executions of a task may give different rows. */
  readonly deterministic: boolean;
  /** Exchanges of which a task may read a part of its partition's rows, as long as it reads all rows of the partition's other exchanges. */
  readonly splittable: readonly number[];
  /** Exchanges of which that holds for each second partition, from the second on: all of its rows have the same sort key. */
  readonly ties: readonly number[];
  /** Exchanges whose sizes may change the plan: it is better not to begin before they are written. */
  readonly after: readonly number[];
  /** What was decided of it by what earlier stages wrote, and why. */
  readonly decisions: readonly string[];
}

/** How far a plan has come. */
export interface RunSoFar {
  /** Stages that have begun. */
  readonly begun: ReadonlySet<number>;
  /** What finished stages wrote, by exchange. */
  readonly written: ReadonlyMap<number, { readonly rows: number; readonly bytes: number }>;
}

export interface SharedTable {
  readonly name: string;
  readonly sql: string;
  /** The table's rows are what this function makes of the SQL's: of batches or, where the first columns are keys, of groups in their order. */
  readonly function?: { readonly function: string; readonly keys: number } | undefined;
}

export type StageInput = SourceInput | ExchangeInput | LocalInput | CachedInput;

/** Files of a dataset. A task of a `bundle` stage cut on this input gets some of the splits, otherwise all. */
export interface SourceInput {
  readonly kind: "source";
  /** The name the SQL texts use. */
  readonly name: string;
  readonly read: Read;
  /**
   * Over the fetched files, with {files} where their list stands: `SELECT "a" FROM read_parquet({files})`. A CSV with header expects
   * the header line at the top of each fetched piece.
   */
  readonly sql: string;
  /** Over one file: finds its first malformed record, where `sql` fails at one. */
  readonly malformedSql?: string | undefined;
  /** Top-level columns to fetch. */
  readonly columns: readonly string[];
  readonly schema: StructType;
  /** No more than this many rows are needed; the fewest splits that hold them are enough. */
  readonly limit?: number | undefined;
  /**
   * True where rows are drawn by their number within a task (`sample`): every stage cut on this dataset must then be given the same
   * bundles, whatever columns it reads, or two samples that exclude each other could share rows.
   */
  readonly numbered: boolean;
}

/** Rows another stage wrote: the task's own partition of them, or all. */
export interface ExchangeInput {
  readonly kind: "exchange";
  readonly name: string;
  readonly exchange: number;
  readonly delivery: "partition" | "all";
  readonly schema: StructType;
}

/** Rows that the session keeps. A task of a `bundle` stage cut on this input gets what some of the tasks kept, otherwise all. */
export interface CachedInput {
  readonly kind: "cached";
  readonly name: string;
  readonly frame: CachedFrame;
  readonly schema: StructType;
}

/** Rows that came with the plan: one Arrow IPC stream. */
export interface LocalInput {
  readonly kind: "local";
  readonly name: string;
  readonly data: Uint8Array;
  readonly schema: StructType;
}

export interface StageOutput {
  /** One SELECT over the inputs and shared tables. With more than one partition its last column is the partition number (INTEGER). */
  readonly sql: string;
  /** Without the partition column. */
  readonly schema: StructType;
  readonly target:
    | { readonly kind: "exchange"; readonly exchange: number; readonly partitions: number; readonly broadcast: boolean }
    | { readonly kind: "sink"; readonly sink: number };
}

/** What is known of a dataset's files before planning. */
export interface SourceInfo {
  /** As found in the files, or as the user declared. */
  readonly schema: StructType;
  /** DuckDB types by column, as DESCRIBE of `probeSql` prints them. Where absent, declared columns are cast and found ones are not. */
  readonly fileTypes?: Readonly<Record<string, string>> | undefined;
  readonly format: FileFormat;
  readonly files: readonly SourceFile[];
  /** Columns of the schema that the files' folders tell, not the files. */
  readonly partitionColumns?: readonly string[] | undefined;
  /** Between which values an integral or decimal column lies, where all files tell. */
  readonly range?: ((column: string) => ValueRange | undefined) | undefined;
}

export interface SourceFile {
  readonly url: string;
  readonly size: number;
  readonly etag: string;
  /** Rows, where the format tells without reading. */
  readonly rows?: number | undefined;
  /** Values of the partition columns as text. */
  readonly partition?: readonly (string | null)[] | undefined;
}

/** What the planner may assume about where the plan runs. */
export interface PlannerSettings {
  /** `single`: one query, no exchange between stages (embedded). `cluster`: cut at exchanges. */
  readonly mode: "single" | "cluster";
  /** Slots of the cluster. */
  readonly slots: number;
  readonly executors?: number | undefined;
  /** Whether a plan is planned again by what its stages wrote. */
  readonly adaptive?: boolean | undefined;
  /** Whether rows without a partner are left out of a join's side by the keys that were written of the other; where plans adapt. @default true */
  readonly runtimeFilters?: boolean | undefined;
  /** Whether joins that follow each other are put into the order that moves the fewest bytes. @default true */
  readonly joinReorder?: boolean | undefined;
  /** Partitions of a shuffle; by default chosen from bytes and slots. */
  readonly shufflePartitions?: number | undefined;
  /** What a partition of a shuffle should hold in bytes, where their number is chosen. @default 32 MiB */
  readonly partitionBytes?: number | undefined;
  /** Largest estimated bytes of a side that is sent whole to every task. */
  readonly broadcastBytes: number;
  /** Session time zone for instants. */
  readonly timeZone: string;
  /** When the query began, in microseconds since 1970-01-01 UTC; the moment of planning where left out. */
  readonly now?: bigint | undefined;
}
