import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join as path } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import {
  alias,
  attribute,
  call,
  type Expression,
  literal,
  parseSchema,
  type Read,
  relation,
  type Relation,
  simpleTypes,
  type WriteCommand,
} from "@volley/plan";
import { type PlannerSettings, planWrite, type SourceInfo, type StagePlan } from "@volley/planner";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { interpret, multiset, type Row } from "./interpreter.ts";

// A job of the kind of examples/flights, over its first rows: one dataset feeds a shuffle and three aggregates, six sinks come out.

const data = path(import.meta.dirname, "../../node_modules/vega-datasets/data");
const rows = Number(process.env.VOLLEY_FLIGHTS ?? 50_000);
const files = 5;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path(tmpdir(), "volley-flights-"));
  await query(
    Array.from(
      { length: files },
      (_, i) =>
        `COPY (SELECT * FROM read_parquet('${data}/flights-3m.parquet', file_row_number = true) WHERE file_row_number < ${rows} AND file_row_number % ${files} = ${i}) TO '${folder}/flights-${i}.parquet' (FORMAT parquet);`,
    ).join(""),
  );
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function query(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  const result = await connection.runAndReadAll(sql);
  connection.closeSync();
  instance.closeSync();
  return result.getRowsJson() as Row[];
}

const col = (name: string): Expression => attribute(name);
const fn = (name: string, ...args: Expression[]): Expression => call(name, args);
const text = (value: string): Expression => literal(value, simpleTypes.string);
const number = (value: number): Expression => literal(value, Number.isInteger(value) ? simpleTypes.integer : simpleTypes.double);
const filesOf = ({ read }: { readonly read: Read }): readonly string[] =>
  read.format === "csv" ? [path(data, "airports.csv")] : Array.from({ length: files }, (_, i) => `${folder}/flights-${i}.parquet`);
const sources = (read: Read): SourceInfo => ({
  schema: parseSchema(
    read.format === "csv"
      ? "iata string, name string, city string, state string, country string, latitude double, longitude double"
      : "date timestamp_ntz, delay bigint, distance bigint, origin string, destination string",
  ),
  format: read.format,
  files: filesOf({ read }).map((url) => ({ url, size: 1000, etag: "1", rows: read.format === "csv" ? 3376 : rows / files })),
});

function withColumns(input: Relation, columns: Readonly<Record<string, Expression>>): Relation {
  return relation("with_columns", { input, aliases: Object.entries(columns).map(([name, value]) => alias(value, name)) });
}

function aggregate(input: Relation, keys: readonly string[], columns: Readonly<Record<string, Expression>>): Relation {
  return relation("aggregate", {
    input,
    groupings: keys.map(col),
    aggregates: Object.entries(columns).map(([name, value]) => alias(value, name)),
  });
}

function join(left: Relation, right: Relation, using: readonly string[], broadcast: boolean): Relation {
  return relation("join", {
    left,
    right: broadcast ? relation("hint", { input: right, name: "broadcast" }) : right,
    joinType: "left",
    using,
  });
}

function job(): WriteCommand {
  const flights = relation("read", { format: "parquet", paths: ["flights"], options: {} });
  const airports = relation("read", { format: "csv", paths: ["airports"], options: { header: "true" } });
  const unit = withColumns(flights, { unit: fn("hash_unit", col("date"), col("origin"), col("destination")) });
  const legs = withColumns(unit, {
    split: fn(
      "when",
      fn("<", col("unit"), number(0.7)),
      text("train"),
      fn("<", col("unit"), number(0.85)),
      text("validation"),
      text("test"),
    ),
    late: fn("when", fn(">", col("delay"), number(15)), number(1), number(0)),
    hour: fn("date_trunc", text("hour"), col("date")),
  });
  const train = relation("filter", { input: legs, condition: fn("==", col("split"), text("train")) });
  const places = relation("project", { input: airports, expressions: [alias(col("iata"), "origin"), col("latitude")] });
  let ready = join(legs, places, ["origin"], true);
  ready = join(ready, aggregate(legs, ["origin", "hour"], { departures: fn("count") }), ["origin", "hour"], false);
  ready = join(ready, aggregate(train, ["origin"], { origin_delay: fn("avg", col("delay")) }), ["origin"], true);
  ready = join(
    ready,
    aggregate(train, ["origin", "destination"], { route_delay: fn("avg", col("delay")), route_late: fn("avg", col("late")) }),
    ["origin", "destination"],
    true,
  );
  const features = relation("project", {
    input: ready,
    expressions: [
      col("split"),
      col("late"),
      alias(fn("dayofweek", col("date")), "weekday"),
      col("distance"),
      col("latitude"),
      col("departures"),
      col("origin_delay"),
      col("route_delay"),
      col("route_late"),
    ],
  });
  const sinks = (["csv", "parquet"] as const).flatMap((format) =>
    ["train", "validation", "test"].map((split) => {
      const chosen = relation("filter", { input: features, condition: fn("==", col("split"), text(split)) });
      return { folder: `${format}/${split}`, input: relation("drop", { input: chosen, names: ["split"] }), format, options: {} };
    }),
  );
  return { kind: "write", destination: "s3://flights/ready/", mode: "overwrite", marker: "sibling", sinks };
}

const byHand = (split: string): string => `
WITH legs AS (
  SELECT *, (md5_number_lower(date::VARCHAR || chr(31) || origin || chr(31) || destination) >> 11)::DOUBLE / 9007199254740992 AS unit, (delay > 15)::INTEGER AS late, date_trunc('hour', date) AS hour
  FROM read_parquet('${folder}/flights-*.parquet')
), split AS (SELECT *, CASE WHEN unit < 0.7 THEN 'train' WHEN unit < 0.85 THEN 'validation' ELSE 'test' END AS split FROM legs
), train AS (SELECT * FROM split WHERE split = 'train')
SELECT late, (dayofweek(date) + 1)::INTEGER, distance, latitude, departures, origin_delay, route_delay, route_late
FROM split
LEFT JOIN (SELECT iata, latitude FROM read_csv('${data}/airports.csv')) ON iata = origin
LEFT JOIN (SELECT origin, hour, count(*) AS departures FROM split GROUP BY ALL) USING (origin, hour)
LEFT JOIN (SELECT origin, sum(delay)::DOUBLE / count(*) AS origin_delay FROM train GROUP BY ALL) USING (origin)
LEFT JOIN (SELECT origin, destination, sum(delay)::DOUBLE / count(*) AS route_delay, sum(late)::DOUBLE / count(*) AS route_late FROM train GROUP BY ALL) USING (origin, destination)
WHERE split = '${split}'`;

const single: PlannerSettings = { mode: "single", slots: 2, broadcastBytes: 10 * 2 ** 20, timeZone: "UTC" };
const cluster: PlannerSettings = { ...single, mode: "cluster", shufflePartitions: 4, broadcastBytes: 0 };

describe("the flights job", () => {
  it("fetches each dataset once and computes the joined rows once for all sinks", () => {
    const { stages } = planWrite(job(), sources, cluster);
    const fetched = stages.flatMap((s) => s.inputs).flatMap((i) => (i.kind === "source" ? [i.name] : []));
    expect(fetched.sort()).toEqual(["airports", "flights"]);
    const writer = stages.filter((s) => s.outputs.some((o) => o.target.kind === "sink"));
    expect(writer.map((s) => [s.outputs.length, s.shared.length, s.cut])).toEqual([
      [6, 1, { kind: "partition", partitions: 4, fixed: true }],
    ]);
    expect(stages.length).toBe(5);
  });

  it("gives the rows of one plain query, in one process and in tasks", async () => {
    const run = async (plan: StagePlan): Promise<readonly (readonly string[])[]> =>
      (await interpret(plan, { files: filesOf, bundles: 4 })).sinks.map(multiset);
    const whole = await run(planWrite(job(), sources, single));
    const tasks = await run(planWrite(job(), sources, cluster));
    expect(
      whole
        .map((s) => s.length)
        .slice(0, 3)
        .reduce((a, b) => a + b),
    ).toBe(rows);
    for (const [i, split] of ["train", "validation", "test"].entries()) {
      const expected = multiset(await query(byHand(split)));
      for (const got of [whole[i], whole[i + 3], tasks[i], tasks[i + 3]])
        expect(got?.length === expected.length && got.every((row, j) => row === expected[j])).toBe(true);
    }
  }, 120_000);
});
