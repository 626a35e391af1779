import type { SourceSplit } from "@volley/protocol";
import type { SplitUnit } from "./splits.ts";

/** Sizes that decide how many tasks read a source. */
export const bundleSizes = {
  /** Below this, one task. */
  small: 4 << 20,
  /** Below this for each slot, one task a slot: it is done before slots could get out of step. */
  quick: 64 << 20,
  /** What a task should have to do at least, once every slot has two. */
  aim: 256 << 20,
  /** What a task may fetch at most: it is staged on the executor's disk. */
  most: 1 << 30,
} as const;

/**
 * How many tasks read `bytes`. A task has fixed costs (footers, a broadcast's hash table built anew), so that few large
 * ones win: one for each slot where that is quick, else two to four, more only where one would be too large to stage, and whole rounds, so that
 * no slot waits for the last.
 */
export function bundleCount(bytes: number, slots: number, most: number = bundleSizes.most): number {
  if (bytes < Math.min(bundleSizes.small, most)) return 1;
  const rounds = bytes < slots * bundleSizes.quick ? 1 : 2;
  const count = Math.max(slots * rounds, Math.min(slots * 4, Math.ceil(bytes / bundleSizes.aim)), Math.ceil(bytes / most));
  return Math.ceil(count / slots) * slots;
}

/** Packs units into at most `count` bundles of about equal bytes, keeping their order. */
export function packBundles(units: readonly SplitUnit[], count: number): SplitUnit[][] {
  const total = units.reduce((sum, unit) => sum + Math.max(1, unit.bytes), 0);
  const bundles: SplitUnit[][] = [];
  let before = 0;
  let filling = -1;
  for (const unit of units) {
    const size = Math.max(1, unit.bytes);
    const index = Math.floor(((before + size / 2) / total) * count);
    if (index === filling) bundles.at(-1)!.push(unit);
    else bundles.push([unit]);
    filling = index;
    before += size;
  }
  return bundles;
}

/** Neighbouring row groups of one object become one split, `whole` when they are all it has. */
export function mergeSplits(units: readonly SplitUnit[]): SourceSplit[] {
  const merged: SourceSplit[] = [];
  for (const { split, pieces } of units) {
    const last = merged.at(-1);
    if (!last || last.url !== split.url || split.rowGroups.length === 0) merged.push(split);
    else {
      const rowGroups = [...last.rowGroups, ...split.rowGroups];
      merged[merged.length - 1] = { ...last, rowGroups, whole: rowGroups.length === pieces };
    }
  }
  return merged;
}
