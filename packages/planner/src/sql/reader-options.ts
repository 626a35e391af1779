import {
  checkOptions,
  datetimePatterns,
  isTrue,
  type PatternType,
  patternParts,
  type Read,
  readerOptions,
  requireJsonKeys,
  requireTypes,
  type StructField,
  type StructType,
  typeText,
  VolleyError,
} from "@volley/plan";

/**
 * Throws INVALID_ARGUMENT for an option that the reader of the format has not, for a value that an option cannot have, and where a schema
 * is needed; UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE, INVALID_JSON_SCHEMA_MAP_TYPE and INVALID_CORRUPT_RECORD_TYPE for columns that cannot be read so.
 */
export function requireReaderOptions(read: Read): void {
  const { format, options, origin, schema } = read;
  checkOptions(`the ${format} reader`, readerOptions(format), options, origin);
  for (const [type, pattern] of Object.entries(datetimePatterns(options)))
    if (pattern !== undefined) patternParts(pattern, "reading", type as PatternType, origin);
  if (!schema && format === "csv" && options["linesep"] !== undefined)
    throw new VolleyError("INVALID_ARGUMENT", `option lineSep of the ${format} reader needs a schema`, {
      origin,
      hints: ['give one: session.read.schema("a int, b string")'],
    });
  if (schema && format === "csv") requireTypes(format, schema.fields, "read", { origin });
  if (schema && format === "json") requireJsonKeys(schema, { origin });
  const corrupt = schema && corruptColumn(read, schema);
  if (corrupt && (corrupt.type.kind !== "string" || !corrupt.nullable))
    throw new VolleyError(
      "INVALID_CORRUPT_RECORD_TYPE",
      `the column "${corrupt.name}" for corrupt records must be a nullable string, not ${typeText(corrupt.type)}`,
      { origin },
    );
}

/** How malformed records are met: an error unless asked for otherwise. */
export type ReadMode = "FAILFAST" | "PERMISSIVE" | "DROPMALFORMED";

/** The `mode` of a read whose options were checked. */
export function readMode(read: Read): ReadMode {
  return (read.options["mode"]?.toUpperCase() ?? "FAILFAST") as ReadMode;
}

/** Whether records are taken apart by SQL one by one, for what DuckDB's own readers cannot do; they are faster. */
export function byRecord(read: Read): boolean {
  const { format, options } = read;
  if (format !== "csv" && format !== "json") return false;
  if (readMode(read) !== "FAILFAST" || options["linesep"] !== undefined) return true;
  // DuckDB takes the sign of a comment anywhere in a line for one, and knows no JSON of many lines beside an array.
  // It leaves no blanks out either.
  if (format === "csv") return Boolean(options["comment"]) || Object.values(blanksOf(options)).some(Boolean);
  return isTrue(options["multiline"]);
}

/** Blanks around the values of a CSV that are none of their text. */
export interface Blanks {
  readonly leading: boolean;
  readonly trailing: boolean;
}

/** Which blanks the options leave out; DuckDB's own reader leaves out none. */
export function blanksOf(options: Read["options"]): Blanks {
  return { leading: isTrue(options["ignoreleadingwhitespace"]), trailing: isTrue(options["ignoretrailingwhitespace"]) };
}

/** Whether the columns of all files count, not those of one. */
export function mergesSchema({ format, options }: Read): boolean {
  return format === "parquet" && isTrue(options["mergeschema"]);
}

/** Whether a file is read in one piece. */
export function inOnePiece({ format, options }: Read): boolean {
  return format === "arrow" || isTrue(options["multiline"]) || isTrue(options["wholetext"]) || options["linesep"] !== undefined;
}

/** What the column that takes the text of malformed records is called. */
export const corruptName = ({ options }: Read): string => options["columnnameofcorruptrecord"] ?? "_corrupt_record";

/** The column that takes the text of malformed records, where a schema has it. */
export function corruptColumn(read: Read, { fields }: StructType): StructField | undefined {
  if (read.format !== "csv" && read.format !== "json") return undefined;
  const name = corruptName(read);
  return fields.find((field) => field.name === name);
}

/** Whether files begin with a line of names. */
export function hasHeader(read: Read): boolean {
  return read.format === "csv" && isTrue(read.options["header"]);
}
