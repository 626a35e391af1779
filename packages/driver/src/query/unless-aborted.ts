import { isVolleyError, VolleyError } from "@volley/plan";

/** The promise's outcome, or OPERATION_CANCELED as soon as the signal aborts; the work behind the promise goes on unheeded. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  throwIfCancelled(signal);
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(cancelled(signal.reason));
  });
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
    work.catch(() => {});
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason);
}

/** Why a query ends whose signal aborted. A program's reason may be anything: a timeout's, an error of its own, a text. */
export function cancelled(reason: unknown): VolleyError {
  return isVolleyError(reason) ? reason : new VolleyError("OPERATION_CANCELED", "the query was cancelled", { cause: reason });
}
