import type { TaskReport } from "@volley/protocol";

/** Keeps count of the bytes that shuffle files take, from what tasks report. */
export interface DiskLedger {
  wrote(report: TaskReport): void;
  dropped(queryId: string, exchanges: readonly number[]): void;
  bytes(): number;
}

export function createDiskLedger(): DiskLedger {
  const queries = new Map<string, Map<number, number>>();
  return {
    wrote({ id, success }) {
      const queryId = id?.queryId ?? "";
      for (const { exchange, bytes } of success?.mapOutputs ?? []) {
        const exchanges = queries.get(queryId) ?? new Map<number, number>();
        queries.set(
          queryId,
          exchanges.set(
            exchange,
            bytes.reduce((a, b) => a + b, exchanges.get(exchange) ?? 0),
          ),
        );
      }
    },
    dropped(queryId, exchanges) {
      if (exchanges.length === 0) queries.delete(queryId);
      else for (const exchange of exchanges) queries.get(queryId)?.delete(exchange);
    },
    bytes: () => [...queries.values()].flatMap((exchanges) => [...exchanges.values()]).reduce((a, b) => a + b, 0),
  };
}
