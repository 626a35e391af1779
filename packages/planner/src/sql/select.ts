import { duckdbType, isNested, nestedOrder } from "@volley/plan";
import type { JoinType } from "@volley/plan";
import { conjuncts, type Expr, exprKey, hasAggregate, type SortKey } from "../typed/expression.ts";
import type { Block, FromItem, SampleStep } from "./block.ts";
import { bare, type ColumnSql, expressionSql, sortKeySql } from "./expression.ts";
import { name } from "./name.ts";

export interface Output {
  readonly name: string;
  readonly expr: Expr;
}

/** A column made of raw SQL, given how columns read. */
export interface ExtraOutput {
  readonly name: string;
  readonly sql: (column: ColumnSql) => string;
}

const joinWords: { readonly [T in JoinType]: string } = {
  inner: "JOIN",
  left: "LEFT JOIN",
  right: "RIGHT JOIN",
  full: "FULL JOIN",
  semi: "SEMI JOIN",
  anti: "ANTI JOIN",
  cross: "CROSS JOIN",
};

/** A block as SQL text. */
export function selectSql(block: Block, outputs: readonly Output[], extras: readonly ExtraOutput[] = []): string {
  const column = columnNames(block, outputs);
  const sql = (expr: Expr): string => expressionSql(expr, column);
  const items = outputs.map((o) => item(bare(sql(o.expr)), o.name));
  for (const extra of extras) items.push(item(extra.sql(column), extra.name));
  const lines = [`${selectWord(block, outputs, sql)}${listed(items)}`, `FROM ${fromText(block.from)}`];
  for (const join of block.joins) {
    const on = join.type === "cross" ? "" : ` ON ${join.condition ? bare(sql(join.condition)) : "true"}`;
    lines.push(`${joinWords[join.type]} ${fromText(join.item)}${on}`);
  }
  if (block.where.length > 0) lines.push(`WHERE ${conditions(block.where, sql)}`);
  if (block.groups && block.groups.length > 0 && !isDistinct(block, outputs))
    lines.push(`GROUP BY ${block.groups.map((g) => groupSql(g, sql)).join(", ")}`);
  // One row for all of them, also where nothing says that it is an aggregate.
  if (block.groups?.length === 0 && ![...outputs.map((o) => o.expr), ...block.having].some(hasAggregate)) lines.push("GROUP BY ()");
  if (block.having.length > 0) lines.push(`HAVING ${conditions(block.having, sql)}`);
  if (block.sample) lines.push(`QUALIFY ${sampleSql(block.sample, sql)}`);
  if (block.order.length > 0)
    lines.push(`ORDER BY ${block.order.map((key) => orderSql(key, outputs, sql, block.distinctOn !== undefined)).join(", ")}`);
  if (block.limit !== undefined) lines.push(`LIMIT ${block.limit}`);
  if (block.offset !== undefined) lines.push(`OFFSET ${block.offset}`);
  if (block.last !== undefined)
    lines.push(`LIMIT ${block.last} OFFSET (SELECT greatest(count(*) - ${block.last}, 0) FROM ${fromText(block.from)})`);
  return lines.join("\n");
}

/** Two blanks before each line; lines that begin inside a quoted text stay as they are. */
export function indent(sql: string): string {
  let quote: string | undefined;
  let indented = "  ";
  for (const c of sql) {
    if (quote) quote = c === quote ? undefined : quote;
    else if (c === "'" || c === '"') quote = c;
    indented += c === "\n" && !quote ? "\n  " : c;
  }
  return indented;
}

/** Columns read bare, or behind their table where a name could be taken for another: in ORDER BY, output names come first. */
function columnNames(block: Block, outputs: readonly Output[]): ColumnSql {
  const items = [block.from, ...block.joins.map((j) => j.item)];
  const home = new Map(items.flatMap((from) => [...from.columns].map(([id, own]) => [id, { from, own }] as const)));
  const shadowed =
    block.order.length > 0 &&
    outputs.some((o) =>
      [...home].some(([id, { own }]) => own.toLowerCase() === o.name.toLowerCase() && !(o.expr.kind === "column" && o.expr.id === id)),
    );
  const qualify = items.length > 1 || shadowed;
  return (id) => {
    const found = home.get(id);
    if (!found) throw new Error(`column ${id} is not in ${items.map((i) => i.alias).join(", ")}`);
    return qualify ? `${name(found.from.alias)}.${name(found.own)}` : name(found.own);
  };
}

/** The alias is left out where the expression is a column of that name. */
function item(sql: string, alias: string): string {
  const text = name(alias);
  const isColumn = sql === text || (sql.endsWith(`.${text}`) && /^[\w".]+$/.test(sql));
  return isColumn ? sql : `${sql} AS ${text}`;
}

function listed(items: readonly string[]): string {
  const line = items.join(", ");
  return line.length <= 100 && !line.includes("\n") ? ` ${line}` : `\n  ${items.join(",\n  ")}`;
}

function fromText(from: FromItem): string {
  return from.table === from.alias
    ? name(from.table)
    : `${from.table.includes("(") ? from.table : name(from.table)} AS ${name(from.alias)}`;
}

function conditions(list: readonly Expr[], sql: (e: Expr) => string): string {
  const all = list.flatMap(conjuncts);
  return all.map((c) => (all.length > 1 && c.kind === "call" && c.name === "or" ? sql(c) : bare(sql(c)))).join("\n  AND ");
}

function selectWord(block: Block, outputs: readonly Output[], sql: (e: Expr) => string): string {
  if (block.distinctOn) return `SELECT DISTINCT ON (${block.distinctOn.map((key) => placeless(key, sql)).join(", ")})`;
  return isDistinct(block, outputs) ? "SELECT DISTINCT" : "SELECT";
}

function isDistinct(block: Block, outputs: readonly Output[]): boolean {
  if (!block.groups || block.groups.length === 0 || block.having.length > 0 || block.order.length > 0) return false;
  const keys = new Set(block.groups.map(exprKey));
  return keys.size === outputs.length && outputs.every((o) => keys.has(exprKey(o.expr)));
}

/** A whole number, also as - -3, which DuckDB reads as 3, would mean a position in the select list. */
const isPlace = (text: string): boolean => /^[-()\s\d]+$/.test(text);

function groupSql(group: Expr, sql: (e: Expr) => string): string {
  const text = sql(group);
  return isPlace(text) ? `CAST(${bare(text)} AS ${duckdbType(group.type)})` : bare(text);
}

/** A key that is a constant is no place in the select list, nor refused for having no effect. */
function placeless(key: Expr, sql: (e: Expr) => string): string {
  const text = sql(key);
  return key.kind === "literal" || isPlace(text) ? `CAST(${text} AS VARCHAR)` : bare(text);
}

/** `anyhow`: which of several rows comes first does not matter, if it is always the same. */
function orderSql(key: SortKey, outputs: readonly Output[], sql: (e: Expr) => string, anyhow: boolean): string {
  const own = exprKey(key.expr);
  const output =
    key.expr.kind === "column" || (isNested(key.expr.type) && !anyhow) ? undefined : outputs.find((o) => exprKey(o.expr) === own);
  const text = output ? name(output.name) : placeless(key.expr, sql);
  // A constant has no order to keep, and no more its type.
  return sortKeySql(anyhow || key.expr.kind === "literal" ? text : nestedOrder(text, key.expr.type), key);
}

const steps = 2 ** 53;

function sampleSql({ lower, upper, seed, told }: SampleStep, sql: (e: Expr) => string): string {
  const row = told && `hash(${told.map(sql).join(", ")})`;
  const draw = row ? `hash(${seed}, row_number() OVER (PARTITION BY ${row}), ${row})` : `hash(${seed}, row_number() OVER ())`;
  return `hash(${draw}) % ${steps} BETWEEN ${Math.ceil(lower * steps)} AND ${Math.ceil(upper * steps) - 1}`;
}
