/** Which attempts executors work on, whether or not anyone still wants them. */
export interface WorkLedger {
  began(query: string, attempt: number, executor: string): void;
  ended(query: string, attempt: number): void;
  /** An executor is gone, and with it all it did. */
  lost(executor: string): void;
  /** Resolves when nothing works for the query any more, or after the time. */
  quiet(query: string, milliseconds: number): Promise<void>;
}

export function createWorkLedger(): WorkLedger {
  const queries = new Map<string, Map<number, string>>();
  const waiting = new Map<string, Set<() => void>>();

  function forgetIfQuiet(query: string): void {
    if ((queries.get(query)?.size ?? 0) > 0) return;
    queries.delete(query);
    for (const resolve of waiting.get(query) ?? []) resolve();
    waiting.delete(query);
  }

  return {
    began(query, attempt, executor) {
      const attempts = queries.get(query) ?? new Map<number, string>();
      queries.set(query, attempts.set(attempt, executor));
    },
    ended(query, attempt) {
      queries.get(query)?.delete(attempt);
      forgetIfQuiet(query);
    },
    lost(executor) {
      for (const [query, attempts] of queries) {
        for (const [attempt, at] of attempts) if (at === executor) attempts.delete(attempt);
        forgetIfQuiet(query);
      }
    },
    async quiet(query, milliseconds) {
      if (!queries.has(query)) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(end, milliseconds);
        const waiters = waiting.get(query) ?? new Set();
        waiting.set(query, waiters.add(end));
        function end(): void {
          clearTimeout(timer);
          waiters.delete(end);
          resolve();
        }
      });
    },
  };
}
