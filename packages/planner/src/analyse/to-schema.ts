import {
  type DataType,
  functions,
  isInstant,
  isNumeric,
  type Origin,
  type ScalarFunction,
  type StructField,
  type StructType,
  sameType,
  simpleTypes,
  type ToSchema,
  typeText,
  VolleyError,
} from "@volley/plan";
import { newColumn } from "../typed/column.ts";
import { columnRef, type Expr, type Named, type VariableExpr } from "../typed/expression.ts";
import type { Analyzed } from "./analyzed.ts";
import { call, constant, typedCall } from "./call.ts";
import { unknownName } from "./scope.ts";

/** The columns of a schema, found by name, converted as by an assignment (Project.matchSchema). */
export function toSchema({ schema, origin }: ToSchema, { visible }: Analyzed): readonly Named[] {
  const found = visible.map(({ column }): Field => [column.name, columnRef(column)]);
  return matched(found, schema, [], origin).map(([name, expr]) => ({ column: newColumn(name, expr.type, expr.nullable), expr }));
}

type Field = readonly [name: string, value: Expr];
type Path = readonly string[];

function matched(given: readonly Field[], wanted: StructType, path: Path, origin: Origin | undefined): readonly Field[] {
  return wanted.fields.map((field): Field => {
    const found = given.filter(([name]) => name.toLowerCase() === field.name.toLowerCase());
    const inner = [...path, field.name];
    const [one] = found;
    if (found.length > 1)
      throw new VolleyError("AMBIGUOUS_COLUMN_OR_FIELD", `to(): there are ${found.length} columns "${inner.join(".")}"`, { origin });
    if (one) return [field.name, asField(one[1], field, inner, origin)];
    if (field.nullable) return [field.name, nothing(field.type)];
    const names = given.map(([name]) => name);
    const message = `to(): "${inner.join(".")}" does not exist, and may not be null`;
    throw unknownName(message, field.name, names, "columns", origin, path.length === 0 ? "UNRESOLVED_COLUMN" : "UNRESOLVED_FIELD");
  });
}

/** A value as a field of a schema has it, its structs' fields found by name. `path` is for errors. */
export function asField(
  value: Expr,
  { type, nullable }: Pick<StructField, "type" | "nullable">,
  path: Path,
  origin: Origin | undefined,
): Expr {
  if (value.nullable && !nullable)
    throw new VolleyError("NULLABLE_COLUMN_OR_FIELD", `to(): "${path.join(".")}" may be null, and must not`, {
      origin,
      hints: ["fill its nulls first: na.fill(), or coalesce() with a constant"],
    });
  const from = value.type;
  if (from.kind === "struct" && type.kind === "struct") {
    const fields = from.fields.map(
      (field): Field => [field.name, { kind: "field", child: value, name: field.name, type: field.type, nullable: field.nullable }],
    );
    const made = call("named_struct", ...matched(fields, type, path, origin).flatMap(([name, each]) => [constant(name, "string"), each]));
    return value.nullable ? call("when", call("isNull", value), nothing(made.type), made) : made;
  }
  if (from.kind === "array" && type.kind === "array") return mapped(value, [from.element, from.containsNull], type, path, origin);
  if (from.kind === "map" && type.kind === "map") {
    const [keys, values] = [call("map_keys", value), call("map_values", value)];
    const newKeys = mapped(keys, [from.key, false], { element: type.key, containsNull: false }, [...path, "key"], origin);
    const wanted = { element: type.value, containsNull: type.valueContainsNull };
    const newValues = mapped(values, [from.value, from.valueContainsNull], wanted, [...path, "value"], origin);
    return newKeys === keys && newValues === values ? value : call("map_from_arrays", newKeys, newValues);
  }
  if (sameType(from, type)) return value;
  if (assignable(from, type)) return { kind: "cast", child: value, type, nullable: value.nullable, mode: "ansi", implicit: false };
  throw new VolleyError(
    "INVALID_COLUMN_OR_FIELD_DATA_TYPE",
    `to(): "${path.join(".")}" is ${typeText(from)}, and must be ${typeText(type)}`,
    {
      origin,
      hints: ["convert it first: withColumn() and cast()"],
    },
  );
}

/** An array whose elements become what is wanted; the array itself where they are that. */
function mapped(
  array: Expr,
  [element, containsNull]: readonly [DataType, boolean],
  wanted: { readonly element: DataType; readonly containsNull: boolean },
  path: Path,
  origin: Origin | undefined,
): Expr {
  const variable: VariableExpr = { kind: "variable", name: `x${path.length}`, type: element, nullable: containsNull };
  const child = asField(variable, { type: wanted.element, nullable: wanted.containsNull }, [...path, "element"], origin);
  if (child === variable) return array;
  const lambda: Expr = { kind: "lambda", child, variables: [variable], type: child.type, nullable: child.nullable };
  return { kind: "call", ...typedCall("transform", functions["transform"] as ScalarFunction, [array, lambda], { origin }) };
}

/** What Spark stores without being asked (Cast.canANSIStoreAssign), of types without parts. */
function assignable(from: DataType, to: DataType): boolean {
  if (from.kind === "null" || (isNumeric(from) && isNumeric(to)) || (isInstant(from) && isInstant(to))) return true;
  return (to.kind === "string" && from.kind in simpleTypes) || (to.kind === "string" && from.kind === "decimal");
}

function nothing(type: DataType): Expr {
  return { kind: "literal", value: null, type, nullable: true };
}
