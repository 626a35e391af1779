import type { WriteFormat } from "../relations/command.ts";
import type { FileFormat } from "../relations/relation.ts";

/** What an option takes: one of a few words, or text that its format understands. */
export type OptionKind = "boolean" | "text" | "separator" | "character" | "count" | "pattern" | "instant" | readonly string[];

/** An option of a reader or writer, by Spark's name. */
export interface FormatOption {
  readonly name: string;
  readonly takes: OptionKind;
  /** As the documentation shows it; empty: there is none. */
  readonly default: string;
  readonly doc: string;
}

const option = (name: string, takes: OptionKind, whenAbsent: string, doc: string): FormatOption => ({
  name,
  takes,
  default: whenAbsent,
  doc,
});

const separators: readonly FormatOption[] = [
  option("sep", "separator", ",", `what stands between fields; \`\\t\` is a tab`),
  option("delimiter", "separator", ",", "the same as `sep`"),
  option("quote", "character", '"', "what stands around fields that hold separators, quotes or line breaks"),
];

const datetimes: readonly FormatOption[] = [
  option("dateFormat", "pattern", "", "Spark's datetime pattern of dates, e.g. `dd/MM/yyyy`; ISO text otherwise"),
  option("timestampFormat", "pattern", "", "Spark's datetime pattern of timestamps; ISO text otherwise"),
  option("timestampNTZFormat", "pattern", "", "Spark's datetime pattern of timestamps without time zone; ISO text otherwise"),
];

const malformed: readonly FormatOption[] = [
  option(
    "mode",
    ["FAILFAST", "PERMISSIVE", "DROPMALFORMED"],
    "FAILFAST",
    "malformed records are an error, have null for what cannot be read, or are left out (Spark's default is PERMISSIVE); see below",
  ),
  option(
    "columnNameOfCorruptRecord",
    "text",
    "_corrupt_record",
    "the string column of the schema, if it has one of this name, that takes a malformed record's text in mode PERMISSIVE",
  ),
];

const utf8 = option("encoding", ["UTF-8"], "UTF-8", "UTF-8 alone: convert other files first, e.g. with `iconv`");

const textCodecs = ["none", "uncompressed", "gzip", "zstd"] as const;

const lineSep = option(
  "lineSep",
  "separator",
  "",
  "what ends a record, in place of a line's end (`\\n`, `\\r\\n`); each file is then read in one piece",
);

/** What every reader of files can be told. */
const listing: readonly FormatOption[] = [
  option("pathGlobFilter", "text", "", "only files whose name matches the pattern, e.g. `*.csv`; folders do not count"),
  option("modifiedBefore", "instant", "", "only files last modified before, e.g. `2026-01-31T00:00:00` in the session's time zone"),
  option("modifiedAfter", "instant", "", "only files last modified after"),
  option("recursiveFileLookup", "boolean", "false", "takes `name=value` folders for plain ones, not for partitions"),
  option("basePath", "text", "", "the folder below which `name=value` folders are partitions; by default the path that is read"),
];

const readers: Readonly<Record<FileFormat, readonly FormatOption[]>> = {
  parquet: [
    option(
      "mergeSchema",
      "boolean",
      "false",
      "gives the columns of all files, null where a file has not the column, and reads every footer for it; one file tells otherwise",
    ),
  ],
  arrow: [],
  csv: [
    option("header", "boolean", "false", "whether files begin with a line of names; columns are named `_c0`, `_c1`, … otherwise"),
    option(
      "inferSchema",
      "boolean",
      "true",
      "whether types of columns without a schema are told from the first 8 MiB of one file, which are read once more for it; all are strings otherwise (Spark's default, which reads all files where it infers, is false)",
    ),
    ...separators,
    option("escape", "character", '"', "what stands before a quote inside a quoted field (Spark's default is `\\`)"),
    option("comment", "character", "", "what lines to be skipped begin with"),
    option("nullValue", "text", "", "the text of null, beside the empty field, which always is one"),
    option("ignoreLeadingWhiteSpace", "boolean", "false", "leaves out blanks before a value, or before the quote that begins it"),
    option("ignoreTrailingWhiteSpace", "boolean", "false", "leaves out blanks behind a value that is not in quotes"),
    option("emptyValue", "text", "", 'what a quoted empty field `""` holds; null where that equals `nullValue`'),
    ...datetimes,
    ...malformed,
    lineSep,
    option(
      "multiLine",
      "boolean",
      "false",
      "reads each file in one piece, for quoted fields with line breaks that mislead the cutting of large files",
    ),
    option(
      "maxCharsPerColumn",
      "count",
      "16000000",
      "the longest record that is read, in bytes: a longer one is an error; memory grows with it",
    ),
    utf8,
  ],
  json: [
    ...datetimes,
    ...malformed,
    lineSep,
    option("multiLine", "boolean", "false", "takes a file for one value, an object or an array of objects, and reads it in one piece"),
    option("maxStringLen", "count", "16777216", "the longest line that is read, in bytes: a longer one is an error; memory grows with it"),
    utf8,
  ],
  text: [option("wholetext", "boolean", "false", "makes a file one row"), lineSep, utf8],
};

const escaping: readonly FormatOption[] = [
  option("escape", "character", '"', "what stands before a quote inside a quoted field (Spark's default is `\\`)"),
  option("quoteAll", "boolean", "false", "quotes every value that is not null"),
];

const writers: Readonly<Record<WriteFormat, readonly FormatOption[]>> = {
  text: [
    option("lineSep", "separator", "\\n", "what stands behind each row"),
    option("compression", textCodecs, "none", "how whole files are packed"),
    utf8,
  ],
  arrow: [option("ipcFormat", ["file", "stream"], "file", "Arrow's IPC file format, or its streaming format")],
  parquet: [
    option(
      "compression",
      ["none", "uncompressed", "snappy", "gzip", "zstd", "lz4", "lz4_raw", "brotli"],
      "zstd",
      "how pages are packed (Spark's default is snappy)",
    ),
  ],
  csv: [
    option("header", "boolean", "false", "whether files begin with a line of names"),
    ...separators,
    ...escaping,
    option("nullValue", "text", "", "the text of null"),
    option("emptyValue", "text", '""', "the text of the empty string: quoted, as it stands; the empty text makes it the same as null"),
    ...datetimes,
    option("compression", textCodecs, "none", "how whole files are packed"),
    utf8,
  ],
  json: [...datetimes, option("compression", textCodecs, "none", "how whole files are packed"), utf8],
};

/** The options of a format's reader. */
export function readerOptions(format: FileFormat): readonly FormatOption[] {
  return [...readers[format], ...listing];
}

/** What every writer can be told. */
const placing: readonly FormatOption[] = [
  option("maxRecordsPerFile", "count", "", "the most rows of a file; a task's further rows go into further files"),
  option(
    "partitionOverwriteMode",
    ["static", "dynamic"],
    "static",
    "whether mode `overwrite` of a `partitionBy` replaces all that is there, or only partitions that are written",
  ),
];

/** The options of a format's writer. */
export function writerOptions(format: WriteFormat): readonly FormatOption[] {
  return [...writers[format], ...placing];
}
