import type {
  CacheAnswers,
  CacheCommand,
  CacheCommandKind,
  ExplainMode,
  ObservedMetrics,
  PlanAnswers,
  PlanQuestion,
  Relation,
  StructType,
  WriteCommand,
  WriteResult,
} from "@volley/plan";

/** A complete Arrow IPC stream (schema, one record batch, end), in one piece or in several that follow each other. */
export type BatchBytes = Uint8Array | readonly Uint8Array[];

/** Rows of an action as they arrive. */
export interface ResultStream {
  /** What the rows are. */
  readonly schema: StructType;
  /** The batches, pulled by the reader. */
  readonly batches: AsyncIterable<BatchBytes>;
  /** What `observe()` found; complete when the batches are read. */
  readonly observed?: readonly ObservedMetrics[];
}

/**
 * Where plans are executed: in this process, on a Volley driver, or on real Spark through Spark Connect.
 * Every method throws VolleyError. `signal` cancels what runs.
 */
export interface Backend {
  /** Bytes of Arrow that an action which keeps all its rows may bring to the program; undefined: as much as its rows find room for. */
  readonly resultBytes?: number | undefined;
  /** Runs a plan; batches are pulled, so that a slow consumer slows the engine. */
  execute(plan: Relation, options?: { readonly signal?: AbortSignal }): Promise<ResultStream>;
  /** Runs a write: one execution, one commit. */
  write(command: WriteCommand, options?: { readonly signal?: AbortSignal }): Promise<WriteResult>;
  /** The schema a plan will have, without running it. */
  schema(plan: Relation): Promise<StructType>;
  /** The plan as text. */
  explain(plan: Relation, mode: ExplainMode): Promise<string>;
  /** Answers a question about a plan, or about two; see PlanAnswers. */
  ask<Q extends PlanQuestion>(question: Q, ...plans: readonly [Relation, ...Relation[]]): Promise<PlanAnswers[Q]>;
  /** Tells or asks the session about the rows that it keeps. */
  keep<K extends CacheCommandKind>(command: CacheCommand<K>, options?: { readonly signal?: AbortSignal }): Promise<CacheAnswers[K]>;
  /** Gives up what the session holds. */
  close(): Promise<void>;
}
