import { type Transferable, Worker } from "node:worker_threads";
import type { FunctionFailure } from "../messages.ts";

/** A thread that runs code of the user's program. */
export interface UserThread {
  readonly worker: Worker;
  /** Ends it, whatever it does. */
  end(): void;
  /** Fulfilled when it has ended: words that follow a function's name. */
  readonly ended: Promise<FunctionFailure>;
}

/** What user functions see of the environment: nothing that gives access to anything. */
const harmless = ["PATH", "HOME", "TMPDIR", "TEMP", "TZ", "LANG", "LC_ALL", "NODE_ENV", "NO_COLOR"];

/** Starts a thread that does not keep the process alive. `heapMb` bounds its JavaScript heap. */
export function startUserThread(program: URL, heapMb: number, workerData: object, transferList: readonly Transferable[] = []): UserThread {
  const worker = new Worker(program, {
    workerData,
    transferList: [...transferList],
    execArgv: [],
    env: Object.fromEntries(harmless.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))),
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  worker.unref();
  const ended = new Promise<FunctionFailure>((resolve) => {
    let error: unknown;
    worker.once("error", (thrown) => {
      error = thrown;
    });
    worker.once("exit", (code) => resolve(howItEnded(error, code, heapMb)));
  });
  const end = (): void => {
    // A thread that idles does not keep the process alive; waiting for its end does.
    worker.ref();
    void worker.terminate();
  };
  return { worker, end, ended };
}

function howItEnded(error: unknown, code: number, heapMb: number): FunctionFailure {
  if (error === undefined)
    return { message: `ended its thread by process.exit(${code})`, where: [], hints: ["a user function returns or throws"] };
  if ((error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY")
    return {
      message: `needed more than the ${heapMb} MiB of heap that user functions have`,
      where: [],
      hints: ["keep less between calls, hand the work to SQL functions, or give them more by the setting functions.heap"],
    };
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error as string);
  return { message: `left an error that nobody caught: ${text}`, where: [], hints: [] };
}
