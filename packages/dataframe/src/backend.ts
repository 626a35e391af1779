import type { Relation, StructType, WriteCommand, WriteResult } from "@volley/plan";

/** How an explanation is drawn: the plan; or each stage's SQL, ready to paste into DuckDB. */
export type ExplainMode = "simple" | "extended" | "sql";

/** Rows of an action as they arrive. Each batch is one complete Arrow IPC stream (schema, one record batch, end). */
export interface ResultStream {
  readonly schema: StructType;
  readonly batches: AsyncIterable<Uint8Array>;
}

/**
 * Where plans are executed: in this process, on a Volley driver, or on real Spark through Spark Connect.
 * Every method throws VolleyError. `signal` cancels what runs.
 */
export interface Backend {
  /** Runs a plan; batches are pulled, so that a slow consumer slows the engine. */
  execute(plan: Relation, options?: { readonly signal?: AbortSignal }): Promise<ResultStream>;
  /** Runs a write: one execution, one commit. */
  write(command: WriteCommand, options?: { readonly signal?: AbortSignal }): Promise<WriteResult>;
  /** The schema a plan will have, without running it. */
  schema(plan: Relation): Promise<StructType>;
  /** The plan as text. */
  explain(plan: Relation, mode: ExplainMode): Promise<string>;
  close(): Promise<void>;
}
