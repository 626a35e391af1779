import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./errors.ts";
import { decodeComponent, encodeComponent, parseQuery } from "./uri.ts";

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** When given, requests must carry it as `x-amz-security-token`. */
  readonly sessionToken?: string;
}

/** How the body is protected, from `x-amz-content-sha256`. */
export type PayloadProtection =
  | { readonly kind: "unsigned" }
  | { readonly kind: "sha256"; readonly hash: string }
  | { readonly kind: "chunked"; readonly trailer: boolean; readonly signing: ChunkSigning | undefined };

/** What signs the chunks of a STREAMING-AWS4-HMAC-SHA256-PAYLOAD body. */
export interface ChunkSigning {
  readonly key: Buffer;
  readonly timestamp: string;
  readonly scope: string;
  readonly seed: string;
}

export interface SignedRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  readonly headers: NodeJS.Dict<string[]>;
}

export interface VerifyOptions {
  readonly credentials: S3Credentials;
  /** When given, requests signed for another region are refused. */
  readonly region?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: number;
}

const algorithm = "AWS4-HMAC-SHA256";
const maximumSkew = 15 * 60_000;
export const emptyHash = createHash("sha256").digest("hex");

const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text, "latin1").digest("hex");

export function signingKey(secret: string, date: string, region: string): Buffer {
  return hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), "s3"), "aws4_request");
}

export function signatureOf(key: Buffer, lines: readonly string[]): string {
  return createHmac("sha256", key).update(lines.join("\n"), "latin1").digest("hex");
}

export function sameSignature(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

interface Claim {
  readonly credential: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly timestamp: string;
  readonly token: string | undefined;
  readonly payloadHash: string;
  /** Seconds; present for a presigned request. */
  readonly expires?: number;
}

const header = (request: SignedRequest, name: string): string | undefined => request.headers[name]?.join(",");

function headerClaim(request: SignedRequest, authorization: string): Claim {
  const fields = new Map(
    authorization
      .slice(algorithm.length)
      .split(",")
      .map((field) => field.trim().split(/=(.*)/s, 2) as [string, string]),
  );
  const credential = fields.get("Credential");
  const signedHeaders = fields.get("SignedHeaders");
  const signature = fields.get("Signature");
  if (!credential || !signedHeaders || !signature) throw new S3Error("AuthorizationHeaderMalformed");
  const date = header(request, "x-amz-date") ?? isoOf(header(request, "date"));
  if (!date) throw new S3Error("AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
  const payloadHash = header(request, "x-amz-content-sha256");
  if (!payloadHash) throw new S3Error("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
  const token = header(request, "x-amz-security-token");
  return { credential, signedHeaders: signedHeaders.split(";"), signature, timestamp: date, token, payloadHash };
}

function isoOf(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

function queryClaim(request: SignedRequest, query: ReadonlyMap<string, string>): Claim {
  const need = (name: string): string => {
    const value = query.get(name);
    if (!value) throw new S3Error("AuthorizationQueryParametersError", `Query-string authentication requires the parameter ${name}`);
    return value;
  };
  if (need("X-Amz-Algorithm") !== algorithm)
    throw new S3Error("AuthorizationQueryParametersError", `X-Amz-Algorithm only supports "${algorithm}"`);
  const expires = Number(need("X-Amz-Expires"));
  if (!Number.isInteger(expires) || expires < 0 || expires > 604_800) {
    throw new S3Error("AuthorizationQueryParametersError", "X-Amz-Expires must be between 0 and 604800 seconds");
  }
  return {
    credential: need("X-Amz-Credential"),
    signedHeaders: need("X-Amz-SignedHeaders").split(";"),
    signature: need("X-Amz-Signature"),
    timestamp: need("X-Amz-Date"),
    token: query.get("X-Amz-Security-Token"),
    payloadHash: query.get("X-Amz-Content-Sha256") ?? header(request, "x-amz-content-sha256") ?? "UNSIGNED-PAYLOAD",
    expires,
  };
}

function timeOf(timestamp: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(timestamp);
  if (!match) throw new S3Error("AccessDenied", "The request's timestamp is not valid");
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function checkTime(claim: Claim, now: number): void {
  const age = now - timeOf(claim.timestamp);
  if (claim.expires !== undefined) {
    if (age > claim.expires * 1000) throw new S3Error("AccessDenied", "Request has expired");
    if (age < -maximumSkew) throw new S3Error("AccessDenied", "Request is not yet valid");
  } else if (Math.abs(age) > maximumSkew) {
    throw new S3Error("RequestTimeTooSkewed");
  }
}

function canonicalRequest(request: SignedRequest, claim: Claim): string {
  const [path = "", query = ""] = request.target.split(/\?(.*)/s, 2);
  const canonicalPath = path.split("/").map((part) => encodeComponent(decodeComponent(part)));
  const parameters = parseQuery(query)
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [encodeComponent(name), encodeComponent(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map((pair) => pair.join("="));
  const headers = claim.signedHeaders.map((name) => {
    const values = request.headers[name] ?? [];
    return `${name}:${values.map((value) => value.trim().replace(/ +/g, " ")).join(",")}\n`;
  });
  return [
    request.method,
    canonicalPath.join("/"),
    parameters.join("&"),
    headers.join(""),
    claim.signedHeaders.join(";"),
    claim.payloadHash,
  ].join("\n");
}

function checkSignedHeaders(request: SignedRequest, signed: readonly string[]): void {
  const missing = Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") && !signed.includes(name));
  if (!signed.includes("host")) missing.unshift("host");
  // A presigned request may carry its payload hash, which is then part of the canonical request anyway.
  const unsigned = missing.filter((name) => name !== "x-amz-content-sha256");
  if (unsigned.length > 0) {
    throw new S3Error("AccessDenied", "There were headers present in the request which were not signed", {
      HeadersNotSigned: unsigned.join(", "),
    });
  }
}

function protectionOf(claim: Claim, signing: ChunkSigning): PayloadProtection {
  const { payloadHash } = claim;
  if (payloadHash === "UNSIGNED-PAYLOAD") return { kind: "unsigned" };
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return { kind: "sha256", hash: payloadHash };
  const chunked = /^STREAMING-(?:(UNSIGNED)|AWS4-HMAC-SHA256)-PAYLOAD(-TRAILER)?$/.exec(payloadHash);
  if (!chunked || (chunked[1] && !chunked[2])) {
    throw new S3Error("InvalidArgument", "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING- value, or a valid sha256 value.");
  }
  return { kind: "chunked", trailer: chunked[2] !== undefined, signing: chunked[1] ? undefined : signing };
}

/**
 * Checks a request's AWS Signature Version 4, in the Authorization header or presigned in the query
 * (docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html), and says how its body is protected.
 * Throws an S3Error with S3's own code for each way to be wrong.
 */
export function verifySignature(request: SignedRequest, options: VerifyOptions): PayloadProtection {
  const authorization = header(request, "authorization");
  const query = new Map(parseQuery(request.target.split(/\?(.*)/s, 2)[1] ?? ""));
  if (authorization === undefined && !query.has("X-Amz-Signature")) throw new S3Error("AccessDenied");
  if (authorization !== undefined && !authorization.startsWith(`${algorithm} `)) {
    throw new S3Error("InvalidRequest", `The authorization mechanism you have provided is not supported. Please use ${algorithm}.`);
  }
  const claim = authorization === undefined ? queryClaim(request, query) : headerClaim(request, authorization);
  const malformed = authorization === undefined ? "AuthorizationQueryParametersError" : "AuthorizationHeaderMalformed";

  const [accessKeyId, date, region, service, terminator, ...rest] = claim.credential.split("/");
  if (!accessKeyId || !date || !region || service !== "s3" || terminator !== "aws4_request" || rest.length > 0) {
    throw new S3Error(malformed, "The credential must read <access key>/<date>/<region>/s3/aws4_request.");
  }
  const { credentials } = options;
  if (accessKeyId !== credentials.accessKeyId) {
    throw new S3Error("InvalidAccessKeyId", undefined, { AWSAccessKeyId: accessKeyId });
  }
  if (options.region !== undefined && region !== options.region) {
    throw new S3Error(malformed, `The region '${region}' is wrong; expecting '${options.region}'`, { Region: options.region });
  }
  if (claim.token !== credentials.sessionToken) throw new S3Error("InvalidToken");
  if (!claim.timestamp.startsWith(date)) throw new S3Error(malformed, "The credential's date differs from the request's date.");
  checkTime(claim, options.now ?? Date.now());
  checkSignedHeaders(request, claim.signedHeaders);

  const key = signingKey(credentials.secretAccessKey, date, region);
  const scope = `${date}/${region}/s3/aws4_request`;
  const expected = signatureOf(key, [algorithm, claim.timestamp, scope, sha256(canonicalRequest(request, claim))]);
  if (!sameSignature(expected, claim.signature)) {
    throw new S3Error("SignatureDoesNotMatch", undefined, { AWSAccessKeyId: accessKeyId });
  }
  return protectionOf(claim, { key, timestamp: claim.timestamp, scope, seed: claim.signature });
}
