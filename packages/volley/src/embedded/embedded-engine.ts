import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { availableParallelism, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { createEngine, type DirectResult, type Engine, type ExecutorLink } from "@volley/driver";
import { type BlockStore, createTaskRunner, type MapOutputWriter, openBlockStore, readBlocks, type TaskRunner } from "@volley/executor";
import { type BlockSource, FailureReason, type TaskFailure, type TaskId, type TaskReport, type TaskSpec } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { isLocal, openStorage, type StorageOptions } from "@volley/storage";
import { createFrameQueue } from "./frame-queue.ts";

export interface EmbeddedOptions {
  /** Bytes DuckDB may use; 0: 60 % of the machine's memory. */
  readonly memory: number;
  /** Bytes of JavaScript heap for user functions; 0: 256 MiB. */
  readonly functionHeap: number;
  /** Remote inputs beyond so many bytes are read bundle by bundle, in stages as on a cluster. */
  readonly stagingBytes: number;
  readonly storage: StorageOptions;
}

/** Driver and executor in this process: no sockets. With inputs at hand a whole query is one DuckDB query. */
export interface EmbeddedEngine {
  readonly engine: Engine;
  close(): Promise<void>;
}

const executorId = "embedded";
/** One task computes while another fetches. */
const bundlesAtOnce = 2;

export async function createEmbeddedEngine(options: EmbeddedOptions): Promise<EmbeddedEngine> {
  const directory = join(tmpdir(), `volley-${process.pid}-${randomUUID().slice(0, 8)}`);
  const storage = openStorage(options.storage);
  const blocks = openBlockStore(join(directory, "blocks"));
  const streaming = new Map<number, MapOutputWriter>();
  let opened: Promise<TaskRunner> | undefined;
  const runner = (): Promise<TaskRunner> => {
    opened ??= createTaskRunner({
      executorId,
      directory: join(directory, "work"),
      memoryLimit: options.memory || Math.round(totalmem() * 0.6),
      threads: availableParallelism(),
      ...(options.functionHeap && { functionHeapMb: Math.floor(options.functionHeap / 2 ** 20) }),
      storage,
      blocks,
      fetchInTurn: true,
      fetchBytes: 128 << 20,
      openOutput: ({ attempt }) => streaming.get(attempt),
    });
    return opened;
  };

  async function direct(task: TaskSpec, signal: AbortSignal): Promise<DirectResult> {
    const abandoned = new AbortController();
    const queue = createFrameQueue(() => abandoned.abort());
    const attempt = task.id!.attempt;
    let begun: (schema: Uint8Array) => void;
    const schemaHeader = new Promise<Uint8Array>((resolve) => (begun = resolve));
    const sizes = { bytes: 0, rows: 0 };
    streaming.set(attempt, {
      begin: (schema) => begun(schema),
      async append(_partition, frame, rows) {
        sizes.bytes += frame.bodyLength;
        sizes.rows += rows;
        await queue.put(frame);
      },
      commit: async (schema) => ({ schema, bytes: [sizes.bytes], rows: [sizes.rows] }),
      abort: async () => {},
    });
    const report = (await runner()).run(task, AbortSignal.any([signal, abandoned.signal])).finally(() => {
      streaming.delete(attempt);
      queue.end();
    });
    const first = await Promise.race([schemaHeader, report]);
    const header = first instanceof Uint8Array ? first : (first.success?.mapOutputs[0]?.schema ?? new Uint8Array());
    return { schemaHeader: header, frames: queue.frames, report: report.then((r) => (abandoned.signal.aborted ? succeeded(r) : r)) };
  }

  const engine = createEngine({
    store: storage,
    epoch: 1,
    mode: (sources) => {
      const remote = [...sources.values()].flatMap((source) => source.objects).filter((object) => !isLocal(object.url));
      return remote.reduce((sum, object) => sum + object.size, 0) > options.stagingBytes ? "cluster" : "single";
    },
    bundleBytes: Math.ceil(options.stagingBytes / bundlesAtOnce),
    direct,
    readBlocks: (source, of) => storedFrames(blocks, source, of),
  });
  const forget = async (query: string): Promise<void> => {
    await blocks.drop(query);
    await (await opened)?.drop(query);
  };
  engine.added(inProcess(runner, engine, forget));

  return {
    engine,
    async close() {
      await engine.close("the session was stopped");
      if (opened) await (await opened).close();
      await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function* storedFrames(
  blocks: BlockStore,
  { maps, partitionFrom, partitionTo }: BlockSource,
  of: { queryId: string; exchange: number },
): AsyncGenerator<Frame> {
  for (const { map, attempt } of maps) {
    const stored = await blocks.lookup({ ...of, map, attempt }, partitionFrom, partitionTo);
    for await (const { frame } of readBlocks(stored)) yield frame;
  }
}

/** A reader that leaves early ends its task; that is no failure. */
function succeeded(report: TaskReport): TaskReport {
  return report.success ? report : { ...report, failure: null, success: { mapOutputs: [], sinkFiles: [] } };
}

function inProcess(runner: () => Promise<TaskRunner>, engine: Engine, forget: (query: string) => Promise<void>): ExecutorLink {
  const running = new Map<number, AbortController>();
  return {
    id: executorId,
    slots: bundlesAtOnce,
    location: "",
    launch(task) {
      const { attempt } = task.id!;
      const controller = new AbortController();
      running.set(attempt, controller);
      void runner()
        .then((r) => r.run(task, controller.signal))
        .catch((error: unknown): TaskReport => ({ id: task.id, failure: notStarted(error) }))
        .then((report) => {
          running.delete(attempt);
          engine.reported(executorId, report);
        });
    },
    cancel: (id: TaskId) => running.get(id.attempt)?.abort(),
    dropExchanges: (query) => void forget(query),
    probe: async (request) => (await runner()).probe(request),
    shutdown: () => {},
  };
}

/** DuckDB could not be opened. */
function notStarted(error: unknown): TaskFailure {
  const message = error instanceof Error ? error.message : String(error);
  return { reason: FailureReason.INTERNAL, message, retryable: false, countsTowardsLimit: true, errorClass: "", where: [], hints: [] };
}
