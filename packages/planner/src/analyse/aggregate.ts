import { type Aggregate, type Expression, type Origin, programName, type Project, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { type AggregateExpr, children, columnRef, type Expr, exprKey, mapChildren, type Named, substitute } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { asWritten } from "./as-written.ts";
import { defaultName } from "./default-name.ts";
import type { Analyzed } from "./analyzed.ts";
import { normalised } from "./normalised.ts";
import { named, resolve, resolveScalar, type Scope } from "./expression.ts";
import { withRowNumbers } from "./window.ts";
import { expand, type Expanded, setsOf } from "./grouping-sets.ts";

interface Resolved {
  readonly expr: Expr;
  readonly name: string;
  readonly origin: Origin | undefined;
}

/**
 * Groups and aggregates: one node that holds plain aggregate calls, and a projection over it where an output computes with them.
 * Throws MISSING_AGGREGATION for a column that is neither grouped by nor inside an aggregate.
 */
export function resolveAggregate(relation: Aggregate | Project, input: Analyzed, scope: Scope): { node: Node; outputs: readonly Named[] } {
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

  const expanded = relation.kind === "aggregate" && relation.sets !== undefined ? expandedBy(relation, groupings, input, scope) : undefined;
  const groups = groupings.map(({ expr, name }, i): Named => {
    const key = expanded?.keys[i];
    return key
      ? { column: newColumn(name, key.type, true), expr: columnRef(key) }
      : { column: newColumn(name, expr.type, expr.nullable), expr: normalised(expr) };
  });
  const grouped = new Map(groupings.map((g, i) => [exprKey(g.expr), columnRef(groups[i]!.column)]));
  const set = expanded && { column: newColumn(expanded.set.name, expanded.set.type, false), expr: columnRef(expanded.set) };
  const calls = new Map<string, Named>();
  const call = (expr: AggregateExpr, name: string, origin: Origin | undefined): Expr => {
    if (expr.definition.ofGroupingSet) {
      if (!expanded || !set) throw noSets(expr, origin);
      return substitute(expanded.indicator(expr, origin), () => columnRef(set.column));
    }
    const key = exprKey(expr);
    const known = calls.get(key) ?? { column: newColumn(name, expr.type, expr.nullable), expr: expanded ? expanded.moved(expr) : expr };
    calls.set(key, known);
    return columnRef(known.column);
  };
  const outputs = results.map(({ expr, name, origin }): Named => {
    const above = lift(expr, grouped, (e) => call(e, e === expr ? name : defaultName(e), origin), origin, groupings);
    return named(above, name);
  });
  const below = withRowNumbers(
    expanded?.node ?? input.node,
    groups.map((g) => g.expr),
  );
  const numbered = groups.map((g, i): Named => ({ ...g, expr: below.exprs[i]! }));
  const node: Node = {
    kind: "aggregate",
    input: below.node,
    groups: set ? [...numbered, set] : numbered,
    aggregates: [...calls.values()],
    phase: "whole",
  };
  return { node, outputs: [...groups.map((g): Named => ({ column: g.column, expr: columnRef(g.column) })), ...outputs] };
}

function expandedBy(relation: Aggregate, groupings: readonly Resolved[], input: Analyzed, scope: Scope): Expanded {
  const keys = groupings.map((g) => exprKey(g.expr));
  const positionOf = (expression: Expression): number => {
    const expr = resolveScalar(expression, { ...scope, place: "groupingSets" });
    const at = keys.indexOf(exprKey(expr));
    if (at >= 0) return at;
    throw new VolleyError("GROUPING_COLUMN_MISMATCH", `${defaultName(expr)} stands in a set, but not among the columns to group by`, {
      origin: expression.origin ?? relation.origin,
      where: [`grouped by ${groupings.map((g) => g.name).join(", ")}`],
    });
  };
  const exprs = groupings.map((g) => normalised(g.expr));
  return expand(
    input,
    exprs,
    groupings.map((g) => g.name),
    setsOf(relation, exprs, positionOf),
  );
}

function noSets(expr: AggregateExpr, origin: Origin | undefined): VolleyError {
  return new VolleyError(
    "UNSUPPORTED_GROUPING_EXPRESSION",
    `${programName(expr.name)}() tells the sets of rollup(), cube() and groupingSets() apart, and there are none`,
    { origin },
  );
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
