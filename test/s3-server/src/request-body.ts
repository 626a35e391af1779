import { createHash } from "node:crypto";
import { type Checksum, checksums } from "./checksum.ts";
import { type ChunkedDecoder, chunkedDecoder } from "./chunked-body.ts";
import type { DataFiles, Segment } from "./data-files.ts";
import { S3Error } from "./errors.ts";
import type { S3Request } from "./request.ts";
import type { PayloadProtection } from "./signature-v4.ts";

/** The bytes of a request as they arrive, before any decoding. */
export type RawBody = AsyncIterable<Buffer>;

const maximumObject = 5 * 1024 ** 3;
const maximumDocument = 8 * 1024 ** 2;

interface ExpectedChecksum {
  readonly algorithm: string;
  readonly running: Checksum;
  /** Undefined when it comes in the trailer. */
  readonly value: string | undefined;
}

function expectedChecksum(request: S3Request): ExpectedChecksum | undefined {
  const prefix = "x-amz-checksum-";
  const trailer = request.header("x-amz-trailer")?.toLowerCase();
  const named = Object.keys(request.message.headers).filter(
    (name) =>
      name.startsWith(prefix) && name !== "x-amz-checksum-algorithm" && name !== "x-amz-checksum-type" && name !== "x-amz-checksum-mode",
  );
  if (named.length > 1)
    throw new S3Error("InvalidRequest", "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
  const name = named[0] ?? (trailer?.startsWith(prefix) ? trailer : undefined);
  if (name === undefined) return undefined;
  const algorithm = name.slice(prefix.length);
  const create = Object.hasOwn(checksums, algorithm) ? checksums[algorithm] : undefined;
  if (!create) throw new S3Error("NotImplemented", `The checksum algorithm ${algorithm} is not supported.`);
  const declared = request.header("x-amz-sdk-checksum-algorithm")?.toLowerCase();
  if (declared !== undefined && declared !== algorithm) {
    throw new S3Error("InvalidRequest", "Value for x-amz-sdk-checksum-algorithm header is invalid.");
  }
  return { algorithm, running: create(), value: named[0] === undefined ? undefined : request.header(name) };
}

function declaredLength(request: S3Request, chunked: boolean): number {
  const text = request.header(chunked ? "x-amz-decoded-content-length" : "content-length");
  if (text === undefined || !/^\d{1,15}$/.test(text)) {
    if (text === undefined && !chunked && request.header("transfer-encoding") === undefined) return 0;
    throw new S3Error("MissingContentLength");
  }
  const length = Number(text);
  if (length > maximumObject) throw new S3Error("EntityTooLarge", undefined, { ProposedSize: text, MaxSizeAllowed: String(maximumObject) });
  return length;
}

export interface BodyOptions {
  /** The request's `x-amz-checksum-*` header speaks of the object to be made, not of this body. */
  readonly checksumIsOfObject?: boolean;
  /** Compute this checksum if the client sent none. */
  readonly compute?: string | undefined;
}

/** A body being read: its decoded bytes, and what was verified about them once they have all been read. */
export interface VerifiedBody {
  readonly length: number;
  readonly chunks: AsyncIterable<Buffer>;
  /** The checksum that came along and held, or was computed; after the last chunk. */
  checksum(): { readonly algorithm: string; readonly value: string } | undefined;
}

/**
 * Decodes a request's body and checks everything that the client said about it: length, payload hash or chunk
 * signatures, Content-MD5, `x-amz-checksum-*` header or trailer. The error comes after the last chunk, so the reader
 * must not publish before the iteration has ended.
 */
export function verifiedBody(request: S3Request, protection: PayloadProtection, raw: RawBody, options: BodyOptions = {}): VerifiedBody {
  const decoder: ChunkedDecoder | undefined =
    protection.kind === "chunked" ? chunkedDecoder(protection.signing, protection.trailer) : undefined;
  const length = declaredLength(request, decoder !== undefined);
  const expected = options.checksumIsOfObject ? undefined : expectedChecksum(request);
  const computed = options.compute === undefined || expected ? undefined : checksums[options.compute]?.();
  const contentMd5 = request.header("content-md5");
  if (contentMd5 !== undefined && Buffer.from(contentMd5, "base64").length !== 16) throw new S3Error("InvalidDigest");
  const md5 = contentMd5 === undefined ? undefined : createHash("md5");
  const sha256 = protection.kind === "sha256" ? createHash("sha256") : undefined;
  let checksum: { algorithm: string; value: string } | undefined;

  function verify(): void {
    decoder?.end();
    if (sha256 && protection.kind === "sha256" && sha256.digest("hex") !== protection.hash) {
      throw new S3Error("XAmzContentSHA256Mismatch");
    }
    if (md5 && md5.digest("base64") !== contentMd5)
      throw new S3Error("BadDigest", "The Content-MD5 you specified did not match what we received.");
    if (computed && options.compute !== undefined) checksum = { algorithm: options.compute, value: computed.digest() };
    if (!expected) return;
    const value = expected.value ?? decoder?.trailers.get(`x-amz-checksum-${expected.algorithm}`);
    if (value === undefined) throw new S3Error("InvalidRequest", "The trailer does not hold the checksum that x-amz-trailer announced.");
    if (expected.running.digest() !== value) {
      throw new S3Error("BadDigest", `The ${expected.algorithm.toUpperCase()} you specified did not match the calculated checksum.`);
    }
    checksum = { algorithm: expected.algorithm, value };
  }

  async function* chunks(): AsyncGenerator<Buffer> {
    let received = 0;
    for await (const piece of raw) {
      for (const chunk of decoder ? decoder.push(piece) : [piece]) {
        received += chunk.length;
        if (received > length) throw new S3Error("IncompleteBody", "The request body holds more bytes than were declared.");
        sha256?.update(chunk);
        md5?.update(chunk);
        (expected?.running ?? computed)?.update(chunk);
        yield chunk;
      }
    }
    if (received < length) throw new S3Error("IncompleteBody");
    verify();
  }

  return { length, chunks: chunks(), checksum: () => checksum };
}

/** What was received and written to disk, referenced by nothing yet. */
export interface ReceivedData {
  readonly segments: readonly Segment[];
  readonly size: number;
  /** MD5 as lower-case hex. */
  readonly md5: string;
  readonly checksum: { readonly algorithm: string; readonly value: string } | undefined;
}

/** Streams a body into a data file. On any error the file is gone again. */
export async function receiveData(body: VerifiedBody, files: DataFiles): Promise<ReceivedData> {
  const writer = await files.create();
  const md5 = createHash("md5");
  try {
    for await (const chunk of body.chunks) {
      md5.update(chunk);
      await writer.write(chunk);
    }
    const segments = await writer.finish();
    return { segments, size: body.length, md5: md5.digest("hex"), checksum: body.checksum() };
  } catch (error) {
    await writer.discard();
    throw error;
  }
}

/** Reads a whole XML body, bounded. */
export async function receiveText(body: VerifiedBody): Promise<string> {
  if (body.length > maximumDocument) throw new S3Error("MaxMessageLengthExceeded");
  const pieces: Buffer[] = [];
  for await (const chunk of body.chunks) pieces.push(Buffer.from(chunk));
  return Buffer.concat(pieces).toString("utf8");
}
