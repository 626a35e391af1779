import { ArrowFormatError } from "./format-error.ts";

const utf8 = new TextDecoder();

/** One table of a FlatBuffer, read in place. Fields are named by their number in the published schema. */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;
  readonly #vtable: number;
  readonly #slots: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
    this.#vtable = at - view.getInt32(at, true);
    this.#slots = (view.getUint16(this.#vtable, true) - 4) / 2;
  }

  /** The table at the root of a FlatBuffer. Throws ArrowFormatError when the bytes cannot be one. */
  static root(bytes: Uint8Array): FlatTable {
    return guarded(() => {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return new FlatTable(view, view.getUint32(0, true));
    });
  }

  #field(id: number): number {
    const offset = id < this.#slots ? this.#view.getUint16(this.#vtable + 4 + id * 2, true) : 0;
    return offset === 0 ? 0 : this.#at + offset;
  }

  #target(id: number): number {
    const field = this.#field(id);
    return field === 0 ? 0 : field + this.#view.getUint32(field, true);
  }

  int8(id: number, absent: number): number {
    const field = this.#field(id);
    return field === 0 ? absent : this.#view.getInt8(field);
  }

  int16(id: number, absent: number): number {
    const field = this.#field(id);
    return field === 0 ? absent : this.#view.getInt16(field, true);
  }

  int32(id: number, absent: number): number {
    const field = this.#field(id);
    return field === 0 ? absent : this.#view.getInt32(field, true);
  }

  int64(id: number): number {
    const field = this.#field(id);
    return field === 0 ? 0 : Number(this.#view.getBigInt64(field, true));
  }

  string(id: number): string | undefined {
    const target = this.#target(id);
    if (target === 0) return undefined;
    const length = this.#view.getUint32(target, true);
    const { buffer, byteOffset } = this.#view;
    return utf8.decode(new Uint8Array(buffer, byteOffset + target + 4, length));
  }

  table(id: number): FlatTable | undefined {
    const target = this.#target(id);
    return target === 0 ? undefined : new FlatTable(this.#view, target);
  }

  tables(id: number): FlatTable[] {
    const target = this.#target(id);
    if (target === 0) return [];
    return Array.from({ length: this.#view.getUint32(target, true) }, (_, index) => {
      const at = target + 4 + index * 4;
      return new FlatTable(this.#view, at + this.#view.getUint32(at, true));
    });
  }

  /** A vector of structs of a 64-bit, a 32-bit and a 64-bit integer each, as Arrow's `Block`. */
  blocks(id: number): (readonly [number, number, number])[] {
    const target = this.#target(id);
    if (target === 0) return [];
    return Array.from({ length: this.#view.getUint32(target, true) }, (_, index) => {
      const at = target + 4 + index * 24;
      const long = (position: number): number => Number(this.#view.getBigInt64(position, true));
      return [long(at), this.#view.getInt32(at + 8, true), long(at + 16)];
    });
  }

  /** A vector of structs of two 64-bit integers, flat. */
  pairs(id: number): number[] {
    const target = this.#target(id);
    if (target === 0) return [];
    return Array.from({ length: this.#view.getUint32(target, true) * 2 }, (_, index) =>
      Number(this.#view.getBigInt64(target + 4 + index * 8, true)),
    );
  }
}

/** Runs a reading function; bytes that lead outside of the buffer become an `ArrowFormatError`. */
export function guarded<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof RangeError) throw new ArrowFormatError("Arrow message metadata is damaged", { cause });
    throw cause;
  }
}
