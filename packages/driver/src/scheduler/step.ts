import { FailureReason, type TaskFailure } from "@volley/protocol";
import { assign, hasWork } from "./assign.ts";
import type { AttemptKey, SchedulerAction, SchedulerEvent, StageShape } from "./events.ts";
import { readersOf } from "./readers.ts";
import { addExecutor, removeExecutor } from "./load.ts";
import { consumersFirst, loseOutputs, rerunTooOften } from "./recovery.ts";
import { limits, newStage, type QueryState, type SchedulerState, type StageState, type TaskState } from "./state.ts";
import { release, succeed } from "./tasks.ts";

type Handler<K extends SchedulerEvent["kind"]> = (
  state: SchedulerState,
  event: Extract<SchedulerEvent, { kind: K }>,
  actions: SchedulerAction[],
) => void;

const handlers: { readonly [K in SchedulerEvent["kind"]]: Handler<K> } = {
  executor_added: (state, { executor, slots }) => {
    addExecutor(state, executor, slots);
  },

  executor_lost: (state, { executor, reason }, actions) => {
    if (!removeExecutor(state, executor)) return;
    for (const query of state.queries.values()) loseExecutor(state, query, executor, reason, actions);
  },

  query_submitted: (state, { query, stages, keeping, more = false }, actions) => {
    const states = stages.map((shape): [number, StageState] => [shape.id, newStage(shape)]);
    const created: QueryState = { id: query, stages: new Map(states), more, keeping, status: "running" };
    state.queries.set(query, created);
    begin(state, created, stages, actions);
  },

  stages_added: (state, { query: id, stages, more }, actions) => {
    const query = state.queries.get(id);
    if (!query || query.status !== "running") return;
    for (const shape of stages) query.stages.set(shape.id, newStage(shape));
    query.more = more;
    begin(state, query, stages, actions);
  },

  query_closed: (state, { query }) => {
    state.queries.delete(query);
  },

  query_cancelled: (state, { query: id, reason }, actions) => {
    const query = state.queries.get(id);
    if (!query || query.status === "over") return;
    stopRunning(state, query, reason, actions);
    query.status = "over";
  },

  task_succeeded: (state, { key, executor, success }, actions) => {
    const found = find(state, key);
    const live = found && found.task.running?.attempt === key.attempt && found.task.running.executor === executor;
    if (!found || !live) {
      actions.push({ kind: "discard", key, success });
      return;
    }
    const { query, stage, task } = found;
    release(state, stage, task);
    if (succeed(stage, task, { attempt: key.attempt, executor, success })) {
      stage.done = true;
      actions.push({ kind: "stage_done", query: query.id, stage: stage.shape.id });
    }
    finishIfDone(query, actions);
  },

  task_failed: (state, { key, executor, failure }, actions) => {
    const found = find(state, key);
    if (!found || found.task.running?.attempt !== key.attempt || found.task.running.executor !== executor) return;
    const { query, stage, task } = found;
    release(state, stage, task);
    if (failure.reason === FailureReason.CANCELLED && query.status === "over") return;
    task.avoid = executor;
    if (failure.countsTowardsLimit) task.failures++;
    if (failure.fetch) loseFetched(state, failure.fetch, actions);
    if (hasEnded(query)) return;
    if (!failure.retryable || task.failures >= limits.taskFailures) {
      fail(state, query, { stage: stage.shape.id, task: task.index, attempts: task.attempts, failure }, actions);
    } else if (failure.countsTowardsLimit) {
      task.waiting = true;
      const milliseconds = 100 * 4 ** (task.failures - 1);
      actions.push({ kind: "retry_later", query: query.id, stage: stage.shape.id, task: task.index, milliseconds });
      if (!stage.noticed.has(failure.reason)) {
        stage.noticed.add(failure.reason);
        actions.push({
          kind: "notice",
          query: query.id,
          text: `stage ${stage.shape.id} (${stage.shape.name}), task ${task.index + 1}: ${failure.message}; trying again`,
        });
      }
    }
  },

  output_unreadable: (state, { attempt, executor }, actions) => {
    loseFetched(state, { attempt, executorId: executor }, actions);
  },

  retry_due: (state, { query, stage, task }) => {
    const found = state.queries.get(query)?.stages.get(stage);
    const waiting = found?.tasks[task];
    if (!waiting) return;
    waiting.waiting = false;
    found.again.add(task);
  },

  executors_awaited: (state, { seconds }, actions) => {
    if (state.executors.size > 0) return;
    const failure = failureOf(
      FailureReason.EXECUTOR_LOST,
      `no executor is connected, and none came back within ${seconds} s`,
      "NO_EXECUTORS",
    );
    for (const query of state.queries.values()) if (hasWork(state, query)) fail(state, query, { attempts: 0, failure }, actions);
  },
};

/**
 * The scheduler: an event in, actions out. Deterministic, without clock or I/O, so that thousands of event orders can be tried.
 * It changes `state` in place; nobody else does.
 */
export function step(state: SchedulerState, event: SchedulerEvent): SchedulerAction[] {
  const actions: SchedulerAction[] = [];
  (handlers[event.kind] as Handler<SchedulerEvent["kind"]>)(state, event as never, actions);
  actions.push(...assign(state));
  return actions;
}

/** Stages of a query that have just come: what they read of other queries must be there, or be made again for them. */
function begin(state: SchedulerState, query: QueryState, stages: readonly StageShape[], actions: SchedulerAction[]): void {
  const kept = stages.flatMap(({ reads = [] }) => reads).map((read) => state.queries.get(read.query));
  for (const each of kept) for (const stage of each?.stages.values() ?? []) stage.reruns = 0;
  if (kept.some((each) => !each || hasEnded(each)))
    fail(state, query, { attempts: 0, failure: lostRows("their executor was lost") }, actions);
  else finishIfDone(query, actions);
}

function find(state: SchedulerState, key: AttemptKey): { query: QueryState; stage: StageState; task: TaskState } | undefined {
  const query = state.queries.get(key.query);
  const stage = query?.stages.get(key.stage);
  const task = stage?.tasks[key.task];
  return query && stage && task && { query, stage, task };
}

function finishIfDone(query: QueryState, actions: SchedulerAction[]): void {
  if (query.status !== "running" || query.more || ![...query.stages.values()].every((stage) => stage.done)) return;
  query.status = "open";
  actions.push({ kind: "query_done", query: query.id });
}

function loseExecutor(state: SchedulerState, query: QueryState, executor: string, reason: string, actions: SchedulerAction[]): void {
  if (query.status === "over") return;
  let outputs = 0;
  let running = 0;
  for (const stage of consumersFirst(query)) {
    for (const task of stage.tasks) {
      if (task.running?.executor !== executor) continue;
      release(state, stage, task);
      running++;
    }
    outputs += loseOutputs(state, query, stage, (task) => !state.executors.has(task.winner?.executor ?? ""), actions);
    if (rerunTooOften(stage)) {
      const failure = failureOf(
        FailureReason.EXECUTOR_LOST,
        `executor ${executor} was lost: ${reason}; the outputs of stage ${stage.shape.id} were lost ${stage.reruns} times`,
        "EXECUTOR_LOST",
      );
      fail(state, query, { stage: stage.shape.id, attempts: stage.reruns, failure }, actions);
      return;
    }
  }
  if (outputs > 0 && isCut(query)) {
    fail(state, query, { attempts: 0, failure: lostRows(`executor ${executor} was lost: ${reason}`) }, actions);
    return;
  }
  const again = [
    running > 0 && `${running} running task${running === 1 ? "" : "s"}`,
    outputs > 0 && `${outputs} map output${outputs === 1 ? "" : "s"}`,
  ].filter(Boolean);
  actions.push({
    kind: "notice",
    query: query.id,
    text: `executor ${executor} lost (${reason})${again.length > 0 ? `; ${again.join(" and ")} ${running + outputs === 1 ? "runs" : "run"} again` : ""}`,
  });
}

/** A reader missed a map output: unless it was replaced meanwhile, it is gone. */
function loseFetched(
  state: SchedulerState,
  fetch: { readonly attempt: number; readonly executorId: string },
  actions: SchedulerAction[],
): void {
  for (const query of state.queries.values())
    for (const stage of query.stages.values())
      if (stage.tasks.some((t) => t.winner?.attempt === fetch.attempt)) loseOutput(state, query, stage, fetch, actions);
}

function loseOutput(
  state: SchedulerState,
  query: QueryState,
  stage: StageState,
  fetch: { readonly attempt: number; readonly executorId: string },
  actions: SchedulerAction[],
): void {
  loseOutputs(state, query, stage, (t) => t.winner?.attempt === fetch.attempt, actions);
  if (isCut(query)) {
    const failure = lostRows(`they could not be read from executor ${fetch.executorId}`);
    fail(state, query, { stage: stage.shape.id, attempts: 0, failure }, actions);
    return;
  }
  const text = `an output of stage ${stage.shape.id} could not be read from executor ${fetch.executorId}; it is computed again`;
  for (const id of new Set([query.id, ...readersOf(state, query, stage).map((reader) => reader.query.id)]))
    actions.push({ kind: "notice", query: id, text });
  if (!rerunTooOften(stage)) return;
  const failure = failureOf(
    FailureReason.FETCH_FAILED,
    `outputs of stage ${stage.shape.id} could not be read from executor ${fetch.executorId}, ${stage.reruns} times`,
    "TASK_FAILED",
  );
  fail(state, query, { stage: stage.shape.id, attempts: stage.reruns, failure }, actions);
}

/** Whether kept rows that get lost are lost for good. */
function isCut({ keeping, status }: QueryState): boolean {
  return keeping === "lost" && status === "open";
}

function hasEnded({ status }: QueryState): boolean {
  return status === "over";
}

function lostRows(reason: string): TaskFailure {
  const failure = failureOf(
    FailureReason.EXECUTOR_LOST,
    `rows that localCheckpoint() kept are lost: ${reason}`,
    "CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND",
  );
  return { ...failure, hints: ["checkpoint() keeps rows on storage, cache() makes lost ones again"] };
}

function fail(
  state: SchedulerState,
  query: QueryState,
  failure: Extract<SchedulerAction, { kind: "query_failed" }>["failure"],
  actions: SchedulerAction[],
): void {
  stopRunning(state, query, "the query failed", actions);
  query.status = "over";
  actions.push({ kind: "query_failed", query: query.id, failure });
  for (const { query: reader, stage } of readersOf(state, query))
    if (reader.status !== "over" && !stage.done) fail(state, reader, { ...failure, stage: undefined, task: undefined }, actions);
}

function stopRunning(state: SchedulerState, query: QueryState, reason: string, actions: SchedulerAction[]): void {
  for (const stage of query.stages.values())
    for (const task of stage.tasks) {
      if (!task.running) continue;
      const key = { query: query.id, stage: stage.shape.id, stageAttempt: stage.attempt, task: task.index, attempt: task.running.attempt };
      actions.push({ kind: "cancel", executor: task.running.executor, key, reason });
      release(state, stage, task);
    }
}

function failureOf(reason: FailureReason, message: string, errorClass: string): TaskFailure {
  return { reason, message, retryable: false, countsTowardsLimit: false, errorClass, where: [], hints: [] };
}
