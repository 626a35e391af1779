import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it, onTestFinished } from "vitest";
import { startS3Server } from "./server.ts";
import { Bucket, clientOf, credentials, failureOf, pattern, startTestServer, temporaryDirectory } from "./testing/harness.ts";

async function read(client: S3Client, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe("a server's directory", () => {
  it("holds everything for the next server", async () => {
    const directory = temporaryDirectory();
    const first = await startS3Server({ directory, credentials });
    first.createBucket(Bucket);
    const client = clientOf(first.endpoint);
    await client.send(new PutObjectCommand({ Bucket, Key: "a", Body: "gone" }));
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "old" }));
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "new", Metadata: { m: "1" } }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: "a" }));
    const address = { Bucket, Key: "u", UploadId: (await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "u" }))).UploadId };
    const part = await client.send(new UploadPartCommand({ ...address, PartNumber: 1, Body: "part" }));
    await first.close();
    client.destroy();

    writeFileSync(join(directory, "data", "stray"), "left by a crash");
    appendFileSync(join(directory, "journal.jsonl"), '{"kind":"delete-object","buc');
    const second = await startS3Server({ directory, credentials });
    const again = clientOf(second.endpoint);
    onTestFinished(() => second.close());
    expect(readdirSync(join(directory, "data"))).toHaveLength(2);
    const listed = await again.send(new ListObjectsV2Command({ Bucket }));
    expect(listed.Contents).toMatchObject([{ Key: "k", ETag, Size: 3 }]);
    expect(await again.send(new GetObjectCommand({ Bucket, Key: "k" }))).toMatchObject({ Metadata: { m: "1" } });
    await again.send(new CompleteMultipartUploadCommand({ ...address, MultipartUpload: { Parts: [{ PartNumber: 1, ETag: part.ETag }] } }));
    expect((await read(again, "u")).toString()).toBe("part");
    again.destroy();
  });

  it("belongs to one server at a time", async () => {
    const { directory, server } = await startTestServer();
    await expect(startS3Server({ directory, credentials })).rejects.toThrow(/is in use by an S3 server, process \d+/);
    await server.close();
    await (await startS3Server({ directory, credentials })).close();
  });

  it("is named when its journal is broken", async () => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "journal.jsonl"), "noise\n");
    await expect(startS3Server({ directory, credentials })).rejects.toThrow(/journal\.jsonl, line 1/);
    expect(existsSync(join(directory, "lock"))).toBe(false);
  });
});

describe("a server's port", () => {
  it("is named when it is in use, and the directory is left alone", async () => {
    const { server } = await startTestServer();
    const { port } = new URL(server.endpoint);
    const directory = join(temporaryDirectory(), "fresh");
    await expect(startS3Server({ directory, port: Number(port), credentials })).rejects.toThrow(`port ${port} is in use`);
    expect(existsSync(directory)).toBe(false);
  });

  it("may be on IPv6", async () => {
    const { server, client } = await startTestServer({ host: "::1" });
    expect(server.endpoint).toMatch(/^http:\/\/\[::1\]:\d+$/);
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "six" }));
    expect((await read(client, "k")).toString()).toBe("six");
  });
});

describe("clients that vanish", () => {
  it("leave nothing half written, and nothing running", async () => {
    const { client, server, directory } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "big", Body: pattern(8_000_000) }));
    const abort = new AbortController();
    server.setFaults([{ action: { bytesPerSecond: 8_000_000 } }]);
    const upload = failureOf(
      client.send(new PutObjectCommand({ Bucket, Key: "k", Body: pattern(4_000_000) }), { abortSignal: abort.signal }),
    );
    const download = await client.send(new GetObjectCommand({ Bucket, Key: "big" }));
    await expect.poll(() => server.stats().keys[`${Bucket}/k`]?.bytesIn ?? 0).toBeGreaterThan(0);
    abort.abort();
    (download.Body as unknown as { destroy(): void }).destroy();
    expect((await upload).code).toBe("AbortError");
    await expect.poll(() => server.stats().inFlight).toBe(0);
    await expect.poll(() => readdirSync(join(directory, "data"))).toHaveLength(1);
    server.setFaults([]);
    expect((await read(client, "big")).length).toBe(8_000_000);
  });
});

const main = fileURLToPath(new URL("../dist/main.js", import.meta.url));

function startProcess(...more: string[]) {
  if (!existsSync(main)) throw new Error(`${main} is not built: run npx tsc -b`);
  const keys = ["--access-key", credentials.accessKeyId, "--secret-key", credentials.secretAccessKey];
  const child = spawn(process.execPath, [main, ...keys, ...more], { stdio: ["pipe", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += text;
  });
  const exit = once(child, "close").then(([code, signal]) => ({ code, signal, errors }));
  const endpoint = once(createInterface(child.stdout), "line").then(([line]) => (JSON.parse(line) as { endpoint: string }).endpoint);
  return { child, exit, endpoint };
}

describe("the server as a process", () => {
  it("serves, and its data survives a kill", async () => {
    const directory = temporaryDirectory();
    const first = startProcess("--directory", directory, "--bucket", Bucket);
    const client = clientOf(await first.endpoint);
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "kept" }));
    first.child.kill("SIGKILL");
    await first.exit;
    const second = startProcess("--directory", directory, "--bucket", Bucket, "--bucket", "bucket-2");
    const again = clientOf(await second.endpoint);
    expect((await read(again, "k")).toString()).toBe("kept");
    expect(
      await failureOf(read(clientOf(await second.endpoint, { credentials: { ...credentials, secretAccessKey: "no" } }), "k")),
    ).toMatchObject({ status: 403 });
    client.destroy();
    again.destroy();
    second.child.kill("SIGTERM");
    expect(await second.exit).toMatchObject({ code: 0, errors: "" });
  });

  it("ends with its parent when told to", async () => {
    const { child, endpoint, exit } = startProcess("--directory", temporaryDirectory(), "--exit-with-parent");
    await endpoint;
    child.stdin.end();
    expect(await exit).toMatchObject({ code: 0, errors: "" });
  });

  it("goes on without its parent when not", async () => {
    const { child, endpoint, exit } = startProcess("--directory", temporaryDirectory());
    const address = await endpoint;
    child.stdin.end();
    expect((await fetch(`${address}/_control/stats`)).status).toBe(200);
    child.kill("SIGINT");
    expect(await exit).toMatchObject({ code: 0 });
  });

  it("names the port that is in use", async () => {
    const { server } = await startTestServer();
    const { port } = new URL(server.endpoint);
    const { exit } = startProcess("--directory", temporaryDirectory(), "--port", port);
    expect(await exit).toMatchObject({ code: 1, errors: expect.stringContaining(`port ${port} is in use`) });
  });

  it.each([
    [["--port", "70000", "--directory", "d"], "--port must be"],
    [["--colour"], "--colour"],
    [[], "--directory"],
  ])("refuses the arguments %j", async (more, message) => {
    const { exit } = startProcess(...more);
    expect(await exit).toMatchObject({ code: 2, errors: expect.stringContaining(message) });
  });
});
