import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, startTestServer } from "./testing/harness.ts";

const Key = "k";
const put = (client: S3Client, Body: string, more: object = {}) => client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const text = async (client: S3Client) => (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

describe("conditional reads", () => {
  const hour = 3_600_000;
  const now = Date.now();
  const cases: readonly (readonly [name: string, status: number, input: (etag: string) => Partial<GetObjectCommandInput>])[] = [
    ["the same etag", 200, (etag) => ({ IfMatch: etag })],
    ["one of several etags", 200, (etag) => ({ IfMatch: `"x", ${etag}` })],
    ["another etag", 412, () => ({ IfMatch: '"other"' })],
    ["not another etag", 200, () => ({ IfNoneMatch: '"other"' })],
    ["not the same etag", 304, (etag) => ({ IfNoneMatch: etag })],
    ["modified since an hour ago", 200, () => ({ IfModifiedSince: new Date(now - hour) })],
    ["modified since an hour ahead", 304, () => ({ IfModifiedSince: new Date(now + hour) })],
    ["unmodified since an hour ago", 412, () => ({ IfUnmodifiedSince: new Date(now - hour) })],
    ["unmodified since an hour ahead", 200, () => ({ IfUnmodifiedSince: new Date(now + hour) })],
    ["the same etag although modified since", 200, (etag) => ({ IfMatch: etag, IfUnmodifiedSince: new Date(now - hour) })],
    ["not another etag although not modified since", 200, () => ({ IfNoneMatch: '"other"', IfModifiedSince: new Date(now + hour) })],
  ];
  it.each(cases)("%s: %i", async (_, status, input) => {
    const { client } = await startTestServer();
    const { ETag = "" } = await put(client, "x");
    for (const command of [new GetObjectCommand({ Bucket, Key, ...input(ETag) }), new HeadObjectCommand({ Bucket, Key, ...input(ETag) })]) {
      const outcome = await client.send(command as GetObjectCommand).then(
        async (result) => {
          await result.Body?.transformToByteArray();
          return result.$metadata.httpStatusCode;
        },
        (error) => error.$metadata.httpStatusCode,
      );
      expect(outcome).toBe(status);
    }
  });
});

describe("conditional puts", () => {
  it("create only what is absent", async () => {
    const { client } = await startTestServer();
    await put(client, "first", { IfNoneMatch: "*" });
    expect(await failureOf(put(client, "second", { IfNoneMatch: "*" }))).toMatchObject({ code: "PreconditionFailed", status: 412 });
    expect(await text(client)).toBe("first");
  });

  it("replace only what is known", async () => {
    const { client } = await startTestServer();
    expect(await failureOf(put(client, "x", { IfMatch: '"any"' }))).toMatchObject({ code: "NoSuchKey", status: 404 });
    const { ETag } = await put(client, "first");
    await put(client, "second", { IfMatch: ETag });
    expect(await failureOf(put(client, "third", { IfMatch: ETag }))).toMatchObject({ code: "PreconditionFailed", status: 412 });
    expect(await text(client)).toBe("second");
  });

  it("have one winner among many at once", async () => {
    const { client } = await startTestServer();
    const bodies = Array.from({ length: 16 }, (_, at) => `writer ${at} `.repeat(20_000 + at));
    const outcomes = await Promise.allSettled(bodies.map((body) => put(client, body, { IfNoneMatch: "*" })));
    const winners = bodies.filter((_, at) => outcomes[at]?.status === "fulfilled");
    expect(winners).toHaveLength(1);
    expect(await text(client)).toBe(winners[0]);
  });

  it("are judged when the body has arrived, not when it was announced", async () => {
    const { client, server } = await startTestServer();
    server.setFaults([{ match: { op: "PutObject", keyPattern: "/k$", times: 1 }, action: { bytesPerSecond: 200_000 } }]);
    const slow = failureOf(put(client, "x".repeat(60_000), { IfNoneMatch: "*" }));
    await expect.poll(() => server.stats().keys[`${Bucket}/k`]?.bytesIn ?? 0).toBeGreaterThan(0);
    await put(client, "fast", { IfNoneMatch: "*" });
    expect(await slow).toMatchObject({ code: "PreconditionFailed" });
    expect(await text(client)).toBe("fast");
  });

  it("know no other condition", async () => {
    const { client } = await startTestServer();
    expect(await failureOf(put(client, "x", { IfNoneMatch: '"etag"' }))).toMatchObject({ code: "NotImplemented", status: 501 });
  });
});

describe("conditional completion", () => {
  async function upload(client: S3Client, Body: string) {
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const { ETag } = await client.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: 1, Body }));
    return (more: object) =>
      client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts: [{ PartNumber: 1, ETag }] }, ...more }),
      );
  }

  it("has one winner, and the losers' uploads stay to be aborted or tried again", async () => {
    const { client } = await startTestServer();
    const completions = await Promise.all(["a", "b", "c", "d"].map((body) => upload(client, body)));
    const outcomes = await Promise.allSettled(completions.map((complete) => complete({ IfNoneMatch: "*" })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const winner = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect(await text(client)).toBe("abcd"[winner]);
    expect((await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toHaveLength(3);
    const loser = completions[(winner + 1) % 4];
    await loser?.({});
    expect(await text(client)).toBe("abcd"[(winner + 1) % 4]);
  });

  it("replaces only what is known", async () => {
    const { client } = await startTestServer();
    const { ETag } = await put(client, "first");
    const complete = await upload(client, "second");
    expect(await failureOf(complete({ IfMatch: '"other"' }))).toMatchObject({ code: "PreconditionFailed" });
    await complete({ IfMatch: ETag });
    expect(await text(client)).toBe("second");
  });
});

describe("conditional deletion", () => {
  it("deletes only what is known", async () => {
    const { client } = await startTestServer();
    const { ETag } = await put(client, "first");
    expect(await failureOf(client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch: '"other"' })))).toMatchObject({
      code: "PreconditionFailed",
    });
    await client.send(new DeleteObjectCommand({ Bucket, Key, IfMatch: ETag }));
    expect(await failureOf(text(client))).toMatchObject({ code: "NoSuchKey" });
  });
});
