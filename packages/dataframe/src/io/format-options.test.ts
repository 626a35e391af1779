import { fileFormats, type FormatOption, readerOptions, writeFormats, writerOptions } from "@volley/plan";
import { describe, expect, it } from "vitest";
import type {
  CsvReadOptions,
  FileReadOptions,
  JsonReadOptions,
  ParquetReadOptions,
  TextReadOptions,
  WriteOptions,
} from "./format-options.ts";

// Each object has all options of its type: the compiler refuses one that lacks any or has others, the tests hold them to the tables.

const listing: Required<FileReadOptions> = {
  pathGlobFilter: "*.csv",
  modifiedBefore: "2026-01-31",
  modifiedAfter: "2026-01-31",
  recursiveFileLookup: true,
  basePath: "/",
};
const datetimes = { dateFormat: "y", timestampFormat: "y", timestampNTZFormat: "y" };
const encoding = "UTF-8";
const records = { ...listing, ...datetimes, encoding, mode: "PERMISSIVE", columnNameOfCorruptRecord: "x", lineSep: "|" } as const;

interface ReadOptions {
  readonly parquet: ParquetReadOptions;
  readonly csv: CsvReadOptions;
  readonly json: JsonReadOptions;
  readonly text: TextReadOptions;
  readonly arrow: FileReadOptions;
}

const reading: { readonly [F in keyof ReadOptions]: Required<ReadOptions[F]> } = {
  parquet: { ...listing, mergeSchema: true },
  csv: {
    ...records,
    header: true,
    inferSchema: true,
    sep: ",",
    delimiter: ",",
    quote: "'",
    escape: "'",
    nullValue: "",
    ignoreLeadingWhiteSpace: true,
    ignoreTrailingWhiteSpace: true,
    emptyValue: "",
    comment: "#",
    multiLine: true,
    maxCharsPerColumn: 1,
  },
  json: { ...records, multiLine: true, maxStringLen: 1 },
  text: { ...listing, wholetext: true, lineSep: "|", encoding },
  arrow: listing,
};

const placing = { maxRecordsPerFile: 1, partitionOverwriteMode: "static" } as const;
const compression = "gzip";

const writing: { readonly [F in keyof WriteOptions]: Required<WriteOptions[F]> } = {
  parquet: { ...placing, compression },
  csv: {
    ...placing,
    ...datetimes,
    compression,
    encoding,
    header: true,
    sep: ",",
    delimiter: ",",
    quote: "'",
    escape: "'",
    quoteAll: true,
    nullValue: "",
    emptyValue: "",
  },
  json: { ...placing, ...datetimes, compression, encoding },
  text: { ...placing, lineSep: "|", compression, encoding },
  arrow: { ...placing, ipcFormat: "file" },
};

const javaScriptType = ({ takes }: FormatOption): string => (takes === "boolean" ? "boolean" : takes === "count" ? "number" : "string");

function expectAlike(typed: object, table: readonly FormatOption[]): void {
  const kinds = Object.entries(typed).map(([name, value]) => [name, typeof value] as const);
  expect(Object.fromEntries(kinds)).toEqual(Object.fromEntries(table.map((option) => [option.name, javaScriptType(option)])));
}

describe("options that programs can give", () => {
  it.each(fileFormats)("are those of the table for reading %s", (format) => expectAlike(reading[format], readerOptions(format)));
  it.each(writeFormats)("are those of the table for writing %s", (format) => expectAlike(writing[format], writerOptions(format)));
});
