/**
 * The compact protocol of Thrift, read into and written from a tree that keeps every field id and wire type, so that a
 * changed footer carries over what this version knows nothing about.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export const Wire = {
  stop: 0,
  yes: 1,
  no: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  map: 11,
  struct: 12,
} as const;

export type WireType = (typeof Wire)[keyof typeof Wire];

/** Fields of a struct in the order of their ids. */
export type ThriftStruct = readonly ThriftField[];

export interface ThriftField {
  readonly id: number;
  readonly type: WireType;
  readonly value: ThriftValue;
}

export interface ThriftList {
  readonly element: WireType;
  readonly items: readonly ThriftValue[];
}

export interface ThriftMap {
  readonly key: WireType;
  readonly element: WireType;
  readonly entries: readonly (readonly [ThriftValue, ThriftValue])[];
}

/** Integers are numbers where they are safe ones, else bigints. */
export type ThriftValue = boolean | number | bigint | Uint8Array | ThriftList | ThriftMap | ThriftStruct;

/** Decodes one struct. Throws a plain `Error` when the bytes are not one. */
export function decodeStruct(bytes: Uint8Array): ThriftStruct {
  return new Decoder(bytes).struct(0);
}

export function encodeStruct(struct: ThriftStruct): Uint8Array {
  const encoder = new Encoder();
  encoder.struct(struct);
  return encoder.finish();
}

const MAX_DEPTH = 64;

class Decoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  struct(depth: number): ThriftStruct {
    if (depth > MAX_DEPTH) throw new Error("structs are nested too deeply");
    const fields: ThriftField[] = [];
    let id = 0;
    for (;;) {
      const header = this.#byte();
      const type = wireType(header & 0x0f);
      if (type === Wire.stop) return fields;
      const delta = header >> 4;
      id = delta === 0 ? Number(this.#zigzag()) : id + delta;
      fields.push({ id, type, value: type === Wire.yes ? true : type === Wire.no ? false : this.#value(type, depth) });
    }
  }

  #value(type: WireType, depth: number): ThriftValue {
    switch (type) {
      case Wire.yes:
      case Wire.no:
        return this.#byte() === Wire.yes;
      case Wire.byte:
        return (this.#byte() << 24) >> 24;
      case Wire.i16:
      case Wire.i32:
      case Wire.i64:
        return this.#zigzag();
      case Wire.double: {
        const at = this.#skip(8);
        return this.#view.getFloat64(at, true);
      }
      case Wire.binary: {
        const length = this.#count();
        const at = this.#skip(length);
        return this.#bytes.subarray(at, at + length);
      }
      case Wire.list:
      case Wire.set: {
        const header = this.#byte();
        const element = wireType(header & 0x0f);
        const length = header >> 4 === 15 ? this.#count() : header >> 4;
        if (length > this.#bytes.length - this.#at) throw new Error("a list is longer than the data");
        return { element, items: Array.from({ length }, () => this.#element(element, depth)) };
      }
      case Wire.map: {
        const length = this.#count();
        if (length === 0) return { key: Wire.stop, element: Wire.stop, entries: [] };
        const types = this.#byte();
        const key = wireType(types >> 4);
        const element = wireType(types & 0x0f);
        if (length > this.#bytes.length - this.#at) throw new Error("a map is longer than the data");
        return { key, element, entries: Array.from({ length }, () => [this.#element(key, depth), this.#element(element, depth)] as const) };
      }
      case Wire.struct:
        return this.struct(depth + 1);
      default:
        throw new Error(`wire type ${type} has no value`);
    }
  }

  #element(type: WireType, depth: number): ThriftValue {
    if (type === Wire.stop) throw new Error("a list has no element type");
    return this.#value(type, depth + 1);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new Error("the data ends in the middle");
    return byte;
  }

  #skip(length: number): number {
    const at = this.#at;
    if (length > this.#bytes.length - at) throw new Error("the data ends in the middle");
    this.#at += length;
    return at;
  }

  #count(): number {
    const count = this.#varint();
    if (typeof count === "bigint") throw new Error("a length is out of range");
    return count;
  }

  #varint(): number | bigint {
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 7; i++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 128;
    }
    let big = BigInt(value);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.#byte();
      big |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return big <= Number.MAX_SAFE_INTEGER ? Number(big) : BigInt.asUintN(64, big);
    }
    throw new Error("an integer is too long");
  }

  #zigzag(): number | bigint {
    const value = this.#varint();
    if (typeof value === "number") return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    const big = (value >> 1n) ^ -(value & 1n);
    const number = Number(big);
    return Number.isSafeInteger(number) ? number : big;
  }
}

function wireType(code: number): WireType {
  if (code > Wire.struct) throw new Error(`unknown wire type ${code}`);
  return code as WireType;
}

class Encoder {
  #bytes = new Uint8Array(4096);
  #length = 0;

  struct(fields: ThriftStruct): void {
    let previous = 0;
    for (const { id, type, value } of fields) {
      const wire = type === Wire.yes || type === Wire.no ? (value === true ? Wire.yes : Wire.no) : type;
      const delta = id - previous;
      if (delta > 0 && delta <= 15) this.#byte((delta << 4) | wire);
      else {
        this.#byte(wire);
        this.#zigzag(id);
      }
      previous = id;
      if (wire !== Wire.yes && wire !== Wire.no) this.#value(wire, value);
    }
    this.#byte(Wire.stop);
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #value(type: WireType, value: ThriftValue): void {
    switch (type) {
      case Wire.yes:
      case Wire.no:
        return this.#byte(value === true ? Wire.yes : Wire.no);
      case Wire.byte:
        return this.#byte((value as number) & 0xff);
      case Wire.i16:
      case Wire.i32:
      case Wire.i64:
        return this.#zigzag(value as number | bigint);
      case Wire.double: {
        const bytes = new Uint8Array(8);
        new DataView(bytes.buffer).setFloat64(0, value as number, true);
        return this.#raw(bytes);
      }
      case Wire.binary:
        this.#varint((value as Uint8Array).length);
        return this.#raw(value as Uint8Array);
      case Wire.list:
      case Wire.set: {
        const { element, items } = value as ThriftList;
        if (items.length < 15) this.#byte((items.length << 4) | element);
        else {
          this.#byte(0xf0 | element);
          this.#varint(items.length);
        }
        for (const item of items) this.#value(element, item);
        return;
      }
      case Wire.map: {
        const { key, element, entries } = value as ThriftMap;
        this.#varint(entries.length);
        if (entries.length > 0) this.#byte((key << 4) | element);
        for (const [k, v] of entries) {
          this.#value(key, k);
          this.#value(element, v);
        }
        return;
      }
      case Wire.struct:
        return this.struct(value as ThriftStruct);
      default:
        throw new Error(`wire type ${type} has no value`);
    }
  }

  #byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  #raw(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  #varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#byte((rest % 128) | 0x80);
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  #zigzag(value: number | bigint): void {
    if (typeof value === "number" && Math.abs(value) < 2 ** 52) return this.#varint(value < 0 ? -2 * value - 1 : 2 * value);
    const big = BigInt(value);
    let rest = BigInt.asUintN(64, (big << 1n) ^ (big >> 63n));
    while (rest >= 128n) {
      this.#byte(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.#byte(Number(rest));
  }
}

export function fieldOf(struct: ThriftStruct, id: number): ThriftValue | undefined {
  return struct.find((field) => field.id === id)?.value;
}

/** A copy with some fields replaced (only those that are there) or, where `undefined`, left out. */
export function withFields(struct: ThriftStruct, changes: Readonly<Record<number, ThriftValue | undefined>>): ThriftStruct {
  return struct.flatMap((field) => {
    if (!(field.id in changes)) return [field];
    const value = changes[field.id];
    return value === undefined ? [] : [{ ...field, value }];
  });
}
