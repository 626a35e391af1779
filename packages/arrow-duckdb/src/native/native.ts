import koffi from "koffi";
import { libraryPath } from "./platform.ts";

/**
 * The C functions of libduckdb that this package calls: name without `duckdb_` → result, then parameters.
 * `ptr` is an address as a number, `text` a JavaScript string passed as C string, `result` a `duckdb_result` by value.
 */
const signatures = {
  library_version: ["cstring"],
  vector_size: ["size"],
  malloc: ["ptr", "size"],
  free: ["void", "ptr"],
  create_config: ["state", "ptr"],
  set_config: ["state", "ptr", "text", "text"],
  destroy_config: ["void", "ptr"],
  open_ext: ["state", "text", "ptr", "ptr", "ptr"],
  close: ["void", "ptr"],
  connect: ["state", "ptr", "ptr"],
  disconnect: ["void", "ptr"],
  interrupt: ["void", "ptr"],
  query: ["state", "ptr", "text", "ptr"],
  destroy_result: ["void", "ptr"],
  result_error: ["cstring", "ptr"],
  result_error_type: ["int", "ptr"],
  rows_changed: ["size", "ptr"],
  prepare: ["state", "ptr", "text", "ptr"],
  prepare_error: ["cstring", "ptr"],
  destroy_prepare: ["void", "ptr"],
  prepared_statement_column_count: ["size", "ptr"],
  prepared_statement_column_name: ["ptr", "ptr", "size"],
  prepared_statement_column_logical_type: ["ptr", "ptr", "size"],
  pending_prepared_streaming: ["state", "ptr", "ptr"],
  pending_error: ["cstring", "ptr"],
  destroy_pending: ["void", "ptr"],
  execute_pending: ["state", "ptr", "ptr"],
  fetch_chunk: ["ptr", "result"],
  create_data_chunk: ["ptr", "ptr", "size"],
  destroy_data_chunk: ["void", "ptr"],
  data_chunk_get_size: ["size", "ptr"],
  data_chunk_get_column_count: ["size", "ptr"],
  data_chunk_set_size: ["void", "ptr", "size"],
  data_chunk_get_vector: ["ptr", "ptr", "size"],
  vector_get_column_type: ["ptr", "ptr"],
  vector_get_data: ["ptr", "ptr"],
  vector_get_validity: ["ptr", "ptr"],
  vector_reference_vector: ["void", "ptr", "ptr"],
  result_get_arrow_options: ["ptr", "ptr"],
  destroy_arrow_options: ["void", "ptr"],
  to_arrow_schema: ["ptr", "ptr", "ptr", "ptr", "size", "ptr"],
  data_chunk_to_arrow: ["ptr", "ptr", "ptr", "ptr"],
  schema_from_arrow: ["ptr", "ptr", "ptr", "ptr"],
  data_chunk_from_arrow: ["ptr", "ptr", "ptr", "ptr", "ptr"],
  destroy_arrow_converted_schema: ["void", "ptr"],
  error_data_message: ["cstring", "ptr"],
  error_data_error_type: ["int", "ptr"],
  error_data_has_error: ["bool", "ptr"],
  destroy_error_data: ["void", "ptr"],
  get_type_id: ["int", "ptr"],
  logical_type_get_alias: ["ptr", "ptr"],
  destroy_logical_type: ["void", "ptr"],
  decimal_width: ["int8", "ptr"],
  decimal_scale: ["int8", "ptr"],
  enum_dictionary_size: ["int", "ptr"],
  enum_dictionary_value: ["ptr", "ptr", "size"],
  list_type_child_type: ["ptr", "ptr"],
  array_type_child_type: ["ptr", "ptr"],
  array_type_array_size: ["size", "ptr"],
  map_type_key_type: ["ptr", "ptr"],
  map_type_value_type: ["ptr", "ptr"],
  struct_type_child_count: ["size", "ptr"],
  struct_type_child_name: ["ptr", "ptr", "size"],
  struct_type_child_type: ["ptr", "ptr", "size"],
  union_type_member_count: ["size", "ptr"],
  union_type_member_name: ["ptr", "ptr", "size"],
  union_type_member_type: ["ptr", "ptr", "size"],
  create_logical_type: ["ptr", "int"],
  create_table_function: ["ptr"],
  destroy_table_function: ["void", "ptr"],
  table_function_set_name: ["void", "ptr", "text"],
  table_function_add_parameter: ["void", "ptr", "ptr"],
  table_function_set_bind: ["void", "ptr", "ptr"],
  table_function_set_init: ["void", "ptr", "ptr"],
  table_function_set_function: ["void", "ptr", "ptr"],
  table_function_supports_projection_pushdown: ["void", "ptr", "bool"],
  register_table_function: ["state", "ptr", "ptr"],
  bind_get_parameter: ["ptr", "ptr", "size"],
  get_int64: ["int64", "ptr"],
  destroy_value: ["void", "ptr"],
  bind_add_result_column: ["void", "ptr", "text", "ptr"],
  bind_set_bind_data: ["void", "ptr", "ptr", "ptr"],
  bind_set_cardinality: ["void", "ptr", "size", "bool"],
  bind_set_error: ["void", "ptr", "text"],
  init_get_bind_data: ["ptr", "ptr"],
  init_get_column_count: ["size", "ptr"],
  init_get_column_index: ["size", "ptr", "size"],
  init_set_init_data: ["void", "ptr", "ptr", "ptr"],
  init_set_max_threads: ["void", "ptr", "size"],
  init_set_error: ["void", "ptr", "text"],
  function_get_init_data: ["ptr", "ptr"],
  function_set_error: ["void", "ptr", "text"],
  connection_get_client_context: ["void", "ptr", "ptr"],
  connection_get_arrow_options: ["void", "ptr", "ptr"],
  client_context_get_connection_id: ["size", "ptr"],
  destroy_client_context: ["void", "ptr"],
  create_scalar_function: ["ptr"],
  destroy_scalar_function: ["void", "ptr"],
  scalar_function_set_name: ["void", "ptr", "text"],
  scalar_function_add_parameter: ["void", "ptr", "ptr"],
  scalar_function_set_return_type: ["void", "ptr", "ptr"],
  scalar_function_set_special_handling: ["void", "ptr"],
  scalar_function_set_volatile: ["void", "ptr"],
  scalar_function_set_extra_info: ["void", "ptr", "ptr", "ptr"],
  scalar_function_set_init: ["void", "ptr", "ptr"],
  scalar_function_set_function: ["void", "ptr", "ptr"],
  register_scalar_function: ["state", "ptr", "ptr"],
  scalar_function_init_get_client_context: ["void", "ptr", "ptr"],
  scalar_function_init_set_state: ["void", "ptr", "ptr", "ptr"],
  scalar_function_get_extra_info: ["ptr", "ptr"],
  scalar_function_get_state: ["ptr", "ptr"],
  scalar_function_set_error: ["void", "ptr", "text"],
  vector_ensure_validity_writable: ["void", "ptr"],
  vector_copy_sel: ["void", "ptr", "ptr", "ptr", "size", "size", "size"],
  create_selection_vector: ["ptr", "size"],
  selection_vector_get_data_ptr: ["ptr", "ptr"],
} as const;

type TypeName = (typeof signatures)[keyof typeof signatures][number] | "text" | "result";

interface Values {
  ptr: number;
  size: number;
  int: number;
  int8: number;
  int64: number | bigint;
  state: number;
  bool: boolean;
  text: string;
  cstring: string | null;
  result: NativeResult;
  void: void;
}

/** The C struct `duckdb_result`, as koffi passes it by value. */
export interface NativeResult {
  readonly columns: number;
  readonly rows: number;
  readonly changed: number;
  readonly data: number;
  readonly error: number;
  readonly internal: number;
}

type Parameters<S extends readonly TypeName[]> = S extends readonly [unknown, ...infer P extends readonly TypeName[]]
  ? { -readonly [I in keyof P]: Values[P[I]] }
  : never;

/** A C function: called at once, or on a thread of libuv's pool. */
export interface NativeFunction<P extends readonly unknown[], R> {
  (...parameters: P): R;
  async: (...parameters: [...P, (error: unknown, result: R) => void]) => void;
}

export type Native = {
  readonly [N in keyof typeof signatures]: NativeFunction<Parameters<(typeof signatures)[N]>, Values[(typeof signatures)[N][0]]>;
} & {
  /** Copies bytes between two addresses. */
  readonly copy: (target: number, source: number, length: number) => void;
  /** Where the bytes of a typed array lie. They must not be on the V8 heap: see `addressOf`. */
  readonly locate: (bytes: Uint8Array, source: number, length: number) => number;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  /** Address of a C function of the library, to be handed to DuckDB as a callback that does nothing. */
  readonly symbol: (name: string) => number;
};

let loaded: Native | undefined;

/**
 * Loads the library, once a thread.
 * Throws UnsupportedPlatformError where there is none.
 */
export function native(): Native {
  loaded ??= load();
  return loaded;
}

/** DuckDB parses and plans by recursion, on the stack that a call runs on: koffi's own for calls on the pool, 128 KiB unless told more. */
const stackBytes = 16 << 20;

function load(): Native {
  koffi.config({ sync_stack_size: stackBytes, async_stack_size: stackBytes });
  const library = koffi.load(libraryPath());
  const runtime = koffi.load(process.platform === "win32" ? "msvcrt.dll" : null);
  const result = koffi.struct({
    columns: "uintptr_t",
    rows: "uintptr_t",
    changed: "uintptr_t",
    data: "uintptr_t",
    error: "uintptr_t",
    internal: "uintptr_t",
  });
  const types = {
    ptr: "uintptr_t",
    size: "uint64_t",
    int: "int",
    int8: "uint8_t",
    int64: "int64_t",
    state: "int",
    bool: "bool",
    text: "str",
    cstring: "str",
    result,
    void: "void",
  };
  const functions: Record<string, unknown> = {};
  for (const [name, [output, ...inputs]] of Object.entries(signatures)) {
    const parameters = inputs.map((input: TypeName) => types[input]);
    functions[name] = library.func(`duckdb_${name}`, types[output], parameters);
  }
  return {
    ...functions,
    copy: runtime.func("memcpy", "void", ["uintptr_t", "uintptr_t", "size_t"]),
    locate: runtime.func("memcpy", "uintptr_t", ["void *", "uintptr_t", "size_t"]),
    exit: runtime.func("_exit", "void", ["int"]),
    symbol: (name: string) => Number(koffi.address(library.symbol(name))),
  } as unknown as Native;
}

/** Memory whose address is passed to a function; it is kept until the function has ended. */
interface Located {
  readonly address: number;
}

/** Calls a C function on a thread of libuv's pool. Memory is passed itself, not by its address, so that it stays. */
export function onPool<P extends readonly unknown[], R>(
  call: NativeFunction<P, R>,
  ...parameters: { readonly [I in keyof P]: P[I] extends number ? P[I] | Located : P[I] }
): Promise<R> {
  return new Promise((resolve, reject) => {
    const values = parameters.map((value) => (typeof value === "object" && value !== null && "address" in value ? value.address : value));
    call.async(...(values as unknown as P), (error, result) => {
      memoryInUse.delete(parameters);
      if (error) reject(error);
      else resolve(result);
    });
    memoryInUse.add(parameters);
  });
}

const memoryInUse = new Set<readonly unknown[]>();

/** How many calls of this thread are on the pool or wait for it. */
export function callsInFlight(): number {
  return memoryInUse.size;
}
