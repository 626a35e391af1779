import { join } from "node:path";
import { connectBackend } from "@volley/connect/client";
import type { QueryProgress, StageProgress } from "@volley/protocol";
import { col, count, type DataFrame, max, rand, Session, sum } from "volley";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place, type Running } from "./place.ts";

let place: Place;
let driver: Running;
let address: string;
const alive: Running[] = [];
let started = 0;

/** Sales in eight files, nine of ten of one item; items, of which few are dear; returns, of which none is of this year. */
beforeAll(async () => {
  place = await makePlace();
  const write = (sql: string, file: string): Promise<unknown> =>
    place.sql(`COPY (${sql}) TO '${join(place.directory, file)}' (FORMAT parquet)`);
  for (let part = 0; part < 8; part++)
    await write(
      `SELECT i AS sale, CASE WHEN i % 10 < 9 THEN 7 ELSE hash(i) % 5000 END::INT AS item, (hash(i * 3) % 1000)::BIGINT AS amount,
       (hash(i * 7) % 20000)::INT AS customer, date '2024-01-01' + (i % 300)::INT AS day FROM range(${part * 30_000}, ${(part + 1) * 30_000}) r(i)`,
      `sales-${part}.parquet`,
    );
  await write("SELECT i::INT AS item, 'item ' || i AS name, (i % 100)::INT AS price FROM range(5000) r(i)", "items.parquet");
  await write("SELECT i::BIGINT AS sale, 2023 AS year, (i % 30)::INT AS reason FROM range(0, 240000, 7) r(i)", "returns.parquet");
  driver = place.volley("driver", "--driver-port", "0", "--executor-wait", "30");
  address = `127.0.0.1:${Number((await driver.ready())["port"])}`;
  for (let i = 0; i < 2; i++) await addExecutor();
}, 120_000);
afterAll(() => place.close());

async function addExecutor(): Promise<void> {
  const executor = place.volley("executor", "--driver", address, "--id", `e${++started}`);
  alive.push(executor);
  await executor.ready();
}

type Frames = Readonly<Record<"sales" | "items" | "returns", any>>;

/** Queries in the manner of TPC-H over skewed keys: as a frame, and for plain DuckDB. Each has decisions of its own to take while it runs. `some`: of these rows any. */
const queries: Readonly<
  Record<string, { readonly frame: (t: Frames) => DataFrame; readonly sql: string; readonly decides: RegExp; readonly some?: true }>
> = {
  "a skewed join below groups": {
    frame: ({ sales, items }) =>
      sales
        .join(items, ["item"], "left")
        .groupBy("name")
        .agg({ n: count(), total: sum("amount") }),
    sql: "SELECT name, count(*) AS n, sum(amount)::BIGINT AS total FROM sales LEFT JOIN items USING (item) GROUP BY name",
    decides: /is skewed/,
  },
  "few items before many sales": {
    frame: ({ sales, items }) =>
      sales
        .join(items.filter(col("price").eq(42)), ["item"])
        .groupBy("customer", "name")
        .agg({ n: count(), most: max("amount") }),
    sql: "SELECT customer, name, count(*) AS n, max(amount) AS most FROM sales JOIN items USING (item) WHERE price = 42 GROUP BY ALL",
    decides: /sent whole to every task/,
  },
  "few items that are kept, and their sales": {
    frame: ({ sales, items }) =>
      items
        .filter(col("price").eq(42))
        .join(sales.select("item", "amount", "customer"), ["item"], "left")
        .groupBy("name")
        .agg({ customers: count("customer"), total: sum("amount") }),
    sql: "SELECT name, count(customer) AS customers, sum(amount)::BIGINT AS total FROM items LEFT JOIN sales USING (item) WHERE price = 42 GROUP BY name",
    decides: /leaves out rows without a partner/,
  },
  "items drawn by chance, and all sales of these": {
    frame: ({ sales, items }) =>
      items
        .filter(rand().lt(0.02))
        .join(sales.select("item", "sale"), ["item"], "left")
        .groupBy("item")
        .agg({ n: count("sale") }),
    sql: "SELECT item, count(sale) AS n FROM items LEFT JOIN sales USING (item) GROUP BY item",
    decides: /leaves out rows without a partner/,
    some: true,
  },
  "returns that there are none of, beside others": {
    frame: ({ sales, returns }) => {
      const none = sales.join(returns.filter(col("year").eq(2024)), ["sale"], "semi").select("customer", "amount");
      const some = sales.join(returns.filter(col("reason").eq(3)), ["sale"], "semi").select("customer", "amount");
      return none
        .union(some)
        .groupBy("customer")
        .agg({ total: sum("amount") });
    },
    sql: "SELECT customer, sum(amount)::BIGINT AS total FROM sales SEMI JOIN (FROM returns WHERE reason = 3) USING (sale) GROUP BY customer",
    decides: /it holds no rows/,
  },
  "the most of groups, joined back": {
    frame: ({ sales, items }) => {
      const best = sales.groupBy("item").agg({ best: max("amount") });
      return sales
        .join(best, ["item"])
        .filter(col("amount").eq(col("best")))
        .join(items, ["item"])
        .groupBy("price")
        .agg({ n: count(), best: sum("best") });
    },
    sql: `SELECT price, count(*) AS n, sum(best)::BIGINT AS best FROM sales JOIN (SELECT item, max(amount) AS best FROM sales GROUP BY item) USING (item)
      JOIN items USING (item) WHERE amount = best GROUP BY price`,
    decides: /read by/,
  },
};

const settings = {
  "volley.broadcast.bytes": "20000",
  "volley.partition.bytes": "400000",
  "volley.skew.bytes": "50000",
  "volley.bundle.bytes": "1",
};

interface Ran {
  readonly rows: readonly string[];
  /** The last that was told of the stages. */
  readonly stages: readonly StageProgress[];
  readonly notices: readonly string[];
  /** Stages of which the decisions changed after they had begun. */
  readonly changed: readonly string[];
  /** Whether something was killed before the query was done. */
  readonly killed: boolean;
}

const begunStages = ({ stages }: QueryProgress): readonly StageProgress[] => stages.filter(({ started }) => started);

/** Runs a query; `kill` when so many of its stages have begun. */
async function run(
  name: string,
  given: Readonly<Record<string, string>>,
  killAt?: { readonly begun: number; readonly kill: () => void },
): Promise<Ran> {
  let last: QueryProgress | undefined;
  let killed = false;
  const decided = new Map<number, string>();
  const changed: string[] = [];
  const onProgress = (progress: QueryProgress): void => {
    last = progress;
    for (const { stage, decisions } of begunStages(progress)) {
      const text = decisions.join("; ");
      if ((decided.get(stage) ?? text) !== text) changed.push(`stage ${stage}: ${decided.get(stage)} -> ${text}`);
      decided.set(stage, text);
    }
    if (!killAt || killed || progress.done || begunStages(progress).length < killAt.begun) return;
    killed = true;
    killAt.kill();
  };
  const session = new Session(connectBackend(`sc://${address}`, { onProgress, settings: { ...settings, ...given } }), {});
  const read = (table: string): DataFrame => session.read.parquet(`${place.directory}/${table}.parquet`) as DataFrame;
  try {
    const rows = await queries[name]!.frame({ sales: read("sales-*"), items: read("items"), returns: read("returns") }).collect();
    return { rows: rows.map(textOf).sort(), stages: last?.stages ?? [], notices: last?.notices ?? [], changed, killed };
  } finally {
    await session.stop();
  }
}

const textOf = (row: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.values(row).map(String));

async function expected(name: string): Promise<readonly string[]> {
  const table = (file: string): string => `read_parquet('${place.directory}/${file}.parquet')`;
  const rows = await place.sql(
    `WITH sales AS (FROM ${table("sales-*")}), items AS (FROM ${table("items")}), returns AS (FROM ${table("returns")}) ${queries[name]!.sql}`,
  );
  return rows.map(textOf).sort();
}

/** After each second stage; after every one with VOLLEY_KILLS=all. */
const step = process.env["VOLLEY_KILLS"] === "all" ? 1 : 2;

describe("an executor that is killed while a query is planned again", () => {
  it.each(Object.keys(queries))("changes nothing of the answer: %s", { timeout: 300_000 }, async (name) => {
    const right = await expected(name);
    expect(right.length).toBeGreaterThan(10);
    const expectRight = ({ rows }: Ran, when: string): void => {
      if (!queries[name]!.some) return expect(rows, when).toEqual(right);
      expect(rows.length, when).toBeGreaterThan(10);
      const known = new Set(right);
      expect(
        rows.filter((row) => !known.has(row)),
        when,
      ).toEqual([]);
    };
    expectRight(await run(name, { "volley.adaptive": "off" }), "planned once");
    const undisturbed = await run(name, {});
    expectRight(undisturbed, "undisturbed");
    expect(undisturbed.stages.flatMap(({ decisions }) => decisions).join("\n")).toMatch(queries[name]!.decides);

    let hit = 0;
    for (let begun = 1; begun <= undisturbed.stages.length; begun += step) {
      const ran = await run(name, {}, { begun, kill: () => alive.shift()!.kill("SIGKILL") });
      expectRight(ran, `killed when ${begun} stages had begun`);
      expect(ran.changed).toEqual([]);
      if (!ran.killed) continue;
      hit++;
      await addExecutor();
    }
    expect(hit, "kills that came in time").toBeGreaterThan(0);
  });
});
