import { S3Error } from "./errors.ts";
import type { StoredObject } from "./object-store.ts";
import type { S3Request } from "./request.ts";

const failed = (condition: string) => new S3Error("PreconditionFailed", undefined, { Condition: condition });

function matches(list: string, etag: string): boolean {
  return list.split(",").some((item) => {
    const tag = item.trim();
    return tag === "*" || tag.replace(/^W\//, "").replace(/^"(.*)"$/, "$1") === etag;
  });
}

function seconds(date: string | undefined): number | undefined {
  const time = Date.parse(date ?? "");
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

/**
 * The preconditions of GET and HEAD, and with their prefix those of a copy's source. Throws PreconditionFailed;
 * returns true when the client's copy is current (304). The precedence is RFC 9110's, section 13.2.2.
 */
export function readConditions(request: S3Request, object: StoredObject, prefix = ""): boolean {
  const modified = Math.floor(object.modified / 1000);
  const ifMatch = request.header(`${prefix}if-match`);
  const unmodifiedSince = seconds(request.header(`${prefix}if-unmodified-since`));
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, object.etag)) throw failed("If-Match");
  } else if (unmodifiedSince !== undefined && modified > unmodifiedSince) {
    throw failed("If-Unmodified-Since");
  }
  const ifNoneMatch = request.header(`${prefix}if-none-match`);
  const modifiedSince = seconds(request.header(`${prefix}if-modified-since`));
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object.etag);
  return modifiedSince !== undefined && modified <= modifiedSince;
}

/**
 * The preconditions of PutObject, CopyObject and CompleteMultipartUpload against what is stored under the key now
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html). Throws PreconditionFailed, NoSuchKey.
 */
export function writeConditions(request: S3Request, current: StoredObject | undefined): void {
  const ifNoneMatch = request.header("if-none-match");
  const ifMatch = request.header("if-match");
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch.trim() !== "*" || ifMatch !== undefined) throw new S3Error("NotImplemented", undefined, { Header: "If-None-Match" });
    if (current) throw failed("If-None-Match");
  }
  if (ifMatch !== undefined) {
    if (!current) throw new S3Error("NoSuchKey", undefined, { Key: request.key ?? "" });
    if (!matches(ifMatch, current.etag)) throw failed("If-Match");
  }
}

/** The precondition of DeleteObject. */
export function deleteConditions(ifMatch: string | undefined, current: StoredObject | undefined): void {
  if (ifMatch === undefined) return;
  if (!current) throw new S3Error("NoSuchKey");
  if (!matches(ifMatch, current.etag)) throw failed("If-Match");
}
