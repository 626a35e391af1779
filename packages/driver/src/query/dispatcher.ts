import { type ExecutorUsage, FailureReason, type Heartbeat, type TaskId, type TaskReport, type TaskSuccess } from "@volley/protocol";
import type { ExecutorLink, ExecutorListener } from "../executors/executor-link.ts";
import type { AttemptKey, Keeping, SchedulerAction, SchedulerEvent, StageShape } from "../scheduler/events.ts";
import { hasWork } from "../scheduler/assign.ts";
import { createSchedulerState, finishedOf, type SchedulerState, winnersOf } from "../scheduler/state.ts";
import { step } from "../scheduler/step.ts";
import type { ExecutorsAtHand } from "./executors-at-hand.ts";
import { type PreparedStage, shapeOf } from "./job.ts";
import type { RunningJob } from "./running-job.ts";
import { createStageFeed, type StageFeed } from "./stage-feed.ts";
import { type LaunchView, taskSpec } from "./task-spec.ts";
import { createWorkLedger } from "./work-ledger.ts";

/** Carries out what the scheduler asks for, and tells it what happened. */
export interface Dispatcher extends ExecutorListener {
  /** Where a query's outputs are at the moment. */
  viewOf(query: string): LaunchView;
  /** Has a job run; `keeping` where its rows are kept for others. */
  submit(running: RunningJob, keeping?: Keeping): void;
  /** A number for an attempt that the scheduler does not launch itself. */
  nextAttempt(): number;
  cancel(query: string, reason: string): void;
  /** The query's outputs are no longer read. */
  close(query: string): void;
  outputUnreadable(query: string, attempt: number, executor: string): void;
  /** Resolves when no executor works for the query any more, or after the time: a task that was cancelled may take a while to end. */
  quiet(query: string, milliseconds: number): Promise<void>;
  usage(): ExecutorUsage[];
}

const attemptsPerEpoch = 2 ** 32;

export function createDispatcher(
  executors: ExecutorsAtHand,
  options: {
    readonly epoch: number;
    readonly executorWaitMilliseconds: number;
    /** Told of a success that comes when its query is over. */
    readonly tooLate: (success: TaskSuccess) => void;
  },
): Dispatcher {
  const state: SchedulerState = createSchedulerState((options.epoch - 1) * attemptsPerEpoch);
  const jobs = new Map<string, RunningJob>();
  const feeds = new Map<string, { readonly feed: StageFeed; readonly done: Set<number>; turn: Promise<void> }>();
  const beats = new Map<string, Heartbeat>();
  const working = createWorkLedger();
  let lonely: NodeJS.Timeout | undefined;

  const viewOf = (query: string): LaunchView => ({
    winners: (stage) => winnersOf(state, query, stage),
    of: viewOf,
    location: (executor) => executors.get(executor)?.location ?? "",
  });

  const effects: { readonly [K in SchedulerAction["kind"]]: (action: Extract<SchedulerAction, { kind: K }>) => void } = {
    launch({ executor, key }) {
      const running = jobs.get(key.query);
      const link = executors.get(executor);
      if (!running || !link) return;
      running.launched(key.stage);
      working.began(key.query, key.attempt, executor);
      try {
        link.launch(taskSpec(running.job, key, viewOf(key.query)));
      } catch (error) {
        const failure = {
          reason: FailureReason.INTERNAL,
          message: String(error),
          retryable: false,
          countsTowardsLimit: true,
          errorClass: "INTERNAL",
          where: [],
          hints: [],
        };
        working.ended(key.query, key.attempt);
        queueMicrotask(() => dispatch({ kind: "task_failed", key, executor, failure }));
      }
    },
    cancel: ({ executor, key, reason }) => executors.get(executor)?.cancel(taskId(key), reason),
    discard({ key, success }) {
      const running = jobs.get(key.query);
      if (running) running.losers.push(success);
      else options.tooLate(success);
    },
    retry_later: ({ query, stage, task, milliseconds }) =>
      void setTimeout(() => dispatch({ kind: "retry_due", query, stage, task }), milliseconds),
    notice: ({ query, text }) => jobs.get(query)?.notice(text),
    stage_done: ({ query, stage }) => {
      jobs.get(query)?.stageDone(stage);
      const fed = feeds.get(query);
      if (!fed) return;
      fed.done.add(stage);
      fed.turn = fed.turn.then(() => feedOn(query));
    },
    query_done: ({ query }) => jobs.get(query)?.done(),
    query_failed: ({ query, failure }) => jobs.get(query)?.failed(failure),
  };

  function dispatch(event: SchedulerEvent): void {
    for (const action of step(state, event)) (effects[action.kind] as (action: SchedulerAction) => void)(action);
    const deserted = state.executors.size === 0 && [...state.queries.values()].some((query) => hasWork(state, query));
    if (!deserted) {
      clearTimeout(lonely);
      lonely = undefined;
    } else lonely ??= setTimeout(giveUp, options.executorWaitMilliseconds);
  }

  /** Hands over the stages that can run since others are done. */
  async function feedOn(query: string): Promise<void> {
    const fed = feeds.get(query);
    const running = jobs.get(query);
    if (!fed || !running) return;
    try {
      const { stages, more } = await fed.feed.next(new Set(fed.done));
      if (feeds.get(query) !== fed) return;
      if (!more) feeds.delete(query);
      if (stages.length > 0 || !more) dispatch({ kind: "stages_added", query, stages: shapesOf(running, stages), more });
    } catch (error) {
      feeds.delete(query);
      dispatch({ kind: "query_cancelled", query, reason: "its next stages could not be planned" });
      running.broke(error);
    }
  }

  function giveUp(): void {
    lonely = undefined;
    dispatch({ kind: "executors_awaited", seconds: Math.round(options.executorWaitMilliseconds / 1000) });
  }

  return {
    viewOf,
    nextAttempt: () => ++state.lastAttempt,
    submit(running, keeping) {
      const query = running.job.id;
      jobs.set(query, running);
      const feed = createStageFeed(
        running.job,
        viewOf(query),
        running.job.adaptive && { ...running.job.adaptive, slots: executors.slots() },
      );
      const { stages, more } = feed.first();
      if (more) feeds.set(query, { feed, done: new Set(), turn: Promise.resolve() });
      dispatch({ kind: "query_submitted", query, stages: shapesOf(running, stages), keeping, more });
    },
    cancel(query, reason) {
      feeds.delete(query);
      dispatch({ kind: "query_cancelled", query, reason });
      jobs.get(query)?.cancelled(reason);
    },
    close(query) {
      feeds.delete(query);
      dispatch({ kind: "query_closed", query });
      jobs.delete(query);
      for (const link of executors.all()) link.dropExchanges(query);
    },
    quiet: working.quiet,
    outputUnreadable: (query, attempt, executor) => dispatch({ kind: "output_unreadable", query, attempt, executor }),
    usage: () =>
      [...beats].map(([executorId, { peakResidentBytes, jsBusyUs, flightBusyUs }]) => ({
        executorId,
        peakResidentBytes,
        jsBusyUs,
        flightBusyUs,
      })),

    added(link: ExecutorLink) {
      executors.add(link);
      dispatch({ kind: "executor_added", executor: link.id, slots: link.slots });
    },
    lost(executor, reason) {
      executors.remove(executor);
      working.lost(executor);
      dispatch({ kind: "executor_lost", executor, reason });
    },
    beat: (executor, heartbeat) => void beats.set(executor, heartbeat),
    reported(executor, report: TaskReport) {
      const key = attemptKey(report.id!);
      const running = jobs.get(key.query);
      working.ended(key.query, key.attempt);
      if (report.success) dispatch({ kind: "task_succeeded", key, executor, success: report.success });
      else if (report.failure) dispatch({ kind: "task_failed", key, executor, failure: report.failure });
      running?.reported(report, finishedOf(state, key.query, key.stage));
    },
  };
}

function shapesOf({ job }: RunningJob, stages: readonly PreparedStage[]): readonly StageShape[] {
  return stages.map((prepared) => shapeOf(job, prepared));
}

function taskId({ query, stage, stageAttempt, task, attempt }: AttemptKey): TaskId {
  return { queryId: query, stage, stageAttempt, task, attempt };
}

function attemptKey({ queryId, stage, stageAttempt, task, attempt }: TaskId): AttemptKey {
  return { query: queryId, stage, stageAttempt, task, attempt };
}
