import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Connection, type Database, openDatabase } from "@volley/arrow-duckdb";
import type { ProbeReply, ProbeRequest, TaskFailure, TaskProgress, TaskReport, TaskSpec } from "@volley/protocol";
import type { ObjectStore } from "@volley/storage";
import type { BlockStore } from "../blocks/block-store.ts";
import type { MapOutputWriter } from "../blocks/map-output-writer.ts";
import type { MapOutputId } from "../errors.ts";
import { lazyFunctionRuntime } from "../functions/main/lazy-function-runtime.ts";
import { createBroadcastCache } from "./broadcast-cache.ts";
import type { FetchBlocks } from "./exchange-input.ts";
import { failureOf } from "./failure-of.ts";
import { probeSource } from "./probe.ts";
import { createSourceFetcher, inTurn } from "./source-input.ts";
import { runTask } from "./run-task.ts";
import { inTaskDirectory } from "./task-directory.ts";
import { noMetrics, type RunningMetrics } from "./task-metrics.ts";

export interface TaskRunnerOptions {
  readonly executorId: string;
  /** For spills and fetched files; made when absent, removed by `close`. It belongs to this runner alone. */
  readonly directory: string;
  /** Bytes that DuckDB may use. */
  readonly memoryLimit: number;
  readonly threads: number;
  readonly storage: ObjectStore;
  /** Where exchange outputs go and own exchange inputs are. */
  readonly blocks: BlockStore;
  /** Needed when inputs lie on other executors. */
  readonly fetchRemote?: FetchBlocks;
  /** Bytes of fetched blocks, or of ranges under way, held in memory before they go to local files; default 64 MiB. */
  readonly fetchBytes?: number;
  /** Bytes of partitions under way held in memory by a shuffle write; default 64 MiB. */
  readonly scatterBytes?: number;
  /** One input is fetched from remote storage at a time, so that a task computes while another fetches. */
  readonly fetchInTurn?: boolean;
  /**
   * DuckDB gives memory that it no longer uses back to the system at once: with its own thresholds (128 and 512 MiB) an
   * instance that has run a few queries holds up to twice its limit. Costs queries about 5 %.
   */
  readonly returnMemoryEarly?: boolean;
  /** Join in the order of the SQL: of rows that come from exchanges DuckDB knows no values, and the planner knows their sizes. */
  readonly joinAsWritten?: boolean;
  /** MiB of JavaScript heap for each thread of user functions; default 256. */
  readonly functionHeapMb?: number;
  /** Bytes that DuckDB may use once a task has brought user functions, whose threads then stay; default: as before. */
  readonly memoryLimitBesideFunctions?: number;
  /** Milliseconds that a user function may take for one batch of rows, where it says nothing itself; default 60,000. */
  readonly functionTimeoutMs?: number;
  /** Takes a task's rows for an exchange in place of the block store, where it answers with a writer. */
  readonly openOutput?: (id: MapOutputId, partitions: number) => MapOutputWriter | undefined;
}

/** Runs tasks in this process on one DuckDB instance, which stays open between them. */
export interface TaskRunner {
  /** Runs one task to its end; never throws. Inputs, views and files of the task are gone when it is done. */
  run(spec: TaskSpec, signal?: AbortSignal): Promise<TaskReport>;
  /** Finds out the columns of a sample of files; never throws. */
  probe(request: ProbeRequest, signal?: AbortSignal): Promise<ProbeReply>;
  /** The tasks under way, with the rows that each has written so far. */
  running(): readonly TaskProgress[];
  /** Forgets what is kept of a query: its broadcast inputs. */
  drop(queryId: string, exchanges?: readonly number[]): Promise<void>;
  /** Ends what runs, closes DuckDB and removes the directory. May be called again. */
  close(): Promise<void>;
}

const mebibyte = 2 ** 20;
/** What the storage package asks for at once at most, and fewer requests than this leave the network idle. */
const requestBytes = 8 * mebibyte;
const leastRequests = 4;
const neverAborted = new AbortController().signal;

/** Opens DuckDB and makes a runner over it. */
export async function createTaskRunner(options: TaskRunnerOptions): Promise<TaskRunner> {
  const { directory, memoryLimit, threads, storage } = options;
  await mkdir(directory, { recursive: true });
  const config = { ...offline, ...(options.returnMemoryEarly && earlyReturn), ...(options.joinAsWritten && orderAsWritten) };
  let opened = 0;
  // Each in a directory of its own: two instances that share one delete each other's files.
  let limit = memoryLimit;
  const open = (): Promise<Database> =>
    openDatabase({ memoryLimit: limit, threads, tempDirectory: join(directory, `spill-${opened++}`), config });
  let database = await open();
  const fetchBytes = options.fetchBytes ?? 64 * mebibyte;
  const fetcher = createSourceFetcher(Math.max(leastRequests, Math.floor(fetchBytes / requestBytes)));
  const sources = options.fetchInTurn ? inTurn(fetcher) : fetcher;
  const broadcasts = createBroadcastCache(join(directory, "broadcast"));
  const functions = lazyFunctionRuntime({
    directory: join(directory, "functions"),
    heapMb: options.functionHeapMb ?? 256,
    timeoutMs: options.functionTimeoutMs ?? 60_000,
  });
  const tasks = new Map<TaskSpec, RunningMetrics>();
  const running = new Set<Promise<unknown>>();
  const closing = new AbortController();
  const resources = {
    ...options,
    fetchBytes,
    scatterBytes: options.scatterBytes ?? 64 * mebibyte,
    sources,
    broadcasts,
    functions,
  };
  let closed: Promise<void> | undefined;

  /** After a fatal error DuckDB refuses all further work on the instance. */
  async function renew(broken: Database): Promise<void> {
    if (broken !== database || closing.signal.aborted) return;
    database = await open();
    functions.forget(broken);
    await broken.close();
  }

  /** DuckDB gives up what the threads of user functions take. They stay, and so does this. */
  async function makeRoomForFunctions(connection: Connection): Promise<void> {
    const { memoryLimitBesideFunctions: less = limit } = options;
    if (less >= limit) return;
    await connection.run(`SET memory_limit = '${less}B'`);
    limit = less;
  }

  async function inDirectory<T>(
    name: string,
    signal: AbortSignal,
    work: (directory: string, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const own = join(directory, "tasks", name);
    const either = AbortSignal.any([signal, closing.signal]);
    const ended = inTaskDirectory(own, (made) => work(made, either));
    running.add(ended);
    try {
      return await ended;
    } finally {
      running.delete(ended);
    }
  }

  return {
    async run(spec, signal = neverAborted) {
      const metrics = noMetrics();
      tasks.set(spec, metrics);
      try {
        return await inDirectory(String(spec.id?.attempt ?? 0), signal, (own, either) =>
          runTask(spec, own, either, { ...resources, database, onFatal: renew, makeRoomForFunctions }, metrics),
        );
      } catch (error) {
        return { id: spec.id, failure: await failureOf(error, { signal, memoryLimit }), metrics };
      } finally {
        tasks.delete(spec);
      }
    },
    async probe(request, signal = neverAborted) {
      const failed = (failure: TaskFailure): ProbeReply => ({ id: request.id, columns: [], failure });
      try {
        return await inDirectory(`probe-${encodeURIComponent(request.id)}`, signal, (own, either) =>
          probeSource(request, own, either, { database, sources, storage }),
        );
      } catch (error) {
        return failed(await failureOf(error, { signal, memoryLimit }));
      }
    },
    running: () => [...tasks].map(([{ id }, metrics]) => ({ id, rows: metrics.exchangeRowsWritten + metrics.sinkRows })),
    drop: (queryId, exchanges) => broadcasts.drop(queryId, exchanges),
    close() {
      closed ??= (async () => {
        closing.abort(new Error("the executor is closing"));
        await Promise.allSettled(running);
        await functions.close();
        await database.close();
        await rm(directory, { recursive: true, force: true, maxRetries: 5 });
      })();
      return closed;
    },
  };
}

/** Nothing is fetched from the network by DuckDB itself. */
const offline = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" };
const orderAsWritten = { disabled_optimizers: "join_order" };
const earlyReturn = { allocator_flush_threshold: "16MB", allocator_bulk_deallocation_flush_threshold: "16MB" };
