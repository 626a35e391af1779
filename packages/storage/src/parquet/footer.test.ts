import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { type FileMetaData, parquetMetadata } from "hyparquet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFooter } from "./footer.ts";
import { type ThriftStruct, Wire, decodeStruct, encodeStruct } from "./thrift.ts";

// Two readers that know nothing of each other have to agree on what footers say.

let folder: string;
let generated: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "volley-footer-"));
  generated = path.join(folder, "types.parquet");
  const db = await DuckDBInstance.create(":memory:");
  const connection = await db.connect();
  await connection.run(
    `copy (select i as id, i::float as f, 'text ' || i as t, {'a': [i], 'b': map {i: 'x'}} as s, (i / 10.0)::decimal(12, 3) as d, date '2000-01-01' as day, now() as at, i % 2 = 0 as flag, ('b' || i)::blob as raw from range(5000) r(i)) to '${generated}' (format parquet, row_group_size 2048)`,
  );
  connection.closeSync();
  db.closeSync();
});

afterAll(() => rm(folder, { recursive: true }));

function raw(bytes: Buffer): Uint8Array {
  const length = bytes.readUInt32LE(bytes.length - 8);
  return bytes.subarray(bytes.length - 8 - length, bytes.length - 8);
}

function summary(file: FileMetaData): unknown {
  return file.row_groups.map((group) => [
    Number(group.num_rows),
    group.columns.map(({ meta_data: meta }) => [
      meta?.path_in_schema.join("."),
      Math.min(...[meta?.data_page_offset, meta?.dictionary_page_offset].filter((offset) => offset !== undefined).map(Number)),
      Number(meta?.total_compressed_size),
      Number(meta?.total_uncompressed_size),
      Number(meta?.num_values),
      meta?.statistics?.null_count === undefined ? undefined : Number(meta.statistics.null_count),
    ]),
  ]);
}

describe.each([
  ["of generated types", () => generated],
  [
    "of three million flights",
    () => fileURLToPath(new URL("../../../../node_modules/vega-datasets/data/flights-3m.parquet", import.meta.url)),
  ],
])("the footer %s", (_, file) => {
  it("says the same to hyparquet", async () => {
    const bytes = await readFile(file());
    const theirs = parquetMetadata(new Uint8Array(bytes).buffer);
    const ours = parseFooter(raw(bytes), file());
    expect(ours.rows).toBe(Number(theirs.num_rows));
    expect(ours.createdBy).toBe(theirs.created_by);
    const groups = ours.rowGroups.map((group) => [
      group.rows,
      group.columns.map((chunk) => [
        chunk.path.join("."),
        chunk.offset,
        chunk.bytes,
        chunk.uncompressedBytes,
        chunk.values,
        chunk.stats?.nulls,
      ]),
    ]);
    expect(groups).toEqual(summary(theirs));
  });

  it("is written again byte for byte", async () => {
    const footer = raw(await readFile(file()));
    expect(Buffer.from(encodeStruct(decodeStruct(footer))).equals(footer)).toBe(true);
  });
});

describe("the compact protocol", () => {
  it("keeps every wire type, extreme integers and far field ids", () => {
    const struct: ThriftStruct = [
      { id: 1, type: Wire.yes, value: true },
      { id: 2, type: Wire.no, value: false },
      { id: 3, type: Wire.byte, value: -128 },
      { id: 4, type: Wire.i16, value: -32768 },
      { id: 5, type: Wire.i32, value: 2 ** 31 - 1 },
      { id: 6, type: Wire.i64, value: Number.MAX_SAFE_INTEGER },
      { id: 7, type: Wire.i64, value: -(2n ** 63n) },
      { id: 8, type: Wire.i64, value: 2n ** 63n - 1n },
      { id: 9, type: Wire.i64, value: Number.MIN_SAFE_INTEGER },
      { id: 10, type: Wire.double, value: -0.1 },
      { id: 11, type: Wire.binary, value: Uint8Array.of(0, 255) },
      { id: 12, type: Wire.list, value: { element: Wire.i32, items: Array.from({ length: 20 }, (_, i) => i - 10) } },
      { id: 13, type: Wire.set, value: { element: Wire.yes, items: [true, false] } },
      { id: 14, type: Wire.map, value: { key: Wire.i32, element: Wire.struct, entries: [[1, [{ id: 1, type: Wire.i32, value: -1 }]]] } },
      { id: 15, type: Wire.map, value: { key: Wire.stop, element: Wire.stop, entries: [] } },
      { id: 500, type: Wire.struct, value: [] },
      { id: 501, type: Wire.list, value: { element: Wire.binary, items: [] } },
    ];
    expect(decodeStruct(encodeStruct(struct))).toEqual(struct);
  });

  it("refuses what ends in the middle, wherever it ends", () => {
    const bytes = encodeStruct([
      { id: 1, type: Wire.list, value: { element: Wire.binary, items: [Uint8Array.of(1, 2, 3)] } },
      { id: 40, type: Wire.double, value: 1 },
    ]);
    for (let length = 0; length < bytes.length; length++) expect(() => decodeStruct(bytes.subarray(0, length))).toThrow();
    expect(decodeStruct(bytes).length).toBe(2);
  });

  it("refuses lists longer than the data and structs without end, at once", () => {
    expect(() => decodeStruct(Uint8Array.of(0x19, 0xf8, 0xff, 0xff, 0xff, 0xff, 0x0f))).toThrow("longer than the data");
    expect(() => decodeStruct(new Uint8Array(10_000).fill(0x1c))).toThrow("too deeply");
    expect(() => decodeStruct(Uint8Array.of(0x1d))).toThrow("unknown wire type");
  });
});
