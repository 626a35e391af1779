import { FailureReason, type TaskFailure } from "@volley/protocol";

/** A failure with everything but its reason and message at the values that most kinds have. */
export function failure(reason: FailureReason, message: string, more: Partial<TaskFailure> = {}): TaskFailure {
  return { reason, message, retryable: true, countsTowardsLimit: true, errorClass: "TASK_FAILED", where: [], hints: [], ...more };
}

/** The out-of-memory failure of a task or slot; `limit` in bytes. */
export function outOfMemory(message: string, limit?: number): TaskFailure {
  return failure(FailureReason.OUT_OF_MEMORY, message, {
    errorClass: "OUT_OF_MEMORY",
    hints: [
      `raise executor.memory, or memory where all runs in one process${limit === undefined ? "" : ` (DuckDB had ${Math.round(limit / 2 ** 20)} MiB of it)`}`,
      "more shuffle.partitions make tasks smaller, unless one key has most rows",
    ],
  });
}

/** The failure of a task that was told to end. */
export function cancelled(why: string): TaskFailure {
  return failure(FailureReason.CANCELLED, why, { retryable: false, countsTowardsLimit: false, errorClass: "OPERATION_CANCELED" });
}
