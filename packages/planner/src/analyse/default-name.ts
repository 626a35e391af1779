import { typeText } from "@volley/plan";
import {
  type AggregateExpr,
  type CallExpr,
  type Expr,
  type FrameEdge,
  isSeeded,
  isWithinTask,
  type LiteralExpr,
  type SortKey,
  type WindowExpr,
} from "../typed/expression.ts";

const infix: Readonly<Record<string, string>> = {
  "+": "+",
  "-": "-",
  "*": "*",
  "/": "/",
  "%": "%",
  div: "div",
  "==": "=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
  "<=>": "<=>",
  and: "AND",
  or: "OR",
};

const special: Readonly<Record<string, (args: readonly string[]) => string>> = {
  "!=": ([a, b]) => `(NOT (${a} = ${b}))`,
  not: ([a]) => `(NOT ${a})`,
  spark_partition_id: () => "SPARK_PARTITION_ID()",
  isNull: ([a]) => `(${a} IS NULL)`,
  isNotNull: ([a]) => `(${a} IS NOT NULL)`,
  isNaN: ([a]) => `isnan(${a})`,
  in: ([a, ...list]) => `(${a} IN (${list.join(", ")}))`,
  like: ([a, b]) => `${a} LIKE ${b}`,
  rlike: ([a, b]) => `RLIKE(${a}, ${b})`,
  array_item: ([a, i]) => `${a}[${i}]`,
  map_item: ([m, k]) => `${m}[${k}]`,
  array_fields: ([a, f]) => `${a}.${f}`,
  with_field: ([s, f, v]) => `update_fields(${s}, WithField(${f}, ${v}))`,
  drop_field: ([s, f]) => `update_fields(${s}, DropField(${f}))`,
  if: ([c, a, b]) => `(IF(${c}, ${a}, ${b}))`,
  when: (args) => {
    const pairs = [];
    for (let i = 0; i + 1 < args.length; i += 2) pairs.push(`WHEN ${args[i]} THEN ${args[i + 1]}`);
    return `CASE ${pairs.join(" ")}${args.length % 2 === 1 ? ` ELSE ${args.at(-1)}` : ""} END`;
  },
};

/** The name Spark gives an expression that has none: `sum(x)`, `(a + 1)`, `x` for a cast of column x. */
export function defaultName(expr: Expr): string {
  const plain = userPart(expr);
  if (plain.kind === "cast" && userPart(plain.child).kind === "column") return defaultName(plain.child);
  return expressionName(plain);
}

function userPart(expr: Expr): Expr {
  return expr.kind === "cast" && expr.implicit ? userPart(expr.child) : expr;
}

/** An expression as Spark prints it. */
export function expressionName(given: Expr): string {
  const expr = userPart(given);
  switch (expr.kind) {
    case "literal":
      return literalText(expr);
    case "column":
    case "field":
      return expr.name;
    case "cast":
      return `${expr.mode === "try" ? "TRY_CAST" : "CAST"}(${expressionName(expr.child)} AS ${typeText(expr.type).toUpperCase()})`;
    case "call":
      return callText(titleOf(expr), (isSeeded(expr.definition, expr.args) ? expr.args.slice(0, -1) : expr.args).map(expressionName));
    case "aggregate_call":
      return `${titleOf(expr)}(${expr.distinct ? "DISTINCT " : ""}${expr.args.length === 0 ? "1" : expr.args.map(expressionName).join(", ")})`;
    case "lambda":
      return `lambdafunction(${[expressionName(expr.child), ...expr.variables.map((v) => v.name)].join(", ")})`;
    case "variable":
      return expr.name;
    case "partial":
    case "finish":
      return expressionName(expr.call);
    case "window_call":
      return windowText(expr);
  }
}

/** What a function is called by users. */
function titleOf({ name, definition }: CallExpr | AggregateExpr | WindowExpr): string {
  return definition.user?.function.name ?? name;
}

/** A call of a catalogue function, operators between their arguments. */
export function callText(name: string, args: readonly string[]): string {
  const operator = infix[name];
  if (operator && args.length === 2) return `(${args[0]} ${operator} ${args[1]})`;
  if (name === "-" && args.length === 1) return `(- ${args[0]})`;
  return special[name]?.(args) ?? `${name}(${args.join(", ")})`;
}

/** With the frame it has when none is given, as Spark prints it. */
function windowText(expr: WindowExpr): string {
  if (isWithinTask(expr)) return `${expr.name}()`;
  const parts = [
    ...(expr.partitionBy.length > 0 ? [`PARTITION BY ${expr.partitionBy.map(expressionName).join(", ")}`] : []),
    ...(expr.orderBy.length > 0 ? [`ORDER BY ${expr.orderBy.map(sortKeyText).join(", ")}`] : []),
    frameText(expr),
  ];
  const name = /rank$/.test(expr.name) ? expr.name.toUpperCase() : titleOf(expr);
  return `${name}(${windowArguments(expr).join(", ")}) OVER (${parts.join(" ")})`;
}

function windowArguments({ name, definition, args }: WindowExpr): readonly string[] {
  if (name === "count" && args.length === 0) return ["1"];
  const all = args.map(expressionName);
  return definition.kind === "window" && definition.frame === "none" ? [all[0]!, all[1] ?? "1", all[2] ?? "NULL"] : all;
}

function frameText({ name, definition, args, orderBy, frame }: WindowExpr): string {
  const own = definition.kind === "window" ? definition.frame : undefined;
  if (own === "none") {
    const offset = Number(args[1]?.kind === "literal" ? args[1].value : 1) * (name === "lag" ? -1 : 1);
    return `ROWS BETWEEN ${offset} FOLLOWING AND ${offset} FOLLOWING`;
  }
  if (frame) return `${frame.unit.toUpperCase()} BETWEEN ${edgeText(frame.lower, "PRECEDING")} AND ${edgeText(frame.upper, "FOLLOWING")}`;
  if (orderBy.length === 0) return "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING";
  return `${own === "rows" ? "ROWS" : "RANGE"} BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW`;
}

function edgeText(edge: FrameEdge, side: string): string {
  if (edge.kind === "unbounded") return `UNBOUNDED ${side}`;
  return "distance" in edge ? `${edge.kind === "preceding" ? "-" : ""}${literalText(edge.distance)} FOLLOWING` : "CURRENT ROW";
}

function sortKeyText({ expr, direction, nulls }: SortKey): string {
  return `${expressionName(expr)} ${direction === "ascending" ? "ASC" : "DESC"} NULLS ${nulls.toUpperCase()}`;
}

export function literalText({ value, type }: Pick<LiteralExpr, "value" | "type">): string {
  if (value === null) return "NULL";
  if (type.kind === "date") return `DATE '${new Date(Number(value) * 86_400_000).toISOString().slice(0, 10)}'`;
  if (type.kind === "double" && Number.isInteger(value)) return `${Number(value)}.0`;
  return Array.isArray(value) ? `array(${value.join(", ")})` : String(value);
}
