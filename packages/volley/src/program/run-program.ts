import { resolve } from "node:path";
import type { QueryProgress } from "@volley/protocol";
import type { LocalCluster } from "../cluster/local-cluster.ts";
import { errorReport } from "../render/errors.ts";
import { closeAll, runtime } from "../session/runtime.ts";
import { type BundledProgram, bundleProgram } from "./bundle.ts";
import { explainMissingExport } from "./missing-export.ts";
import { typeCheck } from "./type-check.ts";
import { watchProgram } from "./program-end.ts";
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
  const watched = watchProgram();
  let error: unknown;
  let bundled: BundledProgram | undefined;
  try {
    if (options.check) await typeCheck(program);
    bundled = await bundleProgram(program, entryPoints);
    process.argv = [process.execPath, resolve(program), ...(options.args ?? [])];
    const running = import(bundled.url.href);
    const { signal } = runtime.stop;
    await Promise.race([watched.ended(running, () => runtime.opened > 0 && runtime.closers.size === 0), stopTime(signal)]);
  } catch (failure) {
    error = await explainMissingExport(failure, program, entryPoints);
  } finally {
    bundled?.remove();
    await closeAll();
    watched.close();
    runtime.watchers.delete(watch);
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
  const outcome = stopped ? "stopped" : error === undefined ? "done" : "failed";
  const report = {
    program,
    outcome,
    seconds: (performance.now() - began) / 1000,
    ...(outcome === "failed" && { error: errorReport(error) }),
    queries: [...last.values()].map(queryReport),
  } as const;
  return { report, error, stopped };
}

/** How long a program may take to end by itself when its queries were cancelled. */
const stopMilliseconds = 2000;

/** Rejects when a stop was asked for and the program had its time. */
function stopTime(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => setTimeout(() => reject(new Error("stopped")), stopMilliseconds).unref(), { once: true });
  });
}
