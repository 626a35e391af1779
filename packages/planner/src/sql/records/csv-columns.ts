import { duckdbType, type Read, sqlString, type StructField } from "@volley/plan";
import { csvOptions, csvText, readCsvArguments } from "../csv-options.ts";
import { filesMark, plainFolders } from "../files.ts";
import { name } from "../name.ts";
import { hasHeader } from "../reader-options.ts";

/**
 * Whether DuckDB's reader gives the texts of all fields: it reads `1.5` as the integer 2 and `yes` as true, and an empty line as the null of
 * a single column. What it told the types of itself it reads as it did then.
 */
export const comesAsText = (read: Read, fields: readonly StructField[]): boolean => read.schema !== undefined || isSingle(fields);

const isSingle = (fields: readonly StructField[]): boolean => fields.length === 1;

/** The columns of CSV files, cut by DuckDB's own reader. */
export function csvColumns(read: Read, fields: readonly StructField[], more: readonly string[]): string {
  const [single, texts] = [isSingle(fields), comesAsText(read, fields)];
  const types = fields.map((f) => `${sqlString(f.name)}: ${sqlString(texts ? "VARCHAR" : duckdbType(f.type))}`).join(", ");
  const args = [
    filesMark,
    `header = ${hasHeader(read)}`,
    ...readCsvArguments(read, single),
    "auto_detect = false",
    `columns = {${types}}`,
    plainFolders,
    ...more.map((column) => `filename = '${column}'`),
  ];
  const cut = `read_csv(${args.join(", ")})`;
  const items = fields.map((f): readonly [own: string, text: string] => {
    const own = name(f.name);
    return [own, f.type.kind === "string" || texts ? csvText(own, csvOptions(read), single) : own];
  });
  if (items.every(([own, text]) => own === text)) return cut;
  // An empty line is no record.
  const records = single ? ` WHERE ${items[0]![0]} IS NOT NULL` : "";
  return `(SELECT ${[...items.map(([own, text]) => `${text} AS ${own}`), ...more].join(", ")} FROM ${cut}${records})`;
}
