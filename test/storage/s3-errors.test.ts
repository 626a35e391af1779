import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { NoSuchUploadError, ObjectChangedError, PreconditionFailedError, listInputs, openStorage } from "@volley/storage";
import { type S3Place, collect, credentials, s3Place, text } from "./places.ts";

let place: S3Place;

beforeAll(async () => {
  place = await s3Place();
});

afterEach(() => place.server.setFaults([]));

afterAll(() => place.close());

const body = Buffer.alloc(3 << 20, "0123456789");

async function withStore<T>(
  s3: Parameters<typeof openStorage>[0] & {},
  work: (store: ReturnType<typeof openStorage>) => Promise<T>,
): Promise<T> {
  const store = openStorage(s3);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

describe("errors of S3 as users see them", () => {
  it("tells a missing bucket from a missing object", async () => {
    const { store, server } = place;
    await expect(store.read("s3://data/absent")).rejects.toThrow("s3://data/absent does not exist");
    const missing = {
      reason: "not-found",
      message: `the bucket absent does not exist at ${server.endpoint}`,
      hint: "check its name and the endpoint or region",
    };
    await expect(store.read("s3://absent/key")).rejects.toMatchObject(missing);
    await expect(collect(store.list("s3://absent/"))).rejects.toMatchObject(missing);
    await expect(listInputs(store, ["s3://absent/folder"])).rejects.toMatchObject(missing);
    await expect(listInputs(store, ["s3://absent"])).rejects.toMatchObject(missing);
    await expect(store.write("s3://absent/key", body)).rejects.toMatchObject(missing);
    await expect(store.createUpload("s3://absent/key")).rejects.toMatchObject(missing);
  });

  it("says that credentials are wrong, and which", async () => {
    const { endpoint } = place.server;
    const read = (s3: object): Promise<unknown> => withStore({ s3: { endpoint, ...s3 } }, (store) => store.read("s3://data/x"));
    await expect(read({ ...credentials, secretAccessKey: "wrong" })).rejects.toMatchObject({
      reason: "denied",
      retryable: false,
      message: "access to s3://data/x was denied (SignatureDoesNotMatch)",
      hint: "check accessKeyId and secretAccessKey (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)",
    });
    await expect(read({ ...credentials, accessKeyId: "nobody" })).rejects.toThrow("was denied (InvalidAccessKeyId)");
    expect(() => openStorage({ s3: { accessKeyId: "half" } })).toThrow("go together");
  });

  it("says that a policy or an expired token forbids it, on requests without an answer body too", async () => {
    const { store, server } = place;
    server.setFaults([{ action: { status: 403 } }]);
    await expect(store.read("s3://data/x")).rejects.toMatchObject({
      message: "access to s3://data/x was denied (AccessDenied)",
      hint: "check the credentials, and that their policy allows this operation on the bucket",
    });
    await expect(store.head("s3://data/x")).rejects.toMatchObject({ reason: "denied" });
    server.setFaults([{ action: { status: 400, code: "ExpiredToken" } }]);
    await expect(store.read("s3://data/x")).rejects.toMatchObject({
      reason: "denied",
      hint: expect.stringContaining("renew the credentials"),
    });
  });

  it("says that no credentials were found", async () => {
    const names = [
      "AWS_ACCESS_KEY_ID",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_PROFILE",
      "AWS_SHARED_CREDENTIALS_FILE",
      "AWS_CONFIG_FILE",
      "AWS_EC2_METADATA_DISABLED",
    ];
    const before = names.map((name) => [name, process.env[name]] as const);
    for (const name of names) delete process.env[name];
    Object.assign(process.env, {
      AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
      AWS_CONFIG_FILE: "/nonexistent",
      AWS_EC2_METADATA_DISABLED: "true",
    });
    try {
      const reading = withStore({ s3: { endpoint: place.server.endpoint } }, (store) => store.read("s3://data/x"));
      await expect(reading).rejects.toMatchObject({
        reason: "denied",
        message: "access to s3://data/x was denied: no credentials were found",
        hint: expect.stringContaining("set AWS_ACCESS_KEY_ID"),
      });
    } finally {
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it("says that nobody listens, and that a name is unknown", async () => {
    const spare = createServer();
    await new Promise<void>((resolve) => spare.listen(0, "127.0.0.1", resolve));
    const { port } = spare.address() as AddressInfo;
    await new Promise((resolve) => spare.close(resolve));
    const read = (endpoint: string): Promise<unknown> =>
      withStore({ s3: { endpoint, ...credentials } }, (store) => store.read("s3://data/x"));
    await expect(read(`http://127.0.0.1:${port}`)).rejects.toMatchObject({
      reason: "unreachable",
      retryable: true,
      message: `cannot reach S3 at http://127.0.0.1:${port}: connection refused (for s3://data/x)`,
    });
    await expect(read(`http://localhost:${port}`)).rejects.toThrow("connection refused");
    await expect(read("http://no-such-host.invalid:9000")).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringMatching(/host name (is unknown|cannot be looked up)/),
    });
  });

  it("takes what is no S3 server for what it is", async () => {
    for (const status of [200, 404]) {
      const web = createServer((_, response) => response.writeHead(status).end("<html>hello</html>"));
      await new Promise<void>((resolve) => web.listen(0, "127.0.0.1", resolve));
      const endpoint = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
      const strange = {
        reason: "invalid",
        message: `${endpoint} does not answer as S3 does (for s3://data/x)`,
        hint: "check the endpoint",
      };
      await withStore({ s3: { endpoint, ...credentials } }, async (store) => {
        await expect(store.read("s3://data/x")).rejects.toMatchObject(strange);
        await expect(collect(store.list("s3://data/x"))).rejects.toMatchObject(strange);
        await expect(store.write("s3://data/x", Buffer.from("x"))).rejects.toMatchObject(strange);
        await expect(store.createUpload("s3://data/x")).rejects.toMatchObject(strange);
      });
      web.closeAllConnections();
      await new Promise((resolve) => web.close(resolve));
    }
  });

  it("gives up on a throttling server after retries, as something to try later", async () => {
    place.server.setFaults([{ match: { op: "GetObject" }, action: { status: 503 } }]);
    place.server.resetStats();
    await expect(place.store.read("s3://data/x")).rejects.toMatchObject({
      reason: "throttled",
      retryable: true,
      message: expect.stringContaining("asks to slow down (SlowDown) for s3://data/x"),
    });
    expect(place.server.stats().operations["GetObject"]).toBe(5);
  });

  it("refuses addresses that name nothing", async () => {
    const { store } = place;
    await expect(store.read("hdfs://host/x")).rejects.toMatchObject({
      reason: "invalid",
      message: expect.stringContaining("hdfs:// is not supported"),
    });
    await expect(store.head("s3://")).rejects.toThrow("names no bucket");
    await expect(store.read("s3a://data/absent")).rejects.toThrow("s3://data/absent does not exist");
  });
});

describe("reading over a bad connection", () => {
  it("goes on where a body was cut off", async () => {
    const { store, server } = place;
    const { etag } = await store.write("s3://data/cut", body);
    server.setFaults([{ match: { op: "GetObject", times: 6 }, action: { truncateAfterBytes: 400_000 } }]);
    server.resetStats();
    expect(body.equals(await store.read("s3://data/cut"))).toBe(true);
    expect(server.stats().operations["GetObject"]).toBe(7);
    server.setFaults([{ match: { op: "GetObject", times: 2 }, action: { truncateAfterBytes: 100_000 } }]);
    const range = { offset: 1_000_003, length: 1_500_000 };
    expect(body.subarray(1_000_003, 2_500_003).equals(await store.read("s3://data/cut", range, etag))).toBe(true);
  });

  it("gives up when nothing comes any more", async () => {
    await place.store.write("s3://data/cut", body);
    place.server.setFaults([{ match: { op: "GetObject" }, action: { truncateAfterBytes: 0 } }]);
    await expect(place.store.read("s3://data/cut")).rejects.toMatchObject({ reason: "unreachable", retryable: true });
  });

  it("does not join halves of two objects", async () => {
    const { store, server } = place;
    await store.write("s3://data/cut", body);
    server.setFaults([
      { match: { op: "GetObject", times: 1 }, action: { truncateAfterBytes: 400_000 } },
      { match: { op: "GetObject", nth: 2 }, action: { delayMs: 800 } },
    ]);
    const reading = store.read("s3://data/cut");
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.write("s3://data/cut", Buffer.alloc(3 << 20, "x"));
    await expect(reading).rejects.toThrow(ObjectChangedError);
  });

  it("survives resets and errors that pass", async () => {
    const { store, server } = place;
    await store.write("s3://data/flaky", Buffer.from("fine"));
    server.setFaults([
      { match: { nth: 1, times: 1 }, action: "reset" },
      { match: { nth: 2, times: 1 }, action: { status: 500 } },
      { match: { nth: 3, times: 1 }, action: { status: 503 } },
    ]);
    expect(text(await store.read("s3://data/flaky"))).toBe("fine");
  });
});

describe("writing over a bad connection", () => {
  it("knows its own conditional write when the first answer was lost", async () => {
    const { store, server } = place;
    server.setFaults([{ match: { op: "PutObject", times: 1 }, action: { reset: "after" } }]);
    const { etag } = await store.write("s3://data/once", Buffer.from("mine"), { absent: true });
    expect(await store.head("s3://data/once")).toMatchObject({ etag });
    expect(await store.headMetadata("s3://data/once")).toEqual({});
    await expect(store.write("s3://data/once", Buffer.from("mine"), { absent: true })).rejects.toThrow(PreconditionFailedError);
    server.setFaults([{ match: { op: "PutObject", times: 1 }, action: { status: 500, after: true } }]);
    const again = await store.write("s3://data/once", Buffer.from("newer"), { etag });
    expect(await store.head("s3://data/once")).toMatchObject({ etag: again.etag });
  });

  it("tries again when S3 reports a conflict of two writers", async () => {
    const { store, server } = place;
    server.setFaults([{ match: { op: "PutObject", times: 2 }, action: { status: 409 } }]);
    await store.write("s3://data/conflict", Buffer.from("x"), { absent: true });
    expect(text(await store.read("s3://data/conflict"))).toBe("x");
  });

  it("leaves a completed upload that says it failed for the caller to look up", async () => {
    const { store, server } = place;
    const upload = await store.createUpload("s3://data/complete", { attempt: "3" });
    const part = await store.uploadPart(upload, 1, Buffer.from("done"));
    server.setFaults([{ match: { op: "CompleteMultipartUpload", times: 1 }, action: { status: 200, code: "InternalError", after: true } }]);
    await expect(store.completeUpload(upload, [part])).rejects.toThrow(NoSuchUploadError);
    expect(await store.headMetadata("s3://data/complete")).toEqual({ attempt: "3" });
  });

  it("completes after an error under a success status that had done nothing", async () => {
    const { store, server } = place;
    const upload = await store.createUpload("s3://data/complete-later");
    const part = await store.uploadPart(upload, 1, Buffer.from("done"));
    server.setFaults([{ match: { op: "CompleteMultipartUpload", times: 1 }, action: { status: 200, code: "InternalError" } }]);
    await store.completeUpload(upload, [part]);
    expect(text(await store.read("s3://data/complete-later"))).toBe("done");
  });

  it("reports objects that could not be deleted", async () => {
    const { store, server } = place;
    server.setFaults([{ match: { op: "DeleteObjects" }, action: { status: 403 } }]);
    await expect(store.delete(["s3://data/a", "s3://data/b"])).rejects.toMatchObject({ reason: "denied" });
  });
});
