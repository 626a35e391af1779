import type { Database } from "@volley/arrow-duckdb";
import type { ProbedColumn, ProbeReply, ProbeRequest } from "@volley/protocol";
import type { ObjectStore } from "@volley/storage";
import { abortableStore } from "./abortable-store.ts";
import { failureOf } from "./failure-of.ts";
import { jsonRows } from "./json-rows.ts";
import type { FetchedSource, SourceFetcher } from "./source-input.ts";
import { registerIpc } from "./register-ipc.ts";
import { settingStatements, withFiles } from "./sql-text.ts";

export interface ProbeResources {
  readonly database: Database;
  readonly sources: SourceFetcher;
  readonly storage: ObjectStore;
}

/** The names and DuckDB types of the columns that a request's SQL gives or lists over its sample; a failure is in the reply. */
export async function probeSource(
  request: ProbeRequest,
  directory: string,
  signal: AbortSignal,
  resources: ProbeResources,
): Promise<ProbeReply> {
  const { id, format, header, sample, settings } = request;
  const connection = resources.database.connect();
  let fetched: FetchedSource | undefined;
  try {
    if (!sample) throw new Error("a probe came without a sample");
    const store = abortableStore(resources.storage, signal);
    fetched = await resources.sources.fetch({ format, header, columns: undefined, splits: [sample] }, directory, store);
    for (const statement of settingStatements(settings)) await connection.run(statement);
    const ipc = format === "arrow" ? await registerIpc(connection, "sample", request.sql, fetched.files) : undefined;
    const sql = withFiles(ipc?.sql ?? request.sql, fetched.files);
    const columns = request.listed ? await jsonRows<ProbedColumn>(connection, sql, directory, signal) : await connection.columns(sql);
    await ipc?.registration.drop();
    return { id, columns };
  } catch (error) {
    return { id, columns: [], failure: await failureOf(error, { files: fetched?.files ?? [], signal }) };
  } finally {
    await connection.close();
  }
}
