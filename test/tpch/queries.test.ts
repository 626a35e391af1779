import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Session } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generate } from "./generate.ts";
import { openPlain, type Plain } from "./plain.ts";
import { queries } from "./queries.ts";
import { difference, type Row } from "./same-rows.ts";
import { readTables, type Tables, tableNames } from "./tables.ts";

const scale = 0.05;
const folder = mkdtempSync(join(tmpdir(), "volley-tpch-"));
let plain: Plain;

beforeAll(async () => {
  plain = await openPlain();
  await generate((sql) => plain.connection.run(sql), folder, { scale, files: 3 });
  await plain.mount(folder);
}, 120_000);
afterAll(() => {
  plain.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of the SQL in plain DuckDB: days and decimals as text, integers as bigint or number. */
async function rowsOf(sql: string): Promise<Row[]> {
  const rows = (await plain.connection.runAndReadAll(sql)).getRowObjects();
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, v]) => [name, typeof v === "object" && v ? String(v) : v])));
}

const figure = async (sql: string): Promise<number> => Number(Object.values((await rowsOf(sql))[0]!)[0]);

describe("the generated tables", () => {
  it("have the specification's numbers of rows and keys that find each other", async () => {
    const rows = new Map<string, number>();
    for (const table of tableNames) rows.set(table, await figure(`SELECT count(*) FROM ${table}`));
    const lines = rows.get("lineitem")!;
    rows.delete("lineitem");
    expect(Object.fromEntries(rows)).toEqual({
      region: 5,
      nation: 25,
      supplier: 500,
      customer: 7500,
      part: 10_000,
      partsupp: 40_000,
      orders: 75_000,
    });
    expect(lines / 75_000).toBeCloseTo(4, 1);
    for (const orphans of [
      "SELECT count(*) FROM lineitem ANTI JOIN orders ON l_orderkey = o_orderkey",
      "SELECT count(*) FROM lineitem ANTI JOIN partsupp ON l_partkey = ps_partkey AND l_suppkey = ps_suppkey",
      "SELECT count(*) FROM orders ANTI JOIN customer ON o_custkey = c_custkey",
      "SELECT count(*) FROM orders WHERE o_custkey % 3 = 0",
      "SELECT count(*) - count(DISTINCT (ps_partkey, ps_suppkey)) FROM partsupp",
    ])
      expect(await figure(orphans), orphans).toBe(0);
  });

  it.each([
    ["p_type LIKE '%BRASS'", "part", 1 / 5],
    ["p_name LIKE '%green%'", "part", 5 / 92],
    ["p_name LIKE 'forest%'", "part", 1 / 92],
    ["o_comment LIKE '%special%requests%'", "orders", 1 / 100],
    ["l_shipdate <= DATE '1998-09-02'", "lineitem", 0.986],
    ["l_returnflag = 'R'", "lineitem", 0.247],
    ["o_orderstatus = 'F'", "orders", 0.487],
    ["l_receiptdate > l_commitdate", "lineitem", 0.632],
    ["substring(c_phone, 1, 2) IN ('13', '31', '23', '29', '30', '18', '17')", "customer", 7 / 25],
  ])("have about the specified share of rows where %s", async (condition, table, share) => {
    const found = await figure(`SELECT count(*) FILTER (${condition}) / count(*) FROM ${table}`);
    expect(found / share).toBeGreaterThan(0.8);
    expect(found / share).toBeLessThan(1.2);
  });
});

describe.each([
  { where: "in one process", config: {} },
  { where: "on a driver and two executors", config: { executors: 2, "executor.memory": "1g" } },
])("the 22 queries $where", ({ config }) => {
  let session: Session;
  let tables: Tables;
  beforeAll(async () => {
    const builder = Object.entries(config).reduce((b, [name, value]) => b.config(name, value), Session.builder);
    session = await builder.create();
    tables = readTables(session, folder);
  }, 60_000);
  afterAll(() => session.stop());

  it.each(Object.entries(queries))("%s answers what plain DuckDB answers", async (name, query) => {
    const wanted = await rowsOf(readFileSync(join(import.meta.dirname, "queries", `${name}.sql`), "utf8"));
    expect(Object.values(wanted[0] ?? {}), "a row, and no sum of nothing").not.toEqual([]);
    expect(wanted.every((row) => !Object.values(row).includes(null))).toBe(true);
    expect(difference((await query(tables).collect()) as Row[], wanted)).toBeUndefined();
  });
});
