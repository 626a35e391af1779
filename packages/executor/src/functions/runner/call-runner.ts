import { isMainThread, receiveMessageOnPort, workerData } from "node:worker_threads";
import { failureOfCall, failureOfLoad, type LoadedFunction, loadFunction } from "./loaded-function.ts";
import {
  type CallRunnerData,
  cell,
  event,
  type FromRunner,
  type FunctionDefinition,
  type FunctionFailure,
  type ToRunner,
} from "../messages.ts";
import { placeFor, readShared, type SharedPlace, sharedBytes, sharedPlace, writeShared } from "../columns/shared-batch.ts";
import { printToLog } from "./print-to-log.ts";
import { planColumns } from "../columns/plan-columns.ts";

/** Between two calls of a query the thread waits where it is; a longer pause it spends in its event loop, ready for a message. */
const pauseMs = 5;
/** So often, at least, what user functions print and start gets its turn. */
const turnMs = 50;

/** The thread that runs user functions: one call after the other, as the host thread asks for them. */
function main({ port, control, events }: CallRunnerData): void {
  const cells = new Int32Array(control);
  const changes = new Int32Array(events);
  const functions = new Map<number, { readonly definition: FunctionDefinition; readonly loaded: Promise<LoadedFunction> }>();
  const ready = new Map<number, LoadedFunction>();
  let calls: SharedPlace | undefined;
  let answers: SharedPlace | undefined;
  /** How many messages have been heard. */
  let told = 0;
  let serving = false;

  function say(message: FromRunner): void {
    port.postMessage(message);
    Atomics.add(cells, cell.said, 1);
  }

  function heard(message: ToRunner): void {
    told = (told + 1) | 0;
    if (message.type === "memory") calls = sharedPlace(message.memory);
    else if (message.type === "function") {
      const { id, definition, schema } = message;
      const loaded = loadFunction(definition, schema);
      loaded.catch(() => undefined);
      functions.set(id, { definition, loaded });
      ready.delete(id);
    }
  }

  function drain(): void {
    if (Atomics.load(cells, cell.told) === told) return;
    for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) heard(next.message as ToRunner);
  }

  function done(): void {
    Atomics.store(cells, cell.answered, Atomics.load(cells, cell.asked));
    Atomics.add(changes, event.any, 1);
    Atomics.notify(changes, event.any);
  }

  function fail(failure: FunctionFailure): void {
    say({ type: "failed", failure });
    done();
  }

  const isAsked = (): boolean => Atomics.load(cells, cell.asked) !== Atomics.load(cells, cell.answered);

  /** Answers the call that waits. A function is awaited only until its module is there. */
  async function answer(): Promise<void> {
    const { id, header, start, end } = readShared(calls!);
    const { definition, loaded } = functions.get(id)!;
    try {
      if (!ready.has(id)) ready.set(id, await loaded);
    } catch (error) {
      fail(failureOfLoad(error, definition));
      return;
    }
    try {
      // The function may keep what it gets: the memory is the next call's.
      const planned = planColumns([ready.get(id)!.call(header, calls!.bytes.slice(start, end))], header.rows);
      const place = placeFor(sharedBytes(planned.header, planned.length), answers);
      if (place !== answers) say({ type: "memory", memory: place.memory });
      answers = place;
      writeShared(place, id, planned.header, planned.length, planned.write);
      done();
    } catch (error) {
      fail(failureOfCall(error, definition));
    }
  }

  async function serve(): Promise<void> {
    if (serving) return;
    serving = true;
    Atomics.store(cells, cell.asleep, 0);
    const until = performance.now() + turnMs;
    for (;;) {
      if (!isAsked()) Atomics.wait(cells, cell.asked, Atomics.load(cells, cell.answered), pauseMs);
      if (!isAsked()) {
        Atomics.store(cells, cell.asleep, 1);
        if (!isAsked()) break;
        Atomics.store(cells, cell.asleep, 0);
      }
      drain();
      await answer();
      if (performance.now() > until) {
        setImmediate(() => void serve());
        break;
      }
    }
    serving = false;
  }

  port.on("message", (message: ToRunner) => {
    heard(message);
    void serve();
  });
  void serve();
}

if (!isMainThread) {
  printToLog();
  main(workerData as CallRunnerData);
}
