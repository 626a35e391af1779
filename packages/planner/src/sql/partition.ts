import type { Expr } from "../typed/expression.ts";
import { type Block, within } from "./block.ts";
import { bare, type ColumnSql, expressionSql } from "./expression.ts";

/** The number of the partition each row goes to. */
export interface PartitionColumn {
  readonly name: string;
  readonly partitions: number;
  /** Hash these; without any, deal the rows out in turn. */
  readonly keys: readonly Expr[];
}

/**
 * Hashed twice: DuckDB's own hash tables use the same `hash`, so that keys of one partition would crowd into few of their buckets.
 * Rows that come in no fixed order are dealt out in the order of their hash, so that a second execution deals them alike.
 */
export function partitionSql(block: Block, partition: PartitionColumn, ordered: boolean): (column: ColumnSql) => string {
  return (column) => {
    const sql = (expr: Expr): string => bare(expressionSql(within(block, expr), column));
    if (partition.keys.length > 0) return `CAST(hash(hash(${partition.keys.map(sql).join(", ")})) % ${partition.partitions} AS INTEGER)`;
    const all = [...block.columns.values()].map((c) => bare(expressionSql(c.expr, column)));
    return `CAST(row_number() OVER (${ordered ? "" : `ORDER BY hash(${all.join(", ")})`}) % ${partition.partitions} AS INTEGER)`;
  };
}
