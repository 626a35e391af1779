import { arrayType, simpleTypes } from "@volley/plan";
import { aggregateCall } from "../analyse/call.ts";
import { pruneColumns } from "../optimise/prune-columns.ts";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type LiteralExpr, type Named, type SortKey } from "../typed/expression.ts";
import type { Node, Repartition, Sort } from "../typed/node.ts";
import { isOrdered } from "../typed/ordered.ts";
import { outputIds, outputOf } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { rowWidth } from "../estimate/width.ts";
import { newCount } from "./partition-count.ts";
import type { Piece, Spread } from "./piece.ts";
import { sortKey } from "./sort-key.ts";

/** What planning a range partitioning takes: exchanges, and steps that each task takes for itself. */
export interface RangeContext {
  readonly settings: PlannerSettings;
  above(input: Piece, step: Node): Piece;
  spread(input: Piece, spread: Spread, name?: string): Piece;
  gathered(input: Piece): Piece;
  bytesOf(input: Piece): number;
  /** Estimated bytes with a guess of what filters let through. */
  guessBytes(input: Piece): number;
  /** A column of a step's own making, the same in every cut. */
  column(step: Node, name: string, make: () => Column): Column;
}

export interface Ranges {
  readonly partitions: number;
  /** Whether keys that fill a partition have one of their own, between two others. */
  readonly apart: boolean;
}

/** Rows that are looked at for each partition: enough that partitions differ by a few hundredths. */
const sampledRows = 1000;

/**
 * Deals rows out by where their keys lie in the order: a sample of the keys is brought together, its quantiles are the bounds, and go to every
 * task. The input is one that comes alike when it is read again: the columns that the sample takes are.
 */
export function planRange(
  cutter: RangeContext,
  step: Repartition | Sort,
  order: readonly SortKey[],
  input: Piece,
  { partitions, apart }: Ranges,
): Piece {
  if (partitions === 1) return cutter.gathered(input);
  const bounds = cutter.spread(boundsOf(cutter, step, order, input, partitions), { kind: "broadcast" }, "bounds");
  const from = bounds.branches[0]!.node;
  const joined: Piece = {
    branches: input.branches.map(({ node: left, dist }) => ({ node: { kind: "join", left, right: from, type: "cross" }, dist })),
    small: false,
  };
  const list = columnRef(outputOf(from)[0]!);
  const count = { ...newCount(cutter.bytesOf(input), apart ? partitions * 2 - 1 : partitions), shared: apart };
  return cutter.spread(joined, { kind: "range", count, key: sortKey(order), bounds: list, apart }, "ranges");
}

/** One row with the least key of each partition but the first. */
function boundsOf(cutter: RangeContext, step: Repartition | Sort, order: readonly SortKey[], input: Piece, partitions: number): Piece {
  const key = sortKey(order);
  const column = cutter.column(step, "key", () => newColumn("key", key.type, false));
  const sample = sampled(cutter, input, partitions);
  const keys = cutter.above(sample, { kind: "project", input: sample.branches[0]!.node, outputs: [{ column, expr: key }] });
  const alone = {
    ...keys,
    branches: keys.branches.map((branch) => ({ ...branch, node: pruneColumns(branch.node, outputIds(branch.node)) })),
  };
  const shares = Array.from({ length: partitions - 1 }, (_, i) => Number(((i + 1) / partitions).toFixed(6)));
  const fractions: LiteralExpr = { kind: "literal", value: shares, type: arrayType(simpleTypes.double, false), nullable: false };
  const found = aggregateCall("percentile_approx", columnRef(column), fractions);
  const bounds: Named = { column: cutter.column(step, "bounds", () => newColumn("bounds", found.type, true)), expr: found };
  const one = cutter.gathered(alone);
  return cutter.above(one, { kind: "aggregate", input: one.branches[0]!.node, groups: [], aggregates: [bounds], phase: "whole" });
}

/** Some of the rows, by their places: by their values all rows that are alike would be chosen, or none. */
function sampled(cutter: RangeContext, input: Piece, partitions: number): Piece {
  const { node } = input.branches[0]!;
  const upper = (sampledRows * partitions) / (cutter.guessBytes(input) / rowWidth(outputOf(node)));
  return upper < 1 ? cutter.above(input, { kind: "sample", input: node, lower: 0, upper, seed: 0n, alone: true }) : input;
}

/** Whether rows come in the same order when they are read again: then a sample of them is the same one. */
export function isReadAgainAlike({ branches }: Piece): boolean {
  return branches.length === 1 && isOrdered(branches[0]!.node);
}

/** Rows written down where they are made, to be read several times. */
export function writtenFirst(cutter: RangeContext, input: Piece): Piece {
  return cutter.spread(input, { kind: "task", count: newCount(cutter.bytesOf(input)) });
}
