import { join } from "node:path";
import { type Connection, type Database, DuckDBError, type DuckDBErrorType, type Registration } from "@volley/arrow-duckdb";
import { mapParallel } from "@volley/storage";
import type { MapOutput, SharedTable, TaskReport, TaskSpec } from "@volley/protocol";
import { sqlName, taskVariable } from "@volley/plan/values";
import { abortableStore } from "./abortable-store.ts";
import type { BroadcastCache } from "./broadcast-cache.ts";
import type { FunctionRuntime, FunctionUse } from "../functions/main/function-runtime.ts";
import { collectExchange } from "./exchange-input.ts";
import { copySink } from "./copy-sink.ts";
import { failureOf } from "./failure-of.ts";
import { findDamagedFile } from "./find-damaged-file.ts";
import { findMalformed } from "./find-malformed.ts";
import { type MadeTable, makeTable } from "./function-table.ts";
import { memoryBudget } from "./memory-budget.ts";
import { profileName, profilingStatements, readProfile } from "./query-profile.ts";
import { settingStatements } from "./sql-text.ts";
import type { SourceFetcher } from "./source-input.ts";
import { type InputContext, type ReadyInput, readyInput } from "./task-inputs.ts";
import { busyClock, type RunningMetrics, wallClock } from "./task-metrics.ts";
import { type UploadedSink, uploadSink, writeExchange } from "./task-outputs.ts";
import type { TaskRunnerOptions } from "./task-runner.ts";
import { type CompressedCheck, checkCompressedInputs } from "./compressed-check.ts";

export interface TaskResources extends TaskRunnerOptions {
  readonly fetchBytes: number;
  readonly scatterBytes: number;
  readonly database: Database;
  /** Told of an instance that can do no more work. */
  onFatal(database: Database): Promise<void>;
  /** Called before a task's functions are. */
  makeRoomForFunctions(connection: Connection): Promise<void>;
  readonly sources: SourceFetcher;
  readonly broadcasts: BroadcastCache;
  readonly functions: FunctionRuntime;
}

const inputsAtOnce = 4;
const fatalTypes = new Set<DuckDBErrorType>(["fatal", "internal"]);
const uploadsAtOnce = 2;

/**
 * Runs one task in a directory that its caller removes, and keeps count in `metrics`. Its report says everything; it
 * throws only what is no task's failure.
 */
export async function runTask(
  spec: TaskSpec,
  directory: string,
  signal: AbortSignal,
  resources: TaskResources,
  metrics: RunningMetrics,
): Promise<TaskReport> {
  const busy = busyClock();
  const connection = resources.database.connect();
  const inputs: ReadyInput[] = [];
  const registrations: Registration[] = [];
  const uploads: Promise<UploadedSink>[] = [];
  const made: MadeTable[] = [];
  const budget = memoryBudget(resources.fetchBytes);
  let compressed: CompressedCheck | undefined;
  let functions: FunctionUse | undefined;
  let fatal = false;
  try {
    const fetching = wallClock();
    inputs.push(...(await fetchInputs(spec, directory, signal, resources, metrics)));
    metrics.fetchUs = fetching();
    compressed = checkCompressedInputs(inputs, signal);
    // All at once: each call is two trips to another thread, which a small query feels.
    const own = `SET VARIABLE ${taskVariable} = ${spec.id?.task ?? 0}`;
    await connection.run([...settingStatements(spec.settings), own, ...profilingStatements(join(directory, profileName))].join(";\n"));
    if (spec.functions.length > 0) {
      await resources.makeRoomForFunctions(connection);
      functions = await resources.functions.use(spec, resources.database, connection, signal);
    }
    for (const input of inputs) {
      const registration = await input.register(connection);
      if (registration !== undefined) registrations.push(registration);
    }
    const makeShared = async ({ name, sql, function: call }: SharedTable): Promise<void> => {
      if (!call) {
        await connection.run(`CREATE OR REPLACE TEMP TABLE ${sqlName(name)} AS ${sql}`, { signal });
        return;
      }
      if (functions === undefined) throw new Error(`the task brings no function ${call.function}`);
      const path = join(directory, "made", `${made.length}.frames`);
      const table = await makeTable(connection, { name, sql }, call, { functions, budget, path, signal });
      made.push(table);
      registrations.push(table.registration);
    };
    const mapOutputs = await runOutputs(spec, directory, signal, resources, connection, metrics, makeShared, uploads, compressed);
    await compressed.demand();
    const sinkFiles = (await Promise.all(uploads)).map(({ file }) => file);
    metrics.exchangeBytesWritten = sum(mapOutputs.flatMap((output) => output.bytes));
    metrics.sinkBytes = sum(sinkFiles.map((file) => file.bytes));
    signal.throwIfAborted();
    metrics.jsBusyUs = busy();
    return { id: spec.id, success: { mapOutputs, sinkFiles }, metrics };
  } catch (thrown) {
    await abortUploads(uploads, resources);
    const error = (await compressed?.explain(thrown)) ?? thrown;
    const causes = [...registrations.map((registration) => registration.failure), functions?.failure()];
    const cause = causes.find((failure) => failure !== undefined);
    const files = inputs.flatMap((input) => input.files);
    const parquet = inputs.filter((input) => input.parquet).flatMap((input) => input.files);
    const damaged = cause === undefined && !signal.aborted ? await findDamagedFile(error, parquet, resources.database, signal) : undefined;
    const malformed = signal.aborted
      ? undefined
      : await findMalformed(cause ?? error, inputs, resources.database, directory, spec.settings, signal);
    const failure = damaged ?? (await failureOf(error, { files, malformed, cause, signal, memoryLimit: resources.memoryLimit }));
    fatal = error instanceof DuckDBError && fatalTypes.has(error.type);
    metrics.jsBusyUs = busy();
    return { id: spec.id, failure, metrics };
  } finally {
    for (const registration of registrations) await registration.drop().catch(() => undefined);
    functions?.end();
    await compressed?.end();
    await connection.close();
    for (const table of made) await table.release();
    for (const input of inputs) input.release();
    if (fatal) await resources.onFatal(resources.database);
  }
}

function fetchInputs(
  spec: TaskSpec,
  directory: string,
  signal: AbortSignal,
  resources: TaskResources,
  metrics: RunningMetrics,
): Promise<ReadyInput[]> {
  const { blocks, broadcasts, executorId, fetchRemote, sources, storage } = resources;
  const queryId = spec.id?.queryId ?? "";
  const budget = memoryBudget(resources.fetchBytes);
  const context: InputContext = {
    directory,
    store: abortableStore(storage, signal),
    sources,
    metrics,
    collect: async (input) => {
      const options = { queryId: input.queryId || queryId, executorId, blocks, fetchRemote, budget, signal };
      if (!input.broadcast) return collectExchange(input, { ...options, spoolDirectory: join(directory, "fetched") });
      const { collected, fresh } = await broadcasts.get(options.queryId, input, (spoolDirectory) => {
        return collectExchange(input, { ...options, budget: memoryBudget(resources.fetchBytes / 2), spoolDirectory });
      });
      return { ...collected, fetched: fresh ? collected.fetched : 0, release: () => undefined };
    },
  };
  return mapParallel(spec.inputs, inputsAtOnce, (input, index) => readyInput(input, index, context));
}

/** Makes the shared tables, then the outputs one after the other; a sink's upload runs beside the next output. */
async function runOutputs(
  spec: TaskSpec,
  directory: string,
  signal: AbortSignal,
  resources: TaskResources,
  connection: Connection,
  metrics: RunningMetrics,
  makeShared: (table: SharedTable) => Promise<void>,
  uploads: Promise<UploadedSink>[],
  compressed: CompressedCheck,
): Promise<MapOutput[]> {
  const { queryId = "", task = 0, attempt = 0 } = spec.id ?? {};
  const running = wallClock();
  const store = abortableStore(resources.storage, signal);
  const mapOutputs: MapOutput[] = [];
  const profile = (): void => {
    const { spilledBytes, textRows } = readProfile(join(directory, profileName));
    metrics.spilledBytes = Math.max(metrics.spilledBytes, spilledBytes);
    metrics.rowsRead += textRows;
  };
  for (const table of spec.shared) {
    await makeShared(table);
    profile();
  }
  for (const output of spec.outputs) {
    if (output.exchange) {
      const { exchange, partitions } = output.exchange;
      const id = { queryId, exchange, map: task, attempt };
      const options = {
        signal,
        scatterBytes: resources.scatterBytes,
        beforeCommit: compressed.demand,
        openWriter: async () => resources.openOutput?.(id, partitions) ?? resources.blocks.write(id, partitions),
        onRows: (rows: number) => {
          metrics.exchangeRowsWritten += rows;
        },
      };
      mapOutputs.push(await writeExchange(connection, output.sql, output.exchange, options));
      profile();
    } else if (output.sink) {
      for await (const local of copySink(connection, output.sql, output.sink, task, join(directory, "sinks"), signal)) {
        metrics.sinkRows += local.rows;
        if (uploads.length >= uploadsAtOnce) await uploads.at(-uploadsAtOnce);
        const uploading = wallClock();
        const upload = uploadSink(store, local, attempt).finally(() => {
          metrics.uploadUs += uploading();
        });
        upload.catch(() => undefined);
        uploads.push(upload);
      }
      profile();
    }
  }
  metrics.runUs = running();
  return mapOutputs;
}

/** A failed attempt's uploads are nobody's: the driver never hears of them. */
async function abortUploads(uploads: readonly Promise<UploadedSink>[], resources: TaskResources): Promise<void> {
  for (const result of await Promise.allSettled(uploads)) {
    if (result.status === "fulfilled") await resources.storage.abortUpload(result.value.upload).catch(() => undefined);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
