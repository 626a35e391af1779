import type { Column } from "../column/column.ts";
import { invoke } from "./call.ts";

/** The catalogue in use: Volley has the one that Spark begins with, spark_catalog. */
export function currentCatalog(): Column<string, "current_catalog()", never> {
  return invoke("current_catalog", []);
}

/** The database in use: Volley has the one that Spark begins with, default. */
export function currentDatabase(): Column<string, "current_database()", never> {
  return invoke("current_database", []);
}

/** The same as `currentDatabase`. */
export function currentSchema(): Column<string, "current_schema()", never> {
  return invoke("current_schema", []);
}
