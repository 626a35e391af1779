import { lambdaSql, literally, once, sqlString } from "@volley/plan";
import type { Blanks } from "../reader-options.ts";

/** What cuts a CSV record into fields; an empty quote quotes nothing. */
export interface CsvDialect {
  readonly sep: string;
  readonly quote: string;
  readonly escape: string;
  readonly blanks: Blanks;
}

const blank = "[\\x00-\\x20]*?";
/** What a parser that leaves blanks out takes for one: every sign up to the space that is not the separator. */
function blankSign(sep: string): string {
  const codes = Array.from({ length: 0x21 }, (_, code) => code).filter((code) => sep !== String.fromCharCode(code));
  return `[${codes.map((code) => `\\x${code.toString(16).padStart(2, "0")}`).join("")}]`;
}

/** Regular expressions of a field with what ends it, by the rules of the parser that Spark uses (univocity, STOP_AT_DELIMITER). */
function fields({ sep, quote, escape, blanks }: CsvDialect) {
  const [d, q, e] = [literally(sep), literally(quote), literally(escape)];
  const first = blanks.leading ? `${blank}${q}` : q;
  const inside = quote === escape ? `(?:[^${q}]|${q}${q})*` : `(?:[^${q}${e}]|${e}.)*`;
  // With an escape of its own, a closing quote may come many times: all but the last are text.
  const content = quote === escape ? inside : `${inside}${q}*`;
  const closed = (end: string): string => `${first}${content}${q}${blank}${end}`;
  /** Behind the closing quote stands more: all of it is text, quotes included. */
  const reopened = (end: string): string => `${first}${inside}${q}${quote === escape ? `[^${q}\\n]` : ""}[^\\n]*?${end}`;
  /** No quote closes it before the text ends. */
  const open = `${first}${inside}$`;
  const bare = (end: string): string => `(?:[^${q}\\n][^\\n]*?)??${end}`;
  const any = (end: string): string => `${closed(end)}|${reopened(end)}|${bare(end)}`;
  return {
    closed: closed(d),
    content,
    reopened: reopened(d),
    field: `(?s)${any(d)}|${open}`,
    record: `(?s)(?:${any(d)})*(?:${any("\\r?\\n")}|${open})`,
  };
}

/** A file's text as the list of its records, where line breaks in quotes end none. */
export function csvRecords(text: string, dialect: CsvDialect): string {
  if (dialect.quote === "") return `string_split(replace(${text}, chr(13) || chr(10), chr(10)), chr(10))`;
  const records = `regexp_extract_all(${text} || chr(10), ${sqlString(fields(dialect).record)})`;
  return `list_transform(${records}, ${lambdaSql(["r"], (r) => removed(r!, "\\r?\\n$"))})`;
}

/** The fields of a record as a list of texts; null stands for nothing between separators, `emptyValue` for a pair of quotes. */
export function csvTokens(record: string, dialect: CsvDialect, emptyValue: string): string {
  const { sep, quote } = dialect;
  const bare = `list_transform(${bareFields(record, dialect)}, ${lambdaSql(["t"], (t) => `nullif(${t}, '')`)})`;
  if (quote === "") return bare;
  const parts = `regexp_extract_all(${record} || ${sqlString(sep)}, ${sqlString(fields(dialect).field)})`;
  const quoted = `list_transform(${parts}, ${lambdaSql(["t"], (t) => once(withoutLeading(t!, dialect), (begun) => token(begun, dialect, emptyValue)))})`;
  return `CASE WHEN contains(${record}, ${sqlString(quote)}) THEN ${quoted} ELSE ${bare} END`;
}

/** Patterns, since DuckDB's trim() of several signs is many times slower. */
const removed = (text: string, pattern: string): string => `regexp_replace(${text}, ${sqlString(pattern)}, '')`;
const withoutLeading = (text: string, { sep, blanks }: CsvDialect): string =>
  blanks.leading ? removed(text, `^${blankSign(sep)}+`) : text;
const withoutTrailing = (text: string, { sep, blanks }: CsvDialect): string =>
  blanks.trailing ? removed(text, `${blankSign(sep)}+$`) : text;

/** The fields of a record without quotes. */
function bareFields(record: string, dialect: CsvDialect): string {
  const { sep, blanks } = dialect;
  if (!blanks.leading && !blanks.trailing) return `string_split(${record}, ${sqlString(sep)})`;
  const around = (which: boolean): string => (which ? `${blankSign(sep)}*` : "");
  const inner = withoutTrailing(withoutLeading(record, dialect), dialect);
  return `string_split_regex(${inner}, ${sqlString(`${around(blanks.trailing)}${literally(sep)}${around(blanks.leading)}`)})`;
}

function token(t: string, dialect: CsvDialect, emptyValue: string): string {
  const { sep, quote } = dialect;
  const { closed, reopened, content } = fields(dialect);
  const text = withoutTrailing(`left(${t}, ${-sep.length})`, dialect);
  const q = literally(quote);
  const inside = unquoted(`regexp_extract(${t}, ${sqlString(`(?s)^${q}(${content})${q}`)}, 1)`, dialect);
  return [
    `CASE WHEN NOT starts_with(${t}, ${sqlString(quote)}) THEN nullif(${text}, '')`,
    `WHEN regexp_full_match(${t}, ${sqlString(`(?s)${closed}`)}) THEN ${emptyValue === "" ? inside : `coalesce(nullif(${inside}, ''), ${sqlString(emptyValue)})`}`,
    `WHEN regexp_full_match(${t}, ${sqlString(`(?s)${reopened}`)}) THEN ${text}`,
    `ELSE ${unquoted(`substring(${text}, 2)`, dialect)} END`,
  ].join(" ");
}

function unquoted(text: string, { quote, escape }: CsvDialect): string {
  if (quote === escape) return `replace(${text}, ${sqlString(quote + quote)}, ${sqlString(quote)})`;
  return `regexp_replace(${text}, ${sqlString(`${literally(escape)}([${literally(escape)}${literally(quote)}])`)}, '\\1', 'g')`;
}
