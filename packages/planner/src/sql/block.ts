import type { JoinType } from "@volley/plan";
import { type Expr, eachReference, isMovable, type SortKey, substitute } from "../typed/expression.ts";
import { inlines } from "../optimise/merge-projects.ts";

/** A table of the FROM clause. Its columns have base ids, unique within a statement. */
export interface FromItem {
  /** As SQL: a name, or a call of a table function. */
  readonly table: string;
  readonly alias: string;
  readonly columns: ReadonlyMap<number, string>;
}

export interface JoinStep {
  readonly type: JoinType;
  readonly item: FromItem;
  readonly condition?: Expr | undefined;
}

export interface BlockColumn {
  readonly name: string;
  /** Over base ids. */
  readonly expr: Expr;
}

/** Rows kept by a seeded random number, drawn by row number. */
export interface SampleStep {
  readonly lower: number;
  readonly upper: number;
  readonly seed: bigint;
  /** Where the input comes in no fixed order: what tells its rows; equal ones are numbered. */
  readonly told?: readonly Expr[] | undefined;
}

/** One SELECT in the making: clauses over the tables of its FROM, and the columns that can be asked of it. */
export interface Block {
  readonly from: FromItem;
  readonly joins: readonly JoinStep[];
  readonly where: readonly Expr[];
  readonly groups?: readonly Expr[] | undefined;
  readonly having: readonly Expr[];
  readonly sample?: SampleStep | undefined;
  /** Columns are values of windows over its rows, which nothing may change any more. */
  readonly windowed?: boolean | undefined;
  readonly distinctOn?: readonly Expr[] | undefined;
  readonly order: readonly SortKey[];
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** Only so many of the last rows; the block is a table and nothing else. */
  readonly last?: number | undefined;
  /** By the ids of the plan node it stands for. */
  readonly columns: ReadonlyMap<number, BlockColumn>;
}

export function blockOver(from: FromItem, columns: ReadonlyMap<number, BlockColumn>): Block {
  return { from, joins: [], where: [], having: [], order: [], columns };
}

/** Whether WHERE, GROUP BY and further joins may still be added: nothing after them in SQL's order of clauses is there. */
export function isOpen(block: Block): boolean {
  return !block.groups && !block.sample && !block.windowed && !block.distinctOn && !isLimited(block);
}

/** Whether only rows at certain places are kept: nothing may be filtered, joined or sorted in the block from there on. */
export function isLimited(block: Block): boolean {
  return block.limit !== undefined || block.offset !== undefined || block.last !== undefined;
}

/** A table and nothing else, its columns as they are. */
export function isTable(block: Block): boolean {
  return isOpen(block) && block.joins.length === 0 && block.where.length === 0 && block.order.length === 0 && onlyColumns(block);
}

export function onlyColumns(block: Block): boolean {
  return [...block.columns.values()].every((c) => c.expr.kind === "column");
}

/** The expression over the block's base columns. */
export function within(block: Block, expr: Expr): Expr {
  return substitute(expr, (id) => block.columns.get(id)?.expr);
}

/** Whether expressions may be written over the block's own: nothing heavy comes twice, nothing random is moved. */
export function accepts(block: Block, exprs: readonly Expr[]): boolean {
  return inlines(exprsOf(block), exprs);
}

/** As `accepts`, where a second computation is no loss. */
export function isStable(block: Block, exprs: readonly Expr[]): boolean {
  let stable = true;
  const own = exprsOf(block);
  for (const expr of exprs)
    eachReference(expr, (id) => {
      const found = own.get(id);
      if (found && !isMovable(found)) stable = false;
    });
  return stable;
}

function exprsOf(block: Block): ReadonlyMap<number, Expr> {
  return new Map([...block.columns].map(([id, c]) => [id, c.expr]));
}
