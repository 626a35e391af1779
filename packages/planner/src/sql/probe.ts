import { datetimePatterns, fromDuckdbType, type Read, type StructType, structField, structType } from "@volley/plan";
import { csvOptions, readCsvArguments } from "./csv-options.ts";
import { filesMark, plainFolders } from "./files.ts";
import { hasHeader, requireReaderOptions } from "./reader-options.ts";
import { jsonStruct, jsonTypesSql } from "./records/json-types.ts";
import { recordsSql } from "./records/records.ts";

/**
 * SQL that tells the columns of a dataset, over `{files}`, by its own or by rows that list them: from a Parquet footer, from a sample of text.
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
    case "json":
      return jsonTypesSql(read);
    case "text":
      return `SELECT record AS value FROM ${recordsSql(read, [])}`;
  }
}

/** Dates and timestamps by patterns are read by a schema alone: DuckDB's own idea of them is another. */
function typesTold({ options }: Read): readonly string[] {
  const patterned = Object.values(datetimePatterns(options)).some((pattern) => pattern !== undefined);
  return patterned ? ["auto_type_candidates = ['BOOLEAN', 'BIGINT', 'DOUBLE', 'VARCHAR']"] : ["dateformat = '%Y-%m-%d'"];
}

/** Whether `probeSql` gives a row (name, type) for each column, in place of the columns themselves. */
export const listsColumns = ({ format }: Read): boolean => format === "json";

/**
 * The schema of what `probeSql` describes, every column nullable. Columns of a headerless CSV are named as in Spark: _c0, _c1, …
 * Throws UNSUPPORTED_FEATURE for a type without counterpart in Spark.
 */
export function readTypes(columns: readonly { readonly name: string; readonly type: string }[], read: Read): StructType {
  if (read.format === "json") return jsonStruct(columns.map(({ name, type }) => [name, JSON.parse(type)]));
  const nameless = read.format === "csv" && !hasHeader(read);
  return structType(columns.map((c, i) => structField(nameless ? `_c${i}` : c.name, fromDuckdbType(c.type), true)));
}
