import { type ErrorClass, errorClasses, isVolleyError, VolleyError } from "@volley/plan";
import { FailureReason, type TaskFailure } from "@volley/protocol";
import { CommitUnfinishedError, StorageError, type StorageErrorReason } from "@volley/storage";
import type { QueryFailure } from "./scheduler/events.ts";

const classOfReason: Readonly<Record<FailureReason, ErrorClass>> = {
  [FailureReason.UNKNOWN]: "TASK_FAILED",
  [FailureReason.FETCH_FAILED]: "TASK_FAILED",
  [FailureReason.OUT_OF_MEMORY]: "OUT_OF_MEMORY",
  [FailureReason.DISK_FULL]: "DISK_FULL",
  [FailureReason.USER_FUNCTION]: "FAILED_EXECUTE_UDF",
  [FailureReason.BAD_INPUT]: "CANNOT_READ_FILE",
  [FailureReason.STORAGE_DENIED]: "ACCESS_DENIED",
  [FailureReason.STORAGE_THROTTLED]: "STORAGE_THROTTLED",
  [FailureReason.STORAGE_UNREACHABLE]: "STORAGE_UNREACHABLE",
  [FailureReason.STORAGE_NOT_FOUND]: "PATH_NOT_FOUND",
  [FailureReason.STORAGE_CHANGED]: "OBJECT_CHANGED",
  [FailureReason.EXECUTOR_LOST]: "EXECUTOR_LOST",
  [FailureReason.SLOT_LOST]: "EXECUTOR_LOST",
  [FailureReason.CANCELLED]: "OPERATION_CANCELED",
  [FailureReason.EXECUTION]: "TASK_FAILED",
  [FailureReason.INTERNAL]: "INTERNAL",
};

/** The error a user sees for a failed task (or probe). `place` says where in the plan it ran. */
export function failureToError(failure: TaskFailure, place: readonly string[] = []): VolleyError {
  const known = Object.hasOwn(errorClasses, failure.errorClass) ? (failure.errorClass as ErrorClass) : classOfReason[failure.reason];
  return new VolleyError(known, failure.message, {
    where: [...failure.where.filter((line) => !failure.message.includes(line)), ...place],
    hints: failure.hints,
  });
}

export function queryFailureToError(
  { stage, task, attempts, failure }: QueryFailure,
  stageName: string | undefined,
  taskCount: number,
): VolleyError {
  if (stage === undefined) return failureToError(failure);
  const tried = `${attempts} attempt${attempts === 1 ? "" : "s"}`;
  const after = failure.retryable ? `after ${tried}` : `after ${tried} (not retried: it would fail again)`;
  return failureToError(failure, [
    `in stage ${stage} (${stageName}), ${task === undefined ? "" : `task ${task + 1} of ${taskCount}, `}${after}`,
  ]);
}

const classOfStorage: Readonly<Record<StorageErrorReason, ErrorClass>> = {
  "not-found": "PATH_NOT_FOUND",
  denied: "ACCESS_DENIED",
  throttled: "STORAGE_THROTTLED",
  unreachable: "STORAGE_UNREACHABLE",
  "precondition-failed": "CONCURRENT_WRITE",
  changed: "OBJECT_CHANGED",
  "no-such-upload": "CONCURRENT_WRITE",
  conflict: "CONCURRENT_WRITE",
  exists: "PATH_ALREADY_EXISTS",
  corrupt: "CANNOT_READ_FILE",
  invalid: "INVALID_ARGUMENT",
  "disk-full": "DISK_FULL",
  other: "TASK_FAILED",
};

/** Of a commit that stands and is not all visible: what kept it from that. */
const classOfUnfinished: Partial<Readonly<Record<StorageErrorReason, ErrorClass>>> = {
  corrupt: "CONCURRENT_WRITE",
  other: "STORAGE_UNREACHABLE",
};

const hintOfStorage: Partial<Readonly<Record<StorageErrorReason, string>>> = {
  corrupt: "write the object again, or leave it out of the path",
};

/** What the storage floor raised, as the user's error. Other errors pass through. */
export function storageToError(error: unknown): unknown {
  if (!(error instanceof StorageError)) return error;
  const classOf = error instanceof CommitUnfinishedError ? { ...classOfStorage, ...classOfUnfinished } : classOfStorage;
  const hint = error.hint ?? hintOfStorage[error.reason];
  return new VolleyError(classOf[error.reason], error.message, {
    where: error.message.includes(error.url) ? [] : [error.url],
    hints: hint ? [hint] : [],
    cause: error,
  });
}

/** The same error with one more line on where things stand. Other errors pass through. */
export function alsoWhere(error: unknown, line: string): unknown {
  if (!isVolleyError(error)) return error;
  const { errorClass, message, origin, where, hints, cause } = error;
  return new VolleyError(errorClass, message, { origin, where: [...where, line], hints, cause });
}
