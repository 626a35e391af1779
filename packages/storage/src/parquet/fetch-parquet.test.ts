import { mkdir, mkdtemp, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LocalStore } from "../local/local-store.ts";
import type { ObjectInfo } from "../object-store.ts";
import { fetchParquet } from "./fetch-parquet.ts";
import { readFooter } from "./read-footer.ts";

const store = new LocalStore();
let folder: string;
let db: DuckDBInstance;
let files = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "volley-parquet-"));
  db = await DuckDBInstance.create(":memory:");
});

afterAll(async () => {
  db.closeSync();
  await rm(folder, { recursive: true });
});

async function rowsOf(sql: string): Promise<{ types: string[]; rows: string[] }> {
  const connection = await db.connect();
  try {
    const result = await connection.runAndReadAll(sql);
    const types = result.columnNames().map((name, i) => `${name} ${String(result.columnType(i))}`);
    return { types, rows: result.getRowsJson().map((row) => JSON.stringify(row)) };
  } finally {
    connection.closeSync();
  }
}

async function writeParquet(select: string, options = ""): Promise<ObjectInfo> {
  const file = path.join(folder, `source-${files++}.parquet`);
  await rowsOf(`copy (${select}) to '${file}' (format parquet ${options})`);
  return infoOf(file);
}

async function infoOf(file: string): Promise<ObjectInfo> {
  const info = await store.head(file);
  if (info === undefined) throw new Error(`${file} is not there`);
  return info;
}

function quoted(columns: readonly string[]): string {
  return columns.length === 0 ? "count(*)" : columns.map((name) => `"${name}"`).join(", ");
}

/** Fetches, and compares with the same rows of the source, which file_row_number finds. */
async function expectSame(
  object: ObjectInfo,
  rowGroups: readonly number[],
  columns: readonly string[],
): Promise<{ bytes: number; fileBytes: number }> {
  const mini = path.join(folder, `mini-${files++}.parquet`);
  const footer = await readFooter(store, object);
  const fetched = await fetchParquet(store, { object, footer, rowGroups, columns }, mini);
  const starts = footer.rowGroups.map((_, i) => footer.rowGroups.slice(0, i).reduce((sum, group) => sum + group.rows, 0));
  const spans = rowGroups.map((g) => `file_row_number between ${starts[g]} and ${(starts[g] ?? 0) + (footer.rowGroups[g]?.rows ?? 0) - 1}`);
  const where = spans.length === 0 ? "false" : spans.join(" or ");
  const expected = await rowsOf(`select ${quoted(columns)} from read_parquet('${object.url}', file_row_number := true) where ${where}`);
  const actual = await rowsOf(`select ${quoted(columns)} from read_parquet('${mini}')`);
  expect(actual.types).toEqual(expected.types);
  expect(actual.rows).toEqual(expected.rows);
  expect(fetched.rows).toBe(rowGroups.reduce((sum, g) => sum + (footer.rowGroups[g]?.rows ?? 0), 0));
  return { bytes: fetched.bytes, fileBytes: (await stat(mini)).size };
}

const everything = `
  select i::bigint as id, i::tinyint % 100 as t, (i % 7)::smallint as s, i::integer as n, i::ubigint as ub, (i % 200)::utinyint as ut,
    i::hugeint as h, i / 3.0::float as f, i * 1.5::double as d, (i % 2 = 0) as b,
    case when i % 5 = 0 then null else 'name ' || (i % 50) end as name, ('x' || i)::blob as bytes,
    (i / 100.0)::decimal(4, 2) as d4, (i / 100.0)::decimal(9, 2) as d9, (i * 10)::decimal(18, 4) as d18, (i * 1000)::decimal(38, 6) as d38,
    date '2020-01-01' + (i % 900)::integer as day, time '01:02:03' + interval (i) second as clock,
    timestamp '2021-03-04 05:06:07.123456' + interval (i) hour as at, (timestamp '2021-03-04 05:06:07' + interval (i) hour)::timestamp_ns as at_ns,
    (timestamp '2021-03-04 05:06:07' + interval (i) minute)::timestamp_ms as at_ms, (timestamp '2021-03-04' + interval (i) day)::timestamptz as at_tz,
    md5(i::varchar)::uuid as uid, interval (i) day as span, json_object('k', i)::json as js,
    case when i % 3 = 0 then null else [i, i + 1, null] end as list,
    {'a': i, 'b': {'c': 'deep ' || i, 'd': [i::varchar]}} as struct,
    map {'k' || (i % 4): i, 'z': null} as map,
    [[i], [], null, [i, i]] as nested, [{'x': i, 'y': [i % 3]}] as structs
  from range(RANGE) r(i)`;

describe("fetchParquet against DuckDB", () => {
  it("gives the same rows and types for every kind of column", async () => {
    const object = await writeParquet(everything.replace("RANGE", "90"), ", row_group_size 2048");
    const { schema } = await readFooter(store, object);
    const names = schema.map((field) => field.name);
    await expectSame(object, [0], names);
    for (const name of names) await expectSame(object, [0], [name]);
  });

  it("takes some row groups and some columns, nested ones included", async () => {
    const object = await writeParquet(
      everything
        .replaceAll("i::tinyint % 100", "(i % 100)::tinyint")
        .replaceAll("(i / 100.0)::decimal(4, 2)", "(i % 99)::decimal(4, 2)")
        .replace("RANGE", "20000"),
      ", row_group_size 2048",
    );
    const all = (await readFooter(store, object)).rowGroups.map((_, i) => i);
    expect(all.length).toBe(10);
    await expectSame(object, all, ["id"]);
    await expectSame(object, [3], ["id", "name", "list"]);
    await expectSame(object, [0, 2, 9], ["struct", "map"]);
    await expectSame(object, [9], ["structs", "nested", "d38"]);
    const { bytes, fileBytes } = await expectSame(object, [5], ["s", "b"]);
    expect(bytes).toBeLessThan(object.size / 50);
    expect(fileBytes).toBeLessThan(bytes + 20_000);
  });

  it("keeps the file's column order and the asked row group order", async () => {
    const object = await writeParquet("select i as a, -i as b from range(6000) r(i)", ", row_group_size 2048");
    const mini = path.join(folder, "order.parquet");
    await fetchParquet(store, { object, rowGroups: [2, 0], columns: ["b", "a"] }, mini);
    const { types, rows } = await rowsOf(`select * from read_parquet('${mini}') limit 1`);
    expect(types).toEqual(["a BIGINT", "b BIGINT"]);
    expect(rows).toEqual(['["4096","-4096"]']);
  });

  it("counts rows without a column, and of no row group", async () => {
    const object = await writeParquet("select i as wide, 'constant' as narrow from range(5000) r(i)", ", row_group_size 2048");
    const { bytes } = await expectSame(object, [0, 2], []);
    expect(bytes).toBeLessThan(1000);
    await expectSame(object, [], ["wide", "narrow"]);
    await expectSame(object, [], []);
  });

  it("drops bloom filters, so that equality filters do not look for them", async () => {
    const object = await writeParquet(
      "select 'k' || (i % 100) as k, i as v from range(20000) r(i)",
      ", row_group_size 4096, dictionary_size_limit 1000",
    );
    const blooms = await rowsOf(`select count(*) from parquet_metadata('${object.url}') where bloom_filter_offset is not null`);
    expect(blooms.rows).not.toEqual(['["0"]']);
    const mini = path.join(folder, "bloom.parquet");
    await fetchParquet(store, { object, rowGroups: [1, 2], columns: ["k", "v"] }, mini);
    const counted = await rowsOf(`select count(*), count(*) filter (k = 'k7') from read_parquet('${mini}') where k in ('k7', 'no such')`);
    const wanted = await rowsOf(
      `select count(*) from read_parquet('${object.url}', file_row_number := true) where k = 'k7' and file_row_number between 4096 and 12287`,
    );
    expect(counted.rows[0]?.split(",")[0]).toBe(wanted.rows[0]?.slice(0, -1));
    const left = await rowsOf(`select count(*) from parquet_metadata('${mini}') where bloom_filter_offset is not null`);
    expect(left.rows).toEqual(['["0"]']);
  });

  it.each(["uncompressed", "snappy", "gzip", "zstd", "lz4_raw", "brotli"])("copies %s pages as they are", async (codec) => {
    const object = await writeParquet(
      "select i, 'text ' || (i % 10) as t, i * 0.25 as d from range(5000) r(i)",
      `, codec ${codec}, row_group_size 2048`,
    );
    await expectSame(object, [1, 2], ["t", "d"]);
  });

  it("reads the newer page format and delta encodings", async () => {
    const object = await writeParquet(
      "select i, 'text ' || i as t, i * 0.25 as d from range(5000) r(i)",
      ", parquet_version v2, row_group_size 2048",
    );
    await expectSame(object, [0, 2], ["i", "t", "d"]);
  });

  it("keeps field ids and odd names", async () => {
    const object = await writeParquet('select 1 as "a b", 2 as "ü.x", 3 as "quote""d"', ', field_ids {"a b": 7, "ü.x": 8}');
    await expectSame(object, [0], ["ü.x"]);
    const mini = path.join(folder, "ids.parquet");
    await fetchParquet(store, { object, rowGroups: [0], columns: ["ü.x"] }, mini);
    expect((await readFooter(store, await infoOf(mini))).schema.map((field) => field.fieldId)).toEqual([8]);
  });

  it("keeps geometry a geometry, and leaves it out", async () => {
    const object = await writeParquet(
      "select i, 'POINT(1 2)'::geometry as place, i + 1 as n from range(5000) r(i)",
      ", row_group_size 2048",
    );
    await expectSame(object, [1], ["place"]);
    await expectSame(object, [0, 1], ["n"]);
    await expectSame(object, [2], ["i", "place"]);
  });

  it("gives the same rows of a real file of three million flights", async () => {
    const flights = fileURLToPath(new URL("../../../../node_modules/vega-datasets/data/flights-3m.parquet", import.meta.url));
    const object = await infoOf(flights);
    const footer = await readFooter(store, object);
    const names = footer.schema.map((field) => field.name);
    const last = footer.rowGroups.length - 1;
    const mini = path.join(folder, "flights.parquet");
    await fetchParquet(store, { object, footer, rowGroups: footer.rowGroups.map((_, i) => i), columns: names }, mini);
    const fingerprint = (file: string): string => `select count(*), bit_xor(hash(t)), sum(hash(t)::hugeint) from read_parquet('${file}') t`;
    expect(await rowsOf(fingerprint(mini))).toEqual(await rowsOf(fingerprint(flights)));
    await fetchParquet(store, { object, footer, rowGroups: [last], columns: names.slice(0, 2) }, mini);
    const rows = await rowsOf(`select count(*) from read_parquet('${mini}')`);
    expect(rows.rows).toEqual([`["${footer.rowGroups[last]?.rows}"]`]);
  });

  it("names an unknown column and an unknown row group, and leaves no file", async () => {
    const object = await writeParquet("select 1 as a, 2 as b");
    const mini = path.join(folder, "none.parquet");
    await expect(fetchParquet(store, { object, rowGroups: [0], columns: ["c"] }, mini)).rejects.toThrow('has no column "c"; it has a, b');
    await expect(fetchParquet(store, { object, rowGroups: [3], columns: ["a"] }, mini)).rejects.toThrow(
      "has 1 row groups, row group 3 was asked for",
    );
    await expect(stat(mini)).rejects.toThrow("ENOENT");
  });

  it("fails when the object was replaced since it was listed, and leaves no file", async () => {
    const object = await writeParquet("select i from range(1000) r(i)");
    const footer = await readFooter(store, object);
    await writeFile(object.url, "something else entirely");
    const below = path.join(folder, "changed");
    await mkdir(below);
    await expect(
      fetchParquet(store, { object, footer, rowGroups: [0], columns: [] }, path.join(below, "mini.parquet")),
    ).rejects.toMatchObject({ reason: "changed" });
    expect(await readdir(below)).toEqual([]);
  });
});

describe("readFooter", () => {
  it("tells rows, row groups, schema and statistics", async () => {
    const object = await writeParquet(
      "select i::integer as n, (i * 3)::bigint as big, (i / 10.0)::decimal(9, 1) as price, 'k' || (i % 10) as k, date '1970-01-05' as day, timestamp '1970-01-01 00:00:01' as at, {'x': [i]} as s, nullif(i % 4, 0)::utinyint as u from range(3000) r(i)",
      ", row_group_size 2048",
    );
    const footer = await readFooter(store, object);
    expect(footer.rows).toBe(3000);
    expect(footer.rowGroups.map((group) => group.rows)).toEqual([2048, 952]);
    expect(footer.schema.map(({ name, physical, logical }) => [name, physical, logical])).toEqual([
      ["n", "int32", { kind: "integer", bits: 32, signed: true }],
      ["big", "int64", { kind: "integer", bits: 64, signed: true }],
      ["price", "int32", { kind: "decimal", precision: 9, scale: 1 }],
      ["k", "byte_array", { kind: "string" }],
      ["day", "int32", { kind: "date" }],
      ["at", "int64", { kind: "timestamp", unit: "micros", utc: false }],
      ["s", undefined, undefined],
      ["u", "int32", { kind: "integer", bits: 8, signed: false }],
    ]);
    const second = footer.rowGroups[1];
    expect(second?.columns.map((column) => column.path.join("."))).toEqual([
      "n",
      "big",
      "price",
      "k",
      "day",
      "at",
      "s.x.list.element",
      "u",
    ]);
    const stats = Object.fromEntries(second?.columns.map((column) => [column.path[0], column.stats]) ?? []);
    expect(stats["n"]).toMatchObject({ min: 2048, max: 2999, nulls: 0 });
    expect(stats["big"]).toMatchObject({ min: 6144, max: 8997 });
    expect(stats["price"]).toMatchObject({ min: 2048, max: 2999 });
    expect(stats["k"]).toMatchObject({ min: "k0", max: "k9" });
    expect(stats["day"]).toMatchObject({ min: 4, max: 4 });
    expect(stats["at"]).toMatchObject({ min: 1_000_000, max: 1_000_000 });
    expect(stats["u"]).toMatchObject({ min: 1, max: 3, nulls: 238 });
    expect(second?.bytes).toBe(second?.columns.reduce((sum, column) => sum + column.bytes, 0));
  });

  it("reads footers longer than the first read", async () => {
    const columns = Array.from({ length: 300 }, (_, c) => `i + ${c} as a_rather_long_column_name_${c}`).join(", ");
    const object = await writeParquet(`select ${columns} from range(6144) r(i)`, ", row_group_size 2048");
    const footer = await readFooter(store, object);
    expect(footer.metadata.length).toBeGreaterThan(1 << 16);
    await expectSame(object, [1], ["a_rather_long_column_name_299"]);
  });

  it("refuses what is no whole Parquet file, saying which and why", async () => {
    const { url } = await writeParquet("select i, 'v' || i as v from range(100000) r(i)");
    const refuse = async (why: RegExp): Promise<void> => {
      const reading = readFooter(store, await infoOf(url));
      await expect(reading).rejects.toMatchObject({ reason: "corrupt", url, retryable: false });
      await expect(reading).rejects.toThrow(why);
    };
    const { size } = await infoOf(url);
    await truncate(url, size - 10);
    await refuse(/is not a Parquet file or was cut short: it does not end with "PAR1"/);
    await writeFile(url, "PAR1");
    await refuse(/it has only 4 bytes/);
    await writeFile(url, "");
    await refuse(/it has only 0 bytes/);
    await writeFile(url, Buffer.concat([Buffer.alloc(1000, 7), Buffer.from([255, 255, 255, 0]), Buffer.from("PAR1")]));
    await refuse(/its footer would have 16777215 bytes, but the file has 1008/);
    await writeFile(url, "a,b\n1,2\n3,4\n5,6\n7,8\n");
    await refuse(/does not end with "PAR1"/);
    await writeFile(url, Buffer.concat([Buffer.alloc(1000, 7), Buffer.from("PARE")]));
    await refuse(/encrypted/);
  });

  it("refuses a footer overwritten with noise, whatever the noise", async () => {
    const object = await writeParquet("select i, 'v' || i as v from range(5000) r(i)");
    const good = Buffer.from(await store.read(object.url));
    const start = good.length - 8 - good.readUInt32LE(good.length - 8);
    let refused = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const noisy = Buffer.from(good);
      let state = seed;
      for (let i = start; i < good.length - 8; i++) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        noisy[i] = state >>> 16;
      }
      await writeFile(object.url, noisy);
      await readFooter(store, await infoOf(object.url)).catch((error) => {
        expect(error).toMatchObject({ reason: "corrupt" });
        refused++;
      });
    }
    expect(refused).toBe(200);
  });

  it("refuses a file whose middle is missing", async () => {
    const object = await writeParquet("select i, 'v' || i as v from range(50000) r(i)");
    const good = Buffer.from(await store.read(object.url));
    await writeFile(object.url, Buffer.concat([good.subarray(0, 1000), good.subarray(good.length - 4000)]));
    await expect(readFooter(store, await infoOf(object.url))).rejects.toThrow(/was cut short: column .* would end at byte/);
  });
});
