import { rm } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { DriverMessage, TaskReport } from "@volley/protocol";
import { openBlockStore } from "../blocks/block-store.ts";
import { ExecutorError } from "../errors.ts";
import type { ExecutorOptions, ResolvedOptions } from "../executor-options.ts";
import { startFlightServer } from "../flight/flight-server.ts";
import { planMemory } from "../memory-ledger.ts";
import type { SlotOptions } from "../slot/slot-messages.ts";
import type { ControlLink } from "./control-link.ts";
import { createDiskLedger } from "./disk-ledger.ts";
import { makeExecutorDirectory } from "./executor-directory.ts";
import { watchMemory } from "./memory-watch.ts";
import { startSlotPool } from "./slot-pool.ts";
import { withStorageSettings } from "./storage-settings.ts";

/** A registered executor. */
export interface ExecutorHandle {
  readonly executorId: string;
  /** host:port of the Flight service, as peers reach it. */
  readonly location: string;
  /** The directory that holds all it writes. */
  readonly directory: string;
  /** Ends what runs, says goodbye and leaves nothing behind. May be called again. */
  close(reason?: string): Promise<void>;
  /** Fulfilled when the executor has ended, with a sentence when that was not on purpose. */
  readonly ended: Promise<string | undefined>;
}

const defaultHeartbeatMs = 1000;

/**
 * Starts an executor in this process: its slots as processes, its Flight service in a thread; fulfilled when the
 * driver has registered it.
 * Throws ExecutorError when the limits are too small, a socket cannot be opened, or the driver refuses or is not there.
 */
export async function startExecutor(given: ExecutorOptions): Promise<ExecutorHandle> {
  const options = resolveOptions(given);
  const ledger = planMemory(options);
  const directory = await makeExecutorDirectory(options.directory);
  const closers: (() => Promise<void> | void)[] = [() => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  let finish: (why: string | undefined) => void = () => undefined;
  const ended = new Promise<string | undefined>((resolve) => {
    finish = resolve;
  });
  let stopping: Promise<void> | undefined;
  const stop = (reason: string, failure?: string): Promise<void> => {
    stopping ??= (async () => {
      // The driver hears of it when nothing runs here any more: it then takes back what was uploaded.
      await endTasks();
      await link?.close(reason);
      await closeAll();
      finish(failure);
    })();
    return stopping;
  };
  let link: ControlLink | undefined;
  let endTasks = async (): Promise<void> => undefined;

  try {
    const blocksDirectory = join(directory, "blocks");
    const security = { token: options.token, tls: options.tls };
    const blocks = openBlockStore(blocksDirectory);
    const disk = createDiskLedger();
    const slotOptions = Array.from(
      { length: options.slots },
      (_, index): SlotOptions => ({
        executorId: options.executorId,
        directory: join(directory, `slot-${index}`),
        executorDirectory: directory,
        blocksDirectory,
        memoryLimit: ledger.memoryLimit,
        memoryLimitBesideFunctions: ledger.memoryLimitBesideFunctions,
        functionHeapMb: Math.floor(ledger.functionHeap / 2 ** 20),
        threads: ledger.threads,
        fetchBytes: ledger.fetch,
        scatterBytes: ledger.scatter,
        security,
      }),
    );
    const dropFiles = (queryId: string, exchanges: readonly number[]): void => {
      disk.dropped(queryId, exchanges);
      blocks
        .drop(queryId, exchanges)
        .catch((error: unknown) => process.emitWarning(`cannot delete shuffle files of ${queryId}: ${String(error)}`));
    };
    const dropped = new Set<string>();
    const report = (done: TaskReport): void => {
      disk.wrote(done);
      // A task that was under way when its query ended may have written after the files were deleted.
      if (done.id && dropped.has(done.id.queryId)) dropFiles(done.id.queryId, []);
      // What this executor ended itself is the driver's to run elsewhere: it hears that the executor leaves.
      if (stopping === undefined || done.success) link?.send({ report: done });
    };
    // gRPC loads while the slots' processes start.
    const control = import("./control-link.ts");
    const [flight, pool] = await bothOrNone(
      startFlightServer({ blocksDirectory, host: options.host, port: options.port, security }, options.programs?.flightThread),
      startSlotPool(
        slotOptions,
        {
          report,
          started: (id, slot) => link?.sendNow({ started: { id, slot } }),
          probed: (probed) => link?.send({ probed }),
          broken: (cause) => void stop("a slot cannot be started", cause instanceof Error ? cause.message : String(cause)),
        },
        { program: options.programs?.slot, silenceMs: options.slotSilenceMs },
      ),
    );
    closers.push(
      () => flight.close(),
      () => pool.close(),
    );
    endTasks = () => pool.close();
    pool.configure(options.storage ?? {});
    const memory = watchMemory(pool, ledger.limit);
    closers.push(() => memory.stop());
    const location = `${options.advertisedHost ?? options.host}:${flight.port}`;

    const heart = { timer: undefined as NodeJS.Timeout | undefined };
    const beat = (): void => {
      const { resident, peak } = memory.use();
      link?.sendNow({
        heartbeat: {
          residentBytes: resident,
          peakResidentBytes: peak,
          exchangeBytesOnDisk: disk.bytes(),
          jsBusyUs: Math.round(performance.eventLoopUtilization().active * 1000),
          flightBusyUs: flight.busyUs(),
          running: pool.progress(),
        },
      });
    };
    closers.push(() => clearInterval(heart.timer));

    const onMessage = (message: DriverMessage): void => {
      if (message.registered) {
        pool.configure(withStorageSettings(options.storage ?? {}, message.registered.settings));
        clearInterval(heart.timer);
        beat();
        heart.timer = setInterval(beat, message.registered.heartbeatMs || defaultHeartbeatMs);
      } else if (message.launch) pool.launch(message.launch.tasks);
      else if (message.cancel?.id) pool.cancel(message.cancel.id, message.cancel.reason);
      else if (message.probe) pool.probe(message.probe);
      else if (message.drop) {
        const { queryId, exchanges } = message.drop;
        pool.drop(queryId, exchanges);
        dropFiles(queryId, exchanges);
        if (exchanges.length === 0) remember(dropped, queryId);
      } else if (message.shutdown) void stop(message.shutdown.reason);
    };
    link = (await control).openControlLink({
      driver: options.driver,
      security,
      reconnectMs: options.reconnectMs,
      register: {
        executorId: options.executorId,
        volleyVersion: options.version,
        duckdbVersion: pool.duckdbVersion,
        slots: options.slots,
        location,
        memoryBytes: options.memoryBytes,
        pid: process.pid,
        token: options.token ?? "",
      },
      onMessage,
      onLost: (error) => void stop(error.message, error.message),
    });
    await link.registered;
    return { executorId: options.executorId, location, directory, close: (reason = "stopped") => stop(reason), ended };
  } catch (error) {
    await stop("it did not start");
    throw error;
  }
}

/** Adds to a set that keeps its last thousand members. */
function remember(set: Set<string>, member: string): void {
  set.add(member);
  if (set.size > 1000) set.delete(set.values().next().value as string);
}

/** Waits for both; when one fails, closes the other and throws. */
async function bothOrNone<A extends Closable, B extends Closable>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  const [a, b] = await Promise.allSettled([first, second]);
  if (a.status === "fulfilled" && b.status === "fulfilled") return [a.value, b.value];
  for (const result of [a, b]) if (result.status === "fulfilled") await result.value.close();
  throw a.status === "rejected" ? a.reason : (b as PromiseRejectedResult).reason;
}

interface Closable {
  close(): Promise<void>;
}

function resolveOptions(options: ExecutorOptions): ResolvedOptions {
  const { slots = 1, memoryBytes = 2 ** 30 } = options;
  if (!Number.isInteger(slots) || slots < 1) throw new ExecutorError(`an executor has 1 slot or more, not ${slots}`);
  return {
    ...options,
    slots,
    memoryBytes,
    executorId: options.executorId ?? `${hostname()}-${process.pid}-${randomBytes(3).toString("hex")}`,
    version: options.version ?? "",
    host: options.host ?? "127.0.0.1",
    port: options.port ?? 0,
    directory: options.directory ?? tmpdir(),
    reconnectMs: options.reconnectMs ?? 30_000,
  };
}
