import { type ArrayTable, nodeAt, nodeStride } from "../native/c-array.ts";
import type { Layout, LayoutNode } from "../arrow/layout.ts";
import { readOffset } from "../native/memory.ts";

/** Bytes that the rows of a chunk take as Arrow, nearly: padding and empty bitmaps are not counted. */
export function chunkBytes(layout: Layout, table: ArrayTable): number {
  let bytes = 0;
  for (const column of layout.columns) bytes += nodeBytes(column, table);
  return bytes;
}

function nodeBytes(node: LayoutNode, table: ArrayTable): number {
  const at = node.index * nodeStride;
  const rows = table.nodes[at + nodeAt.length]!;
  if (rows === 0) return 0;
  const validity = table.nodes[at + nodeAt.nullCount] === 0 ? 0 : rows / 8;
  let bytes = validity;
  if (node.kind === "fixed") bytes += rows * node.width;
  else if (node.kind === "bits") bytes += rows / 8;
  else if (node.kind === "varlen") bytes += rows * (node.large ? 8 : 4) + dataLength(node, table, rows);
  else if (node.kind === "list") bytes += rows * (node.large ? 8 : 4);
  for (const child of node.children) bytes += nodeBytes(child, table);
  return bytes;
}

function dataLength(node: LayoutNode, table: ArrayTable, rows: number): number {
  const at = node.index * nodeStride;
  const offsets = table.nodes[at + nodeAt.buffers + 1]!;
  const last = table.nodes[at + nodeAt.offset]! + rows;
  const width = node.large ? 8 : 4;
  return readOffset(offsets + last * width, width);
}
