import { lambdaSql, once } from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import { type Block, within } from "./block.ts";
import { bare, type ColumnSql, expressionSql } from "./expression.ts";

/** The number of the partition each row goes to. */
export interface PartitionColumn {
  readonly name: string;
  readonly partitions: number;
  /** Their hash, or how many of a list of bounds lie before a key; else the rows are dealt out in turn. */
  readonly by:
    | { readonly kind: "hash"; readonly keys: readonly Expr[] }
    | { readonly kind: "range"; readonly key: Expr; readonly bounds: Expr }
    | { readonly kind: "turn" };
}

/** What a partition number is computed from. */
export function partitionKeys({ by }: PartitionColumn): readonly Expr[] {
  return by.kind === "hash" ? by.keys : by.kind === "range" ? [by.key, by.bounds] : [];
}

/**
 * Hashed twice: DuckDB's own hash tables use the same `hash`, so that keys of one partition would crowd into few of their buckets.
 * Rows that come in no fixed order are dealt out in the order of their hash, so that a second execution deals them alike.
 */
export function partitionSql(block: Block, partition: PartitionColumn, ordered: boolean): (column: ColumnSql) => string {
  return (column) => {
    const sql = (expr: Expr): string => bare(expressionSql(within(block, expr), column));
    const { by } = partition;
    if (by.kind === "hash") return `CAST(hash(hash(${by.keys.map(sql).join(", ")})) % ${partition.partitions} AS INTEGER)`;
    if (by.kind === "range") {
      const before = (key: string): string =>
        `len(list_filter(${sql(by.bounds)}, ${lambdaSql(["bound"], (bound) => `${bound} < ${key}`)}))`;
      return `CAST(coalesce(${once(sql(by.key), before, "key")}, 0) AS INTEGER)`;
    }
    const all = [...block.columns.values()].map((c) => bare(expressionSql(c.expr, column)));
    return `CAST(row_number() OVER (${ordered ? "" : `ORDER BY hash(${all.join(", ")})`}) % ${partition.partitions} AS INTEGER)`;
  };
}
