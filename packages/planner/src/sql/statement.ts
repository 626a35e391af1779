import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, conjuncts, type Expr, isDeterministic, references } from "../typed/expression.ts";
import type { CachedRead, ExchangeRead, Join, Limit, Local, Node, Scan, SetOperation, Shared, Union } from "../typed/node.ts";
import { sidesOf, unionParts } from "../typed/union-parts.ts";
import { outputOf } from "../typed/walk.ts";
import { joinKeys } from "../cut/join-keys.ts";
import {
  accepts,
  type Block,
  blockOver,
  type BlockColumn,
  type FromItem,
  isLimited,
  isOpen,
  isStable,
  isTable,
  onlyColumns,
  within,
} from "./block.ts";
import { isNumbered, isOrdered } from "../typed/ordered.ts";
import { labelOf } from "./label.ts";
import { name, Names, tableName } from "./name.ts";
import { unnested } from "./unnest.ts";
import { numbered, type PartitionColumn, partitionColumns, partitionKeys } from "./partition.ts";
import { type ExtraOutput, indent, type Output, selectSql } from "./select.ts";

/** A table that stands ready when a statement runs: an input of the stage, or a table that its outputs share. */
export interface ReadyTable {
  readonly name: string;
  /** Column names by the ids of the plan. */
  readonly columns: ReadonlyMap<number, string>;
}

export interface StatementScope {
  /** Where a leaf's rows are; undefined for a shared frame that this statement works out itself. */
  readonly table: (leaf: Scan | Local | CachedRead | ExchangeRead | Shared) => ReadyTable | undefined;
  /** Names that are taken. */
  readonly tableNames: readonly string[];
}

export interface SelectColumn {
  readonly id: number;
  readonly name: string;
}

/** The SELECT of a plan over a stage's tables: one block where SQL's order of clauses allows, else blocks in a WITH list. */
export function statementSql(node: Node, columns: readonly SelectColumn[], scope: StatementScope, partition?: PartitionColumn): string {
  return new Statement(scope, countShared(node)).render(node, columns, partition);
}

function countShared(root: Node): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  const visit = (node: Node): void => {
    if (node.kind === "shared") {
      const before = counts.get(node.frame.id) ?? 0;
      counts.set(node.frame.id, before + 1);
      if (before === 0) visit(node.frame.plan);
    } else if (node.kind === "join") [node.left, node.right].forEach(visit);
    else if (node.kind === "union" || node.kind === "set_operation") node.inputs.forEach(visit);
    else if ("input" in node) visit(node.input);
  };
  visit(root);
  return counts;
}

class Statement {
  private readonly ctes: { readonly name: string; readonly sql: string; readonly fenced: boolean }[] = [];
  private readonly names = new Names();
  private readonly sharedTables = new Map<number, ReadyTable>();
  private readonly scope: StatementScope;
  private readonly uses: ReadonlyMap<number, number>;

  constructor(scope: StatementScope, uses: ReadonlyMap<number, number>) {
    this.scope = scope;
    this.uses = uses;
    for (const taken of scope.tableNames) this.names.take(taken);
  }

  render(node: Node, columns: readonly SelectColumn[], partition?: PartitionColumn): string {
    let block = this.block(node);
    let extras: readonly ExtraOutput[] = [];
    if (partition) {
      const ordered = isOrdered(node);
      const keys = partitionKeys(partition);
      const settled =
        keys.length > 0
          ? isStable(block, keys) && (isOpen(block) || block.groups !== undefined)
          : isOpen(block) && block.order.length === 0;
      if (!settled || !block.where.every(isDeterministic)) block = this.closed(block, labelOf(node));
      extras = partitionColumns(block, partition, ordered);
    }
    const outputs = columns.map((c): Output => ({ name: c.name, expr: block.columns.get(c.id)!.expr }));
    const main = partition
      ? numbered(selectSql(block, outputs, extras), partition)
      : (this.lastTable(block, outputs) ?? selectSql(block, outputs));
    if (this.ctes.length === 0) return main;
    return `WITH ${this.ctes.map((cte) => `${name(cte.name)} AS ${cte.fenced ? "MATERIALIZED " : ""}(\n${indent(cte.sql)}\n)`).join(", ")}\n${main}`;
  }

  /** The SQL of the last table of the WITH list, where it alone and unchanged is what is asked for. */
  private lastTable(block: Block, outputs: readonly Output[]): string | undefined {
    if (!isTable(block) || this.ctes.at(-1)?.name !== block.from.table) return undefined;
    const columns = [...block.from.columns];
    const same =
      outputs.length === columns.length &&
      outputs.every((o, i) => o.expr.kind === "column" && o.expr.id === columns[i]![0] && o.name === columns[i]![1]);
    return same ? this.ctes.pop()!.sql : undefined;
  }

  private block(node: Node): Block {
    switch (node.kind) {
      case "scan":
      case "local":
      case "cached_read":
      case "exchange_read":
        return overTable(this.scope.table(node)!, outputOf(node));
      case "map_batches":
        throw new Error("what a function makes is a table of its own");
      case "shared":
        return this.shared(node);
      case "range":
        return overTable(
          { name: `range(${node.start}, ${node.end}, ${node.step})`, columns: new Map([[node.column.id, "range"]]) },
          [node.column],
          this.names.take("numbers"),
        );
      case "project": {
        const exprs = node.outputs.map((o) => o.expr);
        let block = this.block(node.input);
        if (!accepts(block, exprs) || block.distinctOn) block = this.closed(block, labelOf(node.input), exprs);
        const columns = node.outputs.map((o) => [o.column.id, { name: o.column.name, expr: within(block, o.expr) }] as const);
        return { ...block, columns: new Map(columns) };
      }
      case "filter": {
        let block = this.block(node.input);
        const settled =
          (isOpen(block) || (block.groups && !block.sample && !block.distinctOn && !isLimited(block))) && isStable(block, [node.condition]);
        if (!settled) block = this.closed(block, labelOf(node.input));
        const condition = within(block, node.condition);
        return block.groups ? { ...block, having: [...block.having, condition] } : { ...block, where: [...block.where, condition] };
      }
      case "generate": {
        const exprs = node.lists.map((l) => l.expr);
        let block = this.block(node.input);
        if (!isOpen(block) || block.order.length > 0 || !accepts(block, exprs)) block = this.closed(block, labelOf(node.input));
        const lists = node.lists.map(
          (l) => [l.column.id, { name: l.column.name, expr: unnested(within(block, l.expr), l.column) }] as const,
        );
        return this.closed({ ...block, columns: new Map([...block.columns, ...lists]) }, labelOf(node));
      }
      case "aggregate": {
        const named = [...node.groups, ...node.aggregates];
        const exprs = named.map((n) => n.expr);
        let block = this.block(node.input);
        if (!isOpen(block) || !isStable(block, exprs)) block = this.closed(block, labelOf(node.input), exprs);
        const columns = named.map((n) => [n.column.id, { name: n.column.name, expr: within(block, n.expr) }] as const);
        return { ...block, order: [], groups: node.groups.map((g) => within(block, g.expr)), columns: new Map(columns) };
      }
      case "window": {
        const exprs = node.windows.map((w) => w.expr);
        let block = this.block(node.input);
        if (!isOpen(block) || !accepts(block, exprs)) block = this.closed(block, labelOf(node.input));
        const made = node.windows.map((w) => [w.column.id, { name: w.column.name, expr: within(block, w.expr) }] as const);
        return { ...block, order: [], windowed: true, columns: new Map([...block.columns, ...made]) };
      }
      case "join":
        return this.join(node);
      case "union":
      case "set_operation":
        return this.combined(node);
      case "dedupe": {
        let block = this.block(node.input);
        if (!isOpen(block) || !isStable(block, outputOf(node).map(columnRef))) block = this.closed(block, labelOf(node.input));
        const output = outputOf(node);
        const keys = output.filter((c) => node.keys.includes(c.id)).map((c) => within(block, columnRef(c)));
        const rest = output.filter((c) => !node.keys.includes(c.id)).map((c) => within(block, columnRef(c)));
        const order = [...keys, ...rest].map((expr) => ({ expr, direction: "ascending", nulls: "first" }) as const);
        return { ...block, distinctOn: keys, order };
      }
      case "sort": {
        const exprs = node.keys.map((k) => k.expr);
        let block = this.block(node.input);
        if (isLimited(block) || block.distinctOn || !isStable(block, exprs)) block = this.closed(block, labelOf(node.input));
        return { ...block, order: node.keys.map((k) => ({ ...k, expr: within(block, k.expr) })) };
      }
      case "limit": {
        let block = this.block(node.input);
        if (block.last !== undefined) block = this.closed(block, labelOf(node.input));
        return { ...block, ...sliced(block, node) };
      }
      case "tail": {
        const label = labelOf(node.input);
        const block = this.closed(this.block(node.input), label);
        return { ...(block.last === undefined ? block : this.closed(block, label)), last: node.rows };
      }
      case "sample": {
        let block = this.block(node.input);
        if (!isOpen(block) || block.order.length > 0) block = this.closed(block, labelOf(node.input));
        const told = node.alone || isNumbered(node.input) ? undefined : outputOf(node.input).map((c) => within(block, columnRef(c)));
        return { ...block, sample: { lower: node.lower, upper: node.upper, seed: node.seed, told } };
      }
      case "repartition":
      case "hint":
        return this.block(node.input);
    }
  }

  private shared(node: Shared): Block {
    const ready = this.scope.table(node) ?? this.sharedTables.get(node.frame.id);
    if (ready) return overTable(ready, node.columns);
    const block = this.block(node.frame.plan);
    if (this.uses.get(node.frame.id) === 1) return block;
    const closed = this.closed(block, labelOf(node.frame.plan));
    const columns = [...closed.columns].map(([id, c]) => [id, closed.from.columns.get((c.expr as { id: number }).id)!] as const);
    const table = { name: closed.from.table, columns: new Map(columns) };
    this.sharedTables.set(node.frame.id, table);
    return overTable(table, node.columns);
  }

  private join(node: Join): Block {
    const condition = node.condition ? [node.condition] : [];
    const leftMayBeNull = node.type === "right" || node.type === "full";
    const rightMayBeNull = node.type === "left" || node.type === "full";
    const filtering = node.type === "semi" || node.type === "anti";
    let left = this.block(node.left);
    let right = this.block(node.right);
    const leftFits = isOpen(left) && isStable(left, condition) && (!leftMayBeNull || (left.where.length === 0 && onlyColumns(left)));
    if (!leftFits || (filtering && isUnderestimated(node, left))) left = this.closed(left, labelOf(node.left));
    const rightFits =
      isOpen(right) &&
      isStable(right, condition) &&
      right.joins.length === 0 &&
      (right.where.length === 0 || node.type === "inner" || node.type === "cross") &&
      (!(rightMayBeNull || filtering) || onlyColumns(right));
    if (!rightFits) right = this.closed(right, labelOf(node.right));
    const taken = new Names();
    for (const item of [left.from, ...left.joins.map((j) => j.item)]) taken.take(item.alias);
    const item = { ...right.from, alias: taken.take(right.from.alias) };
    const columns = new Map(filtering ? left.columns : [...left.columns, ...right.columns]);
    const both: Block = { ...left, columns: new Map([...left.columns, ...right.columns]) };
    const step = { type: node.type, item, condition: node.condition && within(both, node.condition) };
    return { ...left, order: [], joins: [...left.joins, step], where: [...left.where, ...right.where], columns };
  }

  private combined(node: Union | SetOperation): Block {
    const names = new Names();
    const columns = node.columns.map((c) => ({ column: c, name: names.take(c.name) }));
    const inputs = node.kind === "union" ? unionParts(node) : sidesOf(node);
    const parts = inputs.map(({ input, ids }) => {
      let block = this.block(input);
      if (block.distinctOn) block = this.closed(block, labelOf(input));
      const sql = selectSql(
        block,
        ids.map((id, i): Output => ({ name: columns[i]!.name, expr: block.columns.get(id)!.expr })),
      );
      return block.order.length > 0 || isLimited(block) ? `(\n${indent(sql)}\n)` : sql;
    });
    const word = node.kind === "union" ? "UNION ALL" : `${node.operation.toUpperCase()}${node.all ? " ALL" : ""}`;
    const table = this.cte(labelOf(node), parts.join(`\n${word}\n`));
    return overTable({ name: table, columns: new Map(columns.map((c) => [c.column.id, c.name])) }, node.columns);
  }

  /** The block as a table of the WITH list, with the columns that `users` read, or all. */
  private closed(block: Block, label: string, users?: readonly Expr[]): Block {
    if (isTable(block)) return block;
    const read = users && new Set(users.flatMap((e) => [...references(e)]));
    const kept = [...block.columns].filter(([id]) => !read || read.size === 0 || read.has(id));
    const names = new Names();
    const outputs = kept.map(([id, c]) => ({ id, name: names.take(c.name), expr: c.expr }));
    // DuckDB 1.5.5 pushes a join's filter on a column that is no key below DISTINCT ON, which then keeps other rows: nothing passes a fence.
    const table = this.cte(label, selectSql(block, outputs), block.distinctOn !== undefined);
    const columns = outputs.map((o) => newColumn(o.name, o.expr.type, o.expr.nullable));
    const from: FromItem = { table, alias: table, columns: new Map(columns.map((c) => [c.id, c.name])) };
    return blockOver(from, new Map(outputs.map((o, i): [number, BlockColumn] => [o.id, { name: o.name, expr: columnRef(columns[i]!) }])));
  }

  private cte(label: string, sql: string, fenced = false): string {
    const free = this.names.take(tableName(label));
    this.ctes.push({ name: free, sql, fenced });
    return free;
  }
}

function overTable(table: ReadyTable, columns: readonly Column[], alias = table.name): Block {
  const base = columns.map((c) => ({ plan: c, own: newColumn(table.columns.get(c.id)!, c.type, c.nullable) }));
  const from: FromItem = { table: table.name, alias, columns: new Map(base.map((b) => [b.own.id, b.own.name])) };
  return blockOver(from, new Map(base.map((b): [number, BlockColumn] => [b.plan.id, { name: b.plan.name, expr: columnRef(b.own) }])));
}

/**
 * Whether a semi or anti join must not change places with the joins before it. DuckDB takes any to leave a fifth of the rows and puts joins
 * that really leave few after it; with more conditions than equal keys most rows have a partner. A table between them keeps the order.
 */
function isUnderestimated(node: Join, { joins }: Block): boolean {
  const more = node.condition !== undefined && conjuncts(node.condition).length > joinKeys(node).left.length;
  return more && joins.some(({ type }) => type !== "semi" && type !== "anti");
}

/** Rows `limit` after `offset` of rows that are already cut so. */
function sliced(block: Block, { limit, offset }: Limit): Pick<Block, "limit" | "offset"> {
  const left = block.limit === undefined ? undefined : Math.max(0, block.limit - offset);
  const skipped = (block.offset ?? 0) + offset;
  return { limit: limit === undefined ? left : Math.min(limit, left ?? limit), offset: skipped === 0 ? undefined : skipped };
}
