import { datetimePatterns, jsonMember, lambdaSql, type Read, type StructType, structType } from "@volley/plan";
import { corruptColumn } from "../reader-options.ts";
import type { ParsedRecords } from "./by-mode.ts";
import { cannotReadJson } from "./cannot-read.ts";
import { isMalformed, jsonValue } from "./json-value.ts";

/**
 * JSON records taken apart as Spark does (JacksonParser): an object is a row, an array of objects as many; a member of another type than its
 * column's is null, and makes the record malformed as text that is no JSON does. `records` is a relation with each record's text as `record`.
 */
export function jsonRecord(read: Read, schema: StructType, zone: string, records: string, more: readonly string[]): ParsedRecords {
  const forms = { patterns: datetimePatterns(read.options), zone };
  const fields = schema.fields.filter((field) => field !== corruptColumn(read, schema));
  const lists = `SELECT ${["record", `${objectsOf("record")} AS objects`, ...more].join(", ")} FROM ${records} WHERE NOT regexp_full_match(record, '[\\t\\n\\r ]*')`;
  const objects = `SELECT ${["record", "objects", "unnest(objects) AS object", ...more].join(", ")} FROM (${lists})`;
  const members = fields.map((f, i) => `json_extract(object, ${jsonMember(f.name)}) AS j${i}`);
  const cut = `SELECT ${["*", ...members].join(", ")} FROM (${objects})`;
  const values = `SELECT ${["*", ...fields.map((f, i) => `${jsonValue(`j${i}`, f.type, forms)} AS v${i}`)].join(", ")} FROM (${cut})`;
  const wrong = fields.map(({ name: column, type }, i) => ({
    column,
    test: isMalformed(`j${i}`, type, `v${i}`, forms),
    problem: cannotReadJson(`j${i}`, type),
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
