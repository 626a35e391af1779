/** What the reader of every format can be told. */
export interface FileReadOptions {
  /** Only files whose name matches the pattern, e.g. `*.csv`; folders do not count. */
  readonly pathGlobFilter?: string;
  /** Only files last modified before, e.g. `2026-01-31T00:00:00` in the session's time zone. */
  readonly modifiedBefore?: string;
  /** Only files last modified after. */
  readonly modifiedAfter?: string;
  /** Takes `name=value` folders for plain ones, not for partitions. Default false. */
  readonly recursiveFileLookup?: boolean;
  /** The folder below which `name=value` folders are partitions. Default: the path that is read. */
  readonly basePath?: string;
}

/** What the Parquet reader can be told. */
export interface ParquetReadOptions extends FileReadOptions {
  /** Gives the columns of all files, null where a file has not the column. Default false: one file tells. */
  readonly mergeSchema?: boolean;
}

/** What the readers of CSV and JSON can be told about records. */
export interface RecordReadOptions extends FileReadOptions {
  /** Malformed records are an error (FAILFAST, the default), have null for what cannot be read (PERMISSIVE), or are left out (DROPMALFORMED). */
  readonly mode?: "FAILFAST" | "PERMISSIVE" | "DROPMALFORMED";
  /** The string column of the schema that takes a malformed record's text in mode PERMISSIVE, if there is one of this name. Default `_corrupt_record`. */
  readonly columnNameOfCorruptRecord?: string;
  /** What ends a record; each file is then read in one piece. Default: a line's end. */
  readonly lineSep?: string;
  /** Spark's datetime pattern of dates, e.g. `dd/MM/yyyy`. Default: ISO text. */
  readonly dateFormat?: string;
  /** Spark's datetime pattern of timestamps. Default: ISO text. */
  readonly timestampFormat?: string;
  /** Spark's datetime pattern of timestamps without time zone. Default: ISO text. */
  readonly timestampNTZFormat?: string;
  /** UTF-8 is the only one. */
  readonly encoding?: "UTF-8";
}

/** What the CSV reader can be told. The defaults are Spark's, but for `inferSchema`, `mode` and `escape`. */
export interface CsvReadOptions extends RecordReadOptions {
  /** Whether files begin with a line of names; columns are named `_c0`, `_c1`, … otherwise. Default false. */
  readonly header?: boolean;
  /** Whether the types of columns without a schema are told from a sample of the rows; all are strings otherwise. Default true. */
  readonly inferSchema?: boolean;
  /** What stands between fields. Default `,`. */
  readonly sep?: string;
  /** The same as `sep`. */
  readonly delimiter?: string;
  /** What stands around fields that hold separators or line breaks. Default `"`. */
  readonly quote?: string;
  /** What stands before a quote inside a quoted field. Default `"`. */
  readonly escape?: string;
  /** The text of null, beside the empty field, which always is one. */
  readonly nullValue?: string;
  /** Leaves out blanks before a value, or before the quote that begins it. Default false. */
  readonly ignoreLeadingWhiteSpace?: boolean;
  /** Leaves out blanks behind a value that is not in quotes. Default false. */
  readonly ignoreTrailingWhiteSpace?: boolean;
  /** What a quoted empty field `""` holds; null where that equals `nullValue`. Default: the empty string. */
  readonly emptyValue?: string;
  /** What lines to be skipped begin with. Default: none are. */
  readonly comment?: string;
  /** Reads each file in one piece, for quoted fields with line breaks that mislead the cutting of large files. Default false. */
  readonly multiLine?: boolean;
  /** The longest record that is read, in bytes: a longer one is an error. Default 16000000. */
  readonly maxCharsPerColumn?: number;
}

/** What the reader of JSON lines can be told. */
export interface JsonReadOptions extends RecordReadOptions {
  /** Takes a file for one value, an object or an array of objects. Default false. */
  readonly multiLine?: boolean;
  /** The longest line that is read, in bytes: a longer one is an error. Default 16777216. */
  readonly maxStringLen?: number;
}

/** What the reader of text can be told. */
export interface TextReadOptions extends FileReadOptions {
  /** Makes a file one row. Default false. */
  readonly wholetext?: boolean;
  /** What ends a row; each file is then read in one piece. Default: a line's end. */
  readonly lineSep?: string;
  /** UTF-8 is the only one. */
  readonly encoding?: "UTF-8";
}

/** What the writer of every format can be told. */
export interface FileWriteOptions {
  /** The most rows of a file; a task's further rows go into further files. Default: no limit. */
  readonly maxRecordsPerFile?: number;
  /** Whether mode `overwrite` of a `partitionBy` replaces all that is there, or only partitions that are written. Default `static`. */
  readonly partitionOverwriteMode?: "static" | "dynamic";
}

/** What the Parquet writer can be told. */
export interface ParquetWriteOptions extends FileWriteOptions {
  /** Default `zstd`. */
  readonly compression?: "none" | "uncompressed" | "snappy" | "gzip" | "zstd" | "lz4" | "lz4_raw" | "brotli";
}

/** What the CSV writer can be told. */
export interface CsvWriteOptions extends FileWriteOptions {
  /** Whether files begin with a line of names. Default false. */
  readonly header?: boolean;
  /** What stands between fields. Default `,`. */
  readonly sep?: string;
  /** The same as `sep`. */
  readonly delimiter?: string;
  /** What stands around fields that hold separators or line breaks. Default `"`. */
  readonly quote?: string;
  /** What stands before a quote inside a quoted field. Default `"`. */
  readonly escape?: string;
  /** Whether every value that is not null is quoted. Default false. */
  readonly quoteAll?: boolean;
  /** The text of null. Default: the empty field. */
  readonly nullValue?: string;
  /** The text of the empty string, as it stands; the empty text makes it the same as null. Default `""`. */
  readonly emptyValue?: string;
  /** Spark's datetime pattern of dates, e.g. `dd/MM/yyyy`. Default: ISO text. */
  readonly dateFormat?: string;
  /** Spark's datetime pattern of timestamps. Default: ISO text. */
  readonly timestampFormat?: string;
  /** Spark's datetime pattern of timestamps without time zone. Default: ISO text. */
  readonly timestampNTZFormat?: string;
  /** Default `none`. */
  readonly compression?: "none" | "uncompressed" | "gzip" | "zstd";
  /** UTF-8 is the only one. */
  readonly encoding?: "UTF-8";
}

/** What the writer of JSON lines can be told. */
export interface JsonWriteOptions extends FileWriteOptions {
  /** Default `none`. */
  readonly compression?: "none" | "uncompressed" | "gzip" | "zstd";
  /** UTF-8 is the only one. */
  readonly encoding?: "UTF-8";
  /** Spark's datetime pattern of dates, e.g. `dd/MM/yyyy`. Default: ISO text. */
  readonly dateFormat?: string;
  /** Spark's datetime pattern of timestamps. Default: ISO text. */
  readonly timestampFormat?: string;
  /** Spark's datetime pattern of timestamps without time zone. Default: ISO text. */
  readonly timestampNTZFormat?: string;
}

/** What the writer of text can be told. */
export interface TextWriteOptions extends FileWriteOptions {
  /** What stands behind each row. Default: a line feed. */
  readonly lineSep?: string;
  /** Default `none`. */
  readonly compression?: "none" | "uncompressed" | "gzip" | "zstd";
  /** UTF-8 is the only one. */
  readonly encoding?: "UTF-8";
}

/** What the writer of Arrow IPC can be told. */
export interface ArrowWriteOptions extends FileWriteOptions {
  /** Arrow's file format, or its streaming format. Default `file`. */
  readonly ipcFormat?: "file" | "stream";
}

/** The options of each format's writer. */
export interface WriteOptions {
  /** Parquet. */
  readonly parquet: ParquetWriteOptions;
  /** CSV. */
  readonly csv: CsvWriteOptions;
  /** JSON lines. */
  readonly json: JsonWriteOptions;
  /** Text. */
  readonly text: TextWriteOptions;
  /** Arrow IPC. */
  readonly arrow: ArrowWriteOptions;
}
