import { arrayType, type DataType, type StructField, structField, structType } from "@volley/plan";
import type { Expr } from "../typed/expression.ts";
import { asField } from "./to-schema.ts";

/**
 * The type with the fields of its structs in the order of a model's and under its names, its own others last: what `unionByName` brings
 * both sides to. `lacking` gives a field of the model that the type has not, or throws.
 */
export function likeFields(type: DataType, model: DataType, lacking: (field: StructField) => StructField): DataType {
  if (type.kind === "array" && model.kind === "array")
    return arrayType(likeFields(type.element, model.element, lacking), type.containsNull);
  if (type.kind !== "struct" || model.kind !== "struct") return type;
  const common = model.fields.map((field) => {
    const own = named(type.fields, field.name);
    return own ? structField(field.name, likeFields(own.type, field.type, lacking), own.nullable) : lacking(field);
  });
  return structType([...common, ...type.fields.filter((field) => !named(model.fields, field.name))]);
}

/** A value with its structs' fields found by name: null for those it lacks. */
export function byFieldNames(value: Expr, type: DataType): Expr {
  return asField(value, { type, nullable: value.nullable }, [], undefined);
}

function named(fields: readonly StructField[], name: string): StructField | undefined {
  return fields.find((field) => field.name.toLowerCase() === name.toLowerCase());
}
