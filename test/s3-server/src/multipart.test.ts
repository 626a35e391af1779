import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  type ListPartsCommandOutput,
  ListMultipartUploadsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { Bucket, failureOf, pattern, startTestServer } from "./testing/harness.ts";

const Key = "big/object";
const mebibyte = 1024 ** 2;
const md5 = (...bytes: Uint8Array[]) => {
  const hash = createHash("md5");
  for (const piece of bytes) hash.update(piece);
  return hash.digest();
};

async function begin(client: S3Client, input: object = {}) {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key, ...input }));
  const address = { Bucket, Key, UploadId };
  return {
    address,
    part: async (PartNumber: number, Body: Uint8Array | string, more: object = {}): Promise<CompletedPart> => {
      const { ETag, ...rest } = await client.send(new UploadPartCommand({ ...address, PartNumber, Body, ...more }));
      return {
        PartNumber,
        ETag,
        ChecksumCRC32: rest.ChecksumCRC32,
        ChecksumSHA256: rest.ChecksumSHA256,
        ChecksumCRC64NVME: rest.ChecksumCRC64NVME,
      };
    },
    complete: (Parts: CompletedPart[], more: object = {}) =>
      client.send(new CompleteMultipartUploadCommand({ ...address, MultipartUpload: { Parts }, ...more })),
    abort: () => client.send(new AbortMultipartUploadCommand(address)),
  };
}

async function read(client: S3Client, Range?: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

describe("a multipart upload", () => {
  it("is one object when completed, whatever the order its parts came in", async () => {
    const { client, directory } = await startTestServer();
    const [one, two, three] = [pattern(5 * mebibyte, 1), pattern(5 * mebibyte + 7, 2), pattern(11, 3)];
    const upload = await begin(client, { Metadata: { job: "7" }, ContentType: "text/csv" });
    const third = await upload.part(9, three);
    const [first, second] = await Promise.all([upload.part(1, one), upload.part(2, two)]);
    expect(await failureOf(read(client))).toMatchObject({ code: "NoSuchKey" });
    const { ETag } = await upload.complete([first, second, third]);
    expect(ETag).toBe(`"${md5(md5(one), md5(two), md5(three)).toString("hex")}-3"`);

    const whole = Buffer.concat([one, two, three]);
    expect((await read(client)).equals(whole)).toBe(true);
    const across = [5 * mebibyte - 3, 10 * mebibyte + 9] as const;
    expect((await read(client, `bytes=${across[0]}-${across[1]}`)).equals(whole.subarray(across[0], across[1] + 1))).toBe(true);
    expect((await read(client, "bytes=-13")).equals(whole.subarray(-13))).toBe(true);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ETag, ContentLength: whole.length, Metadata: { job: "7" }, ContentType: "text/csv" });
    expect((await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toBeUndefined();
    expect(readdirSync(join(directory, "data"))).toHaveLength(3);
  });

  it("takes the last part of each number, and only the parts that are listed", async () => {
    const { client, directory } = await startTestServer();
    const upload = await begin(client);
    const old = await upload.part(1, "old");
    const fresh = await upload.part(1, "new");
    await upload.part(2, "left out");
    expect(await failureOf(upload.complete([old]))).toMatchObject({ code: "InvalidPart", status: 400 });
    await upload.complete([fresh]);
    expect((await read(client)).toString()).toBe("new");
    await expect.poll(() => readdirSync(join(directory, "data"))).toHaveLength(1);
  });

  it("leaves nothing when aborted", async () => {
    const { client, directory } = await startTestServer();
    const upload = await begin(client);
    const part = await upload.part(1, "x");
    await upload.abort();
    const calls = [upload.abort(), upload.part(2, "y"), upload.complete([part]), client.send(new ListPartsCommand(upload.address))];
    for (const failure of await Promise.all(calls.map(failureOf))) expect(failure).toMatchObject({ code: "NoSuchUpload", status: 404 });
    await expect.poll(() => readdirSync(join(directory, "data"))).toEqual([]);
  });

  it("is gone once completed", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    const part = await upload.part(1, "x");
    await upload.complete([part]);
    expect(await failureOf(upload.complete([part]))).toMatchObject({ code: "NoSuchUpload" });
    expect(await failureOf(upload.abort())).toMatchObject({ code: "NoSuchUpload" });
    expect((await read(client)).toString()).toBe("x");
  });

  it("drops a part that was under way when it was aborted", async () => {
    const { client, server, directory } = await startTestServer();
    const upload = await begin(client);
    server.setFaults([{ match: { op: "UploadPart" }, action: { bytesPerSecond: 200_000 } }]);
    const late = failureOf(upload.part(1, "x".repeat(60_000)));
    await expect.poll(() => server.stats().keys[`${Bucket}/${Key}`]?.bytesIn ?? 0).toBeGreaterThan(0);
    await upload.abort();
    expect(await late).toMatchObject({ code: "NoSuchUpload" });
    await expect.poll(() => readdirSync(join(directory, "data"))).toEqual([]);
  });

  it("belongs to its bucket and key", async () => {
    const { client } = await startTestServer();
    const { address } = await begin(client);
    for (const other of [{ Key: "other" }, { UploadId: "unknown" }]) {
      const input = { ...address, ...other, PartNumber: 1, Body: "x" };
      expect(await failureOf(client.send(new UploadPartCommand(input)))).toMatchObject({ code: "NoSuchUpload" });
    }
  });
});

describe("completing", () => {
  it("refuses parts out of order, twice, unknown or with another etag", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    const one = await upload.part(1, pattern(5 * mebibyte));
    const two = await upload.part(2, "two");
    const refused = (parts: CompletedPart[]) => failureOf(upload.complete(parts));
    expect(await refused([two, one])).toMatchObject({ code: "InvalidPartOrder", status: 400 });
    expect(await refused([one, one])).toMatchObject({ code: "InvalidPartOrder" });
    expect(await refused([one, two, { PartNumber: 3, ETag: two.ETag }])).toMatchObject({ code: "InvalidPart" });
    expect(await refused([{ PartNumber: 1, ETag: two.ETag }])).toMatchObject({ code: "InvalidPart" });
    expect(await refused([])).toMatchObject({ code: "MalformedXML" });
    await upload.complete([{ ...one, ETag: one.ETag?.replaceAll('"', "") }, two]);
  });

  it("refuses a part under 5 MiB that is not the last", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    const parts = [await upload.part(1, pattern(5 * mebibyte - 1)), await upload.part(2, "x")];
    expect(await failureOf(upload.complete(parts))).toMatchObject({ code: "EntityTooSmall", status: 400 });
    await upload.complete(parts.slice(0, 1));
  });

  it("refuses another size than the client declares", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    const part = await upload.part(1, "four");
    expect(await failureOf(upload.complete([part], { MpuObjectSize: 5 }))).toMatchObject({ code: "InvalidRequest", status: 400 });
    await upload.complete([part], { MpuObjectSize: 4 });
  });

  it.each([0, 10_001])("there is no part %i", async (number) => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    expect(await failureOf(upload.part(number, "x"))).toMatchObject({ code: "InvalidArgument", status: 400 });
  });
});

describe("checksums of uploads", () => {
  it("are made of the parts' checksums, which completing must then name", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client, { ChecksumAlgorithm: "SHA256" });
    const bodies = [pattern(5 * mebibyte), pattern(100)] as const;
    const parts: CompletedPart[] = [];
    for (const [at, body] of bodies.entries()) parts.push(await upload.part(at + 1, body, { ChecksumAlgorithm: "SHA256" }));
    const bare = parts.map(({ PartNumber, ETag }) => ({ PartNumber, ETag }));
    expect(await failureOf(upload.complete(bare))).toMatchObject({
      code: "InvalidRequest",
      message: expect.stringContaining("missing for part 1"),
    });
    const swapped = parts.map((part, at) => ({ ...part, ChecksumSHA256: parts[1 - at]?.ChecksumSHA256 }));
    expect(await failureOf(upload.complete(swapped))).toMatchObject({ code: "InvalidPart" });
    const expected = createHash("sha256");
    for (const body of bodies) expected.update(createHash("sha256").update(body).digest());
    expect(await upload.complete(parts)).toMatchObject({ ChecksumSHA256: `${expected.digest("base64")}-2`, ChecksumType: "COMPOSITE" });
    expect((await read(client)).equals(Buffer.concat(bodies))).toBe(true);
  });

  it.each(["CRC32", "CRC32C", "CRC64NVME"] as const)("are those of the whole object when asked for: %s", async (ChecksumAlgorithm) => {
    const { client } = await startTestServer();
    const name = `Checksum${ChecksumAlgorithm}` as const;
    const bodies = [pattern(5 * mebibyte, 1), pattern(5 * mebibyte, 2), pattern(12_345, 3)];
    const whole = await client.send(new PutObjectCommand({ Bucket, Key, Body: Buffer.concat(bodies), ChecksumAlgorithm }));
    const upload = await begin(client, { ChecksumAlgorithm, ChecksumType: "FULL_OBJECT" });
    const parts: CompletedPart[] = [];
    for (const [at, body] of bodies.entries()) {
      const { PartNumber, ETag } = await upload.part(at + 1, body, { ChecksumAlgorithm });
      parts.push({ PartNumber, ETag });
    }
    expect(await failureOf(upload.complete(parts, { [name]: "AAAAAA==" }))).toMatchObject({ code: "BadDigest", status: 400 });
    expect(await upload.complete(parts, { [name]: whole[name] })).toMatchObject({ [name]: whole[name], ChecksumType: "FULL_OBJECT" });
    expect((await read(client)).equals(Buffer.concat(bodies))).toBe(true);
  });

  it("refuse a part with another algorithm, and kinds that do not exist", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client, { ChecksumAlgorithm: "SHA1" });
    expect(await failureOf(upload.part(1, "x", { ChecksumAlgorithm: "CRC32" }))).toMatchObject({
      code: "InvalidRequest",
      message: expect.stringContaining("mismatch"),
    });
    expect(await failureOf(begin(client, { ChecksumAlgorithm: "SHA256", ChecksumType: "FULL_OBJECT" }))).toMatchObject({
      code: "InvalidRequest",
    });
    expect(await failureOf(begin(client, { ChecksumAlgorithm: "XXHASH3" }))).toMatchObject({ code: "NotImplemented" });
  });
});

describe("ListParts", () => {
  it("pages by part number", async () => {
    const { client } = await startTestServer();
    const upload = await begin(client);
    for (const number of [7, 1, 10_000, 3, 2]) await upload.part(number, "x".repeat(number % 10));
    const seen: (number | undefined)[][] = [];
    let page: ListPartsCommandOutput | undefined;
    do {
      page = await client.send(new ListPartsCommand({ ...upload.address, MaxParts: 2, PartNumberMarker: page?.NextPartNumberMarker }));
      seen.push((page.Parts ?? []).map(({ PartNumber }) => PartNumber));
    } while (page.IsTruncated);
    expect(seen).toEqual([[1, 2], [3, 7], [10_000]]);
    const all = await client.send(new ListPartsCommand(upload.address));
    expect(all.Parts?.map(({ Size }) => Size)).toEqual([1, 2, 3, 7, 0]);
    expect(all.Parts?.[0]?.ETag).toBe(`"${md5(Buffer.from("x")).toString("hex")}"`);
  });
});
