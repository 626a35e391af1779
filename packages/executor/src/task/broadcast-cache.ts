import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { ExchangeInput } from "@volley/protocol";
import type { CollectedExchange } from "./exchange-input.ts";

/** Exchange inputs that all tasks of a stage read, fetched once and kept until their query is dropped. */
export interface BroadcastCache {
  /** The collected input; `collect` is called when it is not here, with a directory for what it writes. */
  get(
    queryId: string,
    input: ExchangeInput,
    collect: (directory: string) => Promise<CollectedExchange>,
  ): Promise<{ readonly collected: CollectedExchange; readonly fresh: boolean }>;
  drop(queryId: string, exchanges?: readonly number[]): Promise<void>;
}

interface Kept {
  readonly queryId: string;
  readonly exchange: number;
  readonly directory: string;
  readonly collected: Promise<CollectedExchange>;
}

/** Queries whose inputs are kept; that of a query not used for longest goes when one more comes. */
const queriesKept = 4;

export function createBroadcastCache(directory: string): BroadcastCache {
  const kept = new Map<string, Kept>();
  let made = 0;

  async function remove(key: string, entry: Kept): Promise<void> {
    kept.delete(key);
    await entry.collected.then((collected) => collected.release()).catch(() => undefined);
    await rm(entry.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  async function drop(queryId: string, exchanges: readonly number[] = []): Promise<void> {
    for (const [key, entry] of kept) {
      if (entry.queryId === queryId && (exchanges.length === 0 || exchanges.includes(entry.exchange))) await remove(key, entry);
    }
  }

  return {
    async get(queryId, input, collect) {
      const key = JSON.stringify([
        queryId,
        input.exchange,
        input.sources.map(({ executorId, maps, partitionFrom, partitionTo }) => [executorId, maps, partitionFrom, partitionTo]),
      ]);
      const known = kept.get(key);
      if (known !== undefined) {
        kept.delete(key);
        kept.set(key, known);
        return { collected: await known.collected, fresh: false };
      }
      const others = new Set([...kept.values()].map((entry) => entry.queryId).filter((id) => id !== queryId));
      const [oldest] = others;
      if (oldest !== undefined && others.size >= queriesKept) await drop(oldest);
      const own = join(directory, String(made++));
      const entry: Kept = { queryId, exchange: input.exchange, directory: own, collected: collect(own) };
      kept.set(key, entry);
      try {
        return { collected: await entry.collected, fresh: true };
      } catch (error) {
        await remove(key, entry);
        throw error;
      }
    },
    drop,
  };
}
