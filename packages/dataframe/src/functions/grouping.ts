import type { Argument, CallName, NeedsOf } from "../column/argument-types.ts";
import type { Column } from "../column/column.ts";
import { column } from "../column/expression-column.ts";
import type { Aggregated, Enclosed } from "../column/needs.ts";
import type { Int } from "../values/value-types.ts";
import { invoke } from "./call.ts";
import { call } from "@volley/plan";
import { here } from "../origin/call-site.ts";

/** 1 where a column of `rollup`, `cube` or `groupingSets` is left out of the row's set, else 0. */
export function grouping<const A extends Argument>(key: A): Column<Int, CallName<"grouping", A>, Enclosed<NeedsOf<A>>> {
  return invoke("grouping", [key]);
}

/** The set of a row as a number: the bits of `grouping` of all columns grouped by, the first the highest. */
export function groupingId(): Column<bigint, "grouping_id()", Aggregated> {
  return column(call("grouping_id", [], { origin: here() }), "grouping_id()");
}
