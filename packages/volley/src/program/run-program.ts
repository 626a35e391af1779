import { resolve } from "node:path";
import type { QueryProgress } from "@volley/protocol";
import type { LocalCluster } from "../cluster/local-cluster.ts";
import { closeAll, runtime } from "../session/runtime.ts";
import { bundleProgram } from "./bundle.ts";
import { typeCheck } from "./type-check.ts";
import { queryReport, type RunReport } from "./run-report.ts";

export interface RunProgramOptions {
  readonly args?: readonly string[];
  /** Settings by key, stronger than file and environment. */
  readonly given?: Readonly<Record<string, string>>;
  readonly check?: boolean;
  /** Seconds a stop may take before the process is ended hard. @default 10 */
  readonly stopSeconds?: number;
  /** Where progress is drawn. @default process.stderr */
  readonly progressTo?: NodeJS.WriteStream;
  /** Told when a session has started a cluster. */
  readonly onCluster?: (cluster: LocalCluster) => void;
}

export interface RunOutcome {
  readonly report: RunReport;
  readonly error: unknown;
  readonly stopped: boolean;
}

const entryPoints: Readonly<Record<string, string>> = {
  volley: new URL("../../dist/index.js", import.meta.url).href,
  "volley/cli": new URL("../../dist/cli.js", import.meta.url).href,
};

/**
 * Bundles a program and runs it in this process, to its end. SIGINT and SIGTERM cancel its queries and end what its
 * sessions opened; a second one kills. Never throws for what the program does.
 */
export async function runProgram(program: string, options: RunProgramOptions = {}): Promise<RunOutcome> {
  const began = performance.now();
  const last = new Map<string, QueryProgress>();
  const watch = (progress: QueryProgress): void => void last.set(progress.queryId, progress);
  runtime.watchers.add(watch);
  runtime.underRun = true;
  Object.assign(runtime.given, options.given);
  runtime.onCluster = options.onCluster;
  runtime.progressTo = options.progressTo;
  process.setSourceMapsEnabled(true);
  let stopped = false;
  const stop = (): void => {
    if (stopped) process.exit(130);
    stopped = true;
    process.stderr.write("\nstopping… (again to kill)\n");
    runtime.stop.abort();
    setTimeout(() => process.exit(130), (options.stopSeconds ?? 10) * 1000).unref();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  let error: unknown;
  try {
    if (options.check) await typeCheck(program);
    const url = await bundleProgram(program, entryPoints);
    process.argv = [process.execPath, resolve(program), ...(options.args ?? [])];
    const stopSignal = new Promise<never>((_, reject) =>
      runtime.stop.signal.addEventListener("abort", () => setTimeout(() => reject(new Error("stopped")), 2000).unref()),
    );
    await Promise.race([import(url.href), stopSignal]);
  } catch (failure) {
    error = failure;
  } finally {
    await closeAll();
    runtime.watchers.delete(watch);
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
  const outcome = stopped ? "stopped" : error === undefined ? "done" : "failed";
  return {
    report: { program, outcome, seconds: (performance.now() - began) / 1000, queries: [...last.values()].map(queryReport) },
    error,
    stopped,
  };
}
