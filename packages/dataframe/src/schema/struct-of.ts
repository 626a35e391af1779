import { type Origin, type StructType, structType, VolleyError } from "@volley/plan";
import { readSchema } from "./read-ddl.ts";

/** A schema that was built, or written as DDL. `caller`: `to()`, for errors. Throws INVALID_ARGUMENT for what is neither, PARSE_SYNTAX_ERROR. */
export function structOf(caller: string, schema: StructType | string, origin: Origin): StructType {
  if (typeof schema === "string") return readSchema(schema, origin);
  if (typeof schema === "object" && schema !== null && Array.isArray(schema.fields)) return structType(schema.fields);
  throw new VolleyError("INVALID_ARGUMENT", `${caller} takes a schema`, {
    origin,
    hints: ['schema({ id: long() }), or DDL text: "id bigint, name string"'],
  });
}
