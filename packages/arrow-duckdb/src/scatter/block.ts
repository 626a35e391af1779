import type { Frame } from "@volley/protocol/arrow";
import { encodeBatchHeader } from "../arrow/ipc-batch.ts";
import type { ScatterPartitions } from "./partitions.ts";
import { type ColumnPlan, pageHeader } from "./plan.ts";

/** A record batch of one partition. */
export interface ScatterBlock {
  readonly partition: number;
  /** Its body is valid only until the callback's promise is fulfilled: the memory is then used again. */
  readonly frame: Frame;
  readonly rows: number;
  /** Bytes of the body. */
  readonly bytes: number;
}

interface Draft {
  readonly partitions: ScatterPartitions;
  readonly partition: number;
  readonly nodes: number[];
  readonly buffers: number[];
  readonly parts: Uint8Array[];
  length: number;
}

/** Describes the pages of a partition as one record batch; nothing is copied. */
export function buildBlock(partitions: ScatterPartitions, partition: number): ScatterBlock {
  const draft: Draft = { partitions, partition, nodes: [], buffers: [], parts: [], length: 0 };
  for (const column of partitions.plan.columns) addColumn(draft, column);
  const rows = partitions.rows(0, partition);
  const header = encodeBatchHeader({ rows, nodes: draft.nodes, buffers: draft.buffers }, draft.length);
  return { partition, frame: { header, body: draft.parts, bodyLength: draft.length }, rows, bytes: draft.length };
}

function addColumn(draft: Draft, column: ColumnPlan): void {
  const { partitions, partition } = draft;
  const { node } = column;
  const rows = partitions.rows(column.level.index, partition);
  if (node.kind === "null") {
    draft.nodes.push(rows, rows);
    return;
  }
  const nulls = partitions.word(partitions.nulls(column.nulls), partition);
  draft.nodes.push(rows, nulls);
  addRows(draft, column, column.validity, nulls === 0 ? 0 : rows, 1);
  if (node.kind === "fixed") addRows(draft, column, column.values, rows, node.width * 8);
  else if (node.kind === "bits") addRows(draft, column, column.values, rows, 1);
  else if (node.kind === "list" || node.kind === "varlen") addOffsets(draft, column, rows);
  if (node.kind === "varlen") addBytes(draft, column);
  for (const child of column.children) addColumn(draft, child);
}

/** A buffer with so many bits a row, in one part a page. */
function addRows(draft: Draft, column: ColumnPlan, at: number, rows: number, bits: number): void {
  const { rowsPerPage, index } = column.level;
  draft.buffers.push(draft.length, Math.ceil((rows * bits) / 8));
  const pages = draft.partitions.rowPages(index, draft.partition);
  for (let done = 0, page = 0; done < rows; done += rowsPerPage, page++) {
    addPart(draft, pages[page]! + at, Math.ceil((Math.min(rowsPerPage, rows - done) * bits) / 8));
  }
}

function addOffsets(draft: Draft, column: ColumnPlan, rows: number): void {
  const { rowsPerPage, index } = column.level;
  const total = draft.partitions.word(draft.partitions.totals(column.totals), draft.partition);
  const rest = rows % rowsPerPage;
  const last = draft.partitions.rowPages(index, draft.partition).at(-1);
  if (rest !== 0 && last !== undefined) {
    draft.partitions.memory.words[((last + column.values) >>> 2) + rest] = total;
    addRows(draft, column, column.values, rows + 1, 32);
    return;
  }
  // The last page is full: the offset that ends the last row stands alone.
  addRows(draft, column, column.values, rows, 32);
  draft.buffers[draft.buffers.length - 1]! += 4;
  draft.parts.push(new Uint8Array(Uint32Array.of(total, 0).buffer));
  draft.length += 8;
}

function addBytes(draft: Draft, column: ColumnPlan): void {
  const { partitions } = draft;
  const total = partitions.word(partitions.totals(column.totals), draft.partition);
  const room = partitions.plan.pageSize - pageHeader;
  draft.buffers.push(draft.length, total);
  const pages = partitions.bytePages(column.chain, draft.partition);
  for (let done = 0, page = 0; done < total; done += room, page++) {
    addPart(draft, pages[page]! + pageHeader, Math.min(room, total - done));
  }
}

/** A part of a buffer, filled up to whole words with zeros. */
function addPart(draft: Draft, address: number, length: number): void {
  const { bytes } = draft.partitions.memory;
  const padded = Math.ceil(length / 8) * 8;
  for (let at = length; at < padded; at++) bytes[address + at] = 0;
  draft.parts.push(bytes.subarray(address, address + padded));
  draft.length += padded;
}
