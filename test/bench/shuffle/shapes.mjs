// The rows that are shuffled: their columns, by a seed, and what a reader asks of them, so that every column is read.
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const numbers = {
  key: "(hash(i) % 1000000007)::BIGINT",
  part: "(hash(i + 1) % 200000)::BIGINT",
  supplier: "(hash(i + 2) % 10000)::BIGINT",
  quantity: "(hash(i + 3) % 50 + 1)::DOUBLE",
  price: "(hash(i + 4) % 10000000) / 100.0",
  discount: "(hash(i + 5) % 11) / 100.0",
  day: "DATE '1992-01-01' + (hash(i + 6) % 2500)::INTEGER",
};
const texts = {
  mode: "['AIR', 'FOB', 'MAIL', 'RAIL', 'REG AIR', 'SHIP', 'TRUCK'][(hash(i + 7) % 7)::INTEGER + 1]",
  instruction: "['DELIVER IN PERSON', 'COLLECT COD', 'NONE', 'TAKE BACK RETURN'][(hash(i + 8) % 4)::INTEGER + 1]",
  comment: "substr(md5(i::VARCHAR) || md5((i + 1)::VARCHAR), 1, (10 + hash(i) % 33)::INTEGER)",
};

/** `bytes`: of a row in Arrow, about. */
export const shapes = {
  numeric: { columns: numbers, bytes: 52, wanted: ">= 400" },
  strings: { columns: { ...numbers, ...texts }, bytes: 110, wanted: ">= 250" },
};

export const isText = (column) => Object.hasOwn(texts, column);

/** Parquet files of so many rows together, as a source that costs little to read. */
export async function writeShape(columns, rows, files, folder) {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const select = Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(", ");
  for (let file = 0; file < files; file++) {
    const [from, to] = [file, file + 1].map((n) => Math.round((n * rows) / files));
    const options = "FORMAT parquet, COMPRESSION uncompressed";
    await connection.run(`COPY (SELECT ${select} FROM range(${from}, ${to}) r(i)) TO '${join(folder, `${file}.parquet`)}' (${options})`);
  }
  connection.closeSync();
  instance.closeSync();
}
