import { type DataType, jsonMember, lambdaSql, once, readJson } from "@volley/plan";
import { datetimeValue, type ValueForms } from "./datetime-value.ts";

/** A JSON value as a column's, null where it is none of the type. */
export function jsonValue(json: string, type: DataType, forms: ValueForms): string {
  // A part that is lost takes the whole array or map along, of a struct only itself.
  if (type.kind === "array" || type.kind === "map")
    return once(json, (j) => `CASE WHEN NOT coalesce(${hasWrong(j, type, isLost, forms)}, false) THEN ${jsonParts(j, type, forms)} END`);
  if (type.kind === "struct") return jsonParts(json, type, forms);
  return once(json, (j) => {
    const text = `json_extract_string(${j}, '$')`;
    const read = datetimeValue(text, type, forms);
    if (read === undefined) return readJson(j, type);
    const seconds = `TRY(timezone('UTC', TIMESTAMP '1970-01-01' + to_seconds(CAST(${text} AS BIGINT))))`;
    const number = type.kind === "timestamp" ? ` WHEN 'BIGINT' THEN ${seconds} WHEN 'UBIGINT' THEN ${seconds}` : "";
    return `CASE json_type(${j}) WHEN 'VARCHAR' THEN ${read}${number} END`;
  });
}

/** An array, map or struct that was looked at already. */
export function jsonParts(json: string, type: DataType, forms: ValueForms): string {
  return readJson(json, type, (part, its) => jsonValue(part, its, forms));
}

type Test = (json: string, type: DataType, forms: ValueForms) => string;

/** Whether a JSON value is there and is not what its type asks for, or holds such a one; `value` is what was read of it, where that is known. */
export function isMalformed(json: string, type: DataType, forms: ValueForms, value?: string): string {
  return once(json, (j) => {
    if (type.kind === "array" || type.kind === "map") return hasWrong(j, type, isMalformed, forms);
    if (type.kind !== "struct") return isWrong(j, value ?? jsonValue(j, type, forms));
    const parts = type.fields.map((f) => isMalformed(`json_extract(${j}, ${jsonMember(f.name)})`, f.type, forms));
    return `CASE json_type(${j}) WHEN 'OBJECT' THEN ${parts.join(" OR ") || "false"} ELSE json_type(${j}) <> 'NULL' END`;
  });
}

/** Whether nothing of a JSON value that is there can be kept. */
function isLost(json: string, type: DataType, forms: ValueForms): string {
  return once(json, (j) =>
    isWrong(j, type.kind === "struct" ? `CASE json_type(${j}) WHEN 'OBJECT' THEN true END` : jsonValue(j, type, forms)),
  );
}

const isWrong = (json: string, value: string): string => `CASE WHEN ${value} IS NULL THEN json_type(${json}) <> 'NULL' ELSE false END`;

/** Whether a value is no array or map where one belongs, or holds one that a test finds wrong. */
function hasWrong(json: string, type: DataType & { readonly kind: "array" | "map" }, test: Test, forms: ValueForms): string {
  const [kind, path, part] = type.kind === "array" ? ["ARRAY", "$[*]", type.element] : ["OBJECT", "$.*", type.value];
  const tests = lambdaSql(["x"], (x) => test(x!, part, forms));
  const some = `coalesce(list_bool_or(list_transform(CAST(json_extract(${json}, '${path}') AS JSON[]), ${tests})), false)`;
  return `CASE json_type(${json}) WHEN '${kind}' THEN ${some} ELSE json_type(${json}) <> 'NULL' END`;
}
