import { setTimeout as sleep } from "node:timers/promises";
import { decodeBatchHeader } from "@volley/arrow-duckdb";
import {
  type BlockSource,
  BlockTicket,
  CallError,
  DeadlineError,
  type FlightMessage,
  flightService,
  type MapRef,
  PeerUnreachableError,
} from "@volley/protocol";
import { connect, type Security, type ServiceClient } from "@volley/protocol/grpc";
import { checksum } from "../blocks/block-file.ts";
import { FetchFailedError, type MapOutputId, TaskCancelledError } from "../errors.ts";
import type { FetchBlocks, FetchedBlock } from "../task/exchange-input.ts";
import { decodeBlockMetadata } from "./block-metadata.ts";

export interface BlockFetcher {
  readonly fetch: FetchBlocks;
  /** Closes the connections. */
  close(): void;
}

export interface BlockFetcherOptions extends Security {
  /** How often one source is tried while its executor does not answer; default 3. */
  readonly tries?: number;
  /** Milliseconds before the second try, doubled for each further one; default 200. */
  readonly pauseMs?: number;
}

interface Query {
  readonly queryId: string;
  readonly exchange: number;
}

/** Where a fetch stands: blocks of maps before `map` are all here, of this one `blocks`. */
interface Progress {
  map: number;
  blocks: number;
}

/** Fetches blocks from other executors over Flight, one connection an executor. */
export function createBlockFetcher(options: BlockFetcherOptions = {}): BlockFetcher {
  const { tries = 3, pauseMs = 200 } = options;
  const clients = new Map<string, ServiceClient<typeof flightService>>();

  function clientOf(location: string): ServiceClient<typeof flightService> {
    const client = clients.get(location) ?? connect(flightService, location, options);
    clients.set(location, client);
    return client;
  }

  async function* fetch(query: Query, source: BlockSource, signal: AbortSignal): AsyncGenerator<FetchedBlock> {
    const progress: Progress = { map: 0, blocks: 0 };
    for (let attempt = 1; ; attempt++) {
      try {
        yield* fetchOnce(clientOf(source.location), query, source, progress, signal);
        return;
      } catch (error) {
        if (signal.aborted) throw new TaskCancelledError("the task was cancelled", { cause: error });
        const passing = error instanceof PeerUnreachableError || error instanceof DeadlineError;
        if (!passing || attempt >= tries) throw fetchFailed(query, source, progress, error);
        await sleep(pauseMs * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  return {
    fetch,
    close() {
      for (const client of clients.values()) client.close();
      clients.clear();
    },
  };
}

/** Fetches what is left of a source. */
async function* fetchOnce(
  client: ServiceClient<typeof flightService>,
  query: Query,
  source: BlockSource,
  progress: Progress,
  signal: AbortSignal,
): AsyncGenerator<FetchedBlock> {
  const { partitionFrom, partitionTo } = source;
  const first = progress.map;
  const maps = source.maps.slice(first);
  const ticket = BlockTicket.encode({ ...query, maps, partitionFrom, partitionTo, align: true });
  const skip = progress.blocks;
  let seen = 0;
  for await (const message of client.doGet({ ticket }, { signal })) {
    const metadata = decodeBlockMetadata(message.appMetadata ?? new Uint8Array());
    if (metadata === undefined) throw failed(query, source, maps[0]!, "it sent something that is no block");
    if (metadata.kind === "missing") throw failed(query, source, metadata, "it is not there any more");
    const at = source.maps.findIndex(({ map }, index) => index >= progress.map && map === metadata.map);
    if (at < 0) throw failed(query, source, maps[0]!, `it sent a block of map task ${metadata.map}, which was not asked for`);
    if (at !== progress.map) {
      progress.map = at;
      progress.blocks = 0;
      seen = 0;
    }
    seen++;
    if (at === first && seen <= skip) continue;
    progress.blocks = seen;
    yield verified(message, metadata.crc, query, source, source.maps[at]!);
  }
}

function verified(message: FlightMessage, crc: number, query: Query, source: BlockSource, ref: MapRef): FetchedBlock {
  const { header, body, bodyLength } = message;
  if (checksum([header, ...body]) !== crc) throw failed(query, source, ref, "the checksum of a block differs");
  const frame = { header, body, bodyLength };
  return { map: ref.map, frame, rows: decodeBatchHeader(frame).rows };
}

function failed(query: Query, source: BlockSource, ref: MapRef, why: string, cause?: unknown): FetchFailedError {
  const id: MapOutputId = { ...query, map: ref.map, attempt: ref.attempt };
  return new FetchFailedError(id, source.executorId, why, { cause });
}

function fetchFailed(query: Query, source: BlockSource, progress: Progress, error: unknown): unknown {
  if (!(error instanceof CallError)) return error;
  return failed(query, source, source.maps[progress.map] ?? source.maps[0]!, error.message, error);
}
