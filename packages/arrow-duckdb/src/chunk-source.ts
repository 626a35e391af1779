import type { ArrowSchema } from "./arrow-type.ts";
import { type ArrayTable, arrayAt, arraySize, readCArray } from "./c-array.ts";
import { readCSchema, schemaSize } from "./c-schema.ts";
import { DuckDBError } from "./errors.ts";
import { interruptUntil } from "./interrupt.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { passHandle, Scratch } from "./memory.ts";
import { type NativeResult, native, onPool } from "./native.ts";
import { checkErrorData, executeStreaming, handleCell, type ResultHandle } from "./result.ts";
import { callRelease } from "./release.ts";

/** One chunk of a result as Arrow arrays, which live until it is released. */
export interface Chunk {
  readonly table: ArrayTable;
  release(): void;
}

/** A running query whose chunks come one at a time. Fetches one chunk ahead. */
export class ChunkSource {
  readonly schema: ArrowSchema;
  readonly layout: Layout;
  /** Fulfilled when everything native is freed. */
  readonly closed: Promise<void>;
  readonly #connection: number;
  readonly #result: ResultHandle;
  readonly #value: NativeResult;
  readonly #options: Scratch;
  /** Structs that are free to be used again. */
  readonly #structs: Scratch[] = [];
  #freed: () => void = () => undefined;
  #inFlight: Promise<number> | undefined;
  #state: "open" | "ended" | "closed" = "open";
  #failure: DuckDBError | undefined;
  #closing: Promise<void> | undefined;
  #dropSignal: () => void = () => undefined;

  private constructor(connection: number, result: ResultHandle, options: Scratch, schema: ArrowSchema) {
    this.#connection = connection;
    this.#result = result;
    this.#value = result.value();
    this.#options = options;
    this.schema = schema;
    this.layout = layoutOf(schema);
    this.closed = new Promise((resolve) => {
      this.#freed = resolve;
    });
    this.#inFlight = this.#fetch();
  }

  /** Executes a prepared statement. `annotate` may add to the schema. */
  static async start(
    connection: number,
    statement: number,
    annotate: (schema: ArrowSchema) => ArrowSchema,
  ): Promise<ChunkSource> {
    const library = native();
    const result = await executeStreaming(statement);
    const options = handleCell();
    options.set(0, library.result_get_arrow_options(result.memory.address));
    try {
      const schema = annotate(readResultSchema(statement, options.get(0)));
      return new ChunkSource(connection, result, options, schema);
    } catch (error) {
      library.destroy_arrow_options(options.address);
      await result.destroy();
      throw error;
    }
  }

  #fetch(): Promise<number> {
    const fetched = onPool(native().fetch_chunk, this.#value);
    fetched.catch(() => undefined);
    return fetched;
  }

  /**
   * The next chunk, or undefined after the last one.
   * @throws DuckDBError when the query fails, and when the source was closed or aborted before its end.
   */
  async next(): Promise<Chunk | undefined> {
    if (this.#state === "open") {
      const handle = await this.#inFlight!;
      if (this.#state === "open") return this.#take(handle);
    }
    if (this.#state === "ended" && this.#failure === undefined) return undefined;
    throw this.#failure ?? new DuckDBError("interrupt", "the stream was closed before its end");
  }

  async #take(handle: number): Promise<Chunk | undefined> {
    if (handle === 0) {
      this.#failure ??= this.#result.error();
      this.#state = "ended";
      this.#inFlight = undefined;
      await this.close();
      if (this.#failure !== undefined) throw this.#failure;
      return undefined;
    }
    this.#inFlight = this.#fetch();
    try {
      return this.#convert(handle);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  #convert(handle: number): Chunk {
    const library = native();
    const struct = this.#structs.pop() ?? new Scratch(arraySize);
    try {
      checkErrorData(library.data_chunk_to_arrow(this.#options.get(0), handle, struct.address));
    } finally {
      passHandle(handle, library.destroy_data_chunk);
    }
    const release = () => {
      callRelease(struct.get(arrayAt.release), struct.address);
      this.#structs.push(struct);
    };
    return { table: readCArray(struct.address, this.layout), release };
  }

  /** Lets an abort end the query with an `"interrupt"` error. */
  abortOn(signal: AbortSignal): void {
    const abort = () => {
      this.#failure = new DuckDBError("interrupt", "the query was aborted", { cause: signal.reason });
      void this.close();
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener("abort", abort);
    this.#dropSignal = () => signal.removeEventListener("abort", abort);
  }

  /** Interrupts the query if it runs, waits for the call in flight, then frees. Chunks handed out stay. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#dropSignal();
    if (this.#state === "open") this.#state = "closed";
    const inFlight = this.#inFlight;
    this.#inFlight = undefined;
    if (inFlight !== undefined) {
      await interruptUntil(this.#connection, inFlight);
      const handle = await inFlight.catch(() => 0);
      if (handle !== 0) passHandle(handle, native().destroy_data_chunk);
    }
    native().destroy_arrow_options(this.#options.address);
    await this.#result.destroy();
    this.#freed();
  }
}

function readResultSchema(statement: number, options: number): ArrowSchema {
  const library = native();
  const count = library.prepared_statement_column_count(statement);
  const types = new Scratch(count * 8);
  const names = new Scratch(count * 8);
  const schema = new Scratch(schemaSize);
  try {
    for (let index = 0; index < count; index++) {
      types.set(index * 8, library.prepared_statement_column_logical_type(statement, index));
      names.set(index * 8, library.prepared_statement_column_name(statement, index));
    }
    checkErrorData(
      library.to_arrow_schema(options, types.address, names.address, count, schema.address),
    );
    const { children } = readCSchema(schema.address);
    callRelease(schema.get(56), schema.address);
    return { fields: children };
  } finally {
    for (let index = 0; index < count; index++) {
      passHandle(types.get(index * 8), library.destroy_logical_type);
      library.free(names.get(index * 8));
    }
  }
}
