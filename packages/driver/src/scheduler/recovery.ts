import type { SchedulerAction } from "./events.ts";
import { readersOf } from "./readers.ts";
import { limits, type QueryState, type SchedulerState, type StageState, type TaskState } from "./state.ts";
import { forget, release } from "./tasks.ts";

/** True while some unfinished stage, or the reader of the result, still needs what a stage keeps on executors. */
function outputsNeeded(query: QueryState, stage: StageState): boolean {
  if (!stage.shape.keepsOutputOnExecutor || query.status === "over") return false;
  if (query.more) return true;
  const consumers = [...query.stages.values()].filter((s) => s.shape.parents.includes(stage.shape.id));
  return consumers.length === 0 || consumers.some((s) => !s.done);
}

/** Stages from the last to the first: a consumer that must run again makes its parents' outputs needed again. */
export function consumersFirst(query: QueryState): StageState[] {
  return [...query.stages.values()].reverse();
}

/** Forgets finished tasks whose outputs are gone; they run again. Returns how many. */
export function loseOutputs(
  state: SchedulerState,
  query: QueryState,
  stage: StageState,
  lost: (task: TaskState) => boolean,
  actions: SchedulerAction[],
): number {
  if (!outputsNeeded(query, stage)) return 0;
  const tasks = stage.tasks.filter((task) => task.winner && lost(task));
  if (tasks.length === 0) return 0;
  for (const task of tasks) forget(stage, task);
  if (stage.done) {
    stage.done = false;
    stage.attempt++;
    stage.reruns++;
  }
  if (!stage.shape.deterministic) rollBackConsumers(state, query, stage, actions);
  return tasks.length;
}

/** A re-run of a stage that may answer differently takes along everything that read its first answer. */
function rollBackConsumers(state: SchedulerState, query: QueryState, stage: StageState, actions: SchedulerAction[]): void {
  const own = [...query.stages.values()].filter(({ shape }) => shape.parents.includes(stage.shape.id));
  const consumers = [
    ...own.map((consumer) => ({ query, stage: consumer })),
    ...readersOf(state, query, stage).filter((reader) => !reader.stage.done),
  ];
  for (const { query: reader, stage: consumer } of consumers) {
    if (reader.status === "over") continue;
    const touched = consumer.tasks.some((task) => task.running || task.winner);
    for (const task of consumer.tasks) {
      const key = { query: reader.id, stage: consumer.shape.id, stageAttempt: consumer.attempt, task: task.index };
      if (task.running)
        actions.push({
          kind: "cancel",
          executor: task.running.executor,
          key: { ...key, attempt: task.running.attempt },
          reason: "its input is computed again",
        });
      if (task.winner) actions.push({ kind: "discard", key: { ...key, attempt: task.winner.attempt }, success: task.winner.success });
      release(state, consumer, task);
      forget(consumer, task);
    }
    consumer.done = false;
    if (touched) {
      consumer.attempt++;
      rollBackConsumers(state, reader, consumer, actions);
    }
  }
}

/** True when a stage lost its outputs so often that something else must be wrong. */
export function rerunTooOften(stage: StageState): boolean {
  return stage.reruns > limits.stageReruns;
}
