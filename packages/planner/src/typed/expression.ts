import type { AggregateFunction, Constants, DataType, LiteralValue, ScalarFunction, WindowFunction } from "@volley/plan";
import type { Column } from "./column.ts";

interface Typed {
  readonly type: DataType;
  readonly nullable: boolean;
}

export interface LiteralExpr extends Typed {
  readonly kind: "literal";
  readonly value: LiteralValue;
}

export interface ColumnExpr extends Typed {
  readonly kind: "column";
  readonly id: number;
  readonly name: string;
}

export interface CallExpr extends Typed {
  readonly kind: "call";
  readonly name: string;
  readonly definition: ScalarFunction;
  readonly args: readonly Expr[];
}

export interface AggregateExpr extends Typed {
  readonly kind: "aggregate_call";
  readonly name: string;
  readonly definition: AggregateFunction;
  readonly args: readonly Expr[];
  readonly distinct: boolean;
}

export interface CastExpr extends Typed {
  readonly kind: "cast";
  readonly child: Expr;
  readonly mode: "ansi" | "try";
  /** Put there by the rules of types, not by the user. */
  readonly implicit: boolean;
  /** The session's time zone, where the conversion hangs on it. */
  readonly zone?: string;
}

export interface FieldExpr extends Typed {
  readonly kind: "field";
  readonly child: Expr;
  readonly name: string;
}

/** Column `part` of an aggregate's partial state, made from rows. */
export interface PartialExpr extends Typed {
  readonly kind: "partial";
  readonly call: AggregateExpr;
  readonly part: number;
}

/** An aggregate's result, merged from the columns of its partial state. */
export interface FinishExpr extends Typed {
  readonly kind: "finish";
  readonly call: AggregateExpr;
  readonly args: readonly Expr[];
}

/** An edge of a frame: a constant lies that far before or after the current row. */
export type FrameEdge =
  | { readonly kind: "unbounded" | "current_row" }
  | { readonly kind: "preceding" | "following"; readonly distance: LiteralExpr };

/** A function over the rows about each row. */
export interface WindowExpr extends Typed {
  readonly kind: "window_call";
  readonly name: string;
  readonly definition: WindowFunction | AggregateFunction;
  readonly args: readonly Expr[];
  readonly partitionBy: readonly Expr[];
  readonly orderBy: readonly SortKey[];
  /** Absent: what the function looks at by itself. */
  readonly frame?: { readonly unit: "rows" | "range"; readonly lower: FrameEdge; readonly upper: FrameEdge } | undefined;
}

/** What a higher-order function does with elements: an expression over its variables, which it gives their meaning. */
export interface LambdaExpr extends Typed {
  readonly kind: "lambda";
  readonly child: Expr;
  readonly variables: readonly VariableExpr[];
}

/** A parameter of the nearest lambda around it that has one of this name. */
export interface VariableExpr extends Typed {
  readonly kind: "variable";
  readonly name: string;
}

/** A resolved expression: every name bound, every node typed, every conversion explicit. */
export type Expr =
  | LiteralExpr
  | ColumnExpr
  | CallExpr
  | AggregateExpr
  | CastExpr
  | FieldExpr
  | LambdaExpr
  | VariableExpr
  | PartialExpr
  | FinishExpr
  | WindowExpr;

export interface Named {
  readonly column: Column;
  readonly expr: Expr;
}

export interface SortKey {
  readonly expr: Expr;
  readonly direction: "ascending" | "descending";
  readonly nulls: "first" | "last";
}

/** The values of those expressions that are constants; of a map, keys and values in turn. */
export function constantsOf(exprs: readonly Expr[]): Constants {
  return exprs.map((e) => {
    if (e.kind === "literal") return e.value;
    if (e.kind !== "call" || e.name !== "map") return undefined;
    const parts = constantsOf(e.args);
    return parts.every((part) => part !== undefined) ? parts : undefined;
  });
}

export function columnRef(column: Column): ColumnExpr {
  return { kind: "column", id: column.id, name: column.name, type: column.type, nullable: column.nullable };
}

/** An output that passes a column on under its own id. */
export function passed(column: Column): Named {
  return { column, expr: columnRef(column) };
}

export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case "call":
    case "aggregate_call":
    case "finish":
      return expr.args;
    case "cast":
    case "field":
    case "lambda":
      return [expr.child];
    case "partial":
      return expr.call.args;
    case "window_call":
      return [...expr.args, ...expr.partitionBy, ...expr.orderBy.map((key) => key.expr)];
    default:
      return [];
  }
}

/** The expression with each child changed; itself when none is. */
export function mapChildren(expr: Expr, change: (child: Expr) => Expr): Expr {
  const before = children(expr);
  const after = before.map(change);
  if (after.every((child, i) => child === before[i])) return expr;
  switch (expr.kind) {
    case "call":
    case "aggregate_call":
    case "finish":
      return { ...expr, args: after };
    case "cast":
    case "field":
    case "lambda":
      return { ...expr, child: after[0]! };
    case "partial":
      return { ...expr, call: { ...expr.call, args: after } };
    case "window_call": {
      const keys = expr.args.length + expr.partitionBy.length;
      return {
        ...expr,
        args: after.slice(0, expr.args.length),
        partitionBy: after.slice(expr.args.length, keys),
        orderBy: expr.orderBy.map((key, i) => ({ ...key, expr: after[keys + i]! })),
      };
    }
    default:
      return expr;
  }
}

/** Rebuilds a tree from the leaves up; unchanged parts keep their identity. */
export function mapExpr(expr: Expr, change: (e: Expr) => Expr): Expr {
  return change(mapChildren(expr, (child) => mapExpr(child, change)));
}

export function someExpr(expr: Expr, test: (e: Expr) => boolean): boolean {
  return test(expr) || children(expr).some((child) => someExpr(child, test));
}

/** Calls `visit` with the id of every column reference, repeats included. */
export function eachReference(expr: Expr, visit: (id: number) => void): void {
  if (expr.kind === "column") visit(expr.id);
  for (const child of children(expr)) eachReference(child, visit);
}

export function references(...exprs: readonly Expr[]): Set<number> {
  const ids = new Set<number>();
  for (const expr of exprs) eachReference(expr, (id) => ids.add(id));
  return ids;
}

/** Replaces column references by what `find` gives for their id; others stay. */
export function substitute(expr: Expr, find: (id: number) => Expr | undefined): Expr {
  return mapExpr(expr, (e) => (e.kind === "column" ? (find(e.id) ?? e) : e));
}

export function exprSize(expr: Expr): number {
  return children(expr).reduce((size, child) => size + exprSize(child), 1);
}

export function isDeterministic(expr: Expr): boolean {
  return !someExpr(
    expr,
    (e) => (e.kind === "call" && e.definition.deterministic === false) || (e.kind === "window_call" && isWithinTask(e)),
  );
}

/** Whether a call draws by a seed: then its last argument is the row's number. */
export function isSeeded({ seed }: ScalarFunction, args: readonly Expr[]): boolean {
  return seed !== undefined && args.length > seed;
}

export function isCostly(expr: Expr): boolean {
  return someExpr(expr, (e) => e.kind === "window_call" || (e.kind === "call" && e.definition.costly === true));
}

/** Whether it may be computed somewhere else, or twice, at no harm: nothing random, and nothing as slow as the user's own code. */
export function isMovable(expr: Expr): boolean {
  return isDeterministic(expr) && !someExpr(expr, (e) => e.kind === "call" && e.definition.user !== undefined);
}

export function hasAggregate(expr: Expr): boolean {
  return someExpr(expr, (e) => e.kind === "aggregate_call" || e.kind === "partial" || e.kind === "finish");
}

/** Whether it holds a function over a window that the user gave it. */
export function hasWindow(expr: Expr): boolean {
  return someExpr(expr, (e) => e.kind === "window_call" && !isWithinTask(e));
}

/** Whether it is a value of the task's own rows as they come, which needs none of other tasks. */
export function isWithinTask({ definition }: WindowExpr): boolean {
  return definition.kind === "window" && definition.withinTask === true;
}

/** Whether it means nothing outside the lambda it stands in. */
export function hasVariable(expr: Expr): boolean {
  return someExpr(expr, (e) => e.kind === "variable");
}

/** Text equal for expressions of equal meaning over the same columns. */
export function exprKey(expr: Expr): string {
  switch (expr.kind) {
    case "literal":
      return `${JSON.stringify(expr.value, (_, v: unknown) => (typeof v === "bigint" ? `${v}n` : typeof v === "number" && !Number.isFinite(v) ? String(v) : v))}:${JSON.stringify(expr.type)}`;
    case "column":
      return `#${expr.id}`;
    case "call":
      return `${expr.name}(${expr.args.map(exprKey).join(",")})`;
    case "aggregate_call":
      return `${expr.name}(${expr.distinct ? "distinct " : ""}${expr.args.map(exprKey).join(",")})`;
    case "cast":
      return `${expr.mode}_cast(${exprKey(expr.child)},${JSON.stringify(expr.type)})`;
    case "field":
      return `${exprKey(expr.child)}.${expr.name}`;
    case "lambda":
      return `(${expr.variables.map((v) => v.name).join(",")}) => ${exprKey(expr.child)}`;
    case "variable":
      return `$${expr.name}`;
    case "partial":
      return `partial${expr.part}(${exprKey(expr.call)})`;
    case "finish":
      return `finish(${exprKey(expr.call)};${expr.args.map(exprKey).join(",")})`;
    case "window_call": {
      const order = expr.orderBy.map((key) => `${exprKey(key.expr)} ${key.direction} ${key.nulls}`);
      const edge = (e: FrameEdge): string => ("distance" in e ? `${e.kind} ${exprKey(e.distance)}` : e.kind);
      const frame = expr.frame ? `${expr.frame.unit} ${edge(expr.frame.lower)} ${edge(expr.frame.upper)}` : "";
      return `${expr.name}(${expr.args.map(exprKey).join(",")}) over (${expr.partitionBy.map(exprKey).join(",")};${order.join(",")};${frame})`;
    }
  }
}

/** The conditions that all must hold. */
export function conjuncts(expr: Expr): readonly Expr[] {
  return expr.kind === "call" && expr.name === "and" ? expr.args.flatMap(conjuncts) : [expr];
}
