import type { PlannerSettings } from "@volley/planner";
import type { BlockSource, QueryProgress, TaskReport, TaskSpec } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import type { ObjectStore } from "@volley/storage";
import type { FrameCache } from "../cache/frame-cache.ts";
import type { RunHistory } from "../runs/run-history.ts";
import type { ResolvedSource } from "../sources/resolve-sources.ts";

export interface EngineOptions {
  readonly store: ObjectStore;
  /** Reads blocks of an exchange from an executor, in map order. */
  readonly readBlocks: (
    source: BlockSource,
    of: { readonly queryId: string; readonly exchange: number },
    signal: AbortSignal,
  ) => AsyncIterable<Frame>;
  /** Which life of the driver this is, from 1; attempts of different lives never share a number. */
  readonly epoch: number;
  /** How plans are cut: on a cluster at exchanges (the default), or not at all where one process holds everything. */
  readonly mode?: (sources: ReadonlyMap<string, ResolvedSource>) => PlannerSettings["mode"];
  /** Runs a query that is one task in this process, so that its rows stream while it runs instead of being stored first. */
  readonly direct?: (task: TaskSpec, signal: AbortSignal) => Promise<DirectResult>;
  /** What a task may fetch at most of a source, in bytes. @default 1 GiB */
  readonly bundleBytes?: number;
  /** How long a query waits for executors. @default 30000 */
  readonly executorWaitMilliseconds?: number;
}

/** Rows of a task that runs while they are read. */
export interface DirectResult {
  readonly schemaHeader: Uint8Array;
  readonly frames: AsyncIterable<Frame>;
  /** Settles when the task has ended; with its failure, if it failed. */
  readonly report: Promise<TaskReport>;
}

/** Settings of one session that planning and tasks obey. */
export interface QuerySettings {
  /** Partitions of a shuffle; chosen from bytes and slots when absent. */
  readonly shufflePartitions?: number | undefined;
  /** Largest estimated side that is sent whole to every task, in bytes. */
  readonly broadcastBytes: number;
  /** What a task may read at most of a source, in bytes, where that is not up to the engine. */
  readonly bundleBytes?: number | undefined;
  /** Whether later stages are planned again by what earlier ones wrote. */
  readonly adaptive: boolean;
  /** Whether what is written of one side of a join leaves out rows of the other. */
  readonly runtimeFilters: boolean;
  /** Whether joins that follow each other are put into the order that moves the fewest bytes. */
  readonly joinReorder: boolean;
  /** Bytes that a partition of a shuffle should hold. */
  readonly partitionBytes: number;
  /** Bytes from which a partition may be split among tasks. */
  readonly skewBytes: number;
  readonly timeZone: string;
  /** Below which reliable checkpoints write. */
  readonly checkpointDirectory?: string | undefined;
}

/** What a plan is planned with: its session's settings, what that keeps, and what ran in it. */
export interface PlanOptions {
  readonly settings: QuerySettings;
  readonly cache?: FrameCache | undefined;
  readonly runs?: RunHistory | undefined;
}

export interface RunOptions extends PlanOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: QueryProgress) => void) | undefined;
}
