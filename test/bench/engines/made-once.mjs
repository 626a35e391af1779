// Data that is made once and kept in .cache.
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { openPlain } from "../../tpch/dist/plain.js";

/** Makes a folder whole or not at all. */
export async function once(folder, make) {
  if (existsSync(folder)) return;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    console.error(`making ${basename(folder)} in .cache`);
    await make(making);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** Work with a DuckDB of its own, which is told SQL. */
export async function withDuckdb(work) {
  const plain = await openPlain();
  try {
    await work((sql) => plain.connection.run(sql));
  } finally {
    plain.close();
  }
}
