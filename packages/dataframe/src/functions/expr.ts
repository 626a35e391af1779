import type { Column } from "../column/column.ts";
import { column } from "../column/expression-column.ts";
import { requireText } from "../column/sql-text.ts";
import { here } from "../origin/call-site.ts";

/** The name that `… as name` gives at the end of a text. */
type NameIn<T extends string> = T extends `${string} as ${infer Name}` ? NameIn<Name> : T;

/**
 * An expression written as Spark SQL: `expr("amount * 2 as twice")`. It is parsed, never handed on as text. The compiler cannot read it: its
 * type is `any`, and columns it names are checked when the plan is analysed. Throws PARSE_SYNTAX_ERROR then, with the place.
 */
export function expr<const T extends string>(text: T): Column<any, NameIn<T>, never> {
  return column(requireText(text, here())) as Column<any, NameIn<T>, never>;
}
