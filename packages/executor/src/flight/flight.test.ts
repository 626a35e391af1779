import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect as connectTcp, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Frame } from "@volley/protocol/arrow";
import { openDatabase } from "@volley/arrow-duckdb";
import { type BlockSource, BlockTicket, type CallError, flightService, statusCodes } from "@volley/protocol";
import { connect, type RunningServer, startServer } from "@volley/protocol/grpc";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BlockStore, openBlockStore } from "../blocks/block-store.ts";
import { FetchFailedError } from "../errors.ts";
import { blockService } from "./block-service.ts";
import { createBlockFetcher } from "./fetch-blocks.ts";

const never = new AbortController().signal;
const query = { queryId: "q", exchange: 1 };
const maps = [0, 1, 2].map((map) => ({ map, attempt: 100 + map }));
let directory: string;
let store: BlockStore;
let server: RunningServer;
/** By map, the frames that were written. */
const written: Frame[][] = [];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "volley-flight-"));
  store = openBlockStore(directory);
  const database = await openDatabase();
  for (const { map, attempt } of maps) {
    const stream = await database.connect().stream(`SELECT i, 'map ${map} ' || i AS s FROM range(20480) t(i)`, { maxRows: 2048 });
    const writer = await store.write({ ...query, map, attempt }, 2);
    const frames: Frame[] = [];
    for await (const { frame, rows } of stream) {
      await writer.append(frames.length % 2, frame, rows);
      frames.push(frame);
    }
    await writer.commit(stream.schemaFrame.header);
    written.push(frames);
  }
  await database.close();
  server = await startServer({ services: [blockService(store)] });
});

afterAll(async () => {
  await server.close();
  await rm(directory, { recursive: true, force: true });
});

function source(more: Partial<BlockSource> = {}): BlockSource {
  return { executorId: "a", location: server.address, maps, partitionFrom: 0, partitionTo: 1, bytes: 0, rows: 0, ...more };
}

const bodyOf = (frame: Frame): Buffer => Buffer.concat(frame.body);

async function fetchAll(from: BlockSource, options = {}): Promise<{ map: number; frame: Frame; rows: number }[]> {
  const fetcher = createBlockFetcher(options);
  try {
    const blocks = [];
    for await (const block of fetcher.fetch(query, from, never)) blocks.push(block);
    return blocks;
  } finally {
    fetcher.close();
  }
}

describe("blocks over Flight", () => {
  it("come in the order of maps, byte by byte, aligned", async () => {
    const blocks = await fetchAll(source());
    expect(blocks.map(({ map }) => map)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    for (const [index, { frame, map, rows }] of blocks.entries()) {
      const origin = written[map]![(index % 5) * 2]!;
      expect(rows).toBe(2048);
      expect(bodyOf(frame).equals(bodyOf(origin))).toBe(true);
      expect(frame.body[0]!.byteOffset % 8).toBe(0);
    }
  });

  it("go on where the connection broke", async () => {
    const proxy = await breakingProxy(server.port, [300_000, 200_000]);
    try {
      const blocks = await fetchAll(source({ location: proxy.address }), { pauseMs: 10 });
      expect(blocks.map(({ map }) => map)).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
      expect(proxy.broken()).toBe(2);
      expect(blocks.every(({ frame, map }, index) => bodyOf(frame).equals(bodyOf(written[map]![(index % 5) * 2]!)))).toBe(true);
    } finally {
      proxy.close();
    }
  });

  it("fail with the map output that did not come whole", async () => {
    const proxy = await breakingProxy(server.port, [400_000, 1, 1, 1]);
    try {
      const error = await fetchAll(source({ location: proxy.address }), { pauseMs: 10, tries: 2 }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(FetchFailedError);
      expect((error as FetchFailedError).id.map).toBeGreaterThan(0);
      expect(maps[(error as FetchFailedError).id.map]?.attempt).toBe((error as FetchFailedError).id.attempt);
    } finally {
      proxy.close();
    }
    const missing = await fetchAll(source({ maps: [maps[0]!, { map: 1, attempt: 7 }, maps[2]!] })).catch((e: unknown) => e);
    expect(missing).toMatchObject({ name: "FetchFailedError", id: { map: 1, attempt: 7 }, executorId: "a" });
  });

  it("fail when a byte of the file has changed", async () => {
    const { path, blocks } = await store.lookup({ ...query, ...maps[1]! }, 0, 1);
    const whole = await readFile(path);
    const damaged = Buffer.from(whole);
    damaged[blocks[2]!.offset + 1000]! ^= 1;
    await writeFile(path, damaged);
    try {
      await expect(fetchAll(source())).rejects.toMatchObject({
        name: "FetchFailedError",
        id: { map: 1, attempt: 101 },
        message: expect.stringContaining("checksum"),
      });
    } finally {
      await writeFile(path, whole);
    }
  });

  it("are found and read by any Flight client", async () => {
    const client = connect(flightService, server.address);
    const flights = [];
    for await (const flight of client.listFlights({})) flights.push(flight);
    expect(flights.map(({ flightDescriptor, totalRecords }) => [flightDescriptor?.path, totalRecords])).toEqual([[["q", "1"], 61440]]);
    const one = await client.getFlightInfo({ type: 1, path: ["q", "1", "1"] });
    expect(one.totalRecords).toBe(30720);
    const messages = [];
    for await (const message of client.doGet(one.endpoint[0]!.ticket!)) messages.push(message);
    expect(messages).toHaveLength(16);
    expect(messages[0]?.bodyLength).toBe(0);
    expect(messages.every(({ appMetadata }) => (appMetadata?.length ?? 0) === 0)).toBe(true);
    client.close();
  });

  it("are refused typed: unknown flight, unknown attempt, a ticket that is none", async () => {
    const client = connect(flightService, server.address);
    const codeOf = async (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => (error as CallError).code);
    expect(await codeOf(client.getFlightInfo({ type: 1, path: ["q", "77"] }))).toBe(statusCodes.NOT_FOUND);
    const get = async (ticket: Uint8Array): Promise<void> => {
      for await (const _ of client.doGet({ ticket }));
    };
    const ticket = BlockTicket.encode({ ...query, maps: [{ map: 0, attempt: 1 }], partitionFrom: 0, partitionTo: 1, align: false });
    expect(await codeOf(get(ticket))).toBe(statusCodes.NOT_FOUND);
    expect(await codeOf(get(Buffer.from("hello")))).toBe(statusCodes.INVALID_ARGUMENT);
    client.close();
  });
});

/** Passes connections on and cuts the n-th one after so many bytes from the server; later ones stay whole. */
async function breakingProxy(port: number, cuts: readonly number[]): Promise<{ address: string; broken(): number; close(): void }> {
  let connections = 0;
  let broken = 0;
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const limit = cuts[connections++] ?? Number.POSITIVE_INFINITY;
    const far = connectTcp(port, "127.0.0.1");
    let passed = 0;
    for (const socket of [near, far]) sockets.add(socket.on("error", () => undefined).on("close", () => (near.destroy(), far.destroy())));
    near.on("data", (data) => far.write(data));
    far.on("data", (data) => {
      passed += data.length;
      if (passed <= limit) {
        near.write(data);
        return;
      }
      broken++;
      near.destroy();
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address() as { port: number };
  return {
    address: `127.0.0.1:${address.port}`,
    broken: () => broken,
    close: () => {
      proxy.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
