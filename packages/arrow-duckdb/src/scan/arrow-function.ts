import { type ArrowScan, openScan } from "./arrow-scan.ts";
import type { ArrowField } from "../arrow/arrow-type.ts";
import type { BatchSource } from "./batch-source.ts";
import { DuckDBError } from "../errors.ts";
import { importedTypes } from "../native/arrow-import.ts";
import { callback } from "../native/callback.ts";
import { callbacksMayBeAwaited } from "../native/leave.ts";
import { passHandle } from "../native/memory.ts";
import { native } from "../native/native.ts";

/** DuckDB's name of the table function that reads registered batches: `FROM arrow_batches(id)`. */
export const functionName = "arrow_batches";

const bigint = 5;

/** Batches that SQL can refer to by number. */
export interface ArrowInput {
  readonly connection: number;
  readonly fields: readonly ArrowField[];
  readonly source: BatchSource;
  /** What the source threw last; DuckDB's error carries its message only. */
  failure: unknown;
}

const inputs = new Map<number, ArrowInput>();
const scans = new Map<number, { readonly input: ArrowInput; readonly scan: ArrowScan }>();
let lastId = 0;
callbacksMayBeAwaited(() => inputs.size > 0 || scans.size > 0);

/** Makes batches available under a number; valid on this thread until `removeInput`. */
export function addInput(input: ArrowInput): number {
  inputs.set(++lastId, input);
  return lastId;
}

/** Forgets batches. Passes that are under way go on. */
export function removeInput(id: number): void {
  inputs.delete(id);
}

/** Adds the table function to a database. */
export function registerFunction(connection: number): void {
  const library = native();
  const made = callbacks();
  const handle = library.create_table_function();
  library.table_function_set_name(handle, functionName);
  withType(library.create_logical_type(bigint), (type) => library.table_function_add_parameter(handle, type));
  library.table_function_set_bind(handle, made.bind);
  library.table_function_set_init(handle, made.init);
  library.table_function_set_function(handle, made.fill);
  library.table_function_supports_projection_pushdown(handle, true);
  const state = library.register_table_function(connection, handle);
  passHandle(handle, library.destroy_table_function);
  if (state !== 0) throw new DuckDBError("catalog", `the table function ${functionName} could not be registered`);
}

let registered: { bind: number; init: number; fill: number; destroy: number } | undefined;

/** The callbacks of this thread, as addresses. DuckDB calls them from its own threads, koffi relays to this one. */
function callbacks(): { bind: number; init: number; fill: number; destroy: number } {
  registered ??= {
    bind: callback(bind),
    init: callback(init),
    fill: callback(fill),
    destroy: callback(destroy),
  };
  return registered;
}

function bind(info: number): void {
  const library = native();
  try {
    const value = library.bind_get_parameter(info, 0);
    const id = Number(library.get_int64(value));
    passHandle(value, library.destroy_value);
    const input = inputs.get(id);
    if (input === undefined) throw new Error(`there are no Arrow batches with number ${id}`);
    const types = importedTypes(input.connection, input.fields);
    input.fields.forEach((_, index) => {
      withType(types[index]!, (type) => library.bind_add_result_column(info, `c${index}`, type));
    });
    const { rows } = input.source;
    if (rows !== undefined) library.bind_set_cardinality(info, rows, true);
    library.bind_set_bind_data(info, id, 0);
  } catch (error) {
    library.bind_set_error(info, messageOf(error));
  }
}

function init(info: number): void {
  const library = native();
  try {
    const input = inputs.get(library.init_get_bind_data(info));
    if (input === undefined) throw new Error("the Arrow batches were dropped");
    const wanted = Array.from({ length: library.init_get_column_count(info) }, (_, index) =>
      Number(library.init_get_column_index(info, index)),
    );
    const id = ++lastId;
    scans.set(id, { input, scan: recording(input, () => openScan(input.connection, input.fields, input.source, wanted)) });
    library.init_set_init_data(info, id, callbacks().destroy);
    library.init_set_max_threads(info, 1);
  } catch (error) {
    library.init_set_error(info, messageOf(error));
  }
}

function fill(info: number, output: number): void {
  const library = native();
  try {
    const running = scans.get(library.function_get_init_data(info));
    if (running === undefined) throw new Error("the scan of the Arrow batches has ended");
    recording(running.input, () => running.scan.fill(output));
  } catch (error) {
    library.function_set_error(info, messageOf(error));
  }
}

function destroy(id: number): void {
  const running = scans.get(id);
  scans.delete(id);
  try {
    running?.scan.close();
  } catch (error) {
    if (running !== undefined) running.input.failure = error;
  }
}

function recording<T>(input: ArrowInput, work: () => T): T {
  try {
    return work();
  } catch (error) {
    input.failure = error;
    throw error;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withType(handle: number, use: (handle: number) => void): void {
  use(handle);
  passHandle(handle, native().destroy_logical_type);
}
