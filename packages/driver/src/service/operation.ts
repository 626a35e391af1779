import { randomUUID } from "node:crypto";
import { callError, type Draft, statusCodes } from "@volley/protocol";
import type { ExecutePlanResponse } from "@volley/protocol/spark";

type Response = Draft<ExecutePlanResponse>;

interface Logged {
  readonly id: string;
  readonly response: Response;
  readonly bytes: number;
}

/** Responses kept for clients that come back after a broken stream; the engine waits while so much is unread. */
const keptBytes = 32 << 20;

/** An execution on the driver: it produces responses whether or not a stream carries them at the moment. */
export interface Operation {
  readonly id: string;
  readonly reattachable: boolean;
  /** Adds a response; resolves when there is room for the next. */
  push(response: Response, bytes?: number): Promise<void>;
  /** No more responses; with an error, readers end with it. */
  end(error?: unknown): void;
  /** Responses behind the one named (from the first kept one when none is). Throws NOT_FOUND when that one is no longer kept. */
  read(after: string | undefined, signal: AbortSignal): AsyncGenerator<Response>;
  /** Forgets responses up to the one named, or all of them. */
  release(until: string | undefined): void;
  readonly controller: AbortController;
  /** Streams that read at the moment, and since when there is none. */
  readers: number;
  idleSince: number;
  readonly ended: boolean;
}

export function createOperation(id: string, reattachable: boolean): Operation {
  const log: Logged[] = [];
  let unread = 0;
  let error: unknown;
  let ended = false;
  const waiting = new Set<() => void>();
  const changed = (): void => {
    for (const wake of [...waiting]) wake();
    waiting.clear();
  };
  const change = (): Promise<void> => new Promise((resolve) => waiting.add(resolve));
  const forget = (count: number): void => {
    for (const gone of log.splice(0, count)) unread -= gone.bytes;
    changed();
  };

  const operation: Operation = {
    id,
    reattachable,
    controller: new AbortController(),
    readers: 0,
    idleSince: performance.now(),
    get ended() {
      return ended;
    },
    async push(response, bytes = 0) {
      const responseId = randomUUID();
      log.push({ id: responseId, response: { ...response, responseId, operationId: id }, bytes });
      unread += bytes;
      changed();
      while (unread > keptBytes && !operation.controller.signal.aborted) await change();
    },
    end(failure) {
      ended = true;
      error = failure;
      changed();
    },
    async *read(after, signal) {
      let at = after === undefined ? 0 : log.findIndex((logged) => logged.id === after) + 1;
      if (after !== undefined && at === 0 && log.length > 0) throw callError(statusCodes.NOT_FOUND, `response ${after} of operation ${id} is no longer kept`);
      let last: Logged | undefined = log[at - 1];
      operation.readers++;
      signal.addEventListener("abort", changed, { once: true });
      try {
        while (!signal.aborted) {
          if (last) at = log.indexOf(last) + 1;
          const next = log[at];
          if (next) {
            yield next.response;
            last = next;
            if (!reattachable) forget(log.indexOf(next) + 1);
            if (!log.includes(next)) last = undefined;
            at = last ? at + 1 : 0;
          } else if (ended) {
            if (error !== undefined) throw error;
            return;
          } else await change();
        }
      } finally {
        operation.readers--;
        operation.idleSince = performance.now();
        signal.removeEventListener("abort", changed);
      }
    },
    release(until) {
      const count = until === undefined ? log.length : log.findIndex((logged) => logged.id === until) + 1;
      forget(count);
    },
  };
  operation.controller.signal.addEventListener("abort", changed);
  return operation;
}
