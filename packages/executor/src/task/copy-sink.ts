import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Connection } from "@volley/arrow-duckdb";
import type { SinkOutput } from "@volley/protocol";
import { sqlName, sqlString } from "@volley/plan/values";
import { writeIpc } from "./write-ipc.ts";

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
 * Runs a query and writes its rows as local files: one, one a partition, or as many as hold `maxRows` each. None when there are no rows,
 * but the first task keeps its file: an output without rows has one, which tells that it was written, and a Parquet file or a header the
 * columns.
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
  const name = basename(output.url);
  if (output.partitionBy.length === 0 && output.maxRows === 0) {
    const local = await copy(connection, sql, output, join(folder, name), output.url, signal);
    if (local.rows > 0 || task === 0) yield local;
    else await rm(local.path, { force: true });
    return;
  }
  const columns = output.partitionBy.map(sqlName).join(", ");
  await connection.run(`CREATE OR REPLACE TEMP TABLE volley_sink AS ${sql}`, { signal });
  try {
    const root = output.url.slice(0, -name.length);
    for (const [i, part] of (await partsOf(connection, output, folder, signal)).entries()) {
      const each = output.maxRows || Math.max(1, part.rows);
      for (let from = 0; from < Math.max(part.rows, task === 0 && columns === "" ? 1 : 0); from += each) {
        const file = numbered(name, from / each);
        const rows = `SELECT ${columns === "" ? "*" : `* EXCLUDE (${columns})`} FROM volley_sink WHERE ${part.condition} LIMIT ${each} OFFSET ${from}`;
        yield await copy(connection, rows, output, join(folder, `${i}-${file}`), `${root}${part.below}${file}`, signal);
      }
    }
  } finally {
    await connection.run("DROP TABLE IF EXISTS volley_sink").catch(() => undefined);
  }
}

/** Rows of `volley_sink` that go into one folder. */
interface SinkPart {
  readonly condition: string;
  readonly below: string;
  readonly rows: number;
}

async function partsOf(connection: Connection, { partitionBy }: SinkOutput, folder: string, signal: AbortSignal): Promise<SinkPart[]> {
  const columns = partitionBy.map(sqlName).join(", ");
  const file = join(folder, "partitions.json");
  const groups =
    columns === ""
      ? "SELECT [] AS g, count(*) AS n FROM volley_sink"
      : `SELECT [${columns}] AS g, count(*) AS n FROM volley_sink GROUP BY ${columns} ORDER BY ${columns}`;
  await connection.run(`COPY (${groups}) TO ${sqlString(file)} (FORMAT json)`, { signal });
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line !== "");
  return lines.map((line) => {
    const { g, n } = JSON.parse(line) as { readonly g: readonly (string | null)[]; readonly n: number };
    const conditions = partitionBy.map((column, j) => `${sqlName(column)} IS NOT DISTINCT FROM ${literal(g[j]!)}`);
    const below = partitionBy.map((column, j) => `${escaped(column)}=${partitionName(g[j]!)}/`).join("");
    return { condition: conditions.join(" AND ") || "true", below, rows: n };
  });
}

/** `part-00000-….csv`, and after it `part-00000-…-c001.csv`. */
function numbered(name: string, index: number): string {
  if (index === 0) return name;
  const ending = /\.[^.]+(?:\.(?:gz|zst))?$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, name.length - ending.length)}-c${String(index).padStart(3, "0")}${ending}`;
}

async function copy(
  connection: Connection,
  sql: string,
  output: SinkOutput,
  path: string,
  url: string,
  signal: AbortSignal,
): Promise<LocalSinkFile> {
  const rows = await written(connection, sql, output, path, signal);
  return { path, url, output, rows, bytes: (await stat(path)).size };
}

async function written(
  connection: Connection,
  sql: string,
  { copyOptions }: SinkOutput,
  path: string,
  signal: AbortSignal,
): Promise<number> {
  const arrow = /^FORMAT (arrows?)$/.exec(copyOptions)?.[1] as "arrow" | "arrows" | undefined;
  if (arrow !== undefined) return writeIpc(connection, sql, path, arrow, signal);
  const { rowsChanged } = await connection.run(`COPY (${sql}\n) TO ${sqlString(path)} (${copyOptions})`, { signal });
  return Number(rowsChanged);
}

const literal = (value: string | null): string => (value === null ? "NULL" : sqlString(value));

const partitionName = (value: string | null): string => (value === null ? "__HIVE_DEFAULT_PARTITION__" : escaped(value));

/** Hive's escapes, which are Spark's: signs that paths and patterns are made of, as %XX. */
function escaped(text: string): string {
  return text.replace(/[\p{Cc}"#%'*/:=?\\{[\]^]/gu, (sign) => {
    const code = sign.charCodeAt(0);
    return code > 0x7f ? sign : `%${code.toString(16).toUpperCase().padStart(2, "0")}`;
  });
}
