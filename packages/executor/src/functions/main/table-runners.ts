import type { Frame } from "@volley/protocol/arrow";
import { TaskCancelledError, UserFunctionError } from "../../errors.ts";
import type { FromTableRunner, FunctionDefinition, FunctionFailure, MadeBatch, ToTableRunner } from "../messages.ts";
import { startUserThread, type UserThread } from "./user-thread.ts";

/** A function over tables at work on one query. What it gives must be closed. */
export interface TableRun {
  /** Hands over the next batch of the query. Throws UserFunctionError. */
  add(batch: Frame): Promise<readonly MadeBatch[]>;
  /** Says that there are no more. Throws UserFunctionError. */
  end(): Promise<readonly MadeBatch[]>;
  close(): void;
}

/** Threads for functions over tables. One of them waits for the next query. */
export interface TableRunners {
  /** With `keys`, so many first columns are keys. Throws UserFunctionError when its module cannot be loaded. */
  begin(definition: FunctionDefinition, keys: number, schema: Frame, signal: AbortSignal): Promise<TableRun>;
  /** Ends the thread that waits, with the modules that it has imported. */
  endIdle(): void;
  close(): Promise<void>;
}

const program = new URL("../../../dist/functions/runner/table-runner.js", import.meta.url);

export function createTableRunners(heapMb: number): TableRunners {
  const threads = new Set<UserThread>();
  let idle: UserThread | undefined;

  function start(): UserThread {
    const thread = startUserThread(program, heapMb, {});
    threads.add(thread);
    void thread.ended.then(() => {
      threads.delete(thread);
      if (idle === thread) idle = undefined;
    });
    return thread;
  }

  return {
    async begin(definition, keys, schema, signal) {
      const thread = idle ?? start();
      idle = undefined;
      let done = false;
      const close = (): void => {
        if (done && idle === undefined) idle = thread;
        else thread.end();
      };
      const ask = (message: ToTableRunner): Promise<readonly MadeBatch[]> => answerOf(thread, message, definition, signal);
      try {
        await ask({ type: "begin", definition, keys, schema });
      } catch (error) {
        close();
        throw error;
      }
      return {
        add: (frame) => ask({ type: "batch", frame }),
        async end() {
          const last = await ask({ type: "end" });
          done = true;
          return last;
        },
        close,
      };
    },
    endIdle() {
      idle?.end();
      idle = undefined;
    },
    async close() {
      for (const { end } of threads) end();
      await Promise.all([...threads].map(({ ended }) => ended));
    },
  };
}

/** Sends a message; settled by its answer, the thread's end, the time limit or the task's end, whichever is first. */
function answerOf(
  { worker, ended }: UserThread,
  message: ToTableRunner,
  { label, timeoutMs }: FunctionDefinition,
  signal: AbortSignal,
): Promise<readonly MadeBatch[]> {
  return new Promise((resolve, reject) => {
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      worker.off("message", heard);
      signal.removeEventListener("abort", cancel);
      how();
    };
    const heard = (said: FromTableRunner): void => {
      settle(() => (said.type === "made" ? resolve(said.batches) : reject(errorOf(said.failure))));
    };
    const lost = (how: FunctionFailure): void =>
      settle(() => reject(errorOf({ ...how, message: `the user function ${label} ${how.message}` })));
    const cancel = (): void => settle(() => reject(new TaskCancelledError("the task was cancelled", { cause: signal.reason })));
    const timer = setTimeout(() => lost(tooLong(timeoutMs)), timeoutMs);
    worker.on("message", heard);
    void ended.then(lost);
    signal.addEventListener("abort", cancel);
    if (signal.aborted) cancel();
    else worker.postMessage(message, message.type === "batch" ? message.frame.body.map((part) => part.buffer as ArrayBuffer) : []);
  });
}

const errorOf = ({ message, where, hints }: FunctionFailure): UserFunctionError => new UserFunctionError(message, where, hints);

const tooLong = (ms: number): FunctionFailure => ({
  message: `took longer than ${ms / 1000} s for one batch`,
  where: [],
  hints: ["if it is not stuck, give it longer by its option timeout"],
});
