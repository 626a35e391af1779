import { S3Error } from "./errors.ts";
import { createBucket, deleteBucket, getBucketLocation, headBucket, listBuckets } from "./handlers/buckets.ts";
import { copyObject, uploadPartCopy } from "./handlers/copies.ts";
import type { Handler } from "./handlers/exchange.ts";
import { listMultipartUploads, listObjects, listObjectsV2, listParts } from "./handlers/listings.ts";
import { abortMultipartUpload, completeMultipartUpload, createMultipartUpload, uploadPart } from "./handlers/multipart.ts";
import { deleteObject, deleteObjects, getObject, headObject, putObject } from "./handlers/objects.ts";
import type { S3Request } from "./request.ts";

interface Route {
  readonly method: string;
  readonly level: "service" | "bucket" | "object";
  /** Query parameters that must be there, with this value unless it is undefined. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly header?: string;
  readonly handler: Handler;
}

/** Operations by S3's own names. Of the routes that fit a request, the first counts. */
const operations = {
  ListBuckets: { method: "GET", level: "service", handler: listBuckets },

  GetBucketLocation: { method: "GET", level: "bucket", query: { location: undefined }, handler: getBucketLocation },
  ListMultipartUploads: { method: "GET", level: "bucket", query: { uploads: undefined }, handler: listMultipartUploads },
  ListObjectsV2: { method: "GET", level: "bucket", query: { "list-type": "2" }, handler: listObjectsV2 },
  ListObjects: { method: "GET", level: "bucket", handler: listObjects },
  CreateBucket: { method: "PUT", level: "bucket", handler: createBucket },
  HeadBucket: { method: "HEAD", level: "bucket", handler: headBucket },
  DeleteBucket: { method: "DELETE", level: "bucket", handler: deleteBucket },
  DeleteObjects: { method: "POST", level: "bucket", query: { delete: undefined }, handler: deleteObjects },

  UploadPartCopy: { method: "PUT", level: "object", query: { uploadId: undefined }, header: "x-amz-copy-source", handler: uploadPartCopy },
  UploadPart: { method: "PUT", level: "object", query: { uploadId: undefined }, handler: uploadPart },
  CopyObject: { method: "PUT", level: "object", header: "x-amz-copy-source", handler: copyObject },
  PutObject: { method: "PUT", level: "object", handler: putObject },
  ListParts: { method: "GET", level: "object", query: { uploadId: undefined }, handler: listParts },
  GetObject: { method: "GET", level: "object", handler: getObject },
  HeadObject: { method: "HEAD", level: "object", handler: headObject },
  AbortMultipartUpload: { method: "DELETE", level: "object", query: { uploadId: undefined }, handler: abortMultipartUpload },
  DeleteObject: { method: "DELETE", level: "object", handler: deleteObject },
  CreateMultipartUpload: { method: "POST", level: "object", query: { uploads: undefined }, handler: createMultipartUpload },
  CompleteMultipartUpload: { method: "POST", level: "object", query: { uploadId: undefined }, handler: completeMultipartUpload },
} as const satisfies Record<string, Route>;

/** The name of an operation that the server knows. */
export type S3Operation = keyof typeof operations;

export const operationNames = Object.keys(operations) as S3Operation[];

/** Sub-resources of S3 that are not here: to answer as if they were absent from the query would do another operation. */
const absent = new Set(
  (
    "abac accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle logging metadataTable metrics notification " +
    "object-lock ownershipControls policy policyStatus publicAccessBlock replication requestPayment restore retention select session tagging torrent " +
    "versionId versioning versions website"
  ).split(" "),
);

const maximumKeyBytes = 1024;

/** Finds the operation that a request asks for. Throws NotImplemented, MethodNotAllowed and KeyTooLongError. */
export function route(request: S3Request): { readonly operation: S3Operation; readonly handler: Handler } {
  for (const name of request.query.keys()) {
    if (absent.has(name)) throw new S3Error("NotImplemented", `The sub-resource "${name}" is not implemented.`);
  }
  if (request.key !== undefined && Buffer.byteLength(request.key) > maximumKeyBytes) throw new S3Error("KeyTooLongError");
  const level = request.bucket === undefined ? "service" : request.key === undefined ? "bucket" : "object";
  for (const operation of operationNames) {
    const candidate: Route = operations[operation];
    if (candidate.method !== request.method || candidate.level !== level) continue;
    if (candidate.header !== undefined && request.header(candidate.header) === undefined) continue;
    const wanted = Object.entries(candidate.query ?? {});
    if (wanted.every(([name, value]) => request.query.has(name) && (value === undefined || request.query.get(name) === value))) {
      return { operation, handler: candidate.handler };
    }
  }
  throw new S3Error("MethodNotAllowed");
}
