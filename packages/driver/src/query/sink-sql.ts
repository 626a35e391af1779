import { checkOptions, type DataType, type Origin, type Sink, sqlString, type StructType, unescaped, writerOptions } from "@volley/plan";
import { strptimeFormat } from "@volley/planner";

type Options = Readonly<Record<string, string>>;

/** Throws INVALID_ARGUMENT for an option that the writer has not or cannot have so. */
export function requireWriterOptions({ format, options }: Sink, origin?: Origin): void {
  checkOptions(`the ${format} writer`, writerOptions(format), options, origin);
  strftime(options["dateformat"]);
  strftime(options["timestampformat"]);
}

const strftime = (pattern: string | undefined): string | undefined => (pattern === undefined ? undefined : strptimeFormat(pattern));

const isTrue = (text: string | undefined): boolean => text?.toLowerCase() === "true";

/** The options of a sink's COPY; its options were checked. */
export function copyOptions({ format, options }: Sink): string {
  const text = (name: string, value: string | undefined): string[] => (value === undefined ? [] : [`${name} ${sqlString(value)}`]);
  const codec = options["compression"]?.toLowerCase();
  const sep = options["sep"] ?? options["delimiter"];
  switch (format) {
    case "parquet":
      return `FORMAT parquet, COMPRESSION ${codec === undefined ? "zstd" : codec === "none" ? "uncompressed" : codec}`;
    case "csv":
      return [
        `FORMAT csv, HEADER ${isTrue(options["header"])}, NULLSTR ''`,
        ...text("DELIMITER", sep && unescaped(sep)),
        ...text("QUOTE", options["quote"]),
        ...text("ESCAPE", options["escape"]),
        ...(isTrue(options["quoteall"]) ? ["FORCE_QUOTE *"] : []),
        ...text("DATEFORMAT", strftime(options["dateformat"])),
        ...text("TIMESTAMPFORMAT", strftime(options["timestampformat"])),
        ...textCodec(codec),
      ].join(", ");
    case "text":
      return ["FORMAT blob", ...textCodec(codec)].join(", ");
    case "arrow":
      return options["ipcformat"]?.toLowerCase() === "stream" ? "FORMAT arrows" : "FORMAT arrow";
    case "json":
      return [
        "FORMAT json",
        ...text("DATEFORMAT", strftime(options["dateformat"])),
        ...text("TIMESTAMPFORMAT", strftime(options["timestampformat"])),
        ...textCodec(codec),
      ].join(", ");
  }
}

function textCodec(codec: string | undefined): string[] {
  return codec === undefined || codec === "none" || codec === "uncompressed" ? [] : [`COMPRESSION ${codec}`];
}

/** What a sink's COPY writes: the rows, with the values that its format has no text for replaced by Spark's texts. */
export function sinkSql(sink: Sink, sql: string, { fields }: StructType): string {
  const written = values[sink.format];
  const names = fields.map((field) => `"${field.name.replaceAll('"', '""')}"`);
  const folders = new Set(sink.partitionBy?.map((name) => name.toLowerCase()));
  const items = fields.map((field, i) => {
    if (folders.has(field.name.toLowerCase())) return folderText(names[i]!, field.type);
    return written?.(names[i]!, field.type, sink.options) ?? names[i]!;
  });
  if (items.every((item, i) => item === names[i])) return sql;
  return `SELECT ${items.map((item, i) => (item === names[i] ? item : `${item} AS ${names[i]}`)).join(", ")}\nFROM (${sql}\n)`;
}

const values: Partial<Readonly<Record<Sink["format"], (column: string, type: DataType, options: Options) => string>>> = {
  csv: csvValue,
  json: jsonValue,
  text: textValue,
};

/** A row's bytes; null is an empty one. */
function textValue(column: string, _: DataType, { linesep = "\\n" }: Options): string {
  return `encode(coalesce(${column}, '') || ${sqlString(unescaped(linesep))})`;
}

/** A partition's value as Spark's cast to text writes it; no text is null, as in Spark. */
function folderText(column: string, type: DataType): string {
  if (isFloating(type)) return floatingText(column, `CAST(${column} AS VARCHAR)`, (text) => text);
  if (type.kind === "string") return `nullif(${column}, '')`;
  return type.kind === "timestamp" ? `CAST(CAST(${column} AS TIMESTAMP) AS VARCHAR)` : `CAST(${column} AS VARCHAR)`;
}

/** Null and the empty string by `nullValue` and `emptyValue`, numbers that are none as in Java. */
function csvValue(column: string, type: DataType, options: Options): string {
  const text = csvText(column, type, options);
  const nullValue = options["nullvalue"] ?? "";
  return nullValue === "" ? text : `coalesce(${asText(text, type, options)}, ${sqlString(nullValue)})`;
}

function csvText(column: string, type: DataType, { emptyvalue: emptyValue = '""' }: Options): string {
  if (isFloating(type)) return floatingText(column, `CAST(${column} AS VARCHAR)`, (text) => text);
  if (type.kind !== "string" || emptyValue === '""') return column;
  if (emptyValue === "") return `nullif(${column}, '')`;
  return `CASE ${column} WHEN '' THEN ${sqlString(emptyValue)} ELSE ${column} END`;
}

function asText(value: string, { kind }: DataType, options: Options): string {
  const format =
    kind === "date" ? options["dateformat"] : kind === "timestamp" || kind === "timestamp_ntz" ? options["timestampformat"] : undefined;
  return format === undefined ? `CAST(${value} AS VARCHAR)` : `strftime(${value}, ${sqlString(strftime(format)!)})`;
}

/** JSON has no NaN and no infinity: Spark writes their names as strings. */
function jsonValue(column: string, type: DataType): string {
  return isFloating(type) ? floatingText(column, `to_json(${column})`, (text) => `to_json(${text})`) : column;
}

const isFloating = ({ kind }: DataType): boolean => kind === "double" || kind === "float";

function floatingText(column: string, finite: string, text: (word: string) => string): string {
  const words = `WHEN isnan(${column}) THEN ${text("'NaN'")} WHEN ${column} > 0 THEN ${text("'Infinity'")} ELSE ${text("'-Infinity'")}`;
  return `CASE WHEN isfinite(${column}) OR ${column} IS NULL THEN ${finite} ${words} END`;
}
