import {
  type DataType,
  datetimePatterns,
  jsonMember,
  lambdaSql,
  once,
  readJson,
  type Read,
  sqlString,
  type StructField,
  type StructType,
  structType,
  typeText,
} from "@volley/plan";
import { corruptColumn } from "../reader-options.ts";
import type { ParsedRecords } from "./by-mode.ts";
import { datetime, type ValueForms } from "./csv-value.ts";

/**
 * JSON records taken apart as Spark does (JacksonParser): an object is a row, an array of objects as many; a member of another type than its
 * column's is null, and makes the record malformed as text that is no JSON does. `records` is a relation with each record's text as `record`.
 */
export function jsonRecord(read: Read, schema: StructType, zone: string, records: string, more: readonly string[]): ParsedRecords {
  const forms = { patterns: datetimePatterns(read.options), zone };
  const fields = schema.fields.filter((field) => field !== corruptColumn(read, schema));
  const lists = `SELECT ${["record", `${objectsOf("record")} AS objects`, ...more].join(", ")} FROM ${records} WHERE trim(record, chr(9) || chr(10) || chr(13) || ' ') <> ''`;
  const objects = `SELECT ${["record", "objects", "unnest(objects) AS object", ...more].join(", ")} FROM (${lists})`;
  const members = fields.map((f, i) => `json_extract(object, ${jsonMember(f.name)}) AS j${i}`);
  const cut = `SELECT ${["*", ...members].join(", ")} FROM (${objects})`;
  const values = `SELECT ${["*", ...fields.map((f, i) => `${jsonValue(`j${i}`, f.type, forms)} AS v${i}`)].join(", ")} FROM (${cut})`;
  const wrong = fields.map(({ name: column, type }, i) => ({
    column,
    test: isMalformed(`j${i}`, type, `v${i}`, forms),
    problem: `'cannot read ' || left(CAST(j${i} AS VARCHAR), 200) || ${sqlString(` as ${typeText(type)}`)}`,
  }));
  const own = ["object IS NULL", ...wrong.map(({ test }) => test)].join(" OR ");
  // One object of an array makes all of them malformed.
  const any = `list_bool_or(list_transform(objects, ${lambdaSql(["o"], (o) => isMalformed(o!, structType(fields), undefined, forms))}))`;
  const from = `SELECT *, coalesce(CASE WHEN len(objects) > 1 THEN ${any} ELSE ${own} END, false) AS bad FROM (${values})`;
  return {
    from,
    text: "record",
    value: (i) => `v${i}`,
    faults: [{ test: "object IS NULL", problem: "'malformed JSON: ' || left(record, 200)" }, ...wrong],
  };
}

/** The objects of a text: of one that is no JSON, or holds anything else, a null. */
function objectsOf(text: string): string {
  const none = "[CAST(NULL AS JSON)]";
  const elements = `CAST(json_extract(${text}, '$[*]') AS JSON[])`;
  const areObjects = `list_bool_and(list_transform(${elements}, ${lambdaSql(["e"], (e) => `json_type(${e}) = 'OBJECT'`)}))`;
  const array = `CASE WHEN ${areObjects} IS NOT FALSE THEN ${elements} ELSE ${none} END`;
  return `CASE WHEN json_valid(${text}) THEN CASE json_type(${text}) WHEN 'OBJECT' THEN [CAST(${text} AS JSON)] WHEN 'ARRAY' THEN ${array} ELSE ${none} END ELSE ${none} END`;
}

/** A member's value (a column of JSON in SQL), an error where it is none of the type. */
export function demandedJson(json: string, { name: column, type }: StructField, forms: ValueForms): string {
  const refused = `error(${sqlString("[MALFORMED_RECORD_IN_PARSING] cannot read ")} || left(CAST(${json} AS VARCHAR), 200) || ${sqlString(` as ${typeText(type)}, column "${column}"`)})`;
  const value = jsonValue(json, type, forms);
  return isNested(type)
    ? `CASE WHEN ${isMalformed(json, type, undefined, forms)} THEN ${refused} ELSE ${value} END`
    : `coalesce(${value}, CASE WHEN json_type(${json}) <> 'NULL' THEN ${refused} END)`;
}

const isNested = ({ kind }: DataType): boolean => kind === "array" || kind === "map" || kind === "struct";

function jsonValue(json: string, type: DataType, forms: ValueForms): string {
  // A part that is malformed takes the whole array or map along, of a struct only itself.
  if (type.kind === "array" || type.kind === "map")
    return `CASE WHEN NOT coalesce(${isMalformed(json, type, undefined, forms)}, false) THEN ${readJson(json, type)} END`;
  const read = datetime(`json_extract_string(${json}, '$')`, type, forms);
  if (read === undefined) return readJson(json, type);
  const seconds = `TRY(timezone('UTC', TIMESTAMP '1970-01-01' + to_seconds(CAST(json_extract_string(${json}, '$') AS BIGINT))))`;
  const number = type.kind === "timestamp" ? ` WHEN 'BIGINT' THEN ${seconds} WHEN 'UBIGINT' THEN ${seconds}` : "";
  return `CASE json_type(${json}) WHEN 'VARCHAR' THEN ${read}${number} END`;
}

/** Whether a JSON value is there and is not what its type asks for; `value` is what was read of it, where that is known. */
function isMalformed(json: string, type: DataType, value: string | undefined, forms: ValueForms): string {
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
