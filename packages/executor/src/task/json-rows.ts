import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Connection } from "@volley/arrow-duckdb";
import { sqlString } from "@volley/plan/values";

/** The few rows of a query by their columns' names, by way of a file in `directory`. */
export async function jsonRows<T>(connection: Connection, sql: string, directory: string, signal: AbortSignal): Promise<readonly T[]> {
  const path = join(directory, `rows-${randomUUID()}.json`);
  try {
    await connection.run(`COPY (${sql}) TO ${sqlString(path)} (FORMAT json)`, { signal });
    const lines = (await readFile(path, "utf8")).split("\n");
    return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as T);
  } finally {
    await rm(path, { force: true });
  }
}
