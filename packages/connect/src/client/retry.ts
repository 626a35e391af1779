import { setTimeout as delay } from "node:timers/promises";
import { CallCancelledError, CallError, PeerUnreachableError, statusCodes } from "@volley/protocol";

/** How long to go on trying, in milliseconds. */
export interface RetryLimits {
  /** To reach a server that never answered. Default 5,000. */
  readonly connectMs: number;
  /** To reach one again that did. Default 60,000: a driver's restart takes seconds. */
  readonly reconnectMs: number;
}

export const defaultRetryLimits: RetryLimits = { connectMs: 5_000, reconnectMs: 60_000 };

const firstWaitMs = 50;
const growth = 4;
const longestWaitMs = 2_000;

/** Whether the same call may succeed when made again: the connection is broken, not the request. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof CallError)) return false;
  if (error instanceof PeerUnreachableError) return true;
  if (error.info?.errorClass === "INVALID_CURSOR.DISCONNECTED" || error.message.includes("INVALID_CURSOR.DISCONNECTED")) return true;
  // A server that shuts down, or a proxy, resets streams in the middle; grpc-js then says CANCELLED or INTERNAL.
  const unexplained = !error.detail && !error.info;
  return (
    unexplained &&
    (error instanceof CallCancelledError || (error.code === statusCodes.INTERNAL && /RST_STREAM|reset|closed/i.test(error.message)))
  );
}

/**
 * Counts the time since calls began to fail. `failed` waits before the next attempt, or throws the error when it is
 * not transient, time is up, or `signal` aborts.
 */
export class Patience {
  private readonly limits: RetryLimits;
  private answered: boolean;
  private since: number | undefined;
  private waitMs = firstWaitMs;

  constructor(limits: RetryLimits, answered: boolean) {
    this.limits = limits;
    this.answered = answered;
  }

  /** The server answered. */
  succeeded(): void {
    this.answered = true;
    this.since = undefined;
    this.waitMs = firstWaitMs;
  }

  async failed(error: unknown, signal?: AbortSignal): Promise<void> {
    const now = Date.now();
    this.since ??= now;
    const limit = this.answered ? this.limits.reconnectMs : this.limits.connectMs;
    if (signal?.aborted || !isTransient(error) || now - this.since >= limit) throw error;
    // Jitter, so that the clients of a restarted driver do not come all at once.
    await delay(this.waitMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {
      throw error;
    });
    this.waitMs = Math.min(this.waitMs * growth, longestWaitMs);
  }
}
