import type { FunctionTable } from "../definition.ts";
import { always, scalar } from "../rules.ts";

const named = (name: string, doc: string) => scalar(0, "any", always("string"), () => `'${name}'`, doc, { neverNull: true });
const database = named("default", "The database in use: Volley has the one that Spark begins with.");

/** Where names are looked up; Volley has no catalogues. */
export const current: FunctionTable = {
  current_catalog: named("spark_catalog", "The catalogue in use: Volley has the one that Spark begins with."),
  current_database: database,
  current_schema: database,
};
