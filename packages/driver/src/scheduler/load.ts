import type { ExecutorState, SchedulerState } from "./state.ts";

// Executors by how busy they are, so that to find the least busy one takes no look at all others.

/** An executor that has just come runs nothing. */
export function addExecutor(state: SchedulerState, id: string, slots: number): void {
  removeExecutor(state, id);
  const executor: ExecutorState = { id, slots, running: 0 };
  state.executors.set(id, executor);
  loadOf(state, executor).add(executor);
}

/** False where nobody knows it. */
export function removeExecutor(state: SchedulerState, id: string): boolean {
  const executor = state.executors.get(id);
  if (executor) loadOf(state, executor).delete(executor);
  return state.executors.delete(id);
}

/** Notes that an executor has begun (1) or ended (-1) a task. */
export function changeLoad(state: SchedulerState, executor: ExecutorState, by: 1 | -1): void {
  loadOf(state, executor).delete(executor);
  executor.running += by;
  loadOf(state, executor).add(executor);
}

/** The executor with the least work for its slots; another than `avoid` while there is one at all. */
export function leastBusy({ byLoad, executors }: SchedulerState, avoid: string | undefined): ExecutorState | undefined {
  let [least, found]: [number, ExecutorState | undefined] = [1, undefined];
  for (const [share, those] of byLoad) {
    if (share >= least) continue;
    const able = firstBut(those, executors.size === 1 ? undefined : avoid);
    if (able) [least, found] = [share, able];
  }
  return found;
}

function firstBut(those: Iterable<ExecutorState>, avoid: string | undefined): ExecutorState | undefined {
  for (const executor of those) if (executor.id !== avoid) return executor;
  return undefined;
}

function loadOf({ byLoad }: SchedulerState, { running, slots }: ExecutorState): Set<ExecutorState> {
  const share = running / slots;
  const found = byLoad.get(share) ?? new Set();
  byLoad.set(share, found);
  return found;
}
