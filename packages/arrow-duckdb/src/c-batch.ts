import { type ArrayTable, arrayAt, arraySize, nodeAt, nodeStride } from "./c-array.ts";
import { buffersOfKind, type Layout, type LayoutNode } from "./layout.ts";
import { Scratch } from "./memory.ts";

const pointers = 24;

/** C `ArrowArray` structs that are pointed at one record batch after the other. */
export class CBatch {
  /** Address of the record's struct. */
  readonly address: number;
  readonly #memory: Scratch;
  /** Node index → offset of its struct; nodes that are not wanted have none. */
  readonly #structs = new Map<number, number>();
  readonly #firsts: number[] = [];

  /** For batches of this layout; `chosen` are the indexes of the wanted columns. */
  constructor({ columns, nodes }: Layout, chosen: readonly number[]) {
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

  /** Points the structs at the arrays of a record batch. */
  load(table: ArrayTable): void {
    for (const [index, at] of this.#structs) {
      const from = index * nodeStride;
      this.#memory.set(at + arrayAt.length, table.nodes[from + nodeAt.length]!);
      this.#memory.set(at + arrayAt.nullCount, table.nodes[from + nodeAt.nullCount]!);
      this.#memory.set(at + arrayAt.offset, 0);
      for (let buffer = 0; buffer < 3; buffer++) {
        const address = table.nodes[from + nodeAt.buffers + buffer]!;
        // DuckDB reads a missing validity bitmap as "all valid"; all other buffers must point somewhere.
        this.#memory.set(at + arraySize + buffer * 8, address === 0 && buffer > 0 ? this.address : address);
      }
    }
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
}
