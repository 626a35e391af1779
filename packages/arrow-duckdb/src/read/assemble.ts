import { bitmapLength, copyBits, countZeros, setBits } from "./bits.ts";
import { type ArrayTable, nodeAt, nodeStride } from "../native/c-array.ts";
import type { Frame } from "@volley/protocol/arrow";
import { encodeBatchHeader } from "../arrow/ipc-batch.ts";
import type { Layout, LayoutNode } from "../arrow/layout.ts";
import { addressOf, readOffset, Scratch } from "../native/memory.ts";
import { native } from "../native/native.ts";

/** Some rows of a chunk. */
export interface Slice {
  readonly table: ArrayTable;
  readonly start: number;
  readonly rows: number;
}

/** Rows of one node in one chunk; `start` counts from the start of the chunk's buffers. */
interface Range {
  readonly nodes: Float64Array;
  readonly start: number;
  readonly rows: number;
}

type Writer = (body: Uint8Array, address: number) => void;

interface Plan {
  length: number;
  readonly nodes: number[];
  readonly buffers: number[];
  readonly writers: Writer[];
}

const bodyAlignment = 64;
let bitScratch: Scratch | undefined;

/** What `planBatch` found out: how an IPC body of the slices will look, and how to write it. */
export interface BatchPlan {
  readonly rows: number;
  /** Length of the body in bytes. */
  readonly length: number;
  /** Length and null count of each field, depth first; the null counts are right once the body is written. */
  readonly nodes: readonly number[];
  /** Offset in the body and length of each buffer. */
  readonly buffers: readonly number[];
  /** Copies every value once. `body` must start at `address`. */
  write(body: Uint8Array, address: number): void;
}

/** Plans to join slices of chunks into the body of one record batch. */
export function planBatch(layout: Layout, slices: readonly Slice[]): BatchPlan {
  const plan: Plan = { length: 0, nodes: [], buffers: [], writers: [] };
  for (const column of layout.columns) {
    const ranges = slices.map(({ table, start, rows }) => rangeOf(table.nodes, column, start, rows));
    planNode(plan, column, ranges);
  }
  return {
    rows: slices.reduce((sum, slice) => sum + slice.rows, 0),
    length: plan.length,
    nodes: plan.nodes,
    buffers: plan.buffers,
    write: (body, address) => {
      for (const write of plan.writers) write(body, address);
      for (let index = 0; index < plan.buffers.length; index += 2) {
        const end = plan.buffers[index]! + plan.buffers[index + 1]!;
        body.fill(0, end, Math.ceil(end / bodyAlignment) * bodyAlignment);
      }
    },
  };
}

/**
 * Joins slices of chunks into one IPC record batch; every value is copied once, into one body.
 * The chunks' memory is not needed afterwards.
 */
export function assembleBatch(layout: Layout, slices: readonly Slice[]): Frame {
  const plan = planBatch(layout, slices);
  const body = new Uint8Array(Buffer.allocUnsafeSlow(plan.length).buffer);
  plan.write(body, addressOf(body));
  const header = encodeBatchHeader(plan, plan.length);
  return { header, body: plan.length === 0 ? [] : [body], bodyLength: plan.length };
}

function rangeOf(nodes: Float64Array, node: LayoutNode, start: number, rows: number): Range {
  return { nodes, start: start + nodes[node.index * nodeStride + nodeAt.offset]!, rows };
}

function planNode(plan: Plan, node: LayoutNode, ranges: readonly Range[]): void {
  const rows = ranges.reduce((sum, range) => sum + range.rows, 0);
  const entry = plan.nodes.length;
  plan.nodes.push(rows, node.kind === "null" ? rows : 0);
  if (node.kind === "null") return;
  planValidity(plan, node, ranges, rows, entry);
  switch (node.kind) {
    case "fixed":
      planFixed(plan, node, ranges, rows);
      return;
    case "bits": {
      const at = addBuffer(plan, bitmapLength(rows));
      plan.writers.push((body, address) => {
        writeBits(body, address, at, rows, ranges, node, 1, () => false);
      });
      return;
    }
    case "varlen": {
      const spans = planOffsets(plan, node, ranges, rows);
      const at = addBuffer(
        plan,
        spans.reduce((sum, span) => sum + span.rows, 0),
      );
      plan.writers.push((_, address) => {
        let target = address + at;
        for (const { nodes, start, rows } of spans) {
          native().copy(target, buffer(nodes, node, 2) + start, rows);
          target += rows;
        }
      });
      return;
    }
    case "list":
      planChild(plan, node.children[0]!, planOffsets(plan, node, ranges, rows));
      return;
    case "fixedList": {
      const size = node.width;
      const spans = ranges.map(({ nodes, start, rows }) => ({ nodes, start: start * size, rows: rows * size }));
      planChild(plan, node.children[0]!, spans);
      return;
    }
    case "struct":
      for (const child of node.children) planChild(plan, child, ranges);
  }
}

function planChild(plan: Plan, child: LayoutNode, ranges: readonly Range[]): void {
  const own = ranges.map(({ nodes, start, rows }) => rangeOf(nodes, child, start, rows));
  planNode(plan, child, own);
}

function addBuffer(plan: Plan, length: number): number {
  const at = plan.length;
  plan.buffers.push(at, length);
  plan.length += Math.ceil(length / bodyAlignment) * bodyAlignment;
  return at;
}

function buffer(nodes: Float64Array, node: LayoutNode, which: number): number {
  return nodes[node.index * nodeStride + nodeAt.buffers + which]!;
}

function lacksNulls({ nodes }: Range, node: LayoutNode): boolean {
  return nodes[node.index * nodeStride + nodeAt.nullCount] === 0 || buffer(nodes, node, 0) === 0;
}

function planValidity(plan: Plan, node: LayoutNode, ranges: readonly Range[], rows: number, entry: number): void {
  const allValid = ranges.map((range) => lacksNulls(range, node));
  if (allValid.every((valid) => valid)) {
    addBuffer(plan, 0);
    return;
  }
  const at = addBuffer(plan, bitmapLength(rows));
  plan.writers.push((body, address) => {
    writeBits(body, address, at, rows, ranges, node, 0, (index) => allValid[index]!);
    plan.nodes[entry + 1] = countZeros(body.subarray(at), rows);
  });
}

function writeBits(
  body: Uint8Array,
  address: number,
  at: number,
  rows: number,
  ranges: readonly Range[],
  node: LayoutNode,
  which: number,
  allSet: (index: number) => boolean,
): void {
  const target = body.subarray(at, at + bitmapLength(rows));
  target.fill(0);
  let done = 0;
  ranges.forEach(({ nodes, start, rows: count }, index) => {
    const source = buffer(nodes, node, which) + (start >>> 3);
    const skip = start & 7;
    const length = bitmapLength(skip + count);
    if (allSet(index)) {
      setBits(target, done, count);
    } else if (skip === 0 && (done & 7) === 0) {
      native().copy(address + at + (done >>> 3), source, length);
    } else {
      if (bitScratch === undefined || bitScratch.bytes.length < length) bitScratch = new Scratch(length * 2);
      bitScratch.read(source, length);
      copyBits(target, done, bitScratch.bytes, skip, count);
    }
    // A whole-byte copy may bring bits that lie behind the range; the next range needs them zero.
    done += count;
    if ((done & 7) !== 0) target[done >>> 3]! &= (1 << (done & 7)) - 1;
  });
}

function planFixed(plan: Plan, node: LayoutNode, ranges: readonly Range[], rows: number): void {
  const { width } = node;
  const at = addBuffer(plan, rows * width);
  plan.writers.push((_, address) => {
    let target = address + at;
    for (const { nodes, start, rows } of ranges) {
      native().copy(target, buffer(nodes, node, 1) + start * width, rows * width);
      target += rows * width;
    }
  });
}

/** Plans the offsets of a `varlen` or `list` node and gives, for each range, which children it spans. */
function planOffsets(plan: Plan, node: LayoutNode, ranges: readonly Range[], rows: number): Range[] {
  const width = node.large ? 8 : 4;
  const spans = ranges.map(({ nodes, start, rows }) => {
    const offsets = buffer(nodes, node, 1);
    const first = rows === 0 ? 0 : readOffset(offsets + start * width, width);
    const last = rows === 0 ? 0 : readOffset(offsets + (start + rows) * width, width);
    return { nodes, start: first, rows: last - first };
  });
  const total = spans.reduce((sum, span) => sum + span.rows, 0);
  if (!node.large && total > 0x7fffffff) {
    throw new RangeError("a batch would hold more than 2 GiB of one column; bound batches by fewer rows or bytes");
  }
  const at = addBuffer(plan, (rows + 1) * width);
  plan.writers.push((body, address) => {
    let target = at;
    let base = 0;
    ranges.forEach(({ nodes, start, rows }, index) => {
      const span = spans[index]!;
      native().copy(address + target, buffer(nodes, node, 1) + start * width, rows * width);
      rebase(body, target, rows, base - span.start, node.large);
      target += rows * width;
      base += span.rows;
    });
    if (node.large) new BigInt64Array(body.buffer, body.byteOffset + target, 1)[0] = BigInt(base);
    else new Int32Array(body.buffer, body.byteOffset + target, 1)[0] = base;
  });
  return spans;
}

function rebase(body: Uint8Array, at: number, count: number, delta: number, large: boolean): void {
  if (delta === 0) return;
  if (large) {
    const offsets = new BigInt64Array(body.buffer, body.byteOffset + at, count);
    for (let index = 0; index < count; index++) offsets[index]! += BigInt(delta);
    return;
  }
  const offsets = new Int32Array(body.buffer, body.byteOffset + at, count);
  for (let index = 0; index < count; index++) offsets[index]! += delta;
}
