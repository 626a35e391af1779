import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { keyCount, macros, tableSql } from "./sources.ts";
import { type TableName, tableNames } from "./tables.ts";

export interface GenerateOptions {
  /** 1: six million line items. */
  readonly scale: number;
  /** Files of each table but the two smallest. */
  readonly files: number;
}

/**
 * Writes the eight tables below a folder, `<table>/part-<n>.parquet`. `run` runs SQL in a DuckDB of its caller, one connection for all.
 * Orders and their lines are made file by file, so that no table has to fit memory.
 */
export async function generate(run: (sql: string) => Promise<unknown>, folder: string, { scale, files }: GenerateOptions): Promise<void> {
  for (const macro of macros) await run(macro);
  for (const table of tableNames) mkdirSync(join(folder, table), { recursive: true });
  const write = (table: TableName, part: number, rows: string): Promise<unknown> =>
    run(`COPY (${rows}) TO '${join(folder, table, `part-${part}.parquet`)}' (FORMAT parquet)`);
  for (const table of tableNames) {
    if (table === "lineitem") continue;
    const keys = keyCount(table, scale);
    const parts = table === "region" || table === "nation" ? 1 : Math.min(files, keys);
    for (let part = 0; part < parts; part++) {
      const [from, to] = [part, part + 1].map((p) => Math.floor((keys * p) / parts)) as [number, number];
      if (table === "orders") {
        await run(`CREATE OR REPLACE TEMP TABLE lineitem AS ${tableSql("lineitem", scale, from, to)}`);
        await write("lineitem", part, "FROM lineitem");
      }
      await write(table, part, tableSql(table, scale, from, to));
    }
  }
  await run("DROP TABLE lineitem");
}
