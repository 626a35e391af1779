// Records of 100 bytes, a key of 10 random bytes and 90 of payload, in Parquet files; of the skewed ones nine of ten have one key.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { withDuckdb } from "../engines/made-once.mjs";

const recordBytes = 100;
const recordsPerFile = 1_000_000;

const keys = {
  random: "unhex(substr(md5(i::VARCHAR), 1, 20))",
  skewed: "CASE WHEN i % 10 < 9 THEN 'one of all'::BLOB ELSE unhex(substr(md5(i::VARCHAR), 1, 20)) END",
};

/** Writes records of so many bytes; tells how many there are. */
export async function writeRecords(folder, kind, bytes) {
  const records = Math.ceil(bytes / recordBytes);
  const payload = "substr(md5((i + 1)::VARCHAR) || md5((i * 3)::VARCHAR) || md5((i * 7)::VARCHAR), 1, 90)";
  await inFiles(join(folder, "records"), records, `${keys[kind]} AS key, ${payload} AS payload`);
  return records;
}

/** Writes sales, nine of ten of one item, and the items. */
export async function writeSales(folder, bytes) {
  const sales = Math.ceil(bytes / recordBytes);
  const item = "CASE WHEN i % 10 < 9 THEN 7 ELSE hash(i) % 1000000 END::BIGINT AS item";
  await inFiles(
    join(folder, "sales"),
    sales,
    `${item}, (hash(i * 3) % 1000)::BIGINT AS amount, substr(md5(i::VARCHAR) || md5((i + 1)::VARCHAR), 1, 60) AS note`,
  );
  await inFiles(join(folder, "items"), 1_000_000, "i AS item, 'item ' || i AS name, (hash(i) % 50)::BIGINT AS shop");
  return sales;
}

async function inFiles(folder, rows, columns) {
  mkdirSync(folder, { recursive: true });
  await withDuckdb(async (run) => {
    for (let from = 0, file = 0; from < rows; from += recordsPerFile, file++)
      await run(
        `COPY (SELECT ${columns} FROM range(${from}, ${Math.min(rows, from + recordsPerFile)}) r(i)) TO '${join(folder, `part-${String(file).padStart(5, "0")}.parquet`)}' (FORMAT parquet)`,
      );
  });
}

/** Whether files, one after another by their names, hold so many records in order; and how many the largest has. */
export async function checkSorted(folder, records) {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".parquet"))
    .sort();
  let last = "";
  let rows = 0;
  let largest = 0;
  await withDuckdb(async (run) => {
    for (const name of names) {
      const found = await run(
        `SELECT count(*), hex(min(key)), hex(max(key)), count_if(key < before) FROM (SELECT key, lag(key) OVER () AS before FROM read_parquet('${join(folder, name)}'))`,
      );
      const [[count, least, most, wrong]] = await found.getRows();
      if (Number(wrong) > 0 || (Number(count) > 0 && least < last)) throw new Error(`${name} is not in order`);
      last = most ?? last;
      rows += Number(count);
      largest = Math.max(largest, Number(count));
    }
  });
  if (rows !== records) throw new Error(`${rows} records instead of ${records}`);
  return { files: names.length, largest: largest / records };
}
