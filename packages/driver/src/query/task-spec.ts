import type { UserFunctionUse } from "@volley/plan";
import type { BlockSource, MapRef, TaskInput, TaskOutput, TaskSpec, UserFunction, UserModule } from "@volley/protocol";
import { type CachedInput, type ExchangeInput, hasHeader, mergesSchema, type StageOutput, type TaskShare } from "@volley/planner";
import type { AttemptKey } from "../scheduler/events.ts";
import type { Winner } from "../scheduler/state.ts";
import { type Job, producerOf, sinkFileName } from "./job.ts";
import { copyOptions, sinkSql } from "./sink-sql.ts";

/** What a task spec needs to know about the cluster at the moment of its launch. */
export interface LaunchView {
  winners(stage: number): readonly (Winner | undefined)[];
  location(executor: string): string;
  /** The same for another query. */
  of(query: string): LaunchView;
}

/** The message that makes an executor run one attempt of one task. */
export function taskSpec(job: Job, key: AttemptKey, view: LaunchView): TaskSpec {
  const prepared = job.stages.get(key.stage)!;
  const { stage } = prepared;
  const inputs = stage.inputs.map((input): TaskInput => {
    if (input.kind === "local") return { name: input.name, local: { ipc: input.data } };
    if (input.kind === "cached") return { name: input.name, exchange: keptInput(job, input, key, view) };
    if (input.kind === "exchange") return { name: input.name, exchange: exchangeInput(job, input, prepared.shares[key.task], view) };
    const { perTask, lists } = prepared.splits.get(input.name)!;
    const splits = lists[perTask ? key.task : 0] ?? [];
    const header = hasHeader(input.read);
    const columnsMayLack = mergesSchema(input.read);
    const { sql, columns, malformedSql } = input;
    return {
      name: input.name,
      source: {
        sql,
        malformedSql,
        format: input.read.format,
        columns,
        splits,
        header,
        columnsMayLack,
        firstRows: input.limit !== undefined,
      },
    };
  });
  return {
    id: { queryId: key.query, stage: key.stage, stageAttempt: key.stageAttempt, task: key.task, attempt: key.attempt },
    stageName: stage.name,
    inputs,
    shared: stage.shared,
    outputs: stage.outputs.map((output) => taskOutput(job, output, key)),
    settings: job.settings,
    functions: stage.functions.map(functionMessage),
    modules: modulesOf(stage.functions),
  };
}

function functionMessage({ sqlName, function: fn, parameterTypes, returnType }: UserFunctionUse): UserFunction {
  return {
    name: sqlName,
    module: fn.module.hash,
    export: fn.export,
    arrow: fn.form !== "scalar",
    parameterTypes,
    returnType,
    deterministic: fn.deterministic,
    label: fn.label,
    timeoutMs: fn.timeoutMilliseconds ?? 0,
    int64AsNumber: fn.int64AsNumber ?? false,
  };
}

function modulesOf(functions: readonly UserFunctionUse[]): readonly UserModule[] {
  return [...new Map(functions.map(({ function: { module } }) => [module.hash, module as UserModule])).values()];
}

function taskOutput(job: Job, { sql, schema, target }: StageOutput, key: AttemptKey): TaskOutput {
  if (target.kind === "exchange") return { sql, exchange: { exchange: target.exchange, partitions: target.partitions } };
  const { command, jobId } = job.sinks!;
  const sink = command.sinks[target.sink]!;
  const folder = [command.destination.replace(/\/+$/, ""), sink.folder].filter(Boolean).join("/");
  return {
    sql: sinkSql(sink, sql, schema, job.settings["timeZone"] ?? "UTC"),
    sink: {
      sink: target.sink,
      url: `${folder}/${sinkFileName(sink, key.task, jobId, key.attempt)}`,
      copyOptions: copyOptions(sink),
      jobId,
      partitionBy: sink.partitionBy ?? [],
      maxRows: Number(sink.options["maxrecordsperfile"] ?? 0),
    },
  };
}

function exchangeInput(job: Job, input: ExchangeInput, share: TaskShare | undefined, view: LaunchView): NonNullable<TaskInput["exchange"]> {
  const all = input.delivery === "all";
  const { schema, sources } = blockSources(job, input.exchange, all ? undefined : share, view);
  return { exchange: input.exchange, schema, broadcast: all, sources, queryId: "" };
}

/** The rows that some tasks of another job kept, or all of them. */
function keptInput(
  job: Job,
  { name, frame }: CachedInput,
  { stage, task }: AttemptKey,
  view: LaunchView,
): NonNullable<TaskInput["exchange"]> {
  const { job: maker, exchange } = job.frames.kept.get(frame.id)!;
  const maps = job.stages.get(stage)!.kept.get(name)?.[task];
  const { schema, sources } = blockSources(maker, exchange, undefined, view.of(maker.id));
  const some = (source: BlockSource): BlockSource => ({ ...source, maps: source.maps.filter(({ map }) => maps!.includes(map)) });
  const own = maps ? sources.map(some).filter((source) => source.maps.length > 0) : sources;
  return { exchange, schema, broadcast: maps === undefined, sources: own, queryId: maker.id };
}

/** Where the blocks of a task's share of an exchange (or of all of it) lie, one source an executor, maps in order. */
export function blockSources(
  job: Job,
  exchange: number,
  share: TaskShare | undefined,
  view: LaunchView,
): { schema: Uint8Array; sources: BlockSource[] } {
  const producer = producerOf(job.plan, exchange);
  const target = producer.outputs.map((o) => o.target).find((t) => t.kind === "exchange" && t.exchange === exchange);
  const partitions = target?.kind === "exchange" ? target.partitions : 1;
  const { from, to } = share ?? { from: 0, to: partitions };
  const maps = share?.maps?.exchange === exchange ? share.maps : { from: 0, to: Number.POSITIVE_INFINITY };
  const byExecutor = new Map<string, { maps: MapRef[]; bytes: number; rows: number }>();
  let schema = new Uint8Array();
  view.winners(producer.id).forEach((winner, map) => {
    const output = winner?.success.mapOutputs.find((o) => o.exchange === exchange);
    if (!winner || !output) return;
    schema = output.schema as Uint8Array<ArrayBuffer>;
    // For each of many tasks this is asked of each of many maps.
    const sum = (sizes: readonly number[]): number => {
      let total = 0;
      for (let partition = from; partition < Math.min(to, sizes.length); partition++) total += sizes[partition]!;
      return total;
    };
    const source = byExecutor.get(winner.executor) ?? { maps: [], bytes: 0, rows: 0 };
    const rows = sum(output.rows);
    if (rows > 0 && map >= maps.from && map < maps.to) {
      source.maps.push({ map, attempt: winner.attempt });
      source.bytes += sum(output.bytes);
      source.rows += rows;
    }
    byExecutor.set(winner.executor, source);
  });
  const sources = [...byExecutor].filter(([, s]) => s.maps.length > 0);
  return {
    schema,
    sources: sources.map(([executorId, source]) => ({
      ...source,
      executorId,
      location: view.location(executorId),
      partitionFrom: from,
      partitionTo: to,
    })),
  };
}
