import { type Read, sqlString } from "@volley/plan";
import { hasHeader, isTrue, type ReadMode, readMode } from "./reader-options.ts";
import { strptimeFormat } from "./strptime.ts";

export interface CsvOptions {
  readonly header: boolean;
  readonly mode: ReadMode;
  /** Whether the types of undeclared columns are told from a sample; all are strings otherwise. */
  readonly inferred: boolean;
  /** strptime formats. */
  readonly dateFormat?: string | undefined;
  readonly timestampFormat?: string | undefined;
  /** Named arguments of read_csv that tell how the text is cut into fields and values. */
  readonly reader: readonly string[];
  /** Named arguments that tell what to do with bad rows. */
  readonly onError: readonly string[];
  /** What the text of a string column stands for, where read_csv cannot tell it. */
  readonly text: (column: string) => string;
}

/**
 * Spark's CSV options as arguments of DuckDB's read_csv. Spark's defaults, but for two: `mode`, where a value that cannot be
 * read is an error (FAILFAST) unless PERMISSIVE (such values become null) or DROPMALFORMED (such rows go) is asked for, and
 * `inferSchema`, which is true.
 */
export function csvOptions(read: Read): CsvOptions {
  const option = (...names: string[]): string | undefined => names.map((n) => read.options[n]).find((v) => v !== undefined);
  const mode = readMode(read);
  const nulls = nullRule(option("nullvalue") ?? "", option("emptyvalue") ?? "");
  const reader = [
    `delim = ${sqlString(unescaped(option("sep", "delimiter") ?? ","))}`,
    `quote = ${sqlString(option("quote") ?? '"')}`,
    `escape = ${sqlString(option("escape") ?? '"')}`,
    ...nulls.reader,
  ];
  const format = (pattern: string | undefined) => (pattern === undefined ? undefined : strptimeFormat(pattern, read.origin));
  const dateFormat = format(option("dateformat"));
  if (dateFormat) reader.push(`dateformat = ${sqlString(dateFormat)}`);
  const timestampFormat = format(option("timestampformat"));
  if (timestampFormat) reader.push(`timestampformat = ${sqlString(timestampFormat)}`);
  const comment = option("comment");
  if (comment) reader.push(`comment = ${sqlString(comment)}`);
  reader.push(...longestRecord(Number(option("maxcharspercolumn") ?? defaultLongest)));
  const onError = {
    FAILFAST: [],
    PERMISSIVE: ["null_padding = true", "strict_mode = false", "parallel = false"],
    DROPMALFORMED: ["ignore_errors = true"],
  }[mode];
  const inferred = isTrue(option("inferschema") ?? "true");
  return { header: hasHeader(read), mode, inferred, dateFormat, timestampFormat, reader, onError, text: nulls.text };
}

/**
 * Spark's rule (UnivocityParser): an empty field without quotes is null, one in quotes is `emptyValue`, and any value that equals
 * `nullValue` is null. So `""` is null unless the two differ.
 */
function nullRule(nullValue: string, emptyValue: string): { readonly reader: readonly string[]; readonly text: CsvOptions["text"] } {
  const texts = [...new Set(["", nullValue])].map(sqlString);
  const nullstr = `nullstr = ${texts.length === 1 ? texts[0] : `[${texts.join(", ")}]`}`;
  if (nullValue === emptyValue) return { reader: [nullstr], text: (column) => column };
  const filled = (column: string): string =>
    emptyValue === "" ? column : `CASE ${column} WHEN '' THEN ${sqlString(emptyValue)} ELSE ${column} END`;
  return {
    reader: [nullstr, "allow_quoted_nulls = false"],
    text: (column) => (nullValue === "" ? filled(column) : filled(`nullif(${column}, ${sqlString(nullValue)})`)),
  };
}

const defaultLongest = 16_000_000;
const defaultBuffer = 32_000_000;

/** Arguments of read_csv for records up to so many bytes. A buffer holds two; by itself DuckDB would take sixteen. */
export function longestRecord(bytes = defaultLongest): readonly string[] {
  return [`max_line_size = ${bytes}`, `buffer_size = ${Math.max(defaultBuffer, bytes * 2)}`];
}

function unescaped(separator: string): string {
  return separator.replaceAll("\\t", "\t");
}
