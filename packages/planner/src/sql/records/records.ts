import { isTrue, type Read, sqlString, unescaped } from "@volley/plan";
import { csvOptions, longestRecord } from "../csv-options.ts";
import { filesMark, plainFolders } from "../files.ts";
import { hasHeader } from "../reader-options.ts";
import { csvRecords } from "./csv-tokens.ts";

/**
 * The records of text files, over `{files}`: each record's text as `record`. Lines, unless options say otherwise. `more` may ask for the
 * column that tells the file.
 */
export function recordsSql(read: Read, more: readonly string[]): string {
  const { options } = read;
  const lineSep = options["linesep"];
  if (isTrue(options["wholetext"])) return fromTexts("[content]", more);
  if (isTrue(options["multiline"]))
    return fromTexts(read.format === "csv" ? withoutHeader(read, csvRecords("content", csvOptions(read))) : "[content]", more);
  return lineSep === undefined ? lines(read, more) : fromTexts(withoutHeader(read, separated("content", unescaped(lineSep))), more);
}

/** One column, a row a line: nothing separates, nothing quotes. */
function lines(read: Read, more: readonly string[]): string {
  const longest = read.format === "json" ? (read.options["maxstringlen"] ?? 16_777_216) : read.options["maxcharspercolumn"];
  const args = [
    filesMark,
    `header = ${hasHeader(read)}`,
    // DuckDB needs a separator, and takes the empty one for the sign 0.
    "auto_detect = false, delim = chr(1) || chr(2) || chr(3) || chr(4), quote = '', escape = ''",
    // Lines may end in different ways; where that makes up empty ones, they count for nothing but in plain text.
    ...(read.format === "text" ? [] : ["strict_mode = false"]),
    "columns = {'record': 'VARCHAR'}",
    ...longestRecord(longest === undefined ? undefined : Number(longest)),
    plainFolders,
    ...more.map((column) => `filename = '${column}'`),
  ];
  return `read_csv(${args.join(", ")})`;
}

/** Records that are made of a file's whole text. */
function fromTexts(records: string, more: readonly string[]): string {
  return `(SELECT ${[`unnest(${records}) AS record`, ...more.map((column) => `filename AS ${column}`)].join(", ")} FROM read_text(${filesMark}))`;
}

function separated(text: string, sep: string): string {
  const body = `CASE WHEN ends_with(${text}, ${sqlString(sep)}) THEN left(${text}, ${-sep.length}) ELSE ${text} END`;
  return `CASE WHEN ${text} = '' THEN [] ELSE string_split(${body}, ${sqlString(sep)}) END`;
}

function withoutHeader(read: Read, records: string): string {
  return hasHeader(read) ? `(${records})[2:]` : records;
}
