import { type Aggregate, type Literal, type Origin, typeText, VolleyError } from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named, passed } from "../typed/expression.ts";
import type { Node } from "../typed/node.ts";
import { resolveAggregate } from "./aggregate.ts";
import type { Analyzed } from "./analyzed.ts";
import { aggregateCall, call, constant } from "./call.ts";
import { coerced } from "./coerce.ts";
import { expressionName } from "./default-name.ts";
import { castable } from "./castable.ts";
import type { Scope } from "./expression.ts";

/** Aggregates by the groupings and the pivot column, then brings each value's results into columns: null where it has no rows. */
export function resolvePivot(relation: Aggregate, input: Analyzed, scope: Scope): { node: Node; outputs: readonly Named[] } {
  const { groupings, pivot, aggregates, ...rest } = relation;
  const { node, outputs } = resolveAggregate({ ...rest, groupings: [...groupings, pivot!.column], aggregates }, input, scope);
  const keys = outputs.slice(0, groupings.length);
  const by = outputs[groupings.length]!;
  const results = outputs.slice(groupings.length + 1);
  const columns = pivot!.values.flatMap((value): readonly Named[] => {
    const wanted = pivotValue(value, by, relation.origin);
    const name = textOf(constantOf(value));
    return results.map((result): Named => {
      const chosen = call("when", call("<=>", columnRef(by.column), wanted), columnRef(result.column));
      return theOne(results.length === 1 ? name : `${name}_${result.column.name}`, chosen);
    });
  });
  const groups = keys.map(({ column }) => passed(column));
  const pivoted: Node = {
    kind: "aggregate",
    input: { kind: "project", input: node, outputs },
    groups,
    // Without values and groups there is one row all the same.
    aggregates: groups.length + columns.length > 0 ? columns : [theOne("none", columnRef(by.column))],
    phase: "whole",
  };
  return { node: pivoted, outputs: [...keys.map(({ column }) => passed(column)), ...columns.map(({ column }) => passed(column))] };
}

/** A group has at most one row of a value: the greatest is the one. */
function theOne(name: string, expr: Expr): Named {
  return { column: newColumn(name, expr.type, true), expr: aggregateCall("max", expr) };
}

/** A value as Spark casts it to text. */
function textOf(value: Expr): string {
  if (value.kind === "literal" && value.value === null) return "null";
  return expressionName(value).replace(/^DATE '(.*)'$/, "$1");
}

const constantOf = ({ value, type }: Pick<Literal, "value" | "type">): Expr => ({ kind: "literal", value, type, nullable: value === null });

function pivotValue({ value, type }: Literal, by: Named, origin: Origin | undefined): Expr {
  const given = constantOf({ value, type });
  const column = by.column.type;
  if (value === null) return constant(null, "null");
  if (castable(type, column)) return coerced(given, column);
  throw new VolleyError(
    "PIVOT_VALUE_DATA_TYPE_MISMATCH",
    `the pivot value ${expressionName(given)} is ${typeText(type)}, but column "${by.column.name}" is ${typeText(column)}`,
    { origin },
  );
}
