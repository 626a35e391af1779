import { registerFunction } from "./scan/arrow-function.ts";
import { Connection } from "./connection.ts";
import { DuckDBError } from "./errors.ts";
import { readText, type Scratch } from "./native/memory.ts";
import { native, onPool } from "./native/native.ts";
import { handleCell, messageError } from "./native/result.ts";
import { functionsAreOver, functionsMayBeCalled, registerScalarFunction, type ScalarFunction } from "./functions/register-function.ts";

/** How a database is opened. */
export interface DatabaseOptions {
  /** A database file; without it the database lives in memory. */
  readonly path?: string;
  /** DuckDB's `memory_limit`: bytes, or text such as `"2GB"`. Plan 200 MB or more for each thread. */
  readonly memoryLimit?: string | number;
  readonly threads?: number;
  /** Where DuckDB spills. Two instances must never share one: they delete each other's files. */
  readonly tempDirectory?: string;
  /** Any further options of DuckDB by name. */
  readonly config?: Readonly<Record<string, string>>;
}

/** Version of the native library, such as `"v1.5.5"`. */
export function duckdbVersion(): string {
  return native().library_version() ?? "";
}

/**
 * Opens a DuckDB instance.
 *
 * All queries run on libuv's thread pool, where each running call holds one thread: set `UV_THREADPOOL_SIZE`
 * before the process starts to more than the number of queries that run at once, or four long queries stop all
 * file system and DNS calls of the process.
 *
 * Throws DuckDBError when an option is unknown or the file cannot be opened; UnsupportedPlatformError.
 */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const library = native();
  const config = handleCell();
  const handle = handleCell();
  const message = handleCell();
  library.create_config(config.address);
  try {
    for (const [name, value] of settingsOf(options)) {
      if (library.set_config(config.get(0), name, value) !== 0) {
        throw new DuckDBError("settings", `DuckDB has no option "${name}" or does not take "${value}" for it`);
      }
    }
    const path = options.path ?? ":memory:";
    const state = await onPool(library.open_ext, path, handle, config.get(0), message);
    if (state !== 0) {
      const text = readText(message.get(0));
      library.free(message.get(0));
      throw messageError(text);
    }
  } finally {
    library.destroy_config(config.address);
  }
  return new Database(handle.get(0));
}

function settingsOf(options: DatabaseOptions): [string, string][] {
  const { memoryLimit, threads, tempDirectory, config = {} } = options;
  const settings: [string, string][] = Object.entries(config);
  if (memoryLimit !== undefined) {
    settings.push(["memory_limit", typeof memoryLimit === "number" ? `${memoryLimit}B` : memoryLimit]);
  }
  if (threads !== undefined) settings.push(["threads", String(threads)]);
  if (tempDirectory !== undefined) settings.push(["temp_directory", tempDirectory]);
  return settings;
}

/** An open DuckDB instance. Close it: until then its threads and memory stay. */
export class Database {
  readonly #handle: number;
  readonly #connections = new Set<Connection>();
  #reader: Scratch | undefined;
  #functions: Scratch | undefined;
  #closing: Promise<void> | undefined;

  constructor(handle: number) {
    this.#handle = handle;
  }

  /** Opens a connection; cheap. Use one for each stream that is open at the same time. */
  connect(): Connection {
    if (this.#closing !== undefined) throw new DuckDBError("usage", "the database is closed");
    const connection = new Connection(this.#connect().get(0), {
      arrowReader: () => this.#arrowReader(),
      closed: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
    return connection;
  }

  #connect(): Scratch {
    const cell = handleCell();
    if (native().connect(this.#handle, cell.address) !== 0) {
      throw new DuckDBError("connection", "DuckDB could not open a connection");
    }
    return cell;
  }

  /**
   * Adds a function that SQL can call by its name, on all connections, as long as the database is open. The thread whose callbacks it
   * has must live as long.
   * Throws DuckDBError when the name is taken or a type is not known.
   */
  registerFunction(wanted: ScalarFunction): Promise<void> {
    return registerScalarFunction(this.functionConnection(), wanted);
  }

  /** A native connection for the callbacks of functions: `FunctionEvaluator.describe`. It lives as long as the database. */
  functionConnection(): number {
    if (this.#functions === undefined) {
      this.#functions = this.#connect();
      functionsMayBeCalled(this.#functions);
    }
    return this.#functions.get(0);
  }

  #arrowReader(): number {
    if (this.#reader === undefined) {
      this.#reader = this.#connect();
      registerFunction(this.#reader.get(0));
    }
    return this.#reader.get(0);
  }

  /** Interrupts what runs, closes all connections and streams, then the instance. May be called again. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.close()));
    for (const own of [this.#reader, this.#functions]) if (own !== undefined) await onPool(native().disconnect, own);
    const cell = handleCell();
    cell.set(0, this.#handle);
    await onPool(native().close, cell);
    if (this.#functions !== undefined) functionsAreOver(this.#functions);
  }
}
