import type { ArrowSchema } from "../arrow/arrow-type.ts";
import { type Chunk, type ChunkReader, openReader } from "./chunk-reader.ts";
import { DuckDBError } from "../errors.ts";
import { interruptUntil } from "../native/interrupt.ts";
import type { Layout } from "../arrow/layout.ts";
import { passHandle } from "../native/memory.ts";
import { type NativeResult, native, onPool } from "../native/native.ts";
import { executeStreaming, type ResultHandle } from "../native/result.ts";

/** A running query whose chunks come one at a time. Fetches one chunk ahead. */
export class ChunkSource {
  readonly schema: ArrowSchema;
  readonly layout: Layout;
  /** Fulfilled when everything native is freed. */
  readonly closed: Promise<void>;
  readonly #connection: number;
  readonly #result: ResultHandle;
  readonly #value: NativeResult;
  readonly #reader: ChunkReader;
  #freed: () => void = () => undefined;
  #inFlight: Promise<number> | undefined;
  #state: "open" | "ended" | "closed" = "open";
  #failure: DuckDBError | undefined;
  #closing: Promise<void> | undefined;
  #dropSignal: () => void = () => undefined;

  private constructor(connection: number, result: ResultHandle, reader: ChunkReader) {
    this.#connection = connection;
    this.#result = result;
    this.#value = result.value();
    this.#reader = reader;
    this.schema = reader.schema;
    this.layout = reader.layout;
    this.closed = new Promise((resolve) => {
      this.#freed = resolve;
    });
    this.#inFlight = this.#fetch();
  }

  /** Executes a prepared statement. For `annotate` see `openReader`. */
  static async start(connection: number, statement: number, annotate: (schema: ArrowSchema) => ArrowSchema): Promise<ChunkSource> {
    const result = await executeStreaming(statement);
    try {
      return new ChunkSource(connection, result, openReader(statement, result.memory.address, annotate));
    } catch (error) {
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
   * Throws DuckDBError when the query fails, and when the source was closed or aborted before its end.
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
      return this.#reader.read(handle);
    } catch (error) {
      await this.close();
      throw error;
    }
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
    this.#reader.close();
    await this.#result.destroy();
    this.#freed();
  }
}
