import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place } from "./place.ts";

let place: Place;

/** Sixteen files of sales, nine of ten with one key; and as many items as there are keys, some twice. */
beforeAll(async () => {
  place = await makePlace();
  const write = (sql: string, file: string): Promise<unknown> =>
    place.sql(`COPY (${sql}) TO '${join(place.directory, file)}' (FORMAT parquet)`);
  for (let part = 0; part < 16; part++) {
    const rows = `range(${part * 50_000}, ${(part + 1) * 50_000}) r(i)`;
    await write(
      `SELECT i AS sale, CASE WHEN i % 10 < 9 THEN 7 ELSE hash(i) % 5000 END::INT AS key, hash(i * 3) % 1000 AS amount FROM ${rows}`,
      `sales-${part}.parquet`,
    );
  }
  await write("SELECT (i % 4500)::INT AS item, 'item ' || i AS name FROM range(5000) r(i)", "items.parquet");
}, 60_000);
afterAll(() => place.close());

const unsent = ["--broadcast-bytes", "0"];

const program = (): string => `
import { avg, col, count, Session, sum } from "volley";
const session = await Session.builder.getOrCreate();
const sales: any = session.read.parquet("${place.directory}/sales-*.parquet");
const items: any = session.read.parquet("${place.directory}/items.parquet");
for (const how of ["inner", "left", "right", "full", "semi", "anti"]) {
  const joined = sales.join(items, col("key").eq(col("item")), how);
  const [row] = await joined.agg({ n: count(), sales: count("sale"), total: sum("amount"), keys: sum("key") }).collect();
  console.log(JSON.stringify([how, ...[row.n, row.sales, row.total, row.keys].map(String)]));
}
const byKey = await sales.groupBy("key").agg({ n: count(), mean: avg("amount") }).filter(col("n").gt(5000)).collect();
console.log(JSON.stringify(byKey.map((row: any) => [row.key, String(row.n)])));
await session.stop();
`;

async function expected(): Promise<readonly string[]> {
  const lines = [];
  for (const [how, join] of [
    ["inner", "JOIN"],
    ["left", "LEFT JOIN"],
    ["right", "RIGHT JOIN"],
    ["full", "FULL JOIN"],
    ["semi", "SEMI JOIN"],
    ["anti", "ANTI JOIN"],
  ]) {
    const [row] = await place.sql(
      `SELECT count(*)::VARCHAR AS n, count(sale)::VARCHAR AS s, sum(amount)::BIGINT::VARCHAR AS t, sum(key)::BIGINT::VARCHAR AS k
       FROM read_parquet('${place.directory}/sales-*.parquet') AS s ${join} read_parquet('${place.directory}/items.parquet') AS i ON s.key = i.item`,
    );
    lines.push(JSON.stringify([how, row!["n"], row!["s"], row!["t"], row!["k"]]));
  }
  const [most] = await place.sql(`SELECT count(*)::VARCHAR AS n FROM read_parquet('${place.directory}/sales-*.parquet') WHERE key = 7`);
  return [...lines, JSON.stringify([[7, most!["n"]]])];
}

async function run(
  text: string,
  ...settings: readonly string[]
): Promise<{ readonly lines: readonly string[]; readonly decisions: readonly string[][] }> {
  const report = join(place.directory, "report.json");
  const { code, stdout, stderr } = await place.volley(
    "run",
    place.program("adaptive.ts", text),
    "--executors",
    "2",
    "--progress",
    "off",
    "--report",
    report,
    ...settings,
  ).ended;
  expect(stderr).toBe("");
  expect(code).toBe(0);
  const { queries } = JSON.parse(readFileSync(report, "utf8")) as { queries: { stages: { decisions: string[] }[] }[] };
  return { lines: stdout.trim().split("\n"), decisions: queries.map(({ stages }) => stages.flatMap((stage) => stage.decisions)) };
}

describe("stages laid out by what earlier ones wrote", () => {
  it("answer as those that are not, small partitions read together and a skewed one shared out", { timeout: 480_000 }, async () => {
    const wanted = await expected();
    const plain = await run(program(), "--adaptive", "off", ...unsent, "--shuffle-partitions", "5");
    expect(plain.lines).toEqual(wanted);
    expect(plain.decisions.flat()).toEqual([]);

    const { lines, decisions } = await run(program(), ...unsent, "--skew-bytes", "500k");
    expect(lines).toEqual(wanted);
    const [inner, left, right, full, semi, anti, grouped] = decisions.map((all) => all.join("\n"));
    // A side whose rows without partner come out once is not read by several tasks.
    for (const split of [inner, left, semi, anti]) expect(split).toMatch(/partition \d of \d is skewed \(.*\): read by \d+ tasks/);
    for (const kept of [right, full]) expect(kept).not.toContain("skewed");
    expect(grouped).toMatch(/it holds .*: read by one task/);
  });
});

const switching = (): string => `
import { col, count, Session, sum } from "volley";
const session = await Session.builder.getOrCreate();
const sales: any = session.read.parquet("${place.directory}/sales-*.parquet");
const items: any = session.read.parquet("${place.directory}/items.parquet");
const few = items.filter(col("item").lt(10));
const none = items.filter(col("name").eq("nothing"));
for (const [side, how] of [[few, "inner"], [few, "left"], [few, "anti"], [none, "inner"], [none, "semi"], [none, "anti"], [none, "full"]]) {
  const [row] = await sales.join(side, col("key").eq(col("item")), how).agg({ n: count(), keys: sum("key") }).collect();
  console.log(JSON.stringify([String(row.n), String(row.keys)]));
}
for (const how of ["left", "semi", "anti"]) {
  const [row] = await few.join(sales, col("key").eq(col("item")), how).agg({ n: count(), keys: sum("item") }).collect();
  console.log(JSON.stringify([String(row.n), String(row.keys)]));
}
await session.stop();
`;

describe("joins planned again by what a side turned out to be", () => {
  it("send a small side whole, do not read what has no partners, and answer as before", { timeout: 480_000 }, async () => {
    const wanted = [];
    for (const [condition, join] of [
      ["item < 10", "JOIN"],
      ["item < 10", "LEFT JOIN"],
      ["item < 10", "ANTI JOIN"],
      ["false", "JOIN"],
      ["false", "SEMI JOIN"],
      ["false", "ANTI JOIN"],
      ["false", "FULL JOIN"],
    ]) {
      const [row] = await place.sql(
        `SELECT count(*)::VARCHAR AS n, coalesce(sum(key)::BIGINT::VARCHAR, 'null') AS k FROM read_parquet('${place.directory}/sales-*.parquet') AS s
         ${join} (SELECT * FROM read_parquet('${place.directory}/items.parquet') WHERE ${condition}) AS i ON s.key = i.item`,
      );
      wanted.push(JSON.stringify([row!["n"], row!["k"]]));
    }
    for (const join of ["LEFT JOIN", "SEMI JOIN", "ANTI JOIN"]) {
      const [row] = await place.sql(
        `SELECT count(*)::VARCHAR AS n, coalesce(sum(item)::BIGINT::VARCHAR, 'null') AS k
         FROM (SELECT * FROM read_parquet('${place.directory}/items.parquet') WHERE item < 10) AS i
         ${join} read_parquet('${place.directory}/sales-*.parquet') AS s ON s.key = i.item`,
      );
      wanted.push(JSON.stringify([row!["n"], row!["k"]]));
    }
    const broadcast = ["--broadcast-bytes", "5k"];
    const plain = await run(switching(), "--adaptive", "off", ...broadcast);
    expect(plain.lines).toEqual(wanted);
    const { lines, decisions } = await run(switching(), ...broadcast);
    expect(lines).toEqual(wanted);
    const [inner, left, anti, noInner, noSemi] = decisions.map((all) => all.join("\n"));
    for (const sent of [inner, left, anti]) expect(sent).toMatch(/it holds .*: sent whole to every task/);
    for (const kept of decisions.slice(7)) expect(kept.join()).toMatch(/about \d % of all keys: .* leaves out rows without a partner/);
    for (const unread of [noInner, noSemi]) expect(unread).toMatch(/it holds no rows, and so the \w+ join has none/);
  });
});
