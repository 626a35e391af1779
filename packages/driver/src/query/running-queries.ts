import type { ObservedMetrics } from "@volley/plan";
import type { Frame } from "@volley/protocol/arrow";
import type { Keeping } from "../scheduler/events.ts";
import type { Winner } from "../scheduler/state.ts";
import type { Dispatcher } from "./dispatcher.ts";
import type { EngineOptions, RunOptions } from "./engine-options.ts";
import type { Job } from "./job.ts";
import { noteRun, telling } from "../runs/note-run.ts";
import { readObserved, type StoredRows } from "./observed.ts";
import { readResult } from "./result-reader.ts";
import { createRunningJob, type RunningJob } from "./running-job.ts";
import { cancelled, throwIfCancelled } from "./unless-aborted.ts";

/** Jobs on the executors, from their start until nobody reads their rows any more. */
export interface RunningQueries {
  /** Resolves when every task is done; `keeping` where the rows are kept for others. A job that fails is released. */
  start(job: Job, run: RunOptions, keeping?: Keeping): Promise<RunningJob>;
  /** A finished job's rows, to be read once. */
  stored(running: RunningJob, exchange: number, run: RunOptions): StoredRows;
  /** What a finished job's `observe()` found. */
  observed(running: RunningJob, run: RunOptions): Promise<readonly ObservedMetrics[]>;
  /** Frees what the executors and the job's cache hold for it; nothing where that was done. */
  release(id: string): void;
}

export function createRunningQueries(dispatcher: Dispatcher, options: EngineOptions): RunningQueries {
  const live = new Map<string, Job>();

  function release(id: string): void {
    const job = live.get(id);
    if (!live.delete(id)) return;
    dispatcher.close(id);
    job?.frames.release();
  }

  function stored(running: RunningJob, exchange: number, { signal = new AbortController().signal }: RunOptions): StoredRows {
    const schemaHeader = schemaOf(running, exchange, dispatcher);
    return { schemaHeader, frames: readResult(running, exchange, dispatcher, options, signal) };
  }

  return {
    release,
    stored,
    observed: (running, run) => readObserved(running.job.plan.observed, (exchange) => stored(running, exchange, run)),

    async start(job, run, keeping) {
      const { signal, onProgress } = run;
      const { id, stages } = job;
      const winners = (): Winner[] => {
        const view = dispatcher.viewOf(id);
        return [...stages.keys()].flatMap((stage) => view.winners(stage).filter((winner) => winner !== undefined));
      };
      const running = createRunningJob(job, onProgress, { usage: dispatcher.usage, winners });
      throwIfCancelled(signal);
      const stop = (): void => dispatcher.cancel(id, cancelled(signal?.reason).message);
      signal?.addEventListener("abort", stop, { once: true });
      live.set(id, job);
      dispatcher.submit(running, keeping);
      try {
        await running.finished;
      } catch (error) {
        noteRun(running, run, { kind: "failed", error });
        release(id);
        throw error;
      } finally {
        signal?.removeEventListener("abort", stop);
      }
      return running;
    },
  };
}

/** The Arrow schema message in front of an exchange's rows; empty where no task wrote any. */
function schemaOf({ job }: RunningJob, exchange: number, dispatcher: Dispatcher): Uint8Array {
  const winners = job.plan.stages.flatMap((stage) => dispatcher.viewOf(job.id).winners(stage.id));
  const outputs = winners.flatMap((winner) => winner?.success.mapOutputs ?? []);
  return outputs.find((output) => output.exchange === exchange)?.schema ?? new Uint8Array();
}

/** A finished job's rows; it is released when they are read, or no longer wanted. */
export function readAndRelease(
  queries: RunningQueries,
  running: RunningJob,
  rows: StoredRows,
  run: RunOptions,
  observed: ObservedMetrics[],
): AsyncIterable<Frame> {
  return telling(readThenRelease(queries, running, rows, run, observed), (end) => noteRun(running, run, end));
}

async function* readThenRelease(
  queries: RunningQueries,
  running: RunningJob,
  rows: StoredRows,
  run: RunOptions,
  observed: ObservedMetrics[],
): AsyncGenerator<Frame> {
  try {
    yield* rows.frames;
    observed.push(...(await queries.observed(running, run)));
    run.onProgress?.(running.progress(true));
  } finally {
    queries.release(running.job.id);
  }
}
