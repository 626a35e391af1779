interface Crc {
  readonly bits: 32n | 64n;
  /** Reflected. */
  readonly polynomial: bigint;
}

const crcs: Readonly<Record<string, Crc>> = {
  crc32: { bits: 32n, polynomial: 0xedb88320n },
  crc32c: { bits: 32n, polynomial: 0x82f63b78n },
  crc64nvme: { bits: 64n, polynomial: 0x9a6c9329ac4bc9b5n },
};

/** The product of two polynomials modulo the CRC's, all reflected: the highest bit is the coefficient of 1. */
function multiply(a: bigint, b: bigint, { bits, polynomial }: Crc): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 1n << (bits - 1n); bit !== 0n; bit >>= 1n) {
    if (a & bit) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ polynomial : shifted >> 1n;
  }
  return product;
}

/** x to the power 8 · bytes: what a CRC is multiplied with when so many bytes follow. */
function shiftOf(bytes: number, crc: Crc): bigint {
  let result = 1n << (crc.bits - 1n);
  let square = 1n << (crc.bits - 2n);
  for (let power = BigInt(bytes) * 8n; power > 0n; power >>= 1n) {
    if (power & 1n) result = multiply(result, square, crc);
    square = multiply(square, square, crc);
  }
  return result;
}

/** The CRC of the concatenation of parts, from each part's CRC (base64) and size, as base64. */
export function combineCrcs(algorithm: string, parts: readonly { readonly value: string; readonly size: number }[]): string {
  const crc = crcs[algorithm] as Crc;
  const shifts = new Map<number, bigint>();
  let whole = 0n;
  for (const { value, size } of parts) {
    const shift = shifts.get(size) ?? shiftOf(size, crc);
    shifts.set(size, shift);
    whole = multiply(shift, whole, crc) ^ BigInt(`0x${Buffer.from(value, "base64").toString("hex")}`);
  }
  return Buffer.from(whole.toString(16).padStart(Number(crc.bits / 4n), "0"), "hex").toString("base64");
}
