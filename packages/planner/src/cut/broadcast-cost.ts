import type { PlannerSettings } from "../stage.ts";
import type { Branch, Piece } from "./piece.ts";
import { settle } from "./partition-count.ts";

/** What a byte costs that is written by key and read again, where one that is put into a join's hash table costs 1. */
const shuffleCost = 1.5;
/** Below this a source is one task, and it is not worth while to weigh. */
const oneTaskBytes = 4 * 2 ** 20;

/**
 * Whether sending one side of a join whole to every task costs less than dealing out both by their keys: the side's bytes go to all other
 * executors and into a hash table in each task, against both sides' way through an exchange.
 */
export function broadcastPays(sideBytes: number, other: Piece, otherBytes: number, settings: PlannerSettings): boolean {
  const { executors = settings.slots } = settings;
  const tasks = other.branches.reduce((sum, branch) => sum + tasksOf(branch, otherBytes, settings), 0);
  return sideBytes * (executors - 1 + tasks) <= sideBytes + (sideBytes + otherBytes) * shuffleCost;
}

function tasksOf({ dist }: Branch, bytes: number, settings: PlannerSettings): number {
  if (dist.kind === "partition") return settle(dist.count, settings);
  return dist.kind === "single" || bytes < oneTaskBytes ? 1 : settings.slots * 2;
}
