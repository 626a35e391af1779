import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, pattern, startTestServer } from "./testing/harness.ts";

const call = async (endpoint: string, method: string, name: string, body?: unknown) => {
  const response = await fetch(`${endpoint}/_control/${name}`, {
    method,
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe("statistics", () => {
  it("count requests and the bytes of bodies, in all and by key", async () => {
    const { client, server } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: pattern(1000) }));
    for (const Range of ["bytes=0-99", "bytes=100-149"]) {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "k", Range }));
      await Body?.transformToByteArray();
    }
    await failureOf(client.send(new GetObjectCommand({ Bucket, Key: "other" })));
    const stats = server.stats();
    expect(stats).toMatchObject({
      requests: 4,
      bytesIn: 1000,
      operations: { PutObject: 1, GetObject: 3 },
      errors: { NoSuchKey: 1 },
      inFlight: 0,
    });
    expect(stats.keys[`${Bucket}/k`]).toEqual({ requests: 3, bytesIn: 1000, bytesOut: 150 });
    server.resetStats();
    expect(server.stats()).toMatchObject({ requests: 0, bytesIn: 0, bytesOut: 0, keys: {}, operations: {}, errors: {}, peakInFlight: 0 });
  });

  it("tell how many requests were under way at once", async () => {
    const { client, server } = await startTestServer({ faults: [{ match: { op: "PutObject" }, action: { delayMs: 100 } }] });
    await Promise.all([1, 2, 3, 4, 5].map((at) => client.send(new PutObjectCommand({ Bucket, Key: `k${at}`, Body: "x" }))));
    expect(server.stats()).toMatchObject({ inFlight: 0, peakInFlight: 5 });
  });
});

describe("the control addresses", () => {
  it("read and reset statistics", async () => {
    const { client, server } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "12345" }));
    expect(await call(server.endpoint, "GET", "stats")).toMatchObject({ status: 200, body: { requests: 1, bytesIn: 5 } });
    expect(await call(server.endpoint, "DELETE", "stats")).toMatchObject({ status: 200, body: { requests: 0 } });
    expect(server.stats().requests).toBe(0);
  });

  it("set, tell and remove fault rules", async () => {
    const { client, server } = await startTestServer();
    const rules = [{ match: { op: "PutObject", times: 1 }, action: { status: 503 } }];
    expect(await call(server.endpoint, "PUT", "faults", { rules, seed: 3 })).toEqual({ status: 200, body: { rules } });
    expect(await failureOf(client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" })))).toMatchObject({ code: "SlowDown" });
    expect(await call(server.endpoint, "GET", "faults")).toEqual({ status: 200, body: { rules, fired: [1] } });
    expect(await call(server.endpoint, "DELETE", "faults")).toMatchObject({ status: 200 });
    expect(await call(server.endpoint, "GET", "faults")).toEqual({ status: 200, body: { rules: [], fired: [] } });
    expect(await call(server.endpoint, "PUT", "faults", rules)).toMatchObject({ status: 200 });
  });

  it("refuse what is wrong and say why", async () => {
    const { server } = await startTestServer();
    expect(await call(server.endpoint, "PUT", "faults", [{ action: "explode" }])).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("action") },
    });
    expect(await call(server.endpoint, "PUT", "faults", "no json")).toMatchObject({ status: 400 });
    expect(await call(server.endpoint, "PUT", "faults", { seed: 1 })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining("rules") },
    });
    expect(await call(server.endpoint, "GET", "other")).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining("GET stats") },
    });
  });
});
