import type { MessagePort } from "node:worker_threads";
import type { ArrowSchema, FunctionCallbacks } from "@volley/arrow-duckdb";
import type { Frame } from "@volley/protocol/arrow";

// What threads say to each other. DuckDB calls the host thread for values; it hands the rows to a call runner, which has the user's
// code, and waits for it (docs/decisions/0006-user-functions.md). Functions over tables are called in a table runner by the main
// thread, which starts and ends all of them.

/** A user function as the threads know it: the task's message, and where its module lies. */
export interface FunctionDefinition {
  /** `file:` URL of the module; its source map, if it has one, is beside it with `.map` at the end. */
  readonly moduleUrl: string;
  readonly exportName: string;
  readonly arrow: boolean;
  /** DuckDB types. */
  readonly parameterTypes: readonly string[];
  readonly returnType: string;
  readonly label: string;
  readonly timeoutMs: number;
  readonly int64AsNumber: boolean;
}

/** What became of a call that gave no values. `where` are lines of the user's stack. */
export interface FunctionFailure {
  readonly message: string;
  readonly where: readonly string[];
  readonly hints: readonly string[];
}

/** What the host thread is made with. */
export interface HostThreadData {
  readonly port: MessagePort;
  /** Counters (`event`) of what the host may wait for: its thread blocks while DuckDB waits for values. */
  readonly events: SharedArrayBuffer;
}

/** From the main thread to the host. */
export type ToHost =
  | { readonly type: "function"; readonly id: number; readonly connection: number; readonly definition: FunctionDefinition }
  | { readonly type: "forget"; readonly ids: readonly number[] }
  | { readonly type: "close" }
  /** A runner has been started. */
  | { readonly type: "runner"; readonly runner: number; readonly port: MessagePort; readonly control: SharedArrayBuffer }
  /** It has ended, and how: words that follow the function's name. */
  | { readonly type: "ended"; readonly runner: number; readonly how: FunctionFailure }
  /** The query of a connection is wanted no more; until `settled`. */
  | { readonly type: "cancel"; readonly connection: number }
  | { readonly type: "settled"; readonly connection: number };

/** From the host to the main thread. */
export type FromHost =
  | { readonly type: "ready"; readonly callbacks: FunctionCallbacks }
  /** A call waits for a runner, and there is none. */
  | { readonly type: "wanted" }
  /** A runner is to be ended: it takes too long, or nobody waits any more. */
  | { readonly type: "end"; readonly runner: number }
  | { readonly type: "failed"; readonly connection: number; readonly failure: FunctionFailure };

/** What a runner of calls is made with. */
export interface CallRunnerData {
  readonly port: MessagePort;
  readonly control: SharedArrayBuffer;
  readonly events: SharedArrayBuffer;
}

/** From the host to a runner. */
export type ToRunner =
  | { readonly type: "function"; readonly id: number; readonly definition: FunctionDefinition; readonly schema: ArrowSchema }
  /** Where calls are written from now on. */
  | { readonly type: "memory"; readonly memory: SharedArrayBuffer }
  /** Sent to a runner that sleeps in its event loop. */
  | { readonly type: "wake" };

/** From a runner to the host. */
export type FromRunner =
  | { readonly type: "memory"; readonly memory: SharedArrayBuffer }
  | { readonly type: "failed"; readonly failure: FunctionFailure };

/** Rows that a function over tables made. */
export interface MadeBatch {
  readonly frame: Frame;
  readonly rows: number;
}

/** From the main thread to a runner of functions over tables, which answers each message. */
export type ToTableRunner =
  | { readonly type: "begin"; readonly definition: FunctionDefinition; readonly keys: number; readonly schema: Frame }
  | { readonly type: "batch"; readonly frame: Frame }
  | { readonly type: "end" };

export type FromTableRunner =
  | { readonly type: "made"; readonly batches: readonly MadeBatch[] }
  | { readonly type: "failed"; readonly failure: FunctionFailure };

/**
 * Cells of a runner's `control`: numbers of the last call and of the last answer, whether the runner sleeps, and how many messages it was
 * told and said: looking for one at each call takes as long as the call itself.
 */
export const cell = { asked: 0, answered: 1, asleep: 2, told: 3, said: 4 } as const;
export const controlBytes = 20;

/** Cells of the host's `events`: everything that it may wait for, and the main thread's messages among it. */
export const event = { any: 0, told: 1 } as const;
export const eventBytes = 8;
