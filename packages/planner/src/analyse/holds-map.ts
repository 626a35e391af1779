import type { DataType } from "@volley/plan";

/** Whether values of the type are maps or have maps in them, which have neither equality nor order. */
export function holdsMap(type: DataType): boolean {
  if (type.kind === "array") return holdsMap(type.element);
  return type.kind === "map" || (type.kind === "struct" && type.fields.some((field) => holdsMap(field.type)));
}
