const utf8 = new TextEncoder();

/**
 * Writes one FlatBuffer, from its end to its start as the format is meant to be written: children first, then the
 * tables that point to them. Offsets are counted from the end of the buffer.
 * Format: https://flatbuffers.dev/internals/
 */
export class FlatBuilder {
  #bytes = new Uint8Array(1024);
  #view = new DataView(this.#bytes.buffer);
  #used = 0;

  /** Makes room so that after `additional` more bytes the next value of `size` bytes is aligned to its size. */
  #prepare(size: number, additional: number): void {
    const padding = (~(this.#used + additional) + 1) & (size - 1);
    this.#reserve(padding + size + additional);
    this.#used += padding;
  }

  #reserve(count: number): void {
    const capacity = this.#bytes.length;
    if (this.#used + count <= capacity) return;
    const grown = new Uint8Array(Math.max(capacity * 2, this.#used + count + capacity));
    grown.set(this.#bytes, grown.length - capacity);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }

  #at(): number {
    return this.#bytes.length - this.#used;
  }

  int8(value: number): void {
    this.#prepare(1, 0);
    this.#used += 1;
    this.#view.setInt8(this.#at(), value);
  }

  int16(value: number): void {
    this.#prepare(2, 0);
    this.#used += 2;
    this.#view.setInt16(this.#at(), value, true);
  }

  int32(value: number): void {
    this.#prepare(4, 0);
    this.#used += 4;
    this.#view.setInt32(this.#at(), value, true);
  }

  /** `value` must be a safe non-negative integer. */
  int64(value: number): void {
    this.#prepare(8, 0);
    this.#used += 8;
    this.#view.setUint32(this.#at(), value >>> 0, true);
    this.#view.setUint32(this.#at() + 4, Math.floor(value / 2 ** 32), true);
  }

  /** A reference to something written before. */
  reference(target: number): void {
    this.#prepare(4, 0);
    this.#used += 4;
    this.#view.setUint32(this.#at(), this.#used - target, true);
  }

  string(text: string): number {
    const bytes = utf8.encode(text);
    this.#prepare(4, bytes.length + 1);
    this.#used += 1;
    this.#bytes[this.#at()] = 0;
    this.#used += bytes.length;
    this.#bytes.set(bytes, this.#at());
    this.int32(bytes.length);
    return this.#used;
  }

  references(targets: readonly number[]): number {
    this.#prepare(4, targets.length * 4);
    for (const target of targets.toReversed()) this.reference(target);
    this.int32(targets.length);
    return this.#used;
  }

  /** A vector of structs of two 64-bit integers each, given flat. */
  pairs(values: readonly number[]): number {
    this.#prepare(4, values.length * 8);
    this.#prepare(8, values.length * 8);
    for (let index = values.length - 1; index >= 0; index--) this.int64(values[index]!);
    this.int32(values.length / 2);
    return this.#used;
  }

  /** A vector of structs of a 64-bit, a 32-bit and a 64-bit integer each, as Arrow's `Block`. */
  blocks(values: readonly (readonly [number, number, number])[]): number {
    this.#prepare(4, values.length * 24);
    this.#prepare(8, values.length * 24);
    for (const [offset, metadataLength, bodyLength] of values.toReversed()) {
      this.int64(bodyLength);
      this.int32(0);
      this.int32(metadataLength);
      this.int64(offset);
    }
    this.int32(values.length);
    return this.#used;
  }

  /** Writes a table; `write` calls `slot` for each field that is not its default. */
  table(write: (slot: (id: number, put: () => void) => void) => void): number {
    const fields: number[] = [];
    const start = this.#used;
    write((id, put) => {
      put();
      fields[id] = this.#used;
    });
    this.int32(0);
    const table = this.#used;
    for (let id = fields.length - 1; id >= 0; id--) {
      const field = fields[id];
      this.int16(field === undefined ? 0 : table - field);
    }
    this.int16(table - start);
    this.int16((fields.length + 2) * 2);
    this.#view.setInt32(this.#bytes.length - table, this.#used - table, true);
    return table;
  }

  /** Ends the buffer with its root; the length is a multiple of 8. */
  finish(root: number): Uint8Array {
    const total = Math.ceil((this.#used + 4) / 8) * 8;
    this.#reserve(total - this.#used);
    this.#used = total - 4;
    this.reference(root);
    return this.#bytes.slice(this.#at());
  }
}
