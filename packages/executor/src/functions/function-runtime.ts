import type { Connection, Database } from "@volley/arrow-duckdb";
import type { TaskSpec, UserFunction } from "@volley/protocol";
import { UserFunctionError } from "../errors.ts";
import { type FunctionHost, startFunctionHost } from "./function-host.ts";
import type { FunctionDefinition } from "./messages.ts";
import { moduleFiles } from "./module-files.ts";

/** User functions of one process: the threads that run them, and what has been registered. */
export interface FunctionRuntime {
  /** Makes a task's functions callable by SQL on a database; the threads start with the first. */
  use(spec: TaskSpec, database: Database, connection: Connection, signal: AbortSignal): Promise<FunctionUse>;
  /** Frees what is kept of a database that will be closed. */
  forget(database: Database): void;
  /** Ends the threads, after the last query and before databases are closed. */
  close(): Promise<void>;
}

/** Functions in use by a task. */
export interface FunctionUse {
  /** What ended a query of the task's connection, if a function did: DuckDB's error has only its message. */
  failure(): UserFunctionError | undefined;
  end(): void;
}

export interface FunctionRuntimeOptions {
  /** For the modules' files; made when needed, removed by its owner. */
  readonly directory: string;
  readonly heapMb: number;
  /** For functions that have no time limit of their own. */
  readonly timeoutMs: number;
}

interface Registered {
  readonly id: number;
  definition: string;
  readonly done: Promise<void>;
}

export function createFunctionRuntime({ directory, heapMb, timeoutMs }: FunctionRuntimeOptions): FunctionRuntime {
  const files = moduleFiles(directory);
  const registered = new WeakMap<Database, Map<string, Registered>>();
  let started: Promise<FunctionHost> | undefined;
  let lastId = 0;

  function define(host: FunctionHost, database: Database, wanted: UserFunction, moduleUrl: string): Promise<void> {
    const known = registered.get(database) ?? new Map<string, Registered>();
    registered.set(database, known);
    const definition = definitionOf(wanted, moduleUrl, timeoutMs);
    const text = JSON.stringify(definition);
    const present = known.get(wanted.name);
    const id = present?.id ?? ++lastId;
    if (present?.definition !== text) host.say({ type: "function", id, connection: database.functionConnection(), definition });
    if (present !== undefined) {
      present.definition = text;
      return present.done;
    }
    const { name, parameterTypes, returnType } = wanted;
    const done = database.registerFunction({ name, id, parameterTypes, returnType, callbacks: host.callbacks });
    known.set(name, { id, definition: text, done });
    done.catch(() => known.delete(name));
    return done;
  }

  return {
    async use({ functions, modules }, database, connection, signal) {
      started ??= startFunctionHost(heapMb);
      const [host, ...urls] = await Promise.all([started, ...modules.map((module) => files.put(module))]);
      const urlOf = new Map(modules.map(({ hash }, index) => [hash, urls[index]!]));
      await Promise.all(
        functions.map((wanted) => {
          const url = urlOf.get(wanted.module);
          if (url === undefined) throw new Error(`the task brings no module ${wanted.module} for the function ${wanted.name}`);
          return define(host, database, wanted, url);
        }),
      );
      const { id } = connection;
      const cancel = (): void => host.say({ type: "cancel", connection: id });
      signal.addEventListener("abort", cancel);
      if (signal.aborted) cancel();
      return {
        failure() {
          const failure = host.failure(id);
          return failure && new UserFunctionError(failure.message, failure.where, failure.hints);
        },
        end() {
          signal.removeEventListener("abort", cancel);
          host.settled(id);
        },
      };
    },
    forget(database) {
      const ids = [...(registered.get(database)?.values() ?? [])].map(({ id }) => id);
      registered.delete(database);
      void started?.then((host) => host.say({ type: "forget", ids }));
    },
    async close() {
      await (await started)?.close();
    },
  };
}

function definitionOf(wanted: UserFunction, moduleUrl: string, timeoutMs: number): FunctionDefinition {
  return {
    moduleUrl,
    exportName: wanted.export,
    arrow: wanted.arrow,
    parameterTypes: wanted.parameterTypes,
    returnType: wanted.returnType,
    label: wanted.label,
    timeoutMs: wanted.timeoutMs || timeoutMs,
    int64AsNumber: wanted.int64AsNumber,
  };
}
