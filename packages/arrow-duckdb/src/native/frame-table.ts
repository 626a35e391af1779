import { type ArrayTable, nodeAt, nodeStride } from "./c-array.ts";
import { ArrowFormatError, type Frame } from "@volley/protocol/arrow";
import { type BatchHeader, decodeBatchHeader } from "../arrow/ipc-batch.ts";
import { buffersOfKind, type Layout, type LayoutNode } from "../arrow/layout.ts";
import { addressOf, readOffset } from "./memory.ts";

/** The arrays of a record batch where they lie. The addresses hold as long as `alive` is referred to. */
export interface FrameTable {
  readonly table: ArrayTable;
  readonly alive: readonly Uint8Array[];
}

interface Reading {
  readonly nodes: readonly number[];
  readonly buffers: readonly number[];
  readonly body: Body;
  readonly table: Float64Array;
  node: number;
  buffer: number;
}

/**
 * Finds the buffers of a record batch.
 * Throws ArrowFormatError when the batch does not fit the layout or its buffers are too short for its rows.
 */
export function tableOfFrame(layout: Layout, frame: Frame): FrameTable {
  return tableOfBatch(layout, decodeBatchHeader(frame), frame);
}

/** As `tableOfFrame`, of a batch whose header has been read. */
export function tableOfBatch(layout: Layout, { rows, nodes, buffers }: BatchHeader, frame: Pick<Frame, "body" | "bodyLength">): FrameTable {
  const body = bodyOf(frame);
  const table = new Float64Array(layout.nodes * nodeStride);
  const reading: Reading = { nodes, buffers, body, table, node: 0, buffer: 0 };
  for (const column of layout.columns) readNode(reading, column, rows);
  if (nodes.length !== reading.node || buffers.length !== reading.buffer) throw mismatch();
  return { table: { rows, nodes: table }, alive: body.parts };
}

function readNode(reading: Reading, node: LayoutNode, rows: number): void {
  const { nodes, buffers, body, table } = reading;
  const length = nodes[reading.node];
  const nullCount = nodes[reading.node + 1];
  reading.node += 2;
  const first = reading.buffer;
  reading.buffer += buffersOfKind[node.kind] * 2;
  if (length === undefined || nullCount === undefined || reading.buffer > buffers.length) throw mismatch();
  if (length < rows || nullCount < 0) throw new ArrowFormatError("a column of the Arrow batch is shorter than the batch");
  const at = node.index * nodeStride;
  table[at + nodeAt.length] = length;
  table[at + nodeAt.nullCount] = nullCount;
  sizesOf(node, length, nullCount).forEach((size, index) => {
    const offset = buffers[first + index * 2]!;
    const given = buffers[first + index * 2 + 1]!;
    if (given < size || offset < 0 || offset + given > body.length) throw tooShort();
    table[at + nodeAt.buffers + index] = given === 0 ? 0 : body.locate(offset, given);
  });
  const childRows = childRowsOf(node, length, table[at + nodeAt.buffers + 1]!);
  if (childRows < 0 || (node.kind === "varlen" && childRows > buffers[first + 5]!)) throw tooShort();
  for (const child of node.children) readNode(reading, child, childRows);
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

function childRowsOf(node: LayoutNode, length: number, offsets: number): number {
  if (node.kind === "struct") return length;
  if (node.kind === "fixedList") return length * node.width;
  if (offsets === 0 || length === 0) return 0;
  const width = node.large ? 8 : 4;
  return node.kind === "varlen" || node.kind === "list" ? readOffset(offsets + length * width, width) : 0;
}

interface Body {
  readonly length: number;
  readonly parts: readonly Uint8Array[];
  locate(offset: number, length: number): number;
}

/** Addresses into the parts of a body. A buffer that two parts share, or whose address is odd, is copied. */
function bodyOf(frame: Pick<Frame, "body" | "bodyLength">): Body {
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

function tooShort(): ArrowFormatError {
  return new ArrowFormatError("a buffer of the Arrow batch is too short for its rows");
}
