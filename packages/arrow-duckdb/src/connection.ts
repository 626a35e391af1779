import { type ArrowSchema, type ArrowType, duckdbTypeKey } from "./arrow/arrow-type.ts";
import { ArrowStream, type QueryOptions, type StreamOptions } from "./read/arrow-stream.ts";
import type { BatchSource } from "./scan/batch-source.ts";
import { ChunkSource } from "./read/chunk-source.ts";
import { DuckDBError } from "./errors.ts";
import { interruptUntil } from "./native/interrupt.ts";
import { interruptAtExit } from "./native/leave.ts";
import { type DuckDBType, quoteName, takeType } from "./native/logical-type.ts";
import { takeText } from "./native/memory.ts";
import { native, onPool } from "./native/native.ts";
import { type Registration, registerArrow } from "./scan/register-arrow.ts";
import type { BlockConsumer, ScatterOptions } from "./scatter/scatter.ts";
import { type ScatterResult, scatterChunks } from "./scatter/scatter-chunks.ts";
import { handleCell, runQuery, withPrepared } from "./native/result.ts";
import { connectionId } from "./native/client-context.ts";

/** A column of a query's result. `type` is DuckDB's own text for it, complete for decimals and nested types. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

/** What a connection asks of its database. */
export interface ConnectionOwner {
  /** A native connection through which Arrow data is imported; it lives as long as the database. */
  arrowReader(): number;
  closed(connection: Connection): void;
}

/**
 * A connection to a database. It does one thing at a time: calls wait for one another, and while a stream is open
 * any other call is refused, since DuckDB would close the stream.
 */
export class Connection {
  readonly #handle: number;
  readonly #owner: ConnectionOwner;
  readonly #exit: { forget(): void };
  #tail: Promise<unknown> = Promise.resolve();
  #running: Promise<unknown> | undefined;
  #source: ChunkSource | undefined;
  #closing: Promise<void> | undefined;

  /** For `Database.connect`. */
  constructor(handle: number, owner: ConnectionOwner) {
    this.#handle = handle;
    this.#owner = owner;
    this.#exit = interruptAtExit(handle);
  }

  /**
   * Runs statements (DDL, COPY, INSERT, …) and drops any rows.
   * Throws DuckDBError.
   */
  run(sql: string, options: { readonly signal?: AbortSignal } = {}): Promise<{ rowsChanged: bigint }> {
    return this.#exclusive(async () => ({ rowsChanged: await runQuery(this.#handle, sql) }), options.signal);
  }

  /**
   * The columns that a statement would give, without executing it.
   * Throws DuckDBError.
   */
  columns(sql: string): Promise<ResultColumn[]> {
    return this.#exclusive(() =>
      withPrepared(this.#handle, sql, (statement) => columnsOf(statement).map(({ name, type }) => ({ name, type: type.sql }))),
    );
  }

  /**
   * Executes a query and streams its rows as Arrow record batches. The stream must be read to its end or closed;
   * until then the connection takes no other call.
   *
   * Types whose own Arrow form would lose something travel as text or decimal and say so in the field's metadata
   * (`duckdbTypeKey`): enum, UUID, HUGEINT, UHUGEINT, BIT, BIGNUM, TIME WITH TIME ZONE, JSON.
   * Throws DuckDBError.
   */
  async stream(sql: string, options: StreamOptions = {}): Promise<ArrowStream> {
    return new ArrowStream(await this.#open(sql, options), options);
  }

  /**
   * Executes a query and distributes its rows over partitions by an integer column that the query computes. Gives
   * each full block to `onBlock` and waits for it.
   * Throws DuckDBError when the query fails or is aborted; ArrowFormatError when the column does not name a partition;
   * what `onBlock` throws.
   */
  async scatter(sql: string, options: ScatterOptions & QueryOptions, onBlock: BlockConsumer): Promise<ScatterResult> {
    return scatterChunks(await this.#open(sql, options), options, onBlock);
  }

  /**
   * Makes record batches readable as the view `name` of this connection. They stay where they are: every reference in
   * a query opens a pass of its own over `source`, on this JavaScript thread, and reads only the columns it needs.
   * The batches do not count towards DuckDB's `memory_limit`.
   *
   * Never block this thread while a query reads the view: DuckDB waits for it.
   * Throws DuckDBError when the view cannot be created.
   */
  registerArrow(name: string, schema: ArrowSchema, source: BatchSource): Promise<Registration> {
    const reader = this.#owner.arrowReader();
    return registerArrow((sql) => this.run(sql), reader, name, schema, source);
  }

  /** The number by which DuckDB tells functions which connection calls them: `FunctionCall.connection`. */
  get id(): number {
    return connectionId(this.#handle);
  }

  /** Ends what runs on this connection with an `"interrupt"` error, soon. */
  interrupt(): void {
    if (this.#closing === undefined) native().interrupt(this.#handle);
  }

  /** Interrupts what runs, waits for its end and closes. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#source?.close();
    if (this.#running !== undefined) await interruptUntil(this.#handle, this.#running);
    await this.#tail;
    this.#exit.forget();
    const cell = handleCell();
    cell.set(0, this.#handle);
    await onPool(native().disconnect, cell);
    this.#owner.closed(this);
  }

  /** Runs `work` when all earlier calls have ended. */
  #exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.#tail.then(async () => {
      this.#check();
      if (signal?.aborted) throw abortError(signal);
      const running = work();
      this.#running = running;
      const abort = () => void interruptUntil(this.#handle, running);
      signal?.addEventListener("abort", abort);
      try {
        return await running;
      } catch (cause) {
        throw signal?.aborted ? abortError(signal, cause) : cause;
      } finally {
        signal?.removeEventListener("abort", abort);
        this.#running = undefined;
      }
    });
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  #check(): void {
    if (this.#closing !== undefined) throw new DuckDBError("usage", "the connection is closed");
    if (this.#source !== undefined) {
      throw new DuckDBError("usage", "the connection has an open stream; close it or use another connection");
    }
  }

  #open(sql: string, { signal, narrowDecimals = false }: QueryOptions): Promise<ChunkSource> {
    return this.#exclusive(async () => {
      const source = await this.#start(sql, narrowDecimals);
      this.#source = source;
      void source.closed.then(() => {
        this.#source = undefined;
      });
      if (signal !== undefined) source.abortOn(signal);
      return source;
    }, signal);
  }

  async #start(sql: string, narrow: boolean): Promise<ChunkSource> {
    const start = (text: string, columns?: readonly Column[]) =>
      withPrepared(this.#handle, text, async (statement): Promise<ChunkSource | readonly Column[]> => {
        const own = columns ?? columnsOf(statement);
        const asIs = columns !== undefined || own.every(({ type }) => type.arrowSql === type.sql || type.restored);
        return asIs ? ChunkSource.start(this.#handle, statement, (schema) => annotate(schema, own, narrow)) : own;
      });
    const first = await start(sql);
    if (first instanceof ChunkSource) return first;
    const second = await start(castForArrow(sql, first), first);
    if (second instanceof ChunkSource) return second;
    throw new DuckDBError("internal", "the statement changed its columns");
  }
}

interface Column {
  readonly name: string;
  readonly type: DuckDBType;
}

function columnsOf(statement: number): Column[] {
  const library = native();
  return Array.from({ length: library.prepared_statement_column_count(statement) }, (_, index) => ({
    name: takeText(library.prepared_statement_column_name(statement, index)),
    type: takeType(library.prepared_statement_column_logical_type(statement, index)),
  }));
}

function castForArrow(sql: string, columns: readonly Column[]): string {
  const list = columns.map(({ name, type }, index) => {
    const value = type.arrowSql === type.sql ? `c${index}` : `CAST(c${index} AS ${type.arrowSql})`;
    return `${value} AS ${quoteName(name)}`;
  });
  const names = columns.map((_, index) => `c${index}`);
  // The line break ends a comment that the text may end with.
  return `SELECT ${list.join(", ")} FROM (${sql.replace(/[\s;]+$/, "")}\n) AS t(${names.join(", ")})`;
}

function annotate(schema: ArrowSchema, columns: readonly Column[], narrow: boolean): ArrowSchema {
  const fields = schema.fields.map((field, index) => {
    const type = columns[index]?.type;
    if (type === undefined) return field;
    if (!type.restored) return { ...field, metadata: { ...field.metadata, [duckdbTypeKey]: type.sql } };
    return narrow && field.type.kind === "decimal" ? { ...field, type: narrowDecimal(field.type) } : field;
  });
  return { ...schema, fields };
}

/** The type in which DuckDB keeps a decimal, where Arrow has it: up to four digits lie in 16 bits, which Arrow has not. */
function narrowDecimal(type: ArrowType & { readonly kind: "decimal" }): ArrowType {
  const { precision } = type;
  return precision <= 4 || precision > 18 ? type : { ...type, bits: precision <= 9 ? 32 : 64 };
}

function abortError(signal: AbortSignal, cause: unknown = signal.reason): DuckDBError {
  return new DuckDBError("interrupt", "the query was aborted", { cause: signal.reason ?? cause });
}
