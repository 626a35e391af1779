import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { tableNames } from "./tables.ts";

/** A plain DuckDB, and the generated tables below a folder as its views. */
export async function openPlain(): Promise<{ connection: DuckDBConnection; mount: (folder: string) => Promise<void>; close: () => void }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return {
    connection,
    async mount(folder) {
      for (const table of tableNames)
        await connection.run(`CREATE OR REPLACE VIEW ${table} AS FROM read_parquet('${folder}/${table}/*.parquet')`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
