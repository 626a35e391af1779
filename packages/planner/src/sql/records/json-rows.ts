import { datetimePatterns, lambdaSql, type Read, type StructType, structType } from "@volley/plan";
import { corruptColumn } from "../reader-options.ts";
import type { ParsedRecords } from "./by-mode.ts";
import { cannotReadJson } from "./cannot-read.ts";
import { jsonMembers } from "./json-objects.ts";
import { isMalformed, jsonValue } from "./json-value.ts";

/**
 * JSON records taken apart as Spark does (JacksonParser): an object is a row, an array of objects as many; a member of another type than its
 * column's is null, and makes the record malformed as text that is no JSON does. `records` is a relation with each record's text as `record`.
 */
export function jsonRecord(read: Read, schema: StructType, zone: string, records: string, more: readonly string[]): ParsedRecords {
  const forms = { patterns: datetimePatterns(read.options), zone };
  const fields = schema.fields.filter((field) => field !== corruptColumn(read, schema));
  const { from: objects, member } = jsonMembers(records, fields, more);
  const members = `SELECT ${["*", ...fields.map((_, i) => `${member(i)} AS j${i}`)].join(", ")} FROM (${objects})`;
  const values = `SELECT ${["*", ...fields.map((f, i) => `${jsonValue(`j${i}`, f.type, forms)} AS v${i}`)].join(", ")} FROM (${members})`;
  const wrong = fields.map(({ name: column, type }, i) => ({
    column,
    test: isMalformed(`j${i}`, type, forms, `v${i}`),
    problem: cannotReadJson(`j${i}`, type),
  }));
  const own = ["members IS NULL", ...wrong.map(({ test }) => test)].join(" OR ");
  // One object of an array makes all of them malformed.
  const any = `list_bool_or(list_transform(objects, ${lambdaSql(["o"], (o) => isMalformed(o!, structType(fields), forms))}))`;
  const from = `SELECT *, coalesce(CASE WHEN len(objects) > 1 THEN ${any} ELSE ${own} END, false) AS bad FROM (${values})`;
  return {
    from,
    text: "record",
    value: (i) => `v${i}`,
    faults: [{ test: "members IS NULL", problem: "'malformed JSON: ' || left(record, 200)" }, ...wrong],
  };
}
