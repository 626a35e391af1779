import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makePlace, type Place } from "./place.ts";

let place: Place;

beforeAll(async () => {
  place = await makePlace();
});
afterAll(() => place.close());

async function run(name: string, body: string, ...args: string[]): Promise<{ code: number | null; lines: string[]; stderr: string }> {
  const text = `import { col, count, Session, sum } from "volley";\nconst session = await Session.builder.getOrCreate();\n${body}\nawait session.stop();\n`;
  const { code, stdout, stderr } = await place.volley("run", place.program(name, text), ...args, "--progress", "off").ended;
  return { code, lines: stdout.trim().split("\n"), stderr };
}

describe.each([
  { where: "in one process", args: [] },
  { where: "on a cluster", args: ["--executors", "1"] },
])("actions $where", ({ args }) => {
  it("may run at the same time", { timeout: 60_000 }, async () => {
    const { lines, stderr, code } = await run(
      "together.ts",
      `
      const many = session.range(200_000).withColumn("key", col("id").mod(100));
      const jobs = Array.from({ length: 6 }, (_, i) => many.filter(col("key").lt(i + 1)).groupBy("key").agg({ n: count(), s: sum(col("id")) }).collect());
      const written = many.write.mode("overwrite").parquet("${place.bucket}/many/");
      let seen = 0;
      for await (const row of many.select("id")) { if (row.id >= 0n) seen++; }
      console.log((await Promise.all(jobs)).map((rows) => rows.length).join(","));
      console.log(seen, (await written).rows[""], await session.read.parquet("${place.bucket}/many/").count());`,
      ...args,
    );
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(lines).toEqual(["1,2,3,4,5,6", "200000 200000 200000"]);
  });

  it("read a union of 1,000 frames", { timeout: 60_000 }, async () => {
    const { lines, stderr } = await run(
      "union.ts",
      `
      let all = session.range(1);
      for (let i = 1; i < 1000; i++) all = all.union(session.range(i, i + 1));
      const [row] = await all.agg({ n: count(), s: sum(col("id")) }).collect();
      console.log(row?.n, row?.s);`,
      ...args,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(["1000n 499500n"]);
  });

  it("take hostile names and texts as data", { timeout: 60_000 }, async () => {
    const texts = ["a\0b", "\0", "'; DROP TABLE x; --", '"', "`", "line\nbreak", "{files}", "$1 \\"];
    const { lines, stderr } = await run(
      "hostile.ts",
      `
      const { lit } = await import("volley");
      for (const text of ${JSON.stringify(texts)}) {
        const name = "x" + text.replaceAll("\\0", "");
        const rows: any[] = await session.createDataFrame([{ [name]: text }]).withColumn("same", lit(text)).collect();
        const found = await session.createDataFrame([{ [name]: text }, { [name]: "other" }]).filter(col(name).eq(lit(text))).count();
        console.log(rows[0][name] === text, rows[0].same === text, found);
      }`,
      ...args,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(texts.map(() => "true true 1"));
  });

  it("stop early when their reader does", { timeout: 60_000 }, async () => {
    const { lines, stderr } = await run(
      "early.ts",
      `
      let seen = 0;
      for await (const row of session.range(5_000_000)) { if (row.id >= 0n && ++seen === 10) break; }
      console.log(seen, await session.range(3).count());`,
      ...args,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(["10 3"]);
  });

  it("refuse an unknown writer option before anything runs", { timeout: 60_000 }, async () => {
    const { code, stderr } = await run(
      "option.ts",
      `await session.range(3).write.option("headr", true).csv("${place.bucket}/never/");`,
      ...args,
    );
    expect(code).toBe(1);
    expect(stderr).toContain('the csv writer has no option "headr"');
    expect(stderr).toContain("INVALID_ARGUMENT");
    expect(stderr).toContain("header");
  });
});

describe("reading an output of Volley", () => {
  it("leaves out files of a job that is not committed, and counts files that others put there", { timeout: 60_000 }, async () => {
    const out = join(place.directory, "out");
    await run("write.ts", `await session.range(10).write.mode("overwrite").parquet("${out}");`);
    const [part] = readdirSync(out).filter((name) => name.startsWith("part-"));
    const file = join(out, part!);
    await place.sql(
      `COPY (SELECT * FROM read_parquet('${file}')) TO '${join(out, "part-00000-00000000-0000-4000-8000-000000000000-1.parquet")}' (FORMAT parquet)`,
    );
    await place.sql(`COPY (SELECT * FROM read_parquet('${file}')) TO '${join(out, "by-hand.parquet")}' (FORMAT parquet)`);
    const { lines } = await run("read.ts", `console.log(await session.read.parquet("${out}").count());`);
    expect(lines).toEqual(["20"]);
  });
});

describe("an empty file beside others", () => {
  it("does not decide their schema", { timeout: 60_000 }, async () => {
    await place.put("lines/0.json", new Uint8Array());
    await place.put("lines/1.json", new TextEncoder().encode('{"a":1}\n{"a":2}\n'));
    const { lines, stderr } = await run(
      "empty.ts",
      `console.log((await session.read.json("${place.bucket}/lines/").collect()).map((r: any) => String(r.a)).join());`,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(["1,2"]);
  });
});

describe("no rows of nested columns", () => {
  it("are no rows", { timeout: 60_000 }, async () => {
    const { lines, stderr } = await run(
      "nested.ts",
      `console.log((await session.createDataFrame([{ id: 1, l: [1], st: { a: 1 } }]).limit(0).collect()).length);`,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(["0"]);
  });
});

describe("an output without rows", () => {
  it("can be read back, with its columns", { timeout: 60_000 }, async () => {
    const { lines, stderr } = await run(
      "zero.ts",
      `await session.range(3).filter(col("id").gt(10)).write.mode("overwrite").parquet("${place.bucket}/zero/");
      const zero: any = session.read.parquet("${place.bucket}/zero/");
      console.log(await zero.count(), (await zero.columns()).join());`,
    );
    expect(stderr).toBe("");
    expect(lines).toEqual(["0 id"]);
  });
});
