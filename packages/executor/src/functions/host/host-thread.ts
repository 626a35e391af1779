import { isMainThread, receiveMessageOnPort, workerData } from "node:worker_threads";
import { type ArrowField, type FunctionCall, type FunctionValues, functionCallbacks } from "@volley/arrow-duckdb";
import { fromDuckdbType } from "@volley/plan/values";
import { arrowField } from "../columns/arrow-field.ts";
import { event, type FromHost, type FunctionDefinition, type FunctionFailure, type HostThreadData, type ToHost } from "../messages.ts";
import { connectRunner, type RunnerLink } from "./runner-link.ts";

/** Starting a thread takes milliseconds, unless the machine or the main thread is very busy. */
const startMs = 60_000;

interface Known {
  readonly connection: number;
  readonly definition: FunctionDefinition;
  readonly result: ArrowField;
}

/**
 * The thread that DuckDB calls for values. It blocks while the runner computes them, so that neither the main thread waits nor user
 * code runs in a thread that DuckDB depends on.
 */
function main({ port, events }: HostThreadData): void {
  const changes = new Int32Array(events);
  const functions = new Map<number, Known>();
  const cancelled = new Set<number>();
  let runner: RunnerLink | undefined;
  /** How many messages have been heard. */
  let told = 0;

  const say = (message: FromHost): void => port.postMessage(message);

  function heard(message: ToHost): void {
    told = (told + 1) | 0;
    switch (message.type) {
      case "function": {
        const { id, connection, definition } = message;
        functions.set(id, { connection, definition, result: arrowField("", fromDuckdbType(definition.returnType)) });
        runner?.changed(id);
        return;
      }
      case "forget":
        forget(message.ids);
        return;
      case "close":
        forget([...functions.keys()]);
        process.exit();
        return;
      case "runner":
        runner = connectRunner(message);
        return;
      case "ended":
        if (runner?.id === message.runner) runner.ended = message.how;
        return;
      case "cancel":
        cancelled.add(message.connection);
        return;
      case "settled":
        cancelled.delete(message.connection);
    }
  }

  function forget(ids: readonly number[]): void {
    for (const id of ids) {
      functions.delete(id);
      callbacks.forget(id);
    }
  }

  function drain(): void {
    if (Atomics.load(changes, event.told) === told) return;
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) heard(next.message as ToHost);
  }

  /** Blocks until there is something; undefined when it takes too long. */
  function waitFor<T>(find: () => T | undefined, ms: number): T | undefined {
    const deadline = performance.now() + ms;
    for (;;) {
      const seen = Atomics.load(changes, event.any);
      const found = find();
      const left = deadline - performance.now();
      if (found !== undefined || left <= 0) return found;
      Atomics.wait(changes, event.any, seen, left);
    }
  }

  /** DuckDB's call may be heard before the message that came first: they take different ways. */
  function known(id: number): Known {
    drain();
    const found = functions.get(id);
    if (found === undefined) throw new Error(`there is no user function with number ${id}`);
    return found;
  }

  function freeRunner(): RunnerLink {
    if (runner?.ended !== undefined) runner = undefined;
    if (runner !== undefined) return runner;
    say({ type: "wanted" });
    const started = waitFor(() => {
      drain();
      return runner;
    }, startMs);
    if (started === undefined) throw new Error("the thread for user functions did not start");
    return started;
  }

  function evaluate(call: FunctionCall): FunctionValues {
    const { definition } = known(call.function);
    const named = `the user function ${definition.label}`;
    const link = freeRunner();
    link.ask(call, definition);
    const outcome = waitFor(() => {
      const answer = link.answer();
      if (answer !== undefined) return answer;
      drain();
      if (cancelled.has(call.connection)) return { failure: plainFailure(`${named} was cancelled`) };
      return link.ended && { failure: { ...link.ended, message: `${named} ${link.ended.message}` } };
    }, definition.timeoutMs) ?? { failure: timedOut(named, definition.timeoutMs, call.batch.rows) };
    if ("values" in outcome) return outcome.values;
    if (link.isIdle()) link.dropAnswer();
    else {
      say({ type: "end", runner: link.id });
      runner = undefined;
    }
    say({ type: "failed", connection: call.connection, failure: outcome.failure });
    throw new Error(outcome.failure.message);
  }

  const callbacks = functionCallbacks({
    describe(id) {
      const { connection, result } = known(id);
      return { connection, result };
    },
    evaluate,
  });
  port.on("message", heard);
  say({ type: "ready", callbacks: { init: callbacks.init, call: callbacks.call } });
}

const plainFailure = (message: string): FunctionFailure => ({ message, where: [], hints: [] });

function timedOut(named: string, ms: number, rows: number): FunctionFailure {
  return {
    message: `${named} took longer than ${ms / 1000} s for a batch of ${rows.toLocaleString("en-US")} rows`,
    where: [],
    hints: ["if it is not stuck, give it longer by its option timeout"],
  };
}

if (!isMainThread) main(workerData as HostThreadData);
