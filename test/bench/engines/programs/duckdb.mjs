// Plain DuckDB from Node: rows as JavaScript values.
import { DuckDBInstance, version } from "@duckdb/node-api";
import { serve } from "./serve.mjs";

await serve(async ({ tables, cores }) => {
  const instance = await DuckDBInstance.create(":memory:", { threads: String(cores) });
  const connection = await instance.connect();
  for (const [table, folder] of Object.entries(tables))
    await connection.run(`CREATE VIEW ${table} AS FROM read_parquet('${folder}/*.parquet')`);
  return {
    version: version(),
    run: async ({ sql }) => (await connection.runAndReadAll(sql)).getRowsJS(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
});
