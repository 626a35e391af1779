import {
  type DataType,
  datetimePatterns,
  duckdbType,
  fromDuckdbType,
  type Read,
  sameType,
  type StructField,
  type StructType,
  structType,
} from "@volley/plan";
import type { SourceInfo } from "../stage.ts";
import { fileColumn, fileNameField, fileNameMark, filesMark, plainFolders } from "./files.ts";
import { name } from "./name.ts";
import { comesAsText, csvColumns } from "./records/csv-columns.ts";
import { demandedJson, demandedText } from "./records/demanded.ts";
import { firstMalformed, recordRows } from "./records/first-malformed.ts";
import { jsonColumns } from "./records/json-lines.ts";
import { recordsSql } from "./records/records.ts";
import { byRecord, corruptColumn, mergesSchema } from "./reader-options.ts";

/** Where the value of a file's partition column stands, by the column's position: an expression over `fileColumn`. */
export const partitionMark = /\{partition (\d+)\}/g;

/** A SELECT of some columns of a dataset, each in its declared type, over `{files}`. `zone` is the session's. */
export function sourceSql(read: Read, source: SourceInfo, columns: readonly string[], zone: string): string {
  const told = source.partitionColumns ?? [];
  const fields = columns.flatMap((column) => source.schema.fields.find((f) => f.name === column) ?? []);
  const partitions = fields
    .filter((f) => told.includes(f.name))
    .map((f) => `CAST({partition ${told.indexOf(f.name)}} AS ${duckdbType(f.type)}) AS ${name(f.name)}`);
  if (columns.includes(fileNameField)) partitions.push(`${fileNameMark} AS ${name(fileNameField)}`);
  const isCut = read.format !== "json" || byRecord(read);
  const own = structType(source.schema.fields.filter((f) => !told.includes(f.name) && (isCut || columns.includes(f.name))));
  const items = fileItems(
    read,
    source,
    own,
    fields.filter((f) => !told.includes(f.name)),
    zone,
  );
  const all = [...items, ...partitions];
  // DuckDB fails at counting the rows of files of which a filter on their names leaves none; another filter keeps it from trying.
  const counted = read.format === "parquet" && !mergesSchema(read) && partitions.length > 0;
  const from = readerSql(read, source, own, zone, partitions.length > 0 ? [fileColumn] : []);
  return `SELECT ${all.length === 0 ? "1 AS nothing" : all.join(", ")}\nFROM ${from}${counted ? "\nWHERE file_row_number >= 0" : ""}`;
}

/** SQL over `{files}` that finds the first malformed record of a file, where a query would fail at one. */
export function malformedSql(read: Read, source: SourceInfo, columns: readonly string[], zone: string): string | undefined {
  const told = source.partitionColumns ?? [];
  const own = columns.filter((column) => column !== fileNameField);
  return firstMalformed(read, structType(source.schema.fields.filter((f) => !told.includes(f.name))), own, zone);
}

/** The items of `fields`, of a file that holds `own`. */
function fileItems(read: Read, source: SourceInfo, own: StructType, fields: StructType["fields"], zone: string): readonly string[] {
  if (byRecord(read)) return fields.map((f) => name(f.name));
  const corrupt = corruptColumn(read, own);
  const texts = read.format === "csv" && comesAsText(read, inFile(read, own));
  return fields.map((f) => (f === corrupt ? `CAST(NULL AS VARCHAR) AS ${name(f.name)}` : fileItem(f, read, source, texts, zone)));
}

/** The fields that a file holds: not the one for malformed records. */
function inFile(read: Read, schema: StructType): StructType["fields"] {
  const corrupt = corruptColumn(read, schema);
  return schema.fields.filter((f) => f !== corrupt);
}

function fileItem(field: StructField, read: Read, source: SourceInfo, texts: boolean, zone: string): string {
  const { name: column, type } = field;
  const forms = { patterns: datetimePatterns(read.options), zone };
  switch (read.format) {
    case "parquet":
    case "arrow":
      return fromFile(column, type, source, read);
    case "csv":
      return type.kind === "string" || !texts ? name(column) : `${demandedText(read, name(column), field, forms)} AS ${name(column)}`;
    case "json":
      return `${demandedJson(name(column), field, forms)} AS ${name(column)}`;
    case "text":
      return `coalesce(record, '') AS ${name(column)}`;
  }
}

/** What stands behind FROM; `more` are columns that tell of the files. */
function readerSql(read: Read, source: SourceInfo, schema: StructType, zone: string, more: readonly string[]): string {
  if (byRecord(read)) return recordRows(read, read.format as "csv" | "json", schema, zone, more);
  const fields = inFile(read, schema);
  const files = [plainFolders, ...more.map((column) => `filename = '${column}'`)];
  switch (read.format) {
    case "parquet":
      return mergesSchema(read) ? mergedParquet(source, files) : `read_parquet(${[filesMark, ...files].join(", ")})`;
    case "arrow":
      return `read_arrow(${[filesMark, ...more.map((column) => `filename = '${column}'`)].join(", ")})`;
    case "csv":
      return csvColumns(read, fields, more);
    case "json":
      return jsonColumns(read, fields, more);
    case "text":
      return recordsSql(read, more);
  }
}

/** The columns to fetch for `columns`, by the names they have in the files; those the files lack are left out. */
export function fetchedColumns(source: SourceInfo, columns: readonly string[]): readonly string[] {
  const own = source.fileTypes && Object.keys(source.fileTypes);
  const wanted = columns.filter((column) => !source.partitionColumns?.includes(column) && column !== fileNameField);
  if (!own) return wanted;
  const found = wanted.flatMap((column) => own.filter((name) => name.toLowerCase() === column.toLowerCase()));
  return found.length > 0 ? found : own.slice(0, 1);
}

/** Files of which some lack columns that others have: rows of none have them all. */
function mergedParquet({ fileTypes = {} }: SourceInfo, args: readonly string[]): string {
  const none = Object.entries(fileTypes).map(([column, type]) => `CAST(NULL AS ${type}) AS ${name(column)}`);
  const files = `SELECT * FROM read_parquet(${[filesMark, "union_by_name = true", ...args].join(", ")})`;
  return `(${files} UNION ALL BY NAME SELECT ${none.join(", ")} WHERE false)`;
}

function fromFile(column: string, type: DataType, source: SourceInfo, read: Read): string {
  const found = source.fileTypes && Object.entries(source.fileTypes).find(([own]) => own.toLowerCase() === column.toLowerCase());
  if (source.fileTypes && !found) return `CAST(NULL AS ${duckdbType(type)}) AS ${name(column)}`;
  const known = found ? isHeldAs(found[1], type) : !read.schema;
  const own = found?.[0] ?? column;
  if (known) return own === column ? name(column) : `${name(own)} AS ${name(column)}`;
  return `CAST(${name(own)} AS ${duckdbType(type)}) AS ${name(column)}`;
}

/** Whether a file's DuckDB type needs no conversion to carry a Spark type. */
function isHeldAs(fileType: string, type: DataType): boolean {
  try {
    return sameType(fromDuckdbType(fileType), type) && !/^U|HUGEINT|UUID|ENUM|JSON|_S$|_MS$|_NS$|STRUCT|MAP|\[/.test(fileType);
  } catch {
    return false;
  }
}
