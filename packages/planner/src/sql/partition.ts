import { taskVariable } from "@volley/plan/values";
import type { Expr } from "../typed/expression.ts";
import { type Block, within } from "./block.ts";
import { bare, type ColumnSql, expressionSql } from "./expression.ts";
import { name } from "./name.ts";
import { type ExtraOutput, indent } from "./select.ts";

/** The number of the partition each row goes to. */
export interface PartitionColumn {
  readonly name: string;
  readonly partitions: number;
  /** Their hash, or how many of a list of bounds lie before a key, or the task that makes them; else the rows are dealt out in turn. */
  readonly by: { readonly kind: "hash"; readonly keys: readonly Expr[] } | Ranges | { readonly kind: "task" } | { readonly kind: "turn" };
}

interface Ranges {
  readonly kind: "range";
  readonly key: Expr;
  readonly bounds: Expr;
  /** Whether keys that are several bounds have partitions of their own, between two others. */
  readonly apart: boolean;
  /** Of columns that only the statement sees. */
  readonly names: { readonly key: string; readonly bounds: string };
}

/** What a partition number is computed from. */
export function partitionKeys({ by }: PartitionColumn): readonly Expr[] {
  return by.kind === "hash" ? by.keys : by.kind === "range" ? [by.key, by.bounds] : [];
}

/**
 * Hashed twice: DuckDB's own hash tables use the same `hash`, so that keys of one partition would crowd into few of their buckets.
 * Rows that come in no fixed order are dealt out in the order of their hash, so that a second execution deals them alike.
 */
export function partitionColumns(block: Block, partition: PartitionColumn, ordered: boolean): readonly ExtraOutput[] {
  const { by, partitions } = partition;
  const sql = (expr: Expr, column: ColumnSql): string => bare(expressionSql(within(block, expr), column));
  const own = (number: (column: ColumnSql) => string): ExtraOutput => ({ name: partition.name, sql: number });
  switch (by.kind) {
    case "hash":
      return [own((column) => `CAST(hash(hash(${by.keys.map((key) => sql(key, column)).join(", ")})) % ${partitions} AS INTEGER)`)];
    case "task":
      return [own(() => `CAST(coalesce(CAST(getvariable('${taskVariable}') AS BIGINT), 0) % ${partitions} AS INTEGER)`)];
    case "range":
      return [
        { name: by.names.key, sql: (column) => sql(by.key, column) },
        { name: by.names.bounds, sql: (column) => sql(by.bounds, column) },
        own(() => "CAST(0 AS INTEGER)"),
      ];
    case "turn":
      return [
        own((column) => {
          const all = [...block.columns.values()].map((c) => bare(expressionSql(c.expr, column)));
          return `CAST(row_number() OVER (${ordered ? "" : `ORDER BY hash(${all.join(", ")})`}) % ${partitions} AS INTEGER)`;
        }),
      ];
  }
}

/** The statement with the partition's number found: of ranges in halving steps, as all bounds would be looked at otherwise. */
export function numbered(statement: string, { name: column, partitions, by }: PartitionColumn): string {
  if (by.kind !== "range") return statement;
  const [number, key, bounds] = [column, by.names.key, by.names.bounds].map(name);
  const ranges = by.apart ? (partitions + 1) / 2 : partitions;
  const from = (sql: string): string => `FROM (\n${indent(sql)}\n)`;
  let sql = statement;
  // Beyond the last bound there is null, and no row lies after it.
  for (let step = 2 ** Math.floor(Math.log2(ranges - 1)); step >= 1; step /= 2)
    sql = `SELECT * REPLACE (${number} + CASE WHEN ${bounds}[${number} + ${step}] < ${key} THEN ${step} ELSE 0 END AS ${number})\n${from(sql)}`;
  // Of AND, both sides would be looked at for all rows.
  const isBound = (place: number, then: string): string => `CASE WHEN ${bounds}[${number} + ${place}] = ${key} THEN ${then} ELSE 0 END`;
  const tied = isBound(1, isBound(2, "1"));
  return `SELECT * EXCLUDE (${key}, ${bounds})${by.apart ? ` REPLACE (2 * ${number} + ${tied} AS ${number})` : ""}\n${from(sql)}`;
}
