import { checksumHeaders } from "../checksum.ts";
import { deleteConditions, readConditions, writeConditions } from "../conditions.ts";
import { type Segment, sliceSegments } from "../data-files.ts";
import { S3Error } from "../errors.ts";
import type { StoredObject } from "../object-store.ts";
import { parseRange } from "../range.ts";
import { receiveData, receiveText } from "../request-body.ts";
import type { S3Request } from "../request.ts";
import { childrenOf, parseXml, textOf } from "../xml.ts";
import { type Exchange, type Handler, objectHeaders, type S3Response, xmlResponse } from "./exchange.ts";

const kept = ["content-type", "content-disposition", "content-language", "cache-control", "expires"];

/** The headers of a request that are stored with the object. Throws MetadataTooLarge. */
export function storedHeaders(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = { "content-type": "binary/octet-stream" };
  for (const name of kept) {
    const value = request.header(name);
    if (value !== undefined) headers[name] = value;
  }
  const encodings = (request.header("content-encoding") ?? "").split(",").map((item) => item.trim());
  const encoding = encodings.filter((item) => item !== "" && item !== "aws-chunked").join(",");
  if (encoding !== "") headers["content-encoding"] = encoding;
  let metadataBytes = 0;
  for (const name of Object.keys(request.message.headers)) {
    if (!name.startsWith("x-amz-meta-")) continue;
    const value = request.header(name) as string;
    headers[name] = value;
    metadataBytes += name.length - "x-amz-meta-".length + value.length;
  }
  if (metadataBytes > 2048) throw new S3Error("MetadataTooLarge");
  return headers;
}

export const putObject: Handler = async (exchange) => {
  const { request, store, bucket, key } = exchange;
  const headers = storedHeaders(request);
  writeConditions(request, store.bucket(bucket).objects.get(key));
  const data = await receiveData(exchange.body(), store.files);
  const checksum = data.checksum && { ...data.checksum, type: "FULL_OBJECT" as const };
  const object: StoredObject = { key, size: data.size, etag: data.md5, modified: Date.now(), segments: data.segments, headers, checksum };
  publish(exchange, object);
  return { status: 200, headers: { etag: `"${object.etag}"`, ...checksumHeaders(checksum) } };
};

/** Checks the preconditions and puts the object, in one tick; its data goes when it may not be put. */
export function publish({ request, store, bucket }: Exchange, object: StoredObject, upload?: string): void {
  try {
    writeConditions(request, store.bucket(bucket).objects.get(object.key));
  } catch (error) {
    if (upload === undefined) {
      store.files.drop(object.segments);
    }
    throw error;
  }
  store.commit({ kind: "put-object", bucket, object, ...(upload !== undefined && { upload }) });
}

const overrides = ["content-type", "content-language", "expires", "cache-control", "content-disposition", "content-encoding"];

function read({ request, store, bucket, key }: Exchange): S3Response {
  if (request.query.has("partNumber")) throw new S3Error("NotImplemented", "Reading one part of an object is not implemented.");
  const object = store.object(bucket, key);
  if (readConditions(request, object)) return { status: 304, headers: objectHeaders(object) };
  const range = parseRange(request.header("range"), object.size);
  const headers = objectHeaders(object);
  for (const name of overrides) {
    const value = request.query.get(`response-${name}`);
    if (value !== undefined) headers[name] = value;
  }
  if (range) {
    headers["content-length"] = String(range.length);
    headers["content-range"] = `bytes ${range.offset}-${range.offset + range.length - 1}/${object.size}`;
    return { status: 206, headers, body: sliceSegments(object.segments, range.offset, range.length) };
  }
  headers["content-length"] = String(object.size);
  if (request.header("x-amz-checksum-mode")?.toUpperCase() === "ENABLED") Object.assign(headers, checksumHeaders(object.checksum));
  return { status: 200, headers, body: object.segments };
}

export const getObject: Handler = (exchange) => {
  const response = read(exchange);
  if (Array.isArray(response.body)) exchange.store.files.retain(response.body as readonly Segment[]);
  return response;
};

export const headObject: Handler = (exchange) => {
  const { body: _, ...response } = read(exchange);
  return response;
};

export const deleteObject: Handler = ({ request, store, bucket, key }) => {
  const current = store.bucket(bucket).objects.get(key);
  deleteConditions(request.header("if-match"), current);
  if (current) store.commit({ kind: "delete-object", bucket, key });
  return { status: 204 };
};

const hasChecksum = (request: S3Request) =>
  Object.keys(request.message.headers).some((name) => name.startsWith("x-amz-checksum-") || name === "x-amz-trailer");

export const deleteObjects: Handler = async (exchange) => {
  const { request, store, bucket } = exchange;
  if (request.header("content-md5") === undefined && !hasChecksum(request)) {
    throw new S3Error("InvalidRequest", "Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
  }
  const root = parseXml(await receiveText(exchange.body()));
  const named = childrenOf(root, "Object");
  if (root.name !== "Delete" || named.length === 0 || named.length > 1000) throw new S3Error("MalformedXML");
  const wanted = named.map((node) => {
    const key = textOf(node, "Key");
    if (!key) throw new S3Error("MalformedXML");
    return { key, etag: textOf(node, "ETag") };
  });
  const { objects } = store.bucket(bucket);
  const deleted: { Key: string }[] = [];
  const errors: { Key: string; Code: string; Message: string }[] = [];
  for (const { key, etag } of wanted) {
    try {
      const current = objects.get(key);
      deleteConditions(etag, current);
      if (current) store.commit({ kind: "delete-object", bucket, key });
      deleted.push({ Key: key });
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      errors.push({ Key: key, Code: error.code, Message: error.message });
    }
  }
  const quiet = textOf(root, "Quiet")?.trim() === "true";
  return xmlResponse("DeleteResult", { Deleted: quiet ? [] : deleted, Error: errors });
};
