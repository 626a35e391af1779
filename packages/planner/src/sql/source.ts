import {
  type DataType,
  duckdbType,
  fromDuckdbType,
  type Read,
  sameType,
  sqlString,
  type StructType,
  structField,
  structType,
} from "@volley/plan";
import type { SourceInfo } from "../stage.ts";
import { type CsvOptions, csvOptions, longestRecord } from "./csv-options.ts";
import { name } from "./name.ts";
import { hasHeader, readMode, requireReaderOptions } from "./reader-options.ts";

/** Where the list of a task's fetched files stands in a source's SQL. */
export const filesMark = "{files}";

/** Where the value of a file's partition column stands, by the column's position: an expression over `fileColumn`. */
export const partitionMark = /\{partition (\d+)\}/g;
/** Partition columns come from the driver, not from the paths of local copies. */
const plainFolders = "hive_partitioning = false";
/** The local file of each row, where partition columns are asked for. */
export const fileColumn = "volley_file";

/** A SELECT of some columns of a dataset, each in its declared type, over `{files}`. */
export function sourceSql(read: Read, source: SourceInfo, columns: readonly string[]): string {
  const told = source.partitionColumns ?? [];
  const fields = columns.map((column) => source.schema.fields.find((f) => f.name === column)!);
  const items = fileItems(
    read,
    source,
    fields.filter((f) => !told.includes(f.name)),
  );
  const partitions = fields
    .filter((f) => told.includes(f.name))
    .map((f) => `CAST({partition ${told.indexOf(f.name)}} AS ${duckdbType(f.type)}) AS ${name(f.name)}`);
  const own = { ...source, schema: structType(source.schema.fields.filter((f) => !told.includes(f.name))) };
  const all = [...items, ...partitions];
  return `SELECT ${all.length === 0 ? "1 AS nothing" : all.join(", ")}\nFROM ${readerSql(read, own, partitions.length > 0 ? [`filename = '${fileColumn}'`] : [])}`;
}

function fileItems(read: Read, source: SourceInfo, fields: StructType["fields"]): readonly string[] {
  switch (read.format) {
    case "parquet":
      return fields.map((f) => fromFile(f.name, f.type, source, read));
    case "csv":
      return csvItems(fields, csvOptions(read));
    case "json":
      return fields.map((f) => name(f.name));
    case "text":
      return fields.map((f) => `coalesce(line, '') AS ${name(f.name)}`);
  }
}

/** What stands behind FROM; `more` are further arguments of the reader. */
function readerSql(read: Read, { schema }: SourceInfo, more: readonly string[]): string {
  switch (read.format) {
    case "parquet":
      return `read_parquet(${[filesMark, plainFolders, ...more].join(", ")})`;
    case "csv":
      return csvReader(schema, csvOptions(read), more);
    case "json": {
      const types = schema.fields.map((f) => `${sqlString(f.name)}: ${sqlString(duckdbType(f.type))}`).join(", ");
      return `read_json(${[filesMark, "format = 'newline_delimited'", `columns = {${types}}${jsonOptions(read)}`, plainFolders, ...more].join(", ")})`;
    }
    case "text":
      return lines(filesMark, more);
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
    case "csv": {
      const { reader, header, inferred } = csvOptions(read);
      return `SELECT * FROM read_csv(${[filesMark, `header = ${header}`, ...(inferred ? [] : ["all_varchar = true"]), ...reader, plainFolders].join(", ")})`;
    }
    case "json":
      return `SELECT * FROM read_json(${filesMark}, format = 'newline_delimited'${jsonOptions(read)}, ${plainFolders})`;
    case "text":
      return `SELECT line AS value FROM ${lines(filesMark)}`;
  }
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

function csvItems(fields: StructType["fields"], options: CsvOptions): readonly string[] {
  return fields.map((f) => {
    const column = name(f.name);
    const lenient = options.mode === "PERMISSIVE";
    const value = f.type.kind === "string" ? options.text(column) : lenient ? leniently(column, f.type, options) : column;
    return value === column ? column : `${value} AS ${column}`;
  });
}

function csvReader(schema: StructType, options: CsvOptions, more: readonly string[]): string {
  const readAs = (type: DataType): string => (options.mode === "PERMISSIVE" ? "VARCHAR" : duckdbType(type));
  const types = schema.fields.map((f) => `${sqlString(f.name)}: ${sqlString(readAs(f.type))}`).join(", ");
  const args = [
    filesMark,
    `header = ${options.header}`,
    ...options.reader,
    "auto_detect = false",
    `columns = {${types}}`,
    ...options.onError,
    plainFolders,
    ...more,
  ];
  return `read_csv(${args.join(", ")})`;
}

function leniently(column: string, type: DataType, { dateFormat, timestampFormat }: CsvOptions): string {
  const format =
    type.kind === "date" ? dateFormat : type.kind === "timestamp" || type.kind === "timestamp_ntz" ? timestampFormat : undefined;
  return format === undefined
    ? `TRY_CAST(${column} AS ${duckdbType(type)})`
    : `CAST(try_strptime(${column}, ${sqlString(format)}) AS ${duckdbType(type)})`;
}

function jsonOptions(read: Read): string {
  const longest = read.options["maxstringlen"];
  const lenient = readMode(read) === "FAILFAST" ? "" : ", ignore_errors = true";
  return longest === undefined ? lenient : `${lenient}, maximum_object_size = ${longest}`;
}

/** One column, a row a line: nothing separates, nothing quotes. */
function lines(files: string, more: readonly string[] = []): string {
  return `read_csv(${files}, header = false, auto_detect = false, delim = '', quote = '', escape = '', columns = {'line': 'VARCHAR'}, ${[...longestRecord(), plainFolders, ...more].join(", ")})`;
}
