import { type DataType, type Describe, isNumeric, type Origin, simpleTypes, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { type AggregateExpr, columnRef, type Expr, type Named } from "../typed/expression.ts";
import type { Node, Union } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { aggregateCall, constant } from "./call.ts";
import { the } from "./scope.ts";
import { unionOf } from "./unpivot.ts";

/** A row of the result: how it is computed of a column, and whether texts are read as numbers for it. */
interface Statistic {
  readonly label: string;
  readonly ofNumbers: boolean;
  readonly compute: (value: Expr) => AggregateExpr;
}

const known: Readonly<Record<string, Omit<Statistic, "label">>> = {
  count: { ofNumbers: false, compute: (value) => aggregateCall("count", value) },
  count_distinct: { ofNumbers: false, compute: (value) => ({ ...aggregateCall("count", value), distinct: true }) },
  mean: { ofNumbers: true, compute: (value) => aggregateCall("avg", value) },
  stddev: { ofNumbers: true, compute: (value) => aggregateCall("stddev", value) },
  min: { ofNumbers: false, compute: (value) => aggregateCall("min", value) },
  max: { ofNumbers: false, compute: (value) => aggregateCall("max", value) },
};
const usual = ["count", "mean", "stddev", "min", "max"];

/** Throws UNRECOGNIZED_STATISTIC for what is neither a statistic nor a percentile. */
function statisticOf(label: string, origin: Origin | undefined): Statistic {
  const found = Object.hasOwn(known, label) ? known[label] : undefined;
  if (found) return { label, ...found };
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(label)?.[1];
  const fraction = Number(percent) / 100;
  if (percent !== undefined && fraction <= 1)
    return { label, ofNumbers: true, compute: (value) => aggregateCall("percentile_approx", value, constant(fraction, "double")) };
  throw new VolleyError("UNRECOGNIZED_STATISTIC", `"${label}" is no statistic`, {
    origin,
    hints: [`use ${Object.keys(known).join(", ")}, or a percentile such as 25%`],
  });
}

/** One aggregation of all columns, whose single row is laid out as a row for each statistic. */
export function describe({ names, statistics = usual, origin }: Describe, { node, visible, ...rest }: Analyzed): Union {
  const columns = names.length === 0 ? visible.map((v) => v.column) : names.map((name) => the(visible, name, "column", origin).column);
  const described = columns.filter(({ type }) => isNumeric(type) || type.kind === "string");
  const wanted = statistics.map((label) => statisticOf(label, origin));
  const results = described.map((column) => wanted.map((statistic) => resultOf(statistic, column)));
  const totals: Node = { kind: "aggregate", input: node, groups: [], aggregates: [...results.flat(), rowCount()], phase: "whole" };
  const rows = wanted.map(({ label }, i) => [
    constant(label, "string"),
    ...results.map((ofColumn): Expr => asText(columnRef(ofColumn[i]!.column))),
  ]);
  const outputs = [newColumn("summary", simpleTypes.string, true), ...described.map((c) => newColumn(c.name, simpleTypes.string, true))];
  return unionOf({ ...rest, node: totals, visible: [] }, outputs, rows);
}

/** Text counts as a number where it reads as one. */
function resultOf({ label, ofNumbers, compute }: Statistic, column: Column): Named {
  const ref = columnRef(column);
  const read: Expr = { ...asType(ref, simpleTypes.double), mode: "try", nullable: true };
  return aggregated(`${label}_${column.name}`, compute(ofNumbers && !isNumeric(column.type) ? read : ref));
}

/** Keeps the one row where there is no column to describe. */
const rowCount = (): Named => aggregated("rows", aggregateCall("count"));

function aggregated(label: string, expr: AggregateExpr): Named {
  return { column: newColumn(label, expr.type, expr.nullable), expr };
}

function asText(expr: Expr): Expr {
  return expr.type.kind === "string" ? expr : asType(expr, simpleTypes.string);
}

function asType(child: Expr, type: DataType) {
  return { kind: "cast", child, type, nullable: child.nullable, mode: "ansi", implicit: false } as const;
}
