import { taskBytes } from "../adapt/task-bytes.ts";
import type { PlannerSettings } from "../stage.ts";
import type { PartitionCount } from "../typed/node.ts";

/** A partition that no executor should be asked to hold. */
const mostPartitionBytes = 2 ** 30;
const tasksPerSlot = 4;

export function newCount(bytes: number, fixed?: number): PartitionCount {
  return { bytes, fixed };
}

function rootOf(count: PartitionCount): PartitionCount {
  return count.same ? rootOf(count.same) : count;
}

export function sameCount(a: PartitionCount, b: PartitionCount): boolean {
  return rootOf(a) === rootOf(b);
}

/** Whether two counts can be made equal: not where the user fixed them apart. */
export function canUnite(a: PartitionCount, b: PartitionCount): boolean {
  const [x, y] = [rootOf(a), rootOf(b)];
  const [m, n] = [x.settled ?? x.fixed, y.settled ?? y.fixed];
  return x === y || m === undefined || n === undefined || m === n;
}

/** Makes two counts one, large enough for both. */
export function unite(a: PartitionCount, b: PartitionCount): PartitionCount {
  const [x, y] = [rootOf(a), rootOf(b)];
  if (x !== y) {
    x.bytes = Math.max(x.bytes, y.bytes);
    x.fixed ??= y.fixed;
    x.settled ??= y.settled;
    y.same = x;
  }
  return x;
}

/** Lets a count know of more bytes that will go through. */
export function enlarge(count: PartitionCount, bytes: number): void {
  const root = rootOf(count);
  root.bytes = Math.max(root.bytes, bytes);
}

/** Leaves a count at what it is: rows are dealt out by it. */
export function keepCount(count: PartitionCount, partitions: number): void {
  rootOf(count).settled = partitions;
}

/** Whether each partition is to be a task. */
export function isFixed(count: PartitionCount, settings: PlannerSettings): boolean {
  const { fixed, shared } = rootOf(count);
  return !shared && (fixed !== undefined || settings.shufflePartitions !== undefined);
}

/** The count in numbers: as asked for, or enough for the bytes within a few tasks a slot. */
export function settle(count: PartitionCount, settings: PlannerSettings): number {
  const { bytes, fixed, settled } = rootOf(count);
  if (settled !== undefined) return settled;
  if (fixed !== undefined) return fixed;
  if (settings.shufflePartitions !== undefined) return settings.shufflePartitions;
  const { partition, least } = taskBytes(settings);
  if (bytes <= least) return 1;
  const wanted = Math.ceil(bytes / partition);
  const most = Math.max(settings.slots * tasksPerSlot, Math.ceil(bytes / mostPartitionBytes));
  return Math.min(Math.max(wanted, settings.slots), most);
}
