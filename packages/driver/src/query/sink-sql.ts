import {
  checkOptions,
  datetimePatterns,
  isTrue,
  nestedOrder,
  type Origin,
  patternParts,
  type PatternType,
  type Sink,
  sqlName,
  sqlString,
  type StructField,
  type StructType,
  unescaped,
  writerOptions,
} from "@volley/plan";
import { folderText, jsonLine, sinkValue } from "./sink-values.ts";

/** Throws INVALID_ARGUMENT for an option that the writer has not or cannot have so. */
export function requireWriterOptions({ format, options }: Sink, origin?: Origin): void {
  checkOptions(`the ${format} writer`, writerOptions(format), options, origin);
  for (const [type, pattern] of Object.entries(datetimePatterns(options)))
    if (pattern !== undefined) patternParts(pattern, "printing", type as PatternType, origin);
}

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
        ...textCodec(codec),
      ].join(", ");
    case "json":
      // Whole lines, in which these signs never stand: JSON escapes them.
      return [
        `FORMAT csv, HEADER false, DELIMITER ${sqlString("\u0001")}, QUOTE ${sqlString("\u0002")}, ESCAPE ${sqlString("\u0002")}`,
        ...textCodec(codec),
      ].join(", ");
    case "text":
      return ["FORMAT blob", ...textCodec(codec)].join(", ");
    case "arrow":
      return options["ipcformat"]?.toLowerCase() === "stream" ? "FORMAT arrows" : "FORMAT arrow";
  }
}

function textCodec(codec: string | undefined): string[] {
  return codec === undefined || codec === "none" || codec === "uncompressed" ? [] : [`COMPRESSION ${codec}`];
}

/**
 * What a sink's COPY writes: the rows, with the values that its format has no text for replaced by Spark's texts; in the order of their
 * partitions, so that each partition's file reads only its own, and within them as asked for.
 */
export function sinkSql(sink: Sink, sql: string, { fields }: StructType, zone: string): string {
  const folders = new Set(sink.partitionBy?.map((name) => name.toLowerCase()));
  const by = { options: sink.options, zone, alone: fields.length - folders.size === 1 };
  const isFolder = ({ name }: StructField): boolean => folders.has(name.toLowerCase());
  const named = (value: string, column: string): string => (value === column ? column : `${value} AS ${column}`);
  const folder = ({ name, type }: StructField): string => named(folderText(sqlName(name), type), sqlName(name));
  const own = fields.filter((field) => !isFolder(field));
  const items =
    sink.format === "json"
      ? [`${jsonLine(own, by)} AS volley_line`, ...fields.filter(isFolder).map(folder)]
      : fields.map((f) => (isFolder(f) ? folder(f) : named(sinkValue(sink.format, sqlName(f.name), f.type, by), sqlName(f.name))));
  // The values themselves, not their texts, which have the same name.
  const ordered = (names: readonly string[] = [], by: typeof nestedOrder): string[] =>
    names.map((name) => {
      const field = fields.find((each) => each.name.toLowerCase() === name.toLowerCase())!;
      return `${by(`volley_rows.${sqlName(field.name)}`, field.type)} ASC NULLS FIRST`;
    });
  const order = [...ordered(sink.partitionBy, folderText), ...ordered(sink.sortBy, nestedOrder)];
  if (order.length > 0) return `SELECT ${items.join(", ")}\nFROM (${sql}\n) AS volley_rows\nORDER BY ${order.join(", ")}`;
  return items.every((item, i) => item === sqlName(fields[i]!.name)) ? sql : `SELECT ${items.join(", ")}\nFROM (${sql}\n)`;
}
