import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openStorage } from "@volley/storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pythonWith } from "../python/python.ts";
import { makePlace, type Place } from "./place.ts";

const data = join(fileURLToPath(import.meta.resolve("vega-datasets")), "../../data");
const program = resolve(import.meta.dirname, "../../examples/flights/prepare.ts");
const objects = 3;
const channels = ["csv/train", "csv/validation", "csv/test", "parquet/train", "parquet/validation", "parquet/test"];
let place: Place;
let sizes: number[];

beforeAll(async () => {
  place = await makePlace();
  sizes = [];
  for (let part = 0; part < objects; part++) {
    const file = join(place.directory, `part-${part}.parquet`);
    await place.sql(
      `COPY (SELECT * EXCLUDE (file_row_number) FROM read_parquet('${data}/flights-3m.parquet', file_row_number = true)
       WHERE file_row_number // 50000 = ${part * 7}) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
    );
    await place.put(`raw/flights/part-${part}.parquet`, file);
    const [{ size }] = (await place.sql(`SELECT size::INT AS size FROM read_blob('${file}')`)) as [{ size: number }];
    sizes.push(size);
  }
  await place.put("raw/airports/airports.csv", new Uint8Array(execFileSync("cat", [join(data, "airports.csv")])));
}, 60_000);
afterAll(() => place.close());

/** Copies what the job wrote to local folders, as a training service's file mode does. Returns the paths below `ready/`. */
async function download(into: string): Promise<string[]> {
  const store = openStorage({ s3: { endpoint: place.s3.endpoint, accessKeyId: "volley", secretAccessKey: "a secret for tests" } });
  const paths: string[] = [];
  for await (const { url } of store.list("s3://data/ready/")) {
    const path = url.slice("s3://data/ready/".length);
    paths.push(path);
    mkdirSync(join(into, path, ".."), { recursive: true });
    writeFileSync(join(into, path), await store.read(url));
  }
  return paths;
}

const expected = (): string => `
  WITH legs AS (
    SELECT *, date_trunc('hour', date) AS hour, CASE WHEN delay > 15 THEN 1 ELSE 0 END AS late,
      (CAST(md5_number_lower(strftime(date, '%Y-%m-%d %H:%M:%S') || chr(31) || origin || chr(31) || destination) >> 11 AS DOUBLE) / 9007199254740992) AS unit
    FROM read_parquet('${place.directory}/part-*.parquet')
  ), named AS (SELECT *, CASE WHEN unit < 0.7 THEN 'train' WHEN unit < 0.85 THEN 'validation' ELSE 'test' END AS split FROM legs),
  departures AS (SELECT origin, hour, count(*) AS departures FROM named GROUP BY ALL),
  by_origin AS (SELECT origin, count(*) AS n, avg(delay)::FLOAT AS d, avg(late)::FLOAT AS l FROM named WHERE split = 'train' GROUP BY ALL)
  SELECT split, late, distance, month(date) AS month, departures, by_origin.n AS "originFlights", by_origin.d AS "originDelay", by_origin.l AS "originLate"
  FROM named JOIN departures USING (origin, hour) LEFT JOIN by_origin USING (origin)`;

describe.each([
  { where: "in one process", args: [] },
  { where: "on a driver and two executors", args: ["--executors", "2"] },
])("the main job $where", ({ where, args }) => {
  it("writes six channels from one execution, readable as they are", { timeout: 120_000 }, async () => {
    place.s3.resetStats();
    const out = join(place.directory, where.replaceAll(" ", "-"));
    process.env["FLIGHTS_BUCKET"] = place.bucket;
    const { code, stderr } = await place.volley("run", program, ...args, "--progress", "off").ended;
    expect(stderr).toBe("");
    expect(code).toBe(0);

    // Six outputs, one execution: every source object was read once; each process reads its footer, which weighs in so small an object.
    const { keys } = place.s3.stats();
    for (let part = 0; part < objects; part++)
      expect(keys[`data/raw/flights/part-${part}.parquet`]!.bytesOut).toBeLessThan(sizes[part]! * 3);

    const paths = await download(out);
    expect([...new Set(paths.map((path) => path.split("/").slice(0, -1).join("/")))].sort()).toEqual(["", ...channels].sort());
    expect(paths.filter((path) => !path.includes("/"))).toEqual(["_SUCCESS"]);
    for (const channel of channels)
      expect(
        readdirSync(join(out, channel)).every((name) => /^part-[a-z]+-\d{5}-/.test(name)),
        channel,
      ).toBe(true);

    for (const split of ["train", "validation", "test"]) {
      const columns = 'late, distance, month, departures, "originFlights", "originDelay", "originLate"';
      const wanted = `SELECT ${columns} FROM (${expected()}) WHERE split = '${split}'`;
      const parquet = `SELECT ${columns} FROM read_parquet('${out}/parquet/${split}/*.parquet')`;
      const differing = `SELECT count(*)::INT AS n FROM ((${wanted} EXCEPT ALL ${parquet}) UNION ALL (${parquet} EXCEPT ALL ${wanted}))`;
      expect(await place.sql(differing), split).toEqual([{ n: 0 }]);
      const rows = await place.sql(
        `SELECT (SELECT count(*) FROM read_csv('${out}/csv/${split}/*.csv', header = false, all_varchar = true))::INT AS csv, (SELECT count(*) FROM read_parquet('${out}/parquet/${split}/*.parquet'))::INT AS parquet`,
      );
      expect(rows[0]!["csv"], split).toBe(rows[0]!["parquet"]);
    }

    const python = pythonWith("pyarrow", "xgboost", "numpy");
    if (python) {
      const script = `
import os, sys
import numpy as np, pyarrow.parquet as pq, xgboost as xgb
out = sys.argv[1]
for split in ("train", "validation", "test"):
    table = pq.read_table(os.path.join(out, "parquet", split))
    data = np.column_stack([c.to_numpy(zero_copy_only=False).astype("float64") for c in table.columns])
    csv = os.path.join(out, "csv", split)
    parts = [np.genfromtxt(os.path.join(csv, name), delimiter=",", ndmin=2) for name in sorted(os.listdir(csv))]
    rows = np.vstack(parts)
    assert rows.shape == data.shape, (rows.shape, data.shape)
    assert set(np.unique(rows[:, 0])) <= {0.0, 1.0}
    matrix = xgb.DMatrix(rows[:, 1:], label=rows[:, 0])
    if split == "train": model = xgb.train({"objective": "binary:logistic", "max_depth": 3}, matrix, 5)
    print(split, matrix.num_row(), matrix.num_col())
`;
      const printed = execFileSync(python, ["-c", script, out], { encoding: "utf8" });
      expect(printed.trim().split("\n")).toHaveLength(3);
    }
  });
});
