import type { ArrowField, ArrowSchema } from "../arrow/arrow-type.ts";
import type { BatchHeader } from "../arrow/ipc-batch.ts";
import { callback } from "../native/callback.ts";
import { callersConnectionId } from "../native/client-context.ts";
import { addressOf } from "../native/memory.ts";
import { native } from "../native/native.ts";
import { planBatch } from "../read/assemble.ts";
import { type ChunkReader, openReaderOf } from "../read/chunk-reader.ts";
import type { FunctionCallbacks } from "./register-function.ts";
import { createResultWriter, type ResultWriter } from "./write-result.ts";

/** Rows for which DuckDB wants a function's values. */
export interface FunctionCall {
  /** The `id` it was registered with. */
  readonly function: number;
  /** The `Connection.id` that asks. */
  readonly connection: number;
  /** The arguments, nameless. */
  readonly schema: ArrowSchema;
  readonly batch: FunctionArguments;
}

/** The arguments as a record batch: its header is right once the body is written. */
export interface FunctionArguments extends BatchHeader {
  /** Of the body, in bytes. */
  readonly length: number;
  /** Writes the body, which begins at a multiple of 8 in memory outside of V8's heap. */
  write(body: Uint8Array): void;
}

/** A record batch of one column: a value for each row. */
export interface FunctionValues {
  readonly header: BatchHeader;
  readonly body: Uint8Array;
}

/** Who computes what functions give. */
export interface FunctionEvaluator {
  /** A connection of the database that has the function, for this thread's use alone, and the Arrow type of its values. */
  describe(id: number): { readonly connection: number; readonly result: ArrowField };
  /** What it throws becomes the query's error. */
  evaluate(call: FunctionCall): FunctionValues;
}

interface Prepared {
  readonly reader: ChunkReader;
  readonly writer: ResultWriter;
}

/** Callbacks of this thread, which must not end while a query may use them. `forget` frees what calls of a function left here. */
export function functionCallbacks(evaluator: FunctionEvaluator): FunctionCallbacks & { forget(id: number): void } {
  const library = native();
  const known = new Map<number, Prepared>();

  function prepare(id: number, chunk: number, output: number): Prepared {
    const existing = known.get(id);
    if (existing !== undefined) return existing;
    const { connection, result } = evaluator.describe(id);
    const reader = openReaderOf(connection, chunk);
    const made = { reader, writer: createResultWriter(connection, result, output) };
    known.set(id, made);
    return made;
  }

  function call(info: number, chunk: number, output: number): void {
    try {
      const id = library.scalar_function_get_extra_info(info);
      const { reader, writer } = prepare(id, chunk, output);
      const { table, release } = reader.read(chunk, false);
      try {
        const plan = planBatch(reader.layout, [{ table, start: 0, rows: table.rows }]);
        const batch = { ...plan, write: (body: Uint8Array) => plan.write(body, addressOf(body)) };
        const connection = library.scalar_function_get_state(info) - 1;
        writer.write(evaluator.evaluate({ function: id, connection, schema: reader.schema, batch }), output);
      } finally {
        release();
      }
    } catch (error) {
      library.scalar_function_set_error(info, error instanceof Error ? error.message : String(error));
    }
  }

  /** The state of an expression is the number of its connection, and one more, since 0 is none. */
  function init(info: number): void {
    library.scalar_function_init_set_state(info, callersConnectionId(info) + 1, 0);
  }

  return {
    init: callback((info) => init(info!)),
    call: callback(call),
    forget(id) {
      const prepared = known.get(id);
      known.delete(id);
      prepared?.reader.close();
      prepared?.writer.close();
    },
  };
}
