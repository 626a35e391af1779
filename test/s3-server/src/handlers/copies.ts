import { createHash } from "node:crypto";
import { checksumElements, checksums } from "../checksum.ts";
import { readConditions, writeConditions } from "../conditions.ts";
import { type DataFiles, type Segment, sliceSegments } from "../data-files.ts";
import { S3Error } from "../errors.ts";
import type { ObjectStore, StoredObject } from "../object-store.ts";
import { parseRange } from "../range.ts";
import type { S3Request } from "../request.ts";
import { readSegments } from "../read-segments.ts";
import { formatIso } from "../time.ts";
import { decodeComponent } from "../uri.ts";
import { type Handler, xmlResponse } from "./exchange.ts";
import { partNumberOf, putPart } from "./multipart.ts";
import { publish, storedHeaders } from "./objects.ts";

/** The object named by `x-amz-copy-source`, its own preconditions checked. */
function copySource(request: S3Request, store: ObjectStore): StoredObject & { readonly bucket: string } {
  const [path = "", query] = (request.header("x-amz-copy-source") ?? "").split(/\?(.*)/s, 2);
  const match = /^\/?([^/]+)\/(.+)$/s.exec(decodeComponent(path));
  if (!match || query) throw new S3Error("InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
  const [, bucket = "", key = ""] = match;
  const object = store.object(bucket, key);
  if (readConditions(request, object, "x-amz-copy-source-"))
    throw new S3Error("PreconditionFailed", undefined, { Condition: "x-amz-copy-source-If-None-Match" });
  return { ...object, bucket };
}

/** The MD5 of segments, and their checksum by one more algorithm. */
async function hashSegments(files: DataFiles, segments: readonly Segment[], algorithm?: string) {
  const md5 = createHash("md5");
  const checksum = algorithm === undefined ? undefined : checksums[algorithm]?.();
  for await (const chunk of readSegments(files, segments)) {
    md5.update(chunk);
    checksum?.update(chunk);
  }
  return { md5: md5.digest("hex"), checksum: algorithm === undefined || !checksum ? undefined : { algorithm, value: checksum.digest() } };
}

/** Runs `use` while the segments cannot be unlinked. */
async function whileRetained<T>(files: DataFiles, segments: readonly Segment[], use: () => Promise<T>): Promise<T> {
  files.retain(segments);
  try {
    return await use();
  } finally {
    files.release(segments);
  }
}

export const copyObject: Handler = async (exchange) => {
  const { request, store, bucket, key } = exchange;
  const { bucket: sourceBucket, ...source } = copySource(request, store);
  const directive = request.header("x-amz-metadata-directive")?.toUpperCase() ?? "COPY";
  if (directive !== "COPY" && directive !== "REPLACE") throw new S3Error("InvalidArgument", "Unknown metadata directive.");
  if (directive === "COPY" && sourceBucket === bucket && source.key === key) {
    throw new S3Error(
      "InvalidRequest",
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata.",
    );
  }
  const headers = directive === "COPY" ? source.headers : storedHeaders(request);
  writeConditions(request, store.bucket(bucket).objects.get(key));
  return whileRetained(store.files, source.segments, async () => {
    const composite = source.etag.includes("-");
    const etag = composite ? (await hashSegments(store.files, source.segments)).md5 : source.etag;
    const checksum = source.checksum?.type === "COMPOSITE" ? undefined : source.checksum;
    const object = { ...source, key, etag, headers, checksum, modified: Date.now() };
    publish(exchange, object);
    return xmlResponse("CopyObjectResult", { LastModified: formatIso(object.modified), ETag: `"${etag}"` });
  });
};

export const uploadPartCopy: Handler = async (exchange) => {
  const { request, store, bucket, key } = exchange;
  const upload = store.upload(bucket, key, request.query.get("uploadId"));
  const number = partNumberOf(request);
  const source = copySource(request, store);
  const header = request.header("x-amz-copy-source-range");
  const range = parseRange(header, source.size);
  if (header !== undefined && !(range && /^bytes=\d+-\d+$/.test(header) && header.endsWith(`-${range.offset + range.length - 1}`))) {
    throw new S3Error("InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last within the source.");
  }
  const segments = range ? sliceSegments(source.segments, range.offset, range.length) : source.segments;
  return whileRetained(store.files, segments, async () => {
    const { md5, checksum } = await hashSegments(store.files, segments, upload.checksum?.algorithm);
    const part = { number, size: range?.length ?? source.size, etag: md5, modified: Date.now(), segments, checksum };
    putPart(store, upload, part);
    return xmlResponse("CopyPartResult", { LastModified: formatIso(part.modified), ETag: `"${md5}"`, ...checksumElements(checksum) });
  });
};
