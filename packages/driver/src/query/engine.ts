import { setTimeout } from "node:timers/promises";
import {
  type ExplainMode,
  isVolleyError,
  type ObservedMetrics,
  type PlanAnswers,
  type PlanQuestion,
  type Relation,
  type StructType,
  unforeseen,
  VolleyError,
  type WriteCommand,
  type WriteResult,
} from "@volley/plan";
import { analyze, answerQuestion, explainPlan, planKept, planQuery, planWrite, schemaOf, type StagePlan } from "@volley/planner";
import type { TaskSuccess } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { createFrameCache, type FrameCache, type FrameMaker, type FramesInUse, noFrames } from "../cache/frame-cache.ts";
import { keptRows } from "../cache/kept-rows.ts";
import { storeFrame } from "../cache/store-frame.ts";
import { storageToError } from "../errors.ts";
import type { ExecutorListener } from "../executors/executor-link.ts";
import { noteRun } from "../runs/note-run.ts";
import { createDispatcher } from "./dispatcher.ts";
import type { EngineOptions, PlanOptions, RunOptions } from "./engine-options.ts";
import { createExecutorsAtHand } from "./executors-at-hand.ts";
import type { Job } from "./job.ts";
import { createJobMaker, type MakePlan } from "./make-job.ts";
import { runDirect, runsDirectly } from "./run-direct.ts";
import type { RunningJob } from "./running-job.ts";
import { createRunningQueries, readAndRelease } from "./running-queries.ts";
import { requireWriterOptions } from "./sink-sql.ts";
import { unlessAborted } from "./unless-aborted.ts";
import { uploadsOf, writeOutput } from "./write-output.ts";

/** Executors end a cancelled task's process after 5 seconds. */
const cancelMilliseconds = 6000;
const closeMilliseconds = 8000;

/** Rows of a finished query: Arrow IPC frames behind their schema. */
export interface QueryResult {
  readonly schema: StructType;
  /** Arrow IPC schema message; empty when the query has no output at all. */
  readonly schemaHeader: Uint8Array;
  /** To be read once; ending early or late frees the executors' memory of the query. */
  readonly frames: AsyncIterable<Frame>;
  /** What `observe()` found; complete when the frames are read. */
  readonly observed: readonly ObservedMetrics[];
}

/** Plans queries and has executors run them; the executors are whatever is added to it. */
export interface Engine extends ExecutorListener {
  run(relation: Relation, options: RunOptions): Promise<QueryResult>;
  write(command: WriteCommand, options: RunOptions): Promise<WriteResult>;
  schema(relation: Relation, options: PlanOptions): Promise<StructType>;
  explain(relation: Relation, mode: ExplainMode, options: PlanOptions): Promise<string>;
  ask<Q extends PlanQuestion>(question: Q, relations: readonly [Relation, ...Relation[]], options: PlanOptions): Promise<PlanAnswers[Q]>;
  /** What a session keeps; to be closed with it. */
  openCache(): FrameCache;
  /** Cancels what runs, waits until writes have taken back what they uploaded, and lets the executors go. */
  close(reason: string): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  const executorWaitMilliseconds = options.executorWaitMilliseconds ?? 30_000;
  const executors = createExecutorsAtHand(executorWaitMilliseconds);
  const dispatcher = createDispatcher(executors, { epoch: options.epoch, executorWaitMilliseconds, tooLate });
  const jobs = createJobMaker(executors, options);
  const queries = createRunningQueries(dispatcher, options);
  const caches = new Set<FrameCache>();
  const writes = new Set<Promise<WriteResult>>();
  const closing = new AbortController();

  function tooLate(success: TaskSuccess): void {
    for (const upload of uploadsOf(success)) options.store.abortUpload(upload).catch(() => {});
  }

  /** The run, ended by its own signal and by the engine's end. */
  function stoppable(run: RunOptions): StoppableRun {
    return { ...run, signal: run.signal ? AbortSignal.any([run.signal, closing.signal]) : closing.signal };
  }

  /** Plans and cuts into tasks, over the kept rows that are in use. */
  async function jobOf(
    roots: readonly Relation[],
    { signal, settings }: StoppableRun,
    frames: FramesInUse,
    make: MakePlan<StagePlan>,
  ): Promise<Job> {
    const planned = await unlessAborted(signal, jobs.plan(roots, settings, frames.cached, make));
    return unlessAborted(signal, jobs.cut(planned, { settings, frames }));
  }

  /** Plans alone, which computes nothing that is to be kept. */
  async function planned<T>(roots: readonly Relation[], { settings, cache }: PlanOptions, make: MakePlan<T>): Promise<T> {
    return (await jobs.plan(roots, settings, cache?.known(roots), make)).plan;
  }

  const keep: FrameMaker["keep"] = async (relation, given, frames, keeping) => {
    const run = stoppable(given);
    const running = await releasedOnFailure(frames, async () =>
      queries.start(await jobOf([relation], run, frames, (...known) => planKept(relation, ...known)), run, keeping),
    );
    const { id, plan } = running.job;
    const observed = await queries.observed(running, run);
    run.onProgress?.(running.progress(true));
    noteRun(running, run, { kind: "done" }, [{ relation, what: "cache()" }]);
    const rows = keptRows(running, plan.result!.exchange, dispatcher.viewOf(id));
    return { ...rows, observed, release: () => queries.release(id) };
  };

  const engine: Engine = {
    ...dispatcher,
    run: asUserError(async (relation: Relation, given: RunOptions): Promise<QueryResult> => {
      const run = stoppable(given);
      const frames = await framesOf([relation], run);
      const job = await releasedOnFailure(frames, () => jobOf([relation], run, frames, (...known) => planQuery(relation, ...known)));
      const { exchange, schema } = job.plan.result!;
      if (options.direct && runsDirectly(job)) return { schema, ...(await runDirect(job, options.direct, dispatcher, run)), observed: [] };
      const running = await releasedOnFailure(frames, () => queries.start(job, run));
      const observed = observedOfKept(frames);
      const rows = queries.stored(running, exchange, run);
      return { schema, ...rows, frames: readAndRelease(queries, running, rows, run, observed), observed };
    }),

    write: asUserError(async (command: WriteCommand, given: RunOptions): Promise<WriteResult> => {
      const run = stoppable(given);
      const { signal, settings } = run;
      command.sinks.forEach((sink) => requireWriterOptions(sink, command.origin));
      const roots = command.sinks.map((sink) => sink.input);
      const frames = await framesOf(roots, run);
      const made = await releasedOnFailure(frames, () =>
        unlessAborted(
          signal,
          jobs.plan(roots, settings, frames.cached, (...known) => planWrite(command, ...known)),
        ),
      );
      const writing = writeOutput(command, options, async (jobId, publish) => {
        try {
          const job = await unlessAborted(signal, jobs.cut(made, { settings, frames, sinks: { command, jobId } }));
          const running = await queries.start(job, run);
          const result = await notingFailure(running, run, async () => {
            const observed = [...(await queries.observed(running, run)), ...observedOfKept(frames)];
            return { ...(await publish(running)), ...(observed.length > 0 ? { observed } : {}) };
          });
          run.onProgress?.(running.progress(true));
          noteRun(running, run, { kind: "done" });
          return result;
        } finally {
          queries.release(jobId);
          await dispatcher.quiet(jobId, cancelMilliseconds);
        }
      }).finally(() => frames.release());
      writes.add(writing);
      const result = await writing.finally(() => writes.delete(writing));
      for (const cache of caches) cache.invalidate(command.destination);
      return result;
    }),

    schema: asUserError((relation: Relation, given: PlanOptions) =>
      planned([relation], given, (sources, _, cached) => schemaOf(analyze(relation, sources, cached))),
    ),

    explain: asUserError((relation: Relation, mode: ExplainMode, given: PlanOptions) =>
      planned([relation], given, (sources, settings, cached) =>
        explainPlan(relation, sources, settings, mode, cached, given.runs?.of(relation)),
      ),
    ),

    ask: asUserError(
      <Q extends PlanQuestion>(question: Q, relations: readonly [Relation, ...Relation[]], given: PlanOptions): Promise<PlanAnswers[Q]> =>
        planned(relations, given, (sources, _, cached) => answerQuestion(question, relations, sources, cached)),
    ) as Engine["ask"],

    openCache() {
      const store: FrameMaker["store"] = (relation, directory, run) =>
        storeFrame(relation, directory, { engine, store: options.store, run });
      const cache = createFrameCache({ keep, store });
      caches.add(cache);
      return {
        ...cache,
        async close() {
          caches.delete(cache);
          await cache.close();
        },
      };
    },

    async close(reason) {
      closing.abort(new VolleyError("OPERATION_CANCELED", reason));
      await Promise.race([Promise.allSettled(writes), setTimeout(closeMilliseconds, undefined, { ref: false })]);
      for (const link of executors.all()) link.shutdown(reason);
    },
  };
  return engine;
}

type StoppableRun = RunOptions & { readonly signal: AbortSignal };

async function framesOf(roots: readonly Relation[], run: RunOptions): Promise<FramesInUse> {
  return (await run.cache?.use(roots, run)) ?? noFrames;
}

/** What `observe()` found when kept rows were made. */
function observedOfKept({ kept }: FramesInUse): ObservedMetrics[] {
  return [...kept.values()].flatMap(({ observed }) => observed);
}

async function releasedOnFailure<T>(frames: FramesInUse, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    frames.release();
    throw error;
  }
}

async function notingFailure<T>(running: RunningJob, run: RunOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    noteRun(running, run, { kind: "failed", error });
    throw error;
  }
}

function asUserError<A extends readonly unknown[], R>(action: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      const known = storageToError(error);
      throw isVolleyError(known) ? known : unforeseen(known);
    }
  };
}
