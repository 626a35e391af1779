import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place } from "./place.ts";

let place: Place;

beforeAll(async () => {
  place = await makePlace();
  for (let part = 0; part < 4; part++) {
    const file = join(place.directory, `part-${part}.parquet`);
    const from = part * 200_000;
    await place.sql(
      `COPY (SELECT i AS id, i % 1000 AS key, hash(i) % 100000 AS noise FROM range(${from}, ${from + 200_000}) r(i)) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
    );
    await place.put(`rows/part-${part}.parquet`, file);
  }
}, 60_000);
afterAll(() => place.close());

const program = (): string => `
import { col, count, max, Session, sum } from "volley";
const session = await Session.builder.getOrCreate();
const rows: any = session.read.parquet("${place.bucket}/rows/");
const byKey = await rows.groupBy("key").agg({ n: count(), most: max(col("noise")), total: sum(col("id")) }).orderBy("key").collect();
console.log(JSON.stringify(byKey.map((r: any) => [Number(r.key), Number(r.n), Number(r.most), Number(r.total)])));
const first = await rows.select("id").limit(10).collect();
console.log(first.length);
await rows.filter(col("key").lt(10)).write.mode("overwrite").parquet("${place.bucket}/few/");
await session.stop();
`;

describe("remote inputs beyond the staging limit", () => {
  it("are read in bundles, with the same answer, and leave nothing on disk", { timeout: 60_000 }, async () => {
    const { code, stdout, stderr } = await place.volley(
      "run",
      place.program("staged.ts", program()),
      "--staging-bytes",
      "256k",
      "--progress",
      "on",
    ).ended;
    expect(stderr).not.toContain("error");
    expect(code).toBe(0);
    // Stages instead of one query, bundles instead of one task.
    expect(stderr).toMatch(/read rows\s+(\d\d+)\/\1/);
    const [byKey, first] = stdout.trim().split("\n");
    const expected = await place.sql(
      `SELECT key::INT AS k, count(*)::INT AS n, max(noise)::INT AS m, sum(id)::BIGINT::VARCHAR AS t FROM read_parquet('${place.directory}/part-*.parquet') GROUP BY key ORDER BY key`,
    );
    expect(JSON.parse(byKey!)).toEqual(expected.map(({ k, n, m, t }) => [k, n, m, Number(t)]));
    expect(first).toBe("10");
    const { keys } = place.s3.stats();
    expect(Object.keys(keys).some((key) => key.startsWith("data/few/part-"))).toBe(true);
  });

  it("a limit reads no more than the row groups that hold so many rows", { timeout: 60_000 }, async () => {
    place.s3.resetStats();
    const text = `
      import { Session } from "volley";
      const session = await Session.builder.getOrCreate();
      console.log((await session.read.parquet("${place.bucket}/rows/").limit(10).collect()).length);
      await session.stop();`;
    const { stdout } = await place.volley("run", place.program("limit.ts", text)).ended;
    expect(stdout.trim()).toBe("10");
    const all = Object.values(place.s3.stats().keys).reduce((sum, { bytesOut }) => sum + bytesOut, 0);
    const [{ size }] = (await place.sql(
      `SELECT sum(total_compressed_size)::INT AS size FROM parquet_metadata('${place.directory}/part-*.parquet')`,
    )) as [{ size: number }];
    expect(all).toBeLessThan(size / 4);
  });
});
