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
  answerQuestion,
  explainPlan,
  neededFiles,
  planQuery,
  planWrite,
  type PlannerSettings,
  schemaOf,
  type SourceInfo,
  type StagePlan,
} from "@volley/planner";
import type { ExecutorListener } from "../executors/executor-link.ts";
import type { TaskSuccess } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { failureToError, storageToError } from "../errors.ts";
import type { Winner } from "../scheduler/state.ts";
import { createSourceResolver, type ResolvedSource } from "../sources/resolve-sources.ts";
import { sourceKey } from "../sources/source-key.ts";
import { createDispatcher } from "./dispatcher.ts";
import type { EngineOptions, QuerySettings, RunOptions } from "./engine-options.ts";
import { blameExpression } from "./expression-at-fault.ts";
import { createExecutorsAtHand } from "./executors-at-hand.ts";
import { type Job, type JobSinks, newProgress } from "./job.ts";
import { prepareStages } from "./prepare.ts";
import { readObserved, type StoredRows } from "./observed.ts";
import { readResult } from "./result-reader.ts";
import { createRunningJob, type RunningJob } from "./running-job.ts";
import { type LaunchView, taskSpec } from "./task-spec.ts";
import { unlessAborted } from "./unless-aborted.ts";
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
  schema(relation: Relation, settings: QuerySettings): Promise<StructType>;
  explain(relation: Relation, mode: ExplainMode, settings: QuerySettings): Promise<string>;
  ask<Q extends PlanQuestion>(question: Q, relations: readonly [Relation, ...Relation[]], settings: QuerySettings): Promise<PlanAnswers[Q]>;
  /** Cancels what runs, waits until writes have taken back what they uploaded, and lets the executors go. */
  close(reason: string): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  const executorWaitMilliseconds = options.executorWaitMilliseconds ?? 30_000;
  const executors = createExecutorsAtHand(executorWaitMilliseconds);
  const dispatcher = createDispatcher(executors, { epoch: options.epoch, executorWaitMilliseconds, tooLate });
  const resolver = createSourceResolver({ store: options.store, probe: executors.probe });
  const live = new Set<string>();
  const writes = new Set<Promise<WriteResult>>();
  const closing = new AbortController();
  const stopSignal = ({ signal }: RunOptions): AbortSignal => (signal ? AbortSignal.any([signal, closing.signal]) : closing.signal);

  async function plan<T>(
    roots: readonly Relation[],
    settings: QuerySettings,
    make: (sources: SourceLookup, planner: PlannerSettings) => T,
  ): Promise<Planned<T>> {
    const sources = await resolver.resolve(roots, settings.timeZone, (found) => neededFiles(roots, found, settings));
    const lookup: SourceLookup = (read) => sources.get(sourceKey(read))!.info;
    return { roots, sources, plan: make(lookup, { ...settings, mode: options.mode?.(sources) ?? "cluster", slots: executors.slots() }) };
  }

  async function prepare({ plan, roots, sources }: Planned<StagePlan>, sinks: JobSinks | undefined, settings: QuerySettings): Promise<Job> {
    await executors.awaitOne();
    const stages = await prepareStages(plan, sources, { store: options.store, slots: executors.slots(), bundleBytes: options.bundleBytes });
    const progress = new Map([...stages].map(([stage, prepared]) => [stage, newProgress(plan, prepared)]));
    return {
      id: sinks?.jobId ?? randomUUID(),
      plan,
      roots,
      sources,
      stages,
      sinks,
      settings: { timeZone: settings.timeZone },
      progress,
      notices: [...plan.notices],
    };
  }

  async function start(job: Job, { signal, onProgress }: RunOptions): Promise<RunningJob> {
    const { id, stages } = job;
    const winners = (): Winner[] =>
      [...stages.keys()].flatMap((stage) =>
        dispatcher
          .viewOf(id)
          .winners(stage)
          .filter((winner) => winner !== undefined),
      );
    const running = createRunningJob(job, onProgress, { usage: dispatcher.usage, winners });
    signal?.throwIfAborted();
    const stop = (): void => dispatcher.cancel(id, isVolleyError(signal?.reason) ? signal.reason.message : "the query was cancelled");
    signal?.addEventListener("abort", stop, { once: true });
    live.add(id);
    dispatcher.submit(running);
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
    if (live.delete(id)) dispatcher.close(id);
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

  return {
    ...dispatcher,
    run: asUserError(async (relation: Relation, given: RunOptions): Promise<QueryResult> => {
      const signal = stopSignal(given);
      const run = { ...given, signal };
      const planned = await unlessAborted(
        signal,
        plan([relation], run.settings, (sources, settings) => planQuery(relation, sources, settings)),
      );
      const { exchange, schema } = planned.plan.result!;
      const job = await unlessAborted(signal, prepare(planned, undefined, run.settings));
      if (options.direct && isOneTask(job) && job.plan.observed.length === 0) return runDirect(job, schema, run, options.direct);
      const running = await start(job, run);
      const observed: ObservedMetrics[] = [];
      return { schema, schemaHeader: resultSchema(running, exchange), frames: frames(running, exchange, run, observed), observed };
    }),

    write: asUserError(async (command: WriteCommand, given: RunOptions): Promise<WriteResult> => {
      const signal = stopSignal(given);
      const run = { ...given, signal };
      command.sinks.forEach((sink) => requireWriterOptions(sink, command.origin));
      const roots = command.sinks.map((sink) => sink.input);
      const planned = await unlessAborted(
        signal,
        plan(roots, run.settings, (sources, settings) => planWrite(command, sources, settings)),
      );
      const writing = writeOutput(command, options, async (jobId, publish) => {
        try {
          const running = await start(await unlessAborted(signal, prepare(planned, { command, jobId }, run.settings)), run);
          const observed = await observedBy(running, run);
          const result = { ...(await publish(running)), ...(observed.length > 0 ? { observed } : {}) };
          run.onProgress?.(running.progress(true));
          return result;
        } finally {
          release(jobId);
          await dispatcher.quiet(jobId, cancelMilliseconds);
        }
      });
      writes.add(writing);
      return writing.finally(() => writes.delete(writing));
    }),

    schema: asUserError(async (relation: Relation, settings: QuerySettings): Promise<StructType> => {
      return (await plan([relation], settings, (sources) => schemaOf(analyze(relation, sources)))).plan;
    }),

    explain: asUserError(async (relation: Relation, mode: ExplainMode, settings: QuerySettings): Promise<string> => {
      return (await plan([relation], settings, (sources, planner) => explainPlan(relation, sources, planner, mode))).plan;
    }),

    ask: asUserError(
      async <Q extends PlanQuestion>(question: Q, relations: readonly [Relation, ...Relation[]], settings: QuerySettings) =>
        (await plan(relations, settings, (sources) => answerQuestion(question, relations, sources))).plan,
    ) as Engine["ask"],

    async close(reason) {
      closing.abort(new VolleyError("OPERATION_CANCELED", reason));
      await Promise.race([Promise.allSettled(writes), setTimeout(closeMilliseconds, undefined, { ref: false })]);
      for (const link of executors.all()) link.shutdown(reason);
    },
  };

  function resultSchema(running: RunningJob, exchange: number): Uint8Array {
    for (const stage of running.job.plan.stages)
      for (const winner of dispatcher.viewOf(running.job.id).winners(stage.id)) {
        const output = winner?.success.mapOutputs.find((o) => o.exchange === exchange);
        if (output) return output.schema;
      }
    return new Uint8Array();
  }
}

function isOneTask(job: Job): boolean {
  return job.stages.size === 1 && [...job.stages.values()][0]!.tasks === 1;
}

const noWinners: LaunchView = { winners: () => [], location: () => "" };

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
