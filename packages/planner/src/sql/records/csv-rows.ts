import { datetimePatterns, isTrue, onePass, type Read, sqlString, type StructType } from "@volley/plan";
import { csvOptions } from "../csv-options.ts";
import { corruptColumn } from "../reader-options.ts";
import type { ParsedRecords } from "./by-mode.ts";
import { cannotReadText } from "./cannot-read.ts";
import { csvTokens } from "./csv-tokens.ts";
import { fieldValue } from "./csv-value.ts";

/**
 * CSV records taken apart as Spark does: what does not parse is null, fields that are missing are null, and those that are too many are left
 * out; all of these make a record malformed. `records` is a relation with each record's text as `record`.
 */
export function csvRecord(read: Read, schema: StructType, zone: string, records: string, more: readonly string[]): ParsedRecords {
  const options = csvOptions(read);
  const { nullValue, emptyValue, comment } = options;
  const fields = schema.fields.filter((field) => field !== corruptColumn(read, schema));
  const forms = { patterns: datetimePatterns(read.options), zone };
  const isRecord = ["NOT regexp_full_match(record, '[\\t ]*')", ...(comment ? [`NOT starts_with(record, ${sqlString(comment)})`] : [])];
  const tokens = `SELECT ${["record", `${onePass(csvTokens("record", options, emptyValue))} AS tokens`, ...more].join(", ")} FROM ${records} WHERE ${isRecord.join(" AND ")}`;
  const text = (i: number): string =>
    nullValue === "" ? `nullif(tokens[${i + 1}], '')` : `nullif(tokens[${i + 1}], ${sqlString(nullValue)})`;
  const texts = `SELECT ${["record", "len(tokens) AS found", ...fields.map((_, i) => `${text(i)} AS t${i}`), ...more].join(", ")} FROM (${tokens})`;
  const typed = fields.flatMap(({ type }, i) => (type.kind === "string" ? [] : [{ type, i }]));
  const values = `SELECT ${["*", ...typed.map(({ type, i }) => `${fieldValue(read, `t${i}`, type, forms)} AS v${i}`)].join(", ")} FROM (${texts})`;
  const uneven = `found <> ${fields.length}`;
  const wrong = typed.map(({ type, i }) => ({
    column: fields[i]!.name,
    test: `(t${i} IS NOT NULL AND v${i} IS NULL)`,
    problem: cannotReadText(`t${i}`, type),
  }));
  const bad = [uneven, ...wrong.map(({ test }) => test)].join(" OR ");
  return {
    from: `SELECT *, ${bad} AS bad FROM (${values})`,
    text: isTrue(read.options["multiline"]) ? "rtrim(record, chr(13) || chr(10))" : "record",
    value: (i) => `${fields[i]!.type.kind === "string" ? "t" : "v"}${i}`,
    faults: [{ test: uneven, problem: `'fields in the record: ' || found || ', not ${fields.length}'` }, ...wrong],
  };
}
