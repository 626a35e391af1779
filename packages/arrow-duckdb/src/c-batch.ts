import { arrayAt, arraySize } from "./c-array.ts";
import { ArrowFormatError } from "./errors.ts";
import type { Frame } from "./frame.ts";
import { decodeBatchHeader } from "./ipc-batch.ts";
import { buffersOfKind, type LayoutNode } from "./layout.ts";
import { addressOf, readOffset, Scratch } from "./memory.ts";

const pointers = 24;

/** C `ArrowArray` structs that are pointed at one record batch after the other. */
export class CBatch {
  /** Address of the record's struct. */
  readonly address: number;
  readonly #columns: readonly LayoutNode[];
  readonly #chosen: readonly number[];
  readonly #nodes: number;
  readonly #memory: Scratch;
  /** Node index → offset of its struct; nodes that are not wanted have none. */
  readonly #structs = new Map<number, number>();
  readonly #firsts: number[] = [];

  /** `columns` lay out all columns of the batches, `chosen` are the indexes of the wanted ones. */
  constructor(columns: readonly LayoutNode[], nodes: number, chosen: readonly number[]) {
    this.#columns = columns;
    this.#chosen = chosen;
    this.#nodes = nodes;
    this.#memory = new Scratch(arraySize + chosen.length * 8 + nodes * (arraySize + pointers + 8));
    this.address = this.#memory.address;
    let used = arraySize + chosen.length * 8;
    const place = (node: LayoutNode): number => {
      const at = used;
      used += arraySize + pointers + node.children.length * 8;
      this.#structs.set(node.index, at);
      const struct = this.#memory;
      struct.set(at + arrayAt.bufferCount, buffersOfKind[node.kind]);
      struct.set(at + arrayAt.buffers, this.address + at + arraySize);
      struct.set(at + arrayAt.childCount, node.children.length);
      struct.set(at + arrayAt.children, this.address + at + arraySize + pointers);
      node.children.forEach((child, index) => {
        struct.set(at + arraySize + pointers + index * 8, this.address + place(child));
      });
      return at;
    };
    this.#memory.set(arrayAt.childCount, chosen.length);
    this.#memory.set(arrayAt.children, this.address + arraySize);
    this.#memory.set(arrayAt.bufferCount, 1);
    this.#memory.set(arrayAt.buffers, this.address + arraySize + chosen.length * 8 + nodes * (arraySize + pointers));
    chosen.forEach((column, index) => {
      const at = place(columns[column]!);
      this.#firsts.push(at);
      this.#memory.set(arraySize + index * 8, this.address + at);
    });
  }

  /**
   * Points the structs at a record batch and gives its number of rows. What is given must be kept alive while
   * DuckDB may read the batch.
   * @throws ArrowFormatError when the batch does not fit the layout or its buffers are too short for its rows.
   */
  load(frame: Frame): { rows: number; alive: readonly Uint8Array[] } {
    const { rows, nodes, buffers } = decodeBatchHeader(frame);
    const body = bodyOf(frame);
    const cursor = { node: 0, buffer: 0 };
    for (const column of this.#columns) this.#loadNode(column, rows, nodes, buffers, body, cursor);
    if (nodes.length !== this.#nodes * 2 || buffers.length !== cursor.buffer) throw mismatch();
    return { rows, alive: body.parts };
  }

  #loadNode(
    node: LayoutNode,
    rows: number,
    nodes: readonly number[],
    buffers: readonly number[],
    body: Body,
    cursor: { node: number; buffer: number },
  ): void {
    const length = nodes[cursor.node];
    const nullCount = nodes[cursor.node + 1];
    cursor.node += 2;
    const first = cursor.buffer;
    cursor.buffer += buffersOfKind[node.kind] * 2;
    if (length === undefined || nullCount === undefined || cursor.buffer > buffers.length) throw mismatch();
    if (length < rows) throw new ArrowFormatError("a column of the Arrow batch is shorter than the batch");
    const at = this.#structs.get(node.index);
    const addresses = sizesOf(node, length, nullCount).map((size, index) => {
      const offset = buffers[first + index * 2]!;
      const given = buffers[first + index * 2 + 1]!;
      if (given < size || offset < 0 || offset + given > body.length) {
        throw new ArrowFormatError("a buffer of the Arrow batch is too short for its rows");
      }
      return at === undefined || given === 0 ? 0 : body.locate(offset, given);
    });
    const childRows = childRowsOf(node, length, at === undefined ? undefined : addresses[1]);
    if (node.kind === "varlen" && addresses[1] && childRows > buffers[first + 5]!) {
      throw new ArrowFormatError("the data of an Arrow column is shorter than its offsets say");
    }
    if (at !== undefined) {
      this.#memory.set(at + arrayAt.length, length);
      this.#memory.set(at + arrayAt.nullCount, nullCount);
      this.#memory.set(at + arrayAt.offset, 0);
      addresses.forEach((address, index) => {
        // DuckDB reads a missing validity bitmap as "all valid"; all other buffers must point somewhere.
        const missing = index === 0 ? 0 : this.address;
        this.#memory.set(at + arraySize + index * 8, address === 0 ? missing : address);
      });
    }
    for (const child of node.children) this.#loadNode(child, childRows, nodes, buffers, body, cursor);
  }

  /** Makes the structs show some rows of the loaded batch. */
  show(start: number, rows: number): void {
    const memory = this.#memory;
    memory.set(arrayAt.length, rows);
    for (const at of this.#firsts) {
      memory.set(at + arrayAt.offset, start);
      memory.set(at + arrayAt.length, rows);
    }
  }

  /** The indexes of the columns that the structs show. */
  get chosen(): readonly number[] {
    return this.#chosen;
  }
}

function sizesOf(node: LayoutNode, length: number, nullCount: number): number[] {
  const validity = nullCount === 0 ? 0 : Math.ceil(length / 8);
  const offsets = length === 0 ? 0 : (length + 1) * (node.large ? 8 : 4);
  switch (node.kind) {
    case "null":
      return [];
    case "bits":
      return [validity, Math.ceil(length / 8)];
    case "fixed":
      return [validity, length * node.width];
    case "varlen":
      return [validity, offsets, 0];
    case "list":
      return [validity, offsets];
    case "fixedList":
    case "struct":
      return [validity];
  }
}

function childRowsOf(node: LayoutNode, length: number, offsets: number | undefined): number {
  if (node.kind === "struct") return length;
  if (node.kind === "fixedList") return length * node.width;
  if (!offsets || length === 0) return 0;
  const width = node.large ? 8 : 4;
  return node.kind === "varlen" || node.kind === "list" ? readOffset(offsets + length * width, width) : 0;
}

interface Body {
  readonly length: number;
  readonly parts: readonly Uint8Array[];
  locate(offset: number, length: number): number;
}

/** Addresses into the parts of a body. A buffer that two parts share, or whose address is odd, is copied. */
function bodyOf(frame: Frame): Body {
  const parts: Uint8Array[] = [...frame.body];
  const starts: number[] = [];
  let total = 0;
  for (const part of frame.body) {
    starts.push(total);
    total += part.length;
  }
  const bases = frame.body.map(addressOf);
  if (total < frame.bodyLength) throw new ArrowFormatError("the body of the Arrow message is cut short");
  return {
    length: total,
    parts,
    locate: (offset, length) => {
      let index = 0;
      while (index + 1 < starts.length && starts[index + 1]! <= offset) index++;
      const within = offset - starts[index]!;
      const address = bases[index]! + within;
      if (within + length <= frame.body[index]!.length && address % 8 === 0) return address;
      const joined = new Uint8Array(new ArrayBuffer(length));
      for (let done = 0; done < length; index++) {
        const from = offset + done - starts[index]!;
        const piece = frame.body[index]!.subarray(from, from + length - done);
        joined.set(piece, done);
        done += piece.length;
      }
      parts.push(joined);
      return addressOf(joined);
    },
  };
}

function mismatch(): ArrowFormatError {
  return new ArrowFormatError("the Arrow batch does not have the columns of its schema");
}
