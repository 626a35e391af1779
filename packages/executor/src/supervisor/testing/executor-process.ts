import { createInterface } from "node:readline";
import { ExecutorError } from "../../errors.ts";
import type { ExecutorOptions } from "../../executor-options.ts";
import { startExecutor } from "../start-executor.ts";

/**
 * A program that is an executor, for tests and benchmarks. Its options are one line of JSON on standard input. Prints one line of JSON when
 * it is registered: `{"ready":{"executorId","location","pid","directory"}}`, or `{"failed":{"message"}}`. Exit code 0 when it was told to
 * end, 1 otherwise. It ends with its input.
 */
async function main(): Promise<void> {
  const stopped = { executor: undefined as Awaited<ReturnType<typeof startExecutor>> | undefined, signal: false };
  const stop = (reason: string): void => {
    stopped.signal = true;
    void stopped.executor?.close(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(signal));
  try {
    stopped.executor = await startExecutor(await optionsGiven());
    process.stdin.on("close", () => stop("its parent process ended")).resume();
    if (stopped.signal) stop("stopped while it started");
    const { executorId, location, directory, ended } = stopped.executor;
    process.stdout.write(`${JSON.stringify({ ready: { executorId, location, pid: process.pid, directory } })}\n`);
    const why = await ended;
    if (why !== undefined) throw new ExecutorError(why);
    process.exit(0);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stdout.write(`${JSON.stringify({ failed: { message } })}\n`);
    if (!(error instanceof ExecutorError)) process.stderr.write(`${error instanceof Error ? error.stack : message}\n`);
    process.exit(1);
  }
}

async function optionsGiven(): Promise<ExecutorOptions> {
  for await (const line of createInterface({ input: process.stdin })) return JSON.parse(line) as ExecutorOptions;
  throw new ExecutorError("standard input ended before the options came");
}

await main();
