/**
 * What Volley's own peers put beside a block: whose it is and its checksum; or, in a message without a block, which
 * map output is not there, before the call ends with NOT_FOUND. Foreign clients do not get it.
 */
export type BlockMetadata =
  | { readonly kind: "block"; readonly map: number; readonly crc: number }
  | { readonly kind: "missing"; readonly map: number; readonly attempt: number };

const length = 16;
const block = 1;
const missing = 2;

/** gRPC's prefix of a message; then the fields of FlightData: header, metadata and body, each with tag and length. */
const grpcPrefix = 5;
const headerTag = 1;
const metadataTag = 1;
const bodyTag = 2;

/** The bytes of `app_metadata`, made so long that the body after it lies at a multiple of 8 bytes where it is received. */
export function encodeBlockMetadata(metadata: BlockMetadata, headerLength: number, bodyLength: number): Uint8Array {
  const before =
    grpcPrefix + headerTag + varintLength(headerLength) + headerLength + metadataTag + 1 + length + bodyTag + varintLength(bodyLength);
  const bytes = new Uint8Array(length + ((8 - (before % 8)) % 8));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, metadata.kind === "block" ? block : missing, true);
  view.setUint32(4, metadata.map, true);
  if (metadata.kind === "block") view.setUint32(8, metadata.crc, true);
  else view.setFloat64(8, metadata.attempt, true);
  return bytes;
}

/** Undefined for bytes that are no such metadata. */
export function decodeBlockMetadata(bytes: Uint8Array): BlockMetadata | undefined {
  if (bytes.length < length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = view.getUint32(0, true);
  const map = view.getUint32(4, true);
  if (kind === block) return { kind: "block", map, crc: view.getUint32(8, true) };
  return kind === missing ? { kind: "missing", map, attempt: view.getFloat64(8, true) } : undefined;
}

function varintLength(value: number): number {
  let count = 1;
  for (let rest = value; rest > 0x7f; rest = Math.floor(rest / 128)) count++;
  return count;
}
