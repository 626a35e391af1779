import {
  type DataType,
  datetimePatterns,
  formatted,
  lambdaSql,
  realText,
  sqlString,
  structSql,
  unescaped,
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
  json: jsonValue,
  text: textValue,
};

/** A row's bytes; null is an empty one. */
function textValue(column: string, _: DataType, { options: { linesep = "\\n" } }: WrittenBy): string {
  return `encode(coalesce(${column}, '') || ${sqlString(unescaped(linesep))})`;
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
  if (isFloating(type)) return floatingText(column, `CAST(${column} AS VARCHAR)`, (text) => text);
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

/** JSON has no NaN and no infinity: Spark writes their names as strings. So it does with what has a pattern, wherever it stands. */
function jsonValue(value: string, type: DataType, by: WrittenBy): string {
  const inside = (part: (part: string) => string): string => `list_transform(${value}, ${lambdaSql(["x"], (x) => part(x!))})`;
  switch (type.kind) {
    case "float":
    case "double":
      return floatingText(value, `to_json(${value})`, (text) => `to_json(${text})`);
    case "array":
      return isPlain(type.element, by) ? value : inside((x) => jsonValue(x, type.element, by));
    case "map":
      return isPlain(type.value, by)
        ? value
        : `map(map_keys(${value}), list_transform(map_values(${value}), ${lambdaSql(["x"], (x) => jsonValue(x!, type.value, by))}))`;
    case "struct": {
      if (isPlain(type, by)) return value;
      const parts = type.fields.map((f) => jsonValue(`struct_extract(${value}, ${sqlString(f.name)})`, f.type, by));
      return `CASE WHEN ${value} IS NOT NULL THEN ${structSql(
        type.fields.map((f) => f.name),
        parts,
      )} END`;
    }
    default:
      return byPattern(value, type, by);
  }
}

/** Whether COPY writes values of a type as they stand. */
function isPlain(type: DataType, by: WrittenBy): boolean {
  if (type.kind === "struct") return type.fields.every((f) => isPlain(f.type, by));
  if (type.kind === "array") return isPlain(type.element, by);
  return type.kind === "map" ? isPlain(type.value, by) : jsonValue("v", type, by) === "v";
}

const isFloating = ({ kind }: DataType): boolean => kind === "double" || kind === "float";

function floatingText(column: string, finite: string, text: (word: string) => string): string {
  const words = `WHEN isnan(${column}) THEN ${text("'NaN'")} WHEN ${column} > 0 THEN ${text("'Infinity'")} ELSE ${text("'-Infinity'")}`;
  return `CASE WHEN isfinite(${column}) OR ${column} IS NULL THEN ${finite} ${words} END`;
}
