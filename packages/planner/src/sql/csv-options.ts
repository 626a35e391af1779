import { type Read, sqlString, VolleyError } from "@volley/plan";
import { strptimeFormat } from "./strptime.ts";

export interface CsvOptions {
  readonly header: boolean;
  readonly mode: "FAILFAST" | "PERMISSIVE" | "DROPMALFORMED";
  /** strptime formats. */
  readonly dateFormat?: string | undefined;
  readonly timestampFormat?: string | undefined;
  /** Named arguments of read_csv that tell how the text is cut into fields and values. */
  readonly reader: readonly string[];
  /** Named arguments that tell what to do with bad rows. */
  readonly onError: readonly string[];
}

/**
 * Spark's CSV options as arguments of DuckDB's read_csv. Spark's defaults, but for `mode`: a value that cannot be read is an error
 * (FAILFAST) unless PERMISSIVE (such values become null) or DROPMALFORMED (such rows go) is asked for.
 */
export function csvOptions(read: Read): CsvOptions {
  const option = (...names: string[]): string | undefined => names.map((n) => read.options[n]).find((v) => v !== undefined);
  const mode = (option("mode") ?? "FAILFAST").toUpperCase();
  if (mode !== "FAILFAST" && mode !== "PERMISSIVE" && mode !== "DROPMALFORMED")
    throw new VolleyError("INVALID_ARGUMENT", `option mode is FAILFAST, PERMISSIVE or DROPMALFORMED, not "${mode}"`, {
      origin: read.origin,
    });
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
  return { header: isTrue(option("header")), mode, dateFormat, timestampFormat, reader, onError };
}

function isTrue(text: string | undefined): boolean {
  return text?.toLowerCase() === "true";
}

function unescaped(separator: string): string {
  return separator.replaceAll("\\t", "\t");
}
