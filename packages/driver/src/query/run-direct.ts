import { FailureReason, type TaskFailure } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { failureToError } from "../errors.ts";
import { noteRun, telling } from "../runs/note-run.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { EngineOptions, RunOptions } from "./engine-options.ts";
import { blameExpression } from "./expression-at-fault.ts";
import type { Job } from "./job.ts";
import type { StoredRows } from "./observed.ts";
import { createRunningJob } from "./running-job.ts";
import { type LaunchView, taskSpec } from "./task-spec.ts";

/** Whether a job can run past the scheduler: one task, and nothing kept that might have to be made again. */
export function runsDirectly(job: Job): boolean {
  const oneTask = job.stages.size === 1 && [...job.stages.values()][0]!.tasks === 1;
  return oneTask && job.plan.observed.length === 0 && job.frames.kept.size === 0;
}

/** Runs a job's one task in this process: its rows stream while it runs. */
export async function runDirect(
  job: Job,
  direct: NonNullable<EngineOptions["direct"]>,
  dispatcher: Dispatcher,
  run: RunOptions,
): Promise<StoredRows> {
  const { signal = new AbortController().signal, onProgress } = run;
  const stage = [...job.stages.keys()][0]!;
  const key = { query: job.id, stage, stageAttempt: 0, task: 0, attempt: dispatcher.nextAttempt() };
  const running = createRunningJob(job, onProgress, { usage: dispatcher.usage, winners: () => [] });
  running.launched(stage);
  const { schemaHeader, frames, report } = await direct(taskSpec(job, key, noWinners), signal);
  async function* untilReported(): AsyncGenerator<Frame> {
    yield* frames;
    const ended = await report;
    running.reported(ended, ended.success ? 1 : 0);
    running.done();
    if (ended.failure) throw blameExpression(failureToError(ended.failure, placeOf(ended.failure, job)), job.roots);
    onProgress?.(running.progress(true));
  }
  return { schemaHeader, frames: telling(untilReported(), (end) => noteRun(running, run, end)) };
}

/** What ran, where it is what took too much; others are told by the user's line alone. */
function placeOf({ reason }: TaskFailure, { plan }: Job): readonly string[] {
  const [stage] = plan.stages;
  return reason === FailureReason.OUT_OF_MEMORY && stage ? [`in stage ${stage.id} (${stage.name})`] : [];
}

const noWinners: LaunchView = { winners: () => [], location: () => "", of: () => noWinners };
