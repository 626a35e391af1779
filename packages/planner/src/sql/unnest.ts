import type { ScalarFunction } from "@volley/plan";
import type { Column } from "../typed/column.ts";
import type { Expr } from "../typed/expression.ts";

/** In a select list, DuckDB makes a row of each element, of several such arrays side by side. */
const unnest: ScalarFunction = {
  kind: "scalar",
  arity: [1, 1],
  inputs: "any",
  type: ([list]) => (list as { readonly element: Column["type"] }).element,
  sql: ([list]) => `unnest(${list})`,
  doc: "A row for each element.",
};

/** A column of the elements of an array, for the select list of a statement. */
export function unnested(list: Expr, { type, nullable }: Column): Expr {
  return { kind: "call", name: "unnest", definition: unnest, args: [list], type, nullable };
}
