import { type Aggregate, type Expression, type Origin, type Project, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { type AggregateExpr, children, columnRef, type Expr, exprKey, mapChildren, type Named } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { asWritten } from "./as-written.ts";
import { defaultName } from "./default-name.ts";
import { named, resolve, resolveScalar, type Scope } from "./expression.ts";

interface Resolved {
  readonly expr: Expr;
  readonly name: string;
  readonly origin: Origin | undefined;
}

/**
 * Groups and aggregates: one node that holds plain aggregate calls, and a projection over it where an output computes with them.
 * Throws MISSING_AGGREGATION for a column that is neither grouped by nor inside an aggregate.
 */
export function resolveAggregate(relation: Aggregate | Project, input: Node, scope: Scope): { node: Node; outputs: readonly Named[] } {
  const entry = (expression: Expression, expr: Expr): Resolved => ({
    expr,
    name: expression.kind === "alias" ? expression.name : expr.kind === "column" ? expr.name : defaultName(expr),
    origin: expression.origin,
  });
  const groupings =
    relation.kind === "aggregate"
      ? relation.groupings.map(asWritten).map((e) => entry(e, resolveScalar(e, { ...scope, place: "groupBy" })))
      : [];
  const results = (relation.kind === "aggregate" ? relation.aggregates : relation.expressions)
    .map(asWritten)
    .map((e) => entry(e, resolve(e, scope)));

  const groups = groupings.map(({ expr, name }): Named => ({ column: newColumn(name, expr.type, expr.nullable), expr }));
  const grouped = new Map(groups.map((g) => [exprKey(g.expr), columnRef(g.column)]));
  const calls = new Map<string, Named>();
  const call = (expr: AggregateExpr, name: string): Expr => {
    const key = exprKey(expr);
    const known = calls.get(key) ?? { column: newColumn(name, expr.type, expr.nullable), expr };
    calls.set(key, known);
    return columnRef(known.column);
  };
  const outputs = results.map(({ expr, name, origin }): Named => {
    const above = lift(expr, grouped, (e) => call(e, e === expr ? name : defaultName(e)), origin, groupings);
    return named(above, name);
  });
  const node: Node = { kind: "aggregate", input, groups, aggregates: [...calls.values()], phase: "whole" };
  return { node, outputs: [...groups.map((g): Named => ({ column: g.column, expr: columnRef(g.column) })), ...outputs] };
}

/** Rewrites an output to read groups and aggregate results instead of input columns. */
function lift(
  expr: Expr,
  grouped: ReadonlyMap<string, Expr>,
  call: (e: AggregateExpr) => Expr,
  origin: Origin | undefined,
  groupings: readonly Resolved[],
): Expr {
  const group = grouped.get(exprKey(expr));
  if (group) return group;
  if (expr.kind === "aggregate_call") return call(expr);
  if (expr.kind === "column") {
    const by = groupings.length === 0 ? "there is no groupBy" : `grouped by ${groupings.map((g) => g.name).join(", ")}`;
    throw new VolleyError("MISSING_AGGREGATION", `column "${expr.name}" is neither grouped by nor inside an aggregate (${by})`, {
      origin,
      hints: [`group by it as well, or take one value of each group: min(col("${expr.name}"))`],
    });
  }
  if (children(expr).length === 0) return expr;
  return mapChildren(expr, (child) => lift(child, grouped, call, origin, groupings));
}
