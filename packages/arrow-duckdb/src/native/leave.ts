import { isMainThread } from "node:worker_threads";
import { callsInFlight, native } from "./native.ts";

const connections = new Set<number>();
let watching = false;

/** Makes sure that a query of this connection cannot hold up the end of the process. `forget` ends that. */
export function interruptAtExit(connection: number): { forget(): void } {
  connections.add(connection);
  watch();
  return { forget: () => connections.delete(connection) };
}

function watch(): void {
  if (!watching) {
    process.on("exit", leave);
    process.on("uncaughtExceptionMonitor", remember);
  }
  watching = true;
}

let fatal: unknown;

/** Keeps the error that may end the process: Node prints it only after the listeners of "exit". */
function remember(error: unknown): void {
  fatal = error;
  setImmediate(() => {
    fatal = undefined;
  }).unref();
}

/**
 * Node joins the threads of its pool when the process exits, so a running query would be waited for: for as long as it
 * takes, and for ever when it waits for a callback, since this thread serves none any more. So queries are interrupted,
 * and if some may wait for a callback, the process ends here, after the listeners that would come next. So it does when
 * another thread may be inside of native code, which does not bear to be ended there.
 */
function leave(code: number): void {
  if (callsInFlight() > 0) for (const connection of connections) native().interrupt(connection);
  if (!isMainThread || (threads.size === 0 && (callsInFlight() === 0 || !waits()))) return;
  const listeners = process.listeners("exit");
  for (const listener of listeners.slice(listeners.indexOf(leave) + 1)) {
    try {
      listener.call(process, code);
    } catch (error) {
      console.error(error);
    }
  }
  if (fatal !== undefined) console.error(fatal);
  native().exit(Number(process.exitCode ?? code));
}

const threads = new Set<object>();

/** Tells that a thread of this process uses this package, until `over`. */
export function threadInUse(): { over(): void } {
  const thread = {};
  threads.add(thread);
  watch();
  return { over: () => void threads.delete(thread) };
}

const awaited: (() => boolean)[] = [];
const waits = (): boolean => awaited.some((test) => test());

/** Adds a way to find out whether a query may wait for a callback. */
export function callbacksMayBeAwaited(test: () => boolean): void {
  awaited.push(test);
}
