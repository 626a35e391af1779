import { type ArrayTable, arrayAt, arraySize, nodeAt, nodeStride } from "./c-array.ts";
import { buffersOfKind, type Layout, type LayoutNode } from "../arrow/layout.ts";
import { Scratch } from "./memory.ts";

const maxBuffers = 3;
const pointers = maxBuffers * 8;

/** A node's struct, and how its arrays move when another part of the batch is shown. */
interface Placed {
  readonly index: number;
  /** Offset of its struct. */
  readonly at: number;
  /** Its rows for each row of the record; 0 below a list, whose children stay where they are. */
  readonly rows: number;
  /** Bytes of each buffer for each of its rows. */
  readonly strides: readonly number[];
}

/** C `ArrowArray` structs that are pointed at one record batch after the other. */
export class CBatch {
  /** Address of the record's struct. */
  readonly address: number;
  readonly #memory: Scratch;
  readonly #placed: Placed[] = [];
  #table: ArrayTable | undefined;

  /** For batches of this layout; `chosen` are the indexes of the wanted columns. */
  constructor({ columns, nodes }: Layout, chosen: readonly number[]) {
    // The eight bytes at the end are the missing validity bitmap of the record.
    const size = arraySize + chosen.length * 8 + nodes * (arraySize + pointers + 8);
    this.#memory = new Scratch(size + 8);
    this.address = this.#memory.address;
    const memory = this.#memory;
    let used = arraySize + chosen.length * 8;
    const place = (node: LayoutNode, rows: number): number => {
      const at = used;
      used += arraySize + pointers + node.children.length * 8;
      this.#placed.push({ index: node.index, at, rows, strides: stridesOf(node) });
      memory.set(at + arrayAt.bufferCount, buffersOfKind[node.kind]);
      memory.set(at + arrayAt.buffers, this.address + at + arraySize);
      memory.set(at + arrayAt.childCount, node.children.length);
      memory.set(at + arrayAt.children, this.address + at + arraySize + pointers);
      const factor = { struct: 1, fixedList: node.width }[node.kind as string] ?? 0;
      node.children.forEach((child, index) => {
        memory.set(at + arraySize + pointers + index * 8, this.address + place(child, rows * factor));
      });
      return at;
    };
    memory.set(arrayAt.bufferCount, 1);
    memory.set(arrayAt.buffers, this.address + size);
    memory.set(arrayAt.childCount, chosen.length);
    memory.set(arrayAt.children, this.address + arraySize);
    chosen.forEach((column, index) => {
      memory.set(arraySize + index * 8, this.address + place(columns[column]!, 1));
    });
  }

  /** Takes another record batch. */
  load(table: ArrayTable): void {
    this.#table = table;
    for (const { index, at } of this.#placed) {
      this.#memory.set(at + arrayAt.length, table.nodes[index * nodeStride + nodeAt.length]!);
      this.#memory.set(at + arrayAt.nullCount, table.nodes[index * nodeStride + nodeAt.nullCount]!);
    }
  }

  /**
   * Makes the structs show some rows of the batch; `start` is a multiple of 8. The pointers are moved, since DuckDB
   * does not pass an array's own offset on to structs inside of structs.
   */
  show(start: number, rows: number): void {
    const memory = this.#memory;
    const { nodes } = this.#table!;
    memory.set(arrayAt.length, rows);
    for (const placed of this.#placed) {
      const { at, strides } = placed;
      if (placed.rows > 0) memory.set(at + arrayAt.length, rows * placed.rows);
      const skipped = start * placed.rows;
      for (let buffer = 0; buffer < strides.length; buffer++) {
        const address = nodes[placed.index * nodeStride + nodeAt.buffers + buffer]!;
        // DuckDB reads a missing validity bitmap as "all valid"; all other buffers must point somewhere.
        const missing = buffer === 0 ? 0 : this.address;
        memory.set(at + arraySize + buffer * 8, address === 0 ? missing : address + skipped * strides[buffer]!);
      }
    }
  }
}

function stridesOf(node: LayoutNode): readonly number[] {
  const validity = 1 / 8;
  switch (node.kind) {
    case "null":
      return [];
    case "bits":
      return [validity, 1 / 8];
    case "fixed":
      return [validity, node.width];
    case "varlen":
      return [validity, node.large ? 8 : 4, 0];
    case "list":
      return [validity, node.large ? 8 : 4];
    case "fixedList":
    case "struct":
      return [validity];
  }
}
