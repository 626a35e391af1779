import { performance } from "node:perf_hooks";
import type { TaskMetrics } from "@volley/protocol";

/** The metrics of a task while it runs. */
export type RunningMetrics = { -readonly [K in keyof TaskMetrics]: TaskMetrics[K] };

/** Metrics of a task that has not begun. */
export function noMetrics(): RunningMetrics {
  return {
    rowsRead: 0,
    sourceBytes: 0,
    exchangeBytesRead: 0,
    exchangeBytesFetched: 0,
    exchangeBytesWritten: 0,
    exchangeRowsWritten: 0,
    sinkBytes: 0,
    sinkRows: 0,
    fetchUs: 0,
    runUs: 0,
    uploadUs: 0,
    spilledBytes: 0,
    jsBusyUs: 0,
  };
}

/** Measures how long this thread's JavaScript is busy, in microseconds. */
export function busyClock(): () => number {
  const start = performance.eventLoopUtilization();
  return () => Math.round(performance.eventLoopUtilization(start).active * 1000);
}

/** Measures wall time in microseconds. */
export function wallClock(): () => number {
  const start = performance.now();
  return () => Math.round((performance.now() - start) * 1000);
}
