import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { tableNames } from "./tables.ts";

/** A plain DuckDB. */
export interface Plain {
  readonly connection: DuckDBConnection;
  /** Another connection, with temporary views of its own. */
  connect(): Promise<DuckDBConnection>;
  /** Makes the generated tables below a folder its views. */
  mount(folder: string): Promise<void>;
  close(): void;
}

export async function openPlain(): Promise<Plain> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  return {
    connection,
    connect: () => instance.connect(),
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
