import { nestedOrder, isIntegral, isNumeric, type LambdaSql, sameType, sqlString } from "@volley/plan";
import {
  type AggregateExpr,
  type CastExpr,
  constantsOf,
  type Expr,
  type FrameEdge,
  type LambdaExpr,
  type SortKey,
  type WindowExpr,
} from "../typed/expression.ts";
import { castSql } from "./cast.ts";
import { literal, looseLiteral } from "./literal.ts";
import { name } from "./name.ts";

/** How a column reference reads here. */
export type ColumnSql = (id: number) => string;

/** Functions whose arguments DuckDB brings to the widest of their types, as the plan did. */
const widening: ReadonlySet<string> = new Set(["+", "-", "*", "%", "==", "!=", "<", "<=", ">", ">=", "<=>", "in"]);

/** Functions whose SQL sets its arguments apart by words or commas, so that they need no parentheses. */
const delimited: ReadonlySet<string> = new Set(["when", "if", "coalesce", "ifnull", "greatest", "least", "nullif"]);

/** How the parameters of the lambdas around an expression read. */
type VariableSql = ReadonlyMap<string, string>;

/** An expression as DuckDB SQL of exactly its type. */
export function expressionSql(expr: Expr, column: ColumnSql, variables: VariableSql = new Map()): string {
  const sql = (e: Expr): string => expressionSql(e, column, variables);
  switch (expr.kind) {
    case "literal":
      return literal(expr.value, expr.type);
    case "column":
      return column(expr.id);
    case "cast":
      if (isWidening(expr.child) && expr.implicit && sameType(expr.type, expr.child.child.type)) return sql(expr.child.child);
      return castSql(sql(expr.child), expr.child.type, expr.type, { mode: expr.mode, zone: expr.zone ?? "UTC" });
    case "field":
      return expr.child.kind === "column" || expr.child.kind === "field"
        ? `${sql(expr.child)}.${name(expr.name)}`
        : `struct_extract(${sql(expr.child)}, ${sqlString(expr.name)})`;
    case "variable":
      return variables.get(expr.name)!;
    case "lambda":
      throw new Error("a lambda is an argument of a higher-order function");
    case "call": {
      const types = expr.args.map((arg) => arg.type);
      if (expr.definition.lambdas)
        return expr.definition.sql(
          expr.args.filter((arg) => arg.kind !== "lambda").map(sql),
          types,
          expr.type,
          constantsOf(expr.args),
          expr.args.flatMap((arg) => (arg.kind === "lambda" ? [bodySql(arg, column, variables)] : [])),
        );
      if (expr.name === "and" || expr.name === "or") return logicSql(expr.name, expr, sql);
      if (delimited.has(expr.name))
        return expr.definition.sql(
          expr.args.map((arg) => bare(sql(arg))),
          types,
          expr.type,
          constantsOf(expr.args),
          [],
        );
      const exact = expr.type.kind === "decimal" && widening.has(expr.name);
      const anchored = (widening.has(expr.name) && expr.args.some((arg) => isAnchor(arg, expr.args))) || expr.name === "/" || exact;
      return expr.definition.sql(
        expr.args.map((arg) => (anchored ? (shortForm(arg, sql) ?? sql(arg)) : sql(arg))),
        types,
        expr.type,
        constantsOf(expr.args),
        [],
      );
    }
    case "aggregate_call": {
      const given = addends(expr);
      const [args, types] = [given.args.map(sql), argumentTypes(given)];
      const { calls, value } = expr.definition;
      const made = calls(expr.distinct ? args.map((arg, i) => (i === 0 ? `DISTINCT ${arg}` : arg)) : args, types, expr.type);
      return value ? value(made, expr.type, types, args) : made[0]!;
    }
    case "window_call":
      return windowSql(expr, sql);
    case "partial": {
      const given = addends(expr.call);
      return state(given, given.args.map(sql)).columns[expr.part]!.make;
    }
    case "finish": {
      const { columns, finish } = state(
        expr.call,
        expr.call.args.map(() => "NULL"),
      );
      return finish(columns.map((part, i) => part.merge(sql(expr.args[i]!))));
    }
  }
}

/** The call over arguments without a conversion that does not change what is added up. */
function addends(call: AggregateExpr): AggregateExpr {
  return call.definition.adds ? { ...call, args: call.args.map((arg) => (isWidening(arg) ? arg.child : arg)) } : call;
}

/** A conversion of a decimal, not by the user, to one with more digits before the point. */
function isWidening(expr: Expr): expr is CastExpr {
  if (expr.kind !== "cast" || !expr.implicit || expr.type.kind !== "decimal" || expr.child.type.kind !== "decimal") return false;
  return expr.type.scale === expr.child.type.scale && expr.type.precision >= expr.child.type.precision;
}

function logicSql(operator: "and" | "or", expr: Expr, sql: (e: Expr) => string): string {
  const parts = flat(operator, expr).map((e) => (e.kind === "call" && (e.name === "and" || e.name === "or") ? sql(e) : bare(sql(e))));
  return `(${parts.join(operator === "and" ? " AND " : " OR ")})`;
}

function flat(operator: string, expr: Expr): readonly Expr[] {
  return expr.kind === "call" && expr.name === operator ? expr.args.flatMap((arg) => flat(operator, arg)) : [expr];
}

export function state(call: AggregateExpr, args: readonly string[]) {
  return call.definition.state!(args, argumentTypes(call), call.type);
}

function argumentTypes(call: AggregateExpr | WindowExpr) {
  return call.args.map((arg) => arg.type);
}

function windowSql(expr: WindowExpr, sql: (e: Expr) => string): string {
  const { definition, partitionBy, orderBy, frame } = expr;
  const clauses = [
    ...(partitionBy.length > 0 ? [`PARTITION BY ${partitionBy.map((key) => bare(sql(key))).join(", ")}`] : []),
    ...(orderBy.length > 0
      ? [`ORDER BY ${orderBy.map((key) => sortKeySql(nestedOrder(bare(sql(key.expr)), key.expr.type), key)).join(", ")}`]
      : []),
    ...(frame ? [`${frame.unit.toUpperCase()} BETWEEN ${edgeSql(frame.lower, "PRECEDING")} AND ${edgeSql(frame.upper, "FOLLOWING")}`] : []),
  ];
  const calls = (definition.kind === "aggregate" && definition.windowCalls) || definition.calls;
  const made = calls(expr.args.map(sql), argumentTypes(expr), expr.type).map((call) => `${call} OVER (${clauses.join(" ")})`);
  return definition.value ? definition.value(made, expr.type, argumentTypes(expr), expr.args.map(sql)) : made[0]!;
}

function edgeSql(edge: FrameEdge, side: string): string {
  if (edge.kind === "unbounded") return `UNBOUNDED ${side}`;
  if (!("distance" in edge)) return "CURRENT ROW";
  const { value, type } = edge.distance;
  return `${looseLiteral(value, type) ?? literal(value, type)} ${edge.kind.toUpperCase()}`;
}

/** Nulls where Spark puts them, whatever DuckDB's default. */
export function sortKeySql(text: string, { direction, nulls }: SortKey): string {
  return `${text}${direction === "descending" ? " DESC" : ""} NULLS ${nulls === "first" ? "FIRST" : "LAST"}`;
}

/** An argument that keeps the type of all of them when its neighbours are written short. */
function isAnchor(arg: Expr, all: readonly Expr[]): boolean {
  return isNumeric(arg.type) && arg.kind !== "literal" && !isElidable(arg) && all.every((other) => sameType(other.type, arg.type));
}

function isElidable(expr: Expr): expr is CastExpr {
  return expr.kind === "cast" && expr.implicit && isIntegral(expr.type) && isIntegral(expr.child.type);
}

function shortForm(expr: Expr, sql: (e: Expr) => string): string | undefined {
  if (expr.kind === "literal") return looseLiteral(expr.value, expr.type);
  return isElidable(expr) ? sql(expr.child) : undefined;
}

function bodySql(lambda: LambdaExpr, column: ColumnSql, variables: VariableSql): LambdaSql {
  return (...given) =>
    expressionSql(lambda.child, column, new Map([...variables, ...lambda.variables.map((v, i) => [v.name, given[i]!] as const)]));
}

/** Without parentheses around the whole. */
export function bare(sql: string): string {
  if (!sql.startsWith("(") || !sql.endsWith(")")) return sql;
  let depth = 0;
  let quote: string | undefined;
  for (let i = 0; i < sql.length; i++) {
    const c = sql[i]!;
    if (quote) quote = c === quote ? undefined : quote;
    else if (c === "'" || c === '"') quote = c;
    else if (c === "(") depth++;
    else if (c === ")" && --depth === 0 && i < sql.length - 1) return sql;
  }
  return bare(sql.slice(1, -1));
}
