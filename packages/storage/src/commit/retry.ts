import { setTimeout as sleep } from "node:timers/promises";
import { StorageError } from "../errors.ts";

/** Waits before another try: doubles from 50 ms to 2 s, with jitter so that rivals do not keep step. */
export function backOff(attempt: number): Promise<void> {
  return sleep(Math.min(2_000, 50 * 2 ** attempt) * (0.5 + Math.random() / 2));
}

export function isRetryable(error: unknown): boolean {
  return error instanceof StorageError && error.retryable;
}
