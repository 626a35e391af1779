import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Connection } from "@volley/arrow-duckdb";
import type { SinkOutput } from "@volley/protocol";
import { quoteName, quoteText } from "./sql-text.ts";

/** A sink's file that stands in the task's directory and waits for its upload. */
export interface LocalSinkFile {
  readonly path: string;
  /** Where it is to appear. */
  readonly url: string;
  readonly output: SinkOutput;
  readonly rows: number;
  readonly bytes: number;
}

/**
 * Runs a query and writes its rows as local files: one, or one a partition. None when there are no rows, but the first task keeps its
 * file: an output without rows has one, which tells that it was written, and a Parquet file or a header the columns.
 */
export async function* copySink(
  connection: Connection,
  sql: string,
  output: SinkOutput,
  task: number,
  directory: string,
  signal: AbortSignal,
): AsyncGenerator<LocalSinkFile> {
  const folder = join(directory, String(output.sink));
  await mkdir(folder, { recursive: true });
  if (output.partitionBy.length > 0) {
    yield* copyPartitions(connection, sql, output, folder, signal);
    return;
  }
  const path = join(folder, basename(output.url));
  const local = await copy(connection, sql, output, path, output.url, signal);
  if (local.rows > 0 || task === 0) yield local;
  else await rm(path, { force: true });
}

/** The rows are kept in order of their partitions meanwhile, so that each partition's file reads only its own. */
async function* copyPartitions(
  connection: Connection,
  sql: string,
  output: SinkOutput,
  folder: string,
  signal: AbortSignal,
): AsyncGenerator<LocalSinkFile> {
  const columns = output.partitionBy.map(quoteName).join(", ");
  const groups = join(folder, "partitions.json");
  await connection.run(`CREATE OR REPLACE TEMP TABLE volley_sink AS SELECT * FROM (${sql}\n) ORDER BY ${columns}`, { signal });
  try {
    const values = `SELECT DISTINCT ${columns} FROM volley_sink ORDER BY ALL`;
    await connection.run(`COPY (SELECT to_json([${columns}]) AS g FROM (${values})) TO ${quoteText(groups)} (FORMAT json)`, { signal });
    const lines = (await readFile(groups, "utf8")).split("\n").filter((line) => line !== "");
    const name = basename(output.url);
    const root = output.url.slice(0, -name.length);
    for (const [i, line] of lines.entries()) {
      const { g } = JSON.parse(line) as { readonly g: readonly (string | null)[] };
      const conditions = output.partitionBy.map((column, j) => `${quoteName(column)} IS NOT DISTINCT FROM ${literal(g[j]!)}`);
      const rows = `SELECT * EXCLUDE (${columns}) FROM volley_sink WHERE ${conditions.join(" AND ")}`;
      const below = output.partitionBy.map((column, j) => `${escaped(column)}=${partitionName(g[j]!)}/`).join("");
      yield await copy(connection, rows, output, join(folder, `${i}-${name}`), `${root}${below}${name}`, signal);
    }
  } finally {
    await connection.run("DROP TABLE IF EXISTS volley_sink").catch(() => undefined);
  }
}

async function copy(
  connection: Connection,
  sql: string,
  output: SinkOutput,
  path: string,
  url: string,
  signal: AbortSignal,
): Promise<LocalSinkFile> {
  const { rowsChanged } = await connection.run(`COPY (${sql}\n) TO ${quoteText(path)} (${output.copyOptions})`, { signal });
  return { path, url, output, rows: Number(rowsChanged), bytes: (await stat(path)).size };
}

const literal = (value: string | null): string => (value === null ? "NULL" : quoteText(value));

const partitionName = (value: string | null): string => (value === null ? "__HIVE_DEFAULT_PARTITION__" : escaped(value));

/** Hive's escapes, which are Spark's: signs that paths and patterns are made of, as %XX. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}"#%'*/:=?\\{[\]^]/gu, (sign) => {
    const code = sign.charCodeAt(0);
    return code > 0x7f ? sign : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
}
