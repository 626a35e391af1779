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
}

/**
 * Spark's CSV options as arguments of DuckDB's read_csv. Spark's defaults, but for two: `mode`, where a value that cannot be
 * read is an error (FAILFAST) unless PERMISSIVE (such values become null) or DROPMALFORMED (such rows go) is asked for, and
 * `inferSchema`, which is true.
 */
export function csvOptions(read: Read): CsvOptions {
  const option = (...names: string[]): string | undefined => names.map((n) => read.options[n]).find((v) => v !== undefined);
  const mode = readMode(read);
  const reader = [
    `delim = ${sqlString(unescaped(option("sep", "delimiter") ?? ","))}`,
    `quote = ${sqlString(option("quote") ?? '"')}`,
    `escape = ${sqlString(option("escape") ?? '"')}`,
    `nullstr = ${sqlString(option("nullvalue") ?? "")}`,
  ];
  const format = (pattern: string | undefined) => (pattern === undefined ? undefined : strptimeFormat(pattern, read.origin));
  const dateFormat = format(option("dateformat"));
  if (dateFormat) reader.push(`dateformat = ${sqlString(dateFormat)}`);
  const timestampFormat = format(option("timestampformat"));
  if (timestampFormat) reader.push(`timestampformat = ${sqlString(timestampFormat)}`);
  const comment = option("comment");
  if (comment) reader.push(`comment = ${sqlString(comment)}`);
  const onError = {
    FAILFAST: [],
    PERMISSIVE: ["null_padding = true", "strict_mode = false", "parallel = false"],
    DROPMALFORMED: ["ignore_errors = true"],
  }[mode];
  const inferred = isTrue(option("inferschema") ?? "true");
  return { header: hasHeader(read), mode, inferred, dateFormat, timestampFormat, reader, onError };
}

function unescaped(separator: string): string {
  return separator.replaceAll("\\t", "\t");
}
