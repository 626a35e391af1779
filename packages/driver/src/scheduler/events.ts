import type { TaskFailure, TaskSuccess } from "@volley/protocol";

/** Names one launched attempt; every report must match it or is ignored. */
export interface AttemptKey {
  readonly query: string;
  readonly stage: number;
  readonly stageAttempt: number;
  readonly task: number;
  readonly attempt: number;
}

/** What the scheduler has to know of a stage. */
export interface StageShape {
  readonly id: number;
  readonly name: string;
  readonly tasks: number;
  /** Stages whose exchanges this one reads. */
  readonly parents: readonly number[];
  /** Outputs that live on executors and are lost with them (uploads survive). */
  readonly keepsOutputOnExecutor: boolean;
  readonly deterministic: boolean;
  /** Stages of other queries whose kept rows this one reads. */
  readonly reads?: readonly StageOfQuery[];
}

export interface StageOfQuery {
  readonly query: string;
  readonly stage: number;
}

/** What becomes of kept rows that are lost: they are made again when someone needs them, or the query fails. */
export type Keeping = "again" | "lost";

/** Everything that can happen to the scheduler. */
export type SchedulerEvent =
  | { readonly kind: "executor_added"; readonly executor: string; readonly slots: number }
  | { readonly kind: "executor_lost"; readonly executor: string; readonly reason: string }
  | {
      readonly kind: "query_submitted";
      readonly query: string;
      readonly stages: readonly StageShape[];
      readonly keeping?: Keeping | undefined;
      /** More stages will be added: their tasks hang on what these write. */
      readonly more?: boolean;
    }
  | { readonly kind: "stages_added"; readonly query: string; readonly stages: readonly StageShape[]; readonly more: boolean }
  | { readonly kind: "query_closed"; readonly query: string }
  | { readonly kind: "query_cancelled"; readonly query: string; readonly reason: string }
  | { readonly kind: "task_succeeded"; readonly key: AttemptKey; readonly executor: string; readonly success: TaskSuccess }
  | { readonly kind: "task_failed"; readonly key: AttemptKey; readonly executor: string; readonly failure: TaskFailure }
  /** Someone outside a task (the reader of a result) could not read an output. */
  | { readonly kind: "output_unreadable"; readonly query: string; readonly attempt: number; readonly executor: string }
  | { readonly kind: "retry_due"; readonly query: string; readonly stage: number; readonly task: number }
  | { readonly kind: "executors_awaited"; readonly seconds: number };

/** Everything the scheduler asks for. */
export type SchedulerAction =
  | { readonly kind: "launch"; readonly executor: string; readonly key: AttemptKey }
  | { readonly kind: "cancel"; readonly executor: string; readonly key: AttemptKey; readonly reason: string }
  /** A success that lost: its uploads are to be aborted. */
  | { readonly kind: "discard"; readonly key: AttemptKey; readonly success: TaskSuccess }
  | { readonly kind: "retry_later"; readonly query: string; readonly stage: number; readonly task: number; readonly milliseconds: number }
  | { readonly kind: "notice"; readonly query: string; readonly text: string }
  | { readonly kind: "stage_done"; readonly query: string; readonly stage: number }
  | { readonly kind: "query_done"; readonly query: string }
  | { readonly kind: "query_failed"; readonly query: string; readonly failure: QueryFailure };

export interface QueryFailure {
  readonly stage?: number | undefined;
  readonly task?: number | undefined;
  readonly attempts: number;
  readonly failure: TaskFailure;
}
