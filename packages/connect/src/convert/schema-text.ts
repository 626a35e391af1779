import {
  arrayType,
  type DataType,
  mapType,
  parseSchema,
  parseType,
  type StructType,
  simpleTypes,
  structField,
  structType,
  typeText,
} from "@volley/plan";
import { malformed } from "./unsupported.ts";

/** Names in Spark's JSON form that differ from those in DDL. */
const jsonNames: Readonly<Record<string, string>> = {
  byte: "byte",
  short: "short",
  integer: "integer",
  long: "long",
};

/** A schema as the JSON that Spark writes and reads; unlike DDL it says whether elements may be null. */
export function schemaToText(schema: StructType): string {
  return JSON.stringify(toJson(schema));
}

/** A schema written as Spark's JSON or as DDL. Throws PARSE_SYNTAX_ERROR or INVALID_ARGUMENT. */
export function schemaFromText(text: string): StructType {
  const schema = text.trimStart().startsWith("{") ? fromJson(parsed(text)) : parseSchema(text);
  if (schema.kind !== "struct") throw malformed("a schema is no struct");
  return schema;
}

function toJson(type: DataType): unknown {
  switch (type.kind) {
    case "array":
      return { type: "array", elementType: toJson(type.element), containsNull: type.containsNull };
    case "map":
      return { type: "map", keyType: toJson(type.key), valueType: toJson(type.value), valueContainsNull: type.valueContainsNull };
    case "struct":
      return {
        type: "struct",
        fields: type.fields.map((field) => ({ name: field.name, type: toJson(field.type), nullable: field.nullable, metadata: {} })),
      };
    default:
      return jsonNames[type.kind] ?? typeText(type);
  }
}

function fromJson(json: unknown): DataType {
  if (typeof json === "string") return json === "null" ? simpleTypes.null : parseType(json);
  const node = json as Readonly<Record<string, unknown>> | null;
  if (node?.["type"] === "array") return arrayType(fromJson(node["elementType"]), node["containsNull"] !== false);
  if (node?.["type"] === "map") return mapType(fromJson(node["keyType"]), fromJson(node["valueType"]), node["valueContainsNull"] !== false);
  if (node?.["type"] === "struct" && Array.isArray(node["fields"])) {
    const fields = node["fields"] as readonly Readonly<Record<string, unknown>>[];
    return structType(fields.map((field) => structField(String(field["name"]), fromJson(field["type"]), field["nullable"] !== false)));
  }
  throw malformed(`${JSON.stringify(json)} is no type`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw malformed(`a schema is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
