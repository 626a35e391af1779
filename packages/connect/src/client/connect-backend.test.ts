import { createServer } from "node:net";
import { explainModes, type Relation, relation, simpleTypes, type UserFunction, userFunctionCall, VolleyError } from "@volley/plan";
import { callError, type QueryProgress, statusCodes } from "@volley/protocol";
import { serve, startServer } from "@volley/protocol/grpc";
import { sparkConnectService } from "@volley/protocol/spark";
import { afterEach, describe, expect, it } from "vitest";
import { type ConnectBackend, type ConnectBackendOptions, connectBackend } from "./connect-backend.ts";
import { type Script, type ScriptedServer, startScriptedServer } from "./testing/scripted-server.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(
  script: Script = {},
  options: ConnectBackendOptions = {},
): Promise<{ server: ScriptedServer; backend: ConnectBackend }> {
  const server = await startScriptedServer(script);
  const backend = connectBackend(`sc://${server.address}`, options);
  closing.push(
    () => backend.close(),
    () => server.close(),
  );
  return { server, backend };
}

const slug: UserFunction = {
  name: "slug",
  label: "slug (src/features.ts:12:7)",
  form: "scalar",
  returns: simpleTypes.string,
  arity: [0, 0],
  deterministic: true,
  module: { hash: "0", code: new Uint8Array(), sourceMap: new Uint8Array() },
  export: "volley_function",
};

const range = (end: number) => relation("range", { start: 0n, end: BigInt(end), step: 1n });
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

async function numbers(backend: ConnectBackend, count: number): Promise<number[]> {
  const { schema, batches } = await backend.execute(range(count));
  expect(schema.fields).toMatchObject([{ name: "id", type: { kind: "long" }, nullable: false }]);
  const seen = [];
  for await (const batch of batches) seen.push(batch[0]!);
  return seen;
}

describe("a query", () => {
  it("gives schema and batches, tells of progress, and frees the operation", async () => {
    const progress: QueryProgress[] = [];
    const { backend, server } = await started({}, { onProgress: (each) => progress.push(each) });
    expect(await numbers(backend, 5)).toEqual(upTo(5));
    expect(progress.map(({ stages }) => stages[0]!.rows)).toEqual([0, 2, 4]);
    expect(server.calls[0]).toBe("executePlan");
    expect(server.calls.at(-1)).toBe("releaseAll");
    expect(server.calls).not.toContain("interrupt");
    expect(server.requests[0]).toMatchObject({ clientType: "volley", operationId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  });

  it("may be empty", async () => {
    const { backend } = await started();
    expect(await numbers(backend, 0)).toEqual([]);
  });

  it.each(["unavailable", "silent", "reset"] as const)("survives streams that break (%s) at every place", async (how) => {
    const { backend, server } = await started({ cuts: upTo(12).map((after) => ({ after: after % 4, how })) });
    expect(await numbers(backend, 20)).toEqual(upTo(20));
    expect(server.calls.filter((call) => call === "executePlan")).toHaveLength(1);
    expect(server.calls.filter((call) => call === "reattachExecute").length).toBeGreaterThan(5);
  });

  it("is sent again when the server never heard of it", async () => {
    const { backend, server } = await started({ cuts: [{ after: 0, how: "unavailable" }], forget: true });
    expect(await numbers(backend, 3)).toEqual(upTo(3));
    expect(server.calls.filter((call) => call === "executePlan")).toHaveLength(2);
    expect(new Set(server.requests.map(({ operationId }) => operationId)).size).toBe(1);
  });

  it("fails, and is not run twice, when the server lost it half way", async () => {
    const { backend, server } = await started({ cuts: [{ after: 3, how: "unavailable" }], forget: true });
    await expect(numbers(backend, 10)).rejects.toMatchObject({
      errorClass: "DRIVER_UNREACHABLE",
      message: expect.stringMatching(/lost/) as string,
    });
    expect(server.calls.filter((call) => call === "executePlan")).toHaveLength(1);
  });

  it("is interrupted by leaving the loop", async () => {
    const { backend, server } = await started({ pauseMs: 5 });
    const { batches } = await backend.execute(range(1000));
    for await (const batch of batches) if (batch[0] === 2) break;
    expect(server.calls).toContain("interrupt");
    expect(server.calls.at(-1)).toBe("releaseAll");
  });

  it("is interrupted by its signal", async () => {
    const { backend, server } = await started({ pauseMs: 5 });
    const controller = new AbortController();
    const { batches } = await backend.execute(range(1000), { signal: controller.signal });
    setTimeout(() => controller.abort(), 50);
    const reading = (async () => {
      for await (const _ of batches);
    })();
    await expect(reading).rejects.toMatchObject({ errorClass: "OPERATION_CANCELED" });
    expect(server.calls).toContain("interrupt");
    await expect(backend.execute(range(1), { signal: AbortSignal.abort() })).rejects.toMatchObject({ errorClass: "OPERATION_CANCELED" });
  });

  it("lets the server forget what arrived, while it goes on", async () => {
    const { backend, server } = await started();
    const { batches } = await backend.execute(range(200));
    let seen = 0;
    for await (const _ of batches) if (seen++ < 5) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(seen).toBe(200);
    expect(server.calls).toContain("releaseUntil");
  });
});

describe("the other actions", () => {
  it("write, and hear what was written", async () => {
    const progress: QueryProgress[] = [];
    const { backend } = await started({}, { onProgress: (each) => progress.push(each) });
    const sink = { folder: "", input: range(3), format: "parquet" as const, options: {} };
    const command = { kind: "write", destination: "s3://b/out/", mode: "overwrite", marker: "sibling" } as const;
    const expected = { destination: "s3://b/out/", files: [{ url: "s3://b/out/part-0", bytes: 2 ** 40, rows: 3 }], skipped: false };
    expect(await backend.write({ ...command, sinks: [sink] })).toEqual({ ...expected, rows: { "": 1 } });
    expect(await backend.write({ ...command, sinks: [{ ...sink, folder: "a" }, sink] })).toEqual({ ...expected, rows: { "": 2 } });
    expect(progress).toHaveLength(2);
  });

  it("ask for schemas and explanations", async () => {
    const { backend, server } = await started();
    expect((await backend.schema(range(1))).fields[0]).toMatchObject({ name: "id" });
    for (const mode of explainModes) expect(await backend.explain(range(1), mode)).toBe(`${mode} range`);
    await backend.close();
    await backend.close();
    expect(server.calls.at(-1)).toBe("releaseSession");
    await expect(backend.schema(range(1))).rejects.toMatchObject({ errorClass: "SESSION_CLOSED" });
    await expect(backend.execute(range(1))).rejects.toMatchObject({ errorClass: "SESSION_CLOSED" });
  });

  it("carry the session's ids, and notice the server's", async () => {
    const server = await startScriptedServer();
    const backend = connectBackend({
      host: "127.0.0.1",
      port: server.port,
      userId: "ann",
      sessionId: "5b7b5e3c-0000-4000-8000-000000000001",
    });
    closing.push(
      () => backend.close(),
      () => server.close(),
    );
    for (const _ of [1, 2]) for await (const batch of (await backend.execute(range(1))).batches) expect(batch).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({ sessionId: "5b7b5e3c-0000-4000-8000-000000000001", userContext: { userId: "ann" } });
    expect(server.requests[0]!.clientObservedServerSideSessionId).toBeNull();
    expect(server.requests[1]!.clientObservedServerSideSessionId).toBe("server-1");
  });
});

describe("a server that is not Volley's", () => {
  const sink = (folder: string) => ({ folder, input: range(3), format: "parquet" as const, options: {} });
  const write = (folders: readonly string[], marker: "inside" | "none" = "inside") =>
    ({ kind: "write", destination: "x", mode: "error", marker, sinks: folders.map(sink) }) as const;

  it("is sent nothing that only Volley understands", async () => {
    const { backend, server } = await started({ version: "4.3.0" });
    let deep: Relation = range(1);
    for (let i = 0; i < 1000; i++) deep = relation("limit", { input: deep, limit: 1 });
    const called = relation("project", { input: range(1), expressions: [userFunctionCall(slug, [])] });
    for (const refused of [
      backend.write(write(["train", "test"])),
      backend.write(write(["", ""])),
      backend.write(write(["train"])),
      backend.write(write([""], "none")),
      backend.execute(deep),
      backend.schema(deep),
      backend.explain(range(1), "sql"),
      backend.execute(called),
      backend.schema(called),
      backend.write({ ...write([""]), sinks: [{ ...sink(""), input: called }] }),
    ])
      await expect(refused).rejects.toMatchObject({
        errorClass: "UNSUPPORTED_FEATURE",
        message: expect.stringMatching(/ needs a Volley driver, and sc:\/\/127\.0\.0\.1:\d+ is Spark 4\.3\.0$/) as string,
      });
    expect(server.requests).toEqual([]);
  });

  it("is sent what Spark can do, frames that are used twice as trees", async () => {
    const { backend, server } = await started({ version: "4.3.0" });
    await backend.write(write([""]));
    let shared: Relation = range(1);
    for (let i = 0; i < 6; i++)
      shared = relation("set_operation", { left: shared, right: shared, operation: "union" as const, all: true, byName: false });
    await backend.execute(shared);
    expect(server.requests.some(({ plan }) => plan?.root?.withRelations)).toBe(false);
    expect(server.requests).toHaveLength(2);
  });
});

describe("failures", () => {
  const gone = new VolleyError("UNRESOLVED_COLUMN", 'column "delya" does not exist', {
    origin: { callSite: "p.ts:3:1" },
    hints: ["delay?"],
  });

  it("of the plan arrive as they were thrown, from queries, writes and questions", async () => {
    const { backend } = await started({ fail: gone });
    const expected = { errorClass: "UNRESOLVED_COLUMN", message: gone.message, origin: gone.origin, hints: gone.hints };
    await expect(backend.execute(range(1))).rejects.toMatchObject(expected);
    await expect(backend.schema(range(1))).rejects.toMatchObject(expected);
    const sink = { folder: "", input: range(3), format: "csv" as const, options: {} };
    await expect(backend.write({ kind: "write", destination: "x", mode: "error", marker: "none", sinks: [sink] })).rejects.toMatchObject(
      expected,
    );
  });

  it("of Spark are completed by asking for the details", async () => {
    const info = {
      reason: "org.apache.spark.sql.AnalysisException",
      errorClass: "UNRESOLVED_COLUMN.X",
      sqlState: "42703",
      messageParameters: {},
      errorId: "e-1",
    };
    const { backend } = await started({ fail: callError(statusCodes.INTERNAL, "[UNRESOLVED_COLUMN.X] the story", { info }) });
    await expect(backend.execute(range(1))).rejects.toMatchObject({
      errorClass: "UNRESOLVED_COLUMN",
      message: "the whole story of e-1",
      origin: { callSite: "prepare.ts:7:1", fragment: "col" },
      where: [expect.stringContaining("AnalysisException") as string, "caused by java.io.IOException: the cause"],
    });
  });

  it("of Spark with no room for their class get it from the details", async () => {
    const info = { reason: "java.lang.NumberFormatException", errorClass: "", sqlState: "22018", messageParameters: {}, errorId: "e-1" };
    const { backend } = await started({
      fail: callError(statusCodes.INTERNAL, "the story", { info }),
      throwable: { errorClass: "CAST_INVALID_INPUT", sqlState: "22018" },
    });
    await expect(backend.execute(range(1))).rejects.toMatchObject({ errorClass: "CAST_INVALID_INPUT", sqlState: "22018" });
  });

  it("to reach anybody end after bounded retries, with the address and what to do", async () => {
    const port = await freePort();
    const backend = connectBackend(`sc://127.0.0.1:${port}`, { retry: { connectMs: 600 } });
    closing.push(() => backend.close());
    const begun = Date.now();
    const failure = await backend.execute(range(1)).catch((error: unknown) => error as VolleyError);
    expect(failure).toMatchObject({ errorClass: "DRIVER_UNREACHABLE", message: `no driver answers at sc://127.0.0.1:${port}` });
    expect((failure as VolleyError).hints).not.toHaveLength(0);
    expect(Date.now() - begun).toBeGreaterThan(500);
    expect(Date.now() - begun).toBeLessThan(5000);
    await expect(backend.schema(range(1))).rejects.toMatchObject({ errorClass: "DRIVER_UNREACHABLE" });
  });

  it("to reach the server end well when it starts in time", async () => {
    const port = await freePort();
    const backend = connectBackend(`sc://127.0.0.1:${port}`);
    const result = numbers(backend, 3);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const server = await startScriptedServer({ port });
    closing.push(
      () => backend.close(),
      () => server.close(),
    );
    expect(await result).toEqual(upTo(3));
  });

  it("of a wrong token are no reason to retry", async () => {
    const server = await startScriptedServer({ security: { token: "right" } });
    closing.push(() => server.close());
    for (const [token, works] of [
      ["right", true],
      ["wrong", false],
    ] as const) {
      const backend = connectBackend(`sc://${server.address}/;token=${token}`);
      closing.push(() => backend.close());
      const result = backend.schema(range(1));
      if (works) await expect(result).resolves.toBeDefined();
      else await expect(result).rejects.toMatchObject({ errorClass: "ACCESS_DENIED" });
    }
  });

  it("of a server that never completes are noticed", async () => {
    const server = await startServer({
      services: [
        serve(sparkConnectService, {
          async *executePlan() {},
          async *reattachExecute() {},
        }),
      ],
    });
    const backend = connectBackend(`sc://${server.address}`, { retry: { connectMs: 300 } });
    closing.push(
      () => backend.close(),
      () => server.close(),
    );
    await expect(backend.execute(range(1))).rejects.toMatchObject({ errorClass: "DRIVER_UNREACHABLE" });
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
