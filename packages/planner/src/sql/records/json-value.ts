import { type DataType, jsonMember, lambdaSql, once, readJson } from "@volley/plan";
import { datetimeValue, type ValueForms } from "./datetime-value.ts";

/** A JSON value as a column's, null where it is none of the type. */
export function jsonValue(json: string, type: DataType, forms: ValueForms): string {
  // A part that is malformed takes the whole array or map along, of a struct only itself.
  if (type.kind === "array" || type.kind === "map")
    return `CASE WHEN NOT coalesce(${isMalformed(json, type, undefined, forms)}, false) THEN ${readJson(json, type)} END`;
  const read = datetimeValue(`json_extract_string(${json}, '$')`, type, forms);
  if (read === undefined) return readJson(json, type);
  const seconds = `TRY(timezone('UTC', TIMESTAMP '1970-01-01' + to_seconds(CAST(json_extract_string(${json}, '$') AS BIGINT))))`;
  const number = type.kind === "timestamp" ? ` WHEN 'BIGINT' THEN ${seconds} WHEN 'UBIGINT' THEN ${seconds}` : "";
  return `CASE json_type(${json}) WHEN 'VARCHAR' THEN ${read}${number} END`;
}

/** Whether a JSON value is there and is not what its type asks for; `value` is what was read of it, where that is known. */
export function isMalformed(json: string, type: DataType, value: string | undefined, forms: ValueForms): string {
  return once(json, (j) => {
    const some = (path: string, part: (json: string) => string): string =>
      `coalesce(list_bool_or(list_transform(CAST(json_extract(${j}, '${path}') AS JSON[]), ${lambdaSql(["x"], (x) => part(x!))})), false)`;
    const of = (kind: string, parts: string): string =>
      `CASE json_type(${j}) WHEN '${kind}' THEN ${parts} ELSE json_type(${j}) <> 'NULL' END`;
    switch (type.kind) {
      case "struct": {
        const parts = type.fields.map((f) => isMalformed(`json_extract(${j}, ${jsonMember(f.name)})`, f.type, undefined, forms));
        return of("OBJECT", parts.join(" OR ") || "false");
      }
      case "array":
        return of(
          "ARRAY",
          some("$[*]", (x) => isMalformed(x, type.element, undefined, forms)),
        );
      case "map":
        return of(
          "OBJECT",
          some("$.*", (x) => isMalformed(x, type.value, undefined, forms)),
        );
      default:
        return `(json_type(${j}) <> 'NULL' AND ${value ?? `(${jsonValue(j, type, forms)})`} IS NULL)`;
    }
  });
}
