import { ArrowFormatError } from "@volley/protocol/arrow";
import { buffersOfKind, type Layout, type LayoutNode } from "../arrow/layout.ts";

/** Bytes at the start of a page that hold the address of the next one. */
export const pageHeader = 16;
/** Rows of a page are a multiple of this, so that all of its columns are whole words. */
const rowStep = 64;

/** Where a node's values lie in the pages of its level, and its kernel tables by number. */
export interface ColumnPlan {
  readonly node: LayoutNode;
  readonly level: LevelPlan;
  /** Offsets in a page of the validity bits and of the values, bits or offsets. */
  readonly validity: number;
  readonly values: number;
  /** Which table of null counts. */
  readonly nulls: number;
  /** For `varlen` and `list`: which table of lengths so far. */
  readonly totals: number;
  /** For `varlen`: which chain of byte pages. */
  readonly chain: number;
  readonly child: LevelPlan | undefined;
  /** Columns below: of the same level for a struct, of the child level for lists. */
  readonly children: readonly ColumnPlan[];
  /** The first of the node's buffers in a staged batch. */
  readonly buffer: number;
}

/** Rows that lie together: those of the record, or the children of one list column. */
export interface LevelPlan {
  readonly index: number;
  rowsPerPage: number;
  /** Bytes of a row in a page, bits apart. */
  rowBytes: number;
  /** Columns of bits: first the validity bitmaps, which start as ones, then those that start as zeros. */
  validities: number;
  bits: number;
}

/** How the rows of a schema are spread over pages. */
export interface ScatterPlan {
  readonly columns: readonly ColumnPlan[];
  readonly levels: readonly LevelPlan[];
  /** How many tables of null counts, of totals, and how many chains of byte pages there are. */
  readonly nullTables: number;
  readonly totalTables: number;
  readonly chains: number;
  /** The table of totals of each chain. */
  readonly chainTotals: readonly number[];
  readonly pageSize: number;
  /** The partition column's own node and first buffer. */
  readonly ids: { readonly node: LayoutNode; readonly buffer: number };
}

type Draft = { -readonly [K in keyof ColumnPlan]: ColumnPlan[K] };

/** Plans pages of about `pageSize` bytes for all columns but the one that holds the partition. */
export function planScatter(layout: Layout, partitionColumn: number, pageSize: number): ScatterPlan {
  const levels: LevelPlan[] = [];
  const drafts: Draft[] = [];
  const count = { nulls: 0, totals: 0, chains: 0, buffers: 0 };
  const newLevel = (): LevelPlan => {
    const level = { index: levels.length, rowsPerPage: 0, rowBytes: 0, validities: 0, bits: 0 };
    levels.push(level);
    return level;
  };

  const draft = (node: LayoutNode, level: LevelPlan): Draft => {
    if (node.large) throw new ArrowFormatError("large Arrow types cannot be scattered");
    const buffer = count.buffers;
    count.buffers += buffersOfKind[node.kind];
    const offsets = node.kind === "varlen" || node.kind === "list";
    const own = node.kind === "list" || node.kind === "fixedList";
    const child = own ? newLevel() : undefined;
    const column: Draft = {
      node,
      level,
      validity: 0,
      values: 0,
      nulls: node.kind === "null" ? -1 : count.nulls++,
      totals: offsets ? count.totals++ : -1,
      chain: node.kind === "varlen" ? count.chains++ : -1,
      child,
      children: [],
      buffer,
    };
    drafts.push(column);
    column.children = node.children.map((inner) => draft(inner, child ?? level));
    return column;
  };

  const root = newLevel();
  const columns: Draft[] = [];
  let ids: ScatterPlan["ids"] | undefined;
  layout.columns.forEach((node, index) => {
    if (index === partitionColumn) {
      ids = { node, buffer: count.buffers };
      count.buffers += buffersOfKind[node.kind];
    } else columns.push(draft(node, root));
  });
  if (ids === undefined || ids.node.kind !== "fixed" || ids.node.width > 8) {
    throw new ArrowFormatError("the partition column must be an integer");
  }

  for (const { node, level } of drafts) {
    level.rowBytes += rowBytesOf(node);
    if (node.kind !== "null") level.validities++;
    if (node.kind === "bits") level.bits++;
  }
  const least = levels.map((level) => pageHeader + rowStep * (level.rowBytes + (level.validities + level.bits) / 8));
  const size = Math.ceil(Math.max(pageSize, ...least) / 64) * 64;
  for (const level of levels) {
    const bytesPerRow = level.rowBytes + (level.validities + level.bits) / 8;
    const rows = bytesPerRow === 0 ? size : (size - pageHeader) / bytesPerRow;
    level.rowsPerPage = Math.floor(rows / rowStep) * rowStep;
    placeColumns(
      level,
      drafts.filter((column) => column.level === level),
    );
  }
  return {
    columns,
    levels,
    nullTables: count.nulls,
    totalTables: count.totals,
    chains: count.chains,
    chainTotals: drafts.filter(({ chain }) => chain >= 0).map(({ totals }) => totals),
    pageSize: size,
    ids,
  };
}

function rowBytesOf(node: LayoutNode): number {
  if (node.kind === "fixed") return node.width;
  return node.kind === "varlen" || node.kind === "list" ? 4 : 0;
}

/** Lays out a page: validity bitmaps, bits, then the wider columns; all of them whole words. */
function placeColumns(level: LevelPlan, columns: readonly Draft[]): void {
  const bitmap = level.rowsPerPage / 8;
  let at = pageHeader;
  for (const column of columns) {
    if (column.node.kind === "null") continue;
    column.validity = at;
    at += bitmap;
  }
  for (const column of columns) {
    if (column.node.kind !== "bits") continue;
    column.values = at;
    at += bitmap;
  }
  for (const column of columns) {
    const width = rowBytesOf(column.node);
    if (width === 0) continue;
    column.values = at;
    at += width * level.rowsPerPage;
  }
}
