const polynomial = 0x82f63b78;

/** Eight tables of 256: `tables[k * 256 + b]` is the CRC of byte b followed by k zero bytes. */
const tables = new Int32Array(8 * 256);
for (let byte = 0; byte < 256; byte++) {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
  tables[byte] = value;
}
for (let at = 256; at < tables.length; at++) {
  const before = tables[at - 256] as number;
  tables[at] = (before >>> 8) ^ (tables[before & 255] as number);
}

/** CRC-32C (Castagnoli) of `bytes`, continuing from the CRC of what came before. */
export function crc32c(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  const t = tables as { readonly [index: number]: number };
  const b = bytes as { readonly [index: number]: number };
  for (const end = bytes.length - 7; at < end; at += 8) {
    const low = crc ^ (b[at]! | (b[at + 1]! << 8) | (b[at + 2]! << 16) | (b[at + 3]! << 24));
    crc =
      t[1792 + (low & 255)]! ^
      t[1536 + ((low >>> 8) & 255)]! ^
      t[1280 + ((low >>> 16) & 255)]! ^
      t[1024 + (low >>> 24)]! ^
      t[768 + b[at + 4]!]! ^
      t[512 + b[at + 5]!]! ^
      t[256 + b[at + 6]!]! ^
      t[b[at + 7]!]!;
  }
  for (; at < bytes.length; at++) crc = t[(crc ^ b[at]!) & 255]! ^ (crc >>> 8);
  return ~crc >>> 0;
}
