// Embedded queries over local Parquet files against the same SQL typed into @duckdb/node-api, in turns in one process.
// Usage: npm run build && node test/bench/embedded.mjs [--rows 4000000] [--rounds 9]
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { openDatabase } from "@volley/arrow-duckdb";
import { endOfStream, writeFrame } from "@volley/protocol/arrow";
import { tableFromIPC } from "apache-arrow";
import { avg, col, count, max, Session, sum } from "../../packages/volley/dist/index.js";
import { flags, inTurns, row, scratch, times } from "./harness.mjs";

const { rows, rounds } = flags({ rows: 4_000_000, rounds: 9 });
const folder = scratch();
const sales = join(folder, "sales");
const stores = join(folder, "stores");

const instance = await DuckDBInstance.create(":memory:");
const plain = await instance.connect();
for (const directory of [sales, stores]) mkdirSync(directory);
const files = 4;
for (let file = 0; file < files; file++) {
  const [from, to] = [file, file + 1].map((part) => Math.floor((rows * part) / files));
  await plain.run(`COPY (
    SELECT i AS id, (hash(i) % 5000)::BIGINT AS store, 'item ' || (hash(i + 1) % 800) AS item, (hash(i + 2) % 100000)::DOUBLE / 100 AS price,
      (hash(i + 3) % 20)::INTEGER AS quantity, DATE '2024-01-01' + (hash(i + 4) % 700)::INTEGER AS day
    FROM range(${from}, ${to}) r(i)) TO '${join(sales, `part-${file}.parquet`)}'`);
}
await plain.run(
  `COPY (SELECT i AS store, 'city ' || (i % 150) AS city, i * 3.5 AS size FROM range(5000) r(i)) TO '${join(stores, "part-0.parquet")}'`,
);

const session = await Session.builder.getOrCreate();
const sale = session.read.parquet(sales);
const store = session.read.parquet(stores);
const [saleFiles, storeFiles] = [`read_parquet('${sales}/*.parquet')`, `read_parquet('${stores}/*.parquet')`];

// Arrow out of DuckDB is not in its Node package: there the same SQL runs on the bare bridge, without dataframe, planner and task.
const bridge = (await openDatabase({})).connect();

const rowsOf = (sql) => async () => (await plain.runAndReadAll(sql)).getRowsJS();
const cases = [
  {
    name: "embedded: aggregate, 16,000 groups",
    ours: () =>
      sale
        .groupBy("item", "quantity")
        .agg({ price: sum(col("price")), mean: avg(col("price")), last: max(col("day")), n: count() })
        .collect(),
    sql: `SELECT item, quantity, sum(price) AS price, avg(price) AS mean, max(day) AS "last", count(*) AS n FROM ${saleFiles} GROUP BY item, quantity`,
  },
  {
    name: "embedded: join and aggregate",
    ours: () =>
      sale
        .join(store, ["store"])
        .groupBy("city")
        .agg({ revenue: sum(col("price").multiply(col("quantity"))), size: max(col("size")) })
        .collect(),
    sql: `SELECT city, sum(price * quantity) AS revenue, max(size) AS size FROM ${saleFiles} JOIN ${storeFiles} USING (store) GROUP BY city`,
  },
  {
    name: "embedded: top 100 of all",
    ours: () => sale.orderBy(col("price").desc(), col("id")).limit(100).collect(),
    sql: `SELECT * FROM ${saleFiles} ORDER BY price DESC, id LIMIT 100`,
  },
  ...[0.05, 0.25].map((share) => ({
    name: `embedded: ${Math.round(rows * share).toLocaleString("en")} rows to Arrow`,
    ours: () =>
      sale
        .filter(col("quantity").lt(20 * share))
        .select("id", "store", "price", "day")
        .toArrow(),
    sql: `SELECT id, store, price, day FROM ${saleFiles} WHERE quantity < ${20 * share}`,
    arrow: true,
  })),
];

for (const { name, ours, sql, arrow } of cases) {
  const base = arrow ? () => arrowOf(sql) : rowsOf(sql);
  const size = (result) => result.numRows ?? result.length;
  const [mine, theirs] = [size(await ours()), size(await base())];
  if (mine !== theirs) throw new Error(`${name}: ${mine} rows instead of ${theirs}`);
  const { ours: oursMs, plain: plainMs, ratio, cpuRatio } = await inTurns(rounds, ours, base);
  row({
    name,
    against: arrow ? "the same SQL on the bare Arrow bridge" : "the same SQL in @duckdb/node-api",
    value: ratio,
    text: times(ratio),
    wanted: "<= 1.10",
    detail: `${oursMs.toFixed(0)} ms, plain ${plainMs.toFixed(0)} ms, CPU ${times(cpuRatio)}, ${mine.toLocaleString("en")} rows`,
  });
  if (!arrow) continue;
  const chunks = await inTurns(rounds, ours, () => columnsOf(sql));
  row({
    name: `${name} (the node-api way)`,
    against: "node-api: columns of JavaScript values",
    value: chunks.ratio,
    text: times(chunks.ratio),
    detail: `${chunks.ours.toFixed(0)} ms, plain ${chunks.plain.toFixed(0)} ms, CPU ${times(chunks.cpuRatio)}`,
  });
}
await session.stop();
await bridge.close();
plain.closeSync();
process.exit();

async function arrowOf(sql) {
  const stream = await bridge.stream(sql);
  const parts = [...writeFrame(stream.schemaFrame)];
  for await (const { frame } of stream) parts.push(...writeFrame(frame));
  parts.push(endOfStream);
  return tableFromIPC(Buffer.concat(parts));
}

async function columnsOf(sql) {
  return (await plain.runAndReadAll(sql)).getColumnsJS();
}
