import { Worker } from "node:worker_threads";
import { ExecutorError } from "../errors.ts";
import type { FlightThreadData, FromFlightThread } from "./flight-thread.ts";

/** The Flight service of an executor, in a thread of its own. */
export interface FlightServer {
  readonly port: number;
  /** Microseconds that the thread's JavaScript was busy since it started. */
  busyUs(): number;
  close(): Promise<void>;
}

/** The thread's program, compiled. */
const ownProgram = new URL("../../dist/flight/flight-thread.js", import.meta.url);
const closeMs = 1000;

/**
 * Starts the service, its thread's program from a file if given.
 * Throws ExecutorError when it cannot listen, or would be reachable from other machines without protection.
 */
export async function startFlightServer(data: FlightThreadData, program: string | URL = ownProgram): Promise<FlightServer> {
  const worker = new Worker(program, {
    workerData: data,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 },
  });
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", (message: FromFlightThread) => {
      if (message.type === "listening") resolve(message.port);
      else
        reject(
          new ExecutorError(`the Flight service cannot start: ${message.type === "failed" ? message.message : "it was closed"}`, {
            reason: "listen",
          }),
        );
    });
    worker.once("error", reject);
  }).catch(async (error: unknown) => {
    await worker.terminate();
    throw error;
  });
  return {
    port,
    busyUs: () => Math.round(worker.performance.eventLoopUtilization().active * 1000),
    async close() {
      worker.postMessage("close");
      const overdue = setTimeout(() => void worker.terminate(), closeMs);
      await ended;
      clearTimeout(overdue);
    },
  };
}
