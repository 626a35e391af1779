import { checksums, type StoredChecksum } from "./checksum.ts";
import { combineCrcs } from "./crc-combine.ts";
import { S3Error } from "./errors.ts";
import type { StoredPart, StoredUpload, Upload } from "./object-store.ts";
import type { S3Request } from "./request.ts";

/** What an upload's checksum may be made of, the standard first (S3's guide "Checking object integrity"). */
const typesByAlgorithm: Readonly<Record<string, readonly StoredChecksum["type"][]>> = {
  crc32: ["COMPOSITE", "FULL_OBJECT"],
  crc32c: ["COMPOSITE", "FULL_OBJECT"],
  crc64nvme: ["FULL_OBJECT"],
  sha1: ["COMPOSITE"],
  sha256: ["COMPOSITE"],
};

/** The kind of checksum asked for when an upload is created, if any. */
export function uploadChecksum(request: S3Request): StoredUpload["checksum"] {
  const algorithm = request.header("x-amz-checksum-algorithm")?.toLowerCase();
  if (algorithm === undefined) return undefined;
  const types = Object.hasOwn(typesByAlgorithm, algorithm) ? typesByAlgorithm[algorithm] : undefined;
  if (!types) throw new S3Error("NotImplemented", `The checksum algorithm ${algorithm} is not supported for uploads.`);
  const wanted = request.header("x-amz-checksum-type")?.toUpperCase() ?? types[0];
  const type = types.find((candidate) => candidate === wanted);
  if (!type) throw new S3Error("InvalidRequest", `The ${wanted} checksum type cannot be used with the ${algorithm} checksum algorithm.`);
  return { algorithm, type };
}

/** Refuses a part that came without the kind of checksum that its upload was created for. */
export function checkPartKind(upload: Upload, checksum: StoredPart["checksum"]): void {
  if (upload.checksum && checksum?.algorithm !== upload.checksum.algorithm) {
    throw new S3Error(
      "InvalidRequest",
      `Checksum Type mismatch occurred, expected checksum Type: ${upload.checksum.algorithm}, actual checksum Type: ${checksum?.algorithm ?? "null"}`,
    );
  }
}

/** The checksum of a completed upload. Throws BadDigest when the client's own, in the request's header, is another. */
export function wholeChecksum(request: S3Request, upload: Upload, parts: readonly StoredPart[]): StoredChecksum | undefined {
  if (!upload.checksum) return undefined;
  const { algorithm, type } = upload.checksum;
  const ofParts = parts.map((part) => ({ value: part.checksum?.value ?? "", size: part.size }));
  const value = type === "FULL_OBJECT" ? combineCrcs(algorithm, ofParts) : `${checksumOfChecksums(algorithm, ofParts)}-${parts.length}`;
  const claimed = request.header(`x-amz-checksum-${algorithm}`);
  const bare = (text: string) => text.replace(/-\d+$/, "");
  if (claimed !== undefined && bare(claimed) !== bare(value)) {
    throw new S3Error("BadDigest", `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { algorithm, value, type };
}

function checksumOfChecksums(algorithm: string, parts: readonly { readonly value: string }[]): string {
  const whole = (checksums[algorithm] as NonNullable<(typeof checksums)[string]>)();
  for (const { value } of parts) whole.update(Buffer.from(value, "base64"));
  return whole.digest();
}
