import { join } from "node:path";
import { type Connection, decodeBatchHeader, decodeSchema, memorySource, type Registration } from "@volley/arrow-duckdb";
import { readFrames } from "@volley/protocol/arrow";
import type { ExchangeInput, LocalInput, TaskInput } from "@volley/protocol";
import { checkCompressed, type ObjectStore } from "@volley/storage";
import { sqlName } from "@volley/plan/values";
import { blockSource } from "../blocks/block-source.ts";
import type { CollectedExchange } from "./exchange-input.ts";
import { registerIpc } from "./register-ipc.ts";
import type { SourceFetcher } from "./source-input.ts";
import { withFiles } from "./sql-text.ts";
import type { RunningMetrics } from "./task-metrics.ts";
import type { InputFile } from "./text-position.ts";

/** An input whose data is on this machine and that can be made a view. */
export interface ReadyInput {
  readonly files: readonly InputFile[];
  /** Parquet files whose damage DuckDB may not be able to name. */
  readonly parquet: boolean;
  /** SQL that finds the first malformed record of one of the files. */
  readonly malformedSql?: string | undefined;
  register(connection: Connection): Promise<Registration | undefined>;
  /** Throws where a file that was read is not whole, which DuckDB does not tell. */
  checkCompressed?(signal: AbortSignal): Promise<void>;
  release(): void;
}

export interface InputContext {
  readonly directory: string;
  readonly store: ObjectStore;
  readonly sources: SourceFetcher;
  readonly metrics: RunningMetrics;
  collect(input: ExchangeInput): Promise<CollectedExchange>;
}

/** Brings one input's data to this machine. */
export async function readyInput(input: TaskInput, index: number, context: InputContext): Promise<ReadyInput> {
  const { metrics } = context;
  if (input.source) {
    const { source } = input;
    const { files, bytes, rows } = await context.sources.fetch(source, join(context.directory, `input-${index}`), context.store);
    metrics.sourceBytes += bytes;
    metrics.rowsRead += rows ?? 0;
    return {
      files,
      parquet: source.format === "parquet",
      malformedSql: source.malformedSql ?? undefined,
      ...(!source.firstRows && {
        checkCompressed: async (signal) => {
          for (const { path, url } of files) await checkCompressed(path, url, signal);
        },
      }),
      register: async (connection) => {
        const ipc = source.format === "arrow" ? await registerIpc(connection, input.name, source.sql, files) : undefined;
        await connection.run(`CREATE OR REPLACE TEMP VIEW ${sqlName(input.name)} AS ${withFiles(ipc?.sql ?? source.sql, files)}`);
        return ipc?.registration;
      },
      release: () => undefined,
    };
  }
  if (input.exchange) {
    const { schema } = input.exchange;
    const collected = await context.collect(input.exchange);
    metrics.rowsRead += collected.rows;
    metrics.exchangeBytesRead += collected.bytes;
    metrics.exchangeBytesFetched += collected.fetched;
    return {
      files: [],
      parquet: false,
      register: (connection) =>
        connection.registerArrow(
          input.name,
          decodeSchema({ header: schema, body: [], bodyLength: 0 }),
          blockSource(collected.runs, collected.rows),
        ),
      release: () => collected.release(),
    };
  }
  if (input.local) return localInput(input.name, input.local, metrics);
  throw new Error(`input "${input.name}" says not where it comes from`);
}

function localInput(name: string, { ipc }: LocalInput, metrics: RunningMetrics): ReadyInput {
  const [schema, ...batches] = readFrames(ipc);
  if (schema === undefined) throw new Error(`input "${name}" has no schema`);
  const rows = batches.reduce((sum, batch) => sum + decodeBatchHeader(batch).rows, 0);
  metrics.rowsRead += rows;
  return {
    files: [],
    parquet: false,
    register: (connection) => connection.registerArrow(name, decodeSchema(schema), memorySource(batches, { rows })),
    release: () => undefined,
  };
}
