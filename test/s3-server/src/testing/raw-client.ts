import { createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { type IncomingHttpHeaders, request as httpRequest } from "node:http";
import { SignatureV4 } from "@smithy/signature-v4";
import { credentials } from "./harness.ts";

class Sha256 {
  readonly #hash: Hash | Hmac;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash("sha256") : createHmac("sha256", secret as string);
  }
  update(data: Uint8Array | string): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/** The SDK's own signer, for requests that the SDK's client would not send. */
export function signerOf(
  options: { accessKeyId?: string; secretAccessKey?: string; sessionToken?: string; region?: string } = {},
): SignatureV4 {
  const { region = "us-east-1", ...keys } = options;
  return new SignatureV4({
    service: "s3",
    region,
    credentials: { ...credentials, ...keys },
    sha256: Sha256 as never,
    uriEscapePath: false,
    applyChecksum: false,
  });
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
}

/** A request in the form that the signer wants. */
export function requestFor(endpoint: string, { method = "GET", path, query = {}, headers = {} }: RawRequest) {
  const { hostname, port, host } = new URL(endpoint);
  return { method, protocol: "http:", hostname, port: Number(port), path, query, headers: { host, ...headers } };
}

/** A request signed in its Authorization header. */
export async function signed(endpoint: string, request: RawRequest, signer = signerOf(), signingDate = new Date()) {
  const headers = { "x-amz-content-sha256": "UNSIGNED-PAYLOAD", ...request.headers };
  return await signer.sign(requestFor(endpoint, { ...request, headers }), { signingDate });
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** S3's error code, when the body has one. */
  readonly code: string | undefined;
}

/** Sends a request as it is and reads the whole answer; rejects when the connection breaks. */
export function send(
  {
    hostname,
    port,
    method,
    path,
    query,
    headers,
  }: { hostname: string; port?: number | undefined; method: string; path: string; query?: object; headers: Record<string, string> },
  body: Uint8Array | string = "",
): Promise<RawResponse> {
  const search = new URLSearchParams(query as Record<string, string>).toString().replaceAll("+", "%20");
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { hostname, port, method, path: search ? `${path}?${search}` : path, headers, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => pieces.push(piece));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(pieces).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text, code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] });
        });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
