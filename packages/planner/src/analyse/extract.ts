import { accessors, closest, type Origin, simpleTypes, type StructType, typeText, VolleyError } from "@volley/plan";
import type { CallExpr, Expr } from "../typed/expression.ts";
import { typedCall } from "./call.ts";
import { coerceArguments } from "./coerce.ts";
import { defaultName } from "./default-name.ts";

const text = (value: string): Expr => ({ kind: "literal", value, type: simpleTypes.string, nullable: false });

/** A part of a nested value, by its name: a struct's field, that field of each struct of an array, a map's value. */
export function fieldOf(expr: Expr, field: string, origin?: Origin): Expr {
  const { type } = expr;
  if (type.kind === "struct") {
    const found = findField(type, field, expr, origin);
    return { kind: "field", child: expr, name: found.name, type: found.type, nullable: expr.nullable || found.nullable };
  }
  if (type.kind === "array" && type.element.kind === "struct")
    return accessor("array_fields", [expr, text(findField(type.element, field, expr, origin).name)], origin);
  return extractOf(expr, text(field), origin);
}

/**
 * What `extract_value` means, by the type it is used on (ExtractValue.scala). Throws FIELD_NOT_FOUND, INVALID_EXTRACT_FIELD_TYPE for a
 * field that is no constant, INVALID_EXTRACT_BASE_FIELD_TYPE for what has no parts.
 */
export function extractOf(expr: Expr, key: Expr, origin?: Origin): Expr {
  const { type } = expr;
  const ofStructs = type.kind === "struct" || (type.kind === "array" && type.element.kind === "struct");
  if (ofStructs && key.kind === "literal" && typeof key.value === "string") return fieldOf(expr, key.value, origin);
  if (type.kind === "struct")
    throw new VolleyError("INVALID_EXTRACT_FIELD_TYPE", `a field's name is a constant text, not ${defaultName(key)}`, { origin });
  if (type.kind === "array") return accessor("array_item", [expr, key], origin);
  if (type.kind === "map") return accessor("map_item", [expr, key], origin);
  throw new VolleyError(
    "INVALID_EXTRACT_BASE_FIELD_TYPE",
    `${defaultName(expr)} is ${typeText(type)}, which has no parts: ${defaultName(key)} can be taken of a struct, an array or a map`,
    { origin },
  );
}

/** A struct with a field added, replaced or, without a value, left out; dots reach into inner structs. */
export function updatedOf(expr: Expr, path: readonly string[], value: Expr | undefined, origin?: Origin): Expr {
  const [field = "", ...deeper] = path;
  if (expr.type.kind !== "struct")
    throw new VolleyError(
      "DATATYPE_MISMATCH",
      `${defaultName(expr)} is ${typeText(expr.type)}, not a struct whose fields could be changed`,
      {
        origin,
      },
    );
  if (deeper.length > 0) {
    const inner = updatedOf(fieldOf(expr, field, origin), deeper, value, origin);
    return accessor("with_field", [expr, text(field), inner], origin);
  }
  if (value) return accessor("with_field", [expr, text(field), value], origin);
  const rest = accessor("drop_field", [expr, text(field)], origin);
  if ((rest.type as StructType).fields.length > 0) return rest;
  throw new VolleyError("DATATYPE_MISMATCH", `${defaultName(expr)} would have no field left without "${field}"`, { origin });
}

function findField({ fields }: StructType, name: string, expr: Expr, origin?: Origin): StructType["fields"][number] {
  const matching = fields.filter((f) => f.name.toLowerCase() === name.toLowerCase());
  if (matching.length === 1) return matching[0]!;
  const names = fields.map((f) => f.name);
  if (matching.length > 1)
    throw new VolleyError("AMBIGUOUS_REFERENCE", `field "${name}" of "${defaultName(expr)}" could be any of ${matching.length}`, {
      origin,
    });
  const near = closest(name, names);
  throw new VolleyError("FIELD_NOT_FOUND", `field "${name}" of "${defaultName(expr)}" does not exist`, {
    origin,
    where: [`fields: ${names.join(", ")}`],
    hints: near === undefined ? [] : [`did you mean "${near}"?`],
  });
}

function accessor(name: keyof typeof accessors, args: readonly Expr[], origin?: Origin): CallExpr {
  const definition = accessors[name];
  return { kind: "call", ...typedCall(name, definition, coerceArguments(name, definition, args, origin), { origin }) };
}
