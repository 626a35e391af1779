import {
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, startTestServer } from "./testing/harness.ts";
import { send, signed } from "./testing/raw-client.ts";

async function withKeys(keys: readonly string[]): Promise<{ client: S3Client; endpoint: string }> {
  const { client, server } = await startTestServer();
  for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  return { client, endpoint: server.endpoint };
}

/** All pages: keys and groups in the order listed. */
async function pages(client: S3Client, input: Partial<ListObjectsV2CommandInput>, pageSize: number): Promise<string[][]> {
  const result: string[][] = [];
  for await (const page of paginateListObjectsV2({ client, pageSize }, { Bucket, ...input })) {
    const entries = [
      ...(page.Contents ?? []).map(({ Key }) => Key),
      ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
    ] as string[];
    expect(page.KeyCount).toBe(entries.length);
    result.push(entries);
  }
  return result;
}

const tree = ["a", "b/1", "b/2", "b/c/3", "b/c/4", "b0", "c/5", "d"];

describe("ListObjectsV2", () => {
  it("lists in the order of UTF-8 bytes", async () => {
    const { client } = await withKeys(["𝄞", "ｚ", "z", "Z", "é", "a-", "a/", "a"]);
    expect(await pages(client, {}, 1000)).toEqual([["Z", "a", "a-", "a/", "z", "é", "ｚ", "𝄞"]]);
  });

  it.each([1, 2, 3, 5, 1000])("gives the same keys in pages of %i", async (size) => {
    const { client } = await withKeys(tree);
    const listed = await pages(client, {}, size);
    expect(listed.flat()).toEqual(tree);
    expect(listed.slice(0, -1).every((page) => page.length === size)).toBe(true);
  });

  it.each([1, 2, 3, 1000])("rolls up by delimiter in pages of %i", async (size) => {
    const { client } = await withKeys(tree);
    expect((await pages(client, { Delimiter: "/" }, size)).flat().sort()).toEqual(["a", "b/", "b0", "c/", "d"]);
    expect((await pages(client, { Delimiter: "/", Prefix: "b/" }, size)).flat().sort()).toEqual(["b/1", "b/2", "b/c/"]);
    expect((await pages(client, { Delimiter: "/", Prefix: "b" }, size)).flat().sort()).toEqual(["b/", "b0"]);
    expect((await pages(client, { Prefix: "b/c" }, size)).flat()).toEqual(["b/c/3", "b/c/4"]);
    expect((await pages(client, { Prefix: "nothing" }, size)).flat()).toEqual([]);
  });

  it("starts after a key, there or not", async () => {
    const { client } = await withKeys(tree);
    expect((await pages(client, { StartAfter: "b/2" }, 2)).flat()).toEqual(tree.slice(3));
    expect((await pages(client, { StartAfter: "b/27" }, 2)).flat()).toEqual(tree.slice(3));
    expect((await pages(client, { StartAfter: "a", Prefix: "c/" }, 2)).flat()).toEqual(["c/5"]);
    expect((await pages(client, { StartAfter: "x" }, 2)).flat()).toEqual([]);
  });

  it("tells what it knows of each object", async () => {
    const { client } = await withKeys(["k"]);
    const { Contents, MaxKeys, IsTruncated, Name } = await client.send(new ListObjectsV2Command({ Bucket }));
    expect({ MaxKeys, IsTruncated, Name }).toEqual({ MaxKeys: 1000, IsTruncated: false, Name: Bucket });
    expect(Contents).toMatchObject([
      { Key: "k", Size: 1, ETag: '"8ce4b16b22b58894aa86c421e8759df3"', StorageClass: "STANDARD", ChecksumAlgorithm: ["CRC32"] },
    ]);
    expect(Math.abs((Contents?.[0]?.LastModified?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it("encodes keys on request, and control characters always", async () => {
    const { client } = await withKeys(["a b+c/ü&\n"]);
    const encoded = await client.send(new ListObjectsV2Command({ Bucket, EncodingType: "url", Prefix: "a b" }));
    expect(encoded).toMatchObject({ Prefix: "a%20b", EncodingType: "url", Contents: [{ Key: "a%20b%2Bc/%C3%BC%26%0A" }] });
    const plain = await client.send(new ListObjectsV2Command({ Bucket }));
    expect(plain.Contents?.[0]?.Key).toBe("a b+c/ü&\n");
  });

  it("stays true while keys come and go", async () => {
    const { client } = await withKeys(["a", "b", "c"]);
    const first = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 2 }));
    await client.send(new PutObjectCommand({ Bucket, Key: "aa", Body: "" }));
    await client.send(new PutObjectCommand({ Bucket, Key: "bb", Body: "" }));
    const second = await client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: first.NextContinuationToken }));
    expect(second.Contents?.map(({ Key }) => Key)).toEqual(["bb", "c"]);
  });

  it("refuses wrong parameters", async () => {
    const { client, endpoint } = await withKeys([]);
    const list = (input: object) => failureOf(client.send(new ListObjectsV2Command({ Bucket, ...input }) as never as ListObjectsV2Command));
    expect(await list({ ContinuationToken: "bogus" })).toMatchObject({ code: "InvalidArgument", status: 400 });
    expect(await list({ EncodingType: "base64" })).toMatchObject({ code: "InvalidArgument" });
    expect(await list({ MaxKeys: -1 })).toMatchObject({ code: "InvalidArgument" });
    const wrong = await send(await signed(endpoint, { path: `/${Bucket}`, query: { "list-type": "2", "max-keys": "ten" } }));
    expect(wrong).toMatchObject({ status: 400, code: "InvalidArgument" });
  });

  it("gives at most 1000 keys, and none for a limit of 0", async () => {
    const { client } = await withKeys(["a"]);
    const many: ListObjectsV2CommandOutput = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 5000 }));
    expect(many.MaxKeys).toBe(1000);
    const none = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));
    expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});

describe("ListObjects, version 1", () => {
  it("pages by marker", async () => {
    const { client } = await withKeys(tree);
    for (const Delimiter of [undefined, "/"]) {
      const seen: string[] = [];
      let Marker: string | undefined;
      do {
        const page = await client.send(new ListObjectsCommand({ Bucket, MaxKeys: 2, Marker, Delimiter }));
        const entries = [
          ...(page.Contents ?? []).map(({ Key }) => Key),
          ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix),
        ] as string[];
        seen.push(...entries);
        Marker = page.IsTruncated ? (page.NextMarker ?? page.Contents?.at(-1)?.Key) : undefined;
      } while (Marker !== undefined);
      expect(seen.sort()).toEqual(Delimiter ? ["a", "b/", "b0", "c/", "d"] : tree);
    }
  });

  it("goes on from a key that ends like a group", async () => {
    const { client } = await withKeys(["dir/", "dir/1", "dir/2"]);
    const page = await client.send(new ListObjectsCommand({ Bucket, Prefix: "dir/", Delimiter: "/", Marker: "dir/" }));
    expect(page.Contents?.map(({ Key }) => Key)).toEqual(["dir/1", "dir/2"]);
  });
});

describe("ListMultipartUploads", () => {
  async function listed(client: S3Client, input: object, MaxUploads: number): Promise<string[]> {
    const seen: string[] = [];
    let page: ListMultipartUploadsCommandOutput | undefined;
    do {
      page = await client.send(
        new ListMultipartUploadsCommand({
          Bucket,
          MaxUploads,
          KeyMarker: page?.NextKeyMarker,
          UploadIdMarker: page?.NextUploadIdMarker,
          ...input,
        }),
      );
      for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
        expect(Initiated).toBeInstanceOf(Date);
        seen.push(`${Key} ${UploadId}`);
      }
      seen.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => String(Prefix)));
      expect((page.Uploads?.length ?? 0) + (page.CommonPrefixes?.length ?? 0)).toBeLessThanOrEqual(MaxUploads);
    } while (page.IsTruncated);
    return seen;
  }

  it.each([1, 2, 1000])("pages by key and upload in pages of %i", async (size) => {
    const { client } = await startTestServer();
    const begun: string[] = [];
    for (const Key of ["out/b", "out/a", "out/b", "other", "out/c/d", "out/b"]) {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
      begun.push(`${Key} ${UploadId}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    const [b1, a, b2, other, d, b3] = begun;
    expect(await listed(client, {}, size)).toEqual([other, a, b1, b2, b3, d]);
    expect(await listed(client, { Prefix: "out/" }, size)).toEqual([a, b1, b2, b3, d]);
    expect(await listed(client, { Prefix: "out/", Delimiter: "/" }, size)).toEqual([a, b1, b2, b3, "out/c/"]);
    expect(await listed(client, { Prefix: "none" }, size)).toEqual([]);
  });
});
