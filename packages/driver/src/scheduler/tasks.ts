import { changeLoad } from "./load.ts";
import type { SchedulerState, StageState, TaskState, Winner } from "./state.ts";

// A stage's tasks as they begin and end. What is still to run is known without a look at all of them.

/** The tasks that may be launched now, those that ran before first; ask for the next when one is launched. */
export function* launchable(stage: StageState): Generator<TaskState> {
  for (const index of stage.again) {
    const task = stage.tasks[index]!;
    if (isLaunchable(task)) yield task;
    if (!isLaunchable(task)) stage.again.delete(index);
  }
  for (; stage.next < stage.tasks.length; stage.next++) {
    const task = stage.tasks[stage.next]!;
    if (isLaunchable(task)) yield task;
    if (isLaunchable(task)) return;
  }
}

const isLaunchable = ({ running, winner, waiting }: TaskState): boolean => !running && !winner && !waiting;

/** Takes a running attempt off its executor's books. */
export function release(state: SchedulerState, stage: StageState, task: TaskState): void {
  const executor = task.running && state.executors.get(task.running.executor);
  if (executor) changeLoad(state, executor, -1);
  task.running = undefined;
  stage.again.add(task.index);
}

/** Notes a task's success; true where it was the stage's last. */
export function succeed(stage: StageState, task: TaskState, winner: Winner): boolean {
  if (!task.winner) stage.left--;
  task.winner = winner;
  stage.again.delete(task.index);
  return stage.left === 0;
}

/** Forgets a task's success: it runs again. */
export function forget(stage: StageState, task: TaskState): void {
  if (!task.winner) return;
  task.winner = undefined;
  stage.left++;
  stage.again.add(task.index);
}
