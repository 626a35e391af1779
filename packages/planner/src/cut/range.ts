import { arrayType, type ScalarFunction, simpleTypes } from "@volley/plan";
import { aggregateCall, call, constant } from "../analyse/call.ts";
import { type Column, newColumn } from "../typed/column.ts";
import { type CallExpr, columnRef, type Expr, type LiteralExpr, type Named, type SortKey } from "../typed/expression.ts";
import type { Node, Repartition } from "../typed/node.ts";
import { outputOf } from "../typed/walk.ts";
import type { PlannerSettings } from "../stage.ts";
import { estimateRows } from "../estimate/rows.ts";
import { newCount, settle } from "./partition-count.ts";
import type { Piece, Spread } from "./piece.ts";

/** What planning a range partitioning takes: exchanges, and steps that each task takes for itself. */
export interface RangeContext {
  readonly settings: PlannerSettings;
  above(input: Piece, step: Node): Piece;
  spread(input: Piece, spread: Spread, name?: string): Piece;
  gathered(input: Piece): Piece;
  bytesOf(input: Piece): number;
  /** A column of a step's own making, the same in every cut. */
  column(step: Node, name: string, make: () => Column): Column;
}

/** Rows that are looked at for each partition: enough that partitions differ by a few hundredths. */
const sampledRows = 10_000;
const hashes = 1_000_000;

/**
 * Deals rows out by where their keys lie in the order: a sample of the keys is brought together, its quantiles are the bounds, and go to every
 * task. The input is computed twice, as by Spark.
 */
export function planRange(cutter: RangeContext, node: Repartition, order: readonly SortKey[], input: Piece): Piece {
  const count = newCount(cutter.bytesOf(input), node.partitions);
  const partitions = settle(count, cutter.settings);
  if (partitions === 1) return cutter.gathered(input);
  const bounds = cutter.spread(
    boundsOf(cutter, node, sampled(cutter, input, partitions), order, partitions),
    { kind: "broadcast" },
    "bounds",
  );
  const from = bounds.branches[0]!.node;
  const joined: Piece = {
    branches: input.branches.map(({ node: left, dist }) => ({ node: { kind: "join", left, right: from, type: "cross" }, dist })),
    small: false,
  };
  const list = columnRef(outputOf(from)[0]!);
  return cutter.spread(joined, { kind: "range", count: { ...count, fixed: partitions }, key: sortKey(order), bounds: list });
}

/** Some of the rows, chosen by their hash: the same ones again when a task runs again. */
function sampled(cutter: RangeContext, input: Piece, partitions: number): Piece {
  const rows = input.branches.reduce((sum, branch) => sum + estimateRows(branch.node), 0);
  const share = Math.ceil(((sampledRows * partitions) / rows) * hashes);
  if (share >= hashes) return input;
  const columns = outputOf(input.branches[0]!.node).map(columnRef);
  const chosen = call("<", written("row_hash", rowHash, simpleTypes.integer, columns), constant(share, "integer"));
  return cutter.above(input, { kind: "filter", input: input.branches[0]!.node, condition: chosen });
}

/** One row with the least key of each partition but the first. */
function boundsOf(cutter: RangeContext, node: Repartition, sample: Piece, order: readonly SortKey[], partitions: number): Piece {
  const key = sortKey(order);
  const column = cutter.column(node, "key", () => newColumn("key", key.type, false));
  const keys = cutter.above(sample, { kind: "project", input: sample.branches[0]!.node, outputs: [{ column, expr: key }] });
  const shares = Array.from({ length: partitions - 1 }, (_, i) => (i + 1) / partitions);
  const fractions: LiteralExpr = { kind: "literal", value: shares, type: arrayType(simpleTypes.double, false), nullable: false };
  const found = aggregateCall("percentile_approx", columnRef(column), fractions);
  const bounds: Named = { column: cutter.column(node, "bounds", () => newColumn("bounds", found.type, true)), expr: found };
  const one = cutter.gathered(keys);
  return cutter.above(one, { kind: "aggregate", input: one.branches[0]!.node, groups: [], aggregates: [bounds], phase: "whole" });
}

const deterministic = { kind: "scalar", arity: [1, Number.POSITIVE_INFINITY], inputs: "any", neverNull: true, doc: "" } as const;

const rowHash: ScalarFunction = {
  ...deterministic,
  type: () => simpleTypes.integer,
  sql: (args) => `CAST(hash(${args.join(", ")}) % ${hashes} AS INTEGER)`,
};

/** The keys as bytes that compare as the keys do. */
function sortKey(order: readonly SortKey[]): CallExpr {
  const words = order.map(({ direction, nulls }) => `${direction === "ascending" ? "ASC" : "DESC"} NULLS ${nulls.toUpperCase()}`);
  const definition: ScalarFunction = {
    ...deterministic,
    type: () => simpleTypes.binary,
    // Of a few bytes DuckDB makes a number; of a text never.
    sql: (args) => `create_sort_key(${[...args.map((arg, i) => `${arg}, '${words[i]}'`), "'', 'ASC NULLS FIRST'"].join(", ")})`,
    costly: true,
  };
  return written(
    `sort_key ${words.join()}`,
    definition,
    simpleTypes.binary,
    order.map((key) => key.expr),
  );
}

function written(name: string, definition: ScalarFunction, type: Expr["type"], args: readonly Expr[]): CallExpr {
  return { kind: "call", name, definition, args, type, nullable: false };
}
