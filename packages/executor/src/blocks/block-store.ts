import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { BlockCorruptError, BlockNotFoundError, type MapOutputId } from "../errors.ts";
import { type BlockEntry, decodeIndex } from "./block-index.ts";
import { type MapOutputSizes, type MapOutputWriter, openMapOutputWriter, sizesOf } from "./map-output-writer.ts";

/** Blocks of one map output, in partition order, and the file they are in. */
export interface StoredBlocks {
  readonly id: MapOutputId;
  readonly path: string;
  readonly schema: Uint8Array;
  readonly blocks: readonly BlockEntry[];
}

/** The map outputs of one executor: a directory that it alone writes, shared by its processes. */
export interface BlockStore {
  readonly directory: string;
  /** Begins a map output. When this very attempt is committed already, what is written is dropped at its commit and the earlier one stays. */
  write(id: MapOutputId, partitions: number): Promise<MapOutputWriter>;
  /**
   * Blocks of partitions `[from, to)` of one attempt's output; never those of another attempt.
   * Throws BlockNotFoundError, BlockCorruptError.
   */
  lookup(id: MapOutputId, from: number, to: number): Promise<StoredBlocks>;
  /** Every committed map output, ordered by query, exchange, map and attempt. */
  list(): Promise<readonly MapOutputId[]>;
  /** Deletes exchanges of a query; all of them when none is named. */
  drop(queryId: string, exchanges?: readonly number[]): Promise<void>;
}

/** Opens the block store of a directory, which need not exist yet. */
export function openBlockStore(directory: string): BlockStore {
  const queryPath = (queryId: string) => join(directory, encodeURIComponent(queryId).replaceAll(".", "%2E"));
  const exchangePath = (id: Pick<MapOutputId, "queryId" | "exchange">) => join(queryPath(id.queryId), String(id.exchange));
  const dataPath = (id: MapOutputId) => join(exchangePath(id), `${id.map}-${id.attempt}.blocks`);

  const indexPath = (id: MapOutputId) => `${dataPath(id)}.index`;

  function readIndex(id: MapOutputId, from: number, to: number) {
    const index = decodeIndex(indexBytes(id, indexPath(id)), from, to);
    if (index === undefined) throw new BlockCorruptError(id, "its index is not whole");
    return index;
  }

  function wholeIndex(id: MapOutputId, partitions: number) {
    try {
      return readIndex(id, 0, partitions);
    } catch {
      return undefined;
    }
  }

  return {
    directory,
    async write(id, partitions) {
      mkdirSync(exchangePath(id), { recursive: true });
      const writer = await openMapOutputWriter(dataPath(id), partitions);
      return {
        ...writer,
        async commit(schema) {
          const earlier = existsSync(indexPath(id)) ? wholeIndex(id, partitions) : undefined;
          if (earlier === undefined) return writer.commit(schema);
          await writer.abort();
          return sizesOf(earlier.schema, earlier.partitions) satisfies MapOutputSizes;
        },
      };
    },
    async lookup(id, from, to) {
      const index = readIndex(id, from, to);
      return { id, path: dataPath(id), schema: index.schema, blocks: index.partitions.flat() };
    },
    async list() {
      const found: MapOutputId[] = [];
      for (const query of await names(directory)) {
        for (const exchange of await names(join(directory, query))) {
          for (const file of await names(join(directory, query, exchange))) {
            const [, map, attempt] = /^(\d+)-(\d+)\.blocks\.index$/.exec(file) ?? [];
            if (map === undefined) continue;
            found.push({ queryId: decodeURIComponent(query), exchange: Number(exchange), map: Number(map), attempt: Number(attempt) });
          }
        }
      }
      return found.sort((a, b) => a.queryId.localeCompare(b.queryId) || a.exchange - b.exchange || a.map - b.map || a.attempt - b.attempt);
    },
    async drop(queryId, exchanges = []) {
      const paths = exchanges.length === 0 ? [queryPath(queryId)] : exchanges.map((exchange) => exchangePath({ queryId, exchange }));
      for (const path of paths) await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Read at once: a small file costs less than its way through the threads that read it later. */
function indexBytes(id: MapOutputId, path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw (cause as NodeJS.ErrnoException).code === "ENOENT" ? new BlockNotFoundError(id, { cause }) : cause;
  }
}

async function names(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}
