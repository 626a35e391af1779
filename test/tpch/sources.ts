import type { TableName } from "./tables.ts";
import { vocabulary } from "./vocabulary.ts";

/**
 * Macros that the tables' SQL is written with. `draw` is the one source of chance: a number below `n` that hangs on the row and on what is
 * drawn, so that the same scale gives the same rows, however they are cut into files.
 */
export const macros: readonly string[] = [
  // Hashed twice: DuckDB combines the hashes of two values by XOR, which leaves their remainders related.
  "CREATE OR REPLACE TEMP MACRO draw(k, what, n) AS CAST(hash(hash(k, what)) % n AS BIGINT)",
  "CREATE OR REPLACE TEMP MACRO pick(k, what, list) AS list[1 + draw(k, what, len(list))]",
  "CREATE OR REPLACE TEMP MACRO money(cents) AS CAST(cents * CAST(0.01 AS DECIMAL(2,2)) AS DECIMAL(15,2))",
  "CREATE OR REPLACE TEMP MACRO numbered(name, k) AS name || '#' || lpad(CAST(k AS VARCHAR), 9, '0')",
  "CREATE OR REPLACE TEMP MACRO address(k, what) AS left(md5(what || k), CAST(10 + draw(k, what, 20) AS INTEGER))",
  "CREATE OR REPLACE TEMP MACRO balance(k, what) AS money(draw(k, what, 1099999) - 99999)",
  `CREATE OR REPLACE TEMP MACRO phone(k, what, nation) AS concat_ws('-', 10 + nation, 100 + draw(k, what || 1, 900),
    100 + draw(k, what || 2, 900), 1000 + draw(k, what || 3, 9000))`,
  `CREATE OR REPLACE TEMP MACRO color(n) AS ${list(vocabulary.colors)}[1 + n % 92]`,
  "CREATE OR REPLACE TEMP MACRO retail_cents(part) AS 90000 + (part // 10) % 20001 + 100 * (part % 1000)",
  // The four suppliers of a part lie far apart.
  "CREATE OR REPLACE TEMP MACRO supplier_of(part, nth, suppliers) AS (part + nth * (suppliers // 4 + (part - 1) // suppliers)) % suppliers + 1",
  // Every third customer never orders.
  "CREATE OR REPLACE TEMP MACRO customer_of(i, customers) AS draw(i, 'customer', customers // 3 * 2) // 2 * 3 + draw(i, 'customer', customers // 3 * 2) % 2 + 1",
  // Of 32 order keys 8 are used.
  "CREATE OR REPLACE TEMP MACRO order_key(i) AS (i // 8) * 32 + i % 8 + 1",
  "CREATE OR REPLACE TEMP MACRO order_date(i) AS DATE '1992-01-01' + CAST(draw(i, 'order date', 2406) AS INTEGER)",
];

const rowsAtScale1 = { supplier: 10_000, customer: 150_000, part: 200_000, orders: 1_500_000 };

/** Rows that keys are drawn for; a part has four rows in partsupp, an order one to seven in lineitem. */
export function keyCount(table: TableName, scale: number): number {
  if (table === "region") return vocabulary.regions.length;
  if (table === "nation") return vocabulary.nations.length;
  const base = table === "partsupp" ? "part" : table === "lineitem" ? "orders" : table;
  return Math.max(1, Math.round(rowsAtScale1[base] * scale));
}

/** A table's rows for the keys from `from` up to, not including, `to`. Orders are added up from the table `lineitem` of the same keys. */
export function tableSql(table: TableName, scale: number, from: number, to: number): string {
  return selects[table](`range(${from}, ${to}) AS r(i)`, (of) => keyCount(of, scale));
}

function list(values: readonly string[]): string {
  return `[${values.map((value) => `'${value}'`).join(", ")}]`;
}

const pick = (k: string, what: string, values: readonly string[]): string => `pick(${k}, '${what}', ${list(values)})`;

/** So many words. */
function prose(k: string, what: string, words: number): string {
  return `concat_ws(' ', ${Array.from({ length: words }, (_, n) => pick(k, `${what} ${n}`, vocabulary.prose)).join(", ")})`;
}

/** Five colours; the step from one to the next keeps them apart. */
const colors = Array.from({ length: 5 }, (_, n) => `color(draw(i, 'color', 92) + ${n} * (1 + draw(i, 'color step', 22)))`).join(", ");

type Select = (rows: string, count: (table: TableName) => number) => string;

const selects: { readonly [T in TableName]: Select } = {
  region: (rows) => `SELECT i AS r_regionkey, ${list(vocabulary.regions)}[i + 1] AS r_name, ${prose("i", "region", 8)} AS r_comment
    FROM ${rows}`,

  nation: (rows) => `SELECT i AS n_nationkey, ${list(vocabulary.nations.map(([name]) => name))}[i + 1] AS n_name,
      CAST([${vocabulary.nations.map(([, region]) => region).join(", ")}][i + 1] AS BIGINT) AS n_regionkey,
      ${prose("i", "nation", 8)} AS n_comment
    FROM ${rows}`,

  supplier: (rows) => `SELECT i + 1 AS s_suppkey, numbered('Supplier', i + 1) AS s_name, address(i, 'supplier') AS s_address,
      draw(i, 'supplier nation', 25) AS s_nationkey, phone(i, 'supplier', s_nationkey) AS s_phone, balance(i, 'supplier') AS s_acctbal,
      CASE i % 1999
        WHEN 6 THEN ${prose("i", "before", 3)} || ' Customer ' || ${prose("i", "between", 2)} || ' Complaints'
        WHEN 11 THEN ${prose("i", "before", 3)} || ' Customer ' || ${prose("i", "between", 2)} || ' Recommends'
        ELSE ${prose("i", "supplier", 9)} END AS s_comment
    FROM ${rows}`,

  customer: (rows) => `SELECT i + 1 AS c_custkey, numbered('Customer', i + 1) AS c_name, address(i, 'customer') AS c_address,
      draw(i, 'customer nation', 25) AS c_nationkey, phone(i, 'customer', c_nationkey) AS c_phone, balance(i, 'customer') AS c_acctbal,
      ${pick("i", "segment", vocabulary.segments)} AS c_mktsegment, ${prose("i", "customer", 10)} AS c_comment
    FROM ${rows}`,

  part: (rows) => `SELECT i + 1 AS p_partkey, concat_ws(' ', ${colors}) AS p_name,
      'Manufacturer#' || (1 + draw(i, 'maker', 5)) AS p_mfgr,
      'Brand#' || (1 + draw(i, 'maker', 5)) || (1 + draw(i, 'brand', 5)) AS p_brand,
      concat_ws(' ', ${pick("i", "type size", vocabulary.typeSizes)}, ${pick("i", "finish", vocabulary.typeFinishes)},
        ${pick("i", "metal", vocabulary.typeMetals)}) AS p_type,
      CAST(1 + draw(i, 'size', 50) AS INTEGER) AS p_size,
      concat_ws(' ', ${pick("i", "container size", vocabulary.containerSizes)}, ${pick("i", "container", vocabulary.containers)}) AS p_container,
      money(retail_cents(i + 1)) AS p_retailprice, ${prose("i", "part", 2)} AS p_comment
    FROM ${rows}`,

  partsupp: (rows, count) => `SELECT i + 1 AS ps_partkey, supplier_of(i + 1, nth, ${count("supplier")}) AS ps_suppkey,
      CAST(1 + draw(k, 'available', 9999) AS INTEGER) AS ps_availqty, money(100 + draw(k, 'cost', 99901)) AS ps_supplycost,
      ${prose("k", "partsupp", 16)} AS ps_comment
    FROM (SELECT i, nth, i * 4 + nth AS k FROM ${rows} CROSS JOIN range(4) AS s(nth))
    ORDER BY ps_partkey, ps_suppkey`,

  lineitem: (rows, count) => `SELECT order_key(i) AS l_orderkey, 1 + draw(k, 'part', ${count("part")}) AS l_partkey,
      supplier_of(l_partkey, draw(k, 'supplier', 4), ${count("supplier")}) AS l_suppkey, CAST(nth AS INTEGER) AS l_linenumber,
      CAST(1 + draw(k, 'quantity', 50) AS DECIMAL(15,2)) AS l_quantity,
      CAST(l_quantity * money(retail_cents(l_partkey)) AS DECIMAL(15,2)) AS l_extendedprice,
      money(draw(k, 'discount', 11)) AS l_discount, money(draw(k, 'tax', 9)) AS l_tax,
      CASE WHEN received > DATE '1995-06-17' THEN 'N' WHEN draw(k, 'returned', 2) = 0 THEN 'R' ELSE 'A' END AS l_returnflag,
      CASE WHEN shipped > DATE '1995-06-17' THEN 'O' ELSE 'F' END AS l_linestatus, shipped AS l_shipdate,
      order_date(i) + CAST(30 + draw(k, 'commit', 61) AS INTEGER) AS l_commitdate, received AS l_receiptdate,
      ${pick("k", "instruction", vocabulary.instructions)} AS l_shipinstruct, ${pick("k", "mode", vocabulary.modes)} AS l_shipmode,
      ${prose("k", "line", 4)} AS l_comment
    FROM (SELECT i, nth, i * 8 + nth AS k, order_date(i) + CAST(1 + draw(k, 'ship', 121) AS INTEGER) AS shipped,
        shipped + CAST(1 + draw(k, 'receipt', 30) AS INTEGER) AS received
      FROM ${rows} JOIN range(1, 8) AS l(nth) ON nth <= 1 + draw(i, 'lines', 7))
    ORDER BY l_orderkey, l_linenumber`,

  orders: (rows, count) => `SELECT order_key(i) AS o_orderkey, customer_of(i, ${count("customer")}) AS o_custkey,
      CASE WHEN shipped = lines THEN 'F' WHEN shipped = 0 THEN 'O' ELSE 'P' END AS o_orderstatus, total AS o_totalprice,
      order_date(i) AS o_orderdate, ${pick("i", "priority", vocabulary.priorities)} AS o_orderpriority,
      numbered('Clerk', 1 + draw(i, 'clerk', ${Math.ceil(count("supplier") / 10)})) AS o_clerk, 0 AS o_shippriority,
      CASE WHEN draw(i, 'special', 100) = 0
        THEN concat_ws(' ', ${prose("i", "before", 2)}, 'special', ${prose("i", "between", 2)}, 'requests', ${prose("i", "after", 1)})
        ELSE ${prose("i", "order", 7)} END AS o_comment
    FROM ${rows} JOIN (SELECT l_orderkey, count(*) AS lines, count(*) FILTER (l_linestatus = 'F') AS shipped,
        CAST(sum(l_extendedprice * (1 + l_tax) * (1 - l_discount)) AS DECIMAL(15,2)) AS total
      FROM lineitem GROUP BY l_orderkey) ON l_orderkey = order_key(i)
    ORDER BY o_orderkey`,
};
