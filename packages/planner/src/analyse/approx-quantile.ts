import { type ApproxQuantile, arrayType, isNumeric, type Origin, simpleTypes, typeText, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type LiteralExpr, type Named } from "../typed/expression.ts";
import type { Aggregate, Project } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { aggregateCall, call } from "./call.ts";
import { coerced } from "./coerce.ts";
import { withoutNaN } from "./missing-values.ts";
import { the } from "./scope.ts";

const quantiles = arrayType(simpleTypes.double, false);

/**
 * One row with an array of quantiles for each column, over its values that are neither null nor NaN; empty where there are none. They are
 * exact, which any relative error allows. Throws INVALID_ARGUMENT as Spark's approxQuantile does.
 */
export function approxQuantile({ names, probabilities, relativeError, origin }: ApproxQuantile, { node, visible }: Analyzed): Project {
  requireShares(probabilities, relativeError, origin);
  const columns = names.map((name) => numbers(the(visible, name, "column", origin).column, origin));
  const found = columns.map((column) => quantilesOf(column, probabilities));
  const aggregate: Aggregate = { kind: "aggregate", input: node, groups: [], aggregates: found, phase: "whole" };
  const none: LiteralExpr = { kind: "literal", value: [], type: quantiles, nullable: false };
  const all = call("array", ...found.map(({ column }) => call("coalesce", columnRef(column), none)));
  return { kind: "project", input: aggregate, outputs: [{ column: newColumn("approx_quantile", all.type, false), expr: all }] };
}

function quantilesOf(column: Column, probabilities: readonly number[]): Named {
  const shares: LiteralExpr = { kind: "literal", value: probabilities, type: quantiles, nullable: false };
  const expr = aggregateCall("percentile_approx", coerced(withoutNaN(column), simpleTypes.double), shares as Expr);
  return { column: newColumn(column.name, expr.type, true), expr };
}

function requireShares(probabilities: readonly number[], relativeError: number, origin: Origin | undefined): void {
  const wrong = probabilities.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined)
    throw new VolleyError("INVALID_ARGUMENT", `approxQuantile() takes probabilities from 0 to 1, got ${wrong}`, { origin });
  if (!(relativeError >= 0))
    throw new VolleyError("INVALID_ARGUMENT", `approxQuantile() takes a relative error of 0 or more, got ${relativeError}`, { origin });
}

function numbers(column: Column, origin: Origin | undefined): Column {
  if (isNumeric(column.type)) return column;
  throw new VolleyError("INVALID_ARGUMENT", `approxQuantile() needs numbers, and column "${column.name}" is ${typeText(column.type)}`, {
    origin,
  });
}
