import { ArrowFormatError } from "@volley/protocol/arrow";
import type { BatchPlan } from "../read/assemble.ts";
import type { ScatterPartitions } from "./partitions.ts";
import { type ColumnPlan, pageHeader } from "./plan.ts";

/** Spare bytes behind a staged body: the kernel reads strings by whole words. */
const spare = 64;

/** A batch in the kernel's memory: its body, and for each level the partition of each row. */
export interface Stage {
  readonly body: number;
  readonly nodes: readonly number[];
  readonly buffers: readonly number[];
  readonly levels: readonly StageLevel[];
}

/** Rows of a level: addresses of u32 arrays of `rows` entries. */
interface StageLevel {
  readonly rows: number;
  readonly ids: number;
  readonly pages: number;
  readonly slots: number;
}

/**
 * Writes a batch into the kernel's memory and finds out which partition each row belongs to.
 * Throws ArrowFormatError when the partition column holds nulls or names a partition that does not exist.
 */
export function stageBatch(partitions: ScatterPartitions, batch: BatchPlan): Stage {
  const { memory, plan } = partitions;
  const levelRows = plan.levels.map(() => batch.rows);
  const visit = (columns: readonly ColumnPlan[]) => {
    for (const column of columns) {
      const first = column.node.children[0];
      if (column.child !== undefined && first !== undefined) {
        levelRows[column.child.index] = batch.nodes[first.index * 2]!;
      }
      visit(column.children);
    }
  };
  visit(plan.columns);
  const work = levelRows.reduce((sum, rows) => sum + Math.ceil(rows / 16) * 64 * 3, 0);
  const body = memory.staging(batch.length + spare + work);
  batch.write(memory.bytes.subarray(body, body + batch.length), memory.native(body));
  let at = body + batch.length + spare;
  const levels = levelRows.map((rows): StageLevel => {
    const size = Math.ceil(rows / 16) * 64;
    const level = { rows, ids: at, pages: at + size, slots: at + size * 2 };
    at += size * 3;
    return level;
  });
  const stage = { body, nodes: batch.nodes, buffers: batch.buffers, levels };
  readIds(partitions, stage);
  return stage;
}

/** Address of one of a column's buffers in a staged body; `which` counts from its validity bitmap. */
function stagedBuffer(stage: Stage, column: { readonly buffer: number }, which: number): number {
  return stage.body + stage.buffers[(column.buffer + which) * 2]!;
}

/** Reads the partition of each row, and passes it on to the children of lists. Counts rows and bytes by partition. */
function readIds(partitions: ScatterPartitions, stage: Stage): void {
  const { plan, kernel } = partitions;
  const { node } = plan.ids;
  partitions.clearCounts();
  const [root] = stage.levels;
  if (stage.nodes[node.index * 2 + 1] !== 0) throw new ArrowFormatError("the partition column holds nulls");
  const wrong = kernel.readIds(stagedBuffer(stage, plan.ids, 1), node.width, root!.rows, partitions.count, root!.ids, partitions.counts(0));
  if (wrong >= 0) {
    throw new ArrowFormatError(`the partition column holds a number that is not 0 to ${partitions.count - 1}`);
  }
  for (const column of plan.columns) readChildIds(partitions, stage, column);
}

function readChildIds(partitions: ScatterPartitions, stage: Stage, column: ColumnPlan): void {
  const { kernel } = partitions;
  const level = stage.levels[column.level.index]!;
  if (column.chain >= 0 && level.rows > 0) {
    kernel.sumLengths(stagedBuffer(stage, column, 1), level.rows, level.ids, partitions.sums(column.chain));
  }
  if (column.child !== undefined) {
    const child = stage.levels[column.child.index]!;
    const isList = column.node.kind === "list";
    if (isList && level.rows > 0) {
      kernel.expandIds(stagedBuffer(stage, column, 1), level.rows, level.ids, child.ids);
    } else if (!isList) kernel.repeatIds(column.node.width, level.rows, level.ids, child.ids);
    const counts = partitions.counts(column.child.index);
    kernel.readIds(child.ids, 4, child.rows, partitions.count, child.ids, counts);
  }
  for (const child of column.children) readChildIds(partitions, stage, child);
}

/** Copies all rows of a staged batch to their partitions, for which `reserve` has made room. */
export function spreadStage(partitions: ScatterPartitions, stage: Stage): void {
  partitions.reserve();
  const { kernel, plan } = partitions;
  plan.levels.forEach(({ index, rowsPerPage }) => {
    const { rows, ids, pages, slots } = stage.levels[index]!;
    kernel.place(ids, rows, rowsPerPage, partitions.current(index), partitions.fill(index), pages, slots);
  });
  for (const column of plan.columns) spreadColumn(partitions, stage, column);
  partitions.addCounts();
}

const fixedKernels = { 1: "spread1", 2: "spread2", 4: "spread4", 8: "spread8", 16: "spread16" } as const;

function spreadColumn(partitions: ScatterPartitions, stage: Stage, column: ColumnPlan): void {
  const { kernel, plan } = partitions;
  const { node, values } = column;
  const { rows, ids, pages, slots } = stage.levels[column.level.index]!;
  if (rows === 0) return;
  const source = (which: number) => stagedBuffer(stage, column, which);
  if (stage.nodes[node.index * 2 + 1]! > 0 && node.kind !== "null") {
    kernel.spreadNulls(source(0), rows, ids, pages, slots, column.validity, partitions.nulls(column.nulls));
  }
  if (node.kind === "fixed") {
    const fixed = fixedKernels[node.width as keyof typeof fixedKernels];
    if (fixed === undefined) kernel.spreadWide(source(1), rows, pages, slots, values, node.width);
    else kernel[fixed](source(1), rows, pages, slots, values);
  } else if (node.kind === "bits") {
    kernel.spreadBits(source(1), rows, pages, slots, values);
  } else if (node.kind === "list") {
    kernel.spreadOffsets(source(1), rows, ids, pages, slots, values, partitions.totals(column.totals));
  } else if (node.kind === "varlen") {
    const totals = partitions.totals(column.totals);
    const cursors = partitions.cursors(column.chain);
    const limits = partitions.limits(column.chain);
    kernel.spreadBytes(source(1), source(2), rows, ids, pages, slots, values, totals, cursors, limits, plan.pageSize, pageHeader);
  }
  for (const child of column.children) spreadColumn(partitions, stage, child);
}
