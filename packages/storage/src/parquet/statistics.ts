import type { ParquetField, ParquetStatValue, ParquetStats } from "./footer-types.ts";
import { type ThriftStruct, fieldOf } from "./thrift.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Decodes a chunk's `Statistics` for its leaf. Bounds that writers are known to get wrong are left out. */
export function decodeStats(stats: ThriftStruct, leaf: ParquetField): ParquetStats {
  const [minBytes, maxBytes] = bounds(stats, leaf);
  const min = decode(minBytes, leaf);
  const max = decode(maxBytes, leaf);
  const nulls = fieldOf(stats, 3) as number | undefined;
  return {
    // Writers may give either zero as a bound of a column that has the other.
    min: Object.is(min, 0) && isFloat(leaf) ? -0 : min,
    max: Object.is(max, -0) ? 0 : max,
    minExact: fieldOf(stats, 8) !== false,
    maxExact: fieldOf(stats, 7) !== false,
    nulls,
  };
}

function bounds(stats: ThriftStruct, leaf: ParquetField): readonly [Uint8Array?, Uint8Array?] {
  const max = fieldOf(stats, 5) as Uint8Array | undefined;
  const min = fieldOf(stats, 6) as Uint8Array | undefined;
  if (min !== undefined || max !== undefined) return [min, max];
  // The first format's bounds compared bytes as signed ones: right only for signed numbers and booleans.
  const unsigned = leaf.logical?.kind === "integer" && !leaf.logical.signed;
  const trusted = ["boolean", "int32", "int64", "float", "double"].includes(leaf.physical ?? "") && !unsigned;
  return trusted ? [fieldOf(stats, 2) as Uint8Array | undefined, fieldOf(stats, 1) as Uint8Array | undefined] : [];
}

function isFloat(leaf: ParquetField): boolean {
  return leaf.physical === "float" || leaf.physical === "double" || leaf.logical?.kind === "float16";
}

function decode(bytes: Uint8Array | undefined, leaf: ParquetField): ParquetStatValue | undefined {
  if (bytes === undefined) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unsigned = leaf.logical?.kind === "integer" && !leaf.logical.signed;
  switch (leaf.physical) {
    case "boolean":
      return bytes.length === 1 ? bytes[0] === 1 : undefined;
    case "int32":
      if (bytes.length !== 4) return undefined;
      return unsigned ? view.getUint32(0, true) : view.getInt32(0, true);
    case "int64":
      if (bytes.length !== 8) return undefined;
      return narrow(unsigned ? view.getBigUint64(0, true) : view.getBigInt64(0, true));
    case "float":
      return bytes.length === 4 ? notNaN(view.getFloat32(0, true)) : undefined;
    case "double":
      return bytes.length === 8 ? notNaN(view.getFloat64(0, true)) : undefined;
    case "byte_array":
    case "fixed_len_byte_array":
      return decodeBytes(bytes, leaf);
    default:
      return undefined;
  }
}

function decodeBytes(bytes: Uint8Array, leaf: ParquetField): ParquetStatValue | undefined {
  const kind = leaf.logical?.kind;
  if (kind === "decimal") return bytes.length === 0 ? undefined : narrow(bigEndian(bytes));
  if (kind === "float16") return bytes.length === 2 ? notNaN(half(((bytes[1] ?? 0) << 8) | (bytes[0] ?? 0))) : undefined;
  if (kind === "interval" || kind === "geometry" || kind === "geography" || kind === "variant") return undefined;
  if (kind !== "string" && kind !== "json" && kind !== "enum") return bytes.slice();
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function notNaN(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function narrow(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

function bigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}

function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
