import { type DataType, type StructType, typeText } from "@volley/plan";

/** A schema as Spark's `printSchema` draws it. */
export function schemaTree(schema: StructType): string {
  return ["root", ...fieldLines(schema, "")].join("\n");
}

function fieldLines(type: StructType, indent: string): string[] {
  return type.fields.flatMap((f) => lines(f.name, f.type, `nullable = ${f.nullable}`, indent));
}

function lines(name: string, type: DataType, nulls: string, indent: string): string[] {
  const line = `${indent} |-- ${name}: ${nested(type) ? type.kind : typeText(type)} (${nulls})`;
  const deeper = `${indent} |   `;
  switch (type.kind) {
    case "struct":
      return [line, ...fieldLines(type, deeper)];
    case "array":
      return [line, ...lines("element", type.element, `containsNull = ${type.containsNull}`, deeper)];
    case "map":
      return [
        line,
        ...lines("key", type.key, "never null", deeper),
        ...lines("value", type.value, `valueContainsNull = ${type.valueContainsNull}`, deeper),
      ];
    default:
      return [line];
  }
}

function nested(type: DataType): boolean {
  return type.kind === "struct" || type.kind === "array" || type.kind === "map";
}
