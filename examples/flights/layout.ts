import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@volley/arrow-duckdb";
import { type ObjectStore, uploadFile } from "@volley/storage";

const objectsAYear = 4;
/** The data covers 181 days; a replica is shifted by so many, so that no two overlap. */
const shiftDays = 182;

/** Where the npm package vega-datasets keeps its data; its `exports` hide all but its main module. */
function dataset(name: string): string {
  const main = fileURLToPath(import.meta.resolve("vega-datasets"));
  return join(main.slice(0, main.lastIndexOf("vega-datasets")), "vega-datasets", "data", name);
}

/**
 * Puts the flights into a bucket as several Parquet objects, and the airports beside them. With `scale` above 1 the rows are
 * repeated with shifted dates. Returns the number of flights.
 */
export async function layOut(store: ObjectStore, bucket: string, scratch: string, scale: number): Promise<number> {
  const database = await openDatabase({});
  const connection = database.connect();
  let rows = 0n;
  try {
    const source = `read_parquet('${dataset("flights-3m.parquet").replaceAll("'", "''")}')`;
    for (let replica = 0; replica < scale; replica++) {
      for (let part = 0; part < objectsAYear; part++) {
        const file = join(scratch, `flights-${replica}-${part}.parquet`);
        const chosen = `SELECT date + INTERVAL (${replica * shiftDays}) DAY AS date, * EXCLUDE (date, file_row_number)
          FROM (SELECT *, file_row_number FROM read_parquet('${dataset("flights-3m.parquet").replaceAll("'", "''")}', file_row_number = true))
          WHERE file_row_number * ${objectsAYear} // (SELECT count(*) FROM ${source}) = ${part}`;
        const { rowsChanged } = await connection.run(
          `COPY (${chosen}) TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        rows += rowsChanged;
        await put(store, file, `${bucket}/raw/flights/part-${replica}-${part}.parquet`);
      }
    }
  } finally {
    await connection.close();
    await database.close();
  }
  await store.write(`${bucket}/raw/airports/airports.csv`, await readFile(dataset("airports.csv")));
  return Number(rows);
}

async function put(store: ObjectStore, file: string, url: string): Promise<void> {
  const { upload, parts } = await uploadFile(store, file, url);
  await store.completeUpload(upload, parts);
  await rm(file);
}
