import {
  BlockTicket,
  callError,
  type Criteria,
  FlightDescriptorDescriptorType,
  type FlightInfo,
  type FlightMessage,
  flightService,
  statusCodes,
} from "@volley/protocol";
import { headerOnly, writeFrame } from "@volley/protocol/arrow";
import { type ServedService, serve } from "@volley/protocol/grpc";
import type { BlockStore } from "../blocks/block-store.ts";
import { readRawBlocks } from "../blocks/read-blocks.ts";
import { BlockCorruptError, BlockNotFoundError, type MapOutputId } from "../errors.ts";
import { encodeBlockMetadata } from "./block-metadata.ts";

/** A message as handlers give it. */
type Message = Pick<FlightMessage, "header" | "body" | "bodyLength" | "appMetadata">;

/**
 * The Flight service over a block store. A ticket is an encoded `BlockTicket`; flights are exchanges, found by the
 * path `[query, exchange]`, or `[query, exchange, partition]` for one partition. Blocks travel as they are in the
 * files; their checksums go along, for the receiver to verify.
 */
export function blockService(store: BlockStore): ServedService {
  return serve(flightService, {
    doGet: ({ ticket }, { signal }) => streamBlocks(store, decodeTicket(ticket), signal),
    async *listFlights(_criteria: Criteria) {
      for (const flight of await flightsOf(store)) yield await flightInfo(store, flight);
    },
    getFlightInfo: async ({ path }) => flightInfo(store, await findFlight(store, path), partitionOf(path)),
    getSchema: async ({ path }) => ({ schema: (await flightInfo(store, await findFlight(store, path))).schema ?? new Uint8Array() }),
  });
}

async function* streamBlocks(store: BlockStore, ticket: BlockTicket, signal: AbortSignal): AsyncGenerator<Message> {
  const { queryId, exchange, maps, partitionFrom, partitionTo } = ticket;
  const own = ticket.align;
  let schemaSent = own;
  for (const { map, attempt } of maps) {
    const id: MapOutputId = { queryId, exchange, map, attempt };
    try {
      const stored = await store.lookup(id, partitionFrom, partitionTo);
      if (!schemaSent) yield headerOnly(stored.schema);
      schemaSent = true;
      for await (const { frame, entry } of readRawBlocks(stored)) {
        if (signal.aborted) return;
        if (!own) yield frame;
        else
          yield {
            ...frame,
            appMetadata: encodeBlockMetadata({ kind: "block", map, crc: entry.crc }, frame.header.length, frame.bodyLength),
          };
      }
    } catch (error) {
      if (!(error instanceof BlockNotFoundError || error instanceof BlockCorruptError)) throw error;
      if (own)
        yield {
          header: new Uint8Array(),
          body: [],
          bodyLength: 0,
          appMetadata: encodeBlockMetadata({ kind: "missing", map, attempt }, 0, 0),
        };
      throw callError(error instanceof BlockNotFoundError ? statusCodes.NOT_FOUND : statusCodes.DATA_LOSS, error.message, { cause: error });
    }
  }
}

function decodeTicket(bytes: Uint8Array): BlockTicket {
  try {
    const ticket = BlockTicket.decode(bytes);
    if (ticket.queryId !== "") return ticket;
  } catch {
    // Falls through to the answer for every wrong ticket.
  }
  throw callError(statusCodes.INVALID_ARGUMENT, "the ticket is not one of a block of an exchange");
}

/** The map outputs of one exchange, one attempt of each map. */
interface Flight {
  readonly queryId: string;
  readonly exchange: number;
  readonly outputs: readonly MapOutputId[];
}

async function flightsOf(store: BlockStore): Promise<Flight[]> {
  const flights = new Map<string, Map<number, MapOutputId>>();
  for (const id of await store.list()) {
    const key = JSON.stringify([id.queryId, id.exchange]);
    const maps = flights.get(key) ?? new Map<number, MapOutputId>();
    // Listed in the order of attempts: the newest stays.
    flights.set(key, maps.set(id.map, id));
  }
  return [...flights.values()].map((maps) => {
    const outputs = [...maps.values()];
    const { queryId, exchange } = outputs[0]!;
    return { queryId, exchange, outputs };
  });
}

async function findFlight(store: BlockStore, path: readonly string[]): Promise<Flight> {
  const flight = (await flightsOf(store)).find(({ queryId, exchange }) => queryId === path[0] && String(exchange) === path[1]);
  if (flight === undefined)
    throw callError(statusCodes.NOT_FOUND, `there is no flight ${path.join("/")}; list the flights to see those that are here`);
  return flight;
}

function partitionOf(path: readonly string[]): number | undefined {
  return path[2] === undefined ? undefined : Number(path[2]);
}

async function flightInfo(store: BlockStore, { queryId, exchange, outputs }: Flight, partition?: number): Promise<Partial<FlightInfo>> {
  const [from, to] = partition === undefined ? [0, 2 ** 31] : [partition, partition + 1];
  const stored = await Promise.all(outputs.map((id) => store.lookup(id, from, to)));
  const blocks = stored.flatMap((output) => output.blocks);
  const maps = outputs.map(({ map, attempt }) => ({ map, attempt }));
  const ticket = BlockTicket.encode({ queryId, exchange, maps, partitionFrom: from, partitionTo: to, align: false });
  const path = [queryId, String(exchange), ...(partition === undefined ? [] : [String(partition)])];
  return {
    schema: Buffer.concat(writeFrame(headerOnly(stored[0]!.schema))),
    flightDescriptor: { type: FlightDescriptorDescriptorType.PATH, cmd: new Uint8Array(), path },
    endpoint: [{ ticket: { ticket }, location: [] }],
    totalRecords: blocks.reduce((sum, block) => sum + block.rows, 0),
    totalBytes: blocks.reduce((sum, block) => sum + block.length, 0),
    ordered: true,
  };
}
