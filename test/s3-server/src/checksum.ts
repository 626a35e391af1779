import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { crc32c } from "./crc32c.ts";
import { crc64Nvme } from "./crc64-nvme.ts";

/** A checksum in progress. */
export interface Checksum {
  update(bytes: Uint8Array): void;
  /** Base64, as in the `x-amz-checksum-*` headers. */
  digest(): string;
}

function rolling(next: (bytes: Uint8Array, before: number) => number): Checksum {
  let value = 0;
  return {
    update: (bytes) => {
      value = next(bytes, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString("base64");
    },
  };
}

function hashed(name: string): Checksum {
  const hash = createHash(name);
  return { update: (bytes) => hash.update(bytes), digest: () => hash.digest("base64") };
}

/** The algorithms of `x-amz-checksum-<name>` that are verified. */
export const checksums: Readonly<Record<string, () => Checksum>> = {
  crc32: () => rolling((bytes, before) => crc32(bytes, before)),
  crc32c: () => rolling(crc32c),
  crc64nvme: crc64Nvme,
  sha1: () => hashed("sha1"),
  sha256: () => hashed("sha256"),
  sha512: () => hashed("sha512"),
  md5: () => hashed("md5"),
};

/** A checksum stored with an object. */
export interface StoredChecksum {
  /** Lower case, as in the header name. */
  readonly algorithm: string;
  /** Base64; of a composite one followed by `-<number of parts>`. */
  readonly value: string;
  readonly type: "FULL_OBJECT" | "COMPOSITE";
}

/** The headers that tell an object's checksum. */
export function checksumHeaders(checksum: StoredChecksum | undefined): Record<string, string> {
  if (checksum === undefined) return {};
  return { [`x-amz-checksum-${checksum.algorithm}`]: checksum.value, "x-amz-checksum-type": checksum.type };
}

/** The XML elements that tell a checksum, as in listings and results. */
export function checksumElements(checksum: { readonly algorithm: string; readonly value: string } | undefined): Record<string, string> {
  return checksum === undefined ? {} : { [`Checksum${checksum.algorithm.toUpperCase()}`]: checksum.value };
}
