import { randomUUID } from "node:crypto";
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
import {
  analyze,
  type CachedFrames,
  answerQuestion,
  explainPlan,
  neededFiles,
  planKept,
  planQuery,
  planWrite,
  type PlannerSettings,
  schemaOf,
  type SourceInfo,
  type StagePlan,
} from "@volley/planner";
import type { ExecutorListener } from "../executors/executor-link.ts";
import { createFrameCache, type FrameCache, type FrameMaker, type FramesInUse, type KeptJob, noFrames } from "../cache/frame-cache.ts";
import { keptRows } from "../cache/kept-rows.ts";
import { storeFrame } from "../cache/store-frame.ts";
import type { TaskSuccess } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { failureToError, storageToError } from "../errors.ts";
import type { Keeping } from "../scheduler/events.ts";
import type { Winner } from "../scheduler/state.ts";
import { createSourceResolver, type ResolvedSource } from "../sources/resolve-sources.ts";
import { sourceKey } from "../sources/source-key.ts";
import { createDispatcher } from "./dispatcher.ts";
import type { EngineOptions, PlanOptions, QuerySettings, RunOptions } from "./engine-options.ts";
import { blameExpression } from "./expression-at-fault.ts";
import { createExecutorsAtHand } from "./executors-at-hand.ts";
import { type Job, type JobSinks, newProgress } from "./job.ts";
import { prepareStages } from "./prepare.ts";
import { readObserved, type StoredRows } from "./observed.ts";
import { readResult } from "./result-reader.ts";
import { createRunningJob, type RunningJob } from "./running-job.ts";
import { type LaunchView, taskSpec } from "./task-spec.ts";
import { cancelled, throwIfCancelled, unlessAborted } from "./unless-aborted.ts";
import { requireWriterOptions } from "./sink-sql.ts";
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
  const resolver = createSourceResolver({ store: options.store, probe: executors.probe });
  const live = new Map<string, Job>();
  const caches = new Set<FrameCache>();
  const writes = new Set<Promise<WriteResult>>();
  const closing = new AbortController();
  const stopSignal = ({ signal }: RunOptions): AbortSignal => (signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);

  async function plan<T>(
    roots: readonly Relation[],
    settings: QuerySettings,
    cached: CachedFrames | undefined,
    make: (sources: SourceLookup, planner: PlannerSettings) => T,
  ): Promise<Planned<T>> {
    const sources = await resolver.resolve(roots, settings.timeZone, (found) => neededFiles(roots, found, settings, cached), cached);
    const lookup: SourceLookup = (read) => sources.get(sourceKey(read))!.info;
    return { roots, sources, plan: make(lookup, { ...settings, mode: options.mode?.(sources) ?? "cluster", slots: executors.slots() }) };
  }

  async function prepare(
    { plan, roots, sources }: Planned<StagePlan>,
    sinks: JobSinks | undefined,
    settings: QuerySettings,
    frames: FramesInUse,
  ): Promise<Job> {
    await executors.awaitOne();
    const slots = executors.slots();
    const stages = await prepareStages(plan, sources, { store: options.store, slots, bundleBytes: options.bundleBytes, frames });
    const progress = new Map([...stages].map(([stage, prepared]) => [stage, newProgress(plan, prepared)]));
    return {
      id: sinks?.jobId ?? randomUUID(),
      plan,
      roots,
      sources,
      stages,
      sinks,
      frames,
      settings: { timeZone: settings.timeZone },
      progress,
      notices: [...plan.notices],
    };
  }

  async function start(job: Job, { signal, onProgress }: RunOptions, keeping?: Keeping): Promise<RunningJob> {
    const { id, stages } = job;
    const winners = (): Winner[] =>
      [...stages.keys()].flatMap((stage) =>
        dispatcher
          .viewOf(id)
          .winners(stage)
          .filter((winner) => winner !== undefined),
      );
    const running = createRunningJob(job, onProgress, { usage: dispatcher.usage, winners });
    throwIfCancelled(signal);
    const stop = (): void => dispatcher.cancel(id, cancelled(signal?.reason).message);
    signal?.addEventListener("abort", stop, { once: true });
    live.set(id, job);
    dispatcher.submit(running, keeping);
    try {
      await running.finished;
    } catch (error) {
      release(id);
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
    }
    return running;
  }

  function tooLate(success: TaskSuccess): void {
    for (const upload of uploadsOf(success)) options.store.abortUpload(upload).catch(() => {});
  }

  function release(id: string): void {
    const job = live.get(id);
    if (!live.delete(id)) return;
    dispatcher.close(id);
    job?.frames.release();
  }

  function stored(running: RunningJob, exchange: number, { signal = new AbortController().signal }: RunOptions): StoredRows {
    return { schemaHeader: resultSchema(running, exchange), frames: readResult(running, exchange, dispatcher, options, signal) };
  }

  const observedBy = (running: RunningJob, run: RunOptions): Promise<readonly ObservedMetrics[]> =>
    readObserved(running.job.plan.observed, (exchange) => stored(running, exchange, run));

  async function* frames(running: RunningJob, exchange: number, run: RunOptions, observed: ObservedMetrics[]): AsyncGenerator<Frame> {
    const { onProgress } = run;
    try {
      yield* stored(running, exchange, run).frames;
      observed.push(...(await observedBy(running, run)));
      onProgress?.(running.progress(true));
    } finally {
      release(running.job.id);
    }
  }

  /** A job whose kept inputs are there, planned and cut into tasks; it gives them back when it is released. */
  async function planned(
    roots: readonly Relation[],
    run: RunOptions & { readonly signal: AbortSignal },
    make: (sources: SourceLookup, settings: PlannerSettings, frames: FramesInUse) => StagePlan,
  ): Promise<Job> {
    const frames = (await run.cache?.use(roots, run)) ?? noFrames;
    return releasedOnFailure(frames, prepared(roots, run, frames, make));
  }

  async function prepared(
    roots: readonly Relation[],
    { signal, settings }: RunOptions & { readonly signal: AbortSignal },
    frames: FramesInUse,
    make: (sources: SourceLookup, settings: PlannerSettings, frames: FramesInUse) => StagePlan,
  ): Promise<Job> {
    const made = await unlessAborted(
      signal,
      plan(roots, settings, frames.cached, (sources, planner) => make(sources, planner, frames)),
    );
    return unlessAborted(signal, prepare(made, undefined, settings, frames));
  }

  /** Computes a frame whose rows stay on the executors until they are released. */
  async function keep(relation: Relation, given: RunOptions, frames: FramesInUse, keeping: Keeping): Promise<KeptJob> {
    const run = { ...given, signal: stopSignal(given) };
    const job = await releasedOnFailure(
      frames,
      prepared([relation], run, frames, (sources, settings) => planKept(relation, sources, settings, frames.cached)),
    );
    const { exchange } = job.plan.result!;
    const running = await releasedOnFailure(frames, start(job, run, keeping));
    const observed = await observedBy(running, run);
    run.onProgress?.(running.progress(true));
    return { ...keptRows(running, exchange, dispatcher.viewOf(job.id)), observed, release: () => release(job.id) };
  }

  /** A query that is one task in this process: its rows stream while it runs. */
  async function runDirect(
    job: Job,
    schema: StructType,
    { signal, onProgress }: RunOptions,
    direct: NonNullable<EngineOptions["direct"]>,
  ): Promise<QueryResult> {
    const stage = [...job.stages.keys()][0]!;
    const key = { query: job.id, stage, stageAttempt: 0, task: 0, attempt: dispatcher.nextAttempt() };
    const running = createRunningJob(job, onProgress, { usage: dispatcher.usage, winners: () => [] });
    running.launched(stage);
    const { schemaHeader, frames: rows, report } = await direct(taskSpec(job, key, noWinners), signal ?? new AbortController().signal);
    async function* untilReported(): AsyncGenerator<Frame> {
      yield* rows;
      const ended = await report;
      running.reported(ended, ended.success ? 1 : 0);
      running.done();
      if (ended.failure) throw blameExpression(failureToError(ended.failure), job.roots);
      onProgress?.(running.progress(true));
    }
    return { schema, schemaHeader, frames: untilReported(), observed: [] };
  }

  const engine: Engine = {
    ...dispatcher,
    run: asUserError(async (relation: Relation, given: RunOptions): Promise<QueryResult> => {
      const signal = stopSignal(given);
      const run = { ...given, signal };
      const job = await planned([relation], run, (sources, settings, frames) => planQuery(relation, sources, settings, frames.cached));
      const { exchange, schema } = job.plan.result!;
      // Kept rows may have to be made again, which takes a scheduler.
      const direct = isOneTask(job) && job.plan.observed.length === 0 && job.frames.kept.size === 0;
      if (options.direct && direct) return runDirect(job, schema, run, options.direct);
      const running = await start(job, run);
      const observed: ObservedMetrics[] = [...job.frames.kept.values()].flatMap((kept) => kept.observed);
      return { schema, schemaHeader: resultSchema(running, exchange), frames: frames(running, exchange, run, observed), observed };
    }),

    write: asUserError(async (command: WriteCommand, given: RunOptions): Promise<WriteResult> => {
      const signal = stopSignal(given);
      const run = { ...given, signal };
      command.sinks.forEach((sink) => requireWriterOptions(sink, command.origin));
      const roots = command.sinks.map((sink) => sink.input);
      const frames = (await run.cache?.use(roots, run)) ?? noFrames;
      const made = await releasedOnFailure(
        frames,
        unlessAborted(
          signal,
          plan(roots, run.settings, frames.cached, (sources, settings) => planWrite(command, sources, settings, frames.cached)),
        ),
      );
      const writing = writeOutput(command, options, async (jobId, publish) => {
        try {
          const running = await start(await unlessAborted(signal, prepare(made, { command, jobId }, run.settings, frames)), run);
          const observed = [...(await observedBy(running, run)), ...[...frames.kept.values()].flatMap((kept) => kept.observed)];
          const result = { ...(await publish(running)), ...(observed.length > 0 ? { observed } : {}) };
          run.onProgress?.(running.progress(true));
          return result;
        } finally {
          release(jobId);
          await dispatcher.quiet(jobId, cancelMilliseconds);
        }
      }).finally(() => frames.release());
      writes.add(writing);
      const result = await writing.finally(() => writes.delete(writing));
      for (const cache of caches) cache.invalidate(command.destination);
      return result;
    }),

    schema: asUserError(async (relation: Relation, { settings, cache }: PlanOptions): Promise<StructType> => {
      const cached = cache?.known([relation]);
      return (await plan([relation], settings, cached, (sources) => schemaOf(analyze(relation, sources, cached)))).plan;
    }),

    explain: asUserError(async (relation: Relation, mode: ExplainMode, { settings, cache }: PlanOptions): Promise<string> => {
      const cached = cache?.known([relation]);
      return (await plan([relation], settings, cached, (sources, planner) => explainPlan(relation, sources, planner, mode, cached))).plan;
    }),

    ask: asUserError(
      async <Q extends PlanQuestion>(question: Q, relations: readonly [Relation, ...Relation[]], { settings, cache }: PlanOptions) => {
        const cached = cache?.known(relations);
        return (await plan(relations, settings, cached, (sources) => answerQuestion(question, relations, sources, cached))).plan;
      },
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

  function resultSchema(running: RunningJob, exchange: number): Uint8Array {
    for (const stage of running.job.plan.stages)
      for (const winner of dispatcher.viewOf(running.job.id).winners(stage.id)) {
        const output = winner?.success.mapOutputs.find((o) => o.exchange === exchange);
        if (output) return output.schema;
      }
    return new Uint8Array();
  }
}

async function releasedOnFailure<T>(frames: FramesInUse, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    frames.release();
    throw error;
  }
}

function isOneTask(job: Job): boolean {
  return job.stages.size === 1 && [...job.stages.values()][0]!.tasks === 1;
}

const noWinners: LaunchView = { winners: () => [], location: () => "", of: () => noWinners };

type SourceLookup = (read: Parameters<typeof sourceKey>[0]) => SourceInfo;

interface Planned<T> {
  readonly plan: T;
  readonly roots: readonly Relation[];
  readonly sources: ReadonlyMap<string, ResolvedSource>;
}

function asUserError<A extends readonly unknown[], R>(action: (...args: A) => Promise<R>): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await action(...args);
    } catch (error) {
      const known = storageToError(error);
      if (isVolleyError(known)) throw known;
      if (known instanceof Error && known.name === "AbortError")
        throw new VolleyError("OPERATION_CANCELED", "the query was cancelled", { cause: known });
      throw unforeseen(known);
    }
  };
}
