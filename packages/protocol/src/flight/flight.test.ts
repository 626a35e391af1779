import { afterEach, describe, expect, it } from "vitest";
import { CallError, callError, statusCodes, WireFormatError } from "../errors.ts";
import { connect } from "../grpc/client.ts";
import { serve, startServer } from "../grpc/server.ts";
import { flightService } from "../services.ts";
import { doGet, type FlightClient } from "./flight-client.ts";
import { createFlightService, type FlightHandlers } from "./testing/flight-service.ts";
import { type Frame, headerOnly, writeFrame } from "../arrow/frame.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function flight(doGetHandler: FlightHandlers["doGet"], others: Partial<FlightHandlers> = {}): Promise<FlightClient> {
  const server = await startServer({ services: [createFlightService({ doGet: doGetHandler, ...others })] });
  const client = connect(flightService, server.address);
  closing.push(
    () => client.close(),
    () => server.close(),
  );
  return client;
}

const schema = new Uint8Array([9, 9, 9]);
const ticket = new TextEncoder().encode("t");

function frame(number: number, ...sizes: readonly number[]): Frame {
  const body = sizes.map((size) => new Uint8Array(size).fill(number));
  return { header: new Uint8Array([number, 7]), body, bodyLength: sizes.reduce((a, b) => a + b, 0) };
}

async function collect(frames: AsyncIterable<Frame>): Promise<Frame[]> {
  const all = [];
  for await (const each of frames) all.push(each);
  return all;
}

describe("DoGet", () => {
  it.each([true, false])("streams schema and frames, bodies on 8 bytes (aligned by the sender: %s)", async (align) => {
    const asked: string[] = [];
    const client = await flight((given) => {
      asked.push(new TextDecoder().decode(given));
      return { schema, align, frames: [frame(1, 8, 16), frame(2), frame(3, 100_000), frame(4, 1 << 20, 8)] };
    });
    const stream = await doGet(client, ticket);
    const frames = await collect(stream.frames);
    expect(asked).toEqual(["t"]);
    expect([...stream.schema]).toEqual([9, 9, 9]);
    expect(frames.map(({ header }) => [...header])).toEqual([1, 2, 3, 4].map((n) => [n, 7]));
    expect(frames.map(({ bodyLength }) => bodyLength)).toEqual([24, 0, 100_000, (1 << 20) + 8]);
    for (const [i, { body }] of frames.entries()) {
      for (const part of body) {
        expect(part.byteOffset % 8).toBe(0);
        expect(part.every((byte) => byte === i + 1)).toBe(true);
      }
    }
  });

  it("ends the producer when the reader leaves", async () => {
    let ended = false;
    const client = await flight(() => ({
      schema,
      frames: (async function* () {
        try {
          for (let i = 0; ; i++) yield frame(i % 256, 1 << 16);
        } finally {
          ended = true;
        }
      })(),
    }));
    for await (const _ of (await doGet(client, ticket)).frames) break;
    await expect.poll(() => ended).toBe(true);
  });

  it("ends a waiting producer when the reader aborts", async () => {
    let aborted = false;
    const client = await flight((_ticket, { signal }) => ({
      schema,
      frames: (async function* () {
        yield frame(1);
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        aborted = true;
      })(),
    }));
    const controller = new AbortController();
    const { frames } = await doGet(client, ticket, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(collect(frames)).rejects.toMatchObject({ code: statusCodes.CANCELLED });
    await expect.poll(() => aborted).toBe(true);
  });

  it("brings the handler's error, before or after frames", async () => {
    const client = await flight(async (given) => {
      if (given.length === 0) throw callError(statusCodes.NOT_FOUND, "no such block");
      return {
        schema,
        frames: (async function* () {
          yield frame(1);
          throw callError(statusCodes.DATA_LOSS, "the block is damaged");
        })(),
      };
    });
    await expect(doGet(client, new Uint8Array())).rejects.toMatchObject({ code: statusCodes.NOT_FOUND, message: "no such block" });
    const { frames } = await doGet(client, ticket);
    const failure = collect(frames);
    await expect(failure).rejects.toBeInstanceOf(CallError);
    await expect(failure).rejects.toMatchObject({ code: statusCodes.DATA_LOSS });
  });

  it("refuses a stream without schema", async () => {
    const server = await startServer({ services: [serve(flightService, { async *doGet() {} })] });
    const client = connect(flightService, server.address);
    closing.push(
      () => client.close(),
      () => server.close(),
    );
    await expect(doGet(client, ticket)).rejects.toBeInstanceOf(WireFormatError);
  });
});

describe("the other calls", () => {
  it("reach their handlers", async () => {
    const client = await flight(() => ({ schema, frames: [] }), {
      async *listFlights(expression) {
        yield { totalRecords: expression.length };
      },
      getFlightInfo: ({ path }) => ({ flightDescriptor: { path }, schema: Buffer.concat(writeFrame(headerOnly(schema))) }),
      getSchema: () => ({ schema: Buffer.concat(writeFrame(headerOnly(schema))) }),
      handshake(call) {
        call.on("data", ({ payload }) => call.write({ payload }));
        call.on("end", () => call.end());
      },
    });
    const listed = [];
    for await (const info of client.listFlights({ expression: new Uint8Array(3) })) listed.push(info.totalRecords);
    expect(listed).toEqual([3]);
    expect((await client.getFlightInfo({ path: ["p"] })).flightDescriptor?.path).toEqual(["p"]);
    expect([...(await client.getSchema({})).schema]).toEqual([255, 255, 255, 255, 8, 0, 0, 0, 9, 9, 9, 0, 0, 0, 0, 0]);
    const call = client.handshake();
    call.write({ payload: new Uint8Array([5]) });
    const answer = await new Promise<{ payload: Uint8Array }>((resolve) => call.once("data", resolve));
    expect([...answer.payload]).toEqual([5]);
    call.end();
    await new Promise((resolve) => call.once("status", resolve));
  });
});
