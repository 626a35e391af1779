import {
  type Alias,
  alias,
  attribute,
  type Expression,
  expressionChildren,
  functions,
  namedColumn,
  type Origin,
  type SortOrder,
  sortOrder,
  VolleyError,
} from "@volley/plan";
import { shownValue } from "@volley/plan/values";
import { columnName, record, requiredName } from "../argument-checks.ts";
import { asColumn, asSortOrder, type ExpressionColumn } from "../column/expression-column.ts";
import { lastPart } from "../column/literal.ts";

/** What stands in `select` and `groupBy`: a name, `*`, or a column, which brings its name along where it has one. */
export function toItem(value: unknown, origin: Origin): Expression {
  if (typeof value === "string") return namedColumn(value, origin);
  const column = asColumn(value);
  if (!column) throw notAColumn(value, origin);
  const { expression, label } = column;
  return label === undefined || yields(expression, label) ? expression : alias(expression, label, expression.origin ?? origin);
}

function yields(expression: Expression, label: string): boolean {
  return expression.kind === "alias" || (expression.kind === "attribute" && lastPart(expression.name) === label);
}

/** A sort key; ascending with nulls first unless it says otherwise. */
export function toSortOrder(value: unknown, origin: Origin): SortOrder {
  return asSortOrder(value) ?? sortOrder(toKey(value, origin), "ascending", "first", origin);
}

/** A column by name or expression, whose name does not matter. */
export function toKey(value: unknown, origin: Origin): Expression {
  return typeof value === "string" ? attribute(value, undefined, origin) : requireColumn(value, origin).expression;
}

export function requireColumn(value: unknown, origin: Origin): ExpressionColumn {
  const column = asColumn(value);
  if (!column) throw notAColumn(value, origin);
  return column;
}

/** A record of columns as aliases, in its order. `what` takes it: `agg()`. */
export function toAliases(what: string, columns: Readonly<Record<string, unknown>>, origin: Origin): Alias[] {
  return Object.entries(record(what, columns, origin)).map(([name, value]) => {
    const { expression } = requireColumn(value, origin);
    return alias(
      expression.kind === "alias" ? expression.child : expression,
      requiredName(what, name, origin),
      expression.origin ?? origin,
    );
  });
}

/** What `drop` leaves out: columns of a name, and single columns. Throws INVALID_ARGUMENT for an expression. */
export function toDropped(values: readonly unknown[], origin: Origin): { readonly names: string[]; readonly columns?: Expression[] } {
  const names: string[] = [];
  const columns: Expression[] = [];
  for (const value of values) {
    const expression = asColumn(value)?.expression;
    if (!expression) names.push(columnName("drop()", value, origin));
    else if (expression.kind === "attribute") columns.push(expression);
    else throw new VolleyError("INVALID_ARGUMENT", "drop() takes names and plain columns", { origin });
  }
  return { names, ...(columns.length > 0 && { columns }) };
}

/** True when an aggregate stands in the expression; over a window it is none, but may be given some. */
export function hasAggregate(expression: Expression): boolean {
  const waiting = [expression];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === "window") waiting.push(...expressionChildren(next.function), ...expressionChildren(next).slice(1));
    else if (next.kind === "user_function" && next.function.form === "aggregate") return true;
    else if (next.kind === "function" && Object.hasOwn(functions, next.name) && functions[next.name]!.kind === "aggregate") return true;
    else waiting.push(...expressionChildren(next));
  }
  return false;
}

/** Throws COLUMN_ALREADY_EXISTS where two named expressions have one name. */
export function refuseTwins(expressions: readonly Expression[], origin: Origin): void {
  const names = new Set<string>();
  for (const expression of expressions) {
    if (expression.kind !== "alias") continue;
    if (names.has(expression.name))
      throw new VolleyError("COLUMN_ALREADY_EXISTS", `two columns are named "${expression.name}"`, {
        origin: expression.origin ?? origin,
        hints: ["give one of them another name with .alias(…)"],
      });
    names.add(expression.name);
  }
}

function notAColumn(value: unknown, origin: Origin): VolleyError {
  if (asSortOrder(value)) return new VolleyError("INVALID_ARGUMENT", "asc() and desc() belong into orderBy() alone", { origin });
  return new VolleyError("INVALID_ARGUMENT", `${shownValue(value)} is not a column`, {
    origin,
    hints: ['col("name") is a column, lit(5) a constant one'],
  });
}
