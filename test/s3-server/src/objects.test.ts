import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { Agent } from "node:http";
import { describe, expect, it } from "vitest";
import { Bucket, credentials, failureOf, pattern, startTestServer } from "./testing/harness.ts";

async function read(client: S3Client, input: Omit<GetObjectCommandInput, "Bucket">): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, ...input }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe("objects", () => {
  it.each([0, 1, 65_536, 3_000_001])("come back as they were put: %i bytes", async (size) => {
    const { client } = await startTestServer();
    const Body = pattern(size);
    const put = await client.send(new PutObjectCommand({ Bucket, Key: "k", Body }));
    expect(put.ETag).toBe(`"${createHash("md5").update(Body).digest("hex")}"`);
    expect((await read(client, { Key: "k" })).equals(Body)).toBe(true);
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: "k" }))).toMatchObject({ ContentLength: size, ETag: put.ETag });
  });

  it("come back whole when they were streamed in chunks with a trailer", async () => {
    const { client } = await startTestServer();
    const bytes = pattern(2_000_003);
    const pieces = Array.from({ length: 21 }, (_, at) => bytes.subarray(at * 100_000, (at + 1) * 100_000));
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: Readable.from(pieces), ContentLength: bytes.length }));
    expect((await read(client, { Key: "k" })).equals(bytes)).toBe(true);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: "k", ChecksumMode: "ENABLED" }));
    expect(head.ChecksumCRC32).toMatch(/^[\w+/]{6}==$/);
    expect(head.ContentEncoding).toBeUndefined();
  });

  it.each([
    "plain",
    "a/b/c",
    "/leading",
    "double//slash",
    "trailing/",
    "sp ace+plus&amp=?#%25",
    "ünï→𝄞",
    "..",
    "a/../b",
    "quote'()*!\"<>",
    "tab\tnew\nline",
  ])("may be named %j", async (Key) => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    expect((await read(client, { Key })).toString()).toBe(Key);
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    expect(await failureOf(read(client, { Key }))).toMatchObject({ code: "NoSuchKey", status: 404 });
  });

  it("keep their metadata and headers", async () => {
    const { client } = await startTestServer();
    const described = {
      Metadata: { "volley-job": "17", empty: "" },
      ContentType: "application/vnd.apache.parquet",
      ContentEncoding: "gzip",
      CacheControl: "no-store",
      ContentDisposition: 'attachment; filename="x"',
    };
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x", ...described }));
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: "k" }))).toMatchObject({
      ...described,
      Metadata: { "volley-job": "17" },
    });
    const got = await client.send(new GetObjectCommand({ Bucket, Key: "k", ResponseContentType: "text/plain" }));
    expect(got).toMatchObject({ ...described, ContentType: "text/plain", Metadata: { "volley-job": "17" } });
    await got.Body?.transformToByteArray();
  });

  it("are replaced whole, also while they are being read", async () => {
    const { client, directory } = await startTestServer();
    const before = pattern(8_000_000, 1);
    const after = pattern(1000, 2);
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: before }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "k" }));
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: after }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(before)).toBe(true);
    expect((await read(client, { Key: "k" })).equals(after)).toBe(true);
    await expect.poll(() => readdirSync(join(directory, "data")).length).toBe(1);
  });

  it("are deleted singly and in bulk, also when they are not there", async () => {
    const { client, directory } = await startTestServer();
    for (const Key of ["a", "b", "<&>"]) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: "never" }));
    const { Deleted, Errors } = await client.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: "a" }, { Key: "<&>" }, { Key: "never" }, { Key: "b", ETag: '"other"' }] },
      }),
    );
    expect(Deleted).toEqual([{ Key: "a" }, { Key: "<&>" }, { Key: "never" }]);
    expect(Errors).toMatchObject([{ Key: "b", Code: "PreconditionFailed" }]);
    const quiet = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "b" }], Quiet: true } }));
    expect(quiet.Deleted).toBeUndefined();
    await expect.poll(() => readdirSync(join(directory, "data"))).toEqual([]);
  });

  it("refuse long names and much metadata", async () => {
    const { client } = await startTestServer();
    const put = (input: object) => failureOf(client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x", ...input })));
    expect(await put({ Key: "é".repeat(513) })).toMatchObject({ code: "KeyTooLongError", status: 400 });
    expect(await put({ Metadata: { big: "x".repeat(2046) } })).toMatchObject({ code: "MetadataTooLarge", status: 400 });
    await client.send(new PutObjectCommand({ Bucket, Key: "é".repeat(512), Body: "x", Metadata: { big: "x".repeat(2045) } }));
  });

  it("are found by the bucket in the host's name", async () => {
    const { server } = await startTestServer();
    const lookup = (_: string, options: { all?: boolean }, done: (...result: unknown[]) => void) =>
      options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);
    const agent = new Agent({ lookup } as object);
    const client = new S3Client({
      endpoint: server.endpoint.replace("127.0.0.1", "localhost"),
      region: "us-east-1",
      credentials,
      requestHandler: new NodeHttpHandler({ httpAgent: agent }),
    });
    await client.send(new PutObjectCommand({ Bucket, Key: "virtual/host", Body: "hosted" }));
    expect((await read(client, { Key: "virtual/host" })).toString()).toBe("hosted");
    expect(Object.keys(server.stats().keys)).toEqual([`${Bucket}/virtual/host`]);
    client.destroy();
  });
});

describe("ranges", () => {
  const bytes = pattern(1000);
  it.each([
    ["bytes=0-9", 0, 10],
    ["bytes=990-", 990, 1000],
    ["bytes=-10", 990, 1000],
    ["bytes=-5000", 0, 1000],
    ["bytes=500-5000", 500, 1000],
    ["bytes=999-999", 999, 1000],
  ])("%s", async (Range, from, to) => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: bytes }));
    const got = await client.send(new GetObjectCommand({ Bucket, Key: "k", Range }));
    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? []).equals(bytes.subarray(from, to))).toBe(true);
    expect(got).toMatchObject({
      ContentRange: `bytes ${from}-${to - 1}/1000`,
      ContentLength: to - from,
      $metadata: { httpStatusCode: 206 },
    });
    expect(await client.send(new HeadObjectCommand({ Bucket, Key: "k", Range }))).toMatchObject({ ContentLength: to - from });
  });

  it.each(["bytes=1000-", "bytes=1000-2000", "bytes=-0"])("%s is not satisfiable", async (Range) => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: bytes }));
    expect(await failureOf(read(client, { Key: "k", Range }))).toMatchObject({ code: "InvalidRange", status: 416 });
  });

  it.each(["bytes=9-5", "bytes=a-b", "lines=0-5", "bytes=0-1,3-4"])("%s is ignored", async (Range) => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: bytes }));
    expect((await read(client, { Key: "k", Range })).length).toBe(1000);
  });

  it("of an empty object are not satisfiable", async () => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "" }));
    expect(await failureOf(read(client, { Key: "k", Range: "bytes=0-0" }))).toMatchObject({ code: "InvalidRange" });
  });
});
