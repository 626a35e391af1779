import { MessageChannel, receiveMessageOnPort, Worker } from "node:worker_threads";
import { type FunctionCallbacks, threadInUse } from "@volley/arrow-duckdb";
import { event, eventBytes, type FromHost, type FunctionFailure, type HostThreadData, type ToHost } from "../messages.ts";
import { type CallRunner, startCallRunner } from "./start-call-runner.ts";

/** The main thread's end of the host thread and of its runner. */
export interface FunctionHost {
  readonly callbacks: FunctionCallbacks;
  say(message: ToHost): void;
  /** The failure of the call that ended a connection's query, if a call did. */
  failure(connection: number): FunctionFailure | undefined;
  /** Forgets what is known of a connection's query. */
  settled(connection: number): void;
  /** Exchanges the runner for a new one, which has imported nothing. No query may be running that could call a function. */
  renewRunner(): void;
  /** Ends the threads. No query may be running that could call a function. */
  close(): Promise<void>;
}

const program = new URL("../../../dist/functions/host/host-thread.js", import.meta.url);

/** Starts the host thread, and a runner beside it. Neither keeps the process alive. */
export async function startFunctionHost(heapMb: number): Promise<FunctionHost> {
  const { port1: port, port2 } = new MessageChannel();
  const events = new SharedArrayBuffer(eventBytes);
  const changes = new Int32Array(events);
  const data: HostThreadData = { port: port2, events };
  const inUse = threadInUse();
  const worker = new Worker(program, { workerData: data, transferList: [port2], execArgv: [] });
  const failures = new Map<number, FunctionFailure>();
  let current: { readonly id: number; readonly runner: CallRunner } | undefined;
  let started = 0;
  let closing = false;

  function say(message: ToHost): void {
    port.postMessage(message, message.type === "runner" ? [message.port] : []);
    Atomics.add(changes, event.told, 1);
    Atomics.add(changes, event.any, 1);
    Atomics.notify(changes, event.any);
  }

  function start(): void {
    const id = ++started;
    const runner = startCallRunner(events, heapMb);
    current = { id, runner };
    say({ type: "runner", runner: id, port: runner.port, control: runner.control });
    void runner.ended.then((how) => {
      if (current?.id === id) current = undefined;
      if (!closing) say({ type: "ended", runner: id, how });
    });
  }

  function heard(message: FromHost): void {
    if (message.type === "wanted" && current === undefined && !closing) start();
    else if (message.type === "failed") failures.set(message.connection, message.failure);
    else if (message.type === "end" && current?.id === message.runner) {
      current.runner.end();
      current = undefined;
    }
  }

  const ready = new Promise<FunctionCallbacks>((resolve, reject) => {
    port.on("message", (message: FromHost) => {
      if (message.type === "ready") resolve(message.callbacks);
      else heard(message);
    });
    worker.once("error", reject);
  });
  const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  void exited.then(() => inUse.over());
  start();
  const callbacks = await ready;
  // Without it, DuckDB's threads would wait for ever.
  worker.on("error", (error) => {
    throw error;
  });
  worker.unref();
  port.unref();

  function drain(): void {
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) heard(next.message as FromHost);
  }

  return {
    callbacks,
    say,
    failure(connection) {
      drain();
      return failures.get(connection);
    },
    settled(connection) {
      drain();
      failures.delete(connection);
      say({ type: "settled", connection });
    },
    renewRunner() {
      const former = current;
      start();
      former?.runner.end();
    },
    async close() {
      closing = true;
      // Threads that idle do not keep the process alive; waiting for their end does.
      worker.ref();
      say({ type: "close" });
      current?.runner.end();
      await Promise.all([exited, current?.runner.ended]);
      port.close();
    },
  };
}
