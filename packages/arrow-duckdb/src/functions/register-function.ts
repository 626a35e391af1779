import { DuckDBError } from "../errors.ts";
import { callbacksMayBeAwaited } from "../native/leave.ts";
import { passHandle } from "../native/memory.ts";
import { native, onPool } from "../native/native.ts";
import { withPrepared } from "../native/result.ts";

/** Addresses of C functions by which DuckDB calls functions; they belong to the thread that made them. */
export interface FunctionCallbacks {
  readonly init: number;
  readonly call: number;
}

/** A function that SQL can call by its name. */
export interface ScalarFunction {
  readonly name: string;
  /** What `FunctionCall.function` says when it is called. */
  readonly id: number;
  /** DuckDB types as SQL text. */
  readonly parameterTypes: readonly string[];
  readonly returnType: string;
  readonly callbacks: FunctionCallbacks;
}

const databases = new Set<object>();
callbacksMayBeAwaited(() => databases.size > 0);

/** Tells that queries of a database may wait for another thread of this process, until `functionsAreOver`. */
export function functionsMayBeCalled(database: object): void {
  databases.add(database);
}

export function functionsAreOver(database: object): void {
  databases.delete(database);
}

/** Adds a function to the database of a connection. It gets nulls as it gets values. */
export function registerScalarFunction(connection: number, wanted: ScalarFunction): Promise<void> {
  const types = [...wanted.parameterTypes, wanted.returnType];
  const sql = `SELECT ${types.map((type) => `CAST(NULL AS ${type})`).join(", ")}`;
  return withPrepared(connection, sql, async (statement) => {
    const library = native();
    const handle = library.create_scalar_function();
    library.scalar_function_set_name(handle, wanted.name);
    for (let index = 0; index < types.length; index++) {
      const type = library.prepared_statement_column_logical_type(statement, index);
      if (index < wanted.parameterTypes.length) library.scalar_function_add_parameter(handle, type);
      else library.scalar_function_set_return_type(handle, type);
      passHandle(type, library.destroy_logical_type);
    }
    library.scalar_function_set_special_handling(handle);
    // Else it would also be called with the values of a Parquet file's dictionary that no row has, the null that stands in each among them.
    library.scalar_function_set_volatile(handle);
    library.scalar_function_set_extra_info(handle, wanted.id, 0);
    library.scalar_function_set_init(handle, wanted.callbacks.init);
    library.scalar_function_set_function(handle, wanted.callbacks.call);
    const state = await onPool(library.register_scalar_function, connection, handle);
    passHandle(handle, library.destroy_scalar_function);
    if (state !== 0) throw new DuckDBError("catalog", `the function ${wanted.name} could not be registered`);
  });
}
