import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, pattern, startTestServer } from "./testing/harness.ts";

const hex = (bytes: Uint8Array) => createHash("md5").update(bytes).digest("hex");

async function read(client: S3Client, Key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe("CopyObject", () => {
  it("copies bytes and metadata, and outlives the original", async () => {
    const { client, server, directory } = await startTestServer();
    server.createBucket("bucket-2");
    const bytes = pattern(100_000);
    await client.send(new PutObjectCommand({ Bucket: "bucket-2", Key: "from/ä b+c", Body: bytes, Metadata: { a: "1" } }));
    const { CopyObjectResult } = await client.send(
      new CopyObjectCommand({ Bucket, Key: "to", CopySource: encodeURI("bucket-2/from/ä b+c") }),
    );
    expect(CopyObjectResult?.ETag).toBe(`"${hex(bytes)}"`);
    await client.send(new DeleteObjectCommand({ Bucket: "bucket-2", Key: "from/ä b+c" }));
    expect((await read(client, "to")).equals(bytes)).toBe(true);
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: "to" }))).Metadata).toEqual({ a: "1" });
    await client.send(new DeleteObjectCommand({ Bucket, Key: "to" }));
    await expect.poll(() => readdirSync(join(directory, "data"))).toEqual([]);
  });

  it("replaces metadata on request, also in place", async () => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x", Metadata: { a: "1" } }));
    const inPlace = { Bucket, Key: "k", CopySource: `${Bucket}/k` };
    expect(await failureOf(client.send(new CopyObjectCommand(inPlace)))).toMatchObject({ code: "InvalidRequest", status: 400 });
    await client.send(new CopyObjectCommand({ ...inPlace, MetadataDirective: "REPLACE", Metadata: { b: "2" } }));
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: "k" }))).Metadata).toEqual({ b: "2" });
    expect((await read(client, "k")).toString()).toBe("x");
  });

  it("checks the source, and what both sides must be", async () => {
    const { client } = await startTestServer();
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" }));
    const copy = (more: object) => client.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource: `/${Bucket}/k`, ...more }));
    expect(await failureOf(copy({ CopySource: `${Bucket}/missing` }))).toMatchObject({ code: "NoSuchKey" });
    expect(await failureOf(copy({ CopySource: "missing-bucket/k" }))).toMatchObject({ code: "NoSuchBucket" });
    expect(await failureOf(copy({ CopySource: "nonsense" }))).toMatchObject({ code: "InvalidArgument" });
    expect(await failureOf(copy({ CopySourceIfMatch: '"other"' }))).toMatchObject({ code: "PreconditionFailed", status: 412 });
    expect(await failureOf(copy({ CopySourceIfNoneMatch: ETag }))).toMatchObject({ code: "PreconditionFailed", status: 412 });
    await copy({ CopySourceIfMatch: ETag, IfNoneMatch: "*" });
    expect(await failureOf(copy({ IfNoneMatch: "*" }))).toMatchObject({ code: "PreconditionFailed" });
  });

  it("gives a copy of a multipart object a plain etag", async () => {
    const { client } = await startTestServer();
    const address = { Bucket, Key: "k", UploadId: (await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "k" }))).UploadId };
    const { ETag } = await client.send(new UploadPartCommand({ ...address, PartNumber: 1, Body: "content" }));
    await client.send(new CompleteMultipartUploadCommand({ ...address, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] } }));
    const { CopyObjectResult } = await client.send(new CopyObjectCommand({ Bucket, Key: "to", CopySource: `${Bucket}/k` }));
    expect(CopyObjectResult?.ETag).toBe(`"${hex(Buffer.from("content"))}"`);
  });
});

describe("UploadPartCopy", () => {
  it("makes parts of objects and of their ranges", async () => {
    const { client } = await startTestServer();
    const bytes = pattern(6 * 1024 ** 2);
    await client.send(new PutObjectCommand({ Bucket, Key: "from", Body: bytes }));
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "to", ChecksumAlgorithm: "CRC32" }));
    const part = async (PartNumber: number, CopySourceRange?: string) => {
      const { CopyPartResult } = await client.send(
        new UploadPartCopyCommand({ Bucket, Key: "to", UploadId, PartNumber, CopySource: `${Bucket}/from`, CopySourceRange }),
      );
      return { PartNumber, ETag: CopyPartResult?.ETag, ChecksumCRC32: CopyPartResult?.ChecksumCRC32 };
    };
    const Parts = [await part(1), await part(2, "bytes=100-199")];
    expect(Parts[1]?.ETag).toBe(`"${hex(bytes.subarray(100, 200))}"`);
    for (const range of ["bytes=0-99999999", "bytes=5-", "nonsense"]) {
      expect(await failureOf(part(3, range))).toMatchObject({ code: "InvalidArgument", status: 400 });
    }
    await client.send(new CompleteMultipartUploadCommand({ Bucket, Key: "to", UploadId, MultipartUpload: { Parts } }));
    expect((await read(client, "to")).equals(Buffer.concat([bytes, bytes.subarray(100, 200)]))).toBe(true);
  });
});
