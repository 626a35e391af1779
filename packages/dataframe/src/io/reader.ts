import { fileFormats, relation, type FileFormat, type StructType } from "@volley/plan";
import { here } from "../origin/call-site.ts";
import type { DataFrame } from "../frame/dataframe.ts";
import { frame } from "../frame/frame.ts";
import { oneOf } from "../one-of.ts";
import type { RowOfDdl } from "../schema/ddl-types.ts";
import type { Schema } from "../schema/field-types.ts";
import { structOf } from "../schema/struct-of.ts";
import type { SessionCore } from "../session/core.ts";
import type { Int64Mode } from "../values/value-types.ts";
import type { CsvReadOptions, FileReadOptions, JsonReadOptions, ParquetReadOptions, TextReadOptions } from "./format-options.ts";
import { checkedPaths, type OptionValue, type OptionValues, withOptions } from "./options.ts";

interface ReaderState {
  readonly format?: FileFormat;
  readonly schema?: StructType;
  readonly options: Readonly<Record<string, string>>;
}

/** Paths, and perhaps options after the last. */
type Paths<O> = readonly string[] | readonly [...paths: string[], options: O];

/**
 * Reads files into a frame: `session.read.schema(flights).parquet("s3://flights/raw/")`. Every method gives a new reader.
 * Paths are objects, folders or globs. The files are looked at when an action or `schema()` needs them; an option that the format's
 * reader does not have is refused then (INVALID_ARGUMENT).
 */
export class DataFrameReader<S = any, M extends Int64Mode = "bigint"> {
  readonly #core: SessionCore;
  readonly #state: ReaderState;

  constructor(core: SessionCore, state: ReaderState = { options: {} }) {
    this.#core = core;
    this.#state = state;
  }

  /** The files' schema: from `schema({…})`, which also gives the rows their type, or as DDL text. Inferred from the files without. */
  schema<R>(schema: Schema<R>): DataFrameReader<R, M>;
  schema<const D extends string>(ddl: D): DataFrameReader<RowOfDdl<D>, M>;
  schema(schema: StructType): DataFrameReader<any, M>;
  schema(schema: string | StructType): DataFrameReader<any, M> {
    return new DataFrameReader(this.#core, { ...this.#state, schema: structOf("schema()", schema, here()) });
  }

  /** parquet, csv, json (lines), text or arrow, for `load`. */
  format(format: FileFormat): DataFrameReader<S, M> {
    return new DataFrameReader(this.#core, { ...this.#state, format: oneOf("format that can be read", format, fileFormats, here()) });
  }

  /** An option by Spark's name, e.g. `header`, `sep`, `mode`. */
  option(name: string, value: OptionValue): DataFrameReader<S, M> {
    return this.options({ [name]: value });
  }

  /** Options by Spark's names, over those given before. */
  options(options: OptionValues): DataFrameReader<S, M> {
    return new DataFrameReader(this.#core, { ...this.#state, options: withOptions(this.#state.options, options) });
  }

  /** Reads files of the format given before, parquet if none was. */
  load<R = S>(...paths: Paths<OptionValues>): DataFrame<R, M> {
    return this.#read(this.#state.format ?? "parquet", paths);
  }

  /** Reads Parquet files. */
  parquet<R = S>(...paths: Paths<ParquetReadOptions>): DataFrame<R, M> {
    return this.#read("parquet", paths);
  }

  /** Reads CSV files: `csv("a.csv", "b.csv", { header: true })`. */
  csv<R = S>(...paths: Paths<CsvReadOptions>): DataFrame<R, M> {
    return this.#read("csv", paths);
  }

  /** Reads JSON lines: one object a line. */
  json<R = S>(...paths: Paths<JsonReadOptions>): DataFrame<R, M> {
    return this.#read("json", paths);
  }

  /** Reads Arrow's IPC format, files and streams. */
  arrow<R = S>(...paths: Paths<FileReadOptions>): DataFrame<R, M> {
    return this.#read("arrow", paths);
  }

  /** Reads text: a row a line, in column `value`. */
  text(...paths: Paths<TextReadOptions>): DataFrame<{ value: string | null }, M> {
    return this.#read("text", paths);
  }

  #read<R>(format: FileFormat, given: readonly unknown[]): DataFrame<R, M> {
    const origin = here();
    const last = given.at(-1);
    const added = typeof last === "object" && last !== null && !Array.isArray(last) ? last : undefined;
    const paths = checkedPaths(added ? given.slice(0, -1) : given, origin);
    const options = withOptions(this.#state.options, added ?? {});
    return frame(this.#core, relation("read", { format, paths, schema: this.#state.schema, options, origin }));
  }
}
