import { DuckDBError } from "@volley/arrow-duckdb";
import type { ReadyInput } from "./task-inputs.ts";

/** Whether a task's files are whole, found out beside its query. */
export interface CompressedCheck {
  /** Throws where one is not. Before the last rows are anybody's. */
  demand(): Promise<void>;
  /** The same of a query that failed: rows behind which a file was cut off may be at fault. */
  explain(error: unknown): Promise<unknown>;
  end(): Promise<void>;
}

export function checkCompressedInputs(inputs: readonly ReadyInput[], signal: AbortSignal): CompressedCheck {
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  const checked = (async () => {
    for (const input of inputs) await input.checkCompressed?.(either);
  })();
  checked.catch(() => undefined);
  return {
    demand: () => checked,
    explain: (error) =>
      error instanceof DuckDBError && !signal.aborted
        ? checked.then(
            () => error,
            (damage: unknown) => damage,
          )
        : Promise.resolve(error),
    async end() {
      ending.abort();
      await checked.catch(() => undefined);
    },
  };
}
