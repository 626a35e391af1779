import { WireFormatError } from "../errors.ts";

/** Reads protobuf. Every method throws WireFormatError where the bytes end too early. */
export class Reader {
  private readonly buffer: Buffer;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.at;
  }

  /** A varint as a number; what exceeds 2^53 loses its low digits. */
  varint(): number {
    let value = 0;
    let scale = 1;
    for (let count = 0; count < 10; count++) {
      const byte = this.buffer[this.at++];
      if (byte === undefined) throw this.cutShort();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    throw new WireFormatError(`a number longer than ten bytes before byte ${this.at}`);
  }

  /** A varint's 64 bits, unsigned. */
  varint64(): bigint {
    const start = this.at;
    const value = this.varint();
    if (Number.isSafeInteger(value)) return BigInt(value);
    let exact = 0n;
    for (let at = this.at - 1; at >= start; at--) exact = (exact << 7n) | BigInt(this.buffer[at]! & 0x7f);
    return BigInt.asUintN(64, exact);
  }

  float(): number {
    return this.buffer.readFloatLE(this.move(4));
  }

  double(): number {
    return this.buffer.readDoubleLE(this.move(8));
  }

  /** A length and as many bytes, as a view. */
  bytes(): Uint8Array {
    const length = this.varint();
    const start = this.move(length);
    return new Uint8Array(this.buffer.buffer, this.buffer.byteOffset + start, length);
  }

  string(): string {
    const start = this.move(this.varint());
    return this.buffer.toString("utf8", start, this.at);
  }

  /** Where the message ends whose length comes next. */
  end(): number {
    const end = this.varint() + this.at;
    if (end > this.buffer.length) throw this.cutShort();
    return end;
  }

  skip(wireType: number): void {
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.move(8);
    else if (wireType === 2) this.move(this.varint());
    else if (wireType === 5) this.move(4);
    else throw new WireFormatError(`wire type ${wireType} before byte ${this.at}`);
  }

  private move(length: number): number {
    const start = this.at;
    if (start + length > this.buffer.length) throw this.cutShort();
    this.at = start + length;
    return start;
  }

  private cutShort(): WireFormatError {
    return new WireFormatError(`the message ends inside a field, at byte ${this.buffer.length}`);
  }
}
