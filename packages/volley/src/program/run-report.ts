import type { QueryProgress } from "@volley/protocol";
import type { ErrorReport } from "../render/errors.ts";

/** What a run did; the keys are stable and documented in docs/run-report.md. Times in seconds, sizes in bytes. */
export interface RunReport {
  readonly program: string;
  readonly outcome: "done" | "failed" | "stopped";
  readonly seconds: number;
  /** Why it failed. */
  readonly error?: ErrorReport;
  readonly queries: readonly QueryReport[];
}

export interface QueryReport {
  readonly id: string;
  readonly stages: readonly StageReport[];
  readonly notices: readonly string[];
  readonly executors: readonly ExecutorReport[];
  readonly driverJavascriptSeconds: number;
}

export interface ExecutorReport {
  readonly id: string;
  readonly peakResidentBytes: number;
  readonly javascriptSeconds: number;
  readonly flightJavascriptSeconds: number;
}

export interface StageReport {
  readonly stage: number;
  readonly name: string;
  readonly tasks: number;
  readonly failures: number;
  readonly seconds: number;
  readonly sourceBytes: number;
  readonly exchangeRows: number;
  readonly exchangeBytes: number;
  readonly exchangeBytesFetched: number;
  readonly broadcast: boolean;
  readonly sinkRows: number;
  readonly sinkBytes: number;
  readonly spilledBytes: number;
  readonly javascriptSeconds: number;
  /** What was decided of it by what earlier stages wrote. */
  readonly decisions: readonly string[];
}

/** A query's last progress as its part of the report. */
export function queryReport(progress: QueryProgress): QueryReport {
  return {
    id: progress.queryId,
    stages: progress.stages.map((s) => ({
      stage: s.stage,
      name: s.name,
      tasks: s.tasks,
      failures: s.failures,
      seconds: s.elapsedUs / 1e6,
      sourceBytes: s.sourceBytes,
      exchangeRows: s.exchangeRows,
      exchangeBytes: s.exchangeBytes,
      exchangeBytesFetched: s.exchangeBytesFetched,
      broadcast: s.broadcast,
      sinkRows: s.sinkRows,
      sinkBytes: s.sinkBytes,
      spilledBytes: s.spilledBytes,
      javascriptSeconds: s.jsBusyUs / 1e6,
      decisions: s.decisions,
    })),
    notices: progress.notices,
    executors: progress.executors.map((e) => ({
      id: e.executorId,
      peakResidentBytes: e.peakResidentBytes,
      javascriptSeconds: e.jsBusyUs / 1e6,
      flightJavascriptSeconds: e.flightBusyUs / 1e6,
    })),
    driverJavascriptSeconds: progress.driverJsBusyUs / 1e6,
  };
}
