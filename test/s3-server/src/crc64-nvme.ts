import type { Checksum } from "./checksum.ts";

/** The reflected polynomial of CRC-64/NVME. */
const polynomial = 0x9a6c9329ac4bc9b5n;

const high = new Int32Array(256);
const low = new Int32Array(256);
for (let byte = 0; byte < 256; byte++) {
  let value = BigInt(byte);
  for (let bit = 0; bit < 8; bit++) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
  high[byte] = Number(BigInt.asIntN(32, value >> 32n));
  low[byte] = Number(BigInt.asIntN(32, value));
}

/** CRC-64/NVME, S3's default checksum, in two 32-bit halves. */
export function crc64Nvme(): Checksum {
  let upper = -1;
  let lower = -1;
  return {
    update(bytes) {
      let h = upper;
      let l = lower;
      for (let at = 0; at < bytes.length; at++) {
        const index = (l ^ bytes[at]!) & 255;
        l = ((l >>> 8) | (h << 24)) ^ low[index]!;
        h = (h >>> 8) ^ high[index]!;
      }
      upper = h;
      lower = l;
    },
    digest() {
      const bytes = Buffer.alloc(8);
      bytes.writeInt32BE(~upper, 0);
      bytes.writeInt32BE(~lower, 4);
      return bytes.toString("base64");
    },
  };
}
