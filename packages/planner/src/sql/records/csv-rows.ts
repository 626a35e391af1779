import { datetimePatterns, type Read, sqlString, type StructType } from "@volley/plan";
import { csvOptions } from "../csv-options.ts";
import { corruptColumn, isTrue } from "../reader-options.ts";
import { rowsByMode } from "./by-mode.ts";
import { csvTokens } from "./csv-tokens.ts";
import { csvValue } from "./csv-value.ts";
import { recordsSql } from "./records.ts";

/**
 * The rows of CSV files, record by record as Spark reads them: what does not parse is null, fields that are missing are null, and those
 * that are too many are left out; all of these make a record malformed.
 */
export function csvRows(read: Read, schema: StructType, zone: string, more: readonly string[]): string {
  const options = csvOptions(read);
  const { nullValue, emptyValue, comment } = options;
  const fields = schema.fields.filter((field) => field !== corruptColumn(read, schema));
  const forms = { patterns: datetimePatterns(read.options), zone };
  const isRecord = [`trim(record, chr(9) || ' ') <> ''`, ...(comment ? [`NOT starts_with(record, ${sqlString(comment)})`] : [])];
  const tokens = `SELECT ${["record", `${csvTokens("record", options, emptyValue)} AS tokens`, ...more].join(", ")} FROM ${recordsSql(read, more)} WHERE ${isRecord.join(" AND ")}`;
  const text = (i: number): string =>
    nullValue === "" ? `nullif(tokens[${i + 1}], '')` : `nullif(tokens[${i + 1}], ${sqlString(nullValue)})`;
  const texts = `SELECT ${["record", `len(tokens) <> ${fields.length} AS uneven`, ...fields.map((_, i) => `${text(i)} AS t${i}`), ...more].join(", ")} FROM (${tokens})`;
  const typed = fields.flatMap(({ type }, i) => (type.kind === "string" ? [] : [{ type, i }]));
  const values = `SELECT ${["*", ...typed.map(({ type, i }) => `${csvValue(`t${i}`, type, forms)} AS v${i}`)].join(", ")} FROM (${texts})`;
  const bad = ["uneven", ...typed.map(({ i }) => `(t${i} IS NOT NULL AND v${i} IS NULL)`)].join(" OR ");
  const from = `SELECT *, ${bad} AS bad FROM (${values})`;
  return rowsByMode(
    read,
    schema,
    {
      from,
      text: isTrue(read.options["multiline"]) ? "rtrim(record, chr(10))" : "record",
      value: (i) => `${fields[i]!.type.kind === "string" ? "t" : "v"}${i}`,
    },
    more,
  );
}
