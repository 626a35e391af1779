import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, startTestServer } from "./testing/harness.ts";

describe("buckets", () => {
  it("are created, listed, found and deleted", async () => {
    const { client } = await startTestServer();
    await client.send(new CreateBucketCommand({ Bucket: "another.bucket" }));
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(["another.bucket", Bucket]);
    expect(Buckets?.[0]?.CreationDate).toBeInstanceOf(Date);
    await client.send(new HeadBucketCommand({ Bucket: "another.bucket" }));
    await client.send(new DeleteBucketCommand({ Bucket: "another.bucket" }));
    expect(await failureOf(client.send(new HeadBucketCommand({ Bucket: "another.bucket" })))).toMatchObject({ status: 404 });
  });

  it("tell their region", async () => {
    const { client } = await startTestServer({ region: "eu-central-1" }, { region: "eu-central-1" });
    expect((await client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe("eu-central-1");
    expect((await client.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe("eu-central-1");
  });

  it("accept a location on creation", async () => {
    const { client } = await startTestServer({}, { region: "eu-west-3" });
    await client.send(new CreateBucketCommand({ Bucket: "in-paris", CreateBucketConfiguration: { LocationConstraint: "eu-west-3" } }));
    await client.send(new HeadBucketCommand({ Bucket: "in-paris" }));
  });

  it.each(["ab", "Upper-case", "under_score", "-dash", "two..dots", "10.0.0.1", "x".repeat(64)])("refuse the name %s", async (name) => {
    const { server } = await startTestServer();
    expect(() => server.createBucket(name)).toThrowError(expect.objectContaining({ code: "InvalidBucketName" }));
  });

  it("are created once", async () => {
    const { client, server } = await startTestServer();
    expect(await failureOf(client.send(new CreateBucketCommand({ Bucket })))).toMatchObject({
      code: "BucketAlreadyOwnedByYou",
      status: 409,
    });
    expect(() => server.createBucket(Bucket)).toThrowError(expect.objectContaining({ code: "BucketAlreadyOwnedByYou" }));
  });

  it("are deleted only when empty, and their uploads with them", async () => {
    const { client } = await startTestServer();
    await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" }));
    await client.send(new CreateMultipartUploadCommand({ Bucket, Key: "u" }));
    expect(await failureOf(client.send(new DeleteBucketCommand({ Bucket })))).toMatchObject({ code: "BucketNotEmpty", status: 409 });
    await client.send(new DeleteObjectCommand({ Bucket, Key: "k" }));
    await client.send(new DeleteBucketCommand({ Bucket }));
    await client.send(new CreateBucketCommand({ Bucket }));
    expect((await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
  });

  it("must exist", async () => {
    const { client } = await startTestServer();
    const missing = { Bucket: "missing", Key: "k" };
    const failures = await Promise.all(
      [
        client.send(new ListObjectsV2Command(missing)),
        client.send(new PutObjectCommand({ ...missing, Body: "x" })),
        client.send(new CreateMultipartUploadCommand(missing)),
        client.send(new DeleteObjectCommand(missing)),
        client.send(new ListMultipartUploadsCommand(missing)),
        client.send(new DeleteBucketCommand(missing)),
      ].map(failureOf),
    );
    for (const failure of failures) expect(failure).toMatchObject({ code: "NoSuchBucket", status: 404 });
  });

  it("say so when asked for what is not here", async () => {
    const { client } = await startTestServer();
    expect(await failureOf(client.send(new GetBucketPolicyCommand({ Bucket })))).toMatchObject({ code: "NotImplemented", status: 501 });
  });
});
