import { createHash, randomBytes } from "node:crypto";
import { checksumElements, checksumHeaders } from "../checksum.ts";
import { writeConditions } from "../conditions.ts";
import { S3Error } from "../errors.ts";
import { checkPartKind, uploadChecksum, wholeChecksum } from "../multipart-checksum.ts";
import type { ObjectStore, StoredObject, StoredPart, Upload } from "../object-store.ts";
import { receiveData, receiveText } from "../request-body.ts";
import type { S3Request } from "../request.ts";
import { childrenOf, parseXml, textOf, type XmlNode } from "../xml.ts";
import { type Handler, xmlResponse } from "./exchange.ts";
import { publish, storedHeaders } from "./objects.ts";

const minimumPart = 5 * 1024 ** 2;

export const createMultipartUpload: Handler = ({ request, store, bucket, key }) => {
  store.bucket(bucket);
  const checksum = uploadChecksum(request);
  // Uploads of one key are listed in the order they were begun, and continued by id.
  const id = Date.now().toString(36).padStart(9, "0") + randomBytes(18).toString("base64url");
  store.commit({ kind: "create-upload", upload: { id, bucket, key, initiated: Date.now(), headers: storedHeaders(request), checksum } });
  const response = xmlResponse("InitiateMultipartUploadResult", { Bucket: bucket, Key: key, UploadId: id });
  if (!checksum) return response;
  return {
    ...response,
    headers: { ...response.headers, "x-amz-checksum-algorithm": checksum.algorithm.toUpperCase(), "x-amz-checksum-type": checksum.type },
  };
};

export function partNumberOf(request: S3Request): number {
  const text = request.query.get("partNumber") ?? "";
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > 10_000) {
    throw new S3Error("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive", {
      ArgumentName: "partNumber",
      ArgumentValue: text,
    });
  }
  return number;
}

/** Puts a part if its upload still lives and takes it. Throws NoSuchUpload and InvalidRequest; the part's data goes then. */
export function putPart(store: ObjectStore, { bucket, key, id }: Upload, part: StoredPart): void {
  try {
    checkPartKind(store.upload(bucket, key, id), part.checksum);
  } catch (error) {
    store.files.drop(part.segments);
    throw error;
  }
  store.commit({ kind: "put-part", upload: id, part });
}

export const uploadPart: Handler = async (exchange) => {
  const { request, store, bucket, key } = exchange;
  const upload = store.upload(bucket, key, request.query.get("uploadId"));
  const number = partNumberOf(request);
  const compute = upload.checksum?.type === "FULL_OBJECT" ? upload.checksum.algorithm : undefined;
  const { segments, size, md5, checksum } = await receiveData(exchange.body({ compute }), store.files);
  const part: StoredPart = { number, size, etag: md5, modified: Date.now(), segments, checksum };
  putPart(store, upload, part);
  return {
    status: 200,
    headers: { etag: `"${part.etag}"`, ...(checksum && { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value }) },
  };
};

/** The parts that the client lists, each checked against what was uploaded. */
function listedParts(root: XmlNode, upload: Upload): StoredPart[] {
  const listed = childrenOf(root, "Part");
  if (root.name !== "CompleteMultipartUpload" || listed.length === 0 || listed.length > 10_000) throw new S3Error("MalformedXML");
  const claims = listed.map((node) => {
    const number = Number(textOf(node, "PartNumber"));
    const etag = textOf(node, "ETag")
      ?.trim()
      .replace(/^"(.*)"$/, "$1");
    if (!Number.isInteger(number) || etag === undefined) throw new S3Error("MalformedXML");
    return { node, number, etag };
  });
  if (claims.some(({ number }, index) => number <= (claims[index - 1]?.number ?? 0))) {
    throw new S3Error("InvalidPartOrder", undefined, { UploadId: upload.id });
  }
  const parts = claims.map(({ node, number, etag }) => {
    const part = upload.parts.get(number);
    if (part?.etag !== etag) throw new S3Error("InvalidPart", undefined, { UploadId: upload.id, PartNumber: String(number), ETag: etag });
    checkPartChecksum(node, part, upload);
    return part;
  });
  const small = parts.slice(0, -1).find((part) => part.size < minimumPart);
  if (small) {
    const details = {
      ProposedSize: String(small.size),
      MinSizeAllowed: String(minimumPart),
      PartNumber: String(small.number),
      ETag: small.etag,
    };
    throw new S3Error("EntityTooSmall", undefined, details);
  }
  return parts;
}

function checkPartChecksum(node: XmlNode, part: StoredPart, upload: Upload): void {
  const algorithm = upload.checksum?.algorithm;
  const claimed = algorithm === undefined ? undefined : textOf(node, `Checksum${algorithm.toUpperCase()}`);
  if (claimed !== undefined && claimed !== part.checksum?.value) {
    throw new S3Error("InvalidPart", undefined, { UploadId: upload.id, PartNumber: String(part.number), ETag: part.etag });
  }
  if (claimed === undefined && upload.checksum?.type === "COMPOSITE") {
    throw new S3Error(
      "InvalidRequest",
      `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    );
  }
}

export const completeMultipartUpload: Handler = async (exchange) => {
  const { request, store, bucket, key } = exchange;
  const id = request.query.get("uploadId");
  store.upload(bucket, key, id);
  writeConditions(request, store.bucket(bucket).objects.get(key));
  const root = parseXml(await receiveText(exchange.body({ checksumIsOfObject: true })));

  const upload = store.upload(bucket, key, id);
  const parts = listedParts(root, upload);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const declared = request.header("x-amz-mp-object-size");
  if (declared !== undefined && declared !== String(size)) {
    throw new S3Error(
      "InvalidRequest",
      `The provided 'x-amz-mp-object-size' header value ${declared} does not match what was computed: ${size}`,
    );
  }
  const md5 = createHash("md5");
  for (const part of parts) md5.update(part.etag, "hex");
  const etag = `${md5.digest("hex")}-${parts.length}`;
  const checksum = wholeChecksum(request, upload, parts);
  const segments = parts.flatMap((part) => part.segments);
  const object: StoredObject = { key, size, etag, modified: Date.now(), segments, headers: upload.headers, checksum };
  publish(exchange, object, upload.id);
  const response = xmlResponse("CompleteMultipartUploadResult", {
    Location: `http://${request.header("host") ?? ""}${request.target.split("?")[0]}`,
    Bucket: bucket,
    Key: key,
    ETag: `"${etag}"`,
    ...checksumElements(checksum),
    ChecksumType: checksum?.type,
  });
  return { ...response, headers: { ...response.headers, ...checksumHeaders(checksum) } };
};

export const abortMultipartUpload: Handler = ({ request, store, bucket, key }) => {
  const upload = store.upload(bucket, key, request.query.get("uploadId"));
  store.commit({ kind: "abort-upload", upload: upload.id });
  return { status: 204 };
};
