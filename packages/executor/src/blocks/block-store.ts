import { mkdir, readdir, readFile, rm } from "node:fs/promises";
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

  async function readIndex(id: MapOutputId, from: number, to: number) {
    const bytes = await readFile(`${dataPath(id)}.index`).catch((cause: NodeJS.ErrnoException) => {
      throw cause.code === "ENOENT" ? new BlockNotFoundError(id, { cause }) : cause;
    });
    const index = decodeIndex(bytes, from, to);
    if (index === undefined) throw new BlockCorruptError(id, "its index is not whole");
    return index;
  }

  return {
    directory,
    async write(id, partitions) {
      await mkdir(exchangePath(id), { recursive: true });
      const writer = await openMapOutputWriter(dataPath(id), partitions);
      return {
        ...writer,
        async commit(schema) {
          const earlier = await readIndex(id, 0, partitions).catch(() => undefined);
          if (earlier === undefined) return writer.commit(schema);
          await writer.abort();
          return sizesOf(earlier.schema, earlier.partitions) satisfies MapOutputSizes;
        },
      };
    },
    async lookup(id, from, to) {
      const index = await readIndex(id, from, to);
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

async function names(directory: string): Promise<string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return [];
    throw error;
  });
}
