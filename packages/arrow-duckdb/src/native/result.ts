import { DuckDBError, errorTypeOfCode, errorTypeOfMessage } from "../errors.ts";
import { passHandle, Scratch } from "./memory.ts";
import { type NativeResult, native, onPool } from "./native.ts";

const resultSize = 48;
const success = 0;

/** A cell that receives a handle from C. */
export function handleCell(): Scratch {
  return new Scratch(8);
}

/** A `duckdb_result`, which must be destroyed. */
export interface ResultHandle {
  readonly memory: Scratch;
  /** The struct by value; valid once the result is filled. */
  value(): NativeResult;
  /** DuckDB's error in it, if there is one. */
  error(): DuckDBError | undefined;
  /** Frees it, on the pool: it may wait for threads that themselves wait for a callback on this thread. */
  destroy(): Promise<void>;
}

/** An empty `duckdb_result`. */
function newResult(): ResultHandle {
  const memory = new Scratch(resultSize);
  return {
    memory,
    value: () => ({
      columns: memory.get(0),
      rows: memory.get(8),
      changed: memory.get(16),
      data: memory.get(24),
      error: memory.get(32),
      internal: memory.get(40),
    }),
    error: () => {
      const message = native().result_error(memory.address);
      if (message === null) return undefined;
      return new DuckDBError(errorTypeOfCode(native().result_error_type(memory.address)), message);
    },
    destroy: () => onPool(native().destroy_result, memory),
  };
}

/** Runs one or several statements and drops their rows; gives the number of rows the last one changed. */
export async function runQuery(connection: number, sql: string): Promise<bigint> {
  const result = newResult();
  const state = await onPool(native().query, connection, sql, result.memory);
  const failure = state === success ? undefined : (result.error() ?? new DuckDBError("invalid", "the query failed"));
  const changed = failure === undefined ? BigInt(native().rows_changed(result.memory.address)) : 0n;
  await result.destroy();
  if (failure !== undefined) throw failure;
  return changed;
}

/** Prepares one statement, hands it to `use` and destroys it. */
export async function withPrepared<T>(connection: number, sql: string, use: (statement: number) => Promise<T> | T): Promise<T> {
  const cell = handleCell();
  const state = await onPool(native().prepare, connection, sql, cell);
  try {
    if (state !== success) throw messageError(native().prepare_error(cell.get(0)));
    return await use(cell.get(0));
  } finally {
    await onPool(native().destroy_prepare, cell);
  }
}

/** Starts a prepared statement as a streaming result. */
export async function executeStreaming(statement: number): Promise<ResultHandle> {
  const pending = handleCell();
  const state = await onPool(native().pending_prepared_streaming, statement, pending);
  try {
    if (state !== success) throw messageError(native().pending_error(pending.get(0)));
    const result = newResult();
    if ((await onPool(native().execute_pending, pending.get(0), result.memory)) !== success) {
      const failure = result.error() ?? messageError(native().pending_error(pending.get(0)));
      await result.destroy();
      throw failure;
    }
    return result;
  } finally {
    await onPool(native().destroy_pending, pending);
  }
}

/** The error that DuckDB describes by a message alone. */
export function messageError(message: string | null): DuckDBError {
  const text = message ?? "DuckDB failed without a message";
  return new DuckDBError(errorTypeOfMessage(text), text);
}

/** Throws what a `duckdb_error_data` says, if it says something, and frees it. */
export function checkErrorData(handle: number): void {
  if (handle === 0) return;
  const library = native();
  const failed = library.error_data_has_error(handle);
  const message = library.error_data_message(handle) ?? "";
  const type = errorTypeOfCode(library.error_data_error_type(handle));
  passHandle(handle, library.destroy_error_data);
  if (failed) throw new DuckDBError(type, message);
}
