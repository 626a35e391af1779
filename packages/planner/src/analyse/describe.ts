import { type DataType, type Describe, isNumeric, simpleTypes } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named } from "../typed/expression.ts";
import type { Node, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { aggregateCall, constant } from "./call.ts";
import { the } from "./scope.ts";
import { unionOf } from "./unpivot.ts";

/** The rows of `describe`, and the aggregate that each shows. */
const statistics = { count: "count", mean: "avg", stddev: "stddev", min: "min", max: "max" } as const;

/** One aggregation of all columns, whose single row is laid out as a row for each statistic. */
export function describe({ names, origin }: Describe, { node, visible, ...rest }: Analyzed): Union {
  const columns = names.length === 0 ? visible.map((v) => v.column) : names.map((name) => the(visible, name, "column", origin).column);
  const described = columns.filter(({ type }) => isNumeric(type) || type.kind === "string");
  const results = described.map((column) => Object.entries(statistics).map(([label, name]) => statistic(label, name, column)));
  const totals: Node = { kind: "aggregate", input: node, groups: [], aggregates: [...results.flat(), rowCount()], phase: "whole" };
  const rows = Object.keys(statistics).map((label, i) => [
    constant(label, "string"),
    ...results.map((ofColumn): Expr => asText(columnRef(ofColumn[i]!.column))),
  ]);
  const outputs = [newColumn("summary", simpleTypes.string, true), ...described.map((c) => newColumn(c.name, simpleTypes.string, true))];
  return unionOf({ ...rest, node: totals, visible: [] }, outputs, rows);
}

/** Text counts as a number where it reads as one. */
function statistic(label: string, name: string, column: Column): Named {
  const ref = columnRef(column);
  const numeric = isNumeric(column.type) || label === "count" || label === "min" || label === "max";
  return aggregated(`${label}_${column.name}`, name, [numeric ? ref : { ...asType(ref, simpleTypes.double), mode: "try", nullable: true }]);
}

/** Keeps the one row where there is no column to describe. */
const rowCount = (): Named => aggregated("rows", "count", []);

function aggregated(label: string, name: string, given: readonly Expr[]): Named {
  const expr = aggregateCall(name, ...given);
  return { column: newColumn(label, expr.type, expr.nullable), expr };
}

function asText(expr: Expr): Expr {
  return expr.type.kind === "string" ? expr : asType(expr, simpleTypes.string);
}

function asType(child: Expr, type: DataType) {
  return { kind: "cast", child, type, nullable: child.nullable, mode: "ansi", implicit: false } as const;
}
