import { lambdaSql, literally, sqlString } from "@volley/plan";

/** What cuts a CSV record into fields; an empty quote quotes nothing. */
export interface CsvDialect {
  readonly sep: string;
  readonly quote: string;
  readonly escape: string;
}

const blank = "[\\x00-\\x20]*?";

/** Regular expressions of a field with what ends it, by the rules of the parser that Spark uses (univocity, STOP_AT_DELIMITER). */
function fields({ sep, quote, escape }: CsvDialect) {
  const [d, q, e] = [literally(sep), literally(quote), literally(escape)];
  const inside = quote === escape ? `(?:[^${q}]|${q}${q})*` : `(?:[^${q}${e}]|${e}.)*`;
  // With an escape of its own, a closing quote may come many times: all but the last are text.
  const content = quote === escape ? inside : `${inside}${q}*`;
  const closed = (end: string): string => `${q}${content}${q}${blank}${end}`;
  /** Behind the closing quote stands more: all of it is text, quotes included. */
  const reopened = (end: string): string => `${q}${inside}${q}${quote === escape ? `[^${q}\\n]` : ""}[^\\n]*?${end}`;
  /** No quote closes it before the text ends. */
  const open = `${q}${inside}$`;
  const bare = (end: string): string => `(?:[^${q}\\n][^\\n]*?)??${end}`;
  const any = (end: string): string => `${closed(end)}|${reopened(end)}|${bare(end)}`;
  return {
    closed: closed(d),
    content,
    reopened: reopened(d),
    field: `(?s)${any(d)}|${open}`,
    record: `(?s)(?:${any(d)})*(?:${any("\\n")}|${open})`,
  };
}

/** A file's text as the list of its records, where line breaks in quotes end none. */
export function csvRecords(text: string, dialect: CsvDialect): string {
  const lines = `replace(${text}, chr(13) || chr(10), chr(10))`;
  if (dialect.quote === "") return `string_split(${lines}, chr(10))`;
  return `list_transform(regexp_extract_all(${lines} || chr(10), ${sqlString(fields(dialect).record)}), ${lambdaSql(["r"], (r) => `left(${r}, -1)`)})`;
}

/** The fields of a record as a list of texts; null stands for nothing between separators, `emptyValue` for a pair of quotes. */
export function csvTokens(record: string, dialect: CsvDialect, emptyValue: string): string {
  const { sep, quote } = dialect;
  const bare = `list_transform(string_split(${record}, ${sqlString(sep)}), ${lambdaSql(["t"], (t) => `nullif(${t}, '')`)})`;
  if (quote === "") return bare;
  const parts = `regexp_extract_all(${record} || ${sqlString(sep)}, ${sqlString(fields(dialect).field)})`;
  const quoted = `list_transform(${parts}, ${lambdaSql(["t"], (t) => token(t!, dialect, emptyValue))})`;
  return `CASE WHEN contains(${record}, ${sqlString(quote)}) THEN ${quoted} ELSE ${bare} END`;
}

function token(t: string, dialect: CsvDialect, emptyValue: string): string {
  const { sep, quote } = dialect;
  const { closed, reopened, content } = fields(dialect);
  const text = `left(${t}, ${-sep.length})`;
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
