import { receiveMessageOnPort } from "node:worker_threads";
import type { FunctionCall, FunctionValues } from "@volley/arrow-duckdb";
import { cell, type FromRunner, type FunctionDefinition, type FunctionFailure, type ToHost, type ToRunner } from "../messages.ts";
import { placeFor, readShared, type SharedPlace, sharedBytes, sharedPlace, writeShared } from "../columns/shared-batch.ts";

/** The host thread's end of a runner. */
export interface RunnerLink {
  readonly id: number;
  /** How it ended, once it has. */
  ended: FunctionFailure | undefined;
  /** Hands over one call; its answer must be awaited before the next. */
  ask(call: FunctionCall, definition: FunctionDefinition): void;
  /** The answer to the last call, if it is there. The values lie in memory that the next call overwrites. */
  answer(): { readonly values: FunctionValues } | { readonly failure: FunctionFailure } | undefined;
  /** Forgets an answer that came too late. */
  dropAnswer(): void;
  /** Whether the last call was answered. */
  isIdle(): boolean;
  /** The definition of a function is another from now on. */
  changed(id: number): void;
}

/** Connects to a runner that the main thread has started. */
export function connectRunner({ runner, port, control }: Extract<ToHost, { type: "runner" }>): RunnerLink {
  const cells = new Int32Array(control);
  /** Functions that the runner knows. */
  const functions = new Set<number>();
  let calls: SharedPlace | undefined;
  let answers: SharedPlace | undefined;
  /** How many of its messages have been heard. */
  let heard = 0;

  function say(message: ToRunner): void {
    port.postMessage(message);
    Atomics.add(cells, cell.told, 1);
  }

  const isIdle = (): boolean => Atomics.load(cells, cell.asked) === Atomics.load(cells, cell.answered);

  /** What the runner said up to its last answer. */
  function failureSaid(): FunctionFailure | undefined {
    let failure: FunctionFailure | undefined;
    if (Atomics.load(cells, cell.said) === heard) return failure;
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) {
      const message = next.message as FromRunner;
      heard = (heard + 1) | 0;
      if (message.type === "memory") answers = sharedPlace(message.memory);
      else failure = message.failure;
    }
    return failure;
  }

  return {
    id: runner,
    ended: undefined,
    ask({ function: id, schema, batch }, definition) {
      if (!functions.has(id)) say({ type: "function", id, definition, schema });
      functions.add(id);
      const place = placeFor(sharedBytes(batch, batch.length), calls);
      if (place !== calls) say({ type: "memory", memory: place.memory });
      calls = place;
      writeShared(place, id, batch, batch.length, batch.write);
      Atomics.add(cells, cell.asked, 1);
      Atomics.notify(cells, cell.asked);
      if (Atomics.load(cells, cell.asleep) === 1) say({ type: "wake" });
    },
    answer() {
      if (!isIdle()) return undefined;
      const failure = failureSaid();
      if (failure !== undefined) return { failure };
      const { header, start, end } = readShared(answers!);
      return { values: { header, body: answers!.bytes.subarray(start, end) } };
    },
    dropAnswer: () => void failureSaid(),
    isIdle,
    changed: (id) => functions.delete(id),
  };
}
