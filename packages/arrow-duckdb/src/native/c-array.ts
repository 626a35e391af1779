import type { LayoutNode } from "../arrow/layout.ts";
import { Scratch } from "./memory.ts";
import { native } from "./native.ts";

// https://arrow.apache.org/docs/format/CDataInterface.html#structure-definitions
export const arraySize = 80;
export const arrayAt = {
  length: 0,
  nullCount: 8,
  offset: 16,
  bufferCount: 24,
  childCount: 32,
  buffers: 40,
  children: 48,
  release: 64,
} as const;

/** Values that `readCArray` writes down of each node, depth first. */
export const nodeStride = 6;
export const nodeAt = { length: 0, nullCount: 1, offset: 2, buffers: 3 } as const;

/** The arrays of one chunk: addresses and counts of all nodes in one flat table. */
export interface ArrayTable {
  readonly rows: number;
  readonly nodes: Float64Array;
}

const depthLimit = 64;
const levels: { struct: Scratch; pointers: Scratch }[] = [];

function level(depth: number, children: number): { struct: Scratch; pointers: Scratch } {
  const existing = levels[depth];
  if (existing !== undefined && existing.pointers.bytes.length >= children * 8) return existing;
  const made = { struct: new Scratch(arraySize + 24), pointers: new Scratch(Math.max(depthLimit, children) * 8) };
  levels[depth] = made;
  return made;
}

/** Reads the C `ArrowArray` of a record with these columns into the flat table. */
export function readCArray(address: number, columns: readonly LayoutNode[], nodes: Float64Array): void {
  const { struct, pointers } = level(0, columns.length);
  struct.read(address, arraySize);
  pointers.read(struct.get(arrayAt.children), columns.length * 8);
  for (let index = 0; index < columns.length; index++) readNode(pointers.get(index * 8), columns[index]!, nodes, 1);
}

function readNode(address: number, node: LayoutNode, nodes: Float64Array, depth: number): void {
  const { struct, pointers } = level(depth, node.children.length);
  struct.read(address, arraySize);
  const at = node.index * nodeStride;
  nodes[at + nodeAt.length] = struct.get(arrayAt.length);
  nodes[at + nodeAt.nullCount] = struct.getSigned(arrayAt.nullCount);
  nodes[at + nodeAt.offset] = struct.get(arrayAt.offset);
  const count = Math.min(3, struct.get(arrayAt.bufferCount));
  if (count > 0) {
    native().copy(struct.address + arraySize, struct.get(arrayAt.buffers), count * 8);
    for (let index = 0; index < count; index++) {
      nodes[at + nodeAt.buffers + index] = struct.get(arraySize + index * 8);
    }
  }
  if (node.children.length === 0) return;
  pointers.read(struct.get(arrayAt.children), node.children.length * 8);
  for (let index = 0; index < node.children.length; index++) {
    readNode(pointers.get(index * 8), node.children[index]!, nodes, depth + 1);
  }
}
