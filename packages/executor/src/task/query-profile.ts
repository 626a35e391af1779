import { readFileSync } from "node:fs";
import { sqlString } from "@volley/plan/values";

/** What DuckDB says of a query that has ended. */
export interface QueryProfile {
  /** The most bytes that lay in DuckDB's temporary directory while it ran. */
  readonly spilledBytes: number;
  /** Rows that its readers of text files gave. */
  readonly textRows: number;
}

/** The profile of a task's queries in its directory. */
export const profileName = "profile.json";

interface ProfiledOperator {
  readonly operator_name?: string;
  readonly operator_cardinality?: number;
  readonly system_peak_temp_dir_size?: number;
  readonly children?: readonly ProfiledOperator[];
}

const wanted = JSON.stringify({ SYSTEM_PEAK_TEMP_DIR_SIZE: "true", OPERATOR_CARDINALITY: "true" });
const textReader = /^READ_(CSV|JSON|NDJSON|TEXT)/;

/** Statements that let a connection write a small profile of every query to a file; no timings, so that it costs nothing that can be measured. */
export function profilingStatements(path: string): readonly string[] {
  return [
    "SET enable_profiling = 'json'",
    `SET profiling_output = ${sqlString(path)}`,
    `SET custom_profiling_settings = ${sqlString(wanted)}`,
  ];
}

/** The profile of the connection's last query. Read at once: a small file costs more on its way through the threads that do it later. */
export function readProfile(path: string): QueryProfile {
  let root: ProfiledOperator;
  try {
    root = JSON.parse(readFileSync(path, "utf8")) as ProfiledOperator;
  } catch {
    return { spilledBytes: 0, textRows: 0 };
  }
  return { spilledBytes: root.system_peak_temp_dir_size ?? 0, textRows: textRowsOf(root) };
}

function textRowsOf({ operator_name, operator_cardinality, children = [] }: ProfiledOperator): number {
  const own = textReader.test(operator_name ?? "") ? (operator_cardinality ?? 0) : 0;
  return children.reduce((sum, child) => sum + textRowsOf(child), own);
}
