import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { checksums } from "./checksum.ts";
import { combineCrcs } from "./crc-combine.ts";
import { crc32c } from "./crc32c.ts";
import { Bucket, clientOf, failureOf, pattern, startTestServer } from "./testing/harness.ts";
import { send, signed } from "./testing/raw-client.ts";

const path = `/${Bucket}/k`;
const digest = (algorithm: string, bytes: Uint8Array): string => {
  const checksum = checksums[algorithm]?.();
  checksum?.update(bytes);
  return checksum?.digest() ?? "";
};
const checkText = Buffer.from("123456789");

describe("algorithms", () => {
  // The check values of reveng.sourceforge.io/crc-catalogue.
  it.each([
    ["crc32", "cbf43926"],
    ["crc32c", "e3069283"],
    ["crc64nvme", "ae8b14860a799888"],
  ])("%s of 123456789 is %s", (algorithm, expected) => {
    expect(Buffer.from(digest(algorithm, checkText), "base64").toString("hex")).toBe(expected);
  });

  it.each(["crc32", "crc32c", "crc64nvme"])("%s does not depend on how the bytes are cut, and combines", (algorithm) => {
    const bytes = pattern(1003);
    const whole = digest(algorithm, bytes);
    for (const at of [0, 1, 7, 500, 1003]) {
      const pieces = [bytes.subarray(0, at), bytes.subarray(at)];
      const running = checksums[algorithm]?.();
      for (const piece of pieces) running?.update(piece);
      expect(running?.digest()).toBe(whole);
      const parts = pieces.map((piece) => ({ value: digest(algorithm, piece), size: piece.length }));
      expect(combineCrcs(algorithm, parts)).toBe(whole);
    }
  });

  it("crc32c agrees with its definition, bit by bit", () => {
    const bytes = pattern(257, 9);
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
    }
    expect(crc32c(bytes)).toBe(~crc >>> 0);
  });
});

describe("checksums of the SDK", () => {
  it.each(["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"] as const)("%s is verified, kept and given back", async (ChecksumAlgorithm) => {
    const { client } = await startTestServer();
    const Body = pattern(100_000);
    const name = `Checksum${ChecksumAlgorithm}` as const;
    const put = await client.send(new PutObjectCommand({ Bucket, Key: "k", Body, ChecksumAlgorithm }));
    expect(put[name]).toBe(digest(ChecksumAlgorithm.toLowerCase(), Body));
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: "k", ChecksumMode: "ENABLED" })))[name]).toBe(put[name]);
    expect((await client.send(new HeadObjectCommand({ Bucket, Key: "k" })))[name]).toBeUndefined();
    const bad = failureOf(client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "other", [name]: put[name] })));
    expect(await bad).toMatchObject({ code: "BadDigest", status: 400 });
    const { Body: kept } = await client.send(new GetObjectCommand({ Bucket, Key: "k", ChecksumMode: "ENABLED" }));
    expect(Buffer.from((await kept?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
  });

  it("are left out by a client that is told to", async () => {
    const { server } = await startTestServer();
    const client = clientOf(server.endpoint, { requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" });
    expect(await client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" }))).not.toHaveProperty("ChecksumCRC32", expect.anything());
    await client.send(new PutObjectCommand({ Bucket, Key: "s", Body: Readable.from([Buffer.from("streamed")]), ContentLength: 8 }));
    await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: "k" }] } }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "s" }));
    expect(await Body?.transformToString()).toBe("streamed");
  });
});

describe("what a client says about a body", () => {
  const put = async (headers: Record<string, string>, body: string, endpoint: string) =>
    send((await signed(endpoint, { method: "PUT", path, headers })) as never, body);
  const crc = (text: string) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(text));
    return bytes.toString("base64");
  };
  const md5 = (text: string) => createHash("md5").update(text).digest("base64");
  const trailer = (body: string, checksum: string) =>
    `${body.length.toString(16)}\r\n${body}\r\n0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`;
  const streaming = (length: number) => ({
    "x-amz-content-sha256": "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
    "content-encoding": "aws-chunked",
    "x-amz-trailer": "x-amz-checksum-crc32",
    "x-amz-decoded-content-length": String(length),
  });

  const cases: readonly (readonly [name: string, headers: Record<string, string>, body: string, answer: string])[] = [
    ["a right Content-MD5", { "content-md5": md5("body") }, "body", "200"],
    ["a wrong Content-MD5", { "content-md5": md5("other") }, "body", "BadDigest"],
    ["a Content-MD5 that is none", { "content-md5": "abc" }, "body", "InvalidDigest"],
    ["a right checksum", { "x-amz-checksum-crc32": crc("body") }, "body", "200"],
    ["two checksums", { "x-amz-checksum-crc32": crc("body"), "x-amz-checksum-crc32c": crc("body") }, "body", "InvalidRequest"],
    ["an unknown checksum", { "x-amz-checksum-xxhash3": "AAAA" }, "body", "NotImplemented"],
    [
      "another algorithm than declared",
      { "x-amz-checksum-crc32": crc("body"), "x-amz-sdk-checksum-algorithm": "SHA1" },
      "body",
      "InvalidRequest",
    ],
    ["a right trailer", streaming(4), trailer("body", crc("body")), "200"],
    ["a wrong trailer", streaming(4), trailer("body", crc("other")), "BadDigest"],
    ["a missing trailer", streaming(4), "4\r\nbody\r\n0\r\nx-amz-other:1\r\n\r\n", "InvalidRequest"],
    ["fewer bytes than declared", streaming(5), trailer("body", crc("body")), "IncompleteBody"],
    ["more bytes than declared", streaming(3), trailer("body", crc("body")), "IncompleteBody"],
    ["framing that is none", streaming(4), "body\r\n", "InvalidRequest"],
    ["no decoded length", { ...streaming(4), "x-amz-decoded-content-length": "" }, trailer("body", crc("body")), "MissingContentLength"],
    ["more than 5 GiB", { ...streaming(6 * 1024 ** 3) }, "", "EntityTooLarge"],
  ];
  it.each(cases.map(([name, headers, body, answer]) => ({ name, headers, body, answer })))(
    "$name: $answer",
    async ({ headers, body, answer }) => {
      const { server, client } = await startTestServer();
      const response = await put(headers, body, server.endpoint);
      expect(response.code ?? String(response.status)).toBe(answer);
      const stored = client.send(new HeadObjectCommand({ Bucket, Key: "k" }));
      if (answer === "200") expect(await stored).toMatchObject({ ContentLength: 4 });
      else expect(await failureOf(stored)).toMatchObject({ status: 404 });
    },
  );

  it("bulk deletion must come with one", async () => {
    const { server } = await startTestServer();
    const body = "<Delete><Object><Key>k</Key></Object></Delete>";
    const request = (headers: Record<string, string>) =>
      signed(server.endpoint, { method: "POST", path: `/${Bucket}`, query: { delete: "" }, headers });
    expect(await send((await request({})) as never, body)).toMatchObject({ status: 400, code: "InvalidRequest" });
    expect(await send((await request({ "content-md5": md5(body) })) as never, body)).toMatchObject({ status: 200 });
    for (const malformed of [
      "<Delete>",
      "<Delete></Object>",
      "<Other/>",
      "<Delete/>",
      "<Delete><Object/></Delete>",
      "text",
      "<Delete>&#xffffff;</Delete>",
    ]) {
      const refused = await send((await request({ "content-md5": md5(malformed) })) as never, malformed);
      expect(refused).toMatchObject({ status: 400, code: "MalformedXML" });
    }
  });
});
