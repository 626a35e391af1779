import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { type FaultRule, faultInjector } from "./faults.ts";
import { Bucket, clientOf, failureOf, pattern, startTestServer } from "./testing/harness.ts";

const put = (client: S3Client, Key: string, Body: string | Uint8Array = "x") => client.send(new PutObjectCommand({ Bucket, Key, Body }));
async function get(client: S3Client, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    (error) => error.$metadata?.httpStatusCode ?? error.code ?? error.name,
  );

describe("injected faults", () => {
  it("answer with an error instead of acting", async () => {
    const { client, server } = await startTestServer({
      faults: [{ match: { op: "PutObject" }, action: { status: 503, code: "SlowDown" } }],
    });
    expect(await failureOf(put(client, "k"))).toMatchObject({ code: "SlowDown", status: 503, message: "Please reduce your request rate." });
    server.setFaults([{ action: { status: 500 } }]);
    expect(await failureOf(put(client, "k"))).toMatchObject({ code: "InternalError", status: 500 });
    expect(await outcome(client.send(new HeadObjectCommand({ Bucket, Key: "k" })))).toBe(500);
    server.setFaults([{ action: { status: 403, message: "not today" } }]);
    expect(await failureOf(put(client, "k"))).toMatchObject({ code: "AccessDenied", status: 403, message: "not today" });
    expect(server.stats().errors).toEqual({ SlowDown: 1, InternalError: 2, AccessDenied: 1 });
    server.setFaults([]);
    expect(await failureOf(get(client, "k"))).toMatchObject({ code: "NoSuchKey" });
  });

  it("refuse large bodies without reading them", async () => {
    const { client, server } = await startTestServer({ faults: [{ action: { status: 503 } }] });
    expect(await failureOf(put(client, "k", pattern(20_000_000)))).toMatchObject({ code: "SlowDown" });
    expect(server.stats().bytesIn).toBe(0);
    server.setFaults([]);
    await put(client, "k");
  });

  it("are retried by the SDK as S3's own would be", async () => {
    const { server } = await startTestServer({ faults: [{ match: { times: 2 }, action: { status: 503 } }] });
    const client = clientOf(server.endpoint, { maxAttempts: 3 });
    await put(client, "k");
    expect(server.stats()).toMatchObject({ operations: { PutObject: 3 }, faultsFired: [2] });
  });

  it("act and then fail", async () => {
    const { client } = await startTestServer({
      faults: [
        { match: { keyPattern: "/error$", times: 1 }, action: { status: 500, after: true } },
        { match: { keyPattern: "/reset$", times: 1 }, action: { reset: "after" } },
      ],
    });
    expect(await outcome(put(client, "error", "did"))).toBe(500);
    expect(await outcome(put(client, "reset", "did"))).toBe("ECONNRESET");
    expect((await get(client, "error")).toString()).toBe("did");
    expect((await get(client, "reset")).toString()).toBe("did");
  });

  it("give an error under a success status", async () => {
    const { client } = await startTestServer({
      faults: [{ match: { op: "CompleteMultipartUpload" }, action: { status: 200, code: "InternalError" } }],
    });
    const address = { Bucket, Key: "k", UploadId: (await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "k" }))).UploadId };
    const { ETag } = await client.send(new UploadPartCommand({ ...address, PartNumber: 1, Body: "x" }));
    const complete = client.send(new CompleteMultipartUploadCommand({ ...address, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }));
    expect(await failureOf(complete)).toMatchObject({ code: "InternalError" });
  });

  it("reset the connection", async () => {
    const { client, server } = await startTestServer({ faults: [{ match: { method: "get" }, action: "reset" }] });
    await put(client, "k");
    expect(await outcome(get(client, "k"))).toBe("ECONNRESET");
    expect(await outcome(client.send(new ListObjectsV2Command({ Bucket })))).toBe("ECONNRESET");
    server.setFaults([]);
    expect((await get(client, "k")).toString()).toBe("x");
  });

  it("cut an answer short", async () => {
    const { client, server } = await startTestServer();
    await put(client, "k", pattern(1_000_000));
    server.setFaults([{ match: { op: "GetObject" }, action: { truncateAfterBytes: 300_000 } }]);
    server.resetStats();
    const { Body, ContentLength } = await client.send(new GetObjectCommand({ Bucket, Key: "k" }));
    expect(ContentLength).toBe(1_000_000);
    let received = 0;
    const reading = (async () => {
      for await (const chunk of Body as AsyncIterable<Buffer>) received += chunk.length;
    })();
    expect(await failureOf(reading)).toMatchObject({ code: "ECONNRESET" });
    expect(received).toBe(300_000);
    expect(server.stats().bytesOut).toBe(300_000);
  });

  it("cut an answer short before its first byte", async () => {
    const { client, server } = await startTestServer();
    await put(client, "k", pattern(1000));
    server.setFaults([{ match: { op: "GetObject" }, action: { truncateAfterBytes: 0 } }]);
    expect(await outcome(get(client, "k"))).toBe("ECONNRESET");
    expect(server.stats().keys[`${Bucket}/k`]?.bytesOut).toBe(0);
  });

  it("cut a listing short", async () => {
    const { client, server } = await startTestServer();
    server.setFaults([{ action: { truncateAfterBytes: 50 } }]);
    expect(await outcome(client.send(new ListObjectsV2Command({ Bucket })))).not.toBe("ok");
    expect(server.stats().bytesOut).toBe(50);
  });

  it("cut an upload short, and nothing of it stays", async () => {
    const { client, server } = await startTestServer();
    server.setFaults([{ match: { op: "PutObject" }, action: { truncateAfterBytes: 100_000 } }]);
    expect(["ECONNRESET", "EPIPE"]).toContain(await outcome(put(client, "k", pattern(3_000_000))));
    server.setFaults([]);
    expect(await failureOf(get(client, "k"))).toMatchObject({ code: "NoSuchKey" });
    await expect.poll(() => server.stats().inFlight).toBe(0);
  });

  it("delay, and pace both directions", async () => {
    const { client, server } = await startTestServer();
    const took = async (call: Promise<unknown>) => {
      const start = performance.now();
      await call;
      return performance.now() - start;
    };
    const bytes = pattern(60_000);
    server.setFaults([
      { match: { op: "HeadObject" }, action: { delayMs: 150 } },
      { match: { op: "HeadObject" }, action: { delayMs: 150 } },
      { match: { keyPattern: "k" }, action: { bytesPerSecond: 200_000 } },
    ]);
    expect(await took(put(client, "k", bytes))).toBeGreaterThan(290);
    expect(await took(get(client, "k"))).toBeGreaterThan(240);
    expect((await get(client, "k")).equals(bytes)).toBe(true);
    expect(await took(client.send(new HeadObjectCommand({ Bucket, Key: "k" })))).toBeGreaterThan(290);
  });

  it("do not keep the server from closing", async () => {
    const { client, server } = await startTestServer({ faults: [{ action: { delayMs: 60_000 } }] });
    const call = outcome(put(client, "k"));
    await expect.poll(() => server.stats().inFlight).toBe(1);
    await server.close();
    expect(await call).toBe("ECONNRESET");
  });
});

describe("which requests", () => {
  const request = { method: "GET", op: "GetObject", path: "bucket/a/1" } as const;
  const fires = (match: FaultRule["match"], count: number, what: Partial<Record<keyof typeof request, string>> = {}) => {
    const faults = faultInjector();
    faults.set([{ match, action: "reset" }]);
    return Array.from({ length: count }, () => (faults.effects({ ...request, ...what } as typeof request).reset ? "x" : ".")).join("");
  };

  it("are chosen by what they are", () => {
    expect(fires(undefined, 2)).toBe("xx");
    expect(fires({ op: "GetObject", method: "GET", keyPattern: "^bucket/a/" }, 2)).toBe("xx");
    expect(fires({ op: "PutObject" }, 2)).toBe("..");
    expect(fires({ method: "PUT" }, 2)).toBe("..");
    expect(fires({ keyPattern: "/b/" }, 2)).toBe("..");
  });

  it("are chosen by how many came before", () => {
    expect(fires({ nth: 3 }, 6)).toBe("..x...");
    expect(fires({ times: 2 }, 6)).toBe("xx....");
    expect(fires({ nth: 3, times: 2 }, 6)).toBe("..xx..");
  });

  it("are chosen by seeded dice", () => {
    const run = fires({ probability: 0.25 }, 4000);
    expect(run).toBe(fires({ probability: 0.25 }, 4000));
    const share = run.replaceAll(".", "").length / run.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(0.03);
    expect(fires({ probability: 0 }, 100)).not.toContain("x");
    expect(fires({ probability: 1 }, 100)).not.toContain(".");
  });

  it("suffer all that fits", () => {
    const faults = faultInjector();
    faults.set([
      { action: { delayMs: 5 } },
      { action: { status: 503 } },
      { action: { delayMs: 7 } },
      { match: { nth: 2 }, action: { bytesPerSecond: 10 } },
    ]);
    expect(faults.effects(request)).toMatchObject({ delayMs: 12, failure: { status: 503, code: "SlowDown" }, bytesPerSecond: undefined });
    expect(faults.effects(request)).toMatchObject({ bytesPerSecond: 10 });
    expect(faults.fired()).toEqual([2, 2, 2, 1]);
  });

  it.each([
    [{ action: "explode" }, "action"],
    [{}, "action"],
    [{ action: {} }, "one of reset"],
    [{ action: { delayMs: 1, status: 500 } }, "one of reset"],
    [{ action: { status: 99 } }, 'wrong "status"'],
    [{ action: { delayMs: "1" } }, 'wrong "delayMs"'],
    [{ action: "reset", match: { operation: "GetObject" } }, 'no "operation"'],
    [{ action: "reset", match: { op: "Get" } }, 'wrong "op"'],
    [{ action: "reset", match: { keyPattern: "(" } }, "regular expression"],
    [{ action: "reset", match: { probability: 2 } }, 'wrong "probability"'],
    [{ action: "reset", matches: {} }, 'no "matches"'],
  ])("are not chosen by a wrong rule: %j", (rule, message) => {
    const faults = faultInjector();
    faults.set([{ action: "reset" }]);
    expect(() => faults.set([rule as FaultRule])).toThrow(message);
    expect(faults.rules()).toHaveLength(1);
  });
});
