import { connect as connectSocket, createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import {
  CallCancelledError,
  CallError,
  callError,
  DeadlineError,
  ListenError,
  PeerUnreachableError,
  statusCodes,
  UnauthenticatedError,
  UnprotectedServerError,
} from "../errors.ts";
import { FlightDescriptor, FlightDescriptorDescriptorType } from "../messages/flight.ts";
import { executorControl, flightService } from "../services.ts";
import { sparkConnectService } from "../spark-service.ts";
import { connect } from "./client.ts";
import { type Handlers, type RunningServer, type ServerOptions, serve, startServer } from "./server.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(options: ServerOptions): Promise<RunningServer> {
  const server = await startServer(options);
  closing.push(() => server.close());
  return server;
}

async function flight(handlers: Handlers<typeof flightService>, security: { token?: string } = {}) {
  const server = await started({ services: [serve(flightService, handlers)], ...security });
  const client = connect(flightService, server.address, security);
  closing.push(() => client.close());
  return { server, client };
}

const descriptor = { type: FlightDescriptorDescriptorType.PATH, path: ["a", "b"] };
const info = (name: string) => ({ flightDescriptor: { path: [name] }, totalRecords: 2 ** 40 });

describe("unary calls", () => {
  it("carry a request there and a response back", async () => {
    const { client } = await flight({ getFlightInfo: ({ path }) => info(path.join("/")) });
    const answer = await client.getFlightInfo(descriptor);
    expect(answer.flightDescriptor?.path).toEqual(["a/b"]);
    expect(answer.totalRecords).toBe(2 ** 40);
    expect(answer.endpoint).toEqual([]);
  });

  it("end with the status a handler throws, details included", async () => {
    const detail = {
      errorClass: "UNRESOLVED_COLUMN",
      message: 'no column "a"',
      where: ["x", "y"],
      hints: ["do"],
      callSite: "p.ts:1:2",
      fragment: "col()",
    };
    const sparkInfo = {
      reason: "org.apache.spark.sql.AnalysisException",
      errorClass: "UNRESOLVED_COLUMN",
      sqlState: "42703",
      messageParameters: { a: "1" },
      errorId: "e1",
    };
    const { client } = await flight({
      getFlightInfo: () => {
        throw callError(statusCodes.NOT_FOUND, "no such \ud800 flight ✓", { detail, info: sparkInfo });
      },
    });
    const error = await client.getFlightInfo(descriptor).catch((e: unknown) => e as CallError);
    expect(error).toBeInstanceOf(CallError);
    expect(error).toMatchObject({ code: statusCodes.NOT_FOUND, message: "no such \ufffd flight ✓", detail, info: sparkInfo });
  });

  it("end with INTERNAL when a handler throws anything else, and UNIMPLEMENTED without a handler", async () => {
    const { client } = await flight({
      getFlightInfo: async () => {
        throw new TypeError("oops");
      },
    });
    await expect(client.getFlightInfo(descriptor)).rejects.toMatchObject({ code: statusCodes.INTERNAL, message: "oops" });
    await expect(client.getSchema(descriptor)).rejects.toMatchObject({ code: statusCodes.UNIMPLEMENTED });
  });

  it("can be cancelled and given a time limit; the handler hears of both", async () => {
    const heard: string[] = [];
    const { client } = await flight({
      getFlightInfo: ({ path }, { signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener("abort", () => {
            heard.push(path.join());
            reject(signal.reason);
          }),
        ),
    });
    const controller = new AbortController();
    const cancelled = client.getFlightInfo({ path: ["cancelled"] }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    await expect(cancelled).rejects.toBeInstanceOf(CallCancelledError);
    await expect(client.getFlightInfo({ path: ["late"] }, { timeoutMs: 50 })).rejects.toBeInstanceOf(DeadlineError);
    await expect(client.getFlightInfo({ path: ["before"] }, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CallCancelledError);
    await expect.poll(() => heard).toEqual(["cancelled", "late"]);
  });

  it("fail with PeerUnreachableError where nobody listens", async () => {
    const port = await freePort();
    const client = connect(flightService, `127.0.0.1:${port}`);
    closing.push(() => client.close());
    const error = await client.getFlightInfo(descriptor).catch((e: unknown) => e as CallError);
    expect(error).toBeInstanceOf(PeerUnreachableError);
    expect(error).toMatchObject({ peer: `127.0.0.1:${port}` });
  });
});

describe("streams", () => {
  it("deliver in order, and only as fast as they are read", async () => {
    let produced = 0;
    const body = new Uint8Array(1 << 20);
    const { client } = await flight({
      async *doGet() {
        for (; produced < 100; produced++) yield { header: new Uint8Array([produced]), body: [body], bodyLength: body.length };
      },
    });
    const seen: number[] = [];
    for await (const { header } of client.doGet({})) {
      seen.push(header[0]!);
      if (seen.length === 1) {
        await new Promise((resolve) => setTimeout(resolve, 200));
        // Client queue, flow control window and two in flight; far from 100.
        expect(produced).toBeLessThan(20);
      }
    }
    expect(seen).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });

  it("are cancelled by leaving the loop; the producer's finally runs", async () => {
    let ended = false;
    const { client } = await flight({
      async *listFlights() {
        try {
          for (let i = 0; ; i++) yield info(`${i}`);
        } finally {
          ended = true;
        }
      },
    });
    for await (const flightInfo of client.listFlights({})) if (flightInfo.flightDescriptor?.path[0] === "3") break;
    await expect.poll(() => ended).toBe(true);
  });

  it("end with what the producer throws after some responses", async () => {
    const { client } = await flight({
      async *listFlights() {
        yield info("0");
        throw callError(statusCodes.DATA_LOSS, "gone");
      },
    });
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const flightInfo of client.listFlights({})) seen.push(flightInfo);
    })();
    await expect(reading).rejects.toMatchObject({ code: statusCodes.DATA_LOSS, message: "gone" });
    expect(seen).toHaveLength(1);
  });

  it("break with PeerUnreachableError when the server goes away", async () => {
    const { client, server } = await flight({
      async *listFlights() {
        yield info("0");
        await new Promise(() => {});
      },
    });
    const reading = (async () => {
      for await (const flightInfo of client.listFlights({})) if (flightInfo) void server.close();
    })();
    await expect(reading).rejects.toBeInstanceOf(CallError);
  });

  it("go both ways", async () => {
    const server = await started({
      services: [
        serve(executorControl, {
          connect(call) {
            call.on("data", ({ register }) => call.write({ registered: { heartbeatMs: 100 }, epoch: register?.slots ?? 0 }));
            call.on("end", () => call.end());
          },
        }),
      ],
    });
    const client = connect(executorControl, server.address);
    closing.push(() => client.close());
    const call = client.connect();
    call.write({ register: { executorId: "e1", slots: 7, memoryBytes: 2 ** 35 } });
    const message = await new Promise<unknown>((resolve) => call.once("data", resolve));
    expect(message).toMatchObject({ registered: { heartbeatMs: 100 }, epoch: 7, launch: null });
    call.end();
    await new Promise((resolve) => call.once("status", resolve));
  });

  it("carry many requests up", async () => {
    const server = await started({
      services: [
        serve(sparkConnectService, {
          async addArtifacts(requests) {
            const artifacts = [];
            for await (const { batch } of requests)
              artifacts.push(...(batch?.artifacts ?? []).map(({ name }) => ({ name, isCrcSuccessful: true })));
            return { artifacts };
          },
        }),
      ],
    });
    const client = connect(sparkConnectService, server.address);
    closing.push(() => client.close());
    const { artifacts } = await client.addArtifacts([{ batch: { artifacts: [{ name: "a" }] } }, { batch: { artifacts: [{ name: "b" }] } }]);
    expect(artifacts.map(({ name }) => name)).toEqual(["a", "b"]);
  });
});

describe("access", () => {
  it("needs the token on every call", async () => {
    const { server, client } = await flight(
      {
        getFlightInfo: () => info("x"),
        async *listFlights() {
          yield info("x");
        },
      },
      { token: "secret" },
    );
    await expect(client.getFlightInfo(descriptor)).resolves.toBeDefined();
    for (const token of [undefined, "wrong", "secret2"]) {
      const stranger = connect(flightService, server.address, { token });
      closing.push(() => stranger.close());
      await expect(stranger.getFlightInfo(descriptor)).rejects.toBeInstanceOf(UnauthenticatedError);
      const listing = (async () => {
        for await (const _ of stranger.listFlights({})) throw new Error("listed");
      })();
      await expect(listing).rejects.toBeInstanceOf(UnauthenticatedError);
    }
  });

  it("beyond loopback is refused without token or TLS", async () => {
    for (const host of ["0.0.0.0", "::", "10.1.2.3", "example.com"]) {
      await expect(startServer({ host, services: [] })).rejects.toBeInstanceOf(UnprotectedServerError);
    }
    await started({ host: "0.0.0.0", services: [], token: "t" });
    await started({ host: "localhost", services: [] });
  });

  it("fails clearly when the port is taken", async () => {
    const { port } = await started({ services: [] });
    const error = await startServer({ port, services: [] }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ListenError);
    expect(error).toMatchObject({ inUse: true, address: `127.0.0.1:${port}` });
  });

  it("survives bytes that are no HTTP/2", async () => {
    const { server, client } = await flight({ getFlightInfo: () => info("x") });
    await new Promise<void>((resolve) => {
      const socket = connectSocket(server.port, "127.0.0.1", () => socket.end("GET / HTTP/1.0\r\n\r\n"));
      socket.on("close", () => resolve());
      socket.on("error", () => {});
      socket.resume();
    });
    await expect(client.getFlightInfo(FlightDescriptor.decode(new Uint8Array()))).resolves.toBeDefined();
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
