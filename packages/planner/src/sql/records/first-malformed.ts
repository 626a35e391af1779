import { type Read, sqlString, type StructType, structType } from "@volley/plan";
import { byRecord, corruptColumn, inOnePiece, readMode } from "../reader-options.ts";
import { type ParsedRecords, rowsByMode } from "./by-mode.ts";
import { csvRecord } from "./csv-rows.ts";
import { jsonRecord } from "./json-rows.ts";
import { recordsSql } from "./records.ts";

const parsers = { csv: csvRecord, json: jsonRecord };
const number = "volley_record";

/** The rows of a dataset of CSV or JSON files, over `{files}`, from its records. */
export function recordRows(read: Read, format: keyof typeof parsers, schema: StructType, zone: string, more: readonly string[]): string {
  return rowsByMode(read, schema, parsers[format](read, schema, zone, recordsSql(read, more), more), more);
}

/**
 * The first malformed record of a file, over `{files}`, for a query that failed over it: its number, whether it is a line's, and the column
 * and the problem where they can be told. `columns` are those that the query read, by which DuckDB's reader judged.
 */
export function firstMalformed(read: Read, schema: StructType, columns: readonly string[], zone: string): string | undefined {
  if ((read.format !== "csv" && read.format !== "json") || readMode(read) !== "FAILFAST") return undefined;
  const own = structType(schema.fields.filter((field) => field !== corruptColumn(read, schema)));
  const records = `(SELECT record, row_number() OVER () AS ${number} FROM ${recordsSql(read, [])})`;
  const { from, faults }: ParsedRecords = parsers[read.format](read, own, zone, records, [number]);
  const judged = byRecord(read) ? faults : faults.filter(({ column }) => column === undefined || columns.includes(column));
  const first = (text: (fault: ParsedRecords["faults"][number]) => string): string =>
    `CASE ${judged.map((fault) => `WHEN ${fault.test} THEN ${text(fault)}`).join(" ")} END`;
  const items = [
    `${number} AS number`,
    `${!inOnePiece(read)} AS line`,
    `${first(({ column }) => (column === undefined ? "NULL" : sqlString(column)))} AS "column"`,
    `${first(({ problem }) => problem)} AS problem`,
  ];
  const test = byRecord(read) ? "bad" : judged.map((fault) => fault.test).join(" OR ");
  return `SELECT ${items.join(", ")} FROM (${from}) WHERE ${test} ORDER BY ${number}, "column" IS NULL LIMIT 1`;
}
