/** Bytes of a bitmap of so many bits. */
export function bitmapLength(bits: number): number {
  return Math.ceil(bits / 8);
}

/** Sets `count` bits from `start` on, least significant bit first. */
export function setBits(target: Uint8Array, start: number, count: number): void {
  let at = start;
  const end = start + count;
  while (at < end && (at & 7) !== 0) {
    target[at >>> 3]! |= 1 << (at & 7);
    at++;
  }
  const whole = (end - at) >>> 3;
  if (whole > 0) target.fill(0xff, at >>> 3, (at >>> 3) + whole);
  for (at += whole * 8; at < end; at++) target[at >>> 3]! |= 1 << (at & 7);
}

/** Copies `count` bits; the target's bits from `targetStart` on must be zero. */
export function copyBits(target: Uint8Array, targetStart: number, source: Uint8Array, sourceStart: number, count: number): void {
  const shift = targetStart & 7;
  let out = targetStart >>> 3;
  for (let done = 0; done < count; done += 8) {
    const bit = sourceStart + done;
    const at = bit >>> 3;
    const skip = bit & 7;
    let byte = ((source[at]! | ((source[at + 1] ?? 0) << 8)) >>> skip) & 0xff;
    if (count - done < 8) byte &= (1 << (count - done)) - 1;
    target[out]! |= (byte << shift) & 0xff;
    out++;
    if (shift !== 0 && byte >>> (8 - shift) !== 0) target[out]! |= byte >>> (8 - shift);
  }
}

const ones = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll("0", "").length);

/** Counts the zeros among the first `bits` bits. */
export function countZeros(bitmap: Uint8Array, bits: number): number {
  let set = 0;
  const whole = bits >>> 3;
  for (let at = 0; at < whole; at++) set += ones[bitmap[at]!]!;
  const rest = bits & 7;
  if (rest !== 0) set += ones[bitmap[whole]! & ((1 << rest) - 1)]!;
  return bits - set;
}
