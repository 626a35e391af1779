import type { SchedulerAction } from "./events.ts";
import { changeLoad, leastBusy } from "./load.ts";
import { readersOf } from "./readers.ts";
import type { ExecutorState, QueryState, SchedulerState, StageState, TaskState } from "./state.ts";
import { launchable } from "./tasks.ts";

/** Gives free slots to tasks that are ready: queries in order of submission, stages in plan order, the least busy executor first. */
export function assign(state: SchedulerState): SchedulerAction[] {
  const actions: SchedulerAction[] = [];
  for (const query of state.queries.values()) {
    if (!hasWork(state, query)) continue;
    for (const stage of query.stages.values()) {
      if (stage.done || !ready(state, query, stage)) continue;
      for (const task of launchable(stage)) {
        const executor = leastBusy(state, task.avoid);
        if (!executor) return actions;
        actions.push(launch(state, query, stage, task, executor));
      }
    }
  }
  return actions;
}

/** True while a query needs executors: to come to its end, or to make lost outputs again that are still read. */
export function hasWork(state: SchedulerState, query: QueryState): boolean {
  if (query.status !== "open") return query.status === "running";
  if ([...query.stages.values()].every((stage) => stage.done)) return false;
  return query.keeping === undefined || readersOf(state, query).some(({ query: reader, stage }) => !stage.done && hasWork(state, reader));
}

function ready(state: SchedulerState, query: QueryState, stage: StageState): boolean {
  const { parents, reads = [] } = stage.shape;
  return (
    parents.every((parent) => query.stages.get(parent)?.done) &&
    reads.every((read) => state.queries.get(read.query)?.stages.get(read.stage)?.done)
  );
}

function launch(state: SchedulerState, query: QueryState, stage: StageState, task: TaskState, executor: ExecutorState): SchedulerAction {
  const attempt = ++state.lastAttempt;
  task.running = { attempt, executor: executor.id };
  task.attempts++;
  changeLoad(state, executor, 1);
  return {
    kind: "launch",
    executor: executor.id,
    key: { query: query.id, stage: stage.shape.id, stageAttempt: stage.attempt, task: task.index, attempt },
  };
}
