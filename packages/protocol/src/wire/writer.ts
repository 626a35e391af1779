/**
 * Writes protobuf from the last byte to the first, so that the length of a nested message is known when its prefix
 * is due: each value is written before its tag, the last field before the first.
 */
export class Writer {
  private buffer = Buffer.allocUnsafe(256);
  private start = 256;

  /** Bytes written so far. */
  get length(): number {
    return this.buffer.length - this.start;
  }

  finish(): Uint8Array {
    return this.buffer.subarray(this.start);
  }

  tag(field: number, wireType: number): void {
    this.varint(field * 8 + wireType);
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    let length = 1;
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) length++;
    let at = this.reserve(length);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.buffer[at++] = (rest % 128) + 128;
    this.buffer[at] = rest;
  }

  /** The low 64 bits of a bigint. */
  varint64(value: bigint): void {
    let rest = BigInt.asUintN(64, value);
    const bytes = [];
    for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
    bytes.push(Number(rest));
    this.raw(bytes);
  }

  float(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeFloatLE(value, at);
  }

  double(value: number): void {
    const at = this.reserve(8);
    this.buffer.writeDoubleLE(value, at);
  }

  /** The bytes without their length. */
  raw(bytes: ArrayLike<number>): void {
    const at = this.reserve(bytes.length);
    this.buffer.set(bytes, at);
  }

  string(text: string): void {
    const length = Buffer.byteLength(text);
    const at = this.reserve(length);
    this.buffer.write(text, at, length, "utf8");
    this.varint(length);
  }

  private reserve(length: number): number {
    if (length > this.start) this.grow(length);
    this.start -= length;
    return this.start;
  }

  private grow(length: number): void {
    const used = this.length;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, used + length + 64));
    this.buffer.copy(larger, larger.length - used, this.start);
    this.start = larger.length - used;
    this.buffer = larger;
  }
}
