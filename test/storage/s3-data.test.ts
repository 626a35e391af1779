import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type ObjectInfo, fetchParquet, fetchText, readFirstRecord, readFooter, splitText, uploadFile } from "@volley/storage";
import { type S3Place, s3Place } from "./places.ts";

const flights = fileURLToPath(new URL("../../node_modules/vega-datasets/data/flights-3m.parquet", import.meta.url));
let place: S3Place;
let folder: string;
let object: ObjectInfo;

beforeAll(async () => {
  place = await s3Place();
  folder = await mkdtemp(path.join(tmpdir(), "volley-s3-data-"));
  const { upload, parts } = await uploadFile(place.store, flights, "s3://data/flights.parquet");
  await place.store.completeUpload(upload, parts);
  object = (await place.store.head("s3://data/flights.parquet")) as ObjectInfo;
});

afterEach(() => place.server.setFaults([]));

afterAll(async () => {
  await place.close();
  await rm(folder, { recursive: true });
});

async function query(sql: string): Promise<unknown> {
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson();
  } finally {
    connection.closeSync();
    db.closeSync();
  }
}

describe("Parquet on S3", () => {
  it("fetches what the query needs and hardly more", async () => {
    const { store, server } = place;
    server.resetStats();
    const footer = await readFooter(store, object);
    expect(server.stats().requests).toBe(1);
    const [first] = footer.schema;
    const groups = footer.rowGroups.map((_, i) => i);
    const mini = path.join(folder, "mini.parquet");
    const { bytes, rows } = await fetchParquet(store, { object, footer, rowGroups: groups, columns: [first?.name ?? ""] }, mini);
    expect(rows).toBe(3_000_000);
    expect(bytes).toBeLessThan(object.size);
    expect(server.stats().bytesOut).toBeLessThan(bytes + footer.rowGroups.length * (1 << 20) + (1 << 20));
    const fingerprint = (file: string): string => `select count(*), bit_xor(hash("${first?.name}")) from read_parquet('${file}')`;
    expect(await query(fingerprint(mini))).toEqual(await query(fingerprint(flights)));
  });

  it("fetches the same over a connection that breaks again and again", async () => {
    const { store, server } = place;
    server.setFaults([
      { match: { op: "GetObject", probability: 0.3 }, action: { truncateAfterBytes: 700_000 } },
      { match: { op: "GetObject", nth: 3 }, action: "reset" },
      { match: { op: "GetObject", nth: 5 }, action: { status: 503 } },
    ]);
    const footer = await readFooter(store, object);
    const mini = path.join(folder, "broken.parquet");
    await fetchParquet(
      store,
      { object, footer, rowGroups: footer.rowGroups.map((_, i) => i), columns: footer.schema.map((field) => field.name) },
      mini,
      { chunk: 2 << 20 },
    );
    expect(server.stats().faultsFired[0]).toBeGreaterThan(0);
    const fingerprint = (file: string): string => `select count(*), bit_xor(hash(t)) from read_parquet('${file}') t`;
    expect(await query(fingerprint(mini))).toEqual(await query(fingerprint(flights)));
  });

  it("leaves no local file when the object cannot be read to the end", async () => {
    const { store, server } = place;
    const footer = await readFooter(store, object);
    server.setFaults([{ match: { op: "GetObject", nth: 2, times: 1000 }, action: { status: 403 } }]);
    const local = await mkdtemp(path.join(folder, "denied-"));
    const fetching = fetchParquet(
      store,
      { object, footer, rowGroups: [0], columns: footer.schema.map((field) => field.name) },
      path.join(local, "x.parquet"),
      { chunk: 1 << 20 },
    );
    await expect(fetching).rejects.toMatchObject({ reason: "denied", url: object.url });
    expect(await readdir(local)).toEqual([]);
  });
});

describe("text on S3", () => {
  it("is cut and fetched so that the pieces are the whole", async () => {
    const { store } = place;
    const csv = path.join(folder, "flights.csv");
    await query(
      `copy (select *, case when delay % 10 = 7 then 'two' || chr(10) || 'lines' end as note from read_parquet('${flights}') limit 300000) to '${csv}' (header)`,
    );
    const { upload, parts } = await uploadFile(store, csv, "s3://data/flights.csv");
    await store.completeUpload(upload, parts);
    const info = (await store.head("s3://data/flights.csv")) as ObjectInfo;
    const ranges = await splitText(store, info, { format: "csv", targetBytes: 1 << 20, chunk: 300_000 });
    expect(ranges.length).toBe(Math.ceil(info.size / (1 << 20)));
    const header = await readFirstRecord(store, info);
    let joined = Buffer.alloc(0);
    for (const [i, range] of ranges.entries()) {
      const local = path.join(folder, "piece.csv");
      await fetchText(store, info, range, local, { prefix: header });
      expect((await stat(local)).size).toBe(range.length + header.length);
      const piece = await readFile(local);
      if (i > 0) expect(piece.subarray(0, header.length).equals(header)).toBe(true);
      joined = Buffer.concat([joined, piece.subarray(header.length)]);
    }
    expect(joined.equals(await readFile(csv))).toBe(true);
  });
});
