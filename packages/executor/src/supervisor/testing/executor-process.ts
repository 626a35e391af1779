import { createInterface } from "node:readline";
import { ExecutorError } from "./errors.ts";
import type { ExecutorOptions } from "./executor-options.ts";
import { startExecutor } from "./supervisor/start-executor.ts";

/**
 * The program of an executor's process. Its options are one line of JSON: the first argument, or, with `-` or none,
 * the first line of standard input (which keeps a token out of the process list). Prints one line of JSON when it is
 * registered: `{"ready":{"executorId","location","pid","directory"}}`, or `{"failed":{"message"}}`. Exit code 0 when it
 * was told to end, 1 otherwise.
 */
async function main(): Promise<void> {
  const stopped = { executor: undefined as Awaited<ReturnType<typeof startExecutor>> | undefined, signal: false };
  const stop = (reason: string): void => {
    stopped.signal = true;
    void stopped.executor?.close(reason);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(signal));
  try {
    const argument = process.argv[2] ?? "-";
    const options = JSON.parse(argument === "-" ? await firstLine() : argument) as ExecutorOptions;
    if (options.endWithInput) whenInputEnds(() => stop("its parent process ended"));
    stopped.executor = await startExecutor(options);
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

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  throw new ExecutorError("standard input ended before the options came");
}

function whenInputEnds(then: () => void): void {
  process.stdin.on("end", then).on("close", then).on("error", then);
  process.stdin.resume();
}

await main();
