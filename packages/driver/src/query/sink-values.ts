import {
  type DataType,
  datetimePatterns,
  formatted,
  intervalText,
  realText,
  sqlName,
  sqlString,
  type StructField,
  unescaped,
  writeJsonObject,
  type WriteFormat,
} from "@volley/plan";
import { nullPartition } from "../sources/partition-types.ts";

/** What the text of a value hangs on beside its type: the writer's options and the session's time zone. */
export interface WrittenBy {
  /** Whether it is the only value of its record. */
  readonly alone: boolean;
  readonly options: Readonly<Record<string, string>>;
  readonly zone: string;
}

/** SQL of a column's values as its format's COPY is to write them: what has no text of its own there comes as Spark's text. */
export function sinkValue(format: WriteFormat, column: string, type: DataType, by: WrittenBy): string {
  return values[format]?.(column, type, by) ?? column;
}

const values: Partial<Readonly<Record<WriteFormat, (column: string, type: DataType, by: WrittenBy) => string>>> = {
  csv: csvValue,
  text: textValue,
};

/** A row's bytes; null is an empty one. */
function textValue(column: string, _: DataType, { options: { linesep = "\\n" } }: WrittenBy): string {
  return `encode(coalesce(${column}, '') || ${sqlString(unescaped(linesep))})`;
}

/** A row as an object of JSON (JacksonGenerator). */
export function jsonLine(fields: readonly StructField[], { options, zone }: WrittenBy): string {
  const members = fields.map(({ name, type }) => ({ name, type, value: sqlName(name) }));
  return writeJsonObject(members, { patterns: datetimePatterns(options), zone, nulls: true, exact: true });
}

/** A partition's value as Spark's cast to text writes it; no text is null, as in Spark, and so is the one that stands for null. */
export function folderText(column: string, type: DataType): string {
  if (isFloating(type)) return realText(column, type.kind);
  if (type.kind === "string") return `nullif(nullif(${column}, ''), ${sqlString(nullPartition)})`;
  return type.kind === "timestamp" ? `CAST(CAST(${column} AS TIMESTAMP) AS VARCHAR)` : `CAST(${column} AS VARCHAR)`;
}

/**
 * Null and the empty string by `nullValue` and `emptyValue`, numbers that are none as in Java, dates by their patterns. An empty line is no
 * record: where a null would make one it is a pair of quotes (Spark leaves the row out).
 */
function csvValue(column: string, type: DataType, by: WrittenBy): string {
  const text = csvText(column, type, by);
  const nullValue = by.options["nullvalue"] ?? "";
  return nullValue === "" && !by.alone ? text : `coalesce(CAST(${text} AS VARCHAR), ${sqlString(nullValue)})`;
}

function csvText(column: string, type: DataType, by: WrittenBy): string {
  const { emptyvalue: emptyValue = '""' } = by.options;
  if (isFloating(type)) return floatingText(column);
  if (type.kind === "day_time_interval" || type.kind === "year_month_interval") return intervalText(column, type);
  if (type.kind !== "string") return byPattern(column, type, by);
  if (emptyValue === '""') return column;
  if (emptyValue === "") return `nullif(${column}, '')`;
  return `CASE ${column} WHEN '' THEN ${sqlString(emptyValue)} ELSE ${column} END`;
}

/** A date or timestamp by its pattern, if it has one; anything else as it stands. */
function byPattern(value: string, type: DataType, { options, zone }: WrittenBy): string {
  const { kind } = type;
  if (kind !== "date" && kind !== "timestamp" && kind !== "timestamp_ntz") return value;
  const pattern = datetimePatterns(options)[kind];
  return pattern === undefined ? value : formatted(value, pattern, { type: kind, zone });
}

const isFloating = ({ kind }: DataType): boolean => kind === "double" || kind === "float";

function floatingText(column: string): string {
  const words = `WHEN isnan(${column}) THEN 'NaN' WHEN ${column} > 0 THEN 'Infinity' ELSE '-Infinity'`;
  return `CASE WHEN isfinite(${column}) OR ${column} IS NULL THEN CAST(${column} AS VARCHAR) ${words} END`;
}
