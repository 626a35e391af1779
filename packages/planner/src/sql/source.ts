import {
  type DataType,
  datetimePatterns,
  duckdbType,
  fromDuckdbType,
  isTrue,
  type Read,
  sameType,
  sqlString,
  type StructField,
  type StructType,
  structField,
  structType,
} from "@volley/plan";
import type { SourceInfo } from "../stage.ts";
import { csvOptions, csvText, readCsvArguments } from "./csv-options.ts";
import { fileColumn, filesMark, plainFolders } from "./files.ts";
import { name } from "./name.ts";
import { demandedJson, demandedText } from "./records/demanded.ts";
import { firstMalformed, recordRows } from "./records/first-malformed.ts";
import { recordsSql } from "./records/records.ts";
import { byRecord, corruptColumn, hasHeader, mergesSchema, readMode, requireReaderOptions } from "./reader-options.ts";

/** Where the value of a file's partition column stands, by the column's position: an expression over `fileColumn`. */
export const partitionMark = /\{partition (\d+)\}/g;

/** A SELECT of some columns of a dataset, each in its declared type, over `{files}`. `zone` is the session's. */
export function sourceSql(read: Read, source: SourceInfo, columns: readonly string[], zone: string): string {
  const told = source.partitionColumns ?? [];
  const fields = columns.map((column) => source.schema.fields.find((f) => f.name === column)!);
  const items = fileItems(
    read,
    source,
    fields.filter((f) => !told.includes(f.name)),
    zone,
  );
  const partitions = fields
    .filter((f) => told.includes(f.name))
    .map((f) => `CAST({partition ${told.indexOf(f.name)}} AS ${duckdbType(f.type)}) AS ${name(f.name)}`);
  const own = structType(source.schema.fields.filter((f) => !told.includes(f.name)));
  const all = [...items, ...partitions];
  return `SELECT ${all.length === 0 ? "1 AS nothing" : all.join(", ")}\nFROM ${readerSql(read, source, own, zone, partitions.length > 0 ? [fileColumn] : [])}`;
}

/** SQL over `{files}` that finds the first malformed record of a file, where a query would fail at one. */
export function malformedSql(read: Read, source: SourceInfo, columns: readonly string[], zone: string): string | undefined {
  const told = source.partitionColumns ?? [];
  return firstMalformed(read, structType(source.schema.fields.filter((f) => !told.includes(f.name))), columns, zone);
}

function fileItems(read: Read, source: SourceInfo, fields: StructType["fields"], zone: string): readonly string[] {
  if (byRecord(read)) return fields.map((f) => name(f.name));
  const corrupt = corruptColumn(read, source.schema);
  return fields.map((f) => (f === corrupt ? `CAST(NULL AS VARCHAR) AS ${name(f.name)}` : fileItem(f, read, source, zone)));
}

function fileItem(field: StructField, read: Read, source: SourceInfo, zone: string): string {
  const { name: column, type } = field;
  const forms = { patterns: datetimePatterns(read.options), zone };
  switch (read.format) {
    case "parquet":
    case "arrow":
      return fromFile(column, type, source, read);
    case "csv":
      return type.kind === "string" || !read.schema ? name(column) : `${demandedText(name(column), field, forms)} AS ${name(column)}`;
    case "json":
      return read.schema ? `${demandedJson(name(column), field, forms)} AS ${name(column)}` : name(column);
    case "text":
      return `coalesce(record, '') AS ${name(column)}`;
  }
}

/** DuckDB reads `1.5` as the integer 2 and `yes` as true, of CSV and JSON. What it told the types of itself it reads as it did then. */
const heldAs: Partial<Readonly<Record<Read["format"], string>>> = { csv: "VARCHAR", json: "JSON" };

/** What stands behind FROM; `more` are columns that tell of the files. */
function readerSql(read: Read, source: SourceInfo, schema: StructType, zone: string, more: readonly string[]): string {
  if (byRecord(read)) return recordRows(read, read.format as "csv" | "json", schema, zone, more);
  const corrupt = corruptColumn(read, schema);
  const fields = schema.fields.filter((f) => f !== corrupt);
  const held = read.schema && heldAs[read.format];
  const types = fields.map((f) => `${sqlString(f.name)}: ${sqlString(held ?? duckdbType(f.type))}`).join(", ");
  const files = [plainFolders, ...more.map((column) => `filename = '${column}'`)];
  switch (read.format) {
    case "parquet":
      return mergesSchema(read) ? mergedParquet(source, files) : `read_parquet(${[filesMark, ...files].join(", ")})`;
    case "arrow":
      return `read_arrow(${[filesMark, ...more.map((column) => `filename = '${column}'`)].join(", ")})`;
    case "csv": {
      const texts = `read_csv(${[filesMark, `header = ${hasHeader(read)}`, ...readCsvArguments(read), "auto_detect = false", `columns = {${types}}`, ...files].join(", ")})`;
      const items = fields.map(
        (f) => [name(f.name), f.type.kind === "string" || held ? csvText(name(f.name), csvOptions(read)) : name(f.name)] as const,
      );
      if (items.every(([own, text]) => own === text)) return texts;
      return `(SELECT ${[...items.map(([own, text]) => `${text} AS ${own}`), ...more].join(", ")} FROM ${texts})`;
    }
    case "json":
      return `read_json(${[filesMark, "format = 'newline_delimited'", `columns = {${types}}`, ...jsonArguments(read), ...files].join(", ")})`;
    case "text":
      return recordsSql(read, more);
  }
}

/**
 * SQL whose DESCRIBE tells what a dataset holds, over `{files}`: all of a Parquet footer, a sample of the rows of text formats.
 * Throws INVALID_ARGUMENT for options that the reader does not have.
 */
export function probeSql(read: Read): string {
  requireReaderOptions(read);
  switch (read.format) {
    case "parquet":
      return `SELECT * FROM read_parquet(${filesMark}, ${plainFolders})`;
    case "arrow":
      return `SELECT * FROM read_arrow(${filesMark})`;
    case "csv": {
      const all = csvOptions(read).inferred ? typesTold(read) : ["all_varchar = true"];
      return `SELECT * FROM read_csv(${[filesMark, `header = ${hasHeader(read)}`, ...all, ...readCsvArguments(read), plainFolders].join(", ")})`;
    }
    case "json": {
      const whole = isTrue(read.options["multiline"]);
      const lenient = readMode(read) === "FAILFAST" || whole ? [] : ["ignore_errors = true"];
      return `SELECT * FROM read_json(${[filesMark, `format = '${whole ? "auto" : "newline_delimited"}'`, ...lenient, ...jsonArguments(read), plainFolders].join(", ")})`;
    }
    case "text":
      return `SELECT record AS value FROM ${recordsSql(read, [])}`;
  }
}

/** Dates and timestamps by patterns are read by a schema alone: DuckDB's own idea of them is another. */
function typesTold({ options }: Read): readonly string[] {
  const patterned = Object.values(datetimePatterns(options)).some((pattern) => pattern !== undefined);
  return patterned ? ["auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR']"] : ["dateformat = '%Y-%m-%d'"];
}

/** The columns to fetch for `columns`, by the names they have in the files; those the files lack are left out. */
export function fetchedColumns(source: SourceInfo, columns: readonly string[]): readonly string[] {
  const own = source.fileTypes && Object.keys(source.fileTypes);
  if (!own) return columns.filter((column) => !source.partitionColumns?.includes(column));
  const found = columns
    .filter((column) => !source.partitionColumns?.includes(column))
    .flatMap((column) => own.filter((name) => name.toLowerCase() === column.toLowerCase()));
  return found.length > 0 ? found : own.slice(0, 1);
}

/**
 * The schema of what `probeSql` describes, every column nullable. Columns of a headerless CSV are named as in Spark: _c0, _c1, …
 * Throws UNSUPPORTED_FEATURE for a type without counterpart in Spark.
 */
export function readTypes(columns: readonly { readonly name: string; readonly type: string }[], read?: Read): StructType {
  const nameless = read?.format === "csv" && !hasHeader(read);
  return structType(columns.map((c, i) => structField(nameless ? `_c${i}` : c.name, fromDuckdbType(c.type), true)));
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

function jsonArguments({ options }: Read): readonly string[] {
  const longest = options["maxstringlen"];
  return longest === undefined ? [] : [`maximum_object_size = ${longest}`];
}
