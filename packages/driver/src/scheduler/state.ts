import type { FailureReason, TaskSuccess } from "@volley/protocol";
import type { Keeping, StageShape } from "./events.ts";

export interface ExecutorState {
  readonly id: string;
  readonly slots: number;
  running: number;
}

export interface RunningAttempt {
  readonly attempt: number;
  readonly executor: string;
}

export interface Winner {
  readonly attempt: number;
  readonly executor: string;
  readonly success: TaskSuccess;
}

export interface TaskState {
  readonly index: number;
  running: RunningAttempt | undefined;
  winner: Winner | undefined;
  /** Failures that count towards the limit. */
  failures: number;
  attempts: number;
  /** Waiting for a retry's delay. */
  waiting: boolean;
  /** Where it failed last: avoided while there is another executor. */
  avoid: string | undefined;
}

export interface StageState {
  readonly shape: StageShape;
  attempt: number;
  /** Times it had to run again because outputs were lost. */
  reruns: number;
  done: boolean;
  /** Reasons of failures that the user has been told of. */
  readonly noticed: Set<FailureReason>;
  readonly tasks: readonly TaskState[];
  /** Tasks without a winner. */
  left: number;
  /** Tasks from here on were never launched. */
  next: number;
  /** Tasks before that which may have to be launched again. */
  readonly again: Set<number>;
}

export interface QueryState {
  readonly id: string;
  readonly stages: Map<number, StageState>;
  /** Stages will be added to these. */
  more: boolean;
  /** Set where its rows are kept for other queries. */
  readonly keeping: Keeping | undefined;
  /** `open`: done, its outputs still read. */
  status: "running" | "open" | "over";
}

/** The scheduler's whole memory. Only `step` changes it. */
export interface SchedulerState {
  readonly executors: Map<string, ExecutorState>;
  /** The executors by which share of their slots is taken. */
  readonly byLoad: Map<number, Set<ExecutorState>>;
  /** In order of submission: the first gets the slots first (FIFO). */
  readonly queries: Map<string, QueryState>;
  lastAttempt: number;
}

export const limits = { taskFailures: 4, stageReruns: 4 } as const;

/** `firstAttempt`: attempts of this driver epoch are numbered after it, so that no number is ever used twice. */
export function createSchedulerState(firstAttempt = 0): SchedulerState {
  return { executors: new Map(), byLoad: new Map(), queries: new Map(), lastAttempt: firstAttempt };
}

export function newStage(shape: StageShape): StageState {
  const tasks = Array.from({ length: shape.tasks }, (_, i) => newTask(i));
  return { shape, attempt: 0, reruns: 0, done: shape.tasks === 0, noticed: new Set(), tasks, left: shape.tasks, next: 0, again: new Set() };
}

function newTask(index: number): TaskState {
  return { index, running: undefined, winner: undefined, failures: 0, attempts: 0, waiting: false, avoid: undefined };
}

/** How many tasks of a stage are finished. */
export function finishedOf(state: SchedulerState, query: string, stage: number): number {
  const found = state.queries.get(query)?.stages.get(stage);
  return found ? found.tasks.length - found.left : 0;
}

/** Executor and attempt of every finished task of a stage, in task order. */
export function winnersOf(state: SchedulerState, query: string, stage: number): readonly (Winner | undefined)[] {
  return (
    state.queries
      .get(query)
      ?.stages.get(stage)
      ?.tasks.map((task) => task.winner) ?? []
  );
}
