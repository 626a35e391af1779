import {
  type Alias,
  alias,
  attribute,
  type Expression,
  expressionChildren,
  functions,
  type Origin,
  type Relation,
  type SortOrder,
  sortOrder,
  star,
  VolleyError,
} from "@volley/plan";
import { shownValue } from "@volley/plan/values";
import { columnName, record, word } from "../arguments.ts";
import { asColumn, asSortOrder, type ExpressionColumn } from "../column/expression-column.ts";
import { lastPart } from "../column/literal.ts";

/** What stands in `select` and `groupBy`: a name, `*`, or a column, which brings its name along where it has one. */
export function toItem(value: unknown, origin: Origin): Expression {
  if (typeof value === "string") return named(value, origin);
  const column = asColumn(value);
  if (!column) throw notAColumn(value, origin);
  const { expression, label } = column;
  return label === undefined || yields(expression, label) ? expression : alias(expression, label, expression.origin ?? origin);
}

function named(name: string, origin: Origin): Expression {
  return name === "*" ? star(origin) : attribute(name, undefined, origin);
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
    return alias(expression.kind === "alias" ? expression.child : expression, word(what, name, origin), expression.origin ?? origin);
  });
}

/** The name by which `drop` leaves a column of `plan` out. Throws INVALID_ARGUMENT for an expression, UNSUPPORTED_FEATURE for what one name does not say. */
export function toDropped(value: unknown, plan: Relation, origin: Origin): string {
  const expression = asColumn(value)?.expression;
  if (!expression) return columnName("drop()", value, origin);
  if (expression.kind !== "attribute") throw new VolleyError("INVALID_ARGUMENT", "drop() takes names and plain columns", { origin });
  const { name, planId } = expression;
  const ofAnother = planId !== undefined && planId !== plan.planId;
  if (!ofAnother && !/[.`]/.test(name)) return name;
  throw new VolleyError("UNSUPPORTED_FEATURE", `drop() leaves out all columns of a name, not one of several: ${name}`, {
    origin,
    hints: [ofAnother ? "drop it from its own frame, before the join" : 'drop("name") takes the whole name of a column'],
  });
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
