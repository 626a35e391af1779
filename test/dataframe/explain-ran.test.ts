import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance, StatementType } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { col, count, type DataFrame, Session, sum } from "volley";

// What explain() tells of runs; times are the machine's, all else is held to what DuckDB counts.

const folder = mkdtempSync(join(tmpdir(), "volley-explain-"));
const duckdb = await (await DuckDBInstance.create()).connect();
const rowsOf = async (sql: string): Promise<unknown[][]> => (await duckdb.runAndReadAll(sql)).getRowsJson();
/** The rows of each SELECT of a script. */
async function pasted(script: string): Promise<unknown[][][]> {
  const statements = await duckdb.extractStatements(script);
  const results = [];
  for (let i = 0; i < statements.count; i++) results.push(await (await statements.prepare(i)).runAndReadAll());
  return results.filter((result) => result.statementType === StatementType.SELECT).map((result) => result.getRowsJson());
}
const numberOf = async (sql: string): Promise<number> => Number((await rowsOf(sql))[0]![0]);
const comma = (n: number): string => n.toLocaleString("en-US");

beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  for (let part = 0; part < 4; part++)
    await duckdb.run(`COPY (SELECT i AS sale, hash(i) % 5000 AS key, hash(i * 3) % 1000 AS amount, TIMESTAMPTZ '2024-01-01' AS at
      FROM range(${part * 50_000}, ${(part + 1) * 50_000}) r(i)) TO '${folder}/sales-${part}.parquet' (FORMAT parquet)`);
  await duckdb.run(`COPY (SELECT i AS item, 'item ' || i % 7 AS name FROM range(5000) r(i)) TO '${folder}/items.parquet' (FORMAT parquet)`);
});
afterAll(() => {
  duckdb.closeSync();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ["in this process", {}],
  ["on a cluster", { executors: "2", "broadcast.bytes": "5k" }],
])("explain() of a frame that ran %s", (_, settings) => {
  let session: Session;
  const open = (): Promise<Session> =>
    Object.entries(settings)
      .reduce((builder, [key, value]) => builder.config(key, value), Session.builder.config("progress", "off"))
      .create();
  beforeAll(async () => {
    session = await open();
  }, 60_000);
  afterAll(() => session.stop());

  const sales = (): DataFrame<any> => session.read.parquet(`${folder}/sales-*.parquet`);
  /** Built anew each time: it is found by its meaning. */
  const joined = (from = sales()): DataFrame<any> =>
    from
      .join(session.read.parquet<any>(`${folder}/items.parquet`).filter("name = 'item 3' AND item < 900"), col("key").eq(col("item")))
      .groupBy("key")
      .agg({ n: count(), total: sum("amount") });
  /** What stands behind the plan. */
  const ran = async (frame: DataFrame<any>, mode: Parameters<typeof frame.explain>[0] = "simple"): Promise<string> => {
    const text = await frame.explain(mode);
    return text.slice(text.search(/^(-- )?as it ran/m) >>> 0);
  };
  const titles = async (frame: DataFrame<any>): Promise<readonly string[]> =>
    (await ran(frame)).split("\n").flatMap((line) => /^as it ran( for .*)?, in \d+(?:\.\d+)? m?s$/.exec(line)?.slice(1) ?? []);

  it("tells what each stage wrote, in every mode, and nothing of frames or sessions that did not run", { timeout: 60_000 }, async () => {
    expect(await ran(joined())).toBe("");
    const rows = await joined().collect();
    const wanted = await rowsOf(
      `SELECT key, count(*)::VARCHAR, sum(amount)::BIGINT::VARCHAR FROM read_parquet('${folder}/sales-*.parquet')
       JOIN read_parquet('${folder}/items.parquet') ON key = item WHERE name = 'item 3' AND item < 900 GROUP BY key`,
    );
    expect(rows).toHaveLength(wanted.length);
    for (const mode of ["simple", "extended", "cost", "formatted", "sql"] as const) {
      const text = await ran(joined(), mode);
      expect(text, mode).toMatch(/as it ran, in \d+(\.\d+)? m?s/);
      expect(text, mode).toContain(`to the result: ${wanted.length} rows, `);
      expect(text, mode).toMatch(/\d tasks? in .*, read \d.* of files of \d/);
    }
    const results = await pasted(await joined().explain("sql"));
    // One process runs the plan's own SQL; a cluster's stages adapt.
    expect(results).toHaveLength("executors" in settings ? 2 : 1);
    for (const result of results) expect(result.map(String).sort()).toEqual(wanted.map(String).sort());
    expect(await ran(joined().filter(col("n").gt(1)))).toBe("");
    await expect(joined().explain("pretty" as "simple")).rejects.toMatchObject({ errorClass: "INVALID_ARGUMENT" });
    const other = await open();
    const text = await other.read.parquet(`${folder}/sales-*.parquet`).explain();
    await other.stop();
    expect(text).not.toContain("as it ran");
  });

  it("tells of actions over the frame, by the last of them", { timeout: 60_000 }, async () => {
    const frame = sales().filter(col("key").eq(7));
    await frame.count();
    expect(await titles(frame)).toEqual([" for count()"]);
    await frame.isEmpty();
    expect(await titles(frame)).toEqual([" for limit(1).count()"]);
    await frame.show();
    expect(await titles(frame)).toEqual([" for limit(21)"]);
    await frame.collect();
    expect(await titles(frame)).toEqual([" for limit(21)", undefined]);
    await frame.tail(2);
    expect(await titles(frame)).toEqual([undefined, " for tail(2)"]);
    const all = await numberOf(`SELECT count(*) FROM read_parquet('${folder}/sales-*.parquet') WHERE key = 7`);
    expect((await pasted(await frame.explain("sql"))).map((rows) => rows.length)).toEqual([all, 2]);
  });

  it("tells of a write what its sinks got", { timeout: 60_000 }, async () => {
    const frame = sales().filter("amount < 100");
    const out = join(mkdtempSync(join(folder, "out-")), "x");
    await frame.write.csv(out);
    expect(await titles(frame)).toEqual([` for write.csv(${JSON.stringify(out)})`]);
    const rows = await numberOf(`SELECT count(*) FROM read_parquet('${folder}/sales-*.parquet') WHERE amount < 100`);
    const bytes = /to sink 1: ([\d,]+) rows, (.*?) {2}/.exec(await ran(frame));
    expect(bytes?.slice(1)).toEqual([comma(rows), expect.stringMatching(/^\d.* [KM]B$/)]);
  });

  it("says of a run that failed, or was stopped, how far it came", { timeout: 60_000 }, async () => {
    const frame = sales().select(
      col("sale")
        .divide(col("key").minus(col("key")))
        .alias("x"),
    );
    await expect(frame.collect()).rejects.toMatchObject({ errorClass: "DIVIDE_BY_ZERO" });
    expect(await ran(frame)).toMatch(
      /^as it ran, failed after \d+(\.\d+)? m?s: .*\[DIVIDE_BY_ZERO\]\n\nstage 1: .*\n {3}0 of \d tasks? in .*, \d failed attempts?, read /,
    );
    for await (const row of sales().select("sale")) if (row) break;
    await expect(frame.write.csv(join(folder, "never"))).rejects.toMatchObject({ errorClass: "DIVIDE_BY_ZERO" });
    expect(await ran(frame)).toMatch(/^as it ran for write\.csv\(".*never"\), failed after .*\[DIVIDE_BY_ZERO\]$/m);
    // A driver hears of it a little later.
    const stopped = /^as it ran, (stopped after .*, before its last row was read|in .*)\n\nstage 1: /;
    await vi.waitFor(async () => expect(await ran(sales().select("sale"))).toMatch(stopped), { timeout: 10_000 });
  });

  it("tells of kept rows how they were made", { timeout: 60_000 }, async () => {
    const frame = sales().filter("amount < 50").cache();
    await frame.count();
    expect(await titles(frame)).toEqual([" for count()"]);
    expect(await titles(frame.unpersist())).toEqual([" for count()"]);
    const kept = sales().filter("amount < 40").cache();
    await kept.select("sale").collect();
    expect(await titles(kept)).toEqual([" for cache()"]);
    const rows = await numberOf(`SELECT count(*) FROM read_parquet('${folder}/sales-*.parquet') WHERE amount < 40`);
    expect(await ran(kept)).toContain(`: ${comma(rows)} rows, `);
    kept.unpersist();
  });

  it.skipIf(!("executors" in settings))("tells the decisions, and of no stage that they did away with", { timeout: 60_000 }, async () => {
    const frame = joined(sales().filter("amount < 990"));
    const planned = await frame.explain();
    expect(planned).toMatch(/^stage 3: join/m);
    expect(planned).not.toContain("sent whole to every task");
    await frame.collect();
    const text = await ran(frame);
    const written = await numberOf(`SELECT count(*) FROM read_parquet('${folder}/items.parquet') WHERE name = 'item 3' AND item < 900`);
    expect(text).toMatch(new RegExp(`to exchange 1, \\d partitions?: ${written} rows, .* \\(estimated: ~[\\d,]+ of at most 5,000 rows`));
    expect(text).toMatch(/since exchange 1 \(items_by_\w+\): it holds .*: sent whole to every task/);
    expect(text).toContain(`exchange 1 (all of it)  (${written} rows, `);
    expect(text).not.toMatch(/^stage \d: join/m);
    expect(text).not.toContain("exchange 2,");
  });
});
