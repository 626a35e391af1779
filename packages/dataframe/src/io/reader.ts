import { parseSchema, relation, type FileFormat, type StructType } from "@volley/plan";
import { here } from "../origin/call-site.ts";
import type { DataFrame } from "../frame/dataframe.ts";
import { frame } from "../frame/frame.ts";
import type { RowOfDdl } from "../schema/ddl-types.ts";
import type { Schema } from "../schema/field-types.ts";
import type { SessionCore } from "../session/core.ts";
import type { Int64Mode } from "../values/value-types.ts";
import { checkedPaths, fileFormat, type OptionValue, type OptionValues, withOptions } from "./options.ts";

interface ReaderState {
  readonly format?: FileFormat;
  readonly schema?: StructType;
  readonly options: Readonly<Record<string, string>>;
}

/**
 * Reads files into a frame: `session.read.schema(flights).parquet("s3://flights/raw/")`. Every method gives a new reader.
 * Paths are objects, folders or globs. The files are looked at when an action or `schema()` needs them.
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
    return new DataFrameReader(this.#core, { ...this.#state, schema: typeof schema === "string" ? parseSchema(schema) : schema });
  }

  /** parquet, csv, json, arrow or text, for `load`. */
  format(format: FileFormat): DataFrameReader<S, M> {
    return new DataFrameReader(this.#core, { ...this.#state, format: fileFormat(format, here()) });
  }

  /** An option by Spark's name, e.g. `header`, `sep`, `mode`. */
  option(name: string, value: OptionValue): DataFrameReader<S, M> {
    return this.options({ [name]: value });
  }

  options(options: OptionValues): DataFrameReader<S, M> {
    return new DataFrameReader(this.#core, { ...this.#state, options: withOptions(this.#state.options, options) });
  }

  /** Reads files of the format given before, parquet if none was. */
  load<R = S>(...paths: readonly string[]): DataFrame<R, M> {
    return this.#read(this.#state.format ?? "parquet", paths);
  }

  parquet<R = S>(...paths: readonly string[]): DataFrame<R, M> {
    return this.#read("parquet", paths);
  }

  csv<R = S>(...paths: readonly string[]): DataFrame<R, M> {
    return this.#read("csv", paths);
  }

  /** JSON lines: one object a line. */
  json<R = S>(...paths: readonly string[]): DataFrame<R, M> {
    return this.#read("json", paths);
  }

  #read<R>(format: FileFormat, paths: readonly string[]): DataFrame<R, M> {
    const origin = here();
    const { schema, options } = this.#state;
    return frame(this.#core, relation("read", { format, paths: checkedPaths(paths, origin), schema, options, origin }));
  }
}
