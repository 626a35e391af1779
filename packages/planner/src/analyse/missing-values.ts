import { type DataType, type DropNa, type FillNa, isNumeric, type Literal, type Replace, typeText, VolleyError } from "@volley/plan";
import { type Column, newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named, passed } from "../typed/expression.ts";
import type { Analyzed } from "./analyzed.ts";
import { call, constant } from "./call.ts";
import { coerced } from "./coerce.ts";
import { the } from "./scope.ts";

/** What `na.fill` gives: null and NaN replaced in columns whose type the value fits. */
export function fillNa({ names, values, origin }: FillNa, { visible }: Analyzed): readonly Named[] {
  if (values.length === 0 || (values.length > 1 && values.length !== names.length))
    throw new VolleyError("INVALID_ARGUMENT", `na.fill() has ${values.length} values for ${names.length} columns`, { origin });
  const byColumn = new Map(names.map((name, i) => [the(visible, name, "column", origin).column.id, values[i] ?? values[0]!]));
  return visible.map(({ column }): Named => {
    const value = names.length === 0 ? values[0] : byColumn.get(column.id);
    if (!value || !(values.length > 1 || fits(value.type, column.type))) return passed(column);
    return replaced(column, call("coalesce", withoutNaN(column), coerced(constantOf(value), column.type)));
  });
}

/** The condition of `na.drop`: so many of the columns are neither null nor NaN. */
export function dropNa({ names, minNonNulls, origin }: DropNa, { visible }: Analyzed): Expr {
  const columns = names.length === 0 ? visible.map((v) => v.column) : names.map((name) => the(visible, name, "column", origin).column);
  const present = columns.map((column) => call("isNotNull", withoutNaN(column)) as Expr);
  const least = minNonNulls ?? present.length;
  if (least <= 0) return constant(true, "boolean");
  if (least > present.length) return constant(false, "boolean");
  if (least === present.length) return present.reduce((a, b) => call("and", a, b));
  if (least === 1) return present.reduce((a, b) => call("or", a, b));
  const ones = present.map((is) => call("when", is, constant(1, "integer"), constant(0, "integer")) as Expr);
  return call(
    ">=",
    ones.reduce((a, b) => call("+", a, b)),
    constant(least, "integer"),
  );
}

/** What `na.replace` gives: a value for a value, in columns of the values' type. */
export function replaceValues({ names, replacements, origin }: Replace, { visible }: Analyzed): readonly Named[] {
  const chosen = new Set(names.map((name) => the(visible, name, "column", origin).column.id));
  const types = replacements.flatMap(({ from, to }) => [from.type, to.type]).filter((type) => type.kind !== "null");
  const stray = types.find((type) => !fits(type, types[0]!));
  if (stray)
    throw new VolleyError("INVALID_ARGUMENT", `na.replace() has values of ${typeText(types[0]!)} and of ${typeText(stray)}`, {
      origin,
      hints: ["replace values of one type at a time"],
    });
  return visible.map(({ column }): Named => {
    const concerned = (names.length === 0 || chosen.has(column.id)) && types.length > 0 && fits(types[0]!, column.type);
    if (!concerned) return passed(column);
    const branches = replacements.flatMap(({ from, to }) => [
      call("==", columnRef(column), constantOf(from)),
      coerced(constantOf(to), column.type),
    ]);
    return replaced(column, call("when", ...branches, columnRef(column)));
  });
}

/** Whether a value of one type is meant for columns of another: numbers for numbers, anything else for its own kind. */
function fits(value: DataType, column: DataType): boolean {
  return isNumeric(value) ? isNumeric(column) : value.kind === column.kind;
}

/** The column, null where it is NaN. */
export function withoutNaN(column: Column): Expr {
  const ref = columnRef(column);
  if (column.type.kind !== "float" && column.type.kind !== "double") return ref;
  return call("when", call("not", call("isNaN", ref)), ref);
}

function replaced(column: Column, expr: Expr): Named {
  const typed = coerced(expr, column.type);
  return { column: newColumn(column.name, column.type, typed.nullable), expr: typed };
}

const constantOf = ({ value, type }: Literal): Expr => ({ kind: "literal", value, type, nullable: value === null });
