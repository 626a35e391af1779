import { type FreqItems, VolleyError } from "@volley/plan";
import { type Column, newColumn, reissue } from "../typed/column.ts";
import { type AggregateExpr, columnRef, type Named } from "../typed/expression.ts";
import type { Aggregate, Node } from "../typed/node.ts";
import type { Analyzed } from "./analyzed.ts";
import { aggregateCall, call, constant } from "./call.ts";
import { the } from "./scope.ts";

/** As in Spark. */
const least = 1e-4;

/**
 * One row with an array for each column: the values, null included, that make up at least the part `support` of the rows, in order. Spark may
 * add others, which its algorithm did not get rid of. Throws INVALID_ARGUMENT for a support that is none.
 */
export function freqItems({ names, support, origin }: FreqItems, { node, visible }: Analyzed): Node {
  if (!(support >= least && support <= 1))
    throw new VolleyError("INVALID_ARGUMENT", `freqItems() takes a support from ${least} to 1, got ${support}`, { origin });
  if (names.length === 0) throw new VolleyError("INVALID_ARGUMENT", "freqItems() needs at least one column", { origin });
  return names
    .map((name) => frequent(the(visible, name, "column", origin).column, node, support))
    .reduce((left, right): Node => ({ kind: "join", left, right, type: "cross" }));
}

/** One row with the column's frequent values. */
function frequent(column: Column, input: Node, support: number): Node {
  const value: Named = { column: reissue(column), expr: columnRef(column) };
  const n = made("n", aggregateCall("count"));
  const counted: Aggregate = { kind: "aggregate", input, groups: [value], aggregates: [n], phase: "whole" };
  const all = made("all", aggregateCall("sum", columnRef(n.column)));
  const total: Aggregate = { kind: "aggregate", input: counted, groups: [], aggregates: [all], phase: "whole" };
  const condition = call(">=", columnRef(n.column), call("*", constant(support, "double"), columnRef(all.column)));
  const often: Node = { kind: "filter", input: { kind: "join", left: counted, right: total, type: "cross" }, condition };
  // Lists leave nulls out, lists of lists do not.
  const collected = made("items", aggregateCall("collect_list", call("array", columnRef(value.column))));
  const list: Aggregate = { kind: "aggregate", input: often, groups: [], aggregates: [collected], phase: "whole" };
  const items = call("sort_array", call("flatten", columnRef(collected.column)));
  return { kind: "project", input: list, outputs: [{ column: newColumn(`${column.name}_freqItems`, items.type, true), expr: items }] };
}

function made(name: string, expr: AggregateExpr): Named {
  return { column: newColumn(name, expr.type, expr.nullable), expr };
}
