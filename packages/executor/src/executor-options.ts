import type { TlsFiles } from "@volley/protocol/grpc";
import type { StorageOptions } from "@volley/storage";

/** How an executor is started. Plain data: it travels to the executor's process as JSON. */
export interface ExecutorOptions {
  /** The driver's control service, `host:port`. */
  readonly driver: string;
  /** Unique in the cluster; default: host name, process id and a random part. */
  readonly executorId?: string;
  /** Version that the driver compares with its own. */
  readonly version?: string;
  /** Tasks that run at the same time, each in a process of its own; default 1. */
  readonly slots?: number;
  /** Resident memory of all of the executor's processes together; default 1 GiB. See `planMemory` for its parts. */
  readonly memoryBytes?: number;
  /** Resident memory that DuckDB may take in each slot; default: what `planMemory` leaves for it. */
  readonly duckdbMemoryBytes?: number;
  /** JavaScript heap that user functions may take in each slot; default: an eighth of the slot's memory, 256 MiB at most. */
  readonly functionHeapBytes?: number;
  /** Threads of each slot's DuckDB, one for each 175 MiB of its `memory_limit` at most; default: the machine's cores divided by the slots. */
  readonly threads?: number;
  /** Where the Flight service listens; default 127.0.0.1 and any free port. */
  readonly host?: string;
  readonly port?: number;
  /** Host by which peers reach the Flight service; default: `host`. */
  readonly advertisedHost?: string;
  /** A folder in which the executor makes a directory of its own; default: the system's temporary directory. */
  readonly directory?: string;
  /** Demanded of every call, sent with every call. */
  readonly token?: string;
  readonly tls?: TlsFiles;
  /** How slots reach storage; what the driver hands out at registration comes on top. */
  readonly storage?: StorageOptions;
  /** Milliseconds during which a lost driver is looked for before the executor ends; default 30,000. */
  readonly reconnectMs?: number;
  /** Milliseconds for which a slot may say nothing before it is taken to hang, and ended; default 60,000. */
  readonly slotSilenceMs?: number;
  /** Where the programs of slots and of the Flight service's thread are, for bundles that moved them; default: beside this package's own. */
  readonly programs?: { readonly slot: string; readonly flightThread: string };
}

/** Options with their defaults filled in. */
export interface ResolvedOptions extends ExecutorOptions {
  readonly executorId: string;
  readonly version: string;
  readonly slots: number;
  readonly memoryBytes: number;
  readonly host: string;
  readonly port: number;
  readonly directory: string;
  readonly reconnectMs: number;
}
