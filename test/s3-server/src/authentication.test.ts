import { createHash } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { describe, expect, it } from "vitest";
import { signatureOf, signingKey } from "./signature-v4.ts";
import { Bucket, clientOf, credentials, failureOf, startTestServer } from "./testing/harness.ts";
import { requestFor, send, signed, signerOf } from "./testing/raw-client.ts";

const path = `/${Bucket}/k`;
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("credentials", () => {
  it("must be the server's", async () => {
    const { server } = await startTestServer();
    const wrong = clientOf(server.endpoint, { credentials: { ...credentials, secretAccessKey: "wrong" } });
    const unknown = clientOf(server.endpoint, { credentials: { ...credentials, accessKeyId: "NOBODY" } });
    expect(await failureOf(wrong.send(new ListObjectsV2Command({ Bucket })))).toMatchObject({ code: "SignatureDoesNotMatch", status: 403 });
    expect(await failureOf(unknown.send(new ListObjectsV2Command({ Bucket })))).toMatchObject({ code: "InvalidAccessKeyId", status: 403 });
    expect(await failureOf(wrong.send(new HeadObjectCommand({ Bucket, Key: "k" })))).toMatchObject({ status: 403 });
    expect(await failureOf(wrong.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x".repeat(3_000_000) })))).toMatchObject({
      code: "SignatureDoesNotMatch",
    });
  });

  it("must be there", async () => {
    const { server } = await startTestServer();
    const anonymous = await send(requestFor(server.endpoint, { path }));
    expect(anonymous).toMatchObject({ status: 403, code: "AccessDenied" });
  });

  it("may have a session token, which is then demanded", async () => {
    const keys = { ...credentials, sessionToken: "session+token/==" };
    const { server } = await startTestServer({ credentials: keys }, { credentials: keys });
    const client = clientOf(server.endpoint, { credentials: keys });
    await client.send(new ListObjectsV2Command({ Bucket }));
    const without = clientOf(server.endpoint, { credentials });
    expect(await failureOf(without.send(new ListObjectsV2Command({ Bucket })))).toMatchObject({ code: "InvalidToken" });
  });

  it("are for one region if the server has one", async () => {
    const { server, client } = await startTestServer({ region: "eu-central-1" });
    const elsewhere = failureOf(client.send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" })));
    expect(await elsewhere).toMatchObject({ code: "AuthorizationHeaderMalformed", status: 400 });
    await clientOf(server.endpoint, { region: "eu-central-1" }).send(new PutObjectCommand({ Bucket, Key: "k", Body: "x" }));
  });

  it("are refused when the request's clock is far off", async () => {
    const { server } = await startTestServer();
    const old = await signed(server.endpoint, { path }, signerOf(), new Date(Date.now() - 20 * 60_000));
    expect(await send(old as never)).toMatchObject({ status: 403, code: "RequestTimeTooSkewed" });
  });
});

describe("presigned requests", () => {
  const presign = async (endpoint: string, method: string, options: object = {}, query: Record<string, string> = {}) =>
    (await signerOf().presign(requestFor(endpoint, { method, path, query, headers: { "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" } }), {
      expiresIn: 60,
      ...options,
    })) as never;

  it("put and get without further credentials", async () => {
    const { server } = await startTestServer();
    expect(await send(await presign(server.endpoint, "PUT"), "presigned")).toMatchObject({ status: 200 });
    const query = { "response-content-type": "text/plain; charset=x" };
    const got = await send(await presign(server.endpoint, "GET", {}, query));
    expect(got).toMatchObject({ status: 200, body: "presigned", headers: { "content-type": "text/plain; charset=x" } });
  });

  it("are for one method and expire", async () => {
    const { server } = await startTestServer();
    const get = (await presign(server.endpoint, "GET")) as object;
    expect(await send({ ...get, method: "PUT" } as never, "x")).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
    const expired = await presign(server.endpoint, "GET", { signingDate: new Date(Date.now() - 61_000) });
    expect(await send(expired)).toMatchObject({ status: 403, code: "AccessDenied", body: expect.stringContaining("expired") });
  });
});

describe("bodies", () => {
  it("must be those that were signed", async () => {
    const { server, client } = await startTestServer();
    const headers = { "x-amz-content-sha256": sha256("agreed") };
    const put = () => signed(server.endpoint, { method: "PUT", path, headers });
    expect(await send((await put()) as never, "forged")).toMatchObject({ status: 400, code: "XAmzContentSHA256Mismatch" });
    expect(await failureOf(client.send(new GetObjectCommand({ Bucket, Key: "k" })))).toMatchObject({ code: "NoSuchKey" });
    expect(await send((await put()) as never, "agreed")).toMatchObject({ status: 200 });
  });

  it("may be unsigned if they say so", async () => {
    const { server } = await startTestServer();
    expect(await send((await signed(server.endpoint, { method: "PUT", path })) as never, "x")).toMatchObject({ status: 200 });
    const nonsense = await signed(server.endpoint, { method: "PUT", path, headers: { "x-amz-content-sha256": "nonsense" } });
    expect(await send(nonsense as never, "x")).toMatchObject({ status: 400, code: "InvalidArgument" });
  });

  /** Signs chunk by chunk, with the chain of signatures that begins with the header's. */
  async function chunkSigned(endpoint: string, chunks: string[], trailer?: string, forge = (body: string) => body) {
    const signingDate = new Date();
    const headers: Record<string, string> = {
      "x-amz-content-sha256": `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer ? "-TRAILER" : ""}`,
      "content-encoding": "aws-chunked",
      "x-amz-decoded-content-length": String(chunks.join("").length),
      ...(trailer && { "x-amz-trailer": trailer.split(":")[0] as string }),
    };
    const request = await signed(endpoint, { method: "PUT", path, headers }, signerOf(), signingDate);
    const authorization = request.headers["authorization"] ?? "";
    const timestamp = request.headers["x-amz-date"] ?? "";
    const date = timestamp.slice(0, 8);
    const scope = `${date}/us-east-1/s3/aws4_request`;
    const key = signingKey(credentials.secretAccessKey, date, "us-east-1");
    let previous = /Signature=(\w+)/.exec(authorization)?.[1] ?? "";
    const chain = (kind: string, hashes: string[]) => {
      previous = signatureOf(key, [`AWS4-HMAC-SHA256-${kind}`, timestamp, scope, previous, ...hashes]);
      return previous;
    };
    let body = "";
    for (const chunk of [...chunks, ""]) {
      const data = chunk === "" && trailer ? "" : `${chunk}\r\n`;
      body += `${chunk.length.toString(16)};chunk-signature=${chain("PAYLOAD", [sha256(""), sha256(chunk)])}\r\n${data}`;
    }
    if (trailer) body += `${trailer}\r\nx-amz-trailer-signature:${chain("TRAILER", [sha256(`${trailer}\n`)])}\r\n\r\n`;
    return send(request as never, forge(body));
  }

  it("are taken chunk by chunk, each chunk signed", async () => {
    const { server, client } = await startTestServer();
    const chunks = ["first ".repeat(20_000), "second"];
    expect(await chunkSigned(server.endpoint, chunks)).toMatchObject({ status: 200 });
    const { Body, ContentEncoding } = await client.send(new GetObjectCommand({ Bucket, Key: "k" }));
    expect(await Body?.transformToString()).toBe(chunks.join(""));
    expect(ContentEncoding).toBeUndefined();
    const forged = await chunkSigned(server.endpoint, chunks, undefined, (body) => body.replace("second", "sEcond"));
    expect(forged).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  });

  it("are taken with a signed trailer, whose checksum counts", async () => {
    const { server } = await startTestServer();
    const good = `x-amz-checksum-sha256:${createHash("sha256").update("data").digest("base64")}`;
    const bad = `x-amz-checksum-sha256:${createHash("sha256").update("other").digest("base64")}`;
    expect(await chunkSigned(server.endpoint, ["da", "ta"], good)).toMatchObject({ status: 200 });
    expect(await chunkSigned(server.endpoint, ["da", "ta"], bad)).toMatchObject({ status: 400, code: "BadDigest" });
    const forged = await chunkSigned(server.endpoint, ["da", "ta"], good, (body) => body.replace(good, bad));
    expect(forged).toMatchObject({ status: 403, code: "SignatureDoesNotMatch" });
  });
});
