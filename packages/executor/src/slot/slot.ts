import { rmSync } from "node:fs";
import { duckdbVersion } from "@volley/arrow-duckdb";
import { ProbeReply, ProbeRequest, TaskReport, TaskSpec } from "@volley/protocol";
import { openStorage, silenceNodeVersionWarning } from "@volley/storage";
import { openBlockStore } from "../blocks/block-store.ts";
import { TaskCancelledError } from "../errors.ts";
import { lazyBlockFetcher } from "../flight/lazy-block-fetcher.ts";
import { createTaskRunner, type TaskRunner } from "../task/task-runner.ts";
import { swappableStore } from "./swappable-store.ts";
import type { FromSlot, SlotOptions, ToSlot } from "./slot-messages.ts";

const statusMs = 250;
const storage = swappableStore(openStorage());
const cancels = new Map<number, AbortController>();
const started: { options?: SlotOptions; runner?: TaskRunner } = {};

silenceNodeVersionWarning();

function send(message: FromSlot): void {
  // Without a callback, a supervisor that has just died would be an uncaught error, and the files would stay.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

async function start(options: SlotOptions): Promise<void> {
  started.options = options;
  started.runner = await createTaskRunner({
    ...options,
    storage,
    blocks: openBlockStore(options.blocksDirectory),
    fetchRemote: lazyBlockFetcher(options.security),
    returnMemoryEarly: true,
    joinAsWritten: true,
  });
  send({ type: "ready", duckdbVersion: duckdbVersion() });
  setInterval(() => {
    const rows = started.runner?.running().reduce((sum, task) => sum + task.rows, 0) ?? 0;
    send({ type: "status", residentBytes: process.memoryUsage.rss(), rows });
  }, statusMs).unref();
}

async function run(bytes: Uint8Array): Promise<void> {
  const spec = TaskSpec.decode(bytes);
  const attempt = spec.id?.attempt ?? 0;
  const cancel = new AbortController();
  cancels.set(attempt, cancel);
  const report = await started.runner!.run(spec, cancel.signal);
  cancels.delete(attempt);
  send({ type: "report", report: TaskReport.encode(report) });
}

async function probe(bytes: Uint8Array): Promise<void> {
  send({ type: "probed", reply: ProbeReply.encode(await started.runner!.probe(ProbeRequest.decode(bytes))) });
}

async function stop(): Promise<void> {
  await started.runner?.close();
  process.exit(0);
}

const handlers: { readonly [T in ToSlot["type"]]: (message: Extract<ToSlot, { type: T }>) => Promise<void> | void } = {
  start: ({ options }) => start(options),
  configure: (message) => storage.use(openStorage(message.storage)),
  run: ({ spec }) => run(spec),
  cancel: ({ attempt, reason }) => cancels.get(attempt)?.abort(new TaskCancelledError(reason)),
  probe: ({ request }) => probe(request),
  drop: ({ queryId, exchanges }) => started.runner?.drop(queryId, exchanges),
  stop,
};

process.on("message", (message: ToSlot) => {
  const handle = handlers[message.type] as (message: ToSlot) => Promise<void> | void;
  Promise.resolve(handle(message)).catch((error: unknown) => {
    send({ type: "refused", message: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  });
});

// The supervisor is gone: nobody waits for what runs here, and the files are of no use to anyone.
process.on("disconnect", () => {
  const { options } = started;
  try {
    if (options !== undefined) rmSync(options.executorDirectory, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  } finally {
    // A query may be running on another thread: an orderly exit would wait for it.
    process.kill(process.pid, "SIGKILL");
  }
});

// They go to the whole process group of a terminal; the supervisor decides.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => undefined);
