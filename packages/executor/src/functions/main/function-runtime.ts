import type { ArrowSchema, Connection, Database } from "@volley/arrow-duckdb";
import { fromDuckdbType } from "@volley/plan/values";
import type { BatchCall, TaskSpec, UserFunction } from "@volley/protocol";
import type { Frame } from "@volley/protocol/arrow";
import { UserFunctionError } from "../../errors.ts";
import { arrowField } from "../columns/arrow-field.ts";
import { type FunctionHost, startFunctionHost } from "./function-host.ts";
import type { FunctionDefinition } from "../messages.ts";
import { moduleFiles } from "./module-files.ts";
import { createTableRunners, type TableRun } from "./table-runners.ts";

/** User functions of one process: the threads that run them, and what has been registered. */
export interface FunctionRuntime {
  /** Makes a task's functions callable by SQL on a database; the threads start with the first. */
  use(spec: TaskSpec, database: Database, connection: Connection, signal: AbortSignal): Promise<FunctionUse>;
  /** Frees what is kept of a database that will be closed. */
  forget(database: Database): void;
  /** Ends the threads, after the last query and before databases are closed. */
  close(): Promise<void>;
}

/** A function over tables at work, and the columns of what it makes. */
export interface FunctionTable {
  readonly schema: ArrowSchema;
  readonly run: TableRun;
}

/** Functions in use by a task. */
export interface FunctionUse {
  /** What ended a query of the task's connection, if a function did: DuckDB's error has only its message. */
  failure(): UserFunctionError | undefined;
  /** Starts a function over tables, for the batches of a query with this schema. */
  table(call: BatchCall, schema: Frame): Promise<FunctionTable>;
  end(): void;
}

export interface FunctionRuntimeOptions {
  /** For the modules' files; made when needed, removed by its owner. */
  readonly directory: string;
  readonly heapMb: number;
  /** For functions that have no time limit of their own. */
  readonly timeoutMs: number;
}

/** Threads that have imported more modules are exchanged for new ones when no task uses them: a module that was imported stays. */
const mostModules = 64;

interface Registered {
  readonly id: number;
  definition: string;
  readonly done: Promise<void>;
}

export function createFunctionRuntime({ directory, heapMb, timeoutMs }: FunctionRuntimeOptions): FunctionRuntime {
  const files = moduleFiles(directory);
  const tables = createTableRunners(heapMb);
  const registered = new WeakMap<Database, Map<string, Registered>>();
  let started: Promise<FunctionHost> | undefined;
  let lastId = 0;
  /** Hashes of the modules that the threads may have imported, and how many tasks use some. */
  const imported = new Set<string>();
  let users = 0;
  let renewed: Promise<void> | undefined;

  function define(host: FunctionHost, database: Database, wanted: UserFunction, definition: FunctionDefinition): Promise<void> {
    const known = registered.get(database) ?? new Map<string, Registered>();
    registered.set(database, known);
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

  /** Begins anew, with nothing imported. */
  async function renew(): Promise<void> {
    imported.clear();
    tables.endIdle();
    await Promise.all([files.clear(), started?.then((host) => host.renewRunner())]);
  }

  /** Makes functions callable by SQL, for one task's connection. */
  async function callable(
    functions: readonly UserFunction[],
    definitions: ReadonlyMap<string, FunctionDefinition>,
    database: Database,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<Pick<FunctionUse, "failure" | "end">> {
    started ??= startFunctionHost(heapMb);
    const host = await started;
    await Promise.all(functions.map((wanted) => define(host, database, wanted, definitions.get(wanted.name)!)));
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
  }

  async function usable(
    { functions, modules, shared }: TaskSpec,
    database: Database,
    connection: Connection,
    signal: AbortSignal,
  ): Promise<FunctionUse> {
    for (const { hash } of modules) imported.add(hash);
    const urls = await Promise.all(modules.map((module) => files.put(module)));
    const urlOf = new Map(modules.map(({ hash }, index) => [hash, urls[index]!]));
    const definitions = new Map(functions.map((wanted) => [wanted.name, definitionOf(wanted, urlOf.get(wanted.module), timeoutMs)]));
    const overTables = new Set(shared.map((table) => table.function?.function));
    const inSql = functions.filter(({ name }) => !overTables.has(name));
    const called = inSql.length === 0 ? undefined : await callable(inSql, definitions, database, connection, signal);
    return {
      failure: () => called?.failure(),
      end: () => called?.end(),
      async table({ function: name, keys }, schema) {
        const definition = definitions.get(name);
        if (definition === undefined) throw new Error(`the task brings no function ${name}`);
        const made = fromDuckdbType(definition.returnType);
        const fields = made.kind === "struct" ? made.fields.map((field) => arrowField(field.name, field.type)) : [];
        return { schema: { fields }, run: await tables.begin(definition, keys, schema, signal) };
      },
    };
  }

  return {
    async use(spec, database, connection, signal) {
      users++;
      if (users === 1 && imported.size >= mostModules && spec.modules.some(({ hash }) => !imported.has(hash))) renewed = renew();
      try {
        await renewed;
        const { end, ...use } = await usable(spec, database, connection, signal);
        return {
          ...use,
          end() {
            users--;
            end();
          },
        };
      } catch (error) {
        users--;
        throw error;
      }
    },
    forget(database) {
      const ids = [...(registered.get(database)?.values() ?? [])].map(({ id }) => id);
      registered.delete(database);
      void started?.then((host) => host.say({ type: "forget", ids }));
    },
    async close() {
      await Promise.all([tables.close(), started?.then((host) => host.close())]);
    },
  };
}

function definitionOf(wanted: UserFunction, moduleUrl: string | undefined, timeoutMs: number): FunctionDefinition {
  if (moduleUrl === undefined) throw new Error(`the task brings no module ${wanted.module} for the function ${wanted.name}`);
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
