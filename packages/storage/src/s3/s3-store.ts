import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import { type S3Address, parseS3, s3Url } from "../address.ts";
import { NoSuchUploadError, ObjectChangedError, PreconditionFailedError, StorageError } from "../errors.ts";
import type { ByteRange, ObjectInfo, ObjectStore, PendingUpload, UploadedPart, WriteCondition } from "../object-store.ts";
import type { S3Options } from "../storage-options.ts";
import { type S3Connection, connect } from "./client.ts";
import { receiveInto } from "./read-body.ts";
import { demanded, s3Error } from "./s3-errors.ts";

const DELETE_BATCH = 1000;
const MAX_STALLED_READS = 4;
const CONFLICT_RETRIES = 5;
const WRITE_MARK = "volley-write";

/** Datasets on S3 or a server that speaks its protocol. The SDK is loaded by the first call. */
export class S3Store implements ObjectStore {
  readonly #options: S3Options;
  #connection: Promise<S3Connection> | undefined;

  constructor(options: S3Options = {}) {
    if ((options.accessKeyId === undefined) !== (options.secretAccessKey === undefined)) {
      throw new StorageError(
        "invalid",
        options.endpoint ?? "s3://",
        "the s3 options accessKeyId and secretAccessKey go together: give both or neither",
      );
    }
    this.#options = options;
  }

  async #call<T>(url: string, work: (connection: S3Connection, address: S3Address) => Promise<T>): Promise<T> {
    const address = parseS3(url);
    const connection = await (this.#connection ??= connect(this.#options));
    try {
      return await work(connection, address);
    } catch (error) {
      throw s3Error(error, { url, endpoint: connection.endpoint });
    }
  }

  async *list(prefix: string): AsyncGenerator<ObjectInfo> {
    const { bucket, key } = parseS3(prefix);
    const page = (token?: string): Promise<ListObjectsV2CommandOutput> =>
      this.#call(prefix, async ({ sdk, client }) => {
        const answer = await client.send(new sdk.ListObjectsV2Command({ Bucket: bucket, Prefix: key, ContinuationToken: token }));
        demanded(answer.Name);
        return answer;
      });
    let coming: Promise<ListObjectsV2CommandOutput> | undefined = page();
    try {
      while (coming !== undefined) {
        const { Contents = [], NextContinuationToken }: ListObjectsV2CommandOutput = await coming;
        coming = NextContinuationToken === undefined ? undefined : page(NextContinuationToken);
        coming?.catch(() => {});
        for (const { Key = "", Size = 0, ETag = "", LastModified } of Contents)
          yield { url: s3Url(bucket, Key), size: Size, etag: ETag, modified: LastModified?.getTime() };
      }
    } finally {
      coming?.catch(() => {});
    }
  }

  async head(url: string): Promise<ObjectInfo | undefined> {
    return (await this.#head(url))?.info;
  }

  async headMetadata(url: string): Promise<Readonly<Record<string, string>> | undefined> {
    return (await this.#head(url))?.metadata;
  }

  async #head(url: string): Promise<{ info: ObjectInfo; metadata: Readonly<Record<string, string>> } | undefined> {
    const { bucket, key } = parseS3(url);
    if (key === "") return undefined;
    return this.#call(url, async ({ sdk, client }) => {
      try {
        const found = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
        const { [WRITE_MARK]: _, ...metadata } = found.Metadata ?? {};
        const info = {
          url: s3Url(bucket, key),
          size: demanded(found.ContentLength),
          etag: demanded(found.ETag),
          modified: found.LastModified?.getTime(),
        };
        return { info, metadata };
      } catch (error) {
        // The answer to HEAD has no body: a missing bucket looks the same as a missing object.
        if (httpStatus(error) === 404) return undefined;
        throw error;
      }
    });
  }

  async read(url: string, range?: ByteRange, etag?: string): Promise<Uint8Array> {
    if (range?.length === 0) return new Uint8Array(0);
    const target = range && Buffer.allocUnsafeSlow(range.length);
    return this.#call(url, (connection, address) => receive(connection, url, address, range?.offset ?? 0, target, etag));
  }

  async readInto(url: string, offset: number, target: Uint8Array, etag?: string): Promise<void> {
    if (target.length > 0) await this.#call(url, (connection, address) => receive(connection, url, address, offset, target, etag));
  }

  async write(url: string, body: Uint8Array, condition?: WriteCondition): Promise<{ readonly etag: string }> {
    const mark = randomUUID();
    const conditional = condition && ("absent" in condition ? { IfNoneMatch: "*" } : { IfMatch: condition.etag });
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#call(url, async ({ sdk, client }, { bucket, key }) => {
          const marked = conditional && { Metadata: { [WRITE_MARK]: mark } };
          const { ETag } = await client.send(new sdk.PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...conditional, ...marked }));
          return { etag: demanded(ETag) };
        });
      } catch (error) {
        if (condition === undefined || !(error instanceof StorageError)) throw error;
        if (error.reason === "precondition-failed" && error.retryable && attempt < CONFLICT_RETRIES) {
          await sleep(50 * attempt);
          continue;
        }
        // The SDK repeats a request whose answer was lost; if the lost one had succeeded, the repetition fails on its own work.
        const own = error.reason === "precondition-failed" && (await this.#marked(url, mark));
        if (own) return own;
        if (error.reason === "not-found" && "etag" in condition)
          throw new PreconditionFailedError(url, `${url} does not exist any more`, error);
        throw error;
      }
    }
  }

  #marked(url: string, mark: string): Promise<{ readonly etag: string } | undefined> {
    return this.#call(url, async ({ sdk, client }, { bucket, key }) => {
      try {
        const found = await client.send(new sdk.HeadObjectCommand({ Bucket: bucket, Key: key }));
        return found.Metadata?.[WRITE_MARK] === mark ? { etag: found.ETag ?? "" } : undefined;
      } catch {
        return undefined;
      }
    });
  }

  async delete(urls: readonly string[]): Promise<void> {
    const buckets = new Map<string, string[]>();
    for (const url of urls) {
      const { bucket, key } = parseS3(url);
      const keys = buckets.get(bucket);
      if (keys === undefined) buckets.set(bucket, [key]);
      else keys.push(key);
    }
    for (const [bucket, keys] of buckets) {
      for (let start = 0; start < keys.length; start += DELETE_BATCH)
        await this.#deleteBatch(bucket, keys.slice(start, start + DELETE_BATCH));
    }
  }

  async #deleteBatch(bucket: string, keys: readonly string[]): Promise<void> {
    await this.#call(s3Url(bucket, keys[0] ?? ""), async ({ sdk, client, endpoint }) => {
      const result = await client.send(
        new sdk.DeleteObjectsCommand({ Bucket: bucket, Delete: { Quiet: true, Objects: keys.map((Key) => ({ Key })) } }),
      );
      const failed = result.Errors?.find((error) => error.Code !== "NoSuchKey");
      if (failed === undefined) return;
      throw s3Error(Object.assign(new Error(failed.Message ?? failed.Code), { name: failed.Code ?? "Error" }), {
        url: s3Url(bucket, failed.Key ?? ""),
        endpoint,
      });
    });
  }

  async createUpload(url: string, metadata: Readonly<Record<string, string>> = {}): Promise<PendingUpload> {
    return this.#call(url, async ({ sdk, client }, { bucket, key }) => {
      const { UploadId } = await client.send(new sdk.CreateMultipartUploadCommand({ Bucket: bucket, Key: key, Metadata: { ...metadata } }));
      return { url: s3Url(bucket, key), uploadId: demanded(UploadId) };
    });
  }

  async uploadPart(upload: PendingUpload, number: number, body: Uint8Array): Promise<UploadedPart> {
    return this.#call(upload.url, async ({ sdk, client }, { bucket, key }) => {
      const sent = await client.send(
        new sdk.UploadPartCommand({ Bucket: bucket, Key: key, UploadId: upload.uploadId, PartNumber: number, Body: body }),
      );
      return { number, etag: demanded(sent.ETag), size: body.byteLength };
    });
  }

  async completeUpload(upload: PendingUpload, parts: readonly UploadedPart[]): Promise<{ readonly etag: string }> {
    const Parts = [...parts].sort((a, b) => a.number - b.number).map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
    return this.#call(upload.url, async ({ sdk, client }, { bucket, key }) => {
      const done = await client.send(
        new sdk.CompleteMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: upload.uploadId, MultipartUpload: { Parts } }),
      );
      return { etag: demanded(done.ETag) };
    });
  }

  async abortUpload(upload: PendingUpload): Promise<void> {
    try {
      await this.#call(upload.url, ({ sdk, client }, { bucket, key }) =>
        client.send(new sdk.AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: upload.uploadId })),
      );
    } catch (error) {
      if (!(error instanceof NoSuchUploadError)) throw error;
    }
  }

  async *listUploads(prefix: string): AsyncGenerator<PendingUpload & { readonly started: Date }> {
    const { bucket, key } = parseS3(prefix);
    let at: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {};
    while (at !== undefined) {
      const marker: { KeyMarker?: string; UploadIdMarker?: string } = at;
      const page = await this.#call(prefix, ({ sdk, client }) =>
        client.send(new sdk.ListMultipartUploadsCommand({ Bucket: bucket, Prefix: key, ...marker })),
      );
      for (const { Key = "", UploadId = "", Initiated } of page.Uploads ?? []) {
        yield { url: s3Url(bucket, Key), uploadId: UploadId, started: Initiated ?? new Date(0) };
      }
      at = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined;
    }
  }

  async close(): Promise<void> {
    const connection = this.#connection;
    this.#connection = undefined;
    (await connection)?.client.destroy();
  }
}

/**
 * Fills the target, or a new buffer with the whole object when there is none. When the connection breaks in the middle,
 * goes on from there, on condition that the object is still the same.
 */
async function receive(
  connection: S3Connection,
  url: string,
  { bucket, key }: S3Address,
  offset: number,
  given?: Uint8Array,
  etag?: string,
): Promise<Uint8Array> {
  let target = given;
  let filled = 0;
  let tag = etag;
  for (let stalled = 0; ; ) {
    const first = offset + filled;
    const last = target === undefined ? undefined : offset + target.length - 1;
    const Range = given === undefined && filled === 0 ? undefined : `bytes=${first}-${last}`;
    const answer = await get(connection, url, { Bucket: bucket, Key: key, Range, IfMatch: tag });
    const body = answer.Body as Readable;
    const length = demanded(answer.ETag === undefined ? undefined : answer.ContentLength);
    const expected = target === undefined ? length : target.length - filled;
    if (length !== expected) {
      body.destroy();
      const size = Number(answer.ContentRange?.split("/")[1]);
      throw new StorageError("invalid", url, `bytes ${first}-${last} of ${url} were asked for, but it has only ${size || length} bytes`);
    }
    target ??= Buffer.allocUnsafeSlow(length);
    tag ??= answer.ETag;
    const received = await receiveInto(body, target, filled);
    if (received.filled === target.length) return target;
    stalled = received.filled > filled ? 1 : stalled + 1;
    filled = received.filled;
    if (stalled >= MAX_STALLED_READS) throw received.error;
    await sleep(100 * 2 ** stalled * (0.5 + Math.random()));
  }
}

async function get(
  { sdk, client }: S3Connection,
  url: string,
  input: { Bucket: string; Key: string; Range: string | undefined; IfMatch: string | undefined },
) {
  try {
    return await client.send(new sdk.GetObjectCommand(input));
  } catch (error) {
    if (httpStatus(error) === 412) throw new ObjectChangedError(url, error);
    throw error;
  }
}

function httpStatus(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
