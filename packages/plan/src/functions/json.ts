import { VolleyError } from "../errors.ts";
import type { LiteralValue } from "../expressions/expression.ts";
import { arrayType, type DataType, simpleTypes } from "../types/data-type.ts";
import { parseSchema, parseType } from "../types/ddl.ts";
import { duckdbType, sqlString } from "../types/duckdb-type.ts";
import { once } from "./once.ts";
import type { Constants, FunctionTable } from "./definition.ts";
import { asNullable } from "./nested-types.ts";
import { readJson } from "./json-read.ts";
import { writeJson } from "./json-write.ts";
import { always, scalar } from "./rules.ts";
import { structSql } from "./struct.ts";

const nested: ReadonlySet<DataType["kind"]> = new Set(["array", "map", "struct"]);
/** Types whose JSON text is not written yet. */
const unwritten: ReadonlySet<DataType["kind"]> = new Set(["timestamp", "day_time_interval", "year_month_interval"]);

/** Text that is JSON of a kind, and what to make of it; null for any other text. */
const ofKind = (json: string, kind: "ARRAY" | "OBJECT", value: (json: string) => string): string =>
  once(json, (j) => `CASE WHEN json_valid(${j}) THEN CASE WHEN json_type(${j}) = '${kind}' THEN ${value(j)} END END`);

/** JSON in text. Text that is no JSON gives null. */
export const json: FunctionTable = {
  get_json_object: scalar(
    2,
    ["string"],
    always("string"),
    ([text], _types, _result, [, path]) => {
      const found = duckdbPath(String(path));
      if (found === undefined) return "CAST(NULL AS VARCHAR)";
      const part = (j: string): string => (found.includes("[*]") ? severalOf(j, found) : `json_extract_string(${j}, ${sqlString(found)})`);
      return once(text!, (j) => `CASE WHEN json_valid(${j}) THEN ${part(j)} END`);
    },
    "The part of JSON text that a path (`$.a.b[0]`) leads to, as text.",
    { mayBeNull: true, check: checkPath },
  ),
  json_array_length: scalar(
    1,
    ["string"],
    always("integer"),
    ([text]) => ofKind(text!, "ARRAY", (j) => `CAST(json_array_length(${j}) AS INTEGER)`),
    "Number of elements of a JSON array; null for anything else.",
    { mayBeNull: true },
  ),
  json_object_keys: scalar(
    1,
    ["string"],
    () => arrayType(simpleTypes.string, false),
    ([text]) => ofKind(text!, "OBJECT", (j) => `json_keys(${j})`),
    "The keys of a JSON object; null for anything else.",
    { mayBeNull: true },
  ),
  from_json: scalar(
    2,
    ["string", "string"],
    (_types, constants) => schemaOf(constants[1]),
    ([text], _types, type) =>
      once(text!, (j) => {
        const bad =
          type.kind === "struct"
            ? structSql(
                type.fields.map((f) => f.name),
                type.fields.map((f) => `CAST(NULL AS ${duckdbType(f.type)})`),
              )
            : "NULL";
        return `CASE WHEN trim(${j}) <> '' THEN CASE WHEN json_valid(${j}) THEN coalesce(${readJson(`CAST(${j} AS JSON)`, type)}, ${bad}) ELSE ${bad} END END`;
      }),
    "JSON text as a struct, an array or a map of a schema; what does not fit the schema is null.",
    { mayBeNull: true },
  ),
  to_json: scalar(
    1,
    {
      takes: "a struct, a map or an array",
      to: ([type]) => (nested.has(type!.kind) && writes(type!) ? [type!] : undefined),
    },
    always("string"),
    ([value], [type]) => once(value!, (v) => `CASE WHEN ${v} IS NOT NULL THEN ${writeJson(v, type!)} END`),
    "A struct, a map or an array as JSON text; fields that are null are left out.",
  ),
};

function writes(type: DataType): boolean {
  if (type.kind === "array") return writes(type.element);
  if (type.kind === "map") return writes(type.key) && writes(type.value) && !nested.has(type.key.kind);
  return type.kind === "struct" ? type.fields.every((f) => writes(f.type)) : !unwritten.has(type.kind);
}

/** A schema as DDL: a type, or fields. */
function schemaOf(text: LiteralValue | undefined): DataType {
  if (typeof text !== "string") throw new VolleyError("DATATYPE_MISMATCH", "fromJson() takes a constant schema");
  const type = /^\s*(struct|array|map)\s*</i.test(text) ? parseType(text) : parseSchema(text);
  if (nested.has(type.kind)) return asNullable(type);
  throw new VolleyError("DATATYPE_MISMATCH", "fromJson() makes a struct, an array or a map");
}

function checkPath([, path]: Constants): void {
  if (typeof path !== "string") throw new VolleyError("UNSUPPORTED_FEATURE", "getJsonObject() takes a constant path");
}

/** What a path with stars leads to: an array of several values, or the only one as JSON. */
function severalOf(json: string, path: string): string {
  return once(
    `json_extract(${json}, ${sqlString(path)})`,
    (all) => `CASE len(${all}) WHEN 0 THEN NULL WHEN 1 THEN CAST(${all}[1] AS VARCHAR) ELSE CAST(to_json(${all}) AS VARCHAR) END`,
    "all",
  );
}

/** A path of Spark's (`$.a['b c'][0]`) as DuckDB's; undefined for what is no path. */
function duckdbPath(path: string): string | undefined {
  if (!path.startsWith("$")) return undefined;
  const step = /\.([^.[]+)|\['([^']*)'\]|\[(\d+|\*)\]/y;
  let made = "$";
  for (step.lastIndex = 1; step.lastIndex < path.length; ) {
    const found = step.exec(path);
    if (!found) return undefined;
    const [, name = found[2], , index] = found;
    made += index === undefined ? `."${name!.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"` : `[${index}]`;
  }
  return made;
}
