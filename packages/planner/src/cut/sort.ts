import { taskBytes } from "../adapt/task-bytes.ts";
import { estimateRows, isUncertain } from "../estimate/rows.ts";
import { columnWidth, rowWidth } from "../estimate/width.ts";
import { pruneColumns } from "../optimise/prune-columns.ts";
import { newColumn } from "../typed/column.ts";
import { columnRef, isCostly, isMovable, type Named, passed, references, type SortKey } from "../typed/expression.ts";
import type { ExchangeRead, Node, Scan, Sort } from "../typed/node.ts";
import { eachNode, expressionsOf, outputOf } from "../typed/walk.ts";
import type { Written } from "./memory.ts";
import { newCount, settle } from "./partition-count.ts";
import { isSingle, type Piece, type Spread, type Wish } from "./piece.ts";
import { isReadAgainAlike, planRange, type RangeContext, writtenFirst } from "./range.ts";
import { telling } from "./sort-key.ts";

/** What planning a sort takes. */
export interface SortContext extends RangeContext {
  inOneTask(dealt: readonly Piece[], most: number): readonly Piece[] | undefined;
  writtenTo(exchange: ExchangeRead["exchange"]): Written | undefined;
  /** How a stage that has begun deals out a node's rows. */
  begunAs(node: Node, kind: Spread["kind"]): boolean;
}

/** So many that a key of few rows among all is still told from the others; neighbours go to one task. */
const rangesPerSlot = 8;
const rangesPerPartition = 32;
/** Beyond so many a slot, partitions grow with the rows, up to what no executor should be asked to hold. */
const mostRangesPerSlot = 32;
const mostBytes = 2 ** 30;
/** What a row costs that is written down first and read twice, where one that is read again costs 1. */
const writtenCost = 3;

/**
 * Few rows are sorted by one task. More are dealt out by ranges of their keys, found in a sample, and each range is sorted by a task of its
 * own; what these make, one after another, is in order. Of how many rows there are, nothing may be known before they are written: then they
 * are written first where they are made, which costs nothing where they turn out to be few.
 */
export function planSort(cutter: SortContext, node: Sort, given: Piece, wish: Wish): Piece {
  const { most } = taskBytes(cutter.settings);
  const { input, keys } = withKeys(cutter, node, given);
  const begun = input.branches.some((branch) => cutter.begunAs(branch.node, "task"));
  const together = isSingle(given) || wish.small || telling(node.keys).length === 0;
  if (together || (!begun && isSurelySmall(cutter, given, most))) return cutter.above(cutter.gathered(given), node);
  const rows = !begun && isCheaplyReadAgain(cutter, input, keys, most) ? input : writtenFirst(cutter, input);
  const [few] = rows === input ? [] : (cutter.inOneTask([rows], most) ?? []);
  const ranges = { partitions: rangesOf(cutter, rows), apart: cutter.settings.adaptive === true };
  const dealt = few ?? planRange(cutter, node, telling(keys), rows, ranges);
  const sorted = cutter.above(dealt, { ...node, keys });
  return keys === node.keys ? sorted : cutter.above(sorted, { kind: "project", input: node, outputs: outputOf(node).map(passed) });
}

/** Where a plan is not planned again, what is guessed has to do. */
function isSurelySmall(cutter: SortContext, input: Piece, most: number): boolean {
  const { shufflePartitions, adaptive } = cutter.settings;
  if (shufflePartitions !== undefined) return shufflePartitions === 1;
  return (adaptive ? cutter.bytesOf(input) : cutter.guessBytes(input)) <= most;
}

/** Keys that are not to be computed several times, random ones and the user's code, as columns. */
function withKeys(cutter: SortContext, node: Sort, input: Piece): { readonly input: Piece; readonly keys: readonly SortKey[] } {
  if (node.keys.every(({ expr }) => isMovable(expr))) return { input, keys: node.keys };
  const computed: Named[] = [];
  const keys = node.keys.map((key, i): SortKey => {
    const { expr } = key;
    if (isMovable(expr)) return key;
    const column = cutter.column(node, `key ${i}`, () => newColumn("key", expr.type, expr.nullable));
    computed.push({ column, expr });
    return { ...key, expr: columnRef(column) };
  });
  return {
    input: cutter.above(input, { kind: "project", input: node.input, outputs: [...outputOf(node.input).map(passed), ...computed] }),
    keys,
  };
}

/** Whether reading once more what the keys hang on costs less than writing down all rows first. */
function isCheaplyReadAgain(cutter: SortContext, input: Piece, keys: readonly SortKey[], most: number): boolean {
  if (!isReadAgainAlike(input)) return false;
  const { node } = input.branches[0]!;
  const bytes = cutter.guessBytes(input);
  // So few that one task may do, which is known when they are written.
  if (isUncertain(node) && bytes <= most) return false;
  const again = pruneColumns(node, new Set(keys.flatMap(({ expr }) => [...references(expr)])));
  let cost = 0;
  eachNode(again, (n) => {
    if (n.kind === "scan") cost += readBytes(n);
    else if (n.kind === "exchange_read" || n.kind === "cached_read") cost += estimateRows(n) * rowWidth(outputOf(n));
    if (expressionsOf(n).some(isCostly)) cost = Number.POSITIVE_INFINITY;
  });
  return cost <= bytes * writtenCost;
}

/** Of text all columns are read, and told from each other. */
function readBytes(scan: Scan): number {
  const { format, schema } = scan.source;
  const columnar = format === "parquet" || format === "arrow";
  const types = columnar ? outputOf(scan) : schema.fields;
  return estimateRows(scan) * types.reduce((sum, { type }) => sum + columnWidth(type), 0);
}

/** How many ranges to sort. */
function rangesOf(cutter: SortContext, rows: Piece): number {
  const { settings } = cutter;
  const { slots, shufflePartitions, adaptive } = settings;
  const bytes = writtenBytes(cutter, rows) ?? cutter.bytesOf(rows);
  if (shufflePartitions !== undefined || !adaptive) return settle(newCount(bytes), settings);
  const { partition } = taskBytes(settings);
  const least = Math.max(
    Math.ceil(bytes / partition),
    Math.min(slots * rangesPerSlot, Math.ceil((bytes / partition) * rangesPerPartition)),
  );
  return Math.max(2, Math.min(least, Math.max(slots * mostRangesPerSlot, Math.ceil(bytes / mostBytes))));
}

function writtenBytes(cutter: SortContext, { branches }: Piece): number | undefined {
  const sizes = branches.map(({ node }) => (node.kind === "exchange_read" ? cutter.writtenTo(node.exchange)?.bytes : undefined));
  return sizes.every((bytes) => bytes !== undefined) ? sizes.reduce((sum, bytes) => sum + bytes, 0) : undefined;
}
