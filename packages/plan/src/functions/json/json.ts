import { VolleyError } from "../../errors.ts";
import { requireJsonKeys } from "../../formats/check-types.ts";
import { datetimePatterns } from "../../formats/datetime-patterns.ts";
import type { LiteralValue } from "../../expressions/expression.ts";
import { arrayType, type DataType, simpleTypes } from "../../types/data-type.ts";
import { parseSchema, parseType } from "../../types/ddl.ts";
import { duckdbType, sqlString } from "../../types/duckdb-type.ts";
import { lambdaSql, once } from "../once.ts";
import type { Constants, FunctionTable, ScalarFunction } from "../definition.ts";
import { optionMap } from "./option-map.ts";
import { asNullable } from "../collection/nested-types.ts";
import { realText } from "../math/real-text.ts";
import { readJson } from "./read.ts";
import { writeJson } from "./write.ts";
import { always, scalar } from "../rules.ts";
import { structSql } from "../collection/struct.ts";

const nested: ReadonlySet<DataType["kind"]> = new Set(["array", "map", "struct"]);
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
      const part = (j: string): string =>
        found.includes("[*]") ? severalOf(j, found) : jsonText(`json_extract(${j}, ${sqlString(found)})`);
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
    [1, 2],
    {
      takes: "a struct, a map or an array",
      to: ([type, ...options]) => (nested.has(type!.kind) && writes(type!) ? [type!, ...options] : undefined),
    },
    always("string"),
    toJson("UTC"),
    "A struct, a map or an array as JSON text; fields that are null are left out, unless the option ignoreNullFields is false.",
    { inZone: toJson, check: (constants) => void optionMap(constants, 1, "toJson"), nullable: ([value]) => value! },
  ),
};

function toJson(zone: string): ScalarFunction["sql"] {
  return ([value], [type], _result, constants) => {
    const options = optionMap(constants, 1, "toJson");
    const forms = { patterns: datetimePatterns(options), zone, nulls: options["ignorenullfields"]?.toLowerCase() === "false" };
    return once(value!, (v) => `CASE WHEN ${v} IS NOT NULL THEN ${writeJson(v, type!, forms)} END`);
  };
}

function writes(type: DataType): boolean {
  if (type.kind === "array") return writes(type.element);
  if (type.kind === "map") return writes(type.key) && writes(type.value) && !nested.has(type.key.kind);
  return type.kind !== "struct" || type.fields.every((f) => writes(f.type));
}

/** A schema as DDL: a type, or fields. */
function schemaOf(text: LiteralValue | undefined): DataType {
  if (typeof text !== "string") throw new VolleyError("DATATYPE_MISMATCH", "fromJson() takes a constant schema");
  const type = /^\s*(struct|array|map)\s*</i.test(text) ? parseType(text) : parseSchema(text);
  requireJsonKeys(type, {});
  if (nested.has(type.kind)) return asNullable(type);
  throw new VolleyError("DATATYPE_MISMATCH", "fromJson() makes a struct, an array or a map");
}

function checkPath([, path]: Constants): void {
  if (typeof path !== "string") throw new VolleyError("UNSUPPORTED_FEATURE", "getJsonObject() takes a constant path");
}

/** What a path with stars leads to: an array of several values, or the only one as JSON. */
function severalOf(json: string, path: string): string {
  return once(
    valuesAt(json, path),
    (all) => `CASE len(${all}) WHEN 0 THEN NULL WHEN 1 THEN ${all}[1] ELSE '[' || array_to_string(${all}, ',') || ']' END`,
    "all",
  );
}

/** The values behind a path's first stars, as JSON texts; those of further stars as an array for each of them. */
function valuesAt(json: string, path: string): string {
  const [, elements = "", rest = ""] = /^(.*?(?:\[\*\])+)(.*)$/.exec(path)!;
  const all = `CAST(json_extract(${json}, ${sqlString(elements)}) AS JSON[])`;
  const text = (e: string): string => `CAST(${e} AS VARCHAR)`;
  if (rest === "") return `list_transform(${all}, ${lambdaSql(["e"], (e) => text(e!))})`;
  const part = (e: string): string => `nullif(${text(`json_extract(${e}, ${sqlString(`$${rest}`)})`)}, 'null')`;
  const inner = (e: string): string => once(valuesAt(e, `$${rest}`), (some) => `'[' || array_to_string(${some}, ',') || ']'`, "some");
  const made = `list_transform(${all}, ${lambdaSql(["e"], (e) => (rest.includes("[*]") ? inner(e!) : part(e!)))})`;
  return `list_filter(${made}, ${lambdaSql(["t"], (t) => `${t} IS NOT NULL`)})`;
}

/** A JSON value as text: of a text what is in it, of a double what Java writes. */
function jsonText(json: string): string {
  return once(
    json,
    (j) => {
      const text = `json_extract_string(${j}, '$')`;
      return `CASE WHEN json_type(${j}) = 'DOUBLE' AND NOT regexp_full_match(${text}, '-?\\d+') THEN ${realText(`CAST(${text} AS DOUBLE)`, "double")} ELSE ${text} END`;
    },
    "part",
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
    // Spark has no values of all members.
    if (name === "*") return undefined;
    made += index === undefined ? `."${name!.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"` : `[${index}]`;
  }
  return made;
}
