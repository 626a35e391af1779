import { type Drop, type Expression, isVolleyError } from "@volley/plan";
import type { Analyzed } from "./analyzed.ts";
import { resolve, type Scope } from "./expression.ts";
import type { Visible } from "./scope.ts";

/** The columns that `drop` leaves. Throws AMBIGUOUS_REFERENCE for a single column that could be several. */
export function remaining({ columns = [], names }: Drop, { visible }: Analyzed, scope: Scope): readonly Visible[] {
  const ids = new Set(columns.map((column) => columnId(column, scope)));
  const dropped = new Set(names.map((name) => name.toLowerCase()));
  return visible.filter(({ column }) => !ids.has(column.id) && !dropped.has(column.name.toLowerCase()));
}

/** Undefined for a name that no column has, and for what is no column. */
function columnId(expression: Expression, scope: Scope): number | undefined {
  try {
    const expr = resolve(expression, scope);
    return expr.kind === "column" ? expr.id : undefined;
  } catch (error) {
    if (isVolleyError(error) && error.errorClass === "UNRESOLVED_COLUMN") return undefined;
    throw error;
  }
}
