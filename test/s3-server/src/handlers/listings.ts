import { checksumElements } from "../checksum.ts";
import { S3Error } from "../errors.ts";
import { type Listing, listKeys } from "../listing.ts";
import type { StoredObject } from "../object-store.ts";
import { integerParameter, type S3Request } from "../request.ts";
import { compareKeys } from "../sorted-keys.ts";
import { formatIso } from "../time.ts";
import { encodeKey } from "../uri.ts";
import { type Exchange, type Handler, xmlResponse } from "./exchange.ts";

/** Throws InvalidArgument for an encoding other than `url`. */
function keyEncoding(request: S3Request): { readonly type: string | undefined; encode(key: string): string } {
  const type = request.query.get("encoding-type");
  if (type !== undefined && type !== "url") throw new S3Error("InvalidArgument", "Invalid Encoding Method specified in Request");
  return { type, encode: type === "url" ? encodeKey : (key) => key };
}

function contents(object: StoredObject, encode: (key: string) => string) {
  const { checksum } = object;
  return {
    Key: encode(object.key),
    LastModified: formatIso(object.modified),
    ETag: `"${object.etag}"`,
    ...(checksum && { ChecksumAlgorithm: checksum.algorithm.toUpperCase(), ChecksumType: checksum.type }),
    Size: object.size,
    StorageClass: "STANDARD",
  };
}

function listing(exchange: Exchange, position: { after?: string | undefined; afterPrefix?: string | undefined }) {
  const { request, store } = exchange;
  const { objects } = store.bucket(exchange.bucket);
  const { type, encode } = keyEncoding(request);
  const prefix = request.query.get("prefix") ?? "";
  const delimiter = request.query.get("delimiter") ?? "";
  const limit = integerParameter(request, "max-keys", { standard: 1000, most: 1000 });
  const page = listKeys(objects.keys, { prefix, delimiter, limit, ...position });
  const fields = {
    Name: exchange.bucket,
    Prefix: encode(prefix),
    Delimiter: delimiter === "" ? undefined : encode(delimiter),
    MaxKeys: limit,
    EncodingType: type,
    IsTruncated: page.next !== undefined,
    Contents: page.keys.map((key) => contents(objects.get(key) as StoredObject, encode)),
    CommonPrefixes: page.prefixes.map((group) => ({ Prefix: encode(group) })),
  };
  return { page, fields, encode, delimiter };
}

const encodeToken = (next: NonNullable<Listing["next"]>): string => Buffer.from(JSON.stringify(next)).toString("base64url");

function decodeToken(token: string): { after?: string; afterPrefix?: string } {
  try {
    const value = JSON.parse(Buffer.from(token, "base64url").toString()) as { key?: unknown; prefix?: unknown };
    if (typeof value.key === "string") return { after: value.key };
    if (typeof value.prefix === "string") return { afterPrefix: value.prefix };
  } catch {
    // Answered below, like a token that decodes to something else.
  }
  throw new S3Error("InvalidArgument", "The continuation token provided is incorrect", { ArgumentName: "continuation-token" });
}

export const listObjectsV2: Handler = (exchange) => {
  const { query } = exchange.request;
  const token = query.get("continuation-token");
  const startAfter = query.get("start-after");
  const { page, fields, encode } = listing(exchange, token === undefined ? { after: startAfter } : decodeToken(token));
  return xmlResponse("ListBucketResult", {
    ...fields,
    KeyCount: page.keys.length + page.prefixes.length,
    ContinuationToken: token,
    NextContinuationToken: page.next && encodeToken(page.next),
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
  });
};

export const listObjects: Handler = (exchange) => {
  const marker = exchange.request.query.get("marker") ?? "";
  const delimiter = exchange.request.query.get("delimiter") ?? "";
  const prefix = exchange.request.query.get("prefix") ?? "";
  // The marker may be the group that the page before ended with, or the name of a key.
  const cut = delimiter === "" || !marker.startsWith(prefix) ? -1 : marker.indexOf(delimiter, prefix.length);
  const atGroup = cut >= 0 && cut + delimiter.length === marker.length;
  const { page, fields, encode } = listing(exchange, marker === "" ? {} : atGroup ? { afterPrefix: marker } : { after: marker });
  const next = page.next && delimiter !== "" ? ("key" in page.next ? page.next.key : page.next.prefix) : undefined;
  return xmlResponse("ListBucketResult", { ...fields, Marker: encode(marker), NextMarker: next === undefined ? undefined : encode(next) });
};

/** Whether an upload comes after a position; a position without an id is after all uploads of its key. */
const comesAfter = (upload: { key: string; id: string }, key: string, id: string): boolean =>
  compareKeys(upload.key, key) > 0 || (upload.key === key && id !== "" && upload.id > id);

export const listMultipartUploads: Handler = ({ request, store, bucket }) => {
  store.bucket(bucket);
  const { type, encode } = keyEncoding(request);
  const prefix = request.query.get("prefix") ?? "";
  const delimiter = request.query.get("delimiter") ?? "";
  const keyMarker = request.query.get("key-marker") ?? "";
  const idMarker = keyMarker === "" ? "" : (request.query.get("upload-id-marker") ?? "");
  const limit = integerParameter(request, "max-uploads", { standard: 1000, least: 1, most: 1000 });
  const groupOf = (key: string): string | undefined => {
    const cut = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    return cut < 0 ? undefined : key.slice(0, cut + delimiter.length);
  };
  const candidates = [...store.uploads.values()]
    .filter((upload) => upload.bucket === bucket && upload.key.startsWith(prefix))
    .filter((upload) => keyMarker === "" || (comesAfter(upload, keyMarker, idMarker) && groupOf(upload.key) !== keyMarker))
    .sort((a, b) => (comesAfter(a, b.key, b.id) ? 1 : -1));

  const uploads: typeof candidates = [];
  const groups: string[] = [];
  let truncated = false;
  let last = { key: "", id: "" };
  for (const upload of candidates) {
    const group = groupOf(upload.key);
    if (group !== undefined && group === groups.at(-1)) continue;
    if (uploads.length + groups.length >= limit) {
      truncated = true;
      break;
    }
    if (group === undefined) uploads.push(upload);
    else groups.push(group);
    last = group === undefined ? upload : { key: group, id: "" };
  }
  return xmlResponse("ListMultipartUploadsResult", {
    Bucket: bucket,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: truncated ? encode(last.key) : undefined,
    NextUploadIdMarker: truncated ? last.id : undefined,
    Prefix: encode(prefix),
    Delimiter: delimiter === "" ? undefined : encode(delimiter),
    EncodingType: type,
    MaxUploads: limit,
    IsTruncated: truncated,
    Upload: uploads.map((upload) => ({
      Key: encode(upload.key),
      UploadId: upload.id,
      StorageClass: "STANDARD",
      Initiated: formatIso(upload.initiated),
      ...(upload.checksum && { ChecksumAlgorithm: upload.checksum.algorithm.toUpperCase(), ChecksumType: upload.checksum.type }),
    })),
    CommonPrefixes: groups.map((group) => ({ Prefix: encode(group) })),
  });
};

export const listParts: Handler = ({ request, store, bucket, key }) => {
  const upload = store.upload(bucket, key, request.query.get("uploadId"));
  const { type, encode } = keyEncoding(request);
  const marker = integerParameter(request, "part-number-marker", { standard: 0, most: 10_000 });
  const limit = integerParameter(request, "max-parts", { standard: 1000, most: 1000 });
  const after = [...upload.parts.values()].filter((part) => part.number > marker).sort((a, b) => a.number - b.number);
  const page = after.slice(0, limit);
  return xmlResponse("ListPartsResult", {
    Bucket: bucket,
    Key: encode(key),
    UploadId: upload.id,
    EncodingType: type,
    StorageClass: "STANDARD",
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? 0,
    MaxParts: limit,
    IsTruncated: page.length < after.length,
    ...(upload.checksum && { ChecksumAlgorithm: upload.checksum.algorithm.toUpperCase(), ChecksumType: upload.checksum.type }),
    Part: page.map((part) => ({
      PartNumber: part.number,
      LastModified: formatIso(part.modified),
      ETag: `"${part.etag}"`,
      Size: part.size,
      ...checksumElements(part.checksum),
    })),
  });
};
