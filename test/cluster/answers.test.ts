import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place } from "./place.ts";

const flights = join(fileURLToPath(import.meta.resolve("vega-datasets")), "../../data/flights-3m.parquet");
const objects = 3;
const rows = 60_000;
let place: Place;

beforeAll(async () => {
  place = await makePlace();
  for (let part = 0; part < objects; part++) {
    const file = join(place.directory, `part-${part}.parquet`);
    await place.sql(
      `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet('${flights}', file_row_number = true)
       WHERE file_row_number >= ${part * rows * 5} AND file_row_number < ${part * rows * 5 + rows})
       TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
    );
    await place.put(`flights/part-${part}.parquet`, file);
  }
}, 60_000);
afterAll(() => place.close());

const source = (): string => `read_parquet('${place.directory}/part-*.parquet')`;

/** Programs over `f`, and the SQL whose answer they must give. */
const cases: readonly { readonly name: string; readonly frame: string; readonly sql: () => string }[] = [
  {
    name: "filter and project",
    frame: `f.filter(col("delay").gt(200)).select("origin", "destination", col("delay").plus(1).alias("d"))`,
    sql: () => `SELECT origin, destination, delay + 1 AS d FROM ${source()} WHERE delay > 200`,
  },
  {
    name: "group by with a shuffle",
    frame: `f.groupBy("origin", "destination").agg({ n: count(), mean: avg(col("delay")), most: max(col("delay")), total: sum(col("distance")) })`,
    sql: () =>
      `SELECT origin, destination, count(*) AS n, avg(delay) AS mean, max(delay) AS most, CAST(sum(distance) AS BIGINT) AS total FROM ${source()} GROUP BY ALL`,
  },
  {
    name: "shuffle join of two aggregates",
    frame: `f.groupBy("origin", "date").agg({ n: count() }).join(f.groupBy("origin", "date").agg({ m: max(col("delay")) }), ["origin", "date"]).filter(col("n").gt(1))`,
    sql: () => `SELECT origin, date, count(*) AS n, max(delay) AS m FROM ${source()} GROUP BY ALL HAVING count(*) > 1`,
  },
  {
    name: "broadcast, semi and anti joins",
    frame: `f.join(broadcast(f.groupBy("origin").agg({ n: count() }).filter(col("n").gt(4000))), ["origin"], "semi").groupBy("origin").agg({ n: count() })
      .union(f.join(broadcast(f.groupBy("origin").agg({ n: count() }).filter(col("n").gt(30))), ["origin"], "anti").groupBy("origin").agg({ n: count() }))`,
    sql: () => `SELECT origin, count(*) AS n FROM ${source()} GROUP BY origin HAVING count(*) > 4000 OR count(*) <= 30`,
  },
  {
    name: "windows by key, filtered by rank",
    frame: `f.withColumn("place", rowNumber().over(Window.partitionBy("origin").orderBy(col("delay").desc(), "date", "destination", "distance")))
      .withColumn("share", col("delay").divide(sum("distance").over(Window.partitionBy("origin")))).filter(col("place").leq(2))`,
    sql: () =>
      `SELECT *, row_number() OVER (PARTITION BY origin ORDER BY delay DESC, date, destination, distance) AS place,
        delay / sum(distance) OVER (PARTITION BY origin) AS share FROM ${source()} QUALIFY place <= 2`,
  },
  {
    name: "a window over groups, another over everything",
    frame: `f.groupBy("origin").agg({ n: count(), place: rank().over(Window.orderBy(count("*").desc())) })`,
    sql: () => `SELECT origin, count(*) AS n, rank() OVER (ORDER BY count(*) DESC) AS place FROM ${source()} GROUP BY origin`,
  },
  {
    name: "rows made of arrays, grouped",
    frame: `f.select("origin", posexplode(transform(array("delay", "distance"), (x, i) => x.plus(i))).alias("i", "x")).groupBy("origin", "i").agg({ total: sum("x") })`,
    sql: () =>
      `SELECT origin, i::INTEGER AS i, CAST(sum(x) AS BIGINT) AS total FROM (SELECT origin, unnest([delay, distance + 1]) AS x, unnest([0, 1]) AS i FROM ${source()}) GROUP BY ALL`,
  },
  {
    name: "no rows",
    frame: `f.filter(col("origin").eq("nowhere")).groupBy("origin").agg({ n: count() })`,
    sql: () => `SELECT origin, 0::BIGINT AS n FROM ${source()} WHERE false`,
  },
  {
    name: "one row of no rows",
    frame: `f.filter(col("origin").eq("nowhere")).agg({ n: count(), d: sum(col("delay")) })`,
    sql: () => `SELECT 0::BIGINT AS n, NULL::BIGINT AS d`,
  },
  {
    name: "order and limit",
    frame: `f.orderBy(col("delay").desc(), col("date"), col("origin"), col("destination")).limit(25).select("delay", "origin")`,
    sql: () => `SELECT delay, origin FROM ${source()} ORDER BY delay DESC, date, origin, destination LIMIT 25`,
  },
  {
    name: "set operations over a shuffle",
    frame: `f.select("origin", "delay").exceptAll(f.filter(col("delay").gt(10)).select("origin", "delay").intersect(f.select("origin", "delay")))
      .union(f.select("origin", "delay").subtract(f.filter(col("delay").lt(100)).select("origin", "delay")))`,
    sql: () => `(SELECT origin, delay FROM ${source()} EXCEPT ALL SELECT DISTINCT origin, delay FROM ${source()} WHERE delay > 10)
      UNION ALL (SELECT origin, delay FROM ${source()} EXCEPT SELECT origin, delay FROM ${source()} WHERE delay < 100)`,
  },
  {
    name: "rollup and cube",
    frame: `f.rollup("origin", "destination").agg({ n: count(), level: groupingId() })
      .union(f.cube("origin").agg({ n: count(), level: groupingId() }).select("origin", col("origin").as("destination"), "n", "level"))`,
    sql: () => `SELECT origin, destination, count(*) AS n, GROUPING(origin, destination)::BIGINT AS level FROM ${source()} GROUP BY ROLLUP (origin, destination)
      UNION ALL SELECT origin, origin, count(*), GROUPING(origin)::BIGINT FROM ${source()} GROUP BY CUBE (origin)`,
  },
  {
    name: "pivot on found values, and back",
    frame: `f.withColumn("m", col("delay").mod(3)).filter(col("m").isNotNull()).groupBy("origin").pivot("m").agg(max("distance"))
      .fillna(0).melt(["origin"], null, "m", "d")`,
    sql: () => `WITH t AS (SELECT origin, delay % 3 AS m, max(distance) AS d FROM ${source()} WHERE delay IS NOT NULL GROUP BY ALL)
      SELECT o.origin, v.m::VARCHAR AS m, coalesce(t.d, 0) AS d
      FROM (SELECT DISTINCT origin FROM t) o CROSS JOIN (SELECT DISTINCT m FROM t) v LEFT JOIN t ON t.origin = o.origin AND t.m = v.m`,
  },
  {
    name: "pivot that finds no values",
    frame: `f.filter(col("delay").gt(1_000_000)).groupBy("origin").pivot("destination").count()`,
    sql: () => `SELECT origin FROM ${source()} WHERE false`,
  },
  {
    name: "offset and limit",
    frame: `f.orderBy(col("delay").desc(), col("date"), col("origin"), col("destination")).offset(1000).limit(25).select("delay", "origin")`,
    sql: () => `SELECT delay, origin FROM ${source()} ORDER BY delay DESC, date, origin, destination LIMIT 25 OFFSET 1000`,
  },
  {
    name: "union by name with missing columns",
    frame: `f.groupBy("origin").agg({ n: count() }).unionByName(f.groupBy("destination").agg({ n: count() }), { allowMissingColumns: true })`,
    sql: () => `SELECT origin, count(*) AS n, NULL::VARCHAR AS destination FROM ${source()} GROUP BY origin
      UNION ALL SELECT NULL, count(*), destination FROM ${source()} GROUP BY destination`,
  },
];

const program = (): string => `
import { array, avg, broadcast, col, count, groupingId, max, posexplode, rank, rowNumber, Session, sum, transform, Window } from "volley";
const session = await Session.builder.getOrCreate();
const f: any = session.read.parquet("${place.bucket}/flights/");
const frames: Record<string, any> = { ${cases.map(({ name, frame }) => `${JSON.stringify(name)}: ${frame}`).join(",\n")} };
for (const [name, frame] of Object.entries(frames)) {
  const rows = (await frame.collect()).map((row: object) => JSON.stringify(row, (_, v) => (typeof v === "bigint" ? String(v) : v instanceof Date ? v.toISOString() : v)));
  console.log(JSON.stringify([name, rows]));
}
await session.stop();
`;

/** Rows as sorted text: numbers as numbers, timestamps without zone. */
function canonical(rowsOf: readonly Record<string, unknown>[]): string[] {
  const value = (v: unknown): unknown => {
    if (typeof v !== "string") return v;
    if (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(v)) return Number(v);
    return /^\d{4}-\d\d-\d\d[ T]/.test(v) ? v.replace("T", " ").replace(/(\.\d+)?Z?$/, "") : v;
  };
  return rowsOf.map((row) => JSON.stringify(Object.entries(row).map(([k, v]) => [k, value(v)]))).sort();
}

describe.each([
  { where: "in one process", args: [] },
  { where: "on a driver and two executors", args: ["--executors", "2"] },
])("answers $where", ({ args }) => {
  it("equal plain DuckDB's", { timeout: 180_000 }, async () => {
    const { code, stdout, stderr } = await place.volley("run", place.program("answers.ts", program()), ...args, "--progress", "off").ended;
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const got = new Map(
      stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as [string, string[]]),
    );
    for (const { name, sql } of cases) {
      const expected = canonical(await place.sql(sql()));
      expect(canonical(got.get(name)!.map((row) => JSON.parse(row) as Record<string, unknown>)), name).toEqual(expected);
    }
  });
});
