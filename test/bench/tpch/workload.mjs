// The 22 queries as Volley's typed programs.
import { queries } from "../../tpch/dist/queries.js";
import { readTables } from "../../tpch/dist/tables.js";

/** Gives a query's frame over the tables below a folder. */
export function open(session, folder) {
  const tables = readTables(session, folder);
  return (query) => queries[query](tables);
}
