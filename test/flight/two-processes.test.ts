import { afterEach, describe, expect, it } from "vitest";
import { CallError, flightService, PeerUnreachableError, statusCodes } from "@volley/protocol";
import { connect, doGet, type FlightClient } from "@volley/protocol/grpc";
import { startServerProcess } from "./server-process.ts";

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function started(token?: string): Promise<{ client: FlightClient; kill: () => boolean }> {
  const server = await startServerProcess(token);
  const client = connect(flightService, server.address, { token });
  closing.push(
    () => client.close(),
    () => server.process.kill(),
  );
  return { client, kill: () => server.process.kill("SIGKILL") };
}

const ticket = (value: object): Uint8Array => Buffer.from(JSON.stringify(value));

describe("Flight between two processes", () => {
  it("moves 64 MiB, whole, in order and aligned, with a token", async () => {
    const { client } = await started("secret");
    const { frames } = await doGet(client, ticket({ batches: 64, bytes: 1 << 20, align: true }));
    let count = 0;
    for await (const { header, body, bodyLength } of frames) {
      expect(header[0]).toBe(count);
      expect(bodyLength).toBe(1 << 20);
      expect(body[0]!.byteOffset % 8).toBe(0);
      expect(Buffer.compare(body[0]!, Buffer.alloc(1 << 20, count))).toBe(0);
      count++;
    }
    expect(count).toBe(64);
  });

  it("ends with a typed error when the server is killed in the middle", async () => {
    const { client, kill } = await started();
    const { frames } = await doGet(client, ticket({ batches: 1000, bytes: 1000, slow: 5 }));
    const reading = (async () => {
      let seen = 0;
      for await (const _ of frames) if (++seen === 5) kill();
    })();
    await expect(reading).rejects.toBeInstanceOf(PeerUnreachableError);
  });

  it("brings the server's error", async () => {
    const { client } = await started();
    const failure = doGet(client, ticket({ file: "/no/such/file" }));
    await expect(failure).rejects.toBeInstanceOf(CallError);
    await expect(failure).rejects.toMatchObject({
      code: statusCodes.NOT_FOUND,
      message: expect.stringContaining("/no/such/file") as string,
    });
  });
});
