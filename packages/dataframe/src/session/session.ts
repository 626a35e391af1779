import { type Relation, relation, type UserFunction, VolleyError } from "@volley/plan";
import type { Table } from "apache-arrow";
import type { Backend } from "../backend.ts";
import type { DataFrame } from "../frame/dataframe.ts";
import { frame } from "../frame/frame.ts";
import { observingBackend } from "../frame/observation.ts";
import { DataFrameReader } from "../io/reader.ts";
import { DatasetWriter, namedPlans } from "../io/writer.ts";
import { blamingBackend } from "../origin/blaming-backend.ts";
import { here } from "../origin/call-site.ts";
import type { RowOfDdl } from "../schema/ddl-types.ts";
import type { Schema } from "../schema/field-types.ts";
import { functionsBackend } from "../udf/functions-backend.ts";
import type { Int64Mode } from "../values/value-types.ts";
import { SessionBuilder } from "./builder.ts";
import { closedError, type SessionCore } from "./core.ts";
import { type Columns, localRows, type LocalInput } from "./local-rows.ts";
import { Catalog } from "./catalog.ts";
import { markingBackend } from "./marking-backend.ts";
import { int64Setting, type SessionOptions } from "./options.ts";
import { UserFunctions } from "./functions.ts";
import { Views } from "./views.ts";

/**
 * The way in: where frames begin and plans are run.
 *
 *     const session = await Session.builder.appName("flights").getOrCreate();
 */
export class Session<M extends Int64Mode = "bigint"> {
  /** What it was made with. */
  readonly options: SessionOptions;
  readonly #backend: Backend;
  readonly #core: SessionCore;
  readonly #functions = new Map<string, UserFunction>();
  #closed: Promise<void> | undefined;

  /** Use `Session.builder`, or `createSession` where the backend is at hand. */
  constructor(backend: Backend, options: SessionOptions) {
    const int64 = options.config?.[int64Setting] === "number" ? "number" : "bigint";
    this.#backend = markingBackend(observingBackend(blamingBackend(functionsBackend(backend, this.#functions, int64)), int64));
    this.options = options;
    const print = options.print ?? ((text: string) => void process.stdout.write(text));
    this.#core = {
      views: new Views(),
      stopped: () => this.stopped,
      int64,
      backend: () => {
        if (this.#closed) throw closedError();
        return this.#backend;
      },
      print,
      width: () => (options.print ? options.width : process.stdout.isTTY ? process.stdout.columns : undefined),
    };
  }

  /** Where a program begins: `Session.builder.getOrCreate()`. */
  static get builder(): SessionBuilder {
    return new SessionBuilder((backend, options) => new Session(backend, options));
  }

  /** Reads files: `session.read.parquet("s3://…")`. */
  get read(): DataFrameReader<any, M> {
    return new DataFrameReader(this.#core);
  }

  /** Numbers as column `id`: `range(end)` from 0, or from `start` up to `end` exclusive. */
  range(end: number | bigint): DataFrame<{ id: bigint }, M>;
  range(start: number | bigint, end: number | bigint, step?: number | bigint): DataFrame<{ id: bigint }, M>;
  range(first: number | bigint, second?: number | bigint, by: number | bigint = 1n): DataFrame<{ id: bigint }, M> {
    const origin = here();
    const numbers = [second === undefined ? 0 : first, second ?? first, by];
    if (!numbers.every((n) => typeof n === "bigint" || Number.isSafeInteger(n)))
      throw new VolleyError("INVALID_ARGUMENT", "range() takes whole numbers", { origin });
    const [start, end, step] = numbers.map(BigInt) as [bigint, bigint, bigint];
    if (step === 0n) throw new VolleyError("INVALID_ARGUMENT", "range() cannot step by 0", { origin });
    return frame(this.#core, relation("range", { start, end, step, origin }));
  }

  /**
   * Rows of the program as a frame: objects, a record of columns, or an Arrow table. Without a schema it is inferred: number is double,
   * bigint is bigint, Date timestamp. Throws DATATYPE_MISMATCH with column, row and value where they do not fit.
   */
  createDataFrame<R>(data: readonly object[] | Columns, schema: Schema<R>): DataFrame<R, M>;
  createDataFrame<const D extends string>(data: readonly object[] | Columns, ddl: D): DataFrame<RowOfDdl<D>, M>;
  createDataFrame<const R extends object>(rows: readonly R[]): DataFrame<Widened<R>, M>;
  createDataFrame(table: Table): DataFrame<any, M>;
  createDataFrame<C extends Columns>(columns: C): DataFrame<{ [K in keyof C]: Widen<C[K][number]> }, M>;
  createDataFrame(data: LocalInput, schema?: Schema | string): DataFrame<any, M> {
    return frame(this.#core, localRows(data, schema, here()));
  }

  /** The frame that was made a temporary view of this name. The compiler does not know its columns: say them, or leave it at any. */
  table<S = any>(name: string): DataFrame<S, M> {
    return frame(this.#core, this.#core.views.plan(name, here()));
  }

  /** What the session knows by name. */
  get catalog(): Catalog {
    return new Catalog(this.#core);
  }

  /** Gives functions of the program names for SQL text: `session.udf.register("slug", slug)`. */
  get udf(): UserFunctions {
    return new UserFunctions(this.#functions);
  }

  /** Writes several frames in one execution and one commit, each into a folder of its name. */
  write(frames: Readonly<Record<string, { readonly plan: Relation }>>): DatasetWriter {
    return new DatasetWriter(this.#core, namedPlans(frames));
  }

  /** Ends the session and what it started. */
  stop(): Promise<void> {
    this.#closed ??= this.#backend.close();
    return this.#closed;
  }

  /** True once `stop()` was called. */
  get stopped(): boolean {
    return this.#closed !== undefined;
  }

  /** `await using session = …` stops it at the end of the block. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends bigint
        ? bigint
        : T extends undefined
          ? null
          : T;
type KeyOf<R> = R extends unknown ? keyof R : never;
type ValueAt<R, K> = R extends unknown ? (K extends keyof R ? R[K] : undefined) : never;
/** The row type of rows that the compiler sees as one of several: a column may be null when it is in one of them, or not there. */
type Widened<R> = { -readonly [K in KeyOf<R>]-?: Widen<ValueAt<R, K>> };

/** A session over a backend. */
export function createSession<M extends Int64Mode = "bigint">(backend: Backend, options: SessionOptions = {}): Session<M> {
  return new Session<M>(backend, options);
}
